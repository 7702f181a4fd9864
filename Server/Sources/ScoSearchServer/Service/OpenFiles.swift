import Glibc

/// How many files and connections the process may have open.
enum OpenFiles {
  /// What the index, its readers and the log need.
  private static let reserve = 256

  /// Raises the limit as far as it may be, and tells how many connections it leaves room for.
  static func connections(upTo most: Int) -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(resource, &limit) == 0 else { return most / 4 }
    let wanted = rlim_t(most + reserve)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = min(wanted, limit.rlim_max)
      _ = unsafe setrlimit(resource, &limit)
      _ = unsafe getrlimit(resource, &limit)
    }
    let room = Int(clamping: limit.rlim_cur) - reserve
    return max(16, min(most, room))
  }
}
