import Hummingbird
import HummingbirdCore
public import Logging
import Metrics
import NIOCore
import NIOPosix
import ScoSearch
import ServiceLifecycle
import UnixSignals

/// The server: the page and the HTTP interface over one collection.
public struct Server: Sendable {
  private let options: ServerOptions
  private let logger: Logger
  private let announce: @Sendable (String) -> Void

  /// - Parameter announce: Called with the page's address, with its token, when it can be opened.
  public init(
    _ options: ServerOptions, logger: Logger, announce: @escaping @Sendable (String) -> Void
  ) {
    self.options = options
    self.logger = logger
    self.announce = announce
  }

  /// Serves until the process is told to end (SIGTERM, SIGINT); what is under way then ends.
  ///
  /// - Throws: ``ServerError``, or ``SearchError`` where the collection's index cannot be read.
  public func run() async throws {
    guard options.token != nil || HostPolicy.isLoopback(options.host) else {
      throw ServerError.needsToken(host: options.host)
    }
    let index = try SearchIndex(options.collection)
    let prometheus = PrometheusMetrics()
    MetricsSystem.bootstrap(prometheus)
    let metrics = ServerMetrics()
    let gate = SearchGate(threads: max(2, System.coreCount), metrics: metrics)
    let token = options.token ?? .random()
    let service = SearchService(index: index, gate: gate, timeout: options.timeout)
    let application = Application(
      router: router(service, metrics, prometheus, token: token),
      server: .http1(configuration: connections(metrics)),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port)),
      onServerRunning: { [announce] channel in
        if let address = channel.localAddress { announce(Self.page(at: address, token)) }
      },
      logger: logger)
    do {
      var configuration = ServiceGroupConfiguration(
        services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      configuration.maximumGracefulShutdownDuration = .seconds(Limits.shutdownSeconds)
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw ServerError.cannotListen(
        host: options.host, port: options.port, reason: error.description)
    }
    try await gate.shutDown()
  }

  private func router(
    _ service: SearchService, _ metrics: ServerMetrics, _ prometheus: PrometheusMetrics,
    token: AccessToken
  ) -> Router<RequestScope> {
    let router = Router(context: RequestScope.self, options: .autoGenerateHeadEndpoints)
    router.add(
      middleware: ObservationMiddleware(
        metrics: metrics, logsQueries: options.logsQueries, page: PageRoutes.response))
    router.add(
      middleware: AccessMiddleware(
        policy: HostPolicy(host: options.host, allowed: options.allowedHosts), token: token))
    let tags = EntityTags(index: service.index)
    API(service: service, tags: tags).add(to: router)
    OriginalFile(service: service).add(to: router)
    PageRoutes(service: service, tags: tags).add(to: router)
    router.get("/metrics") { _, scope in
      scope.notes.route = "metrics"
      return Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: prometheus.text)))
    }
    return router
  }

  private func connections(_ metrics: ServerMetrics) -> HTTP1Channel.Configuration {
    let registry = ConnectionRegistry(limit: OpenFiles.connections(upTo: Limits.connections))
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionGuard(registry: registry, metrics: metrics)],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: Limits.readHeaderBytes, maxHeaderListSize: Limits.readHeaderBytes,
        maxHeaderFieldCount: Limits.headerFields * 2))
  }

  /// The address of the page, for one who may open it.
  private static func page(at address: SocketAddress, _ token: AccessToken) -> String {
    let ip = address.ipAddress ?? "127.0.0.1"
    let host = ip.contains(":") ? "[\(ip)]" : ip
    return "http://\(host):\(address.port ?? 0)/?token=\(RequestTarget.encoded(token.text))"
  }
}
