import ArticleText
import Hashing
import TestSupport
import Testing

@testable import ScoSearch

struct FingerprintTests {
  private static func fingerprint(
    _ text: String, title: String = "", language: Language? = .indonesian
  ) -> Fingerprint? {
    var maker = FingerprintMaker()
    maker.begin(language)
    for word in title.split(separator: " ") { maker.add(FNV1a.hash(word.utf8), isTitle: true) }
    for word in text.split(whereSeparator: \.isWhitespace) {
      maker.add(FNV1a.hash(word.utf8), isTitle: false)
    }
    return maker.finish()
  }

  @Test("It comes back from its stored form", arguments: [0, 1, 3, 30, 400])
  func stored(paragraphs: Int) throws {
    let prose = Prose(seed: 1, paragraphs: paragraphs)
    let title = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas"
    let fingerprint = try #require(Self.fingerprint(prose.text, title: title))
    #expect(Fingerprint(fingerprint.encoded) == fingerprint)
    #expect(fingerprint.encoded.count < 160)
  }

  @Test("Bytes that are none are not taken for one, and do no harm")
  func hostile() {
    var random = SeededGenerator(seed: 3)
    #expect(Fingerprint([]) == nil)
    #expect(Fingerprint([200]) == nil)
    var read = 0
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      if let fingerprint = Fingerprint(bytes) {
        #expect(fingerprint.sample.count <= Fingerprint.sampleSize)
        #expect(Fingerprint(fingerprint.encoded) == fingerprint)
        read += 1
      }
    }
    #expect((1..<2000).contains(read))
  }

  @Test(
    "It tells how much of the shorter text the longer has",
    arguments: [(0.9, 0), (0.5, 0), (0.5, 400), (0.7, 1200), (1, 100)])
  func containment(share: Double, added: Int) throws {
    var deviation = 0.0
    for seed in UInt64(10)..<20 {
      let whole = Prose(seed: seed, paragraphs: 20)
      let other = Prose(seed: seed + 100, paragraphs: 1, words: max(1, added))
      let part = whole.beginning(share).text + (added > 0 ? " " + other.text : "")
      let one = try #require(Self.fingerprint(whole.text))
      let two = try #require(Self.fingerprint(part))
      let shared = 800 * share
      let expected = shared / min(800, shared + Double(added))
      #expect(abs(one.containment(in: two) - expected) < 0.35)
      #expect(one.containment(in: two) == two.containment(in: one))
      deviation += (one.containment(in: two) - expected) / 10
    }
    // A sample is coarse, but not partial.
    #expect(abs(deviation) < 0.1)
  }

  @Test("A text of another language shares nothing")
  func languages() throws {
    let text = Prose(seed: 5).text
    let one = try #require(Self.fingerprint(text, language: .indonesian))
    let two = try #require(Self.fingerprint(text, language: .english))
    #expect(one.containment(in: two) == 0)
    #expect(Set(one.terms).isDisjoint(with: two.terms))
    #expect(one.isCopy(of: try #require(Self.fingerprint(text))))
  }

  @Test("A short text is a copy of the same only, and a very short one of none")
  func short() throws {
    let text = "warga desa membangun jembatan di atas sungai sejak kemarin pagi bersama tentara"
    let one = try #require(Self.fingerprint(text, title: "jembatan baru"))
    #expect(one.terms.count == 1)
    #expect(one.isCopy(of: try #require(Self.fingerprint(text, title: "jembatan baru"))))
    #expect(!one.isCopy(of: try #require(Self.fingerprint(text, title: "jembatan lama"))))
    #expect(!one.isCopy(of: try #require(Self.fingerprint(text + " lagi", title: "jembatan baru"))))
    #expect(Self.fingerprint("warga desa membangun jembatan") == nil)
    #expect(Self.fingerprint("") == nil)
  }
}
