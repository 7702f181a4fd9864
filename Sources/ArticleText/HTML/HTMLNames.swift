/// The names by which the parts of a page are known.
enum HTMLNames {
  /// Elements that begin a new line, and end one.
  static let blocks: Set<String> = [
    "#page", "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "caption", "listing", "xmp", "plaintext",
  ]

  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// Elements whose words are no text, or not the text of the page.
  static let unseen: Set<String> = [
    "head", "script", "style", "template", "svg", "math", "canvas", "object", "embed", "applet",
    "iframe", "audio", "video", "map", "select", "option", "optgroup", "textarea", "input",
    "datalist", "progress", "meter", "noframes", "title", "base", "link", "meta", "rp", "rt",
  ]

  /// Elements within a line that add a sign to it, break it or lead elsewhere.
  static let signs: Set<String> = ["br", "img", "a", "q"]

  /// Elements within a line whose words are seldom a part of it.
  static let asides: Set<String> = ["button", "label", "noscript"]

  /// Elements of a page around its article.
  static let furniture: Set<String> = [
    "nav", "footer", "aside", "form", "menu", "button", "label", "noscript", "dialog",
  ]

  /// What an element may be for, by its attribute `role`, that is no part of an article.
  static let furnitureRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar",
    "dialog", "alertdialog", "alert", "button", "tablist", "tooltip", "form", "directory",
  ]

  /// Words in the classes and ids of elements that are no part of an article.
  static let furnitureWords: Set<String> = [
    "nav", "navbar", "navigation", "navigasi", "menu", "menus", "submenu", "breadcrumb",
    "breadcrumbs", "sidebar", "footer", "masthead", "topbar", "toolbar", "share", "shares",
    "sharing", "sharer", "sharebar", "sharethis", "addthis", "addtoany", "social", "socials",
    "sosmed", "medsos", "related", "relatedposts", "relatednews", "relatedtopics", "terkait",
    "recommend", "recommended", "recommendation", "recommendations", "rekomendasi", "comment",
    "comments", "commentlist", "komentar", "respond", "disqus", "advert", "advertisement",
    "advertising", "ads", "ad", "adsense", "adslot", "adsbygoogle", "iklan", "banner", "promo",
    "sponsor", "sponsored", "taboola", "outbrain", "mgid", "newsletter", "subscribe",
    "subscription", "cookie", "cookies", "consent", "gdpr", "popup", "modal", "overlay", "tags",
    "taglist", "pagination", "pager", "widget", "widgets", "popular", "terpopuler", "populer",
    "trending", "mostread", "latest", "terkini", "skip", "login", "signup", "register", "paywall",
    "hidden", "invisible", "screenreader", "noprint", "print", "rating", "votes", "bacajuga",
    "readmore", "readalso", "seealso", "jp",
  ]

  /// Pairs of such words, each of which alone may be anything.
  static let furniturePairs: Set<String> = [
    "read-also", "also-read", "see-also", "baca-juga", "lihat-juga", "most-read", "most-popular",
    "author-box", "author-bio", "about-author", "tag-list", "post-tags", "sr-only", "screen-reader",
    "visually-hidden", "site-header", "page-header", "site-footer", "more-news", "more-stories",
    "berita-lain", "berita-lainnya", "post-nav", "next-post", "prev-post", "read-next",
    "photo-credit", "image-credit", "caption-credit", "img-credit", "wp-caption-credit",
  ]

  /// Words of classes of which both kinds in one name say that an element holds the story:
  /// `article-body`, `entry-content`, `post__text`, `detail-konten`.
  static let storyKinds: (whose: Set<String>, what: Set<String>) = (
    ["article", "artikel", "entry", "post", "story", "news", "berita", "detail", "read", "page"],
    ["body", "content", "contents", "text", "konten", "isi", "copy"]
  )

  /// The words of a name such as `relatedPosts_list-2`.
  static func words(of name: Substring) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var isAfterSmallLetter = false
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in name.utf8.prefix(120) {
      switch byte {
      case 0x41...0x5A:
        if isAfterSmallLetter { end() }
        word.append(byte | 0x20)
      // What is no ASCII is taken for small letters: the words looked for have none.
      case 0x61...0x7A, 0x80...: word.append(byte)
      default: end()
      }
      isAfterSmallLetter = (0x61...0x7A).contains(byte)
    }
    end()
    return words
  }

  /// The names in a class or id: what stands between white space, which is ASCII there.
  static func names(in value: String) -> [Substring] {
    value.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
  }

  /// Whether a name in a class or id has a word, or two words, of furniture.
  static func areFurniture(_ words: [String]) -> Bool {
    guard words.count <= 6 else { return false }
    if words.contains(where: furnitureWords.contains) {
      // `has-sidebar`, `no-comments`, `tag-iklan`: states and subjects of what they are set on.
      let states = ["has", "no", "with", "without", "tag", "category", "is", "not", "format"]
      return !states.contains(words[0])
    }
    return zip(words, words.dropFirst()).contains { furniturePairs.contains($0 + "-" + $1) }
  }

  /// Whether a name in a class or id is that of what holds a story.
  static func areStory(_ words: [String]) -> Bool {
    guard (1...4).contains(words.count) else { return false }
    let (whose, what) = storyKinds
    if words.count == 1 {
      return whose.contains { word in what.contains { word + $0 == words[0] } }
    }
    return words.contains(where: whose.contains) && words.contains(where: what.contains)
  }
}
