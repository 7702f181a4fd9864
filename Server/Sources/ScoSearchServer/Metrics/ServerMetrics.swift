import HTTPTypes
import Metrics

/// What is counted of the server.
final class ServerMetrics: Sendable {
  /// Why a connection was closed from here.
  enum Closing: String, CaseIterable {
    /// There were too many, and it had been longest without a request.
    case crowded
    /// No whole request came in time.
    case slowRequest = "slow_request"
    /// What was sent was not taken in time.
    case slowReader = "slow_reader"
  }

  private let connections = Meter(label: "sco_search_connections")
  private let waiting = Meter(label: "sco_search_searches_waiting")
  private let cut = Counter(label: "sco_search_searches_cut_total")
  private let closings = Dictionary(
    uniqueKeysWithValues: Closing.allCases.map {
      (
        $0,
        Counter(label: "sco_search_connections_closed_total", dimensions: [("reason", $0.rawValue)])
      )
    })

  init() {}

  /// So many connections are open.
  func open(_ number: Int) {
    connections.set(number)
  }

  /// So many searches wait for others.
  func waiting(_ number: Int) {
    waiting.set(number)
  }

  func closed(_ reason: Closing) {
    closings[reason]?.increment()
  }

  /// Counts a request that was answered.
  func answered(
    _ request: HTTPRequest.Method, route: String, status: HTTPResponse.Status, took: Duration,
    isCut: Bool
  ) {
    // Methods are the client's words: only known ones become names of series.
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .options]
    let method = known.contains(request) ? request.rawValue : "other"
    Counter(
      label: "sco_search_requests_total",
      dimensions: [("method", method), ("route", route), ("status", String(status.code))]
    ).increment()
    Timer(label: "sco_search_request_duration_seconds", dimensions: [("route", route)])
      .recordNanoseconds(Int64(took / .nanoseconds(1)))
    if isCut { cut.increment() }
  }
}
