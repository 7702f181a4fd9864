import CXapianShim

/// What to search for: terms, and operators over other queries.
///
/// ```swift
/// let query = Query.and([
///   .or([.term("heron"), .scale(.term("bird"), by: 0.3)]),
///   .andNot(.all, .term("Ltagalog")),
/// ])
/// ```
///
/// A query is a value, and holds its tree in one flat piece of memory. It can be nested
/// ``maximumDepth`` deep, and have ``maximumNodeCount`` parts: beyond that a search throws
/// ``XapianError/Code/invalidArgument``, since Xapian recurses over the tree.
public struct Query: Sendable, Hashable {
  /// How deep operators can be nested; a term alone is 1 deep.
  public static let maximumDepth = Int(CXAPIAN_QUERY_DEPTH_MAX)
  /// How many operators and leaves a query can have.
  public static let maximumNodeCount = Int(CXAPIAN_QUERY_NODES_MAX)

  /// The tree in postfix order, as the shim takes it; empty where a limit is passed.
  var program: [UInt8]
  /// How deep it is nested.
  public private(set) var depth = 1
  /// How many operators and leaves it has.
  public private(set) var nodeCount = 1

  init(leaf op: cxapian_query_op, _ fields: (inout [UInt8]) -> Void = { _ in }) {
    program = [UInt8(op.rawValue)]
    fields(&program)
  }

  init(
    _ op: cxapian_query_op, _ operands: [Query],
    _ fields: (inout [UInt8]) -> Void
  ) {
    depth = 1 + (operands.lazy.map(\.depth).max() ?? 0)
    // Cannot overflow: what is past the limit counts as just past it.
    nodeCount = operands.lazy.map { min($0.nodeCount, Self.maximumNodeCount + 1) }.reduce(1, +)
    program = []
    guard isWithinLimits else { return }
    program.reserveCapacity(operands.lazy.map(\.program.count).reduce(9, +))
    for operand in operands { program += operand.program }
    program.append(UInt8(op.rawValue))
    fields(&program)
  }

  init(_ op: cxapian_query_op, _ operands: [Query]) {
    self.init(op, operands) { $0.append(packed: UInt32(clamping: operands.count)) }
  }

  init(_ op: cxapian_query_op, _ operands: [Query], number: Int) {
    self.init(op, operands) {
      $0.append(packed: UInt32(clamping: operands.count))
      $0.append(packed: UInt32(clamping: number))
    }
  }

  var isWithinLimits: Bool { depth <= Self.maximumDepth && nodeCount <= Self.maximumNodeCount }

  /// Throws `.invalidArgument` where a limit is passed.
  func requireWithinLimits() throws(XapianError) {
    if depth > Self.maximumDepth {
      throw XapianError(
        code: .invalidArgument,
        message: "The query is nested more than \(Self.maximumDepth) deep")
    }
    if nodeCount > Self.maximumNodeCount {
      throw XapianError(
        code: .invalidArgument,
        message: "The query has more than \(Self.maximumNodeCount) parts")
    }
  }
}

extension Query: CustomStringConvertible {
  /// The query as Xapian understands it, or why it does not.
  public var description: String {
    do {
      try requireWithinLimits()
      return takeString(try checked { cxapian_query_describe(program, program.count, $0) })
    } catch {
      return "Query(invalid: \(error.message))"
    }
  }
}
