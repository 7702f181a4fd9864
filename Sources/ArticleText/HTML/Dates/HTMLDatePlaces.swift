/// Where on a page a date stands, as far as elements and their names tell it.
enum HTMLDatePlaces {
  /// Words of classes and ids of elements that hold a date.
  private static let dateWords: Set<String> = [
    "date", "datum", "dates", "datetime", "time", "timestamp", "published", "publish",
    "publication", "pubdate", "pubdatetime", "posted", "postdate", "postedon", "entrydate",
    "dateline", "tanggal", "tgl", "waktu", "fecha", "released", "newsdatum", "artikeldatum",
  ]

  /// Words of elements that hold date and author.
  private static let detailWords: Set<String> = [
    "meta", "byline", "info", "postmeta", "entrymeta", "details", "author", "infoline", "credits",
    "subtitle", "postinfo", "dachzeile", "penulis", "header", "heading",
  ]

  private static let comments: Set<String> = [
    "comment", "comments", "commentlist", "komentar", "respond", "disqus", "reply", "replies",
    "reviews", "testimonial", "testimonials",
  ]

  private static let lists: Set<String> = [
    "related", "relatedposts", "terkait", "recommend", "recommended", "recommendation",
    "recommendations", "rekomendasi", "sidebar", "widget", "widgets", "popular", "terpopuler",
    "trending", "latest", "terkini", "teaser", "teasers", "mostread", "recent", "upcoming",
    "events", "calendar", "archive", "ticker", "carousel", "slider", "footer", "nav", "menu",
    "bacajuga", "copyright", "more", "feed", "cards",
  ]

  /// What an element and those around it are, for a date in it.
  struct Place {
    var isNamedDate = false
    var isNamedDetail = false
    var isNamedOfStory = false
    var isNamedChange = false
    var isNamedPublished = false
    var isComment = false
    var isInList = false
    var isInFurniture = false
    var isAside = false
  }

  /// What is known of the place of a node.
  static func place(of index: Int, _ page: HTMLPage) -> Place {
    var place = Place()
    var node = index
    for step in 0..<14 {
      if page.nodes[node].name == "body" || node == 0 { break }
      judge(page.nodes[node], step, &place)
      node = page.nodes[node].parent
    }
    return place
  }

  private static func judge(_ node: HTMLPage.Node, _ step: Int, _ place: inout Place) {
    switch node.name {
    case "nav", "footer", "menu", "form": place.isInFurniture = true
    case "aside": if step > 3 { place.isInList = true } else { place.isAside = true }
    case "time": if step <= 2 { place.isNamedDate = true }
    default: break
    }
    guard node.name != "article" || step < 3 else { return }
    let names = node.names.map { HTMLNames.words(of: $0) }
    if step <= 3 { judgeNames(names, &place) }
    for words in names where words.count <= 8 {
      let isState = ["has", "with", "no", "without"].contains(words.first)
      if isState { continue }
      if words.contains(where: comments.contains), !words.contains("count") {
        place.isComment = true
      }
      // `post-footer` is that of the article.
      let isOfStory = words.contains(where: stories.contains) && words.last == "footer"
      if words.contains(where: lists.contains), !isOfStory { place.isInList = true }
    }
  }

  /// Judges the names of an element close around a date.
  private static func judgeNames(_ names: [[String]], _ place: inout Place) {
    let isDate = names.contains { $0.contains(where: dateWords.contains) }
    for words in names {
      let name = words.joined()
      if name.contains("publish") || name.contains("publicat") || words.contains("posted")
        || name.contains("pubdate")
      {
        place.isNamedPublished = true
      }
      let isChange = name.contains("update") || name.contains("modif") || words.contains("changed")
      // Of `entry-date updated` the second word is that of a format, and says nothing.
      if isChange, !words.contains("not"), !place.isNamedPublished, words != ["updated"] || !isDate
      {
        place.isNamedChange = true
      }
      if words.contains(where: detailWords.contains) { place.isNamedDetail = true }
    }
    if isDate { place.isNamedDate = true }
    place.isNamedOfStory =
      place.isNamedOfStory
      || names.contains { words in
        words.contains(where: stories.contains)
          && words.contains { dateWords.contains($0) || detailWords.contains($0) }
      }
  }

  private static let stories: Set<String> = [
    "article", "artikel", "entry", "post", "story", "asset", "news", "blog",
  ]
}
