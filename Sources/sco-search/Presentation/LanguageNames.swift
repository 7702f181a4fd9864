import ScoSearch

/// Names of languages in English.
enum LanguageNames {
  static func name(_ language: Language) -> String {
    switch language {
    case .indonesian: "Indonesian"
    case .english: "English"
    // ISO 639-2 for "undetermined".
    case Language(rawValue: "und"): "unknown"
    default: language.rawValue
    }
  }
}
