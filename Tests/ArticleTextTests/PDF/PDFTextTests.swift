import Testing

@testable import ArticleText

@Suite("The text of a PDF, and what it says of itself")
struct PDFTextTests {
  private static let full = "Para petani di desa itu bekerja sejak pagi hari sampai sore di"

  @Test(
    "Lines become paragraphs",
    arguments: [
      ("\(full)\nladang mereka.", "\(full) ladang mereka."),
      ("\(full)\nJawa Tengah.", "\(full) Jawa Tengah."),
      (
        "\(full)\nladang.\nKepala desa datang pada sore hari itu juga.",
        "\(full) ladang.\nKepala desa datang pada sore hari itu juga."
      ),
      ("\(full) peker-\njaan itu.", "\(full) pekerjaan itu."),
      ("\(full) peker-\n\njaan itu.", "\(full) pekerjaan itu."),
      ("\(full) pasca\u{2010}\nsidang itu.", "\(full) pasca\u{2010}sidang itu."),
      ("\(full) negara-\nnegaranya.", "\(full) negara-negaranya."),
      ("\(full)\n\n12\n\nladang mereka.", "\(full) ladang mereka."),
      ("\(full)\n\nJawa Tengah.", "\(full)\n\nJawa Tengah."),
      ("\(full)\n- padi\n- jagung", "\(full)\n- padi\n- jagung"),
      ("Judul\n\(full)\nsawah.", "Judul\n\(full) sawah."),
      ("2016\nTahun itu.\n", "Tahun itu."), ("", ""), ("-", "-"), ("-\na", "- a"),
    ])
  func paragraphs(text: String, expected: String) {
    #expect(PDFText.paragraphs(of: text) == expected)
  }

  @Test(
    "Titles that programs give are none",
    arguments: [
      ("Panen raya di desa", true), ("Microsoft Word - x.doc", false), ("untitled", false),
      ("Untitled document", false), ("laporan akhir.indd", false), ("C:\\a\\b c", false),
      ("", false), ("Halaman 1", false), ("The U.S. and Iran", true), ("satu_dua tiga", false),
    ])
  func titles(title: String, isTitle: Bool) {
    let properties = PDFProperties(report: "Creator: x\nTitle:          \(title)\nPages: 1\n")
    #expect(properties.title == (isTitle ? title : nil))
  }

  @Test(
    "Dates before there were PDFs are those of clocks that were not set",
    arguments: [
      ("2016-04-07T10:00:00+07", "2016-04-07"), ("1970-01-01T00:00:00Z", nil), ("soon", nil),
    ])
  func dates(value: String, date: String?) {
    let properties = PDFProperties(report: "CreationDate:   \(value)\n")
    #expect(properties.date == date.flatMap { ArticleDate(iso: $0) })
  }
}

@Suite("The title of a PDF above its story")
struct PDFTitleTests {
  @Test(
    "The lines that a title is printed on are no part of the story, and nothing else is taken away",
    arguments: [
      ("Panen Raya di Lereng", "Panen Raya\ndi Lereng\nPetani senang.", "Petani senang."),
      ("Panen Raya di Lereng", "PANEN RAYA DI\n\nLERENG\n\nPetani senang.", "Petani senang."),
      ("Panen Raya", "Panen Raya\nPetani senang.", "Petani senang."),
      ("Panen Raya", "Panen Raya di sini.\nPetani senang.", "Panen Raya di sini.\nPetani senang."),
      ("Panen Raya", "Petani senang.", "Petani senang."),
      ("Panen Raya", "Panen Raya", "Panen Raya"), ("Panen Raya", "", ""),
    ])
  func title(title: String, body: String, expected: String) {
    var text = CleanedText(title: "x", hasTitleLine: false, body: body, removed: [])
    text.setTitle(title)
    #expect(text.title == title && text.body == expected)
  }
}
