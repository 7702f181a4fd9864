import Foundation
import TestSupport
import Testing

@Suite("PDFs in Zotero's storage")
struct ZoteroTests {
  /// A PDF that no program can read.
  private static let broken = "%PDF-1.4\nrusak\n"
  private static let text = "Panen raya\n\nPetani di lereng gunung memanen kopi sejak pagi hari.\n"

  private func hits(_ sandbox: Sandbox) async throws -> [String] {
    try await sandbox.run("kopi", "--json").json().objects("hits").compactMap { $0.string("id") }
  }

  @Test("What Zotero has read of a PDF is read where the PDF itself cannot be, and when it changes")
  func fallback() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.broken, to: "storage/AB12CD34/laporan.pdf")
    #expect(try await sandbox.run("index", "storage").error.contains("laporan.pdf: "))
    #expect(try await hits(sandbox).isEmpty)

    try sandbox.write(Self.text, to: "storage/AB12CD34/.zotero-ft-cache")
    try sandbox.write("x", to: "storage/AB12CD34/.zotero-ft-info")
    let run = try await sandbox.run("reindex")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(try await hits(sandbox) == ["AB12CD34/laporan.pdf"])
    #expect(try await sandbox.run("reindex", "--json").json().integer("unchanged") == 1)

    try sandbox.write(
      Self.text.replacing("kopi", with: "jagung"), to: "storage/AB12CD34/.zotero-ft-cache")
    #expect(try await sandbox.run("reindex", "--json").json().integer("changed") == 1)
    #expect(try await hits(sandbox).isEmpty)
  }

  @Test("It is read of no other file, and not where two PDFs could be meant")
  func others() async throws {
    let sandbox = try Sandbox()
    for folder in ["dua", "tanpa", "berkas"] {
      try sandbox.write(Self.text, to: "storage/\(folder)/.zotero-ft-cache")
    }
    for name in ["dua/a.pdf", "dua/b.pdf"] { try sandbox.write(Self.broken, to: "storage/\(name)") }
    try sandbox.write("Pasar ikan ramai pembeli sejak pagi.", to: "storage/berkas/a.txt")
    #expect(try await sandbox.run("index", "storage").status == 0)
    #expect(try await hits(sandbox).isEmpty)
  }
}
