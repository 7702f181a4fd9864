import Hashing
import TestSupport
import Testing
import Xapian

@testable import ScoSearch

/// Grouping all at once follows the rule, in however many shares its blocks are compared.
struct BulkGroupingTests {
  /// Texts of numbers for words: runs of one sequence, some with other words in between.
  private static func fingerprints(_ count: Int, seed: UInt64) -> [Fingerprint] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).compactMap { _ in
      let start = Int.random(in: 0..<40, using: &random) * count / 8
      let length = Int.random(in: 8...120, using: &random)
      let changed = Int.random(in: 5...60, using: &random)
      var maker = FingerprintMaker()
      maker.begin(.indonesian)
      for word in start..<start + length {
        let isOther = Int.random(in: 0..<changed, using: &random) == 0
        let text = isOther ? "other\(Int.random(in: 0..<9, using: &random))" : String(word)
        maker.add(FNV1a.hash(text.utf8), isTitle: false)
      }
      return maker.finish()
    }
  }

  /// By the rule's words: each text in order joins the first leader that it shares a term with and
  /// is a copy of.
  private static func expected(_ fingerprints: [Fingerprint]) -> [DocumentID: String] {
    let places = fingerprints.map(CopyGrouping.Place.init)
    var leaders: [Int] = []
    var groups: [Int: [Int]] = [:]
    var leaderOf: [CopyGrouping.Place: Int] = [:]
    for text in fingerprints.indices.sorted(by: { (places[$0], $0) < (places[$1], $1) }) {
      let terms = Set(fingerprints[text].terms)
      let leader =
        leaderOf[places[text]]
        ?? leaders.first {
          !terms.isDisjoint(with: fingerprints[$0].terms)
            && fingerprints[text].isCopy(of: fingerprints[$0])
        } ?? text
      if leader == text { leaders.append(text) }
      leaderOf[places[text]] = leader
      groups[leader, default: []].append(text)
    }
    var result: [DocumentID: String] = [:]
    for (leader, members) in groups {
      for member in members {
        result[DocumentID(member + 1)] = members.count > 1 ? places[leader].group : ""
      }
    }
    return result
  }

  @Test("By the rule", arguments: [(0, 1), (1, 2), (40, 3), (300, 1), (3000, 3)])
  func byTheRule(count: Int, shares: Int) {
    let fingerprints = Self.fingerprints(count, seed: UInt64(count))
    var grouping = BulkGrouping()
    for (index, fingerprint) in fingerprints.enumerated() {
      grouping.add(fingerprint.encoded, of: DocumentID(index + 1))
    }
    grouping.prepare()
    var blocks = 0
    while let block = grouping.nextBlock {
      blocks += 1
      let bounds = (0...shares).map { block.lowerBound + block.count * $0 / shares }
      grouping.settle(
        zip(bounds, bounds.dropFirst()).flatMap { grouping.matches(in: $0..<$1) })
    }
    var found: [DocumentID: String] = [:]
    for membership in grouping.groups() { found[membership.document] = membership.group }
    #expect(found == Self.expected(fingerprints))
    if count > 1000 {
      #expect(blocks > 1)
      #expect(Set(found.values).count > 100)
      #expect(found.values.contains(""))
    }
  }

  /// The group of each text.
  private static func groups(_ fingerprints: [Fingerprint]) -> [DocumentID: String] {
    var grouping = BulkGrouping()
    for (index, fingerprint) in fingerprints.enumerated() {
      grouping.add(fingerprint.encoded, of: DocumentID(index + 1))
    }
    grouping.prepare()
    while let block = grouping.nextBlock { grouping.settle(grouping.matches(in: block)) }
    return Dictionary(uniqueKeysWithValues: grouping.groups().map { ($0.document, $0.group) })
  }

  private static func fingerprint(_ words: [String]) -> Fingerprint? {
    var maker = FingerprintMaker()
    maker.begin(.indonesian)
    for word in words { maker.add(FNV1a.hash(word.utf8), isTitle: false) }
    return maker.finish()
  }

  @Test("A sentence that thousands of articles share hides no copies, and makes none")
  func boilerplate() {
    let sentence = (0..<20).map { "kaki\($0)" }
    // Each text twice, the second time with other words here and there.
    var fingerprints: [Fingerprint] = []
    for number in 0..<3000 {
      var words: [String] = []
      for word in 0..<180 {
        let isOther = number % 2 == 1 && word % 40 == 7
        words.append(isOther ? "lain\(number)" : "\(number / 2) \(word)")
      }
      if let made = Self.fingerprint(words + sentence) { fingerprints.append(made) }
    }
    let groups = Self.groups(fingerprints)
    #expect(groups.count == 3000)
    var names: Set<String> = []
    for number in stride(from: 1, through: 2999, by: 2) {
      let group = groups[DocumentID(number)] ?? ""
      #expect(!group.isEmpty && groups[DocumentID(number + 1)] == group)
      names.insert(group)
    }
    #expect(names.count == 1500)
  }

  @Test(
    "Of a report that thousands of newspapers have, each with a word changed, most are one group")
  func report() {
    var fingerprints: [Fingerprint] = []
    for number in 0..<3000 {
      var words: [String] = []
      for word in 0..<200 { words.append("kata\(word)") }
      words[number % 200] = "lain\(number)"
      if let made = Self.fingerprint(words) { fingerprints.append(made) }
    }
    let groups = Self.groups(fingerprints)
    #expect(groups.count == 3000)
    // A text whose leader is not among the first thousand articles finds another one.
    let sizes = Dictionary(grouping: groups.values, by: \.self)
    #expect(sizes[""] == nil && sizes.values.contains { $0.count > 2700 })
  }

  @Test("Fingerprints that are read again give the same groups as those that are held")
  func readAgain() throws {
    guard SegmentWriter.isAvailable else { return }
    let fingerprints = Self.fingerprints(800, seed: 5)
    let folder = try TemporaryFolder()
    var writer = try SegmentWriter(path: folder.path(of: "segments"))
    for (number, fingerprint) in fingerprints.enumerated() {
      var document = Document()
      document.setValue(fingerprint.encoded, in: Schema.Slot.fingerprint)
      try writer.add(document)
      if number % 100 == 99 { try writer.flush() }
    }
    try writer.finish()
    let merge = try SegmentMerge(
      files: [folder.path(of: "segments")], to: try folder.makeFolder("merged"))
    var grouping = BulkGrouping(memory: 0) { try? merge.value(at: $0) }
    try merge.forEachValue(in: Schema.Slot.fingerprint) { document, fingerprint, place in
      grouping.add(fingerprint, of: document, at: place)
    }
    grouping.prepare()
    while let block = grouping.nextBlock { grouping.settle(grouping.matches(in: block)) }
    let found = Dictionary(
      uniqueKeysWithValues: grouping.groups().map { ($0.document, $0.group) })
    #expect(found.count > 700 && found == Self.groups(fingerprints))
  }

  @Test("What is no fingerprint has no group")
  func damaged() {
    var grouping = BulkGrouping()
    grouping.add([], of: 1)
    grouping.add([200], of: 2)
    grouping.prepare()
    #expect(grouping.nextBlock == nil)
    #expect(grouping.groups().isEmpty)
  }
}
