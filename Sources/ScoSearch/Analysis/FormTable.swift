import CWordScan

/// Folded words, each once, numbered in the order they came, and how often each was met.
///
/// A dictionary by `[UInt8]` would hash each byte by SipHash and take memory for each key. A class
/// because its memory is C's; it is used by one task at a time.
@safe final class FormTable {
  private let table: OpaquePointer

  init() {
    unsafe table = word_table_create()
  }

  deinit { unsafe word_table_free(table) }

  var count: Int { unsafe Int(word_table_count(table)) }

  var isEmpty: Bool { count == 0 }

  /// The word with a number.
  subscript(number: Int) -> [UInt8] {
    let number = UInt32(number)
    var word = [UInt8](repeating: 0, count: unsafe word_table_length(table, number))
    unsafe word_table_copy(table, number, &word)
    return word
  }

  /// The number of a word, and whether it was not there before.
  func number(of form: [UInt8]) -> (number: Int, isNew: Bool) {
    let place = unsafe word_table_number(table, form, form.count)
    return (Int(place.number), place.is_new)
  }

  // MARK: Words of texts

  /// Notes that a word was met.
  func note(_ number: Int) {
    unsafe word_table_note(table, UInt32(number))
  }

  /// How often a word was met since this was last asked for.
  func takeFrequency(of number: Int) -> Int {
    unsafe Int(word_table_take_frequency(table, UInt32(number)))
  }

  /// Looks up and notes words of a text that need no closer look and are here already, until another
  /// comes or there is no more room for their numbers.
  func scan(
    _ text: [UInt8], from start: Int, to end: Int, into numbers: inout [UInt32]
  ) -> word_table_run {
    let room = numbers.count
    return unsafe word_table_scan(table, text, start, end, &numbers, room)
  }
}
