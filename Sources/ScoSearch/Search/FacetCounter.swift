import Xapian

/// Counts matches by what their articles have in common.
enum FacetCounter {
  private static let fields = Field.all.filter { $0.facet != nil }
  /// The slots whose values are counted.
  static let slots = fields.compactMap(\.slot)

  static func facets(_ counts: [ValueSlot: [FacetCount]]) -> Facets {
    let groups = fields.compactMap { field -> Facets.Group? in
      guard let facet = field.facet, let slot = field.slot else { return nil }
      let counts = (counts[slot] ?? []).filter { !$0.value.isEmpty }
      switch facet {
      case .values(let name):
        return Facets.Group(
          name: name,
          counts: counts.map { Facets.Count(value: $0.value, count: $0.count) }
            .sorted { ($1.count, $0.value) < ($0.count, $1.value) })
      case .years(let name):
        var years: [String: Int] = [:]
        for count in counts { years[String(count.value.prefix(4)), default: 0] += count.count }
        return Facets.Group(
          name: name,
          counts: years.map { Facets.Count(value: $0.key, count: $0.value) }
            .sorted { $0.value < $1.value },
          isChronological: true)
      }
    }
    return Facets(groups: groups.sorted { $0.name < $1.name })
  }
}
