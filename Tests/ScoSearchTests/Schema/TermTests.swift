import Testing

@testable import ScoSearch

struct TermTests {
  @Test("The word that a term stands for is told, whichever kind of term it is")
  func words() {
    for stem in ["anggota", "x", "é", "上", "z"] {
      let term = Schema.stemTerm(mark: "e", stem: Array(stem.utf8))
      #expect(Schema.isStemTerm(term) && !Schema.isCapitalsTerm(term))
      #expect(Schema.word(ofTerm: term) == stem)
      #expect(Schema.mark(ofStemTerm: term.utf8) == UInt8(ascii: "e"))
      #expect(Schema.titleTerm(ofStemTerm: term) == Field.title.term("e\(stem)"))
      #expect(Field.title.term("e\(stem)").hasPrefix(Schema.titleTerms(mark: "e", prefix: stem)))
    }
    let capitals = Schema.capitalsTerm("who")
    #expect(Schema.isCapitalsTerm(capitals) && !Schema.isStemTerm(capitals))
    #expect(Schema.word(ofTerm: capitals) == "who")
    #expect(Schema.mark(ofStemTerm: capitals.utf8) == nil)
    #expect(Schema.titleTerm(ofStemTerm: capitals) == nil)
    #expect(Schema.word(ofTerm: "anggota") == "anggota", "a form is its own term")
  }

  @Test(
    "The key of an id is told by either of its terms", arguments: ["a.txt", "\u{301}b", "Q", ""])
  func ids(id: String) {
    let terms = [Schema.idTerm(id), Schema.soughtIDTerm(id)]
    #expect(terms.map(Schema.idKey(ofTerm:)) == [Schema.idKey(id), Schema.idKey(id)])
    #expect(Schema.idTerms(ofKey: Schema.idKey(id)) == terms)
  }

  @Test("No kind of term begins as another does, and none begins as a folded word")
  func prefixes() {
    let own = [
      Schema.Prefix.id, Schema.Prefix.soughtID, Schema.Prefix.file, Schema.Prefix.sourceNumber,
      Schema.Prefix.stem,
      Schema.Prefix.capitals, Schema.Prefix.fingerprint, Schema.Prefix.copies,
      Schema.Prefix.title,
    ]
    let all = own + Field.all.map(\.prefix).filter { !$0.isEmpty }
    for (index, prefix) in all.enumerated() {
      #expect(!prefix.isEmpty && prefix.allSatisfy(\.isUppercase), "\(prefix)")
      for other in all[(index + 1)...] {
        #expect(!other.hasPrefix(prefix) && !prefix.hasPrefix(other), "\(prefix), \(other)")
      }
    }
  }

  @Test("No two values of a document have one slot")
  func slots() {
    #expect(Set(Schema.slots).count == Schema.slots.count)
    for field in Field.all where field.facet != nil || field.kind == .dates {
      #expect(field.slot != nil, "\(field.name) is counted or ordered by its value")
    }
  }

  @Test("Keys give back what they were made of")
  func keys() {
    #expect(MetadataKey.manifest[7] == "manifest/7")
    #expect(MetadataKey.manifest.number(of: "manifest/7") == 7)
    #expect(MetadataKey.manifest.number(of: "manifest/x") == nil)
    let term = Schema.stemTerm(mark: "i", stem: Array("temu".utf8))
    for form in ["pertemuan", "\u{301}a"] {
      let key = MetadataKey.form(form, ofStemTerm: term)
      #expect(key.hasPrefix(MetadataKey.forms(ofStemTerm: term)) || form != "pertemuan")
      #expect(MetadataKey.form(of: key, ofStemTerm: term).utf8.elementsEqual(form.utf8))
    }
    #expect(
      MetadataKey.entry(mark: "e", stems: [Array("full".utf8), Array("member".utf8)])
        == MetadataKey.entries + "e full member")
  }

  @Test("Stems are read as they were recorded, where they differ from the form")
  func recordedStems() {
    let languages = LanguageTable.standard
    let form = Array("kerjasama".utf8)
    let stems = [["kerja", "sama"], ["kerjasama"], ["kerjasama"]].map { $0.map { Array($0.utf8) } }
    let record = RecordedStems.encode(stems, of: form, languages: languages)
    #expect(record == "Zikerja Zisama")
    #expect(RecordedStems.decode(Array(record.utf8), of: form, languages: languages) == stems)
    #expect(
      RecordedStems.decode([], of: form, languages: languages) == Array(repeating: [form], count: 3)
    )
  }
}
