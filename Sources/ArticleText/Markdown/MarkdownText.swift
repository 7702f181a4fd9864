import CMarkdown

/// The words of a Markdown text, without the marks.
///
/// cmark makes HTML of it, as GitHub does, and that is taken apart like any page: so HTML amid the
/// Markdown is understood as well. Images are the words that stand for them.
struct MarkdownText {
  /// The first heading; `nil` where there is none above the text.
  private(set) var title: String?
  private(set) var lines: [StoryLines.Line] = []
  /// Whether the text is nested deeper than is read.
  private(set) var isCut = false

  init(_ text: Substring) {
    let bytes = Array(text.utf8)
    guard let html = unsafe markdown_html(bytes, bytes.count) else { return }
    let page = unsafe HTMLPage(String(cString: html))
    unsafe markdown_release(html)
    isCut = page.isCut
    let blocks = page.blocks(of: 0, showsImages: true) { index in
      let node = page.nodes[index]
      return node.isUnseen || HTMLFurniture.isHidden(node)
        || page.has(index, "class", "footnote-backref") || page.has(index, "class", "footnote-ref")
    }
    lines = blocks.flatMap(\.lines)
    title = lines.prefix(4).first { $0.kind == .heading }?.text
  }

  /// A line without the marks in it.
  static func plain(_ line: String) -> String {
    guard ["*", "`", "](", "<", "&", "\\"].contains(where: { line.contains($0) }) else {
      return line
    }
    let plain = MarkdownText(line[...]).lines.map(\.text).joined(separator: " ")
    return plain.isEmpty ? line : plain
  }
}
