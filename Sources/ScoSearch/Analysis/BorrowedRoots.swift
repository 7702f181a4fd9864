/// Short roots that Indonesian borrowed, found in what affixes make of them.
///
/// The dictionary lacks many of them (`reset`, `klon`), and misreads others: of `mengecek` it makes
/// `kecek`, of `mengeklik` `eklik`, of `menyetok` `setok`, and `dicek` it does not know. Roots of one
/// syllable take `menge-` and `penge-`, where others take `meng-` and `peng-`, so that such a word
/// could as well be of a root in `e` or `k`: `mengelus` is of `elus`, `mengebut` of `kebut`. No rule
/// tells these apart: so the roots are a table, and their derivations follow the rules ("Tata Bahasa
/// Baku Bahasa Indonesia", 4th edition, 2017, chapter 4).
enum BorrowedRoots {
  /// Roots of one syllable.
  private static let monosyllables = words(
    """
    ban bel bid blog blok boks bom bor cas cat cek ces chat check click cor dab dam dok dor draf
    dril drop dub faks fax film flek gas gips gol grup hack join jos kick kir klaim klem klik klip
    klir klon kos krop lap las lem like lin link lis lob log los lot mark mik miks mod mop mute
    nol pak pam pas patch pel pin ping plot pos post prank pres print prop push rank rate rem rol
    root sah save scan scroll set skip skor slot smes sol som sort spam split stel stik stok stop
    sun swab swap sync tag tap tem tes test tim tip top tos trek troll vet vlog vote zip zoom zum
    """)

  /// Roots of more, which take the prefixes of native ones.
  private static let polysyllables = words(
    """
    bully copy debug demo download edit follow foto install lobi login posting rekap reply reset
    retur revisi reviu sekor setok setop setting share skrining submit survei tekel tweet unfollow
    update upgrade upload veto viral voting
    """)

  /// What looks like such a derivation, and is one of another root or none.
  private static let others = words(
    """
    mengepakkan dikepakkan mengelopak mengesah mengelis mengeping pengepingan dilan dipan dipas
    dinol terpos terpan terlap terlis terban
    """)

  /// Roots that are written in two ways, each with the one that stands for both.
  private static let spellings = Dictionary(
    uniqueKeysWithValues: [
      ("check", "cek"), ("click", "klik"), ("faks", "fax"), ("sekor", "skor"), ("setok", "stok"),
      ("setop", "stop"), ("stel", "setel"), ("test", "tes"), ("zoom", "zum"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })

  /// Not `-i`: `dibeli` is of `beli`.
  private static let suffixes = ["", "kan", "an"].map { Array($0.utf8) }
  /// What only stands before roots of one syllable, and what before any.
  private static let narrow = ["menge", "penge", "nge"].map { Array($0.utf8) }
  private static let wide = ["di", "ter"].map { Array($0.utf8) }
  /// Prefixes that differ by the letter that a root begins with; so short a word as `melas` or
  /// `merem` is one of its own.
  private static let nasal: [(prefixes: [[UInt8]], first: [UInt8])] = [
    (["me", "pe"], "lmnrwy"), (["mem", "pem"], "bfpv"), (["men", "pen"], "cdjtsz"),
    (["meng", "peng"], "aeioughk"),
  ].map { (prefixes: $0.0.map { Array($0.utf8) }, first: Array($0.1.utf8)) }
  private static let shortestNasal = 4
  /// Prefixes with which an `s` becomes one: `menyetok`, `penyurvei`.
  private static let absorbing = ["meny", "peny"].map { Array($0.utf8) }
  /// What all prefixes begin with.
  private static let beginnings = ["di", "me", "ng", "pe", "ter"].map { Array($0.utf8) }
  private static let longestSpelling = spellings.keys.lazy.map(\.count).max() ?? 0

  /// The root of a folded word that affixes make of one, or that is one written otherwise; nil for
  /// any other word.
  static func root(of word: [UInt8]) -> [UInt8]? {
    if word.count <= longestSpelling, let root = spellings[word] { return root }
    // Hardly any word begins so.
    guard word.count >= 5, beginnings.contains(where: word.starts(with:)), !others.contains(word)
    else { return nil }
    for suffix in suffixes
    where word.count > suffix.count && word.suffix(suffix.count) == suffix[...] {
      let rest = word.dropLast(suffix.count)
      if let root = withoutPrefix(rest, isNoun: suffix == suffixes.last) {
        return spellings[root] ?? root
      }
    }
    return nil
  }

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }

  private static func isRoot(_ word: [UInt8]) -> Bool {
    monosyllables.contains(word) || polysyllables.contains(word)
  }

  /// - Parameter isNoun: Whether `-an` was taken off, which makes nouns, as `pe-` does.
  private static func withoutPrefix(_ word: ArraySlice<UInt8>, isNoun: Bool) -> [UInt8]? {
    func rest(behind prefix: [UInt8]) -> [UInt8]? {
      guard word.starts(with: prefix), !isNoun || prefix[0] == UInt8(ascii: "p") else { return nil }
      return Array(word.dropFirst(prefix.count))
    }
    for prefix in narrow {
      if let root = rest(behind: prefix), monosyllables.contains(root) { return root }
    }
    for prefix in wide {
      if let root = rest(behind: prefix), isRoot(root) { return root }
    }
    for (prefixes, first) in nasal {
      for prefix in prefixes {
        if let root = rest(behind: prefix), root.count >= shortestNasal, first.contains(root[0]),
          isRoot(root)
        {
          return root
        }
      }
    }
    for prefix in absorbing {
      guard let rest = rest(behind: prefix) else { continue }
      let root = [UInt8(ascii: "s")] + rest
      if polysyllables.contains(root) { return root }
    }
    return nil
  }
}
