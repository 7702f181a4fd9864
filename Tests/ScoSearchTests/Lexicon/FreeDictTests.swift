import TestSupport
import Testing

@testable import ScoSearch

struct FreeDictTests {
  @Test(
    "An entry gives its translations, and not what explains them",
    arguments: [
      ("harvest //ˈhɑːvɪst// <n>\npanen, tuaian\nseason of gathering crops", ["panen", "tuaian"]),
      (
        "light /laɪt/ <adj>\n1. ringan\nof low weight\n2. terang, cerah\nbright",
        ["ringan", "terang", "cerah"]
      ),
      ("sour <adj>\nkecut 2.\nsharp to the taste\n 3.\nin a bad temper", ["kecut"]),
      ("dry <v>\nkering (sesuatu), jemur\nto lose water", ["kering", "jemur"]),
      ("phrase <n>\nsatu dua tiga empat lima\ntoo long to be looked up", []),
      ("how far <adv>\nberapa ... jauhnya\nwith a gap", []), ("nothing <n>", []), ("", []),
    ])
  func translations(entry: String, expected: [String]) {
    #expect(FreeDict.translations(of: entry) == expected)
  }

  @Test(
    "Numbers are in base 64",
    arguments: [("A", 0), ("b", 27), ("/", 63), ("BA", 64), ("D7v7", 1_031_163)])
  func numbers(digits: String, expected: Int) {
    #expect(FreeDict.number(digits.utf8) == expected)
  }

  @Test("What is no number is none", arguments: ["", "-", "AAAAAAA", "a b"])
  func notNumbers(digits: String) {
    #expect(FreeDict.number(digits.utf8) == nil)
  }

  @Test("A dictionary is found where it is installed, and damage to it is no error")
  func damaged() throws {
    let folder = try TemporaryFolder()
    #expect(FreeDict(folders: [folder.path]) == nil)
    try folder.write("harvest\tA\tc\nwild\t/////\tB\n", to: "freedict-eng-ind.index")
    // zlib reads a file that is not compressed as it is.
    try folder.write("harvest <n>\npanen\nthe season", to: "freedict-eng-ind.dict.dz")
    let dictionary = try #require(FreeDict(folders: [folder.path]))
    #expect(
      dictionary.entries() == [FreeDict.Entry(english: "harvest", indonesian: ["panen"])])
    try folder.write("", to: "freedict-eng-ind.dict.dz")
    #expect(dictionary.entries() == [])
  }
}

struct NameCatalogTests {
  /// A catalog of one message, as `msgfmt` writes it.
  private static func catalog(_ original: String, _ translation: String) -> [UInt8] {
    func word(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }
    let texts = Array(original.utf8) + [0] + Array(translation.utf8) + [0]
    let head = [0x9504_12DE, 0, 1, 28, 36, 0, 28].flatMap(word)
    return head + word(original.utf8.count) + word(44) + word(translation.utf8.count)
      + word(44 + original.utf8.count + 1) + texts
  }

  @Test("A catalog's messages are read, and any cut of it gives none or the same")
  func messages() {
    let catalog = Self.catalog("Germany", "Jerman")
    let read = NameCatalog.messages(catalog)
    #expect(read.map(\.0) == ["Germany"])
    #expect(read.map(\.1) == ["Jerman"])
    for length in catalog.indices {
      #expect(NameCatalog.messages(Array(catalog[..<length])).allSatisfy { $0.1 == "Jerman" })
    }
  }
}
