/// Collects a snippet's fragments: white space folded, control characters left out, neighbours of
/// one kind joined.
struct FragmentBuilder {
  private(set) var fragments: [Snippet.Fragment] = []
  private var endsWithSpace = true

  /// Marks that something is left out here.
  mutating func ellipsis() {
    add(endsWithSpace || fragments.isEmpty ? "… " : " … ", isHighlighted: false)
    endsWithSpace = true
  }

  /// Adds a part of a text, which begins and ends between characters.
  mutating func append(_ bytes: ArraySlice<UInt8>, isHighlighted: Bool) {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x7F {
        kept.append(byte)
        endsWithSpace = false
        index += 1
      } else if byte < 0x80 {
        if byte <= 0x20 { space(&kept) }
        index += 1
      } else {
        // A run of characters beyond ASCII.
        let end = bytes[index...].firstIndex { $0 < 0x80 } ?? bytes.endIndex
        appendOthers(bytes[index..<end], to: &kept)
        index = end
      }
    }
    add(String(decoding: kept, as: UTF8.self), isHighlighted: isHighlighted)
  }

  private mutating func appendOthers(_ bytes: ArraySlice<UInt8>, to kept: inout [UInt8]) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .lineSeparator, .paragraphSeparator, .spaceSeparator: space(&kept)
      case .control: continue
      case .format where scalar.properties.isBidiControl: continue
      default:
        kept.append(contentsOf: String(scalar).utf8)
        endsWithSpace = false
      }
    }
  }

  private mutating func space(_ kept: inout [UInt8]) {
    if !endsWithSpace { kept.append(0x20) }
    endsWithSpace = true
  }

  /// Marks that the text goes on behind the last passage.
  mutating func endEllipsis() {
    add(endsWithSpace ? "…" : " …", isHighlighted: false)
  }

  private mutating func add(_ text: String, isHighlighted: Bool) {
    if text.isEmpty { return }
    if let last = fragments.last, last.isHighlighted == isHighlighted {
      fragments[fragments.count - 1].text += text
    } else {
      fragments.append(Snippet.Fragment(text: text, isHighlighted: isHighlighted))
    }
  }
}
