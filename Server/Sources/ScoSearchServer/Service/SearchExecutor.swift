import NIOPosix

/// Threads on which searches run: a search reads files and computes, and would keep connections
/// waiting on those that serve them.
final class SearchExecutor: TaskExecutor {
  private let pool: NIOThreadPool

  init(threads: Int) {
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // A pool that is shut down calls too: a task that is not run to its end would never end.
    pool.submit { [self] _ in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  func shutDown() async throws {
    try await pool.shutdownGracefully()
  }
}
