import Testing

@testable import ArticleText

@Suite("Languages by function words")
struct FunctionWordsTests {
  private static let indonesian =
    "Para petani di desa itu akan memanen padi dengan cara lama, dan warga yang datang membantu."
  private static let english =
    "The farmers of that village have always cut their rice by hand, and the others came to help."

  @Test(
    "They tell a paragraph where they leave no doubt",
    arguments: [
      (indonesian, "id"), (english, "en"),
      ("\(indonesian) \(indonesian)", "id"),
      // Malay is near enough.
      ("Kerajaan itu akan membuka pejabat baharu di bandar yang lebih besar dari dahulu.", "id"),
      ("«\(english)»", "en"), (english.uppercased(), nil),
      // Words of both.
      ("\(indonesian) \(english)", nil), ("\(english) Kata petani yang tua itu.", nil),
      ("“The harvest is over,” kata petani yang tua itu kepada warga di desa.", nil),
      // A stretch of another language, at the beginning, within, or at the end.
      (
        "Los campesinos cortaron todo el arroz antes de lluvias fuertes, y nadie durmió. "
          + english, nil
      ),
      (
        "\(english) Les paysans ont coupé tout le riz avant les grandes pluies d'automne; "
          + "personne ne dormait.", nil
      ),
      (
        "\(indonesian) Bauern schnitten Reis, bevor Regen kam, niemand schlief, alle sangen laut, "
          + "Kinder halfen. \(indonesian)", nil
      ),
      // Other languages, with words that look like these.
      ("De boeren van dat dorp hebben hun rijst altijd met de hand gesneden, en zij zongen.", nil),
      ("I contadini di quel paese hanno tagliato il riso a mano, e gli altri sono venuti.", nil),
      ("Ang mga magsasaka sa nayon ay umani ng palay, at ang lahat ay tumulong sa kanila.", nil),
      ("Крестьяне той деревни убирали рис вручную, и все приходили помогать.", nil),
      // Lists of names.
      ("The Rice and Granary Museum of Klaten, Garut Seed Bank, and the Sawah Trust", nil),
      ("Sari Wulan dari Klaten, Budi Hartono dari Garut, dan Ratna Dewi dari Ciamis", nil),
      ("padi jagung kedelai cabai tomat bayam kangkung terung labu mentimun", nil), ("", nil),
      ("1 of 5 stars", nil), ("12.500 34.000 56.700", nil), ("\u{0}\u{1}\u{7F}", nil),
    ] as [(String, String?)])
  func paragraph(text: String, code: String?) {
    let bytes = Array(text.utf8)
    let found = FunctionWords.language(of: bytes.span, in: 0..<bytes.count)
    #expect(found?.rawValue == code)
    // Nothing but the paragraph counts.
    let padded = Array("the the the yang ".utf8) + bytes + Array(" of of yang".utf8)
    let range = 17..<17 + bytes.count
    #expect(FunctionWords.language(of: padded.span, in: range)?.rawValue == code)
  }

  @Test(
    "An article's language and spans are what the detector says of each paragraph",
    arguments: [
      [indonesian, indonesian, indonesian], [english, english, "Padi, jagung, kedelai"],
      [indonesian, english, indonesian, indonesian], [english, indonesian, english],
      [indonesian, indonesian, "“\(english)”", indonesian, english],
      [english, english, "Крестьяне той деревни убирали рис вручную, и все приходили помогать."],
      [indonesian, "Los campesinos cortaron el arroz antes de las lluvias, y nadie durmió."],
      [english, "\(indonesian) \(english)", english],
    ])
  func article(paragraphs: [String]) {
    let text = paragraphs.joined(separator: "\n\n")
    let detector = LanguageDetector()
    let found = detector.analyze(text)
    let languages = paragraphs.map { detector.language(of: $0) }
    #expect(found.language == languages.first ?? nil)
    var spans: [Language?] = []
    for language in languages {
      let isTold = language == .indonesian || language == .english
      let told = isTold ? language : found.language
      if spans.last != told { spans.append(told) }
    }
    #expect(found.spans.map(\.language) == (spans.count > 1 ? spans : []))
  }
}
