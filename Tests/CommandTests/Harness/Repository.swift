import Foundation

/// The files of the package that the tests are part of.
enum Repository {
  /// The package's folder: the nearest above this file with a manifest.
  static func folder() throws -> URL {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appendingPathComponent("Package.swift")
      if FileManager.default.fileExists(atPath: manifest.path) { return folder }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: folder().appendingPathComponent(path), encoding: .utf8)
  }

  /// Whether the Makefile has a target.
  static func hasTarget(_ name: String) throws -> Bool {
    try text(of: "Makefile").split(separator: "\n").contains { $0.hasPrefix("\(name):") }
  }
}
