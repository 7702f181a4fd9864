import Testing

@testable import ArticleText

private let sentence = "Warga desa membuka lumbung padi yang baru sebelum hujan turun."
private let title = "Lumbung Desa Dibuka"

@Suite("Metadata of scraped text")
struct MetadataTests {
  @Test(
    "A date under the title is read in every form, and leaves nothing in the story",
    arguments: [
      ("25.02.2020 13:59", "2020-02-25"), ("Kamis (15/9/2022)", "2022-09-15"),
      ("Kamis (15/9/2022) 13.59 WIB", "2022-09-15"), ("Rabu, 3 Pebruari 2021", "2021-02-03"),
      ("Rab, 3 Feb 2021 10:00 WIT", "2021-02-03"), ("Jum'at, 5 Agt 2022", "2022-08-05"),
      ("Jumat 5 Ags 2022", "2022-08-05"), ("Ahad, 9 Okt 2022 | 07.05 WITA", "2022-10-09"),
      ("Sept. 9, 2021", "2021-09-09"), ("9 Sept 2021", "2021-09-09"),
      ("Thursday, December 1st, 2022", "2022-12-01"), ("1st of December 2022", "2022-12-01"),
      ("2022/09/15", "2022-09-15"), ("2022.09.15", "2022-09-15"), ("15-Sep-2022", "2022-09-15"),
      ("15-09-2022 10:11:12", "2022-09-15"), ("12/31/2021", "2021-12-31"),
      ("29 Februari 2020", "2020-02-29"), ("Mei 2019", "2019-05"),
      ("Tanggal: 7 Mei 2019", "2019-05-07"), ("Updated: 6 September 2024 10:00", "2024-09-06"),
      ("Dipublikasikan pada 7 Mei 2019 pukul 13.59 WIB", "2019-05-07"),
      ("Published on March 3, 2018 at 9:05 p.m. EST", "2018-03-03"),
      ("Terbit: Senin, 07/11/2022 - 10:00 WIB", "2022-11-07"),
      ("Tue, 07 Apr 2016 10:00:00 +0700", "2016-04-07"),
      ("2016-04-07T10:00:00+07:00", "2016-04-07"), ("Last modified: 7 April 2016", "2016-04-07"),
      ("Kompas.com - 15/09/2022, 13:59 WIB", "2022-09-15"),
      ("Jakarta, 12 Maret 2019", "2019-03-12"), ("7 April 2016 by Siti Aminah", "2016-04-07"),
      ("By Siti Aminah, 7 April 2016", "2016-04-07"),
      ("Oleh: Siti Aminah | Kamis, 7 April 2016 10:00 WIB", "2016-04-07"),
      // No year, or no such day.
      ("Senin, 7 April", nil), ("Kamis (15/9)", nil), ("13:59 WIB", nil), ("31 April 2021", nil),
      ("30/02/2021", nil), ("29 Februari 2021", nil), ("13/13/2021", nil), ("2021/13/01", nil),
    ] as [(String, String?)])
  func date(line: String, expected: String?) {
    let cleaned = clean("\(title)\n\(line)\n\n\(sentence)")
    #expect(cleaned.date?.description == expected)
    #expect(cleaned.title == title)
    #expect(cleaned.body == sentence)
  }

  @Test("A line of names with a date gives the date, and stays where its names say more")
  func datedNames() {
    for line in ["Silk Lantern, May 6, 2022", "May 6, 2022 | Silk Lantern | Delhi bureau"] {
      let cleaned = clean("\(title)\n\(line)\n\n\(sentence)")
      #expect(cleaned.date?.description == "2022-05-06")
      #expect(cleaned.body == "\(line)\n\n\(sentence)")
    }
  }

  @Test("Of several dates that of publication counts, not of a change or of the day it was saved")
  func severalDates() {
    for order in [
      "Terbit: 5 September 2024\nDiperbarui: 6 September 2024",
      "Diperbarui: 6 September 2024\nTerbit: 5 September 2024",
    ] {
      #expect(clean("\(title)\n\(order)\n\n\(sentence)").date?.description == "2024-09-05")
    }
    let page = "Jumat, 6 September 2024\n\n\(title)\nKamis, 5 September 2024\n\n\(sentence)"
    #expect(clean(page).date?.description == "2024-09-05")
    #expect(clean(page).title == title)
  }

  @Test(
    "A date in the story, in a list below it or beside a comment is not the article's",
    arguments: [
      "Lumbung itu dibuka 15 Juni 2001 oleh kepala desa dan para warganya.",
      "\(sentence)\nPada 3 Mei 2010 warga mulai membangunnya bersama para tukang.",
      "\(sentence)\n\nBerita Terkait\nJembatan Desa Diperbaiki Lagi\n3 Mei 2010",
    ])
  func dateOfSomethingElse(story: String) {
    #expect(clean("\(title)\n\n\(story)").date == nil)
  }

  @Test(
    "The address gives the date where nothing else does",
    arguments: [
      ("https://kabar.example/2021/03/04/lumbung-desa", "2021-03-04"),
      ("https://kabar.example/read/2021-03-04/lumbung", "2021-03-04"),
      ("https://kabar.example/read/2021-03-04-lumbung", "2021-03-04"),
      ("https://kabar.example/berita/20210304/lumbung", "2021-03-04"),
      ("https://kabar.example/read/2021/03/lumbung", "2021-03"),
      ("https://kabar.example/2030/99/2021/03/04/lumbung", "2021-03-04"),
      ("https://kabar.example/2021/03/04/2022-05-06", "2021-03-04"),
      ("https://kabar.example/?d=2021/03/04", nil),
      ("https://kabar.example/lumbung-316513.html", nil),
      ("https://kabar.example/20211399/lumbung", nil),
      ("https://kabar.example/read/2021/99/lumbung", nil),
      ("https://kabar.example/2021", nil), ("https://kabar.example/3021/03/04/lumbung", nil),
    ] as [(String, String?)])
  func dateInAddress(address: String, expected: String?) {
    let cleaned = clean("\(title)\n\n\(sentence)\nSumber: \(address)")
    #expect(cleaned.date?.description == expected)
    #expect(cleaned.url == address)
    let dated = clean("\(title)\n7 Mei 2019\n\n\(sentence)\nSumber: \(address)")
    #expect(dated.date?.description == "2019-05-07")
  }

  @Test(
    "The article's address is read wherever a line holds it; a site's alone is none",
    arguments: [
      "https://kabar.example/desa/lumbung\n\n\(title)\n\n\(sentence)",
      "URL: https://kabar.example/desa/lumbung\n\(title)\n\n\(sentence)",
      "\(title)\n\n\(sentence)\nLink: https://kabar.example/desa/lumbung",
      "\(title)\n\n\(sentence)\nhttps://kabar.example/desa/lumbung",
    ])
  func url(text: String) {
    #expect(clean(text).url == "https://kabar.example/desa/lumbung")
    #expect(clean(text).title == title)
    #expect(clean(text).body == sentence)
    #expect(clean("\(title)\n\n\(sentence)\nwww.kabar.example").url == nil)
  }

  @Test(
    "Author: from a byline above or below the story; an editor is none",
    arguments: [
      ("Oleh Siti Aminah, Kabar Ladang", "Siti Aminah"),
      ("Penulis: Siti Aminah | Editor: Budi", "Siti Aminah"),
      ("Reporter: Siti Aminah\nEditor: Budi Karya", "Siti Aminah"),
      ("By John Smith and Mary Jones", "John Smith and Mary Jones"),
      ("Oleh: Siti Aminah, M.A", "Siti Aminah, M.A"),
      ("7 April 2016 by Siti Aminah", "Siti Aminah"),
      ("Editor: Budi Karya", nil), ("By the data desk, Caravan Wire", nil),
    ] as [(String, String?)])
  func author(line: String, expected: String?) {
    let cleaned = clean("\(title)\n\(line)\n\n\(sentence)")
    #expect(cleaned.author == expected)
    #expect(cleaned.title == title)
    if !line.contains("desk"), !line.contains("April") {
      let below = clean("\(title)\n\n\(sentence)\n\(line)")
      #expect(below.author == expected)
      #expect(below.body == sentence)
    }
  }

  @Test(
    "Title, name and date, as word processors set them; a title below a site's name is one",
    arguments: [
      ("Warga Lereng Membangun Jembatan Sendiri\nRatna Widuri\n14 Maret 2019", 0, "Ratna Widuri"),
      (
        "Cider makers graft a lost apple back to life\n\nMary Quill\n\nMay 9, 2022", 0, "Mary Quill"
      ),
      ("Kabar Ladang\nPanen Raya Padi\n7 April 2016", 1, nil),
      ("Berita\nKabar dari Desa\nPanen Raya Padi\n7 April 2016", 2, nil),
    ] as [(String, Int, String?)])
  func nameBelowTitle(head: String, title: Int, author: String?) {
    let cleaned = clean("\(head)\n\n\(sentence)")
    let lines = head.split(separator: "\n")
    #expect(cleaned.title == lines[title])
    #expect(cleaned.author == author && cleaned.date != nil)
    #expect(cleaned.body == sentence)
  }

  @Test("A sentence that says who wrote something names no author")
  func noAuthor() {
    let story = "\(sentence) Naskah itu ditulis oleh Siti Aminah."
    #expect(clean("\(title)\n\n\(story)").author == nil)
    #expect(clean("\(title)\n\n\(story)").body == story)
  }

  @Test(
    "Section: the end of a trail or a labelled name; a menu gives none",
    arguments: [
      ("Beranda / Dunia / Asia", "Asia"), ("News   /   Politics", "Politics"),
      ("Home > Markets > Oil & Gas", "Oil & Gas"), ("Rubrik: Ekonomi", "Ekonomi"),
      ("Beranda | Nasional | Dunia | Olahraga | Indeks", nil),
      ("Home | World | Business | Opinion", nil),
      ("Beranda\nNasional\nDunia\nIndeks", nil),
    ] as [(String, String?)])
  func section(line: String, expected: String?) {
    let cleaned = clean("\(line)\n\n\(title)\n\n\(sentence)")
    #expect(cleaned.section == expected)
    #expect(cleaned.title == title)
    #expect(cleaned.body == sentence)
    #expect(clean("\(line)\n\nKlaten, KLN – \(sentence)").section == expected)
  }
}
