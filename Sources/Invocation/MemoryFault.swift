import CProcess

/// What happens where memory is read that is not there.
public enum MemoryFault {
  /// From now on a fault of memory prints a line to standard error and ends the process.
  ///
  /// - Parameter line: With its line break.
  public static func exit(saying line: String, status: Int32) {
    unsafe process_exit_on_memory_fault(line, status)
  }
}
