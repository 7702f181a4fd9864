import Hashing
import TestSupport
import Testing

/// A table by numbers holds what a dictionary would, in the order that numbers came.
struct NumberTableTests {
  @Test(arguments: [0, 3, 5000])
  func asADictionary(capacity: Int) {
    var random = SeededGenerator(seed: UInt64(capacity))
    var table = NumberTable<Int>(capacity: capacity)
    var expected: [UInt64: Int] = [:]
    var order: [UInt64] = []
    for _ in 0..<4000 {
      // Neighbouring numbers, and those that differ by their upper bits alone.
      let key = UInt64.random(in: 0..<900, using: &random) << (Bool.random(using: &random) ? 0 : 52)
      if expected[key] == nil { order.append(key) }
      expected[key, default: 7] += 1
      table[key, default: 7] += 1
    }
    #expect(table.count == expected.count && table.keys == order)
    #expect(table.values == order.map { expected[$0] })
    for key in order { #expect(table[key] == expected[key]) }
    #expect(table[901] == nil && table[901, default: 5] == 5)
    #expect(table.count == order.count)
  }
}
