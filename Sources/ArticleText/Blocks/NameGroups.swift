/// What the words in the classes and ids of elements hint at, in groups: none of them is a verdict.
struct NameGroups {
  /// How many groups there are.
  static let count = groups.count

  /// For each group, 255 where a name is or ends in a word of it, 150 where it has one elsewhere.
  typealias Strengths = SIMD16<UInt8>

  private static let groups: [(name: String, words: String)] = [
    (
      "nav",
      """
      nav navbar navigation navigasi menu menus submenu breadcrumb breadcrumbs topbar toolbar
      pagination pager masthead logo skip tabs toc
      """
    ),
    (
      "share",
      """
      share shares sharing sharer sharebar sharethis addthis addtoany social socials sosmed medsos
      follow facebook twitter whatsapp bagikan
      """
    ),
    (
      "related",
      """
      related relatedposts relatednews relatedtopics terkait recommend recommended recommendation
      recommendations rekomendasi popular terpopuler populer trending mostread latest terkini more
      teaser teasers card cards readmore readalso seealso bacajuga promo recirc recirculation upnext
      next prev previous lainnya carousel slider
      """
    ),
    (
      "comment",
      """
      comment comments commentlist komentar respond disqus reply replies reviews rating votes
      """
    ),
    (
      "advertisement",
      """
      advert advertisement advertising ads ad adsense adslot adsbygoogle iklan banner sponsor
      sponsored taboola outbrain mgid affiliate commerce product price cart shop
      """
    ),
    (
      "notice",
      """
      newsletter subscribe subscription cookie cookies consent gdpr popup modal overlay login signup
      register paywall signin cta donate form
      """
    ),
    ("side", "sidebar side aside rail widget widgets footer foot bottom copyright"),
    ("hidden", "hidden invisible screenreader sr noprint print visually collapse collapsed"),
    (
      "detail",
      """
      tags tag taglist meta byline author authors bio date time timestamp published dateline credit
      credits caption captions category categories label penulis tanggal
      """
    ),
    (
      "story",
      """
      body content contents text konten isi copy article artikel entry post story news berita detail
      read page main paragraph richtext prose markdown wysiwyg
      """
    ),
  ]

  static let names = groups.map(\.name)
  /// The group of names that stories have.
  static let story = names.firstIndex(of: "story") ?? 0

  /// For each word, the groups it is in.
  private static let groupsOfWords: [String: [Int]] = {
    var found: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for word in group.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        found[String(word), default: []].append(index)
      }
    }
    return found
  }()

  /// What names hint at.
  struct Hints {
    var strengths = Strengths()
    /// Whether a name has a word, or two words, of what is no part of an article.
    var isFurniture = false
    /// Whether a name says that an element holds a story.
    var isStory = false
  }

  private var known: [String: Hints] = [:]

  /// What the names of an element hint at.
  mutating func hints(of node: HTMLPage.Node) -> Hints {
    var found = Hints()
    guard node.hasAttributes else { return found }
    for attribute in node.attributes where attribute.name == "class" || attribute.name == "id" {
      let hints: Hints
      if let old = known[attribute.value] {
        hints = old
      } else {
        hints = Self.hints(of: attribute.value)
        known[attribute.value] = hints
      }
      found.strengths = pointwiseMax(found.strengths, hints.strengths)
      found.isFurniture = found.isFurniture || hints.isFurniture
      found.isStory = found.isStory || hints.isStory
    }
    return found
  }

  private static func hints(of value: String) -> Hints {
    var found = Hints()
    for (index, name) in HTMLNames.names(in: value).enumerated() {
      let words = HTMLNames.words(of: name)
      found.isFurniture = found.isFurniture || HTMLNames.areFurniture(words)
      found.isStory = found.isStory || HTMLNames.areStory(words)
      guard index < 12, words.count <= 8 else { continue }
      for (place, word) in words.enumerated() {
        for group in groupsOfWords[word] ?? [] {
          found.strengths[group] = max(
            found.strengths[group], place == words.count - 1 ? 255 : 150)
        }
      }
    }
    return found
  }
}
