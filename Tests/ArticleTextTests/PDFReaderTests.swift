import FoundationEssentials
import Glibc
import Testing

@testable import ArticleText

@Suite("PDF", .enabled(if: hasPDFPrograms, "pdftotext is not installed (package poppler-utils)"))
struct PDFReaderTests {
  private static let lines = [
    "Panen raya di lereng gunung", "",
    "Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mere-",
    "ka bekerja sejak fajar dan membawa hasil panen ke pasar desa yang ramai",
    "sekali pada pagi itu.", "",
    "Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas",
    "harga pupuk dan jalan ke ladang.",
  ]

  private func refusal(_ name: String, _ bytes: [UInt8]) throws -> ReadError? {
    do {
      _ = try events(name, bytes)
      return nil
    } catch let error as ReadError {
      return error
    }
  }

  @Test("A PDF is an article, with its paragraphs whole again")
  func article() throws {
    let found = try events("a.pdf", pdf(Self.lines))
    let article = try #require(found.articles.first)
    #expect(found.problems.isEmpty)
    #expect(article.id == "folder/a.pdf")
    #expect(article.title == "Panen raya di lereng gunung")
    #expect(
      article.body.split(separator: "\n") == [
        "Petani kentang di lereng gunung memulai panen raya pada hari Senin. Mereka bekerja sejak "
          + "fajar dan membawa hasil panen ke pasar desa yang ramai sekali pada pagi itu.",
        "Kepala desa mengatakan bahwa pertemuan para petani berikutnya membahas harga pupuk dan "
          + "jalan ke ladang.",
      ])
    #expect(article.language == .indonesian)
    #expect(article.date == nil)
  }

  @Test("Title and date of the PDF itself are taken where they can be right")
  func properties() throws {
    let properties = [
      "Title": "Panen raya di lereng gunung dimulai", "CreationDate": "D:20160407100000+07'00'",
    ]
    let article = try #require(
      try events("a.pdf", pdf(Self.lines, properties: properties)).articles.first)
    #expect(article.title == "Panen raya di lereng gunung dimulai")
    #expect(article.date == ArticleDate(iso: "2016-04-07"))
    let template = try events(
      "a.pdf", pdf(Self.lines, properties: ["Title": "Microsoft Word - x.doc"]))
    #expect(template.articles.first?.title == "Panen raya di lereng gunung")
  }

  @Test(
    "A name that looks like an option is a name",
    arguments: ["-v.pdf", "-", "--help.pdf", "a b'$(x).pdf"])
  func names(name: String) throws {
    let file = name.hasSuffix(".pdf") ? name : name + ".pdf"
    #expect(try events(file, pdf(Self.lines)).articles.count == 1)
    #expect(PDFReader.argument(for: file) == "./" + file)
    #expect(PDFReader.argument(for: "/x/" + file) == "/x/" + file)
  }

  @Test("What is no PDF, broken, or has no text is refused with its reason")
  func refused() throws {
    let whole = pdf(Self.lines)
    #expect(try refusal("a.pdf", [])?.code == .empty)
    #expect(try refusal("a.pdf", Array("Just words.".utf8))?.code == .binary)
    #expect(try refusal("a.pdf", Array("%PDF-1.4\nnothing".utf8))?.code == .damaged)
    let cut = try #require(try refusal("a.pdf", Array(whole.prefix(300))))
    #expect(cut.code == .damaged && cut.reason.contains("pdftotext"))
    #expect(!cut.reason.contains("\n"))
    let blank = try #require(try refusal("a.pdf", pdf([])))
    #expect(blank.code == .empty && blank.reason.contains("pictures"))
  }
}

@Suite("Programs that are run")
struct ExternalProgramTests {
  private func run(
    _ arguments: [String], seconds: Int = 20, limit: Int = 1 << 20
  ) -> Result<[UInt8], ExternalProgram.Failure> {
    let shell = ExternalProgram(name: "sh", seconds: seconds, outputLimit: limit)
    do {
      return .success(try shell.output(of: arguments))
    } catch {
      return .failure(error)
    }
  }

  @Test("Its output comes back whole, whatever it complains of meanwhile")
  func output() {
    #expect(
      run(["-c", "printf '%s|' \"$@\"", "sh", "a b", "$x", "-v", ""])
        == .success(Array("a b|$x|-v||".utf8)))
    #expect(run(["-c", "cat"]) == .success([]))
    let large = "head -c 500000 /dev/zero; head -c 500000 /dev/zero >&2; head -c 500000 /dev/zero"
    #expect(run(["-c", large]) == .success([UInt8](repeating: 0, count: 1_000_000)))
  }

  @Test("It is stopped where it writes too much or takes too long, and says why it failed")
  func bounds() {
    #expect(run(["-c", "yes"], limit: 100_000) == .failure(.tooMuch))
    #expect(run(["-c", "exec sleep 600"], seconds: 1) == .failure(.tooSlow))
    #expect(
      run(["-c", "echo bad >&2; exit 3"]) == .failure(.failed(status: 3, complaint: "bad\n")))
    #expect(run(["-c", "kill -9 $$"]) == .failure(.failed(status: -1, complaint: "")))
    #expect(run(["a\u{0}b"]) == .failure(.system(EINVAL)))
    let missing = ExternalProgram(name: "sco-search-none", seconds: 1, outputLimit: 1)
    #expect(throws: ExternalProgram.Failure.notInstalled) { try missing.output(of: []) }
  }

  @Test("A PDF that nothing here can read says what to install")
  func missing() throws {
    try withFile("a.pdf", pdf(["Panen raya"])) { file in
      #expect {
        try PDFReader(program: "sco-search-none", seconds: 1).read(file) { _ in .more }
      } throws: {
        let error = $0 as? ReadError
        return error?.code == .missingProgram
          && error?.reason.contains("apt-get install poppler-utils") == true
      }
    }
  }

  @Test("A PDF that takes too long is given up")
  func slow() throws {
    try withFile("a.pdf", pdf(["Panen raya"])) { file in
      let script = URL(fileURLWithPath: file.path + ".sh")
      try Data("#!/bin/sh\nexec sleep 600\n".utf8).write(to: script)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
      #expect {
        try PDFReader(program: script.path, seconds: 1).read(file) { _ in .more }
      } throws: {
        ($0 as? ReadError)?.reason.contains("more than 1 seconds") == true
      }
    }
  }
}

@Suite("Text of pages, and what a PDF says of itself")
struct PDFTextTests {
  private static let full = "Para petani di desa itu bekerja sejak pagi hari sampai sore di"

  @Test(
    "Lines become paragraphs",
    arguments: [
      ("\(full)\nladang mereka.", "\(full) ladang mereka."),
      ("\(full)\nJawa Tengah.", "\(full) Jawa Tengah."),
      (
        "\(full)\nladang.\nKepala desa datang pada sore hari itu juga.",
        "\(full) ladang.\nKepala desa datang pada sore hari itu juga."
      ),
      ("\(full) kebu-\nnan itu.", "\(full) kebunan itu."),
      ("\(full) negara-\nnegaranya.", "\(full) negara-negaranya."),
      ("\(full)\n\n12\n\nladang mereka.", "\(full) ladang mereka."),
      ("\(full)\n\nJawa Tengah.", "\(full)\n\nJawa Tengah."),
      ("\(full)\n- padi\n- jagung", "\(full)\n- padi\n- jagung"),
      ("Judul\n\(full)\nsawah.", "Judul\n\(full) sawah."),
      ("2016\nTahun itu.\n", "Tahun itu."), ("", ""), ("-", "-"), ("-\na", "- a"),
    ])
  func paragraphs(text: String, expected: String) {
    #expect(PDFText.paragraphs(of: text) == expected)
  }

  @Test(
    "Titles that programs give are none",
    arguments: [
      ("Panen raya di desa", true), ("Microsoft Word - x.doc", false), ("untitled", false),
      ("Untitled document", false), ("laporan akhir.indd", false), ("C:\\a\\b c", false),
      ("", false), ("Halaman 1", false), ("The U.S. and Iran", true), ("satu_dua tiga", false),
    ])
  func titles(title: String, isTitle: Bool) {
    let properties = PDFProperties(report: "Creator: x\nTitle:          \(title)\nPages: 1\n")
    #expect(properties.title == (isTitle ? title : nil))
  }

  @Test(
    "Dates before there were PDFs are those of clocks that were not set",
    arguments: [
      ("2016-04-07T10:00:00+07", "2016-04-07"), ("1970-01-01T00:00:00Z", nil), ("soon", nil),
    ])
  func dates(value: String, date: String?) {
    let properties = PDFProperties(report: "CreationDate:   \(value)\n")
    #expect(properties.date == date.flatMap { ArticleDate(iso: $0) })
  }
}
