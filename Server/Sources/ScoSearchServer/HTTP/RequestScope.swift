import Hummingbird
import Logging
import NIOCore

/// What is known of one request beside itself.
struct RequestScope: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel
  /// What the log and the metrics say of the request; the route that answers sets it.
  let notes = RequestNotes()

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
