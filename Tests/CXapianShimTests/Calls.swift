import CXapianShim
import Foundation
import TestSupport

/// How a call ended: its code, and its message, which is freed.
struct Outcome: Equatable {
  var code: cxapian_error_code
  var message: String

  static let success = Outcome(code: .CXAPIAN_ERROR_NONE, message: "")
}

/// Calls a function of the shim with an error, which is read and cleared.
func outcome<Result>(
  _ call: (UnsafeMutablePointer<cxapian_error>) -> Result
) -> (result: Result, outcome: Outcome) {
  // Rubbish on purpose: a function always writes the error.
  var error = cxapian_error(
    code: .CXAPIAN_ERROR_UNKNOWN,
    message: cxapian_bytes(data: nil, count: 99),
    context: cxapian_bytes(data: nil, count: 99)
  )
  let result = call(&error)
  let outcome = Outcome(code: error.code, message: text(error.message))
  cxapian_error_clear(&error)
  return (result, outcome)
}

func text(_ bytes: cxapian_bytes) -> String {
  String(
    decoding: UnsafeBufferPointer(start: bytes.data, count: bytes.count), as: UTF8.self)
}

/// A packed buffer, written field by field as the headers say.
struct Packed {
  var bytes: [UInt8] = []

  func byte(_ value: UInt8) -> Packed { Packed(bytes: bytes + [value]) }

  func number(_ value: UInt32) -> Packed {
    Packed(bytes: bytes + withUnsafeBytes(of: value) { Array($0) })
  }

  func double(_ value: Double) -> Packed {
    Packed(bytes: bytes + withUnsafeBytes(of: value) { Array($0) })
  }

  func counted(_ value: [UInt8]) -> Packed {
    let head = number(UInt32(value.count))
    return Packed(bytes: head.bytes + value)
  }

  func counted(_ value: String) -> Packed { counted(Array(value.utf8)) }

  func op(_ op: cxapian_query_op) -> Packed { byte(UInt8(op.rawValue)) }

  func kind(_ letter: Unicode.Scalar) -> Packed { byte(UInt8(ascii: letter)) }

  /// A record of a document: a term without position.
  func term(_ term: [UInt8], wdf: UInt32 = 1) -> Packed {
    kind("T").number(wdf).counted(term)
  }

  /// An instruction of a query: a term.
  func query(_ term: String) -> Packed { op(.CXAPIAN_QUERY_TERM).number(1).counted(term) }
}

/// A database that is open for writing in a folder of its own, both gone at the end.
struct Scratch: ~Copyable {
  let path: String
  let database: OpaquePointer
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "scratch.db")
    let (database, opened) = outcome {
      cxapian_writable_open(path, path.utf8.count, .CXAPIAN_OPENING_CREATE, 0, $0)
    }
    guard let database else { throw CocoaError(.fileWriteUnknown, userInfo: ["why": opened]) }
    self.path = path
    self.database = database
    self.folder = folder
  }

  deinit { cxapian_database_free(database) }

  func add(_ document: Packed) -> (result: UInt32, outcome: Outcome) {
    outcome { cxapian_writable_add(database, document.bytes, document.bytes.count, $0) }
  }

  /// Runs a query for its first matches, and returns their numbers.
  func search(_ query: Packed) -> (result: [UInt32], outcome: Outcome) {
    var search = cxapian_search()
    search.count = 10
    let (page, end) = query.bytes.withUnsafeBufferPointer { bytes in
      search.query = bytes.baseAddress
      search.query_length = bytes.count
      return outcome { cxapian_database_search(database, &search, $0) }
    }
    defer { cxapian_page_free(page) }
    let matches = UnsafeBufferPointer(
      start: page?.pointee.matches, count: page?.pointee.match_count ?? 0)
    return (matches.map(\.document_id), end)
  }
}
