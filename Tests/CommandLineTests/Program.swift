import Foundation

/// The built program, run as a person would.
struct Program {
  struct Result: Equatable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The package's own folder, from which fixtures are named.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The build puts the program beside the bundle that holds the tests.
  static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  static let environment = [
    "PATH": folder.path + ":/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
    "HOME": "/nonexistent",
  ]

  static func run(
    _ arguments: String..., in folder: URL = root, environment changes: [String: String] = [:]
  ) throws -> Result {
    try launch(
      Self.folder.appendingPathComponent("dossier"), arguments, in: folder, environment: changes)
  }

  /// Runs a script of the shell with the program on its path.
  static func shell(_ script: String, in folder: URL = root) throws -> Result {
    try launch(URL(fileURLWithPath: "/bin/sh"), ["-c", script], in: folder, environment: [:])
  }

  private static func launch(
    _ executable: URL, _ arguments: [String], in folder: URL, environment changes: [String: String]
  ) throws -> Result {
    // Files, because nobody has to read them at the same time, as with two pipes.
    let scratch = try Scratch()
    let output = try scratch.write("output", "")
    let errors = try scratch.write("errors", "")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment.merging(changes) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: try Foundation.Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Foundation.Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that is gone when nobody holds it any more.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dossier-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Foundation.Data(text.utf8).write(to: file)
    return file
  }
}
