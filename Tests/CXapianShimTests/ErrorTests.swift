import CXapianShim
import Testing

/// Each kind of exception that can be brought about arrives as its code, with a message.
@Suite struct ErrorTests {
  @Test func missingDatabase() {
    let path = "/nonexistent/database"
    let (database, end) = outcome { cxapian_database_open(path, path.utf8.count, $0) }
    #expect(database == nil)
    #expect(end.code == .CXAPIAN_ERROR_DATABASE_NOT_FOUND)
    #expect(end.message.contains(path))
  }

  @Test func lockedDatabase() throws {
    let scratch = try Scratch()
    let path = scratch.path
    let (second, end) = outcome {
      cxapian_writable_open(path, path.utf8.count, .CXAPIAN_OPENING_OPEN, 0, $0)
    }
    #expect(second == nil)
    #expect(end.code == .CXAPIAN_ERROR_DATABASE_LOCKED)
    #expect(!end.message.isEmpty)
  }

  @Test func existingDatabase() throws {
    let scratch = try Scratch()
    let path = scratch.path
    let (_, end) = outcome {
      cxapian_writable_open(path, path.utf8.count, .CXAPIAN_OPENING_CREATE, 0, $0)
    }
    #expect(end.code == .CXAPIAN_ERROR_DATABASE_CREATE)
    #expect(!end.message.isEmpty)
  }

  @Test func missingDocument() throws {
    let scratch = try Scratch()
    let (data, end) = outcome { cxapian_database_document_data(scratch.database, 7, $0) }
    #expect(data.count == 0)
    #expect(end.code == .CXAPIAN_ERROR_DOCUMENT_NOT_FOUND)
    #expect(end.message.contains("7"))
  }

  @Test func writingToAReader() throws {
    let scratch = try Scratch()
    let path = scratch.path
    let (reader, opened) = outcome { cxapian_database_open(path, path.utf8.count, $0) }
    #expect(opened == .success)
    let database = try #require(reader)
    defer { cxapian_database_free(database) }
    let (_, end) = outcome { cxapian_writable_commit(database, $0) }
    #expect(end.code == .CXAPIAN_ERROR_INVALID_OPERATION)
    #expect(end.message.contains("reading only"))
  }

  @Test func transactionInsideTransaction() throws {
    let scratch = try Scratch()
    let (_, first) = outcome {
      cxapian_writable_begin_transaction(scratch.database, true, $0)
    }
    #expect(first == .success)
    let (_, second) = outcome {
      cxapian_writable_begin_transaction(scratch.database, true, $0)
    }
    #expect(second.code == .CXAPIAN_ERROR_INVALID_OPERATION)
  }

  @Test func closedDatabase() throws {
    let scratch = try Scratch()
    #expect(outcome { cxapian_database_close(scratch.database, $0) }.outcome == .success)
    let (_, end) = outcome { cxapian_database_term_frequency(scratch.database, "a", 1, $0) }
    #expect(end.code == .CXAPIAN_ERROR_DATABASE_CLOSED)
  }

  @Test func wildcardBeyondItsLimit() throws {
    let scratch = try Scratch()
    #expect(scratch.add(Packed().term(Array("ab".utf8)).term(Array("ac".utf8))).result == 1)
    let query = Packed().op(.CXAPIAN_QUERY_WILDCARD).number(1)
      .byte(UInt8(cxapian_wildcard_limit.CXAPIAN_WILDCARD_LIMIT_ERROR.rawValue))
      .op(.CXAPIAN_QUERY_SYNONYM).counted("a")
    #expect(scratch.search(query).outcome.code == .CXAPIAN_ERROR_WILDCARD)
  }

  @Test(arguments: [cxapian_query_op.CXAPIAN_QUERY_PHRASE, .CXAPIAN_QUERY_NEAR])
  func synonymInsidePositions(op: cxapian_query_op) throws {
    let scratch = try Scratch()
    #expect(scratch.add(Packed().term(Array("a".utf8)).term(Array("b".utf8))).result == 1)
    let query = Packed().query("a").query("b").op(.CXAPIAN_QUERY_SYNONYM).number(2).query("a")
      .op(op).number(2).number(2)
    let end = scratch.search(query).outcome
    #expect(end.code == .CXAPIAN_ERROR_UNIMPLEMENTED)
    #expect(!end.message.isEmpty)
  }

  @Test func refusedConnection() {
    // Port 1 is reserved, and nothing listens there.
    let (_, end) = outcome {
      cxapian_database_open_remote("127.0.0.1", 9, 1, 1000, 1000, $0)
    }
    #expect(end.code == .CXAPIAN_ERROR_NETWORK)
    #expect(!end.message.isEmpty)
  }

  @Test func unknownStemmer() {
    let (_, end) = outcome { cxapian_stemmer_open("klingon", 7, $0) }
    #expect(end.code == .CXAPIAN_ERROR_INVALID_ARGUMENT)
    #expect(end.message.contains("klingon"))
  }

  @Test func freeingNothing() {
    cxapian_database_free(nil)
    cxapian_entries_free(nil)
    cxapian_postings_free(nil)
    cxapian_numbers_free(nil)
    cxapian_page_free(nil)
    cxapian_stemmer_free(nil)
    cxapian_bytes_free(cxapian_bytes(data: nil, count: 0))
    #expect(text(cxapian_version()).hasPrefix("1.4."))
  }
}
