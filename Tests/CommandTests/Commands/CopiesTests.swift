import Foundation
import Testing

@Suite("One agency text in three papers is one hit")
struct CopiesTests {
  private static let story = """
    Petani di lereng gunung menanam bambu di tepi sungai setelah banjir bulan lalu membawa lumpur \
    ke sawah mereka. Kepala desa berkata bahwa akar bambu menahan tanah lebih baik daripada tembok.

    Mahasiswa dari kota datang setiap akhir pekan untuk membantu, dan pulang dengan sekeranjang \
    sayur. Sekolah dasar di seberang sungai memakai rumpun pertama sebagai kelas terbuka.

    Camat berjanji membeli bibit untuk tiga desa lain sebelum musim hujan tiba pada bulan November.
    """

  private static func sandbox() async throws -> Sandbox {
    let cut = story.components(separatedBy: "\n\n").prefix(2).joined(separator: "\n\n")
    return try await Sandbox.built([
      "pos.txt": "Bambu menahan banjir\n\nMagelang (ANTARA) - \(story)",
      "suara.txt": "Warga menanam bambu di tepi sungai\n\n\(story)",
      "kabar.txt": "Belajar di bawah rumpun bambu\n\n\(cut)\n",
      "jembatan.txt": Articles.bridge,
    ])
  }

  @Test("A hit says where else its text is; --copies lists every article")
  func people() async throws {
    let sandbox = try await Self.sandbox()
    let folded = try await sandbox.run("bambu")
    #expect(folded.lines.filter { $0.hasPrefix("1. ") }.count == 1)
    #expect(!folded.lines.contains { $0.hasPrefix("2. ") })
    let also = try #require(folded.lines.first { $0.contains("also as ") })
    let names = ["pos.txt", "suara.txt", "kabar.txt"]
    #expect(names.filter { also.contains($0) }.count == 2)
    #expect(folded.lines.last?.hasPrefix("3 articles in ") == true)

    let unfolded = try await sandbox.run("bambu", "--copies")
    #expect(unfolded.lines.contains { $0.hasPrefix("3. ") })
    #expect(!unfolded.output.contains("also as"))
    #expect(try await sandbox.run("bambu", "--paths").lines.count == 1)
    #expect(try await sandbox.run("bambu", "--paths", "--copies").lines.count == 3)
  }

  @Test("JSON has the ids of the copies; total and facets count articles")
  func programs() async throws {
    let sandbox = try await Self.sandbox()
    let object = try await sandbox.run("bambu", "--json", "--facets").json()
    #expect(object.integer("total") == 3)
    #expect(object.bool("totalIsExact") == true)
    #expect(object.object("facets")?.object("language")?.integer("id") == 3)
    let hits = object.objects("hits")
    #expect(hits.count == 1)
    let hit = try #require(hits.first)
    let ids = [try #require(hit.string("id"))] + (hit.strings("copies") ?? [])
    #expect(ids.sorted() == ["kabar.txt", "pos.txt", "suara.txt"])
    let shown = try await sandbox.run("show", "pos.txt", "--json").json()
    #expect(shown.strings("copies") == ["kabar.txt", "suara.txt"])
  }

  @Test("In TREC's form each article has a line")
  func batch() async throws {
    let sandbox = try await Self.sandbox()
    try sandbox.write("q1\tbambu\n", to: "queries.tsv")
    #expect(try await sandbox.run("batch", "queries.tsv", "--format", "trec").lines.count == 3)
    let object = try await sandbox.run("batch", "queries.tsv").json()
    #expect(object.objects("hits").count == 1)
    #expect(object.integer("total") == 3)
  }
}
