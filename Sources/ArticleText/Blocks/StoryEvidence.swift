/// What a page says of its story beside the story itself.
struct StoryEvidence {
  var title: String?
  /// The text of the story, as the page's metadata have it.
  var articleBody: String?
  /// The beginning of the story, or what it is about.
  var description: String?
  /// Whether the page says that it is an article, and that it is something else.
  var isArticle = false
  var isOther = false

  init(_ metadata: HTMLMetadata, title: String?) {
    let type = metadata.value(["og:type"])?.lowercased()
    self.title = title
    articleBody = metadata.linked.articleBody
    description = metadata.value(["description", "og:description"])
    isArticle =
      type == "article" || !metadata.linked.dates.isEmpty
      || metadata.value(["article:published_time"]) != nil
    isOther = type != nil && type != "article"
  }
}
