/// Collects a snippet's fragments: white space folded, control characters left out, neighbours of
/// one kind joined.
struct FragmentBuilder {
  private var fragments: [Snippet.Fragment] = []
  /// The bytes of the last fragment, which may go on.
  private var last: [UInt8] = []
  private var isHighlighted = false
  private var endsWithSpace = true

  /// Marks that something is left out here.
  mutating func ellipsis() {
    let isFirst = fragments.isEmpty && last.isEmpty
    add(endsWithSpace || isFirst ? "… " : " … ")
    endsWithSpace = true
  }

  /// Marks that the text goes on behind the last passage.
  mutating func endEllipsis() { add(endsWithSpace ? "…" : " …") }

  /// Adds a part of a text, which begins and ends between characters.
  mutating func append(_ text: [UInt8], in range: Range<Int>, isHighlighted: Bool) {
    if isHighlighted != self.isHighlighted { close(before: isHighlighted) }
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte > 0x20, byte < 0x7F {
        var end = index + 1
        while end < range.upperBound, text[end] > 0x20, text[end] < 0x7F { end += 1 }
        last += text[index..<end]
        endsWithSpace = false
        index = end
      } else if byte < 0x80 {
        if byte <= 0x20 { space() }
        index += 1
      } else {
        // A run of characters beyond ASCII.
        var end = index + 1
        while end < range.upperBound, text[end] >= 0x80 { end += 1 }
        appendOthers(text[index..<end])
        index = end
      }
    }
  }

  /// What was collected; the next snippet may begin.
  mutating func finish() -> [Snippet.Fragment] {
    close(before: false)
    defer {
      fragments = []
      endsWithSpace = true
    }
    return fragments
  }

  private mutating func appendOthers(_ bytes: ArraySlice<UInt8>) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .lineSeparator, .paragraphSeparator, .spaceSeparator: space()
      case .control: continue
      case .format where scalar.properties.isBidiControl: continue
      default:
        last.append(contentsOf: String(scalar).utf8)
        endsWithSpace = false
      }
    }
  }

  private mutating func space() {
    if !endsWithSpace { last.append(0x20) }
    endsWithSpace = true
  }

  private mutating func add(_ text: String) {
    if isHighlighted { close(before: false) }
    last += text.utf8
  }

  /// Ends the last fragment, if there is one, before one of some kind.
  private mutating func close(before isHighlighted: Bool) {
    defer { self.isHighlighted = isHighlighted }
    if last.isEmpty { return }
    let text = String(decoding: last, as: UTF8.self)
    last.removeAll(keepingCapacity: true)
    if let before = fragments.last, before.isHighlighted == self.isHighlighted {
      fragments[fragments.count - 1].text += text
    } else {
      fragments.append(Snippet.Fragment(text: text, isHighlighted: self.isHighlighted))
    }
  }
}
