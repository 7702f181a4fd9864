import Testing

@testable import ArticleText

/// A story that is long enough for its words to come again.
private let paragraphs = [
  "Kepala desa membuka lumbung padi yang baru pada awal musim tanam, disaksikan ratusan petani.",
  "Lumbung itu dibangun warga selama dua tahun dari kayu jati dan bambu yang mereka tanam sendiri.",
  "Menurut para petani, padi yang disimpan cukup untuk dua musim, juga bila kemarau datang lagi.",
  "Desa tetangga ingin membangun lumbung seperti itu, tetapi kayu jati di sana sudah lama habis.",
  "Musim panen tahun lalu gagal karena hujan turun terlambat dan air sungai tidak sampai ke sawah.",
]
private let story = paragraphs.joined(separator: "\n")

/// The story with a line between its second and third paragraph.
private func amid(_ line: String) -> String {
  (paragraphs[..<2] + [line] + paragraphs[2...]).joined(separator: "\n")
}

@Suite("Cleaning: lines that have nothing to do with the story")
struct StrayLinesTests {
  @Test(
    "A short line in words of its own is left out amid and below the story",
    arguments: [
      "Unduh versi ringkas", "Reklame mitra iklan", "Laporkan salah ketik", "TULISAN TITIPAN",
      "Hear this aloud", "Iklan Perusahaan Rekanan", "Beyond the headlines",
      "Kabar ringan: Tukang Jam Keliling Pindah ke Bengkel Sepeda",
      "Surel pilihan kami hadir gratis tiap Senin, silakan mendaftar.",
    ])
  func unknownWords(line: String) {
    #expect(clean(amid(line)).body == story)
    #expect(clean(amid(line)).removed == [line])
    #expect(clean("\(story)\n\(line)").body == story)
  }

  @Test(
    "A line stays that has words of the story, or may be a heading for another reason",
    arguments: [
      "Lumbung dari kayu", "Musim yang buruk", "LUMBUNG BARU", "Harapan Warga Sekampung",
      "Mengapa baru sekarang?", "Kesimpulan", "Cara membuatnya:", "- bambu dan rotan",
      "\"Tunggu dulu\"", "Luas: 40 meter", "Siti Aminah, Klaten",
      "Kami gotong royong tiap Minggu, kata Pak Darmo sambil tertawa.",
    ])
  func headings(line: String) {
    #expect(clean(amid(line)).body == amid(line))
  }

  @Test("Where the story has headings written so, one without its words stays too")
  func headingsAlike() {
    let text = amid("Kayu dan bambu").replacing(
      paragraphs[4], with: "Gotong royong\n\(paragraphs[4])")
    #expect(clean(text).body == text)
  }

  @Test("Many different lines of the kind are headings; in a short text nothing is told from words")
  func glossary() {
    let heads = ["Rangka atap", "Dinding luar", "Alas bawah", "Tangga depan"]
    let text =
      zip(paragraphs, heads).map { "\($0)\n\($1)" }.joined(separator: "\n")
      + "\n\(paragraphs[4])"
    #expect(clean(text).body == text)
    let short = "\(paragraphs[0])\nHear this aloud\n\(paragraphs[1])"
    #expect(clean(short).body == short)
  }

  @Test("A label under the title is left out, and the title stays without words of the story")
  func aboveStory() {
    let cleaned = clean("Lumbung Baru Dibuka\nPerbesar tampilan huruf\n1/3\n\n\(story)")
    #expect(cleaned.title == "Lumbung Baru Dibuka")
    #expect(cleaned.body == story)
    let titled = clean("Gotong royong sekampung\n7 Mei 2019\n\n\(story)")
    #expect(titled.title == "Gotong royong sekampung")
  }

  @Test("A label before a date and a time of day may be any")
  func labelledDate() {
    let cleaned = clean("Lumbung Baru Dibuka\nNaik cetak: Selasa, 7 Mei 2019 06.30 WIB\n\n\(story)")
    #expect(cleaned.date?.description == "2019-05-07")
    #expect(cleaned.body == story)
    let birth = clean("\(story)\nLahir: 7 Mei 2019").body
    #expect(birth == "\(story)\nLahir: 7 Mei 2019")
  }

  @Test(
    "Initials alone on the last line are left out", arguments: ["(rah)", "[tsr]", "(aal / arh)"])
  func initials(line: String) {
    #expect(clean("\(story)\n\(line)").body == story)
    #expect(clean("\(story)\n(bersambung)").body == "\(story)\n(bersambung)")
    #expect(clean("\(story)\n(\(line) di awal)").body == "\(story)\n(\(line) di awal)")
  }

  @Test("Words by bytes are those by letters: capitals, apostrophes and quotes make no difference")
  func byteWords() {
    func hashes(_ text: String) -> [UInt64] { ByteWords.words(of: text).map(\.hash) }
    #expect(hashes("“Don’t – ANAK-anak, 12 é…”") == hashes("dont anak-anak é"))
    #expect(hashes("dont anak-anak é").count == 3)
    #expect(Set(hashes("dont anak anak-anak é")).count == 4)
    #expect(ByteWords.hashes(of: ["kami", "anda"]).numbers == Set(hashes("Anda, kami!")))
    #expect(hashes("12 – “…” …").isEmpty)
    let beginnings = ByteWords.words(of: "pertanian pertanahan perta").map(\.beginning)
    #expect(beginnings[0] == beginnings[1] && beginnings[1] != beginnings[2])
  }
}
