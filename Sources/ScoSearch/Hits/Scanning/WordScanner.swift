import CWordScan

/// Goes through a text for the words that are wanted: over plain words by their bytes, and word by
/// word where something needs a closer look or the next word matters whatever it is.
///
/// It gives what ``Tokenizer`` would give for the whole text, less the words that are not wanted. One
/// is used for one text after the other, so that its memory is taken once.
struct WordScanner {
  /// A word of the text.
  struct Found {
    var word: Tokenizer.Word
    /// Its number among those that are wanted; nil where it is none of them.
    var number: Int?
    /// Whether it stands in the text letter by letter, but for large letters.
    var isPlain: Bool
  }

  private var tokenizer = Tokenizer([])

  /// The folded form of the word that was given last, unless that is plain.
  var form: [UInt8] { tokenizer.form }

  /// Begins a text.
  ///
  /// - Parameter end: Bytes beyond it do not count.
  mutating func begin(_ text: [UInt8], upTo end: Int) {
    tokenizer.begin(text, in: 0..<min(text.count, end))
  }

  /// The next word that may be wanted. Whether it hangs together with the one before it is not known.
  mutating func next(_ wanted: WantedWords) -> Found? {
    while true {
      let place = wanted.next(in: tokenizer.bytes, from: tokenizer.index, to: tokenizer.end)
      switch place.kind {
      case Int32(word_scan_word):
        let range = place.start..<place.end
        let number = wanted.number(
          ofPlain: tokenizer.bytes.span.extracting(range), code: place.code)
        if number == nil, !wanted.hasBeginnings {
          tokenizer.index = place.end
          continue
        }
        return Found(word: tokenizer.takePlainWord(range), number: number, isPlain: true)
      case Int32(word_scan_look):
        tokenizer.index = place.start
        return nextOfAll(wanted)
      default: return nil
      }
    }
  }

  /// The next word, whatever it is.
  mutating func nextOfAll(_ wanted: WantedWords) -> Found? {
    tokenizer.nextWord().map { word in
      Found(word: word, number: wanted.number(of: tokenizer.form.span), isPlain: false)
    }
  }

  /// Whether the word that was given last begins so.
  func begins(_ found: Found, with beginning: [UInt8]) -> Bool {
    guard found.isPlain else { return tokenizer.form.starts(with: beginning) }
    let start = found.word.range.lowerBound
    guard beginning.count <= found.word.range.count else { return false }
    for index in beginning.indices
    where tokenizer.bytes[start + index] | 0x20 != beginning[index] { return false }
    return true
  }
}
