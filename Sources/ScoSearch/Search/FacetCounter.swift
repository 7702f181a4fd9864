import Xapian

/// Counts matches by what their articles have in common.
struct FacetCounter {
  /// Whether the search was for articles of some dates.
  let isLimitedToDates: Bool

  private static let fields = Field.all.filter { $0.facet != nil }
  /// The slots whose values are counted.
  static let slots = fields.compactMap(\.slot)

  func facets(_ counts: [ValueSlot: [FacetCount]]) -> Facets {
    var groups: [Facets.Group] = []
    for field in Self.fields {
      guard let facet = field.facet, let slot = field.slot else { continue }
      let counts = (counts[slot] ?? []).filter { !$0.value.isEmpty }
      switch facet {
      case .values(let name):
        groups.append(
          Facets.Group(
            name: name,
            counts: counts.map { Facets.Count(value: $0.value, count: $0.count) }
              .sorted { ($1.count, $0.value) < ($0.count, $1.value) }))
      case .years(let name, let months):
        let years = Self.times(name, counts) { String($0.prefix(4)) }
        groups.append(years)
        guard isLimitedToDates, years.counts.count <= 1 else { continue }
        groups.append(Self.times(months, counts, of: Self.month))
      }
    }
    return Facets(groups: groups.sorted { $0.name < $1.name })
  }

  /// Dates counted by a part of them.
  private static func times(
    _ name: String, _ counts: [FacetCount], of part: (String) -> String?
  ) -> Facets.Group {
    var times: [String: Int] = [:]
    for count in counts {
      if let time = part(count.value) { times[time, default: 0] += count.count }
    }
    return Facets.Group(
      name: name,
      counts: times.map { Facets.Count(value: $0.key, count: $0.value) }
        .sorted { $0.value < $1.value },
      isChronological: true)
  }

  /// The month of a value of ``Schema/Slot/date``; nil where only the year is known.
  private static func month(of value: String) -> String? {
    let month = value.dropFirst(4).prefix(2)
    return month.isEmpty || month == "00" ? nil : "\(value.prefix(4))-\(month)"
  }
}
