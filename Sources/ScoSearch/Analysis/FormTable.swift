import Hashing

/// Folded words, each once, numbered in the order they came.
///
/// A dictionary by `[UInt8]` would hash each byte by SipHash and take memory for each key; here all
/// words lie in one buffer (open addressing with linear probing, at most half full).
struct FormTable {
  private var bytes: [UInt8] = []
  /// Where each word ends in ``bytes``.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// The number of a word plus one, 0 where the slot is free.
  private var slots = [UInt32](repeating: 0, count: 1024)

  var count: Int { ends.count }

  var isEmpty: Bool { ends.isEmpty }

  /// The word with a number.
  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// The number of a word, and whether it was not there before.
  mutating func number(of form: [UInt8]) -> (number: Int, isNew: Bool) {
    let hash = FNV1a.hash(form)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, self[number].elementsEqual(form) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes += form
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
