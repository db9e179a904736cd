import Foundation
import Testing

/// What the program does on kernels that have less than this one: the calls of a layer are made to
/// fail as they do there.
@Suite(.enabled(if: hasPython, "no python3 to take the calls away"))
struct `Kernels with less` {
  /// Runs the program where these system calls (numbers of x86-64) do not exist.
  private func run(without calls: [Int], _ arguments: String) throws -> Program.Result {
    try Program.shell(
      """
      exec python3 - \(arguments) <<'END'
      import ctypes, os, struct, sys
      calls = \(calls)
      def step(code, yes, no, value): return struct.pack("HBBI", code, yes, no, value)
      program = step(0x20, 0, 0, 0)
      for call in calls: program += step(0x15, 0, 1, call) + step(0x06, 0, 0, 0x00050000 | 38)
      program += step(0x06, 0, 0, 0x7fff0000)
      code = ctypes.create_string_buffer(program)
      class Program(ctypes.Structure):
          _fields_ = [("count", ctypes.c_ushort), ("code", ctypes.c_void_p)]
      filter = Program(len(program) // 8, ctypes.addressof(code))
      system = ctypes.CDLL(None, use_errno=True)
      assert system.prctl(38, 1, 0, 0, 0) == 0
      assert system.prctl(22, 2, ctypes.byref(filter)) == 0
      os.execvp("dossier", ["dossier"] + sys.argv[1:])
      END
      """)
  }

  #if arch(x86_64)
    private static let landlock = [444, 445, 446]
    private static let seccomp = [317]

    @Test(arguments: [(landlock, "files"), (seccomp, "calls")])
    func `a missing layer is told once, and in the report`(calls: [Int], layer: String) throws {
      let path = "fixtures/cases/ready-us"
      let whole = try Program.run("check", path, "--format", "json")
      let result = try run(without: calls, "check \(path) --format json")
      #expect(result.status == whole.status)
      #expect(result.errors.split(separator: "\n").count == 1)
      #expect(result.errors.hasPrefix("readers are not fully confined: "))
      let tool = try Report(result.output).root["tool"] as? [String: Any]
      #expect(tool?["missing_isolation"] as? [String] == [layer])
      #expect(try Report(whole.output).documents.count == Report(result.output).documents.count)
      let text = try run(without: calls, "check \(path)")
      #expect(text.output.contains("isolation"))
    }

    @Test(arguments: [landlock, seccomp], ["check", "inspect"])
    func `require refuses to go on`(calls: [Int], command: String) throws {
      let path = command == "check" ? "fixtures/cases/ready-us" : "fixtures/documents/receipt.pdf"
      let result = try run(without: calls, "\(command) \(path) --sandbox=require")
      #expect(result.status == 70)
      #expect(result.output == "")
      #expect(result.errors.contains("nothing was read"))
    }
  #endif

  @Test func `require goes on where nothing is missing`() throws {
    let path = "fixtures/cases/ready-us"
    let result = try Program.run("check", path, "--sandbox=require")
    let isWhole = try Program.run("check", path).errors == ""
    #expect(result.status == (isWhole ? 0 : 70))
  }
}

private let hasPython = (try? Program.shell("python3 -c ''").status) == 0
