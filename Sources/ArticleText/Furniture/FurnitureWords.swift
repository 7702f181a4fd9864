/// Judges lines by how much of them is words that news sites put around their articles
/// (``FurnitureVocabulary``).
///
/// jusText (J. Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora", 2011)
/// tells text from boilerplate by the share of the language's commonest words, which labels and
/// buttons lack. In a short line that says too little, so the opposite words are counted here:
/// those that are common on buttons and rare in stories. Only a line of nothing but such words and
/// those that join them is furniture; one unknown word makes it a line of the story.
enum FurnitureWords {
  /// The words of a line in small letters; numbers are left out.
  static func words(of text: some StringProtocol) -> [Substring] {
    var text = text.lowercased()
    text.removeAll { $0 == "'" || $0 == "’" }
    return text[...].split { !$0.isAlphabetic && $0 != "-" }
      .map { $0.trimmed { $0 == "-" } }.filter { !$0.isEmpty }
  }

  /// Whether a line is a button or a menu: words of furniture and nothing else.
  static func isButton(_ line: TextLine) -> Bool {
    guard (1...10).contains(line.wordCount), !line.wordKinds.contains(.other), isOpen(line) else {
      return false
    }
    var count = 0
    for word in words(of: line.text) {
      if FurnitureVocabulary.buttons.contains(word) {
        count += 1
      } else if !FurnitureVocabulary.joints.contains(word) {
        return false
      }
    }
    return count > 0
  }

  /// Whether a line has a word of buttons.
  static func hasButton(_ line: TextLine) -> Bool {
    line.wordKinds.contains(.button)
      && words(of: line.text).contains(where: FurnitureVocabulary.buttons.contains)
  }

  /// Whether the words before a colon are those of a label that points elsewhere.
  static func isPointerLabel(_ label: some StringProtocol) -> Bool {
    let words = words(of: label)
    guard (1...3).contains(words.count) else { return false }
    return words.allSatisfy(FurnitureVocabulary.pointerWords.contains)
  }

  /// `About Siti Aminah`, `Profil Siti Aminah`
  static func isAbout(_ name: String, _ line: TextLine) -> Bool {
    guard line.wordCount <= 6, line.text.hasSuffix(name) else { return false }
    let label = words(of: line.text.dropLast(name.count))
    return label.count == 1 && ["about", "tentang", "profil", "profile", "by"].contains(label[0])
  }

  /// Whether a line says how many comments, readers or photographs there are.
  static func isCount(_ line: TextLine) -> Bool {
    guard (2...6).contains(line.wordCount), line.text.hasNumber, isOpen(line)
    else { return false }
    let words = words(of: line.text)
    return !words.isEmpty
      && words.contains {
        FurnitureVocabulary.buttons.contains($0) || FurnitureVocabulary.countedWords.contains($0)
      }
      && words.allSatisfy {
        FurnitureVocabulary.buttons.contains($0) || FurnitureVocabulary.joints.contains($0)
          || FurnitureVocabulary.countedWords.contains($0)
      }
  }

  /// Whether a line is neither spoken words nor ends as a sentence does.
  private static func isOpen(_ line: TextLine) -> Bool {
    guard !line.beginsAsSpeech || line.hasBullet, let last = line.text.last else { return false }
    return (last != "." && last != ",") || line.text.hasSuffix("...")
  }

  /// Whether a line heads a list of other articles, of comments, photographs or labels.
  static func opensList(_ line: TextLine) -> Bool {
    guard (1...6).contains(line.wordCount), !line.hasBullet, !line.endsAsStatement,
      line.wordKinds.contains(.heading), !line.beginsWithSmallLetter
    else { return false }
    let words = words(of: line.text)
    let isKnown = words.allSatisfy {
      FurnitureVocabulary.buttons.contains($0) || FurnitureVocabulary.joints.contains($0)
    }
    if isKnown, words.contains(where: FurnitureVocabulary.listHeadings.contains) { return true }
    return words.count <= 4
      && FurnitureVocabulary.listHeadingPairs.contains { $0.isSubset(of: words) }
  }

  /// The least ``noticeWeight(_:)`` of a notice whatever the story is about.
  static let leastNoticeWeight = 3

  /// How much a sentence is the site's own, about cookies, subscriptions and the like; 0 where it
  /// does not speak to its readers, or hardly of that.
  static func noticeWeight(_ line: TextLine) -> Int {
    guard (4...45).contains(line.wordCount), line.wordKinds.isSuperset(of: [.address, .site]),
      !isQuoted(line)
    else { return 0 }
    let words = words(of: line.text)
    guard words.contains(where: FurnitureVocabulary.addresses.contains),
      !words.contains(where: FurnitureVocabulary.speech.contains)
    else {
      return 0
    }
    let weight = Set(words).reduce(0) {
      $0
        + (FurnitureVocabulary.strongSiteWords.contains($1)
          ? 2 : FurnitureVocabulary.siteWords.contains($1) ? 1 : 0)
    }
    return weight * 6 >= words.count ? weight : 0
  }

  private static func isQuoted(_ line: TextLine) -> Bool {
    // Their last bytes, which few other characters have.
    line.text.utf8.contains { [0x22, 0x9C, 0x9D, 0xAB, 0xBB].contains($0) }
      && line.text.contains { "\"“”«»".contains($0) }
  }

  /// Whether a sentence asks its readers for something, or speaks of the site to them.
  static func speaksToReader(_ line: TextLine) -> Bool {
    guard (4...30).contains(line.wordCount), line.wordKinds.contains(.address), !isQuoted(line)
    else { return false }
    let words = words(of: line.text)
    return words.contains(where: FurnitureVocabulary.addresses.contains)
      && !words.contains(where: FurnitureVocabulary.speech.contains)
  }

  /// Whether a line is about rights in what is shown: a copyright, or that nothing may be copied.
  static func isLegal(_ line: TextLine) -> Bool {
    guard line.wordCount <= 40, line.wordKinds.contains(.legal), !line.beginsAsSpeech else {
      return false
    }
    let words = words(of: line.text)
    guard words.count <= 40 else { return false }
    let isMarked =
      line.text.utf8.contains(0xA9) && (line.text.hasPrefix("©") || line.text.contains("© 20"))
    let spaced = " \(words.joined(separator: " ")) "
    let hasClaim =
      (words.first == "copyright" && line.text.contains(where: \.isNumber))
      || words.starts(with: ["hak", "cipta", "dilindungi"]) || spaced.contains(" rights reserved ")
      || spaced.contains(" hak dilindungi ") || spaced.contains(" hak cipta dilindungi ")
    if isMarked || hasClaim { return line.wordCount <= 25 }
    let copies = words.count { word in FurnitureVocabulary.copyStems.contains { word.hasPrefix($0) }
    }
    return copies >= 1
      && copies + Set(words).intersection(FurnitureVocabulary.rightWords).count
        >= WordKinds.leastLegalWords
  }
}
