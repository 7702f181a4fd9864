extension StringProtocol where SubSequence == Substring {
  /// The text without these characters at its ends; spaces, unless others are named.
  func trimmed(_ isLeftOut: (Character) -> Bool = { $0 == " " }) -> Substring {
    drop(while: isLeftOut).trimmedAtEnd(isLeftOut)
  }

  /// The text without these characters at its end; spaces, unless others are named.
  func trimmedAtEnd(_ isLeftOut: (Character) -> Bool = { $0 == " " }) -> Substring {
    var text = self[...]
    while let last = text.last, isLeftOut(last) { text = text.dropLast() }
    return text
  }
}
