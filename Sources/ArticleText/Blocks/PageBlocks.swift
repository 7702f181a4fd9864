/// The blocks of a page with their features, for the program that fits the weights.
package struct PageBlocks {
  package let texts: [String]
  package let features: [Int32]
  package let names: [String]

  package init(_ bytes: [UInt8], path: String) throws {
    let page = HTMLPage(try HTMLDecoder().decode(bytes, from: path).text)
    let metadata = HTMLMetadata(page)
    let outline = PageOutline(page, page.storyBlocks)
    let features = BlockFeatures(outline, metadata.evidence)
    texts = outline.blocks.map(\.text)
    let old = Set(HTMLStory(page).blocks.map { "\($0.element)|\($0.text)" })
    names = features.names.map { "\($0)" } + ["rule"]
    self.features = outline.blocks.indices.flatMap { index in
      features.values[index * features.count..<(index + 1) * features.count]
        + [old.contains("\(outline.blocks[index].element)|\(outline.blocks[index].text)") ? 1000 : 0]
    }
  }
}

extension HTMLPage {
  /// All blocks of the page, whatever they are called.
  var storyBlocks: [HTMLBlock] {
    blocks(of: 0) { HTMLNames.unseen.contains(nodes[$0].name) } aside: { index in
      let node = nodes[index]
      return !HTMLNames.blocks.contains(node.name)
        && (HTMLNames.asides.contains(node.name) || HTMLFurniture.isHidden(node)
          || node.names.contains(where: HTMLFurniture.isFurniture(name:)))
    }
  }
}

extension HTMLMetadata {
  var evidence: BlockFeatures.Evidence {
    BlockFeatures.Evidence(
      title: HTMLTitle.title(of: self, site: source), articleBody: nil,
      description: value(["description", "og:description"]))
  }
}
