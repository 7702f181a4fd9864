import Testing

@Suite("Wrong usage is told in one line, with status 64")
struct UsageTests {
  @Test(
    arguments: [
      ([], "no query"),
      (["--json"], "no query"),
      (["search"], "no query"),
      (["iran", "--limt", "5"], "--limit"),
      (["iran", "--limit", "-3"], "'-3' is invalid for '--limit"),
      (["iran", "--limit", "many"], "whole number"),
      (["iran", "-n", "99999999999999999999"], "whole number"),
      (["iran", "--offset", "-1"], "'--offset"),
      (["iran", "--limit"], "--limit"),
      (["iran", "--source", "--json"], "--source"),
      (["--index", "--json", "iran", "peace"], "missing value for '--index"),
      (["--index", "--", "--", "iran"], "missing value for '--index"),
      (["iran", "--since", "2016-13"], "2016-04-07"),
      (["iran", "--until", "yesterday"], "2016-04-07"),
      (["iran", "--date", "2016-02-30"], "2016-04-07"),
      (["iran", "--since", "2020", "--until", "2016"], "later than"),
      (["iran", "--date", "2020", "--until", "2016"], "--date"),
      (["iran", "--lang", "xx"], "'id' and 'en'"),
      (["iran", "--sort", "size"], "relevance"),
      (["iran", "--translate", "maybe"], "auto"),
      (["iran", "--color", "pink"], "never"),
      (["iran", "--json", "--paths"], "--paths"),
      (["iran", "--json=yes"], "--json"),
      (["index"], "no path"),
      (["index", "--exclude", "*.bak"], "no path"),
      (["index", "a", "--jobs", "0"], "1 or more"),
      (["index", "-x"], "'-x'"),
      (["show"], "id"),
      (["show", "a", "b"], "b"),
      (["show", "a", "--raw", "--json"], "--raw"),
      (["similar"], "id"),
      (["batch"], "file"),
      (["batch", "-", "--format", "xml"], "trec"),
      (["stats", "more"], "more"),
    ])
  func usage(arguments: [String], says: String) async throws {
    let run = try await Sandbox().run(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.error.hasPrefix("sco-search: "))
    #expect(run.error.contains(says))
    #expect(run.error.contains("--help'"))
  }
}
