@testable import ArticleText

extension FuzzTarget {
  private static let dateMarks = [
    "7", "07", "31", "13", "12", "2016", "1970", "0001", "16", "-", "/", ".", ":", " ", ", ", "T",
    "April", "Mei", "Agt", "Peb", "Sept", "mars", "März", "Senin", "Jum’at", "Friday", "WIB", "GMT",
    "+07:00", "Z", "10:15", "10.15", "pm", "Diterbitkan: ", "Updated ", "Copyright ", "on ", "de ",
    "1460023200", "1460023200000", "20160407", "年4月7日", "th", "st", "|", "©",
  ]

  /// A line, read as all readers of dates do.
  static let dates = FuzzTarget(
    "dates", "dates in a line: none is made up, and every one that is written is found",
    seeds: [
      "Kamis, 7 April 2016 | 10:15 WIB", "Published April 7, 2016, updated 8 April 2016 at 9:05pm",
      "7/4/2016", "04/07/16 - 25.02.2020", "2016-04-07T10:15:00+07:00",
      "Thu, 07 Apr 2016 10:15:00 +0700", "1460023200", "20160407103000",
      "Diperbarui 8 Peb 2019 10.15",
      "2016年4月7日", "7 de abril de 2016", "Copyright 2016 Kabar Desa. 5 Mei", "30 Februari 2016",
      "April 2016", "15-Sep-2022", "Sep-15-2022 | 1 Januari 1970", "Berlaku sampai 31/12/2015",
    ],
    tokens: dateMarks, longest: 512
  ) {
    { bytes in
      let line = String(decoding: bytes, as: UTF8.self)
      let other = LineDates(line, monthComesFirst: true)
      let read = LineDates(line)
      try checkDates(read, of: line)
      try checkDates(other, of: line)
      try require(
        read.dates.map(\.tokens) == other.dates.map(\.tokens),
        "other words are dates where the month comes first: \(read.dates), \(other.dates)")
      let others = [
        MetadataDate.date(line), DateText.onlyDate(of: line) ?? nil,
        DateText.datedLine(line)?.date, DateText.singleFullDate(in: line),
        WebAddress.date(in: line),
      ]
      for date in others { if let date { try check(date, of: line) } }
      _ = (DateText.isOfChange(line), DateText.isOnlyTime(line), LineDates.label(line))
      try checkWritten(bytes)
    }
  }

  private static func checkDates(_ read: LineDates, of line: String) throws {
    var end = 0
    for dated in read.dates {
      try require(
        dated.tokens.lowerBound >= end && !dated.tokens.isEmpty
          && dated.tokens.upperBound <= read.tokens.count,
        "a date at \(dated.tokens) after \(end) of \(read.tokens)")
      end = dated.tokens.upperBound
      guard let date = dated.date else { continue }
      try check(date, of: read.tokens[dated.tokens].joined(separator: " "))
      let digits = String(date.day ?? date.year)
      try require(
        read.tokens[dated.tokens].contains { $0.contains(digits) },
        "\(date) in \(read.tokens[dated.tokens])")
    }
  }

  /// A date that an article can have, the year of which the text says.
  private static func check(_ date: ArticleDate, of text: String) throws {
    try require(date.canBeOfArticle, "\(date) is no date of an article: \(text.debugDescription)")
    try require(ArticleDate(iso: date.description) == date, "\(date) is written as another")
    if let days = date.daysSinceEpoch {
      try require(ArticleDate(daysSinceEpoch: days) == date, "\(date) is \(days) days")
    }
    let year = String(date.year)
    let isSaid =
      text.contains(year) || text.contains(year.suffix(2)) && date.year >= 2000 || hasClock(text)
    try require(isSaid, "nothing says \(date): \(text.debugDescription)")
  }

  /// Whether there are ten digits in a row, which may be a clock's.
  private static func hasClock(_ text: String) -> Bool {
    var run = 0
    for byte in text.utf8 {
      run = (0x30...0x39).contains(byte) ? run + 1 : 0
      if run >= 10 { return true }
    }
    return false
  }

  private static let (indonesian, english) = (
    [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
      "Oktober", "November", "Desember",
    ],
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
  )

  /// A day that the input stands for, written in many ways.
  private static func checkWritten(_ bytes: [UInt8]) throws {
    let sum = bytes.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFF_FFFF }
    // They take most of the time: one input in four is enough for every day.
    guard sum % 4 == 0 else { return }
    // From September 2001 on: clocks have ten digits since then.
    guard let date = ArticleDate(daysSinceEpoch: 11_575 + sum / 4 % 9000), let month = date.month,
      let day = date.day, date.canBeOfArticle
    else { return }
    let (id, en) = (indonesian[month - 1], english[month - 1])
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let seconds = (date.daysSinceEpoch ?? 0) * 86_400 + sum % 86_400
    for text in [
      "\(day) \(id) \(date.year)", "Senin, \(two(day)) \(id.prefix(3)) \(date.year) 10:15 WIB",
      "\(en) \(day), \(date.year)", "Published \(en.prefix(3)) \(day), \(date.year) at 9:05 am",
      "\(two(day)).\(two(month)).\(date.year)", "\(date)", "\(date)T10:15:00+07:00",
      "Mon, \(two(day)) \(en.prefix(3)) \(date.year) 10:15:00 +0700",
      "\(date.year)/\(month)/\(day)", day > 12 ? "\(day)/\(month)/\(date.year)" : "\(date)",
      "\(date.year)\(two(month))\(two(day))", "\(seconds)", "\(seconds)123",
    ] {
      try require(
        MetadataDate.date(text) == date,
        "\(text) is \(String(describing: MetadataDate.date(text)))")
      guard text.contains(" ") else { continue }
      try require(
        DateText.onlyDate(of: text) == .some(.some(date)),
        "\(text) is \(String(describing: DateText.onlyDate(of: text)))")
    }
  }

  /// The dates of a page.
  static let pageDates = FuzzTarget(
    "page-dates", "the date of a page: none is made up, and what surely says it counts",
    seeds: [
      """
      <html lang=id><head><meta property="article:published_time" content="2021-03-07T10:15:00+07:00">
      <meta name=lastmod content="2021-03-09"><link rel=canonical href="https://kabar.example/a/b">
      </head><h1>Panen raya</h1><div class="date published">Minggu, 7 Maret 2021</div><p>Kata.
      """,
      """
      <html lang=en-us><title>Harbour</title><h1>Harbour</h1><span class=byline>By Ann Lee on 4/7/2019</span>
      <time datetime="2019-04-07" pubdate>April 7</time><p>It woke.<aside class=related>5 May 2018</aside>
      """,
      """
      <link rel=canonical href="https://kabar.example/2020/02/25/banjir"><script>var d={"publishDate":
      "2020-02-24T20:00:00Z","dateModified":"2020-02-26"}</script><abbr title="2020-02-25">kemarin</abbr>
      """,
      """
      <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-12-31T23:30:00Z",
      "dateModified":"2019-01-01"}</script><p>Diperbarui<p>1 Januari 2019<p class=comment>2 Jan 2019
      """,
    ],
    tokens: dateMarks + [
      "<p>", "<time datetime=\"", "\">", "<div class=date>",
      "<meta property=article:published_time ",
      "content=\"", "<h1>", "<br>", "<li class=related>", "\"datePublished\":\"",
      "<span data-date='",
      "itemprop=datePublished", "<footer>", "</div>", "<a href=>", "<title>",
    ]
  ) {
    { bytes in
      let page = HTMLPage(String(decoding: bytes, as: UTF8.self))
      let metadata = HTMLMetadata(page)
      let title = HTMLTitle.title(of: metadata, site: metadata.source)
      let dates = HTMLDates(metadata, title: title)
      var texts = page.nodes.flatMap { [$0.text] + $0.attributes.map(\.value) }
      texts += texts.map(TextNormalizer.oneLine)
      let text = texts.joined(separator: " ").filter { $0 != "\\" }
      // Escapes of JSON may say digits.
      if text.contains("u00") { return }
      if let date = dates.date(orOfStory: nil) { try check(date, of: text) }
      var words = 0
      for (candidate, _) in dates.text.candidates {
        try require(page.nodes.indices.contains(candidate.node), "\(candidate) is nowhere")
        try require(candidate.words >= words, "\(candidate) stands before one behind it")
        words = candidate.words
        try check(candidate.date, of: text)
      }
    }
  }
}
