import Foundation

/// A program that was run to its end.
struct Launch {
  /// Seconds on the clock.
  let seconds: Double
  /// The most memory of the program itself, without those that it started, in kilobytes.
  let kilobytes: Int
  let status: Int32

  /// - Parameter variables: Stand in for those of this process, or are added.
  init(_ arguments: [String], variables: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let start = DispatchTime.now().uptimeNanoseconds
    try process.run()
    var most = 0
    // `env` becomes the program: its process is the one to look at.
    while process.isRunning {
      most = max(most, Self.memory(of: process.processIdentifier))
      usleep(process.isRunning ? 500 : 0)
    }
    process.waitUntilExit()
    seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    kilobytes = most
    status = process.terminationStatus
  }

  private static func memory(of process: Int32) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  static func has(_ program: String) -> Bool {
    (try? Launch(["sh", "-c", "command -v \(program)"]).status) == 0
  }
}

/// A folder for cases that are made for a measurement.
struct Workshop {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("batch-cost-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// So many cases that are each the same small one; their files are second names of its files.
  func cases(_ count: Int, of small: URL) throws -> URL {
    let root = folder.appendingPathComponent("cases-\(count)")
    let names = try FileManager.default.contentsOfDirectory(atPath: small.path)
    for number in 0..<count {
      let target = root.appendingPathComponent("\(number / 500)/\(number)")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      for name in names {
        let file = target.appendingPathComponent(name)
        let source = small.appendingPathComponent(name)
        do {
          try FileManager.default.linkItem(at: source, to: file)
        } catch {
          try FileManager.default.copyItem(at: source, to: file)
        }
      }
    }
    return root
  }
}
