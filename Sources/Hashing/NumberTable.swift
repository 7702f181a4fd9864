/// Values by numbers that are hashes already, or hold a word: a dictionary would hash them once more,
/// by SipHash, and that takes longer than all else that is done with most of them.
public struct NumberTable<Value> {
  @usableFromInline var keyList: [UInt64] = []
  @usableFromInline var valueList: [Value] = []
  /// Where the entry of a number is, plus one; 0 where the slot is free. At most half are taken.
  @usableFromInline var slots: [UInt32]

  /// The numbers that have values, in the order they came.
  @inlinable public var keys: [UInt64] { keyList }
  /// Their values.
  @inlinable public var values: [Value] { valueList }

  /// - Parameter capacity: About how many numbers come.
  @inlinable
  public init(capacity: Int = 0) {
    var count = 16
    while count < 2 * capacity { count *= 2 }
    slots = [UInt32](repeating: 0, count: count)
    keyList.reserveCapacity(capacity)
    valueList.reserveCapacity(capacity)
  }

  /// How many numbers have values.
  @inlinable public var count: Int { keyList.count }

  /// The value of a number; nil where it has none.
  @inlinable
  public subscript(key: UInt64) -> Value? {
    let slot = slot(of: key)
    return slots[slot] == 0 ? nil : valueList[Int(slots[slot]) - 1]
  }

  /// The value of a number, or what it has where it has none.
  @inlinable
  public subscript(key: UInt64, default value: @autoclosure () -> Value) -> Value {
    get { self[key] ?? value() }
    _modify {
      var slot = slot(of: key)
      if slots[slot] == 0 {
        if 2 * (keyList.count + 1) > slots.count {
          grow()
          slot = self.slot(of: key)
        }
        keyList.append(key)
        valueList.append(value())
        slots[slot] = UInt32(keyList.count)
      }
      yield &valueList[Int(slots[slot]) - 1]
    }
  }

  /// The slot of a number, or the free one where it would be.
  @inlinable
  func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    // The upper bits of the product are those that depend on all of the number's.
    var slot = Int(truncatingIfNeeded: (key &* SplitMix64.goldenGamma) >> 32) & mask
    while slots[slot] != 0, keyList[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
    return slot
  }

  @inlinable
  mutating func grow() {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for (number, key) in keyList.enumerated() { slots[slot(of: key)] = UInt32(number + 1) }
  }
}
