import Hashing

/// The words of a story's sentences.
struct StoryWords {
  /// How many words the sentences have.
  private(set) var count = 0
  /// In how many sentences a beginning is, and the last of them.
  private var beginnings: NumberTable<(sentences: Int, last: Int)>

  init(_ sentences: [TextLine]) {
    beginnings = NumberTable(capacity: sentences.count * Self.newWords)
    for (number, sentence) in sentences.enumerated() {
      count += sentence.wordCount
      Self.forEachBeginning(of: sentence) { word in
        let found = beginnings[word, default: (0, -1)]
        if found.last != number {
          beginnings[word, default: found] = (found.sentences + 1, number)
        }
      }
    }
  }

  /// About so many words of a sentence were not there before.
  private static let newWords = 8

  /// The share of a line's words that come in the story too.
  ///
  /// - Parameter orElse: What it is for a line that has no words that count. A sentence's own words
  ///   count where another has them too.
  func share(of line: TextLine, orElse: Double = 1) -> Double {
    let least = line.isStory ? 2 : 1
    var (all, shared) = (0, 0)
    Self.forEachBeginning(of: line) { word in
      all += 1
      if let found = beginnings[word], found.sentences >= least { shared += 1 }
    }
    return all == 0 ? orElse : Double(shared) / Double(all)
  }

  /// The first six letters of each word of four letters or more, so that forms of one word are one;
  /// without words that stand in every text.
  private static func forEachBeginning(of line: TextLine, _ body: (UInt64) -> Void) {
    ByteWords.forEach(of: line.text) { word in
      if word.count >= 4, !common.contains(word.hash) { body(word.beginning) }
    }
  }

  /// Words of four letters or more that stand in texts on any subject.
  private static let common = WordKinds.jointHashes.union(
    ByteWords.hashes(of: [
      "akan", "dapat", "bisa", "juga", "oleh", "saat", "tidak", "telah", "tetap", "masih", "dalam",
      "antara", "tanpa", "agar", "bagi", "serta", "tetapi", "namun", "karena", "jika", "maka",
      "hanya",
      "harus", "adalah", "menjadi", "seperti", "mereka", "kita", "saja", "sangat", "hingga",
      "sampai",
      "have", "been", "will", "would", "could", "should", "into", "about", "their", "they", "them",
      "than", "then", "these", "those", "there", "were", "what", "when", "where", "which", "while",
      "whose", "does", "only", "also", "over", "under", "some", "such", "make", "made", "take",
      "come",
    ]))
}
