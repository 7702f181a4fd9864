import CXapianShim
import Testing

/// Input as nobody means it: an error, or taken as it is, but no crash and no ruined commit.
@Suite struct HostileInputTests {
  static let badDocuments: [(Packed, String)] = [
    (Packed().kind("T"), "ends too early"),
    (Packed().kind("T").number(1), "ends too early"),
    (Packed().kind("T").number(1).number(.max), "ends too early"),
    (Packed().kind("D").number(2).byte(65), "ends too early"),
    (Packed().kind("P").number(1).number(1), "ends too early"),
    (Packed().kind("V").number(.max).counted("x"), "slot"),
    (Packed().kind("?"), "unknown kind"),
    (Packed().term([]), "empty"),
    (Packed().term(Array(repeating: 97, count: 246)), "too long"),
    (Packed().term(Array(repeating: 0, count: 123)), "too long"),
    (Packed().kind("P").number(1).number(1).counted(Array(repeating: 97, count: 246)), "too long"),
  ]

  @Test(arguments: badDocuments)
  func badDocument(document: Packed, reason: String) throws {
    let scratch = try Scratch()
    let (id, end) = scratch.add(document)
    #expect(id == 0)
    #expect(end.code == .CXAPIAN_ERROR_INVALID_ARGUMENT)
    #expect(end.message.contains(reason), "\(end.message)")
  }

  @Test func longestTermsReachTheDisk() throws {
    let scratch = try Scratch()
    let longest = Array(repeating: UInt8(97), count: 245)
    let zeros = Array(repeating: UInt8(0), count: 122)
    #expect(scratch.add(Packed().term(longest).term(zeros)).outcome == .success)
    let (_, end) = outcome { cxapian_writable_commit(scratch.database, $0) }
    #expect(end == .success)
    for term in [longest, zeros] {
      let (exists, asked) = outcome {
        cxapian_database_term_exists(scratch.database, term, term.count, $0)
      }
      #expect(asked == .success)
      #expect(exists)
    }
  }

  @Test func zeroBytesAreBytes() throws {
    let scratch = try Scratch()
    let data: [UInt8] = [0, 1, 0, 255]
    let document = Packed().kind("D").counted(data).term([97, 0, 98])
    #expect(scratch.add(document).result == 1)
    let (stored, _) = outcome { cxapian_database_document_data(scratch.database, 1, $0) }
    #expect(Array(UnsafeBufferPointer(start: stored.data, count: stored.count)) == data)
    cxapian_bytes_free(stored)
    #expect(
      outcome { cxapian_database_term_exists(scratch.database, [97, 0, 98], 3, $0) }.result)
    #expect(!outcome { cxapian_database_term_exists(scratch.database, [97], 1, $0) }.result)
  }

  static let badQueries: [(Packed, String)] = [
    (Packed(), "one query"),
    (Packed().query("a").query("b"), "one query"),
    (Packed().op(.CXAPIAN_QUERY_AND).number(1), "too few operands"),
    (Packed().query("a").op(.CXAPIAN_QUERY_OR).number(.max), "too few operands"),
    (Packed().op(.CXAPIAN_QUERY_SCALE).double(1).byte(0), "too few operands"),
    (Packed().byte(200), "unknown operator"),
    (Packed().op(.CXAPIAN_QUERY_DOCUMENTS).number(2).number(7).number(7), "out of order"),
    (Packed().op(.CXAPIAN_QUERY_DOCUMENTS).number(1).number(0), "out of order"),
    (Packed().op(.CXAPIAN_QUERY_DOCUMENTS).number(.max).number(7), "ends too early"),
    (Packed().query(""), "empty"),
    (Packed().op(.CXAPIAN_QUERY_TERM).number(1).number(.max), "ends too early"),
    (Packed().query("a").op(.CXAPIAN_QUERY_SCALE).double(.nan).byte(0), "finite"),
    (Packed().query("a").op(.CXAPIAN_QUERY_SCALE).double(.infinity).byte(0), "finite"),
    (Packed().query("a").op(.CXAPIAN_QUERY_SCALE).double(-1).byte(0), ""),
    (Packed().op(.CXAPIAN_QUERY_WILDCARD).number(1).byte(9).byte(8).counted("a"), "limit"),
    (Packed().op(.CXAPIAN_QUERY_WILDCARD).number(1).byte(0).byte(0).counted("a"), "combiner"),
    (Packed().op(.CXAPIAN_QUERY_SEQUENCE).number(0).byte(0).number(0), "without places"),
    (Packed().op(.CXAPIAN_QUERY_SEQUENCE).number(0).byte(0).number(.max), "ends too early"),
    (
      Packed().op(.CXAPIAN_QUERY_SEQUENCE).number(0).byte(0).number(1).number(.max).counted("a"),
      "ends too early"
    ),
    (
      Packed().op(.CXAPIAN_QUERY_SEQUENCE).number(0).byte(0).number(1).number(1).counted(""),
      "empty"
    ),
    (group.double(1).double(.nan).double(0).double(0).number(0), "at least 0"),
    (group.double(-1).double(0).double(0).double(0).number(0), "at least 0"),
    (group.double(1).double(0).double(0).double(-1).number(0), "at least 0"),
    (group.double(1).double(0).double(0).double(0).number(.max), "ends too early"),
    (group.double(1).double(0).double(0).double(0).number(1).number(0), "without places"),
    (Packed().query("a").op(.CXAPIAN_QUERY_SCALE).double(1).byte(1), "no average"),
    (Packed().query("a").op(.CXAPIAN_QUERY_SCALE).double(1).byte(255), "no average"),
  ]

  /// The beginning of a group, up to its parameters.
  static let group = Packed().op(.CXAPIAN_QUERY_GROUP).number(0).byte(1)

  @Test(arguments: badQueries)
  func badQuery(query: Packed, reason: String) throws {
    let scratch = try Scratch()
    let (_, end) = scratch.search(query)
    #expect(end.code == .CXAPIAN_ERROR_INVALID_ARGUMENT)
    #expect(!end.message.isEmpty)
    if !reason.isEmpty { #expect(end.message.contains(reason), "\(end.message)") }
  }

  @Test func deepestQueryRuns() throws {
    let scratch = try Scratch()
    #expect(scratch.add(Packed().term(Array("a".utf8))).result == 1)
    var query = Packed().query("a")
    for level in 1..<Int(CXAPIAN_QUERY_DEPTH_MAX) {
      let op: cxapian_query_op = level % 2 == 0 ? .CXAPIAN_QUERY_AND : .CXAPIAN_QUERY_OR
      query = query.query("a").op(op).number(2)
    }
    #expect(scratch.search(query).result == [1])
    let deeper = scratch.search(query.op(.CXAPIAN_QUERY_SCALE).double(2).byte(0))
    #expect(deeper.outcome.code == .CXAPIAN_ERROR_INVALID_ARGUMENT)
    #expect(deeper.outcome.message.contains("deep"))
  }

  @Test func widestQueryRuns() throws {
    let scratch = try Scratch()
    #expect(scratch.add(Packed().term(Array("a".utf8))).result == 1)
    let operands = CXAPIAN_QUERY_NODES_MAX - 1
    var query = Packed()
    for _ in 0..<operands { query.bytes += Packed().query("a").bytes }
    #expect(scratch.search(query.op(.CXAPIAN_QUERY_OR).number(operands)).result == [1])
    query.bytes += Packed().query("a").bytes
    let wider = scratch.search(query.op(.CXAPIAN_QUERY_OR).number(operands + 1))
    #expect(wider.outcome.code == .CXAPIAN_ERROR_INVALID_ARGUMENT)
    #expect(wider.outcome.message.contains("parts"))
  }

  @Test func hugeCountsOfASearch() throws {
    let scratch = try Scratch()
    #expect(scratch.add(Packed().term(Array("a".utf8))).result == 1)
    var search = cxapian_search()
    search.first = .max
    search.count = .max
    search.check_at_least = .max
    let query = Packed().query("a").bytes
    query.withUnsafeBufferPointer {
      search.query = $0.baseAddress
      search.query_length = $0.count
      let (page, end) = outcome { cxapian_database_search(scratch.database, &search, $0) }
      #expect(end == .success)
      #expect(page?.pointee.match_count == 0)
      #expect(page?.pointee.estimated == 1)
      cxapian_page_free(page)
    }
  }

  @Test func badNumbersOfASearch() throws {
    let scratch = try Scratch()
    let changes: [(inout cxapian_search) -> Void] = [
      { $0.k1 = .nan }, { $0.b = .infinity }, { $0.percent_cutoff = 101 },
      { $0.percent_cutoff = -1 }, { $0.weight_cutoff = .nan }, { $0.time_limit = .nan },
    ]
    for change in changes {
      var search = cxapian_search()
      change(&search)
      let all = [UInt8(cxapian_query_op.CXAPIAN_QUERY_ALL.rawValue)]
      all.withUnsafeBufferPointer {
        search.query = $0.baseAddress
        search.query_length = $0.count
        let (page, end) = outcome { cxapian_database_search(scratch.database, &search, $0) }
        #expect(page == nil)
        #expect(end.code == .CXAPIAN_ERROR_INVALID_ARGUMENT)
      }
    }
  }

  @Test func emptyAndOverlongKeys() throws {
    let scratch = try Scratch()
    for key in ["", String(repeating: "k", count: 246)] {
      let length = key.utf8.count
      let ends = [
        outcome {
          cxapian_writable_set_metadata(scratch.database, key, length, "v", 1, $0)
        }.outcome,
        outcome {
          cxapian_writable_add_synonym(scratch.database, key, length, "v", 1, $0)
        }.outcome,
        outcome { cxapian_writable_add_spelling(scratch.database, key, length, 1, $0) }.outcome,
        outcome { cxapian_writable_delete_term(scratch.database, key, length, $0) }.outcome,
        outcome {
          cxapian_writable_replace_term(scratch.database, key, length, "D", 0, $0)
        }.outcome,
      ]
      for end in ends { #expect(end.code == .CXAPIAN_ERROR_INVALID_ARGUMENT) }
    }
    // None of them stands in the way of the commit.
    #expect(outcome { cxapian_writable_commit(scratch.database, $0) }.outcome == .success)
  }

  @Test func overlongTermsInReading() throws {
    let scratch = try Scratch()
    let long = String(repeating: "x", count: 5000)
    let (exists, end) = outcome {
      cxapian_database_term_exists(scratch.database, long, long.utf8.count, $0)
    }
    #expect(!exists)
    #expect(end == .success)
    #expect(scratch.search(Packed().query(long)).result == [])
  }
}
