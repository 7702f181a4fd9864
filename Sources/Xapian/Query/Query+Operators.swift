import CXapianShim

extension Query {
  /// All documents, without weight.
  public static let all = Query(leaf: .CXAPIAN_QUERY_ALL)

  /// No document.
  public static let none = Query(leaf: .CXAPIAN_QUERY_NONE)

  /// The documents with these numbers, without weight; a number without document matches nothing.
  public static func documents(_ ids: some Sequence<DocumentID>) -> Query {
    let ids = Set(ids).subtracting([0]).sorted()
    return Query(leaf: .CXAPIAN_QUERY_DOCUMENTS) {
      $0.append(packed: UInt32(clamping: ids.count))
      for id in ids { $0.append(packed: id) }
    }
  }

  /// Documents that have a term. An empty term is an `.invalidArgument` error of the search.
  ///
  /// - Parameter occurrences: how often it is asked for, which raises its weight.
  public static func term(_ term: String, occurrences: Int = 1) -> Query {
    self.term(utf8: term.utf8, occurrences: occurrences)
  }

  /// Documents that have a term, which is given as UTF-8.
  public static func term(utf8: some Collection<UInt8>, occurrences: Int = 1) -> Query {
    Query(leaf: .CXAPIAN_QUERY_TERM) {
      $0.append(packed: UInt32(clamping: occurrences))
      $0.append(counted: utf8)
    }
  }

  /// Documents that match all operands; their weights are added. Of no operands: none.
  public static func and(_ operands: [Query]) -> Query { Query(.CXAPIAN_QUERY_AND, operands) }

  /// Documents that match any operand; the weights of those that match are added.
  public static func or(_ operands: [Query]) -> Query { Query(.CXAPIAN_QUERY_OR, operands) }

  /// Documents that match the first, and not the second.
  public static func andNot(_ wanted: Query, _ unwanted: Query) -> Query {
    Query(.CXAPIAN_QUERY_AND_NOT, [wanted, unwanted])
  }

  /// Documents that match an odd number of operands.
  public static func xor(_ operands: [Query]) -> Query { Query(.CXAPIAN_QUERY_XOR, operands) }

  /// Documents that match the first, with the second's weight added where it matches too.
  public static func andMaybe(_ required: Query, _ optional: Query) -> Query {
    Query(.CXAPIAN_QUERY_AND_MAYBE, [required, optional])
  }

  /// Documents that match both, with the weight of the first alone.
  public static func filter(_ query: Query, _ filter: Query) -> Query {
    Query(.CXAPIAN_QUERY_FILTER, [query, filter])
  }

  /// Documents with all operands within a window of so many positions, in any order. Operands are
  /// terms or `or` of terms; a `synonym` is an `.unimplemented` error of the search.
  ///
  /// - Parameter window: at least the number of operands, and that if it is 0.
  public static func near(_ operands: [Query], window: Int = 0) -> Query {
    Query(.CXAPIAN_QUERY_NEAR, operands, number: window)
  }

  /// Documents with all operands within a window of so many positions, in this order. For the
  /// operands and the window see `near`.
  public static func phrase(_ operands: [Query], window: Int = 0) -> Query {
    Query(.CXAPIAN_QUERY_PHRASE, operands, number: window)
  }

  /// Like `or` over the operands that can weigh most; 10 of them if `size` is 0.
  public static func eliteSet(_ operands: [Query], size: Int = 10) -> Query {
    Query(.CXAPIAN_QUERY_ELITE_SET, operands, number: size)
  }

  /// Documents that match any operand, weighted as if all were one term. Weights inside, as of
  /// `scale`, are ignored.
  public static func synonym(_ operands: [Query]) -> Query {
    Query(.CXAPIAN_QUERY_SYNONYM, operands)
  }

  /// The same documents, with the weight multiplied. A factor that is negative or not finite is an
  /// `.invalidArgument` error of the search.
  ///
  /// - Parameter lengthClass: which of the average lengths of ``WeightingScheme/bm25`` the lengths of
  ///   documents are measured against for this part, counted from 1; 0 for that of all documents.
  ///   Then factors around it multiply to less than 2⁴⁸, and nothing in it has a class of its own or
  ///   is a `group`, which takes an average itself.
  public static func scale(_ query: Query, by factor: Double, lengthClass: Int = 0) -> Query {
    Query(.CXAPIAN_QUERY_SCALE, [query]) {
      $0.append(packed: factor.bitPattern)
      $0.append(UInt8(clamping: lengthClass))
    }
  }
}

extension Query {
  /// Documents in whose ``TermSequence`` terms stand in a row; without weight, and all documents
  /// are looked at unless it is joined to what narrows them down.
  ///
  /// - Parameters:
  ///   - places: for each place the terms that may stand there; at least one place.
  ///   - slot: the value that holds the sequence.
  ///   - isHeadOnly: whether only what stands before the first gap counts.
  public static func sequence(
    _ places: [[String]], in slot: ValueSlot, isHeadOnly: Bool = false
  ) -> Query {
    Query(leaf: .CXAPIAN_QUERY_SEQUENCE) {
      $0.append(packed: slot)
      $0.append(isHeadOnly ? 1 : 0)
      $0.append(pattern: places)
    }
  }

  /// Documents with any of several terms and phrases, weighted as if all were one term: what
  /// `synonym` is for terms. The parameters are those of ``WeightingScheme/bm25``; the weights of a
  /// database that is made of several are those of each by itself.
  ///
  /// - Parameters:
  ///   - patterns: for each place of each pattern the terms that may stand there; one place is a
  ///     term.
  ///   - slot: the value that holds the ``TermSequence`` in which phrases are looked for.
  ///   - countsAllPhrases: whether phrases add to the weight of documents that have a term of the
  ///     group too, for which they must be looked for there.
  ///   - averageLength: what the lengths of documents are measured against; 0 for the average of all
  ///     documents.
  public static func group(
    _ patterns: [[[String]]], in slot: ValueSlot, countsAllPhrases: Bool = true, k1: Double = 1,
    b: Double = 0.5, minimumNormalizedLength: Double = 0.5, averageLength: Double = 0
  ) -> Query {
    Query(leaf: .CXAPIAN_QUERY_GROUP) {
      $0.append(packed: slot)
      $0.append(countsAllPhrases ? 1 : 0)
      for parameter in [k1, b, minimumNormalizedLength, averageLength] {
        $0.append(packed: parameter.bitPattern)
      }
      $0.append(packed: UInt32(clamping: patterns.count))
      for pattern in patterns { $0.append(pattern: pattern) }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(pattern places: [[String]]) {
    append(packed: UInt32(clamping: places.count))
    for terms in places {
      append(packed: UInt32(clamping: terms.count))
      for term in terms { append(counted: term.utf8) }
    }
  }
}

extension Query {
  /// What a wildcard does that has more terms than its limit.
  public enum WildcardLimit: Sendable, Hashable, CaseIterable {
    /// The search throws `.wildcard`.
    case error
    /// It takes the first terms in byte order.
    case first
    /// It takes the terms that are in most documents.
    case mostFrequent
  }

  /// How the terms of a wildcard are put together: see the operators of these names.
  public enum WildcardCombiner: Sendable, Hashable, CaseIterable {
    case or, synonym
  }

  /// Documents with a term that begins with a prefix.
  ///
  /// - Parameter limit: how many terms at most; 0 for any number.
  public static func wildcard(
    prefix: String, limit: Int = 0, on onLimit: WildcardLimit = .error,
    combiner: WildcardCombiner = .synonym
  ) -> Query {
    Query(leaf: .CXAPIAN_QUERY_WILDCARD) {
      $0.append(packed: UInt32(clamping: limit))
      $0.append(UInt8(onLimit.code.rawValue))
      $0.append(UInt8(combiner.code.rawValue))
      $0.append(counted: prefix.utf8)
    }
  }

  /// Documents whose value in a slot is between two, or one of them; byte by byte.
  public static func valueRange(_ slot: ValueSlot, from lowest: String, to highest: String) -> Query
  {
    Query(leaf: .CXAPIAN_QUERY_VALUE_RANGE) {
      $0.append(packed: slot)
      $0.append(counted: lowest.utf8)
      $0.append(counted: highest.utf8)
    }
  }

  /// Documents whose value in a slot is this one or greater; with an empty one: all documents.
  public static func valueAtLeast(_ slot: ValueSlot, _ lowest: String) -> Query {
    Query(leaf: .CXAPIAN_QUERY_VALUE_GE) {
      $0.append(packed: slot)
      $0.append(counted: lowest.utf8)
    }
  }

  /// Documents whose value in a slot is this one or smaller; they must have one.
  public static func valueAtMost(_ slot: ValueSlot, _ highest: String) -> Query {
    Query(leaf: .CXAPIAN_QUERY_VALUE_LE) {
      $0.append(packed: slot)
      $0.append(counted: highest.utf8)
    }
  }
}

extension Query.WildcardLimit {
  var code: cxapian_wildcard_limit {
    switch self {
    case .error: .CXAPIAN_WILDCARD_LIMIT_ERROR
    case .first: .CXAPIAN_WILDCARD_LIMIT_FIRST
    case .mostFrequent: .CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT
    }
  }
}

extension Query.WildcardCombiner {
  var code: cxapian_query_op {
    switch self {
    case .or: .CXAPIAN_QUERY_OR
    case .synonym: .CXAPIAN_QUERY_SYNONYM
    }
  }
}
