import Invocation
import ScoSearch

/// A unit of systemd that runs `reindex --watch` for one user, from login to logout.
struct WatchUnit {
  private let collection: ArticleCollection

  init(_ collection: ArticleCollection) { self.collection = collection }

  /// Writes the unit into the user's folder of units, and says how it is started.
  func install() throws {
    let path = try path
    try UserFile.write(try text, to: path)
    let output = Output(.never)
    try output.unwrappedLine(StyledText(SafeText("written: \(Invocation.shortened(path))")))
    let start =
      "start it with 'systemctl --user daemon-reload && systemctl --user enable --now \(name)'"
    try output.unwrappedLine(StyledText(SafeText(start)))
    try output.flush()
  }

  /// Its name has the collection's place: there may be several.
  private var name: String {
    let place = collection.path.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? String(scalar) : "-"
    }.joined()
    return "sco-search-watch\(place).service"
  }

  private var path: String {
    get throws(SearchError) {
      if let folder = Invocation.environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
        return "\(folder)/systemd/user/\(name)"
      }
      guard let home = Invocation.environment("HOME"), home.hasPrefix("/") else {
        throw SearchError(
          .pathNotFound, "the folder of units is not known", subject: "HOME",
          remedy: "set HOME or XDG_CONFIG_HOME")
      }
      return "\(home)/.config/systemd/user/\(name)"
    }
  }

  private var text: String {
    get throws(SearchError) {
      guard let program = Invocation.program else {
        throw SearchError(
          .system, "the system does not tell where the program is", subject: "sco-search",
          remedy: "write the unit by hand")
      }
      return """
        [Unit]
        Description=sco-search: keeps \(Self.plain(collection.path)) up to date

        [Service]
        ExecStart=\(Self.quoted(program)) reindex --watch --index \(Self.quoted(collection.path))
        Restart=on-failure
        RestartSec=60
        Nice=10

        [Install]
        WantedBy=default.target

        """
    }
  }

  /// A word as systemd takes it apart again: in quotes, without its signs for other things.
  private static func quoted(_ word: String) -> String {
    let escaped = word.map { character -> String in
      switch character {
      case "\\", "\"": return "\\\(character)"
      case "%", "$": return "\(character)\(character)"
      default: return String(character)
      }
    }
    return "\"\(plain(escaped.joined()))\""
  }

  private static func plain(_ text: String) -> String {
    text.filter { !$0.isNewline }
  }
}
