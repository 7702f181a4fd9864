/// What kinds of words a line has, by their bytes alone. Few lines have any; only they are looked
/// at more closely.
struct WordKinds: OptionSet, Hashable {
  let rawValue: UInt8

  /// One of ``FurnitureVocabulary/addresses``.
  static let address = WordKinds(rawValue: 1)
  /// Words of what a site says of itself.
  static let site = WordKinds(rawValue: 2)
  /// A word or mark of rights, or so many of copying that the line may be about those.
  static let legal = WordKinds(rawValue: 4)
  /// A word of headings of lists.
  static let heading = WordKinds(rawValue: 8)
  /// A word that is neither of buttons nor stands among them.
  static let other = WordKinds(rawValue: 16)
  /// One of ``FurnitureVocabulary/buttons``.
  static let button = WordKinds(rawValue: 32)

  /// So many words of copying and of rights make a line one about rights.
  static let leastLegalWords = 4
}

extension WordKinds {
  /// The kinds of words that a text has.
  init(of text: String) {
    // The last byte of ©.
    var kinds: WordKinds = text.utf8.contains(0xA9) ? .legal : []
    var (copies, rights) = (0, 0)
    ByteWords.forEach(of: text) { word in
      if Self.knownHashes.contains(word.hash) {
        for (kind, hashes) in Self.hashesByKind where hashes.contains(word.hash) {
          kinds.insert(kind)
        }
        if !Self.furnitureHashes.contains(word.hash) { kinds.insert(.other) }
        if Self.rightHashes.contains(word.hash) { rights += 1 }
      } else {
        kinds.insert(.other)
      }
      if Self.isOfCopying(word) { copies += 1 }
    }
    if copies >= 1, copies + rights >= Self.leastLegalWords { kinds.insert(.legal) }
    self = kinds
  }

  private static let hashesByKind: [(WordKinds, WordNumbers)] = [
    (.address, ByteWords.hashes(of: FurnitureVocabulary.addresses)),
    (.site, ByteWords.hashes(of: FurnitureVocabulary.siteWords)),
    (.site, ByteWords.hashes(of: FurnitureVocabulary.strongSiteWords)),
    (.legal, ByteWords.hashes(of: ["copyright", "hak", "rights"])),
    (.button, ByteWords.hashes(of: FurnitureVocabulary.buttons)),
    (.heading, ByteWords.hashes(of: FurnitureVocabulary.listHeadings)),
    (.heading, ByteWords.hashes(of: Set(FurnitureVocabulary.listHeadingPairs.joined()))),
  ]
  private static let furnitureHashes = ByteWords.hashes(
    of: FurnitureVocabulary.buttons.union(FurnitureVocabulary.joints))
  private static let rightHashes = ByteWords.hashes(of: FurnitureVocabulary.rightWords)
  private static let knownHashes = hashesByKind.reduce(furnitureHashes.union(rightHashes)) {
    $0.union($1.1)
  }
  private static let copyBeginnings = ByteWords.beginnings(of: FurnitureVocabulary.copyStems)

  private static func isOfCopying(_ word: ByteWords.Word) -> Bool {
    copyBeginnings.contains { beginning in
      word.beginning(beginning.length).map { beginning.values.contains($0) } ?? false
    }
  }

  /// The hashes of the words that stand among those of buttons, or in any text.
  static let jointHashes = ByteWords.hashes(of: FurnitureVocabulary.joints)
}
