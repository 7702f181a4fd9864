import Foundation

/// Real articles and pages of newspapers, which are not ours to include: where the environment says
/// that they are.
package enum SharedFolder {
  /// The folder, or `nil` where there is none.
  package static let path = ProcessInfo.processInfo.environment["SCO_SEARCH_SHARED"]

  /// Why tests of them are skipped.
  package static let whySkipped =
    "SCO_SEARCH_SHARED is not set: it names the folder that holds the real articles and pages"
}
