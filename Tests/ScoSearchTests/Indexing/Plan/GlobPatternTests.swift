import Testing

@testable import ScoSearch

struct GlobPatternTests {
  @Test(
    "A pattern means the paths it describes",
    arguments: [
      // Without a slash: any part of the path.
      ("*.txt", "a.txt", true),
      ("*.txt", "b/a.txt", true),
      ("*.txt", "a.md", false),
      ("draf", "draf/a.txt", true),
      ("draf", "x/draf/a.txt", true),
      ("draf/", "x/draf/a.txt", true),
      ("draf", "drafting/a.txt", false),
      ("a?.txt", "ab.txt", true),
      ("a?.txt", "a.txt", false),
      ("[a-c]*", "berita.txt", true),
      ("[!a-c]*", "berita.txt", false),
      ("[ab", "[ab", true),
      ("[", "[", true),
      ("", "a.txt", false),
      ("*", "a.txt", true),
      ("é*", "école.txt", true),
      // With one: the whole path.
      ("draf/*.txt", "draf/a.txt", true),
      ("draf/*.txt", "draf/b/a.txt", false),
      ("draf/*.txt", "x/draf/a.txt", false),
      ("draf/**", "draf/b/a.txt", true),
      ("**/a.txt", "a.txt", true),
      ("**/a.txt", "x/y/a.txt", true),
      ("**/*.txt", "x/y/a.txt", true),
      ("**/*.txt", "a.txt", true),
      ("**/draf/*.txt", "x/y/draf/a.txt", true),
      ("**/draf/*.txt", "x/draf/y/a.txt", false),
      ("x/**/a*.txt", "x/ab/c/ad.txt", true),
      ("x/**/a.txt", "x/a.txt", true),
      ("x/?/a.txt", "x/y/a.txt", true),
      ("x?a.txt", "x/a.txt", false),
      ("x/[!y]/a.txt", "x//a.txt", false),
      // With one at its beginning: from there on.
      ("/draf", "draf", true),
      ("/draf", "x/draf", false),
      ("/draf/*.txt", "draf/a.txt", true),
      ("/draf/", "draf", true),
      ("/", "a.txt", false),
    ])
  func matches(pattern: String, path: String, isMatch: Bool) {
    #expect(GlobPattern(pattern).matches(path: path) == isMatch)
  }

  @Test(
    "No pattern takes long", .timeLimit(.minutes(5)),
    arguments: [
      String(repeating: "a*", count: 200) + "b",
      "x/" + String(repeating: "**/a*", count: 100) + "b",
      String(repeating: "[", count: 400) + "*",
      String(repeating: "*", count: 2000) + "/b",
    ])
  func bounded(pattern: String) {
    let name = String(repeating: "a", count: 1000)
    #expect(!GlobPattern(pattern).matches(path: name))
    #expect(!GlobPattern(pattern).matches(path: "x/\(name)/\(name)"))
  }
}
