import Hashing

/// The pages of one document that are pictures of text, and what was recognised of them.
struct DocumentPages {
  /// So many pages of a document are recognised.
  static let most = 1000

  private let recognition: TextRecognition
  /// What the document's pages are kept under.
  private let name: String?
  private let languages: String
  /// What was read, by the numbers of the pages.
  private(set) var pages: [Int: RecognizedPage] = [:]
  /// What could not be read, and why, behind the name of the page.
  private(set) var problems: [(page: Int, reason: String)] = []
  /// How many more there are than are read.
  private(set) var beyond = 0

  /// - Parameter opened: The document's bytes.
  /// - Throws: `Tesseract.Failure` where there is nothing that recognises text.
  init(
    of opened: borrowing FileOnDisk, _ recognition: TextRecognition
  ) throws(Tesseract.Failure) {
    self.recognition = recognition
    languages = try Tesseract.languages()
    name = Self.name(of: opened)
  }

  /// Names the bytes by their number and two hashes: of one alone, two documents of very many might
  /// share it. `nil` where they cannot be read.
  private static func name(of opened: borrowing FileOnDisk) -> String? {
    var hash = FNV1a()
    var mixed: UInt64 = 0
    let file = ArticleFile(path: opened.path, id: "")
    guard let input = try? FileInput(file, isRaw: true) else { return nil }
    while let bytes = try? input.next(1 << 18), !bytes.isEmpty {
      for byte in bytes { hash.append(byte) }
      mixed = SplitMix64.mixed(mixed &+ hash.value)
    }
    return [hash.value, mixed, UInt64(opened.size)].map { String($0, radix: 16) }
      .joined(separator: "-")
  }

  /// Recognises pages.
  ///
  /// - Parameters:
  ///   - numbers: Those of the pages, from 0.
  ///   - read: Reads a page in these languages.
  /// - Throws: `Tesseract.Failure.missing` where what reads pages is missing.
  mutating func recognize(
    _ numbers: [Int], by read: (Int, String) throws(Tesseract.Failure) -> RecognizedPage
  ) throws(Tesseract.Failure) {
    beyond = max(0, numbers.count - Self.most)
    let numbers = numbers.prefix(Self.most)
    recognition.expect(numbers.count)
    var left = numbers.count
    defer { recognition.expect(-left) }
    for number in numbers {
      // What is stopped here is read again the next time, from this page on.
      if Task.isCancelled { throw .page("was not read: indexing was stopped") }
      left -= 1
      do throws(Tesseract.Failure) {
        pages[number] = try recognition.page(named: name.map { "\($0)_\(number)_\(languages)" }) {
          () throws(Tesseract.Failure) in try read(number, languages)
        }
      } catch {
        guard case .page(let reason) = error else { throw error }
        problems.append((number, reason))
      }
    }
  }

  /// What is said of the pages that were not read, as a phrase behind the document's name; `nil`
  /// where all were.
  var lack: String? {
    var parts: [String] = []
    if let first = problems.first {
      let others = problems.count - 1
      let more =
        others == 0 ? "" : ", and \(others) more \(others == 1 ? "page" : "pages") likewise"
      parts.append("page \(first.page + 1) \(first.reason)\(more)")
    }
    if beyond > 0 {
      parts.append(
        "has \(beyond) more pages that are pictures than the \(Self.most) that are read")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
