import FoundationEssentials
import TestSupport
import Testing

@testable import ArticleText

/// Sixty pages that are not part of this project: of a program's help in two languages, as HTML,
/// and of a service's help, as Markdown with front matter.
@Suite(
  "Sixty real pages",
  .enabled(if: SharedFolder.path != nil, Comment(rawValue: SharedFolder.whySkipped)))
struct SharedPagesTests {
  private static func files(_ kind: String) throws -> [ArticleFile] {
    let folder = try #require(SharedFolder.path) + "/eval/formats/" + kind
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .map { ArticleFile(path: folder + "/" + $0, id: $0) }
  }

  /// What must be in no text: tags, scripts, what stands around the help, keys of front matter.
  private static func expectClean(_ article: Article, without words: [String]) {
    let text = article.title + "\n" + article.body
    #expect(
      text.firstMatch(of: #/</?[a-zA-Z][^>]*>|\{\{|function *\(|&[a-z]+;/#) == nil, "\(article.id)")
    for word in words { #expect(!text.contains(word), "\(article.id): \(word)") }
    #expect(article.body.utf8.count > 60 && !article.title.isEmpty, "\(article.id)")
    #expect(!article.title.contains("\n") && !article.body.contains("\n\n\n"), "\(article.id)")
  }

  @Test("HTML: the title, the language, and no menu or footer in the text")
  func html() throws {
    let files = try Self.files("html")
    #expect(files.count == 30)
    for file in files {
      let found = try articles(of: file)
      let article = try #require(found.count == 1 ? found.first : nil)
      let page = try String(contentsOfFile: file.path, encoding: .utf8)
      let title = try #require(page.firstMatch(of: #/<title>([^<]*)</title>/#)?.1)
      // Some pages have their title in other words in the heading above the text.
      let shown = HTMLPage(page)
      let headings = shown.elements("h1").map { StoryLines.letters(shown.text(of: $0)) }
      let titles = headings + [StoryLines.letters(String(title).replacing("&amp;", with: "&"))]
      #expect(titles.contains(StoryLines.letters(article.title)), "\(file.id): \(article.title)")
      #expect(article.language == (file.id.contains(".id.") ? .indonesian : .english), "\(file.id)")
      #expect(article.date == nil && article.source == nil && article.place == nil, "\(file.id)")
      Self.expectClean(
        article,
        without: [
          "Help content debug", "Topik Terkait", "Related Topics", "opengrok", "LibreOffice 7.4",
          "Modul\n", "Module\n",
        ])
    }
  }

  @Test("Markdown: the title of the front matter, its date, and no key of it in the text")
  func markdown() throws {
    let files = try Self.files("markdown")
    #expect(files.count == 30)
    for file in files {
      let found = try articles(of: file)
      let article = try #require(found.count == 1 ? found.first : nil)
      let page = try String(contentsOfFile: file.path, encoding: .utf8)
      let title = try #require(page.firstMatch(of: #/(?m)^title: (.*)$/#)?.1)
      #expect(StoryLines.letters(String(title)) == StoryLines.letters(article.title))
      #expect((article.date != nil) == page.contains("ms.date: "), "\(file.id)")
      #expect(article.author != nil && article.language == .indonesian, "\(file.id)")
      Self.expectClean(
        article, without: ["ms.author", "localization_priority", "openlocfilehash", "](", "---"])
    }
  }
}
