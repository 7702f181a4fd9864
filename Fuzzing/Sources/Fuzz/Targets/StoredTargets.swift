import ArticleText
import Foundation
import TestSupport
import Xapian

@testable import ScoSearch

/// What the index and the collection hold: damage to a disk must not become a crash.
extension FuzzTarget {
  private static let records: [StoredRecord] = [
    StoredRecord(article: .full, sourceNumber: 3, relativePath: "desa/1.txt"),
    StoredRecord(
      article: Article(id: "x", title: "", body: String(repeating: "kata ", count: 40)),
      sourceNumber: 0, relativePath: ""),
  ]

  static let record = FuzzTarget(
    "record", "stored articles, fingerprints and numbers of the index, from any bytes",
    bytes: records.map { $0.encoded() } + [
      Fingerprint(shingles: 90, hashes: (1...80).map { $0 * 9_000_000 }).encoded,
      Fingerprint(shingles: 0, hashes: [7, 1 << 29]).encoded,
    ], tokens: ["\u{7F}", "0 16 id\n", "16 9", "-5 3 ", "id", "2016-04", "2016-04-07T10"]
  ) {
    { bytes in
      if let record = StoredRecord(bytes) {
        try require(
          record.article.body.utf8.count <= 3 * bytes.count, "a body longer than its record")
        try require(
          StoredRecord(record.encoded()) == record, "a record is stored as another: \(record)")
      }
      if let fingerprint = Fingerprint(bytes) {
        try require(
          Fingerprint(fingerprint.encoded) == fingerprint, "a fingerprint is stored as another")
        try require(
          (0...1).contains(fingerprint.containment(in: fingerprint)), "a share of more than all")
        _ = fingerprint.terms
      }
      var index = 0
      while index < bytes.count, let number = LEB128.read(bytes, at: &index) {
        var written: [UInt8] = []
        LEB128.append(number, to: &written)
        var start = 0
        try require(LEB128.read(written, at: &start) == number, "\(number) is stored as another")
      }
      try require(index <= bytes.count, "a number read beyond its bytes")
    }
  }

  static let manifest = FuzzTarget(
    "manifest", "the list of files that an index holds, from any bytes",
    bytes: [
      manifestBytes([("desa/1.txt", ""), ("b", "is empty")]), manifestBytes([("", "")]), [],
      [0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F],
    ], longest: 512
  ) {
    let file = try ScratchFile("", name: "database")
    var database = try WritableDatabase(path: file.folder, opening: .createOrOverwrite)
    return { bytes in
      withExtendedLifetime(file) {}
      var value = bytes
      Checksum.append(to: &value)
      let first = ManifestEntries(bytes).first { _ in true }
      let bucket = first.map { String(Manifest.bucket(of: $0.hash)) } ?? "0"
      try database.setMetadata(value, for: MetadataKey.manifest.prefix + bucket)
      let read: Manifest
      do throws(XapianError) {
        read = try Manifest(of: database)
      } catch {
        try require(error.code == .databaseCorrupt, "\(error)")
        return
      }
      try database.setMetadata([UInt8](), for: MetadataKey.manifest.prefix + bucket)
      var copy = Manifest()
      // Of a name that stands there twice the later entry counts.
      for (key, record) in read.files { copy[key] = record }
      try copy.write(to: &database)
      let again = try Manifest(of: database)
      for (key, record) in again.files {
        try require(copy[key] == record, "a manifest is stored as another: \(read.files)")
      }
      for (key, _) in read.files {
        try require(again[key] != nil, "a manifest loses \(key)")
        copy[key] = nil
      }
      try copy.write(to: &database)
    }
  }

  private static func manifestBytes(_ files: [(path: String, problem: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (path, problem) in files {
      for number: UInt64 in [1, 4096, 1_600_000_000_000_000_000, 7_340_033, 1] {
        LEB128.append(number, to: &bytes)
      }
      LEB128.append(text: path, to: &bytes)
      LEB128.append(text: problem, to: &bytes)
    }
    return bytes
  }

  /// The file that names the generation, or (after a `{`) the list of sources.
  static let collection = FuzzTarget(
    "collection", "the files that name the live generation and the sources",
    seeds: [
      "auto generation-7\n", "auto generation-9223372036854775807\n", "auto generation-+7\n",
      #"{"sources":[{"number":1,"path":"","excludes":["*.bak"],"name":"articles"}],"nextNumber":2}"#,
    ], tokens: ["auto ", "generation-", "\"number\":", "1e300", "-1", "[]", "null"], longest: 512
  ) {
    let scratch = try ScratchFile("", name: "unused")
    let collection = try ArticleCollection(at: scratch.folder)
    try FileManager.default.createDirectory(
      atPath: collection.builtFolder, withIntermediateDirectories: true)
    return { bytes in
      withExtendedLifetime(scratch) {}
      let isList = bytes.first == UInt8(ascii: "{")
      try ScratchFile.write(bytes, to: isList ? collection.sourcesFile : collection.currentFile)
      do throws(SearchError) {
        if isList {
          var sources = try SourceList(of: collection)
          _ = sources.add(path: "/desa", in: collection)
        } else {
          _ = try Generation.live(of: collection)
        }
      } catch {
        try require(error.code == .damaged, "\(error)")
      }
    }
  }
}
