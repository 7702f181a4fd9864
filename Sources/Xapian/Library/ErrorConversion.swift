import CXapianShim

/// Calls a function of the shim, whose last argument is the error, and throws that.
///
/// - Parameter context: what the call is about, for an error that does not say so itself.
func checked<Result>(
  _ context: @autoclosure () -> String = "",
  _ call: (UnsafeMutablePointer<cxapian_error>) -> Result
) throws(XapianError) -> Result {
  var error = cxapian_error(
    code: .CXAPIAN_ERROR_NONE,
    message: cxapian_bytes(data: nil, count: 0),
    context: cxapian_bytes(data: nil, count: 0)
  )
  let result = call(&error)
  guard let code = XapianError.Code(error.code) else { return result }
  defer { cxapian_error_clear(&error) }
  throw XapianError(
    code: code,
    message: error.message.count == 0 ? "No memory for the message" : String(error.message),
    context: error.context.count == 0 ? context() : String(error.context)
  )
}

/// The same for functions that return nothing but NULL on failure.
func checkedNonNull<Pointee>(
  _ context: @autoclosure () -> String = "",
  _ call: (UnsafeMutablePointer<cxapian_error>) -> UnsafePointer<Pointee>?
) throws(XapianError) -> UnsafePointer<Pointee> {
  guard let pointer = try checked(context(), call) else { throw .missingResult }
  return pointer
}

extension XapianError {
  static var missingResult: Self {
    Self(code: .internal, message: "A call neither failed nor returned anything")
  }
}

extension XapianError.Code {
  /// The code of a failure, or `nil` for success. A new code in the shim is a compile error here.
  init?(_ code: cxapian_error_code) {
    switch code {
    case .CXAPIAN_ERROR_NONE: return nil
    case .CXAPIAN_ERROR_DATABASE_NOT_FOUND: self = .databaseNotFound
    case .CXAPIAN_ERROR_DATABASE_LOCKED: self = .databaseLocked
    case .CXAPIAN_ERROR_DATABASE_MODIFIED: self = .databaseModified
    case .CXAPIAN_ERROR_DATABASE_CORRUPT: self = .databaseCorrupt
    case .CXAPIAN_ERROR_DATABASE_VERSION: self = .databaseVersion
    case .CXAPIAN_ERROR_DATABASE_OPENING: self = .databaseOpening
    case .CXAPIAN_ERROR_DATABASE_CREATE: self = .databaseCreate
    case .CXAPIAN_ERROR_DATABASE_CLOSED: self = .databaseClosed
    case .CXAPIAN_ERROR_DATABASE: self = .database
    case .CXAPIAN_ERROR_DOCUMENT_NOT_FOUND: self = .documentNotFound
    case .CXAPIAN_ERROR_FEATURE_UNAVAILABLE: self = .featureUnavailable
    case .CXAPIAN_ERROR_INVALID_ARGUMENT: self = .invalidArgument
    case .CXAPIAN_ERROR_INVALID_OPERATION: self = .invalidOperation
    case .CXAPIAN_ERROR_NETWORK: self = .network
    case .CXAPIAN_ERROR_NETWORK_TIMEOUT: self = .networkTimeout
    case .CXAPIAN_ERROR_QUERY_PARSER: self = .queryParser
    case .CXAPIAN_ERROR_RANGE: self = .range
    case .CXAPIAN_ERROR_SERIALISATION: self = .serialisation
    case .CXAPIAN_ERROR_UNIMPLEMENTED: self = .unimplemented
    case .CXAPIAN_ERROR_WILDCARD: self = .wildcard
    case .CXAPIAN_ERROR_OUT_OF_MEMORY: self = .outOfMemory
    case .CXAPIAN_ERROR_INTERNAL: self = .internal
    case .CXAPIAN_ERROR_UNKNOWN: self = .unknown
    }
  }
}
