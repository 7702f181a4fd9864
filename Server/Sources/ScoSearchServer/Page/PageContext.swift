import Mustache

/// What a template is filled with: values by the names that it has for them.
///
/// A dictionary would do, but mustache asks each value several times what it is, and finds that out
/// quickly only of types that conform to its protocols without conditions.
struct PageContext: MustacheParent, ExpressibleByDictionaryLiteral {
  private var values: [String: Any]

  init(dictionaryLiteral elements: (String, Any)...) {
    values = Dictionary(minimumCapacity: elements.count)
    for (name, value) in elements { self[name] = value }
  }

  subscript(name: String) -> Any? {
    get { values[name] }
    set {
      switch newValue {
      case let text as String: values[name] = ShownText(renderText: text)
      case let number as Int: values[name] = ShownText(renderText: String(number))
      case let texts as [String]: values[name] = texts.map(ShownText.init)
      default: values[name] = newValue
      }
    }
  }

  /// The text that is shown of a value, nil where there is none.
  func text(_ name: String) -> String? { (values[name] as? ShownText)?.renderText }

  /// The values of a part, nil where there is none.
  func part(_ name: String) -> PageContext? { values[name] as? PageContext }

  func child(named name: String) -> Any? { values[name] }
}

/// A text in a template.
private struct ShownText: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}
