import CWordScan

/// The folded words that texts are scanned for, each once, numbered in the order they came.
///
/// All lie in one buffer, found by their codes (open addressing with linear probing, at most half
/// full). A set of bits by which most words of a text are passed over lies beside them.
struct WantedWords {
  private var bytes: [UInt8] = []
  /// Where each word ends in ``bytes``.
  private var ends: [Int] = []
  private var codes: [UInt64] = []
  /// The number of a word plus one, 0 where the slot is free.
  private var slots = [UInt32](repeating: 0, count: 1 << leastSlotBits)
  private var slotBits = leastSlotBits
  private var filter: [UInt64] = []
  private var filterBits: UInt32 = 0
  private var beginnings: [word_scan_beginning] = []

  private static let leastSlotBits = 7
  /// Bits of the filter for each word, as a power of two: one word in 16 that is none of them is
  /// looked up in vain.
  private static let filterBitsPerSlot = 3
  private static let mostFilterBits = 16

  var count: Int { ends.count }

  var hasBeginnings: Bool { !beginnings.isEmpty }

  var isEmpty: Bool { ends.isEmpty && beginnings.isEmpty }

  init() { makeFilter() }

  // MARK: What is wanted

  /// The number of a word, which is wanted from now on.
  mutating func add(_ word: Span<UInt8>) -> Int {
    let code = Self.code(of: word)
    let slot = slot(of: word, code: code)
    if let number = number(in: slot) { return number }
    for index in word.indices { bytes.append(word[index]) }
    ends.append(bytes.count)
    codes.append(code)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() } else { setFilter(code) }
    return count - 1
  }

  /// Wants all words that begin so too: they have no number.
  mutating func addBeginning(_ beginning: [UInt8]) {
    let count = min(beginning.count, 8)
    beginnings.append(
      word_scan_beginning(
        bytes: Self.head(of: beginning.span), mask: UInt64.max >> UInt64(64 - 8 * count)))
  }

  private mutating func grow() {
    slotBits += 1
    slots = [UInt32](repeating: 0, count: 1 << slotBits)
    for (number, code) in codes.enumerated() {
      var slot = firstSlot(of: code)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
    makeFilter()
  }

  private func firstSlot(of code: UInt64) -> Int {
    Int(truncatingIfNeeded: code >> UInt64(64 - slotBits))
  }

  private mutating func makeFilter() {
    let bits = min(slotBits + Self.filterBitsPerSlot, Self.mostFilterBits)
    if bits != Int(filterBits) {
      filterBits = UInt32(bits)
      filter = [UInt64](repeating: 0, count: 1 << (bits - 6))
    }
    for code in codes { setFilter(code) }
  }

  private mutating func setFilter(_ code: UInt64) {
    let bit = code >> UInt64(64 - filterBits)
    filter[Int(bit / 64)] |= 1 << (bit % 64)
  }

  // MARK: What a text has

  /// What comes next in a text: a word that may be wanted, or what needs a closer look.
  func next(in text: [UInt8], from start: Int, to end: Int) -> word_scan_place {
    unsafe word_scan_next(
      text, start, end, filter, filterBits, beginnings, beginnings.count)
  }

  /// The number of the word that stands in a text in ASCII letters or digits; nil where it is not
  /// wanted.
  func number(ofPlain word: Span<UInt8>, code: UInt64) -> Int? {
    number(in: slot(of: word, code: code, setting: 0x20))
  }

  /// The number of a folded word; nil where it is not wanted.
  func number(of word: Span<UInt8>) -> Int? {
    number(in: slot(of: word, code: Self.code(of: word)))
  }

  private func number(in slot: Int) -> Int? { slots[slot] == 0 ? nil : Int(slots[slot]) - 1 }

  /// Where a word is, or would be.
  ///
  /// - Parameter bit: What is set in each byte of the word before it is compared: that of small
  ///   letters, which digits have.
  private func slot(of word: Span<UInt8>, code: UInt64, setting bit: UInt8 = 0) -> Int {
    var slot = firstSlot(of: code)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if codes[number] == code, isWord(number, word, setting: bit) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private static func code(of word: Span<UInt8>) -> UInt64 {
    word_scan_code(head(of: word), word.count)
  }

  /// The first eight bytes in small letters, as one number.
  private static func head(of word: Span<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for index in 0..<min(word.count, 8) { head |= UInt64(word[index] | 0x20) << UInt64(8 * index) }
    return head
  }

  private func isWord(_ number: Int, _ word: Span<UInt8>, setting bit: UInt8) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] | bit { return false }
    return true
  }
}
