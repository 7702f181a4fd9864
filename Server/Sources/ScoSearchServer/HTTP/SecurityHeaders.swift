import HTTPTypes

/// What every answer tells the browser: nothing from elsewhere, nothing of it to elsewhere.
enum SecurityHeaders {
  static let fields: HTTPFields = {
    var fields: HTTPFields = [
      .contentSecurityPolicy: """
      default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
      connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
      frame-ancestors 'none'
      """,
      .xContentTypeOptions: "nosniff",
      // Of this machine's addresses and of what was searched nothing goes to others.
      .cacheControl: "private, no-cache",
      .vary: "Accept, Accept-Language, Authorization, Cookie",
    ]
    for (name, value) in others {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }()

  private static let others = [
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
  ]
}
