import Testing

@testable import ArticleText

private let story = twoParagraphs

@Suite("Cleaning: what must stay")
struct StoryTests {
  @Test(
    "A line of the story stays, though it has something of furniture",
    arguments: [
      "Baca juga surat itu sampai selesai sebelum tidur, kata ibunya kepada kami.",
      "Baca juga: begitu tulisan di papan kelas yang dihapus guru pagi itu.",
      "Read more about the harvest, she told the children, and then write about it.",
      "Related to this is the price of rice, which fell by a tenth in May.",
      "Webinar tentang lumbung desa dibuka Senin dan diikuti para petani muda.",
      "Komentar warga beragam: ada yang senang, ada yang menunggu panen.",
      "Dia berkata kepada kami: \"Simpan padi itu.\"",
      "\"Ya.\"", "\"Kapan?\"", "Kata Budi", "- Padi", "• Jagung dan kedelai", "1. Beras merah",
      "[Tepuk tangan]", "[sic]", "Sumber: warga desa yang tidak mau disebut namanya.",
      "Hal itu dibahas dalam rapat di balai desa (AS/NATO)", "Pertemuan itu pada Kamis (15/9).",
      "«Хлеб — всему голова», так говорят там.", "Anak-anak menari di Desa Ladang, 7 April 2016.",
      "Laporan Tahunan", "Jumlah petani: 1.200", "www adalah singkatan yang mereka hafal.",
    ])
  func lineOfStory(line: String) {
    let paragraphs = story.split(separator: "\n")
    let text = "\(paragraphs[0])\n\(line)\n\(paragraphs[1])"
    #expect(clean(text).body == text)
    #expect(clean(text).removed.isEmpty)
  }

  @Test("The last line of a story stays, though it is short")
  func lastLine() {
    for line in ["Tamat", "\"Sudah.\"", "Siti Aminah, Klaten", "Дождь пришёл.", "(bersambung)"] {
      #expect(clean("\(story)\n\(line)").body == "\(story)\n\(line)")
    }
  }

  @Test("A chronicle stays: sentences between dates are no list of headlines")
  func chronicle() {
    let text = """
      \(story)
      1 Januari 2020
      Warga mulai menggali pondasi lumbung bersama para tukang.
      5 Februari 2020
      Dinding lumbung selesai dan warga mengecatnya dengan warna putih.
      9 Maret 2020
      Atap lumbung dipasang sebelum hujan pertama turun di desa.
      """
    #expect(clean(text).body == text)
  }

  @Test("A list within an article stays")
  func list() {
    let text =
      "\(story)\nYang disimpan:\n- padi\n- jagung\n- kedelai\nSemua dicatat oleh juru tulis desa."
    #expect(clean(text).body == text)
    let buttons = "\(story)\nTombolnya:\n• Open\n• Print\n• Close"
    #expect(clean(buttons).body == buttons)
  }

  @Test("A poem stays as it is, title and verses")
  func poem() {
    let verses = "hujan turun\ndi atap lumbung\n\nmalam diam\ndi ladang jagung"
    let titled = clean("Hujan\n\n\(verses)")
    #expect(titled.body == verses)
    #expect(titled.title == "Hujan")
    #expect(clean(verses).body == verses)
    #expect(clean(verses).title == "hujan turun")
  }

  @Test("A recipe stays: a label at its beginning is no furniture")
  func recipe() {
    let text = "Bahan:\n2 butir telur\n1 gelas beras\nCara:\nRebus beras sampai lunak."
    #expect(clean(text).body == text)
  }

  @Test("An article of three short lines stays")
  func threeLines() {
    let cleaned = clean("Lumbung Dibuka\n\nWarga senang.\nPanen dimulai.")
    #expect(cleaned.title == "Lumbung Dibuka")
    #expect(cleaned.body == "Warga senang.\nPanen dimulai.")
    #expect(
      clean("Warga senang.\nPanen dimulai.\nHujan turun.").body.split(separator: "\n").count == 3)
  }

  @Test("A button above the story takes nothing but itself")
  func buttonAboveStory() {
    let cleaned = clean("Lumbung Desa Dibuka\n\nShare this article\n\n\(story)")
    #expect(cleaned.title == "Lumbung Desa Dibuka")
    #expect(cleaned.body == story)
    let dialogue = "\"Siap?\"\n\"Siap.\"\n\"Ayo.\""
    #expect(clean("Share\n\(dialogue)").body == dialogue)
  }

  @Test("A foreign quotation within the story stays, and so do captions")
  func quotation() {
    let text = """
      \(story)
      «Хлеб всему голова»
      Begitu bunyi tulisan di dinding lumbung yang dilihat semua tamu pagi itu.
      Tamu dari Kazan melihat lumbung, 11 Oktober. Foto: Kabar Ladang
      Mereka pulang sebelum hujan turun di desa pada sore hari.
      """
    #expect(clean(text).body == text)
  }
}
