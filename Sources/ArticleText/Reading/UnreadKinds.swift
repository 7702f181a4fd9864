/// What is to be said of files that no reader knows.
public enum UnreadKinds {
  /// What a file would need to be read, as a phrase.
  ///
  /// - Parameter ending: Its extension in small letters, as ``ArticleFormats/ending(ofPath:)`` gives
  ///   it.
  public static func need(ofEnding ending: String) -> String {
    rows.first { $0.endings.contains(ending) }?.need
      ?? (ending.isEmpty ? "its content is of no known kind" : "no reader knows this ending")
      + "; save it as text, HTML or PDF, or name a command that reads it in readers.yaml"
  }

  private static let rows: [(endings: Set<String>, need: String)] = [
    (
      ["mp3", "m4a", "wav", "ogg", "oga", "opus", "flac", "aac", "wma", "aiff", "amr", "mid"],
      "is sound; a transcript can be saved as text"
    ),
    (
      ["mp4", "m4v", "mkv", "avi", "mov", "webm", "wmv", "flv", "mpg", "mpeg", "3gp", "ogv", "ts"],
      "is video; a transcript can be saved as text"
    ),
    (
      ["jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp"],
      "is a picture; with --ocr its text is read, where it has any"
    ),
    (
      [
        "gif", "heic", "heif", "avif", "jp2",
        "ico", "svg", "psd", "raw", "cr2",
      ],
      "is a picture; save it as PNG or PDF, and --ocr reads its text"
    ),
    (["doc", "dot"], "is of an old Word; save it as .docx"),
    (["xls", "xlsx", "xlsb", "ods", "numbers"], "is a spreadsheet; save its tables as CSV"),
    (["ppt", "pptx", "pps", "odp", "key"], "is a presentation; save it as PDF"),
    (["mobi", "azw", "azw3", "djvu", "fb2", "lit", "prc"], "is a book; save it as EPUB"),
    (["wpd", "wps", "pages", "pub", "xps"], "save it as HTML or PDF"),
    (["msg", "pst", "ost", "dbx", "mbx"], "is mail of one program; export it as .eml or .mbox"),
    (["ps", "eps", "dvi", "tex"], "save it as PDF"),
    (
      [
        "css", "js", "mjs", "json5", "wasm", "map", "woff", "woff2", "ttf", "otf", "eot", "py", "c",
        "h", "cpp", "java", "rb", "php", "sh", "pl", "swift", "rs", "go", "sql", "db", "sqlite",
        "exe", "dll", "so", "o", "a", "bin", "class", "jar", "apk", "deb", "rpm", "iso", "img",
      ],
      "belongs to a program or to the look of a page"
    ),
  ]
}
