import Foundation
import Testing

@Suite("The scripts to start with need only a shell")
struct StartScriptTests {
  /// A folder `clone` with the script, and what installs in place of the real one.
  private static func sandbox(with name: String, installer: String) async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(installer, to: "installer")
    let script = try Repository.folder().appendingPathComponent("Scripts/\(name)").path
    // Copied by another process: while this one has them open, so may a program that another test
    // starts, and what is open for writing cannot be run.
    let run = try await sandbox.shell(
      """
      mkdir -p clone/Scripts && cp '\(script)' clone/Scripts &&
      install -m 755 installer clone/Scripts/install-dependencies
      """)
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  @Test(
    "They install make, then call it in the package's folder with their arguments",
    arguments: ["demo", "test"])
  func installsFirst(name: String) async throws {
    let sandbox = try await Self.sandbox(
      with: name,
      installer: #"""
        #!/bin/sh
        mkdir "$HOME/bin"
        printf '#!/bin/sh\necho "${PWD##*/}: make $*"\n' >"$HOME/bin/make"
        chmod +x "$HOME/bin/make"
        """#)
    let run = try await sandbox.shell(
      "PATH=\"$HOME/bin:$PATH\" clone/Scripts/\(name) 'FILTER=a b'")
    #expect(run.output == "clone: make \(name) FILTER=a b\n")
    #expect(run.error == "")
    #expect(run.status == 0)
  }

  @Test("They end with the status of what installs, where that fails", arguments: ["demo", "test"])
  func stops(name: String) async throws {
    let sandbox = try await Self.sandbox(with: name, installer: "#!/bin/sh\nexit 3\n")
    let run = try await sandbox.shell("clone/Scripts/\(name)")
    #expect(run.status == 3)
    #expect(run.output == "")
  }
}
