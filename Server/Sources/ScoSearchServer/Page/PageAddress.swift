/// An address of the page: all of its state.
///
/// The links of a page differ in one or two parameters: each parameter is encoded once.
struct PageAddress: Sendable, Equatable {
  /// The parameters in the order in which they are written.
  enum Parameter: Int, CaseIterable, Sendable {
    case q, lang, source, place, since, until, date, sort, all, copies, translate, offset, open, ui

    var name: String { String(describing: self) }

    private static let names = allCases.map(\.name)

    fileprivate var encodedName: String { Self.names[rawValue] }
  }

  /// Name and value, encoded; nil where it is not given.
  private var pairs: [String?]

  init() {
    pairs = [String?](repeating: nil, count: Parameter.allCases.count)
  }

  /// The parameters that are the page's; others are left out.
  init(_ target: RequestTarget) {
    self.init()
    for parameter in Parameter.allCases {
      if let value = target[parameter.name], !value.isEmpty { self[parameter] = value }
    }
  }

  private subscript(parameter: Parameter) -> String? {
    get { pairs[parameter.rawValue] }
    set {
      pairs[parameter.rawValue] = newValue.map {
        "\(parameter.encodedName)=\(RequestTarget.encoded($0))"
      }
    }
  }

  /// The same with another value of a parameter; nil takes it away.
  func with(_ parameter: Parameter, _ value: String?) -> PageAddress {
    var other = self
    other[parameter] = value
    return other
  }

  /// The same without some parameters.
  func without(_ parameters: Parameter...) -> PageAddress {
    var other = self
    for parameter in parameters { other.pairs[parameter.rawValue] = nil }
    return other
  }

  /// Only some of the parameters.
  func keeping(_ parameters: Parameter...) -> PageAddress {
    var other = PageAddress()
    for parameter in parameters { other.pairs[parameter.rawValue] = pairs[parameter.rawValue] }
    return other
  }

  /// As a link has it.
  var text: String {
    var text = "/"
    var sign = "?"
    for case .some(let pair) in pairs {
      text += sign
      text += pair
      sign = "&"
    }
    return text
  }
}
