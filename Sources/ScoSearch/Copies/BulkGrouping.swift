import Xapian

/// Groups all articles of an index at once, by the rule of ``CopyGrouping``.
///
/// Of each article some 100 bytes are held in memory, and the fingerprints of the first hundreds of
/// thousands; those beyond are read again where they are compared. They are compared block by block in
/// the order of the texts. The texts of a block are compared each on its own, so that several
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
    let shingles: UInt32
    let key: UInt64
    /// The chunk of its fingerprint, where it begins there, and its length in bytes; or ``beyond``,
    /// and its place among those that are read again.
    let chunk: UInt32
    let offset: UInt32
    let length: UInt32

    static let beyond = UInt32.max

    var place: CopyGrouping.Place { CopyGrouping.Place(shingles: Int(shingles), key: key) }
  }

  /// Reads a fingerprint again.
  typealias Source = @Sendable (SegmentMerge.ValuePlace) -> [UInt8]?

  /// An article's group.
  struct Membership {
    let document: DocumentID
    let group: String
  }

  private var entries: [Entry] = []
  private var chunks: [[UInt8]] = []
  private let mostChunks: Int
  private let source: Source?
  /// The fingerprints that are not in the chunks.
  private var places: [SegmentMerge.ValuePlace] = []
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

  private static let chunkSize = 1 << 20

  /// - Parameters:
  ///   - capacity: About how many articles come. Lists that grow by doubling would take three times
  ///     their room while they do.
  ///   - memory: So many bytes of fingerprints are held, where those beyond can be read again.
  init(capacity: Int = 0, memory: Int = 48 << 20, readingAgain source: Source? = nil) {
    self.source = source
    mostChunks = source == nil ? .max : memory / Self.chunkSize
    entries.reserveCapacity(capacity)
    holders.reserveCapacity(capacity * Fingerprint.termCount)
  }

  // MARK: Collecting

  /// Adds an article; documents come in ascending order.
  ///
  /// - Parameter place: Where its fingerprint can be read again.
  mutating func add(
    _ encoded: some Collection<UInt8>, of document: DocumentID,
    at place: SegmentMerge.ValuePlace? = nil
  ) {
    let bytes = Array(encoded)
    guard let fingerprint = Fingerprint(bytes) else { return }
    for hash in fingerprint.termHashes {
      holders.append(UInt64(hash) << 32 | UInt64(entries.count))
    }
    let (chunk, offset) = keep(bytes, at: place)
    entries.append(
      Entry(
        document: document, shingles: UInt32(fingerprint.shingles), key: fingerprint.key,
        chunk: chunk, offset: offset, length: UInt32(bytes.count)))
  }

  /// Keeps a fingerprint, or where it is.
  private mutating func keep(
    _ bytes: [UInt8], at place: SegmentMerge.ValuePlace?
  ) -> (chunk: UInt32, offset: UInt32) {
    if chunks.last.map({ $0.count + bytes.count > $0.capacity }) ?? true {
      if chunks.count >= mostChunks, let place {
        places.append(place)
        return (Entry.beyond, UInt32(places.count - 1))
      }
      var chunk: [UInt8] = []
      chunk.reserveCapacity(Self.chunkSize)
      chunks.append(chunk)
    }
    let chunk = chunks.count - 1
    let offset = chunks[chunk].count
    chunks[chunk] += bytes
    return (UInt32(chunk), UInt32(offset))
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
        guard Fingerprint.mayBeCopies(Int(entry.shingles), Int(candidateEntry.shingles)) else {
          continue
        }
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
    if entry.chunk == Entry.beyond {
      // Of a segment that is damaged the merge will say so.
      let bytes = source?(places[Int(entry.offset)]) ?? []
      _ = fingerprint.read(bytes, in: bytes.indices)
      return
    }
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
