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
    let found = Cognates.english(of: indonesian) { $0 == english }
    #expect(found == (Self.apart.contains(indonesian) ? nil : english))
  }

  @Test(
    "English loan words lead to Indonesian ones",
    arguments: [
      ("organization", "organisasi"), ("university", "universitas"), ("control", "kontrol"),
      ("structure", "struktur"), ("technology", "teknologi"), ("sector", "sektor"),
      ("communication", "komunikasi"), ("democracy", "demokrasi"),
    ])
  func indonesian(english: String, indonesian: String) {
    #expect(Cognates.indonesian(of: english) { $0 == indonesian } == indonesian)
  }

  @Test(
    "Short words, numbers and other scripts have none", arguments: ["tas", "2020a", "москва", ""])
  func none(word: String) {
    #expect(Cognates.english(of: word) { _ in true } == nil)
    #expect(Cognates.indonesian(of: word) { _ in true } == nil)
  }

  @Test(
    "However a word is made, the candidates stay few",
    arguments: ["kkkkkkkkkkkk", "sisisisisisisis"])
  func bounded(word: String) {
    var asked = 0
    let refuse = { (_: String) in
      asked += 1
      return false
    }
    #expect(Cognates.english(of: word, where: refuse) == nil)
    #expect(Cognates.indonesian(of: word, where: refuse) == nil)
    #expect((1...3 * Cognates.mostCandidates).contains(asked))
  }
}
