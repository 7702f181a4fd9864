import Hashing

/// What is to be known of a block's words.
struct BlockWords {
  /// The share of words that join others in some large languages.
  private(set) var functionShare: Float = 0
  /// The share of words that sites put around articles (``FurnitureVocabulary``).
  private(set) var furnitureShare: Float = 0
  /// How often the same text stands on the page.
  private(set) var copies = 1
  private(set) var isTitle = false
  /// The share of the title's longer words that it has.
  private(set) var titleShare: Float = 0
  /// The share of its words that stand so in the story as the metadata have it; -1 for unknown.
  private(set) var bodyShare: Float = -1
  /// The same of the page's description.
  private(set) var descriptionShare: Float = -1

  /// What is to be known of all blocks of a page.
  static func all(_ blocks: [HTMLBlock], _ evidence: StoryEvidence) -> [BlockWords] {
    let title = ByteWords.words(of: evidence.title ?? "")
    let titleWords = Set(title.filter { $0.count >= 4 }.map(\.hash))
    let titleLetters = StoryLines.letters(evidence.title ?? "")
    let body = evidence.articleBody.map { WordRuns($0) }
    let description = evidence.description.map { WordRuns($0) }
    var copies: [String: Int] = [:]
    for block in blocks { copies[block.text, default: 0] += 1 }
    return blocks.map { block in
      let hashes = ByteWords.words(of: block.text).map(\.hash)
      let count = Float(max(1, hashes.count))
      var found = BlockWords()
      found.functionShare = Float(hashes.count(where: functionWords.contains)) / count
      found.furnitureShare = Float(hashes.count(where: furnitureWords.contains)) / count
      found.copies = copies[block.text] ?? 1
      if !titleWords.isEmpty {
        found.titleShare =
          Float(titleWords.intersection(hashes).count) / Float(titleWords.count)
      }
      if !titleLetters.isEmpty, block.text.utf8.count < 2 * (evidence.title ?? "").utf8.count {
        found.isTitle = StoryLines.letters(block.text) == titleLetters
      }
      found.bodyShare = body?.share(of: hashes) ?? -1
      found.descriptionShare = description?.share(of: hashes) ?? -1
      return found
    }
  }

  private static let furnitureWords = ByteWords.hashes(of: FurnitureVocabulary.buttons)

  /// The commonest words of English, Indonesian, German, French and Spanish.
  private static let functionWords = ByteWords.hashes(
    of: """
      the of and to in a is that for it as was with on be at by this have from or are an not his her
      they but which he she you we their had were been has will would can all there if who so what
      yang dan di dengan untuk pada dari ini itu tidak dalam akan adalah oleh juga ke karena ada
      sebagai mereka kami telah bisa lebih saat para sudah atau namun saya hari setelah tersebut der
      die das und ist von zu den mit ein eine des im auf für nicht sich auch es dem le la les et un
      une du que qui dans en pour el los las por con una del se no
      """.split { $0 == " " || $0 == "\n" })
}

/// Runs of words of a text, by which parts of it are known again.
struct WordRuns {
  /// The fewest words of which it can be said whether they are a part.
  static let length = 4
  private let runs: Set<UInt64>
  /// How many words the text has.
  let wordCount: Int

  init(_ text: String) {
    let hashes = ByteWords.words(of: text).map(\.hash)
    wordCount = hashes.count
    runs = Set(Self.runs(of: hashes))
  }

  /// The share of words that stand in a run of four that the text has too; -1 for fewer.
  func share(of hashes: [UInt64]) -> Float {
    guard hashes.count >= Self.length else { return -1 }
    var (found, end) = (0, 0)
    for (start, run) in Self.runs(of: hashes).enumerated() where runs.contains(run) {
      found += start + Self.length - max(end, start)
      end = start + Self.length
    }
    return Float(found) / Float(hashes.count)
  }

  private static func runs(of hashes: [UInt64]) -> [UInt64] {
    guard hashes.count >= length else { return [] }
    return (0...(hashes.count - length)).map { start in
      hashes[start..<start + length].reduce(0) { ($0 &* 0x100_0000_01B3) ^ $1 }
    }
  }
}
