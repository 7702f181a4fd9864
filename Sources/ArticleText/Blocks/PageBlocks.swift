/// The blocks of a page with their features, for the program that fits the weights.
package struct PageBlocks {
  package let texts: [String]
  package let features: [Int32]

  package init(_ bytes: [UInt8], path: String) throws {
    let page = HTMLPage(try HTMLDecoder().decode(bytes, from: path).text)
    let metadata = HTMLMetadata(page)
    var names = NameGroups()
    let outline = PageOutline(page, page.storyBlocks(&names))
    let title = HTMLTitle.title(of: metadata, site: metadata.source)
    let features = BlockFeatures(outline, StoryEvidence(metadata, title: title), names)
    texts = outline.blocks.map(\.text)
    self.features = features.values
  }
}

/// A page as an article by other trees, a table as ``BlockForest`` takes it.
package func pageArticle(_ bytes: [UInt8], path: String, trees: String) throws -> Article? {
  HTMLReader.article(
    of: HTMLPage(try HTMLDecoder().decode(bytes, from: path).text), id: path,
    by: BlockForest(trees))?.article
}
