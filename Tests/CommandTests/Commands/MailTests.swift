import TestSupport
import Testing

@Suite("Mail in a source")
struct MailTests {
  private static let story = "Petani di lereng gunung memanen padi bersama-sama sejak pagi hari."

  @Test("Messages of a mailbox and of a file are found, and shown by their ids and paths")
  func found() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      mailbox([
        mail(Self.story, id: "a1@desa.example"),
        mail("Nelayan pulang dari laut.", id: nil, subject: "Bls: Kabar laut"),
      ]), to: "surat/kotak.mbox")
    try sandbox.write(
      mail(
        "mixed",
        parts: [
          (["Content-Type: text/plain"], "Laporan terlampir."),
          (["Content-Disposition: attachment; filename=laporan.txt"], "Laporan\n\n\(Self.story)"),
          (["Content-Disposition: attachment; filename=lagu.mp3"], "ID3"),
        ], id: "b1@desa.example", subject: "Fwd: [petani] Laporan panen"),
      to: "surat/baru/1460000000.M1P2.desa:2,S")
    let run = try await sandbox.run("index", "surat", "--json")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let report = try run.json()
    #expect(report.objects("doubtful").isEmpty && report.objects("skipped").isEmpty)
    #expect(report.object("unread")?.integer("mp3") == 1)

    let hits = try await sandbox.run("search", "petani", "--json", "--copies").json()
    #expect(
      Set(hits.objects("hits").map { $0.string("id") }) == [
        "kotak.mbox/a1@desa.example",
        "baru/1460000000.M1P2.desa:2,S/b1@desa.example/laporan.txt",
      ])
    let paths = try await sandbox.run("nelayan", "--paths").output
    #expect(paths.contains("surat/kotak.mbox"))
    let shown = try await sandbox.run("show", "kotak.mbox#2", "--json").json()
    #expect(shown.string("title") == "Kabar laut")
    #expect(shown.string("author") == "Siti Aminah")
    #expect(shown.string("date") == "2016-04-07")
    #expect(shown.string("source") == "desa.example")
    #expect(shown.string("path") == "surat/kotak.mbox")
  }
}
