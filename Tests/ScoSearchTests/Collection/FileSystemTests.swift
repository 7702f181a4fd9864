import TestSupport
import Testing

@testable import ScoSearch

struct FileSystemTests {
  @Test("The bytes of a file, none of an empty one, nil where there is none")
  func contents() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "some")
    try folder.write([UInt8](), to: "none")
    #expect(FileSystem.contents(of: folder.path(of: "some")) == [1, 2, 3])
    #expect(FileSystem.contents(of: folder.path(of: "none")) == [])
    #expect(FileSystem.contents(of: folder.path(of: "missing")) == nil)
    #expect(FileSystem.contents(of: folder.path) == nil)
  }
}
