import ScoSearch
import TestSupport
import Testing

@Suite("A word is translated in any of its forms, in either direction")
struct WordTranslationsTests {
  private static let collection = Task {
    let collection = try await SmallCollection(articles: [
      Article(
        id: "a", title: "Panen raya", body: "Petani memanen padi. Pemanenan dibantu warga.",
        language: .indonesian),
      Article(
        id: "b", title: "Sanctions", body: "The harvests were good; they were harvesting rice.",
        language: .english),
    ])
    try collection.folder.write(
      """
      panen = harvest, reaping
      panen, tuai = crop
      air = water
      cuaca = air
      kerja sama = cooperation, collaboration
      """, to: "index/lexicon/translations-mine.txt")
    try await collection.synchronize()
    return collection
  }

  @Test(
    arguments: [
      ("panen", nil, "panen", ["harvest", "reaping", "crop"]),
      ("Pemanenan", nil, "panen", ["harvest", "reaping", "crop"]),
      ("memanennya", .indonesian, "panen", ["harvest", "reaping", "crop"]),
      ("harvesting", nil, "harvest", ["panen"]),
      ("HARVESTS", .english, "harvest", ["panen"]),
      ("harvests", .indonesian, "harvests", []),
      ("air", .indonesian, "air", ["water"]),
      ("air", .english, "air", ["cuaca"]),
      ("air", nil, "air", ["water", "cuaca"]),
      ("kerja sama", nil, "kerja sama", ["cooperation", "collaboration"]),
      ("bekerjasama", nil, "kerja sama", ["cooperation", "collaboration"]),
      ("keanggotaan penuh", nil, "anggota penuh", ["full membership"]),
      ("full memberships", nil, "full membership", ["keanggotaan penuh"]),
      ("berlari", .indonesian, "lari", []),
      ("xyzzy", nil, "xyzzy", []),
      ("panen", Language(rawValue: "ru"), "panen", []),
      (" ?! ", nil, "", []),
      ("", nil, "", []),
    ] as [(String, Language?, String, [String])])
  func words(word: String, language: Language?, stem: String, translations: [String]) async throws {
    let found = try await Self.collection.value.index().translations(of: word, from: language)
    #expect(found.word == word)
    #expect(found.stem == stem)
    #expect(found.translations == translations)
  }

  @Test("A long text is no phrase")
  func longText() async throws {
    let text = String(repeating: "panen raya ", count: 50_000)
    let found = try await Self.collection.value.index().translations(of: text)
    #expect(found.translations.isEmpty)
  }
}
