import Testing

@testable import ArticleText

@Suite("Dates as they are written")
struct DateTests {
  /// The day on which these tests take place.
  static let today = ArticleDate(year: 2024, month: 6, day: 1)

  static let texts: [(text: String, date: String?)] = [
    // As machines write them.
    ("2016-04-07", "2016-04-07"), ("2016-04-07T23:30:00+07:00", "2016-04-07"),
    ("2016-04-07T10:00:00.123Z", "2016-04-07"), ("20160407", "2016-04-07"),
    ("20160407T163807Z", "2016-04-07"), ("201604071030", "2016-04-07"),
    ("20160407103000", "2016-04-07"), ("2016-4-7", "2016-04-07"), ("2016/4/7 10:00", "2016-04-07"),
    ("1460023200", "2016-04-07"), ("1460023200000", "2016-04-07"), ("1460023200.5", "2016-04-07"),
    ("Thu, 07 Apr 2016 10:00:00 +0700", "2016-04-07"), ("2016-04", "2016-04"), ("2016", "2016"),
    ("01-11-2023 10:29", "2023-11-01"), ("\"2016-04-07\"", "2016-04-07"),
    // As newspapers do.
    ("Jum’at, 7 Peb 2014 10.00 WIB", "2014-02-07"), ("7 Mrt 2014", "2014-03-07"),
    ("7 Agt 2014", "2014-08-07"), ("7 Agust 2014", "2014-08-07"), ("7 Nop 2014", "2014-11-07"),
    ("7 Sept 2014", "2014-09-07"), ("7 Okt 2014", "2014-10-07"), ("7 Des 2014", "2014-12-07"),
    ("Apr 7th, 2016", "2016-04-07"), ("7th of April, 2016", "2016-04-07"),
    ("25. November 2021, 16:11 Uhr", "2021-11-25"), ("27.01.22", "2022-01-27"),
    ("Le 1er février 2019 à 10h30", "2019-02-01"), ("7 de abril de 2016", "2016-04-07"),
    ("giovedì 7 aprile 2016", "2016-04-07"), ("7 maart 2016", "2016-03-07"),
    ("20 septembrie 2020 16:20", "2020-09-20"), ("2016年4月7日", "2016-04-07"),
    ("2016년 4월 7일", "2016-04-07"), ("7/4/2016", "2016-04-07"), ("4/27/2016", "2016-04-27"),
    // Nobody's.
    ("1970-01-01T00:00:00+00:00", nil), ("1969-12-31T19:00:00-05:00", nil), ("0", nil),
    ("Thu, 01 Jan 1970 00:00:00 GMT", nil), ("1 Januari 1970", nil), ("0001-01-01T00:00:00", nil),
    ("-0001-11-30T00:00:00+00:00", nil), ("0000-00-00 00:00:00", nil), ("1900-01-01", nil),
    // The future, beyond a day.
    ("2024-06-02T01:00:00+09:00", "2024-06-02"), ("2024-06-03", nil), ("7 April 2031", nil),
    ("9999-12-31", nil), ("2031", nil),
    ("kemarin", nil), ("2016-02-31", nil), ("31/12/-2", nil), ("+5 April 2016", nil),
    ("versi 1.2.3", nil), ("123456789012345", nil),
  ]

  @Test("A date is read in any form; a day that is nobody's is none", arguments: texts)
  func text(text: String, date: String?) {
    Today.$fixed.withValue(Self.today) {
      #expect(MetadataDate.date(text)?.description == date)
    }
  }

  @Test("Days are counted from 1970 on, and back")
  func days() throws {
    for (text, days) in [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2016-04-07", 16_898),
      ("1900-03-01", -25_508), ("2100-02-28", 47_540),
    ] {
      let date = try #require(ArticleDate(iso: text))
      #expect(date.daysSinceEpoch == days)
      #expect(ArticleDate(daysSinceEpoch: days) == date)
    }
    #expect(ArticleDate(year: 2016, month: 4)?.daysSinceEpoch == nil)
    #expect(ArticleDate(daysSinceEpoch: .max) == nil)
  }

  @Test("Without a day of tests it is the clock's, and today is no future")
  func clock() throws {
    let latest = try #require(Today.latest)
    #expect(latest.year >= 2024 && latest.canBeOfArticle)
    let days = try #require(latest.daysSinceEpoch)
    #expect(ArticleDate(daysSinceEpoch: days + 1)?.canBeOfArticle == false)
  }

  static let lines: [(line: String, date: String)] = [
    (
      "Diperbarui 17 Mei 2024, 08:15 WIB Diterbitkan 16 Mei 2024, 20:00 WIB", "2024-05-16"
    ),
    ("Diterbitkan 16 Mei 2024, 20:00 WIB | Diperbarui 17 Mei 2024, 08:15 WIB", "2024-05-16"),
    ("Updated May 17, 2024 8:15 am Published May 16, 2024 8:00 pm", "2024-05-16"),
    ("Published: May 16, 2024 - Last updated: May 17, 2024", "2024-05-16"),
    ("16 Mei 2024 (diperbarui 17 Mei 2024)", "2024-05-16"),
    ("Last modified 17 May 2024. Posted on 16 May 2024", "2024-05-16"),
    ("Terakhir diperbarui: 17/05/2024 Tayang: 16/05/2024", "2024-05-16"),
    ("Diperbarui 17 Mei 2024", "2024-05-17"),
  ]

  @Test(
    "Of the days of publication and of change in a line the first counts, in any order",
    arguments: lines)
  func publishedAndChanged(line: String, date: String) throws {
    let sentence = "Warga desa membuka lumbung padi yang baru sebelum hujan turun."
    for (name, text) in [
      ("a.txt", "Lumbung Desa Dibuka\n\n\(line)\n\n\(sentence)"),
      ("a.md", "# Lumbung Desa Dibuka\n\n\(line)\n\n\(sentence)"),
      ("a.html", "<h1>Lumbung Desa Dibuka</h1><p>\(line)</p><p>\(sentence)</p>"),
    ] {
      let article = try #require(try events(name, Array(text.utf8)).articles.first)
      #expect(article.date?.description == date, "\(name)")
    }
    #expect(clean("Lumbung Desa Dibuka\n\n\(line)\n\n\(sentence)").body == sentence)
  }

  @Test("A label on a line of its own is that of the date below it")
  func labelAbove() {
    let text = """
      Lumbung Desa Dibuka

      Diperbarui
      17 Mei 2024
      Diterbitkan
      16 Mei 2024

      Warga desa membuka lumbung padi yang baru sebelum hujan turun.
      """
    #expect(clean(text).date?.description == "2024-05-16")
  }

  @Test("Two days without a word between them are no day of publication")
  func range() {
    let text = "Pameran Lumbung\n\n7 April 2016 - 9 April 2016\n\nWarga desa membuka lumbung padi."
    #expect(clean(text).date == nil)
  }

  @Test(
    "A record's date may be written in any form, and one that is nobody's is said to be left out")
  func records() throws {
    let lines = #"""
      {"id": "a", "title": "satu", "date": "7 April 2016"}
      {"id": "b", "title": "dua", "date": 1460023200}
      {"id": "c", "title": "tiga", "date": "1970-01-01T00:00:00Z"}
      {"id": "d", "title": "empat", "date": "-0001-11-30T00:00:00+00:00"}
      """#
    let found = try events("a.jsonl", Array(lines.utf8))
    #expect(found.articles.map(\.date?.description) == ["2016-04-07", "2016-04-07", nil, nil])
    #expect(found.problems.count == 2)
  }
}
