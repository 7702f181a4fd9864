import Foundation

/// A PDF of one page with these lines set in Helvetica, one below another.
///
/// - Parameter properties: Entries of its document information dictionary.
package func pdf(_ lines: [String], properties: [String: String] = [:]) -> [UInt8] {
  func literal(_ text: String) -> String {
    "(" + text.map { "\\()".contains($0) ? "\\\($0)" : String($0) }.joined() + ")"
  }
  let text = lines.map { "\(literal($0)) Tj T*\n" }.joined()
  let page = "BT /F1 11 Tf 14 TL 60 780 Td\n\(text)ET\n"
  let information = properties.map { "/\($0) \(literal($1))" }.joined(separator: " ")
  let objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
      + "/Resources << /Font << /F1 5 0 R >> >> >>",
    "<< /Length \(page.utf8.count) >>\nstream\n\(page)endstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< \(information) >>",
  ]
  var file = "%PDF-1.4\n"
  var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
  for (index, object) in objects.enumerated() {
    let place = String(file.utf8.count)
    table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
    file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
  }
  let start = file.utf8.count
  file += table
  file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\n"
  return Array((file + "startxref\n\(start)\n%%EOF\n").utf8)
}

/// Whether the programs that read PDFs are installed here.
package let hasPDFPrograms = ["pdftotext", "pdfinfo"].allSatisfy { name in
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}
