import Foundation
import Glibc
import TestDocuments
import Testing

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

  /// For the beginning of a script that needs programs of the caller's: Python and Java may be
  /// anywhere.
  static let surroundings = ["PATH", "HOME"].map { name in
    "\(name)='\(ProcessInfo.processInfo.environment[name] ?? "")'; export \(name); "
  }.joined()

  static func run(
    _ arguments: String..., in folder: URL = root, environment changes: [String: String] = [:],
    intoPipeThatNobodyReads isUnread: Bool = false
  ) throws -> Result {
    try launch(["dossier"] + arguments, in: folder, environment: changes, isUnread: isUnread)
  }

  static func run(arguments: [String]) throws -> Result {
    try launch(["dossier"] + arguments, in: root, environment: [:])
  }

  /// Runs a script of the shell with the program on its path.
  static func shell(_ script: String, in folder: URL = root) throws -> Result {
    try launch(["sh", "-c", script], in: folder, environment: [:])
  }

  /// Not by Foundation's `Process`, which misses the end of a child while a process that was
  /// started at the same time holds its socket.
  private static func launch(
    _ command: [String], in folder: URL, environment changes: [String: String],
    isUnread: Bool = false
  ) throws -> Result {
    let scratch = try Scratch()
    // Files, because nobody has to read them at the same time, as with two pipes.
    let output = scratch.folder.appendingPathComponent("output")
    let errors = scratch.folder.appendingPathComponent("errors")
    let arguments = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + command
    let variables = environment.merging(changes) { $1 }.map { "\($0.key)=\($0.value)" }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let creating = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.path, creating, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.path, creating, 0o600)
    var pipe: [Int32] = [-1, -1]
    if isUnread {
      try #require(Glibc.pipe(&pipe) == 0)
      // Or a child that another test starts now would hold them open.
      for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      close(pipe[0])
      posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO)
    }
    defer { if isUnread { close(pipe[1]) } }
    var process: pid_t = 0
    let failure = withCStrings(arguments) { arguments in
      withCStrings(variables) { variables in
        posix_spawn(&process, "/bin/sh", &actions, nil, arguments, variables)
      }
    }
    try #require(failure == 0)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return Result(
      // The high byte is the exit status, the low one the signal that ended the process.
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: withoutRecognizerNotice(try String(contentsOf: errors, encoding: .utf8)))
  }

  /// Which engine reads pictures depends on what is installed beside the program: in the empty home
  /// of the tests it is Tesseract, and the program says so.
  private static func withoutRecognizerNotice(_ errors: String) -> String {
    errors.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("PP-OCR is not used") && !$0.hasPrefix("未使用 PP-OCR") }
      .joined(separator: "\n")
  }

  private static func withCStrings<Value>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
