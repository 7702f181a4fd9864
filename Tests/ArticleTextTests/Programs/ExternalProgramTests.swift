import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import ArticleText

@Suite("Programs that are run")
struct ExternalProgramTests {
  private func run(
    _ arguments: [String], seconds: Int = 20, limit: Int = 1 << 20
  ) -> Result<[UInt8], ExternalProgram.Failure> {
    let shell = ExternalProgram(name: "sh", seconds: seconds, outputLimit: limit)
    do {
      return .success(try shell.output(of: arguments))
    } catch {
      return .failure(error)
    }
  }

  @Test("Its output comes back whole, whatever it complains of meanwhile")
  func output() {
    #expect(
      run(["-c", "printf '%s|' \"$@\"", "sh", "a b", "$x", "-v", ""])
        == .success(Array("a b|$x|-v||".utf8)))
    #expect(run(["-c", "cat"]) == .success([]))
    let large = "head -c 500000 /dev/zero; head -c 500000 /dev/zero >&2; head -c 500000 /dev/zero"
    #expect(run(["-c", large]) == .success([UInt8](repeating: 0, count: 1_000_000)))
  }

  @Test("It is stopped where it writes too much or takes too long, and says why it failed")
  func bounds() {
    #expect(run(["-c", "yes"], limit: 100_000) == .failure(.tooMuch))
    #expect(run(["-c", "exec sleep 600"], seconds: 1) == .failure(.tooSlow))
    #expect(
      run(["-c", "echo bad >&2; exit 3"]) == .failure(.failed(status: 3, complaint: "bad\n")))
    #expect(run(["-c", "kill -9 $$"]) == .failure(.failed(status: -1, complaint: "")))
    #expect(run(["a\u{0}b"]) == .failure(.system(EINVAL)))
    let missing = ExternalProgram(name: "sco-search-none", seconds: 1, outputLimit: 1)
    #expect(throws: ExternalProgram.Failure.notInstalled) { try missing.output(of: []) }
  }

  @Test("A PDF that nothing here can read says what to install")
  func missing() throws {
    try withFile("a.pdf", pdf(["Panen raya"])) { file in
      #expect {
        try PDFReader(program: "sco-search-none", seconds: 1).read(file) { _ in .more }
      } throws: {
        let error = $0 as? ReadError
        return error?.code == .missingProgram
          && error?.reason.contains("apt-get install poppler-utils") == true
      }
    }
  }

  @Test("A PDF that takes too long is given up")
  func slow() throws {
    try withFile("a.pdf", pdf(["Panen raya"])) { file in
      let script = file.path + ".sh"
      // Written by another process: while this one has it open, so may a program that another test
      // starts, and what is open for writing cannot be run.
      let write = #"printf '#!/bin/sh\nexec sleep 600\n' >"$1" && chmod 700 "$1""#
      #expect(run(["-c", write, "sh", script]) == .success([]))
      #expect {
        try PDFReader(program: script, seconds: 1).read(file) { _ in .more }
      } throws: {
        ($0 as? ReadError)?.reason.contains("more than 1 seconds") == true
      }
    }
  }
}
