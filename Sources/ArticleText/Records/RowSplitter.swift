/// Divides a table in text form (RFC 4180) into its rows and fields.
package struct RowSplitter: Sendable, Equatable {
  /// What fields may be divided by, the likeliest first.
  private static let delimiters = Array("\t;,|".utf8)

  package let delimiter: UInt8

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// The one that a table's first row is divided by most often outside of quotes; a comma where it
  /// is divided by none.
  package init(header: ArraySlice<UInt8>) {
    let counts = Self.delimiters.map { delimiter in
      RowSplitter(delimiter: delimiter).fields(of: header).count
    }
    let most = counts.max() ?? 1
    let best = most > 1 ? counts.firstIndex(of: most) : nil
    delimiter = best.map { Self.delimiters[$0] } ?? UInt8(ascii: ",")
  }

  /// Where the row ends that begins with some bytes: behind its line end.
  package enum End: Equatable {
    /// It ends before this index, with so many ends of lines in it.
    case at(Int, lines: Int)
    /// It ends in bytes that are not there yet.
    case beyond
  }

  /// Finds the end of the row that bytes begin with.
  ///
  /// - Parameter isLast: Whether no bytes follow them.
  package func end(of bytes: ArraySlice<UInt8>, isLast: Bool) -> End {
    var index = bytes.startIndex
    var lines = 0
    var isInQuotes = false
    var isAtFieldStart = true
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == Self.lineFeed || byte == Self.carriageReturn {
        let next = index + 1
        if byte == Self.carriageReturn, next == bytes.endIndex, !isLast { return .beyond }
        let isPair =
          byte == Self.carriageReturn && next < bytes.endIndex && bytes[next] == Self.lineFeed
        index = isPair ? next + 1 : next
        lines += 1
        if !isInQuotes { return .at(index, lines: lines) }
        continue
      }
      if isInQuotes {
        if byte == Self.quote {
          let next = index + 1
          if next == bytes.endIndex, !isLast { return .beyond }
          if next < bytes.endIndex, bytes[next] == Self.quote {
            index += 2
            continue
          }
          isInQuotes = false
        }
      } else if byte == Self.quote, isAtFieldStart {
        isInQuotes = true
      }
      isAtFieldStart = byte == delimiter && !isInQuotes
      index += 1
    }
    return isLast && !isInQuotes ? .at(index, lines: lines) : .beyond
  }

  /// The end of the line that bytes begin with, whatever quotes are in it.
  package func lineEnd(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? bytes.endIndex
  }

  /// The fields of a row, without their quotes. A quote amid a field is a part of it.
  package func fields(of row: ArraySlice<UInt8>) -> [[UInt8]] {
    var row = row
    while let last = row.last, last == Self.lineFeed || last == Self.carriageReturn {
      row = row.dropLast()
    }
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var index = row.startIndex
    var isInQuotes = false
    var isAtFieldStart = true
    while index < row.endIndex {
      let byte = row[index]
      index += 1
      if isInQuotes {
        if byte == Self.quote {
          if index < row.endIndex, row[index] == Self.quote {
            field.append(byte)
            index += 1
          } else {
            isInQuotes = false
          }
        } else {
          field.append(byte)
        }
      } else if byte == delimiter {
        fields.append(field)
        field = []
        isAtFieldStart = true
        continue
      } else if byte == Self.quote, isAtFieldStart {
        isInQuotes = true
      } else {
        field.append(byte)
      }
      isAtFieldStart = false
    }
    fields.append(field)
    return fields
  }
}
