import Hashing

/// Folded words, each once, numbered in the order they came.
///
/// A dictionary by `[UInt8]` would hash each byte by SipHash and take memory for each key; here all
/// words lie in one buffer (open addressing with linear probing, at most half full). Of most words
/// the first sixteen bytes, kept as two numbers, are all there is to compare.
struct FormTable {
  private struct Entry {
    var key: Key
    /// Where the word ends in ``FormTable/bytes``.
    var end: Int
  }

  /// The first eight bytes of a word, the next eight with a hash of those behind, and the length.
  private struct Key: Equatable {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var count: Int

    static let whole = 16

    init(_ form: [UInt8]) {
      count = form.count
      for index in 0..<min(count, 8) { head = head << 8 | UInt64(form[index]) }
      guard count > 8 else { return }
      for index in 8..<min(count, Self.whole) { tail = tail << 8 | UInt64(form[index]) }
      guard count > Self.whole else { return }
      for index in Self.whole..<count {
        tail = (tail ^ UInt64(form[index])) &* SplitMix64.goldenGamma
      }
    }

    var hash: UInt64 {
      let mixed = (head ^ UInt64(count)) &* SplitMix64.goldenGamma ^ tail
      return (mixed ^ mixed >> 32) &* SplitMix64.goldenGamma
    }
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// The number of a word plus one, 0 where the slot is free.
  private var slots = [UInt32](repeating: 0, count: 1024)

  var count: Int { entries.count }

  var isEmpty: Bool { entries.isEmpty }

  /// The word with a number.
  subscript(number: Int) -> ArraySlice<UInt8> {
    let entry = entries[number]
    return bytes[entry.end - entry.key.count..<entry.end]
  }

  /// The number of a word, and whether it was not there before.
  mutating func number(of form: [UInt8]) -> (number: Int, isNew: Bool) {
    let key = Key(form)
    var slot = firstSlot(of: key)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].key == key,
        key.count <= Key.whole || self[number].elementsEqual(form)
      {
        return (number, false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes += form
    entries.append(Entry(key: key, end: bytes.count))
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  private func firstSlot(of key: Key) -> Int {
    Int(truncatingIfNeeded: key.hash >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = firstSlot(of: entry.key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
