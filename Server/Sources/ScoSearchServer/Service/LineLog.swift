import Glibc
public import Logging
import SearchJSON
import Synchronization

/// Writes each message as one line to standard error: the level, the message, and its metadata in
/// the order of their names.
///
/// What clients send is among the metadata: values are written as JSON strings, so that nothing in
/// them acts on a terminal or looks like another line.
public struct LineLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel = Logger.Level.info

  public init() {}

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    var line = "\(event.level) \(JSONValue.string("\(event.message)").text)"
    for (key, value) in all.sorted(by: { $0.key < $1.key }) where key != "hb.request.id" {
      line += " \(key)=\(JSONValue.string("\(value)").text)"
    }
    line += "\n"
    let bytes = Array(line.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
