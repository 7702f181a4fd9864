import CoreMetrics
import Synchronization

/// Keeps what is measured, and gives it in Prometheus' text form (version 0.0.4 of its exposition
/// format): counters and gauges as a line each, times as histograms in seconds.
final class PrometheusMetrics: MetricsFactory {
  private struct Series: Hashable {
    let name: String
    let labels: String

    init(_ name: String, _ dimensions: [(String, String)]) {
      self.name = name
      labels = dimensions.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
      var escaped = ""
      for character in value {
        switch character {
        case "\\": escaped += "\\\\"
        case "\"": escaped += "\\\""
        case "\n": escaped += "\\n"
        default: escaped.append(character)
        }
      }
      return escaped
    }

    func line(_ suffix: String = "", _ label: String? = nil, _ value: String) -> String {
      let all = [labels, label ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
      return "\(name)\(suffix)\(all.isEmpty ? "" : "{\(all)}") \(value)\n"
    }
  }

  private struct Handlers {
    var counters: [Series: CounterValue] = [:]
    var gauges: [Series: GaugeValue] = [:]
    var timers: [Series: TimerValue] = [:]
  }

  private let handlers = Mutex(Handlers())

  init() {}

  /// All that was measured until now.
  var text: String {
    let handlers = handlers.withLock { $0 }
    var text = ""
    var name = ""
    func begin(_ series: Series, _ type: String) {
      if series.name != name { text += "# TYPE \(series.name) \(type)\n" }
      name = series.name
    }
    for (series, counter) in handlers.counters.sorted(by: Self.precedes) {
      begin(series, "counter")
      text += series.line("", nil, String(counter.value))
    }
    for (series, gauge) in handlers.gauges.sorted(by: Self.precedes) {
      begin(series, "gauge")
      text += series.line("", nil, gauge.value.description)
    }
    for (series, timer) in handlers.timers.sorted(by: Self.precedes) {
      begin(series, "histogram")
      let (buckets, sum) = timer.histogram
      var count = 0
      for (bound, number) in zip(TimerValue.bounds, buckets) {
        count += number
        text += series.line("_bucket", "le=\"\(bound)\"", String(count))
      }
      count += buckets.last ?? 0
      text += series.line("_bucket", "le=\"+Inf\"", String(count))
      text += series.line("_sum", nil, sum.description)
      text += series.line("_count", nil, String(count))
    }
    return text
  }

  private static func precedes<Value>(
    _ one: (key: Series, value: Value), _ other: (key: Series, value: Value)
  ) -> Bool {
    (one.key.name, one.key.labels) < (other.key.name, other.key.labels)
  }

  // MARK: MetricsFactory

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    handlers.withLock {
      let series = Series(label, dimensions)
      let counter = $0.counters[series] ?? CounterValue()
      $0.counters[series] = counter
      return counter
    }
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions)
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    gauge(label, dimensions)
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    handlers.withLock {
      let series = Series(label, dimensions)
      let timer = $0.timers[series] ?? TimerValue()
      $0.timers[series] = timer
      return timer
    }
  }

  private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeValue {
    handlers.withLock {
      let series = Series(label, dimensions)
      let gauge = $0.gauges[series] ?? GaugeValue()
      $0.gauges[series] = gauge
      return gauge
    }
  }

  // A series lives as long as the process: what is counted by a new handler goes on from there.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}
}

private final class CounterValue: CounterHandler {
  private let count = Atomic<Int64>(0)

  var value: Int64 { count.load(ordering: .relaxed) }

  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }
}

private final class GaugeValue: MeterHandler, RecorderHandler {
  private let number = Mutex(0.0)

  var value: Double { number.withLock { $0 } }

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { number.withLock { $0 = value } }
  func increment(by amount: Double) { number.withLock { $0 += amount } }
  func decrement(by amount: Double) { number.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }
}

private final class TimerValue: TimerHandler {
  /// Upper bounds in seconds: a search takes a millisecond, its limit is two seconds.
  static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

  private let times = Mutex((buckets: [Int](repeating: 0, count: bounds.count + 1), sum: 0.0))

  /// How many times lie up to each bound and above that before, those beyond the last one at the
  /// end; the sum of all in seconds.
  var histogram: (buckets: [Int], sum: Double) { times.withLock { ($0.buckets, $0.sum) } }

  func recordNanoseconds(_ duration: Int64) {
    let seconds = Double(duration) / 1e9
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    times.withLock {
      $0.buckets[bucket] += 1
      $0.sum += seconds
    }
  }
}
