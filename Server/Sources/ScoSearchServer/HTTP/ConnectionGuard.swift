import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import SearchJSON

/// Keeps one connection within its limits: a whole request within its time, an answer that is taken,
/// a head that is not endless.
///
/// It stands behind the decoder and before the answering, and is used on its connection's event loop
/// only.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let registry: ConnectionRegistry
  private let metrics: ServerMetrics
  private var bodyBytes = 0
  /// Requests that have begun, and are not answered yet.
  private var unanswered = 0
  /// Ends the connection unless it is stopped before.
  private var timer: Scheduled<Void>?
  private var writeTimer: Scheduled<Void>?

  init(registry: ConnectionRegistry, metrics: ServerMetrics) {
    self.registry = registry
    self.metrics = metrics
  }

  func channelActive(context: ChannelHandlerContext) {
    if registry.add(context.channel) { metrics.closed(.crowded) }
    metrics.open(registry.count)
    awaitRequest(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    writeTimer?.cancel()
    registry.remove(context.channel)
    metrics.open(registry.count)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      bodyBytes = 0
      unanswered += 1
    case .body(let bytes):
      bodyBytes += bytes.readableBytes
      // Nothing that is answered has such a body: no more of it is read, whatever was said of it.
      if bodyBytes > Limits.bodyBytes {
        context.close(promise: nil)
        return
      }
    case .end:
      timer?.cancel()
      timer = nil
      registry.beginsAnswer(context.channel)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      unanswered -= 1
      registry.endsAnswer(context.channel)
      awaitRequest(context)
    }
    context.write(data, promise: promise)
  }

  /// What was written waits for the reader, or no longer.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    writeTimer?.cancel()
    writeTimer = nil
    if !context.channel.isWritable {
      writeTimer = close(context, after: Limits.writeSeconds, because: .slowReader)
    }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // An answer that is being written is not to be broken into: the connection ends behind it.
    guard let error = error as? HTTPParserError, unanswered == 0 else {
      context.fireErrorCaught(error)
      return
    }
    refuse(context, error == .headerOverflow ? .largeHeader : .noRequest)
  }

  private func awaitRequest(_ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = close(context, after: Limits.requestSeconds, because: .slowRequest)
  }

  private func close(
    _ context: ChannelHandlerContext, after seconds: Int64, because reason: ServerMetrics.Closing
  ) -> Scheduled<Void> {
    let (channel, metrics) = (context.channel, metrics)
    return context.eventLoop.scheduleTask(in: .seconds(seconds)) {
      metrics.closed(reason)
      channel.close(promise: nil)
    }
  }

  /// Answers without reading on, and closes.
  private func refuse(_ context: ChannelHandlerContext, _ problem: Problem) {
    timer?.cancel()
    let body = ByteBuffer(string: problem.object.text + "\n")
    var head = HTTPResponse(status: problem.status)
    head.headerFields = SecurityHeaders.fields
    head.headerFields[.contentType] = Problem.mediaType
    head.headerFields[.connection] = "close"
    head.headerFields[.contentLength] = String(body.readableBytes)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }
}
