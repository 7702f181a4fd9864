import TestSupport

/// Paragraphs of random words, the same for the same seed: as long as news, and no two alike.
struct Prose {
  var paragraphs: [[String]]

  private static let words = """
    petani nelayan pelabuhan jembatan sungai gunung desa pasar harga pupuk panen padi jagung ikan \
    kapal jalan kereta stasiun wali kota menteri gubernur warga sekolah guru murid rumah sakit \
    dokter obat air listrik hujan banjir kemarau musim tahun bulan minggu hari pagi siang malam \
    rapat sidang hakim jaksa polisi tentara kantor pabrik buruh upah pajak bank uang rupiah ekspor \
    impor minyak gas batu bara timah emas perak kayu hutan kebun sawit kopi teh gula garam beras \
    telur ayam sapi kambing kuda kerbau burung kucing anjing ular pohon bunga buah sayur bawang \
    cabai tomat kentang wortel mangga pisang jeruk apel durian membangun membawa membeli menjual \
    membuka menutup menulis membaca melihat mendengar berbicara berjalan berlari bekerja belajar
    """.split(separator: " ").map(String.init)

  init(seed: UInt64, paragraphs: Int = 6, words: Int = 40) {
    var random = SeededGenerator(seed: seed)
    self.paragraphs = (0..<paragraphs).map { _ in
      (0..<words).map { _ in random.pick(Self.words) }
    }
  }

  private init(_ paragraphs: [[String]]) { self.paragraphs = paragraphs }

  var text: String {
    paragraphs.map { $0.joined(separator: " ") + "." }.joined(separator: "\n\n")
  }

  private var words: [String] { paragraphs.flatMap(\.self) }

  // MARK: What a newspaper does to it

  /// The first words, as a share of all.
  func beginning(_ share: Double) -> Prose {
    Prose([Array(words.prefix(Int(Double(words.count) * share)))])
  }

  /// The last words, as a share of all.
  func end(_ share: Double) -> Prose {
    Prose([Array(words.suffix(Int(Double(words.count) * share)))])
  }

  /// With a paragraph of another text before the last.
  func adding(_ other: Prose) -> Prose {
    var changed = self
    changed.paragraphs.insert(other.paragraphs[0], at: paragraphs.count - 1)
    return changed
  }

  /// With one word in so many replaced.
  func changing(oneIn interval: Int) -> Prose {
    var changed = self
    for paragraph in paragraphs.indices {
      for word in stride(from: interval / 2, to: paragraphs[paragraph].count, by: interval) {
        changed.paragraphs[paragraph][word] = "kata\(word)"
      }
    }
    return changed
  }

  /// With words before the first.
  func opening(_ opening: String) -> Prose {
    var changed = self
    changed.paragraphs[0] = opening.split(separator: " ").map(String.init) + paragraphs[0]
    return changed
  }
}
