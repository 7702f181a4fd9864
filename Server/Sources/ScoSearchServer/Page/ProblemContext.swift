import HTTPTypes

/// What the template `message` shows of a problem: what happened, and a way on.
struct ProblemContext {
  let problem: Problem
  let target: RequestTarget
  let language: PageLanguage

  var context: PageContext {
    let (title, text) = words
    var context: PageContext = [
      "pageTitle": "\(title(language)) – sco-search", "messageTitle": title(language),
      "messageText": problem.parameter.map { text(language, $0) } ?? text(language), "ways": ways,
    ]
    // Who has no token gets no style either.
    if problem.status != .unauthorized, problem.status != .forbidden {
      context["hasFiles"] = true
      context["assets"] = WebFiles.path
    }
    if problem.status.kind == .serverError, problem != .tooManySearches {
      context["messageDetail"] = "\(problem.detail); \(problem.remedy)"
    }
    return context
  }

  private var ways: [PageContext] {
    var ways: [PageContext] = []
    func add(_ text: PageText, _ href: String) {
      ways.append(["text": text(language), "href": href])
    }
    switch problem.status {
    case .unauthorized, .forbidden: break
    case .badRequest:
      if let parameter = problem.parameter {
        add(Self.withoutParameter, target.without(parameter))
      }
      add(Self.start, "/")
    case .serviceUnavailable, .internalServerError:
      let again = target.path + (target.parameters.isEmpty ? "" : "?")
      add(Self.again, again + RequestTarget.query(target.parameters))
    default: add(Self.start, "/")
    }
    return ways
  }

  private var words: (title: PageText, text: PageText) {
    switch problem.status {
    case .unauthorized: Self.locked
    case .forbidden: Self.refused
    case .notFound: Self.nothingHere
    case .badRequest: Self.wrong
    case .uriTooLong, .requestHeaderFieldsTooLarge: Self.tooLong
    case .serviceUnavailable:
      problem.detail == Problem.tooManySearches.detail ? Self.busy : Self.away
    default: Self.failed
    }
  }

  private static let start = PageText("Ke halaman awal", "To the start page")
  private static let again = PageText("Coba lagi", "Try again")
  private static let withoutParameter = PageText("Buka tanpa itu", "Open without it")

  private static let locked = (
    PageText("Perlu kunci", "A token is needed"),
    PageText(
      "Buka alamat yang dicetak program ini ketika dimulai (http://…/?token=…).",
      "Open the address that the program printed when it started (http://…/?token=…).")
  )
  private static let refused = (
    PageText("Ditolak", "Refused"),
    PageText(
      "Server ini tidak melayani nama atau halaman asal itu. Buka alamat yang dicetak program ini.",
      """
      This server does not answer to that name, or to a page from elsewhere. Open the address that \
      the program printed.
      """)
  )
  private static let nothingHere = (
    PageText("Tidak ada di sini", "Nothing here"),
    PageText(
      "Alamat ini tidak menuju apa pun. Mungkin artikelnya sudah dihapus.",
      "This address leads to nothing. The article may have been deleted.")
  )
  private static let wrong = (
    PageText("Alamat ini keliru", "This address is wrong"),
    PageText(
      "Bagian “…” dari alamat ini tidak dapat dibaca.",
      "The part “…” of this address cannot be read.")
  )
  private static let tooLong = (
    PageText("Terlalu panjang", "Too long"),
    PageText("Pendekkan pencariannya.", "Make the query shorter.")
  )
  private static let busy = (
    PageText("Sedang sibuk", "Busy"),
    PageText(
      "Terlalu banyak pencarian sekaligus. Coba lagi sebentar lagi.",
      "Too many searches at once. Try again in a moment.")
  )
  private static let away = (
    PageText("Indeks tidak tersedia", "The index is not available"),
    PageText(
      "Indeks koleksi ini belum dibangun atau sedang dibangun. Coba lagi sebentar lagi.",
      "The index of this collection is not built yet, or being built. Try again in a moment.")
  )
  private static let failed = (
    PageText("Gagal", "Failed"),
    PageText(
      "Permintaan ini tidak dapat dijawab.", "This request could not be answered.")
  )
}
