import CXapianShim
import PathText

extension String {
  /// The text of some bytes; what is no UTF-8 in them becomes U+FFFD.
  init(_ bytes: cxapian_bytes) {
    self.init(decoding: bytes.buffer, as: UTF8.self)
  }
}

extension [UInt8] {
  init(_ bytes: cxapian_bytes) {
    self.init(bytes.buffer)
  }

  /// Appends a number in the machine's byte order, as the packed buffers of the shim have it.
  @inlinable
  mutating func append(packed number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
  }

  /// Appends bytes with their number before them.
  @inlinable
  mutating func append(counted bytes: some Collection<UInt8>) {
    append(packed: UInt32(clamping: bytes.count))
    append(contentsOf: bytes)
  }

  /// Appends two runs of bytes as one, with their number before them.
  @inlinable
  mutating func append(counted head: some Collection<UInt8>, _ tail: some Collection<UInt8>) {
    append(packed: UInt32(clamping: head.count + tail.count))
    append(contentsOf: head)
    append(contentsOf: tail)
  }
}

extension cxapian_bytes {
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: data, count: count) }
}

/// Lends the UTF-8 of several texts to a function of the shim.
func withBytes<Result>(
  of texts: [String], _ body: (UnsafePointer<cxapian_bytes>?, Int) -> Result
) -> Result {
  withBytes(of: texts.map { Array($0.utf8) }, body)
}

/// Lends several paths to a function of the shim.
func withBytes<Result>(
  ofPaths paths: [String], _ body: (UnsafePointer<cxapian_bytes>?, Int) -> Result
) -> Result {
  withBytes(of: paths.map(PathText.bytes(of:)), body)
}

private func withBytes<Result>(
  of texts: [[UInt8]], _ body: (UnsafePointer<cxapian_bytes>?, Int) -> Result
) -> Result {
  let all = Array(texts.joined())
  return all.withUnsafeBufferPointer { all in
    var start = 0
    let views = texts.map { text in
      defer { start += text.count }
      return cxapian_bytes(data: all.baseAddress.map { $0 + start }, count: text.count)
    }
    return views.withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
  }
}

/// A text that the shim returned by value; frees it.
func takeString(_ bytes: cxapian_bytes) -> String {
  defer { cxapian_bytes_free(bytes) }
  return String(bytes)
}

/// Bytes that the shim returned by value; frees them.
func takeBytes(_ bytes: cxapian_bytes) -> [UInt8] {
  defer { cxapian_bytes_free(bytes) }
  return [UInt8](bytes)
}

/// Copies each entry of a list that the shim returned, and frees the list.
func takeEntries<Element>(
  _ list: UnsafePointer<cxapian_entries>, _ element: (cxapian_entry) -> Element
) -> [Element] {
  defer { cxapian_entries_free(list) }
  let entries = UnsafeBufferPointer(start: list.pointee.entries, count: list.pointee.count)
  return entries.map(element)
}
