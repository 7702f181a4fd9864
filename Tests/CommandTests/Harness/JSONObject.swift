import Foundation
import Testing

/// A JSON object as another program reads it.
struct JSONObject {
  private let members: [String: Any]

  init(_ bytes: Data) throws {
    let value = try JSONSerialization.jsonObject(with: bytes)
    members = try #require(value as? [String: Any])
  }

  init(_ text: String) throws {
    try self.init(Data(text.utf8))
  }

  private init(members: [String: Any]) {
    self.members = members
  }

  var keys: Set<String> { Set(members.keys) }

  func string(_ key: String) -> String? { members[key] as? String }
  func integer(_ key: String) -> Int? { members[key] as? Int }
  func number(_ key: String) -> Double? { (members[key] as? NSNumber)?.doubleValue }
  func isNull(_ key: String) -> Bool { members[key] is NSNull }
  func strings(_ key: String) -> [String]? { members[key] as? [String] }
  func bool(_ key: String) -> Bool? { members[key] as? Bool }

  func object(_ key: String) -> JSONObject? {
    (members[key] as? [String: Any]).map { JSONObject(members: $0) }
  }

  func objects(_ key: String) -> [JSONObject] {
    (members[key] as? [[String: Any]] ?? []).map { JSONObject(members: $0) }
  }
}
