import Xapian

/// Groups all articles of an index at once, by the rule of ``CopyGrouping``.
///
/// Fingerprints are held in memory, about 230 bytes for each article, and compared block by block
/// in the order of the texts. The texts of a block are compared each on its own, so that several
/// tasks may do it; when all are, it is settled which of them lead.
///
/// ```swift
/// var grouping = BulkGrouping()
/// for (document, fingerprint) in fingerprints { grouping.add(fingerprint, of: document) }
/// grouping.prepare()
/// while let block = grouping.nextBlock { grouping.settle(grouping.matches(in: block)) }
/// let groups = grouping.groups()
/// ```
struct BulkGrouping: Sendable {
  /// So many texts are compared without knowing which of them lead. A larger block compares more in
  /// vain, a smaller one leaves less to do side by side.
  private static let blockSize = 2048

  private struct Entry {
    let document: DocumentID
    /// The chunk of its fingerprint, where it begins there, and its length in bytes.
    let chunk: UInt32
    let offset: UInt32
    let length: UInt32
    let place: CopyGrouping.Place
  }

  /// An article's group.
  struct Membership {
    let document: DocumentID
    let group: String
  }

  private var entries: [Entry] = []
  private var chunks: [[UInt8]] = []
  /// A hash that is a term, and the entry that has it, as the digits of a number; sorted, and only
  /// those that several share.
  private var holders: [UInt64] = []
  /// The hashes of which more articles than ``CopyGrouping/mostCandidates`` have each.
  private var common: Set<UInt32> = []
  /// The entries in the order of their texts.
  private var order: [UInt32] = []
  /// Where each text begins in the order, and at last the order's end.
  private var texts: [UInt32] = []
  /// For each entry its text.
  private var textOfEntry: [UInt32] = []
  /// For each text that was settled the one that leads it.
  private var leaders: [UInt32] = []

  /// - Parameter capacity: About how many articles come. Lists that grow by doubling would take
  ///   three times their room while they do.
  init(capacity: Int = 0) {
    entries.reserveCapacity(capacity)
    holders.reserveCapacity(capacity * Fingerprint.termCount)
  }

  // MARK: Collecting

  /// Adds an article; documents come in ascending order.
  mutating func add(_ encoded: some Collection<UInt8>, of document: DocumentID) {
    let bytes = Array(encoded)
    guard let fingerprint = Fingerprint(bytes) else { return }
    if chunks.last.map({ $0.count + bytes.count > $0.capacity }) ?? true {
      var chunk: [UInt8] = []
      chunk.reserveCapacity(1 << 20)
      chunks.append(chunk)
    }
    let chunk = chunks.count - 1
    for hash in fingerprint.termHashes {
      holders.append(UInt64(hash) << 32 | UInt64(entries.count))
    }
    entries.append(
      Entry(
        document: document, chunk: UInt32(chunk), offset: UInt32(chunks[chunk].count),
        length: UInt32(bytes.count), place: CopyGrouping.Place(fingerprint)))
    chunks[chunk] += bytes
  }

  /// Puts what was added in order.
  mutating func prepare() {
    holders.sort()
    keepSharedHolders()
    order = (0..<UInt32(entries.count)).sorted {
      let (left, right) = (entries[Int($0)].place, entries[Int($1)].place)
      return left == right ? $0 < $1 : left < right
    }
    textOfEntry = Array(repeating: 0, count: entries.count)
    var previous: CopyGrouping.Place?
    for (index, entry) in order.enumerated() {
      let place = entries[Int(entry)].place
      if place != previous { texts.append(UInt32(index)) }
      previous = place
      textOfEntry[Int(entry)] = UInt32(texts.count - 1)
    }
    leaders.reserveCapacity(texts.count)
    texts.append(UInt32(order.count))
  }

  /// Leaves out the hashes that one article has alone, and articles beyond the first
  /// ``CopyGrouping/mostCandidates`` of a hash.
  private mutating func keepSharedHolders() {
    var kept = 0
    var start = 0
    while start < holders.count {
      let hash = holders[start] >> 32
      var end = start + 1
      while end < holders.count, holders[end] >> 32 == hash { end += 1 }
      if end - start > CopyGrouping.mostCandidates { common.insert(UInt32(hash)) }
      if end - start > 1 {
        for index in start..<min(end, start + CopyGrouping.mostCandidates) {
          holders[kept] = holders[index]
          kept += 1
        }
      }
      start = end
    }
    holders.removeLast(holders.count - kept)
  }

  // MARK: Comparing

  /// The texts to be compared next; nil when all are settled.
  var nextBlock: Range<Int>? {
    let count = max(0, texts.count - 1)
    let start = leaders.count
    return start < count ? start..<min(start + Self.blockSize, count) : nil
  }

  /// For each of some texts of the next block those before it that it is a copy of, in order, up to
  /// the first that is known to lead.
  func matches(in block: Range<Int>) -> [[UInt32]] {
    var text = Fingerprint()
    var other = Fingerprint()
    var candidates: [UInt32] = []
    return block.map { number in
      let entry = firstEntry(of: number)
      read(entry, into: &text)
      collectCandidates(for: text, before: number, into: &candidates)
      var matches: [UInt32] = []
      var previous = UInt32.max
      for candidate in candidates where candidate != previous {
        previous = candidate
        let isSettled = Int(candidate) < leaders.count
        if isSettled, leaders[Int(candidate)] != candidate { continue }
        let candidateEntry = firstEntry(of: Int(candidate))
        guard
          Fingerprint.mayBeCopies(entry.place.shingles, candidateEntry.place.shingles)
        else { continue }
        read(candidateEntry, into: &other)
        if text.isCopy(of: other) {
          matches.append(candidate)
          if isSettled { break }
        }
      }
      return matches
    }
  }

  private func firstEntry(of text: Int) -> Entry { entries[Int(order[Int(texts[text])])] }

  private func read(_ entry: Entry, into fingerprint: inout Fingerprint) {
    let start = Int(entry.offset)
    _ = fingerprint.read(chunks[Int(entry.chunk)], in: start..<start + Int(entry.length))
  }

  /// The texts before one that share a term with it, ascending; some more than once.
  private func collectCandidates(
    for text: Fingerprint, before number: Int, into candidates: inout [UInt32]
  ) {
    candidates.removeAll(keepingCapacity: true)
    let rare = text.termHashes.count { !common.contains($0) }
    for hash in text.termHashes {
      if rare >= CopyGrouping.fewestRare, common.contains(hash) { continue }
      var index = firstHolder(of: hash)
      while index < holders.count, holders[index] >> 32 == UInt64(hash) {
        let candidate = textOfEntry[Int(truncatingIfNeeded: holders[index] & 0xFFFF_FFFF)]
        if Int(candidate) < number { candidates.append(candidate) }
        index += 1
      }
    }
    candidates.sort()
  }

  private func firstHolder(of hash: UInt32) -> Int {
    let least = UInt64(hash) << 32
    var range = 0..<holders.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        holders[middle] < least ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  /// Says which texts of a block lead, and whom the others follow.
  ///
  /// - Parameter matches: For each text of the block what ``matches(in:)`` gave.
  mutating func settle(_ matches: [[UInt32]]) {
    for matches in matches {
      let own = UInt32(leaders.count)
      leaders.append(matches.first { leaders[Int($0)] == $0 } ?? own)
    }
  }

  // MARK: Results

  /// Every document that was added, with its group; an empty name is none.
  func groups() -> [Membership] {
    var sizes = Array(repeating: 0, count: leaders.count)
    for (text, leader) in leaders.enumerated() {
      sizes[Int(leader)] += Int(texts[text + 1] - texts[text])
    }
    return entries.indices.map { entry in
      let leader = Int(leaders[Int(textOfEntry[entry])])
      return Membership(
        document: entries[entry].document,
        group: sizes[leader] > 1 ? firstEntry(of: leader).place.group : "")
    }
  }
}
