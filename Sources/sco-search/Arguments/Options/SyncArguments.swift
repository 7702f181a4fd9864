import ArgumentParser
import ScoSearch

/// What `index` and `reindex` have in common.
struct SyncArguments: ParsableArguments {
  static let options: OptionTable = [
    CommandOption(
      "exclude", value: "glob",
      help: """
        Leave out files and folders whose path matches: '*.bak' anywhere, 'drafts/**' from the \
        source's folder on, or an absolute path. Remembered with the source. May be given several \
        times. Hidden files are never read.
        """),
    CommandOption(
      "columns", value: "names",
      help: """
        Under which names records hold what an article has, where they are not known: \
        'title=kepala,body=teks,date=hari'. The columns of CSV and TSV, and the keys of JSON; fields \
        are id, title, body, lang, date, source, url, place, author and section. Remembered with \
        the source; 'known' forgets them.
        """),
    CommandOption(
      "ocr",
      help: """
        Recognise the text of pictures and of scanned pages, by Tesseract (packages tesseract-ocr, \
        tesseract-ocr-ind, tesseract-ocr-eng). Remembered with the source; '--no-ocr' forgets it.
        """),
    CommandOption("no-ocr", help: "Leave out pictures and scanned pages again."),
    CommandOption(
      "jobs", value: "n",
      help: "How many files to read at a time; all processors' worth by default."),
    CommandOption(
      "quiet", help: "Print no progress and no summary; skipped files are still named."),
    CommandOption("json", help: "Print one JSON object at the end."),
    CommandOption("strict", help: "Exit with status 2 when a file had to be skipped."),
  ]

  @Option(Self.options["exclude"])
  var exclude: [String] = []

  @Option(Self.options["columns"], transform: OptionValue.columns)
  var columns: RecordColumns?

  @Flag(Self.options["ocr"])
  var ocr = false

  @Flag(Self.options["no-ocr"])
  var noOCR = false

  @Option(Self.options["jobs"], transform: OptionValue.positiveCount)
  var jobs: Int?

  @Flag(Self.options["quiet"])
  var quiet = false

  @Flag(Self.options["json"])
  var json = false

  @Flag(Self.options["strict"])
  var strict = false

  /// Whether the text of pictures is to be recognised; nil where nothing is said of it.
  var recognizesText: Bool? { ocr ? true : noOCR ? false : nil }

  func validate() throws {
    if ocr, noOCR { throw ValidationError("'--ocr' cannot be combined with '--no-ocr'") }
  }
}
