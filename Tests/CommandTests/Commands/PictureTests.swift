import Foundation
import TestSupport
import Testing

@Suite(
  "Pictures of text, when asked for", .enabled(if: hasOCRPrograms, Comment(rawValue: ocrIsMissing)))
struct PictureTests {
  private static let story = [
    "Panen raya di lereng gunung", "",
    "Petani bengkuang di lereng gunung memulai panen raya pada hari Senin. Mereka",
    "bekerja sejak fajar dan membawa hasil panen ke pasar desa yang ramai.",
  ]

  @Test("--ocr is remembered; what was read for it goes with --no-ocr, and no other file is read")
  func remembered() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Articles.bridge, to: "files/jembatan.txt")
    try sandbox.write(try scan(Self.story), to: "files/a.png")
    let second = Self.story.map { $0.replacingOccurrences(of: "bengkuang", with: "semangka") }
    try sandbox.write(pdf(pages: [try scannedPage(second)]), to: "files/b.pdf")
    let unasked = try await sandbox.run("index", "files")
    #expect(
      unasked.error.contains(
        "b.pdf: holds no text: its pages may be pictures of it, which --ocr reads"))
    #expect(unasked.output.contains("1 added") && unasked.output.contains("not read: 1 .png"))
    #expect(try await sandbox.run("sources", "--unread").output.contains("--ocr"))

    let asked = try await sandbox.run("reindex", "--ocr", "--json").json()
    #expect(asked.integer("added") == 2 && asked.integer("unchanged") == 1)
    #expect(asked.integer("changed") == 0 && asked.object("unread")?.keys == [])
    let hit = try #require(
      try await sandbox.run("bengkuang", "--json").json().objects("hits").first)
    #expect(hit.string("id") == "a.png")
    let recognized = try #require(hit.object("ocr"))
    #expect(recognized.integer("pages") == 1 && recognized.bool("isLow") == false)
    #expect(try #require(recognized.number("confidence")) > 0.9)
    #expect(try await sandbox.run("show", "b.pdf").output.contains("1 page recognised by OCR, 9"))
    let source = try await sandbox.run("sources", "--json").json().objects("sources")
      .first { $0.string("name") == "files" }
    #expect(source?.bool("ocr") == true)
    #expect(try await sandbox.run("reindex", "--json").json().integer("unchanged") == 3)

    let forgotten = try await sandbox.run("reindex", "--no-ocr", "--json").json()
    #expect(forgotten.integer("removed") == 2 && forgotten.integer("unchanged") == 1)
    #expect(forgotten.object("unread")?.integer("png") == 1)
    #expect(try await sandbox.run("check").status == 0)
    #expect(try await sandbox.run("index", "files", "--ocr", "--no-ocr").status == 64)
  }

  @Test("A build reads no page twice, whatever becomes of what was built")
  func kept() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(try scan(Self.story), to: "files/a.png")
    #expect(try await sandbox.run("index", "files", "--ocr").output.hasPrefix("1 added"))
    // A program of this name that fails shows whether it is run.
    try sandbox.write(
      "#!/bin/sh\n[ \"$1\" = --list-langs ] && exec \(try Self.tesseract()) \"$@\"\nexit 9\n",
      to: "bin/tesseract")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: sandbox.url("bin/tesseract").path)
    let path = sandbox.url("bin").path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    try sandbox.remove("index/built")
    let again = try await sandbox.run("index", "files", "--ocr", environment: ["PATH": path])
    #expect(again.output.hasPrefix("1 added") && again.error.isEmpty, "\(again.error)")
    try sandbox.remove("index/ocr")
    let failed = try await sandbox.run("reindex", "--full", environment: ["PATH": path])
    #expect(failed.error.contains("a.png: cannot be read by tesseract"), "\(failed.error)")
  }

  private static func tesseract() throws -> String {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return try #require(
      folders.map { "\($0)/tesseract" }.first { FileManager.default.isExecutableFile(atPath: $0) })
  }

  @Test("Without Tesseract it is said what to install, and the picture is read once it is there")
  func missing() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(try scan(Self.story), to: "files/a.png")
    try sandbox.write("", to: "bin/none")
    let run = try await sandbox.run(
      "index", "files", "--ocr", environment: ["PATH": sandbox.url("bin").path])
    #expect(
      run.error.contains("apt-get install tesseract-ocr tesseract-ocr-ind tesseract-ocr-eng"),
      "\(run.error)")
    #expect(run.output.contains("not read: 1 .png"))
    #expect(try await sandbox.run("reindex").output.hasPrefix("1 added"))
  }
}
