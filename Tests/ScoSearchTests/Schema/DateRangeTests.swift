import ArticleText
import Testing

@testable import ScoSearch

struct DateRangeTests {
  @Test(
    "A range reaches over the whole of what its ends name",
    arguments: [
      ("2016", "20160000", "20169999"),
      ("2016-04", "20160400", "20160499"),
      ("2016-04-07", "20160407", "20160407"),
      ("2016..2020", "20160000", "20209999"),
      ("2016-04..2020-02-25", "20160400", "20200225"),
      ("2016..", "20160000", nil),
      ("..2020-01", nil, "20200199"),
      ("0033", "00330000", "00339999"),
    ] as [(String, String?, String?)])
  func values(text: String, first: String?, last: String?) throws {
    let range = try #require(DateRange(text))
    #expect(range.firstValue == first)
    #expect(range.lastValue == last)
  }

  @Test(
    "Other text is no range",
    arguments: [
      "", "..", "kemarin", "16", "2016-13", "2016-02-30", "2016-4", "2016..x", "x..2016",
      "2016..2017..2018", "2016-04-07T10:00", "-2016", "20160407", "2016 ",
    ])
  func notRanges(text: String) {
    #expect(DateRange(text) == nil)
  }

  @Test("Dates are in order by their values, the less exact first")
  func order() throws {
    let dates = try ["2015-12-31", "2016", "2016-04", "2016-04-07", "2016-04-08", "2017"].map {
      try #require(ArticleDate(iso: $0))
    }
    #expect(dates.map(\.slotValue) == dates.map(\.slotValue).sorted())
  }
}
