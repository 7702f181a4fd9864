import Foundation

/// Whether the programs that recognise the text of pictures are installed here.
package let hasOCRPrograms = ["tesseract", "pdftoppm", "pdftotext"].allSatisfy { name in
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}

package let ocrIsMissing =
  "tesseract or pdftoppm is not installed (packages tesseract-ocr, poppler-utils)"

/// A page with these lines as a scanner gives it.
///
/// - Parameter options: Of `pdftoppm`: kind and resolution.
package func scan(_ lines: [String], _ options: [String] = ["-png", "-r", "150"]) throws -> [UInt8]
{
  let folder = try TemporaryFolder()
  try folder.write(pdf(lines), to: "a.pdf")
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments =
    ["pdftoppm", "-singlefile"] + options + [folder.path(of: "a.pdf"), folder.path(of: "page")]
  try process.run()
  process.waitUntilExit()
  let name = try folder.names(in: ".").first { $0.hasPrefix("page") }
  return try folder.read(name ?? "page")
}

/// A page of ``pdf(pages:)``.
package enum PDFPage {
  case text([String])
  /// A picture as wide as the page, by its JPEG file and its size in dots.
  case picture([UInt8], width: Int, height: Int)
  case blank
}

/// The page with these lines as a picture of a PDF.
package func scannedPage(_ lines: [String]) throws -> PDFPage {
  let bytes = try scan(lines, ["-jpeg", "-r", "150"])
  // Of 150 dots an inch, a page of A4 has so many.
  return .picture(bytes, width: 1240, height: 1755)
}

/// A PDF of these pages.
package func pdf(pages: [PDFPage]) -> [UInt8] {
  var objects: [[UInt8]] = [
    Array("<< /Type /Catalog /Pages 2 0 R >>".utf8), [],
    Array(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".utf8),
  ]
  func add(_ head: String, _ stream: [UInt8]? = nil) -> Int {
    var object = Array(head.utf8)
    if let stream {
      object = Array("<< \(head) /Length \(stream.count) >>\nstream\n".utf8) + stream
      object += Array("\nendstream".utf8)
    }
    objects.append(object)
    return objects.count
  }
  var kids: [String] = []
  for page in pages {
    var resources = "/Font << /F1 3 0 R >>"
    var drawing = ""
    switch page {
    case .blank: break
    case .text(let lines):
      let text = lines.map { "(\($0.filter { !"\\()".contains($0) })) Tj T*\n" }.joined()
      drawing = "BT /F1 11 Tf 14 TL 60 780 Td\n\(text)ET"
    case .picture(let bytes, let width, let height):
      let image = add(
        "/Type /XObject /Subtype /Image /Width \(width) /Height \(height) "
          + "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", bytes)
      resources = "/XObject << /I1 \(image) 0 R >>"
      drawing = "q 595 0 0 842 0 0 cm /I1 Do Q"
    }
    let content = add("", Array(drawing.utf8))
    let number = add(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(content) 0 R "
        + "/Resources << \(resources) >> >>")
    kids.append("\(number) 0 R")
  }
  objects[1] = Array(
    "<< /Type /Pages /Kids [\(kids.joined(separator: " "))] /Count \(kids.count) >>".utf8)
  return file(of: objects)
}

private func file(of objects: [[UInt8]]) -> [UInt8] {
  var file = Array("%PDF-1.4\n".utf8)
  var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
  for (index, object) in objects.enumerated() {
    let place = String(file.count)
    table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
    file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
  }
  let start = file.count
  return file
    + Array(
      "\(table)trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        .utf8)
}

/// A TIFF of pages as `pdftoppm -mono` gives them, each of one strip without compression.
package func tiff(_ pages: [[UInt8]]) -> [UInt8] {
  var file = Array("II*\0".utf8) + [0, 0, 0, 0]
  var link = 4
  func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
  for page in pages {
    let head = page.prefix(100).split(separator: 0x0A, maxSplits: 2)
    let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    let pixels = page[head[2].startIndex...]
    let strip = file.count
    file += pixels
    if file.count % 2 == 1 { file.append(0) }
    file.replaceSubrange(link..<link + 4, with: bytes(file.count, 4))
    // Width, height, bits, no compression, white is zero, where the strip is, its rows and bytes.
    let fields = [
      (256, size[0]), (257, size[1]), (258, 1), (259, 1), (262, 0), (273, strip), (277, 1),
      (278, size[1]), (279, pixels.count),
    ]
    file += bytes(fields.count, 2)
    for (tag, value) in fields {
      file += bytes(tag, 2) + bytes(4, 2) + bytes(1, 4) + bytes(value, 4)
    }
    link = file.count
    file += [0, 0, 0, 0]
  }
  return file
}
