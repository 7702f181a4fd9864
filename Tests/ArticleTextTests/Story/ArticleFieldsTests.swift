import Testing

@testable import ArticleText

@Suite("Title, dateline and date of a text")
struct ArticleFieldsTests {
  struct DatelineCase: Sendable, CustomTestStringConvertible {
    var text: String
    var place: String?
    var source: String?
    var date: String?
    var testDescription: String { text }
    init(_ text: String, _ place: String?, _ source: String?, _ date: String? = nil) {
      (self.text, self.place, self.source, self.date) = (text, place, source, date)
    }
  }

  @Test(
    "A dateline gives place and source, and is cut off",
    arguments: [
      DatelineCase("Klaten (Fokus Desa / KABAR Ladang) - ", "Klaten", "KABAR Ladang"),
      DatelineCase("Klaten, KLN – ", "Klaten", "KLN"),
      DatelineCase("JAKARTA, LADANG.com - ", "Jakarta", "LADANG.com"),
      DatelineCase("TASHKENT, May 24 (Agency) --", "Tashkent", "Agency"),
      DatelineCase("TASHKENT, May 24, 2021 (Reuters) - ", "Tashkent", "Reuters", "2021-05-24"),
      DatelineCase("Jakarta, CNN Indonesia - - ", "Jakarta", "CNN Indonesia"),
      DatelineCase("Ladang.com - ", nil, "Ladang.com"),
      DatelineCase("LADANG.COM, BANDA ACEH -- ", "Banda Aceh", "LADANG.COM"),
      DatelineCase("Jakarta - ", "Jakarta", nil),
      DatelineCase("MAGELANG – ", "Magelang", nil),
      DatelineCase("KLN, Jakarta: ", "Jakarta", "KLN"),
      DatelineCase("KLN, Jakarta - ", "Jakarta", "KLN"),
      DatelineCase("Kuta, Bali (ANTARA News) - ", "Kuta", "ANTARA News"),
    ])
  func dateline(_ expected: DatelineCase) {
    let sentence = "Warga desa membuka lumbung padi yang baru sebelum hujan turun."
    let cleaned = ArticleCleaner().clean(expected.text + sentence, fileName: "a")
    #expect(cleaned.body == sentence)
    #expect(cleaned.place == expected.place)
    #expect(cleaned.source == expected.source)
    #expect(cleaned.date?.description == expected.date)
    #expect(cleaned.removed == [expected.text])
    #expect(cleaned.title == sentence.dropLast())
  }

  @Test(
    "A text without words is called as its file, in every format",
    arguments: [
      ("a.txt", "“ ”"), ("a.html", "<p>\u{FFFD}</p>"), ("a.md", "+++🎉"),
      ("a.json", #"{"id": "folder/a.json", "body": "\u200D’"}"#),
    ])
  func noWords(name: String, text: String) throws {
    let articles = try events(name, Array(text.utf8)).articles
    #expect(articles.map(\.title) == ["folder/\(name)"])
  }

  @Test(
    "A dash in the first sentence is no dateline",
    arguments: [
      "Lumbung – bangunan tua di tepi desa – dibuka lagi kemarin pagi oleh warga.",
      "Real Klaten - Persis Ladang bermain imbang dalam pertandingan pembuka liga desa.",
      "NATO - Aliansi itu berkata NATO tidak akan mengirim beras ke desa mana pun.",
      "DPR, KPK: Dua lembaga itu sama-sama menunggu keputusan soal lumbung desa.",
      "Petani, Jakarta: Kami datang ke ibu kota untuk menjual padi dan jagung kami.",
      "OPINI - Lumbung desa perlu dibuka sebelum musim hujan datang lagi tahun ini.",
      "Siti Aminah (34) - Petani itu menanam padi di ladang yang kering sejak Mei.",
      "Pertandingan antara desa-desa tetangga berakhir 2 - 1 untuk tuan rumah kemarin.",
    ])
  func noDateline(text: String) {
    let cleaned = ArticleCleaner().clean(text, fileName: "a")
    #expect(cleaned.body == text)
    #expect(cleaned.place == nil && cleaned.source == nil)
  }

  @Test(
    "What stands between the title and the date, or above the title, is not taken for it",
    arguments: [
      "Lumbung desa dibuka lagi\n\nOleh meja data, Kantor Berita Ladang\n7 April 2016",
      "Lumbung desa dibuka lagi\n\nOleh Siti Aminah\nLadang News Agency\n7 April 2016, 11:05",
      "Lumbung desa dibuka lagi\n\nBy the village desk\n7 April 2016",
      "Kabar Ladang, 7 April 2016\n\nLumbung desa dibuka lagi",
      "Village Courier, April 7, 2016\n\nLumbung desa dibuka lagi",
      "Farms | Trade | Ports\nVillage Courier, April 7, 2016\n\nLumbung desa dibuka lagi",
    ])
  func titleBesideDate(head: String) {
    let sentence = "Warga desa membuka lumbung padi yang baru sebelum hujan turun."
    let cleaned = ArticleCleaner().clean("\(head)\n\n\(sentence)", fileName: "a")
    #expect(cleaned.title == "Lumbung desa dibuka lagi")
    #expect(cleaned.date?.description == "2016-04-07")
    #expect(cleaned.body.hasSuffix(sentence))
  }

  @Test(
    "A line that holds only a date under the title is the article's date",
    arguments: [
      ("25.02.2020 13:59", "2020-02-25"), ("April 7, 2016", "2016-04-07"),
      ("7 April 2016", "2016-04-07"), ("Kamis (15/9/2022)", "2022-09-15"),
      ("2016-04-07", "2016-04-07"), ("Kamis, 15 September 2022 | 13:59 WIB", "2022-09-15"),
      ("Published: 7 Mei 2019", "2019-05-07"),
      ("First published: Monday 4 March 2019 06:30 BST", "2019-03-04"),
      ("Kali pertama dimuat: Senin, 4 Maret 2019 06.30 WIB", "2019-03-04"),
      ("Last changed: 5 March 2019 06:30 Published: 4 March 2019 05:10", "2019-03-04"),
      ("Sabtu, 1 Agustus 2020 pukul 09.30", "2020-08-01"),
      ("2020-08-01T09:30:00Z", "2020-08-01"), ("Desember 2018", "2018-12"),
      ("7 April", nil), ("Kamis (15/9)", nil),
    ] as [(String, String?)])
  func dateLine(line: String, expected: String?) {
    let sentence = "Warga desa membuka lumbung padi yang baru sebelum hujan turun."
    for gap in ["\n", "\n\n"] {
      let text = "Lumbung Desa Dibuka\n\(line)\(gap)\(sentence)"
      let cleaned = ArticleCleaner().clean(text, fileName: "a")
      #expect(cleaned.date?.description == expected)
      #expect(cleaned.title == "Lumbung Desa Dibuka")
      #expect(cleaned.body == sentence)
    }
  }

  @Test("A date within the story is not the article's; a caption's at the head is")
  func dateInStory() {
    let story = "Lumbung itu berdiri sejak 15 Juni 2001 dan dibuka lagi oleh warga pagi ini."
    #expect(ArticleCleaner().clean(story, fileName: "a").date == nil)
    let caption = "Warga menari di depan lumbung desa di Klaten, 7 April 2016. (Foto: Kabar Ladang)"
    let cleaned = ArticleCleaner().clean("Lumbung Dibuka\n\n\(caption)\n\n\(story)", fileName: "a")
    #expect(cleaned.date?.description == "2016-04-07")
    #expect(cleaned.body == "\(caption)\n\n\(story)")
  }

  @Test(
    "A sentence that is made a title ends with a word, and is one of words",
    arguments: [
      ("Petani menuai . Tiga hari lamanya.", "Petani menuai"),
      (".\n\nTiga hari.", "Tiga hari"),
      ("…\n. Tiga hari lamanya mereka di sawah.", ". Tiga hari lamanya mereka di sawah"),
    ])
  func titlesOfWords(text: String, title: String) {
    #expect(ArticleCleaner().clean(text, fileName: "a.txt").title == title)
  }

  @Test("Without a title line, the first sentence is the title, shortened at a word")
  func titleOfStory() {
    func title(_ text: String) -> String { ArticleCleaner().clean(text, fileName: "a.txt").title }
    #expect(
      title("Dr. H. Siti membuka lumbung. Warga senang sekali.") == "Dr. H. Siti membuka lumbung")
    #expect(title("Siapa membuka lumbung? Kami belum tahu.") == "Siapa membuka lumbung?")
    #expect(
      title("Harga beras naik 1.5 persen pekan ini. Warga resah.")
        == "Harga beras naik 1.5 persen pekan ini")
    let long = title(Array(repeating: "lumbung padi desa", count: 40).joined(separator: " ") + ".")
    #expect(long.count <= 101 && long.count > 80)
    #expect(long.hasSuffix("…") && "lumbung padi desa".contains(long.dropLast().suffix(4)))
    #expect(title(String(repeating: "x", count: 5000)).count == 101)
    #expect(title("") == "a.txt")
  }

  @Test(
    "Dates: what is read, and what there is no such day of",
    arguments: [
      ("2016", "2016"), ("2016-04", "2016-04"), ("2016-04-07", "2016-04-07"),
      ("2016-04-07T10:00:00+07:00", "2016-04-07"), ("2016-04-07 10:00", "2016-04-07"),
      ("2020-02-29", "2020-02-29"), ("2019-02-29", nil), ("2016-13", nil), ("2016-04-31", nil),
      ("2016-4-7", nil), ("16", nil), ("", nil), ("2016-04-07x", nil), ("0000", nil),
      ("2016-", nil), ("２０１６", nil),
    ] as [(String, String?)])
  func isoDate(text: String, expected: String?) {
    #expect(ArticleDate(iso: text)?.description == expected)
  }

  @Test("A less exact date comes before the days within it")
  func dateOrder() throws {
    let texts = ["2015-12-31", "2016", "2016-04", "2016-04-07", "2016-05", "2017"]
    let dates = try texts.map { try #require(ArticleDate(iso: $0)) }
    #expect(dates.shuffled().sorted() == dates)
  }
}
