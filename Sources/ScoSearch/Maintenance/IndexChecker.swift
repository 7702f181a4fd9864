import Xapian

/// Verifies a collection's index.
public enum IndexChecker {
  /// Looks for damage in the files of the live generation, and for contradictions in what it holds.
  ///
  /// - Throws: ``SearchError`` where there is nothing to check: no collection, no index yet.
  public static func check(at path: String) throws(SearchError) -> CheckReport {
    let collection = try ArticleCollection(at: path)
    var report = CheckReport()
    report.remarks += GlassFiles.remarks
    do throws(SearchError) {
      let generation = try Generation.live(of: collection)
      _ = try SourceList(of: collection)
      report.problems += BlockChecksums.problems(of: generation.files)
      // An index of another schema is that, whatever else is wrong with it.
      let reader = try Reader(collection)
      // Xapian 1.4.22 reads beyond a buffer of its own where it checks a damaged block. What the
      // checksums find it need not look at.
      if report.problems.isEmpty {
        try checkFiles(of: generation, &report)
        try checkContents(reader, &report)
        checkMatcher(reader, &report)
        try checkSources(of: collection, reader)
      }
    } catch {
      if error.code == .notBuilt { throw error }
      // What was found before is the cause.
      if report.problems.isEmpty { report.remedy = error.remedy }
      report.problems.append("\(error.message): \(error.subject)")
    }
    if !report.problems.isEmpty, report.remedy == nil {
      report.remedy = "renew it with 'sco-search reindex --full'"
    }
    return report
  }

  private static func checkFiles(
    of generation: Generation, _ report: inout CheckReport
  ) throws(SearchError) {
    do throws(XapianError) {
      let files = try DatabaseMaintenance.check(path: generation.path)
      if files.errorCount > 0 {
        report.problems.append(
          "\(files.errorCount) errors in the files of \(generation.path): "
            + files.text.split(separator: "\n").suffix(3).joined(separator: "; "))
      }
    } catch {
      let failure = SearchError(error, subject: generation.path)
      // Xapian opens the tables for writing to check them. Who may only read has the checksums.
      guard failure.code == .permissionDenied, BlockChecksums.areThere(for: generation.files) else {
        throw failure
      }
      report.remarks.append(
        "the index cannot be written here: its blocks are checked by their checksums alone")
    }
  }

  /// What searches are made faster with is a copy of what the tables say.
  private static func checkMatcher(_ reader: Reader, _ report: inout CheckReport) {
    do throws(XapianError) {
      if try reader.database.prepareSearches(from: reader.generation.path) {
        return try reader.database.checkMatcher()
      }
      report.remarks.append(
        "searches take longer until articles are indexed again: the lengths of the articles are not "
          + "kept beside the index, or are of another state of it")
    } catch {
      report.problems.append("what searches are made faster with is damaged: \(error.message)")
    }
  }

  private static func checkSources(
    of collection: ArticleCollection, _ reader: Reader
  ) throws(SearchError) {
    let terms: [String]
    do throws(XapianError) {
      terms = try reader.database.terms(prefix: Schema.Prefix.sourceNumber).map(\.term)
    } catch {
      throw SearchError(error, subject: reader.generation.path)
    }
    // Articles from code have no source, and a collection's own articles need no list.
    let own = [Source.codeNumber, Source.ownNumber].map { Schema.sourceTerm($0) }
    if terms.contains(where: { !own.contains($0) }), let error = SourceList.missing(in: collection)
    {
      throw error
    }
  }

  private static func checkContents(
    _ reader: Reader, _ report: inout CheckReport
  ) throws(SearchError) {
    do throws(XapianError) {
      report.articles = try reader.database.documentCount
      var counted = 0
      for id in try reader.database.documentIDs(withTerm: "") {
        counted += 1
        let stored = try reader.database.documentData(id)
        if !StoredRecord.isIntact(stored) || StoredRecord(stored) == nil {
          report.problems.append("the stored article of document \(id) is damaged")
        }
      }
      if counted != report.articles {
        report.problems.append("\(report.articles) articles are announced, \(counted) are there")
      }
      if GlassFiles.areKnown, try reader.database.averageDocumentLength > 0 {
        // Xapian takes these for empty where their files are gone.
        var tables = [GlassFiles.Table.termLists]
        if let form = try reader.database.terms(from: "a", limit: 1).first,
          form.term.utf8.count <= VocabularyBatch.longestSpelling
        {
          tables.append(.spellings)
        }
        for table in tables where !reader.generation.files.has(table) {
          report.problems.append("a table of the index is missing: \(table.rawValue)")
        }
      }
      try checkCopies(reader, &report)
      for (key, record) in try Manifest(of: reader.database).files where record.articles > 0 {
        // Two records of one id leave one article: fewer than were read is no damage, none is.
        if try !reader.database.termExists(Schema.fileTerm(key)) {
          report.problems.append("no article is left of the file \(key.relativePath)")
        }
      }
    } catch {
      throw SearchError(error, subject: reader.generation.path)
    }
  }
}

extension IndexChecker {
  /// Every article of a group of copies says so by its term and by its value, and none is alone.
  private static func checkCopies(
    _ reader: Reader, _ report: inout CheckReport
  ) throws(XapianError) {
    let groups = try reader.database.terms(prefix: Schema.Prefix.copies)
    let members = groups.reduce(0) { $0 + $1.frequency }
    let values = try reader.database.valueFrequency(Schema.Slot.copies)
    if members != values || groups.contains(where: { $0.frequency < 2 }) {
      report.problems.append(
        "the groups of copies contradict each other: \(groups.count) groups of \(members) articles, "
          + "\(values) articles in a group")
    }
  }
}

/// What checking an index found.
public struct CheckReport: Sendable, Hashable {
  /// What is wrong, a sentence each; empty where all is well.
  public var problems: [String] = []
  /// What mends it, nil where nothing is wrong.
  public var remedy: String?
  /// The articles of the index.
  public var articles = 0
  /// What could not be checked, and why, a sentence each.
  public var remarks: [String] = []

  public var isSound: Bool { problems.isEmpty }

  public init() {}
}
