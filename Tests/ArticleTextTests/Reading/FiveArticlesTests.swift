import FoundationEssentials
import TestSupport
import Testing

@testable import ArticleText

/// What a reader expects of one of the five. Lines are counted from 1, as they are in the file.
struct ExpectedArticle: Sendable, CustomTestStringConvertible {
  var file: String
  var language: Language
  /// The line that is the title; where there is none, the title is the start of the first sentence.
  var titleLine: Int?
  var date: String?
  var source: String?
  var place: String?
  var section: String?
  /// The line that ends with its address.
  var urlLine: Int?
  /// The lines that must not be part of the article; every other line must be.
  var furniture: [ClosedRange<Int>]
  /// What is cut from the beginning of the first line, and from the end of a line.
  var dateline: String?
  var code: String?
  /// Words of the furniture that must be in no field.
  var absent: [String] = []

  var testDescription: String { file }

  static let all = [
    ExpectedArticle(
      file: "000_4b7c4fb9453b39aa.txt", language: .indonesian, source: "ANTARA News",
      place: "Moskow", furniture: [],
      dateline: "Moskow (Fokus Internasional / ANTARA News) - ", absent: ["Fokus Internasional"]),
    ExpectedArticle(
      file: "001_bbcff1096b27d075.txt", language: .indonesian, source: "MINA", place: "Samarkand",
      furniture: [5...5, 10...10, 15...15, 17...18], dateline: "Samarkand, MINA – ",
      code: "(T/R6/P1)", absent: ["Baca Juga", "T/R6", "News Agency"]),
    ExpectedArticle(
      file: "002_76e4ab9b4e8ff624.txt", language: .english, titleLine: 3, date: "2016-04-07",
      source: "presstv.co.uk", section: "Politics", furniture: [1...1, 34...39],
      absent: ["alternate addresses", "www.", "SHARE", "Roku"]),
    ExpectedArticle(
      file: "003_c0c002c0856a9342.txt", language: .indonesian, source: "congluan.vn",
      urlLine: 14,
      furniture: [13...15], absent: ["iklan_2", "Sumber:", "Komentar"]),
    ExpectedArticle(
      file: "004_33a64e6e471d1234.txt", language: .english, titleLine: 13, date: "2020-02-25",
      furniture: [1...12, 14...14, 29...60],
      absent: ["Add Comment", "webinar", "Infoshos", "Phnom", "Comment", "Print"]),
  ]
}

@Suite(
  "The five articles",
  .enabled(if: SharedFolder.path != nil, Comment(rawValue: SharedFolder.whySkipped)))
struct FiveArticlesTests {
  @Test("Each is read as its readers expect", arguments: ExpectedArticle.all)
  func isReadAsExpected(_ expected: ExpectedArticle) throws {
    let path = try #require(SharedFolder.path) + "/articles/" + expected.file
    let article = try #require(try articles(of: ArticleFile(path: path, id: expected.file)).first)
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { TextNormalizer.normalize(String($0)) }

    #expect(article.id == expected.file)
    #expect(article.language == expected.language)
    #expect(article.languageSpans.isEmpty)
    #expect(article.date?.description == expected.date)
    #expect(article.source == expected.source)
    #expect(article.place == expected.place)
    #expect(article.section == expected.section)
    #expect((article.url == nil) == (expected.urlLine == nil))
    if let url = article.url, let line = expected.urlLine {
      #expect(url.hasPrefix("https://") && lines[line - 1].hasSuffix(" " + url))
    }
    #expect(article.author == nil)

    var story: [String] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let number = index + 1
      if number == expected.titleLine { continue }
      if expected.furniture.contains(where: { $0.contains(number) }) { continue }
      var line = line
      if let dateline = expected.dateline, number == 1 {
        #expect(line.hasPrefix(dateline))
        line.removeFirst(dateline.count)
      }
      if let code = expected.code, line.hasSuffix(code) { line.removeLast(code.count + 1) }
      story.append(line)
    }
    #expect(article.body.split(separator: "\n").map(String.init) == story)

    if let titleLine = expected.titleLine {
      #expect(article.title == lines[titleLine - 1])
    } else {
      #expect(article.title.hasSuffix("…"))
      #expect((80...101).contains(article.title.count))
      #expect(story[0].hasPrefix(article.title.dropLast() + " "))
    }
    for words in expected.absent {
      #expect(!(article.title + "\n" + article.body).contains(words), "\(words)")
    }
  }
}

/// The articles of a file; a problem with any of it fails the test.
func articles(of file: ArticleFile) throws -> [Article] {
  let reader = try #require(ArticleFormats.reader(forPath: file.path))
  var articles: [Article] = []
  try reader.forEachEvent(of: file) { event in
    switch event {
    case .article(let article): articles.append(article)
    case .passedOver(let name): Issue.record("\(name)")
    case .pictures: Issue.record("there are no pictures")
    case .problem(let problem): Issue.record("\(problem)")
    }
  }
  return articles
}
