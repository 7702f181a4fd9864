import Xapian

/// Counts matches by what their articles have in common.
enum FacetCounter {
  static let slots = [Schema.Slot.language, Schema.Slot.publisher, Schema.Slot.date]

  static func facets(_ counts: [ValueSlot: [FacetCount]]) -> Facets {
    func byCount(_ slot: ValueSlot) -> [Facets.Count] {
      (counts[slot] ?? []).filter { !$0.value.isEmpty }
        .map { Facets.Count(value: $0.value, count: $0.count) }
        .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    }
    var years: [String: Int] = [:]
    for count in counts[Schema.Slot.date] ?? [] where count.value.utf8.count >= 4 {
      years[String(count.value.prefix(4)), default: 0] += count.count
    }
    return Facets(
      language: byCount(Schema.Slot.language), source: byCount(Schema.Slot.publisher),
      year: years.map { Facets.Count(value: $0.key, count: $0.value) }
        .sorted { $0.value < $1.value })
  }
}
