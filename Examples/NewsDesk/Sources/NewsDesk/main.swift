// A news desk in miniature: articles go in from code, a reader's questions bring them back, each
// with the passage that shows why.

import ScoSearch

let desk = try Desk()
try await desk.file(morningArticles)

print("keanggotaan penuh")
// swift-format-ignore
let index = try SearchIndex(at: "index")                 // Sendable; safe from many tasks at once
let results = try await index.search("keanggotaan penuh", limit: 5)
for hit in results.hits { print(hit.rank, hit.title, hit.snippet.plainText) }

// A word finds its inflected forms, and articles in the other language.
for question in ["bertemu menteri", "fishing quota", "\"kereta malam\"", "pelabuhan -ikan"] {
  try await desk.answer(question, from: index)
}

// One more article, while the index is open for searching.
// swift-format-ignore
let writer = try IndexWriter(at: "index")                // one at a time; a second one throws .locked
try await writer.add(Article(id: "a1", title: "…", body: "…", language: .indonesian))
try await writer.commit()

// The evening edition. `index` sees what is committed after it was opened.
try await writer.add(eveningArticle)
try await writer.commit()
try await desk.answer("banjir surut", from: index)

try desk.close()
