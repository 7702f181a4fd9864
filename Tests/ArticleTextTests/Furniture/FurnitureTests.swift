import Testing

@testable import ArticleText

private let story = twoParagraphs

@Suite("Cleaning: what is left out")
struct FurnitureTests {
  @Test(
    "A line of furniture amid or below the story is left out",
    arguments: [
      "Baca Juga: Harga Pupuk Turun Menjelang Musim Tanam",
      "Baca juga: Apa Itu Lumbung Desa?",
      "[Baca juga: Harga Pupuk Turun di Pasar]",
      "SIMAK JUGA - Lumbung Desa Tetangga Kosong",
      "Read also: Rice Prices Fall Before Planting",
      "Read more: Rice Prices Fall Before Planting",
      "Baca Juga Harga Pupuk Turun Menjelang Panen",
      "Share this article", "SHARE THIS ARTICLE", "• Add Comment", "  • Print", "Komentar (0)",
      "Leave a comment", "Bagikan:", "ADVERTISEMENT", "Advertisement - ", "[iklan_2]", "[ads]",
      "SCROLL TO CONTINUE WITH CONTENT",
    ])
  func singleLine(line: String) {
    let paragraphs = story.split(separator: "\n")
    let amid = clean("\(paragraphs[0])\n\(line)\n\(paragraphs[1])")
    #expect(amid.body == story)
    #expect(amid.removed == [TextNormalizer.normalize(line)])
    #expect(clean("\(story)\n\(line)").body == story)
  }

  @Test("A code of initials behind the last sentence is cut off")
  func editorsCode() {
    for code in ["(T/R6/P1)", "(mdk/ary)", "(A.K012/B003)"] {
      let cleaned = clean("\(story) \(code)")
      #expect(cleaned.body == story)
      #expect(cleaned.removed == [code])
    }
  }

  @Test("A source line below the story gives the source, and the address where it is one")
  func sourceLine() {
    let linked = clean("\(story)\nSumber: https://www.kabarladang.example/panen/17")
    #expect(linked.body == story)
    #expect(linked.source == "kabarladang.example")
    #expect(linked.url == "https://www.kabarladang.example/panen/17")
    let named = clean("\(story)\nSumber: Kabar Ladang")
    #expect(named.source == "Kabar Ladang")
    #expect(named.url == nil)
    #expect(named.body == story)
  }

  @Test("The site's own address below the story, and what introduces it, give the source")
  func siteAddress() {
    let cleaned = clean("\(story)\n\n\nSitus kami dapat dibuka juga di:\n\nwww.kabarladang.example")
    #expect(cleaned.body == story)
    #expect(cleaned.source == "kabarladang.example")
    #expect(cleaned.url == nil)
  }

  @Test("The agency's name under the story is left out where the dateline names the agency")
  func agencyName() {
    let cleaned = clean("Klaten, KLN – \(story)\nKantor Ladang Nusantara (KLN)")
    #expect(cleaned.body == story)
    #expect(cleaned.source == "KLN")
    #expect(cleaned.place == "Klaten")
  }

  @Test("Below the buttons at the end come only other headlines, with their dates or without")
  func belowStory() {
    let list = """
      Harvest festival opens in the hills
      03.05.2021 10:00
      New bridge for the valley of the weavers
      02.05.2021 09:30
      Schools plant a thousand trees
      01.05.2021 08:15
      """
    #expect(clean("\(story)\n\n\(list)").body == story)
    #expect(
      clean("\(story)\n\n  • Add Comment\n  • Print\n\n\(list)\n\nСообщить об ошибке").body == story
    )
    #expect(clean("\(story)\nShare this article\nKabar Ladang TV").body == story)
    #expect(clean("\(story)\n\n\nСообщить об ошибке").body == story)
  }

  @Test("All above the title is left out where a date stands under the title")
  func aboveTitle() {
    let cleaned = clean(
      """
      This portal is supported by

      the Fund for Village Papers

      Home pageContact usFavourites
      Member villages:
      Соседи::
      06:15Klaten
      Village granary opens before the rains
      03.05.2021 10:00

      The village council opened its new granary on Monday before the first rains came.
      """)
    #expect(cleaned.title == "Village granary opens before the rains")
    #expect(cleaned.hasTitleLine)
    #expect(cleaned.date?.description == "2021-05-03")
    #expect(
      cleaned.body
        == "The village council opened its new granary on Monday before the first rains came.")
    #expect(cleaned.removed.count == 7)
  }

  @Test(
    "A trail of links above the title gives the section",
    arguments: ["News   /   Villages", "Beranda » Ekonomi » Villages", "Home > Villages"])
  func breadcrumb(trail: String) {
    let cleaned = clean("\(trail)\n\nLumbung Desa Dibuka\n\n\(story)")
    #expect(cleaned.section == "Villages")
    #expect(cleaned.title == "Lumbung Desa Dibuka")
    #expect(cleaned.body == story)
  }

  @Test(
    "A line with the author's name gives the author",
    arguments: ["Oleh: Siti Aminah", "Penulis: Siti Aminah", "By Siti Aminah", "Oleh Siti Aminah"])
  func author(line: String) {
    let cleaned = clean("Lumbung Desa Dibuka\n\(line)\n\n\(story)")
    #expect(cleaned.author == "Siti Aminah")
    #expect(cleaned.title == "Lumbung Desa Dibuka")
    #expect(cleaned.body == story)
  }

  @Test("Lines broken at a fixed width become paragraphs again")
  func wrappedLines() {
    let cleaned = clean(
      """
      Pemerintah desa membuka lumbung padi yang baru pada awal
      musim tanam tahun ini, dan warga menyambutnya dengan tarian
      yang sudah lama tidak dipentaskan di lapangan desa mereka
      sejak kemarau panjang.

      Para petani berharap lumbung itu cukup untuk dua musim dan
      juga untuk desa tetangga.
      """)
    #expect(cleaned.body.split(separator: "\n\n").count == 2)
    #expect(cleaned.body.contains("dengan tarian yang sudah lama"))
    #expect(cleaned.title.hasPrefix("Pemerintah desa membuka lumbung"))
  }
}
