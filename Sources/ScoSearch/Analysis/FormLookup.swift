/// Looks up which letters or digits a character is another form of (``CharacterForms``).
///
/// Few texts hold any: the table is read when the first is met that may be one.
struct FormLookup {
  private var firsts: [UInt32] = []
  private var rows: [Row] = []
  /// The scalars that the rows stand for, one row's behind the other's.
  private var targets: [Unicode.Scalar] = []

  private struct Row {
    var count: UInt32
    var sign: UInt8
    var targets: Range<Int>
  }

  init() {
    var next: UInt32 = 0
    for word in CharacterForms.table.utf8.split(separator: UInt8(ascii: " ")) {
      var row = Row(count: 1, sign: 0, targets: targets.count..<targets.count)
      var (first, number, hasFirst, isCount): (UInt32, UInt32, Bool, Bool) = (next, 0, false, false)
      func finishPart() {
        if isCount { row.count = number } else if hasFirst { first = number }
        number = 0
      }
      for byte in word {
        switch byte {
        case 0x30...0x39: (number, hasFirst) = (number << 4 | UInt32(byte & 0x0F), true)
        case 0x41...0x46: (number, hasFirst) = (number << 4 | UInt32(byte - 0x37), true)
        case UInt8(ascii: "*"):
          finishPart()
          isCount = true
        case UInt8(ascii: "+"): addTarget(&number)
        default:
          finishPart()
          row.sign = byte
        }
      }
      addTarget(&number)
      row.targets = row.targets.lowerBound..<targets.count
      firsts.append(first)
      rows.append(row)
      next = first + row.count
    }
  }

  private mutating func addTarget(_ number: inout UInt32) {
    targets.append(Unicode.Scalar(number) ?? "\u{FFFD}")
    number = 0
  }

  /// What a scalar is in a word; nil where it is no form of a letter or digit.
  func outcome(of value: UInt32) -> Folding.Outcome? {
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0, value - firsts[low - 1] < rows[low - 1].count else { return nil }
    let row = rows[low - 1]
    var scalars = targets[row.targets]
    if row.sign != UInt8(ascii: "~"), scalars.count == 1, let scalar = scalars.first,
      let moved = Unicode.Scalar(scalar.value + value - firsts[low - 1])
    {
      scalars = [moved]
    }
    let letters = scalars.flatMap(Folding.folded)
    switch row.sign {
    case UInt8(ascii: "#"): return .digits(letters, isSetApart: false)
    case UInt8(ascii: "^"): return .digits(letters, isSetApart: true)
    default:
      let isIdeograph = scalars.count == 1 && scalars.allSatisfy { Folding.isIdeograph($0.value) }
      return isIdeograph ? .ideograph(letters) : .letters(letters)
    }
  }
}
