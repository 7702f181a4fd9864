import Testing

@testable import ScoSearch

struct CognatesTests {
  /// Words of both languages that are one loan word.
  static let pairs = [
    ("organisasi", "organization"), ("organisasi", "organisation"), ("universitas", "university"),
    ("terorisme", "terrorism"), ("komunikasi", "communication"), ("politik", "politics"),
    ("demokrasi", "democracy"), ("efektif", "effective"), ("kontrol", "control"),
    ("struktur", "structure"), ("epidemi", "epidemic"), ("teknologi", "technology"),
    ("koalisi", "coalition"), ("konferensi", "conference"), ("parlemen", "parliament"),
    ("sektor", "sector"), ("proyek", "project"), ("ekspor", "export"),
  ]
  /// Rules cannot give these: they are too far apart.
  static let apart: Set<String> = ["epidemi", "parlemen", "proyek"]

  @Test("Indonesian loan words lead to English ones", arguments: pairs)
  func english(indonesian: String, english: String) {
    let isFound = Cognates.english(of: indonesian).contains(english)
    #expect(isFound != Self.apart.contains(indonesian))
  }

  @Test(
    "English loan words lead to Indonesian ones",
    arguments: [
      ("organization", "organisasi"), ("university", "universitas"), ("control", "kontrol"),
      ("structure", "struktur"), ("technology", "teknologi"), ("sector", "sektor"),
      ("communication", "komunikasi"), ("democracy", "demokrasi"),
    ])
  func indonesian(english: String, indonesian: String) {
    #expect(Cognates.indonesian(of: english).contains(indonesian))
  }

  @Test(
    "Short words, numbers and other scripts have none", arguments: ["tas", "2020a", "москва", ""])
  func none(word: String) {
    #expect(Cognates.english(of: word).isEmpty)
    #expect(Cognates.indonesian(of: word).isEmpty)
  }

  @Test(
    "However a word is made, the candidates stay few",
    arguments: ["kkkkkkkkkkkk", "sisisisisisisis"])
  func bounded(word: String) {
    #expect(Cognates.english(of: word).count <= Cognates.mostCandidates)
    #expect(Cognates.indonesian(of: word).count <= Cognates.mostCandidates)
  }
}
