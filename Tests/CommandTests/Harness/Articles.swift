import Foundation

/// Articles written for these tests.
enum Articles {
  static let harvest = """
    Panen raya di lereng gunung

    Wonosobo (ANTARA) - Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mereka bekerja \
    sejak fajar dan membawa hasil panen ke pasar desa.

    Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas harga pupuk.

    """

  static let bridge = """
    New bridge opens over the river

    The new bridge over the river was opened on Monday. Farmers from both banks can now bring \
    their harvest to the market in half the time.

    The mayor said that a second bridge will be built before the next rainy season.

    """

  static let meeting = """
    Menteri bertemu di kota pelabuhan

    Para menteri bertemu di kota pelabuhan untuk membicarakan perdagangan ikan. Pertemuan itu \
    berlangsung dua hari dan dihadiri wakil nelayan.

    """

  /// Every trick that a text can play on a terminal.
  static let hostile = """
    Judul \u{1B}[31mmerah\u{1B}]0;diganti\u{7} \u{202E}terbalik\u{2066}

    Kata gunung \u{1B}[2J\u{1B}[H di tengah \u{9B}5m teks \u{200B}yang \u{8}\u{8}jahat \
    \u{1B}]8;;http://contoh.invalid\u{7}tautan\u{1B}]8;;\u{7} dan gunung lagi.\r palsu

    Para pendaki turun dari gunung pada sore hari setelah kabut menebal di sekitar puncak. Mereka \
    menunggu di pos terakhir sampai penjaga taman memberi kabar bahwa jalan ke desa sudah aman.

    Penjaga taman mengatakan bahwa jalur ke gunung itu ditutup sampai hujan berhenti, dan bahwa \
    pendaki yang sudah mendaftar boleh datang lagi tanpa membayar.

    """
}

extension Sandbox {
  /// A sandbox with a built collection of these articles in `index/`.
  static func built(_ articles: [String: String]? = nil) async throws -> Sandbox {
    let sandbox = try Sandbox()
    let articles =
      articles
      ?? [
        "panen.txt": Articles.harvest, "jembatan.txt": Articles.bridge,
        "menteri.txt": Articles.meeting,
      ]
    for (name, text) in articles { try sandbox.write(text, to: "index/articles/\(name)") }
    let run = try await sandbox.run("reindex", "--quiet")
    guard run.status == 0 else { throw NotBuilt(message: run.error) }
    return sandbox
  }
}

/// The collection of a test could not be built.
struct NotBuilt: Error {
  var message: String
}
