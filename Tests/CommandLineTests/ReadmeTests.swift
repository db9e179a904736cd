import Foundation
import TestDocuments
import Testing

@Suite struct `README` {
  private static let file = Program.root.appendingPathComponent("README.md")
  private static let blocks =
    (try? String(contentsOf: file, encoding: .utf8))
    .map(ConsoleBlock.blocks) ?? []

  @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path)))
  func `shows what the program prints`() throws {
    #expect(!Self.blocks.isEmpty)
    for block in Self.blocks {
      let scratch = try Scratch()
      for name in try FileManager.default.contentsOfDirectory(atPath: Program.root.path)
      where !name.hasPrefix(".") {
        try FileManager.default.createSymbolicLink(
          at: scratch.folder.appendingPathComponent(name),
          withDestinationURL: Program.root.appendingPathComponent(name))
      }
      let outputs = try block.run(in: scratch.folder)
      for (step, output) in zip(block.steps, outputs) {
        #expect(
          ConsoleBlock.matches(output, step.expected),
          "$ \(step.command)\nprints\n\(output)\nREADME.md says\n\(step.expected)")
      }
    }
  }
}

/// A block marked `console`: commands after `$ `, each with what it prints.
struct ConsoleBlock {
  struct Step {
    let command: String
    var expected: String
  }

  var steps: [Step] = []

  private static let separator = "\u{1}next\u{1}"

  static func blocks(of markdown: String) -> [ConsoleBlock] {
    var blocks: [ConsoleBlock] = []
    var current: ConsoleBlock?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" {
        current = ConsoleBlock()
      } else if line == "```" {
        if let current { blocks.append(current) }
        current = nil
      } else if line.hasPrefix("$ ") {
        current?.steps.append(Step(command: String(line.dropFirst(2)), expected: ""))
      } else if let last = current?.steps.indices.last {
        current?.steps[last].expected += line + "\n"
      }
    }
    return blocks
  }

  /// What each command prints; `$?` is that of the one before.
  func run(in folder: URL) throws -> [String] {
    let script = steps.map {
      "\($0.command)\nstatus=$?; printf '%s' '\(Self.separator)'; (exit $status)\n"
    }
    let result = try Program.shell("exec 2>&1\n" + script.joined(), in: folder)
    return result.output.components(separatedBy: Self.separator).prefix(steps.count)
      .map(\.self)
  }

  /// A line of three points stands for any number of lines.
  static func matches(_ output: String, _ expected: String) -> Bool {
    let parts = "\n\(expected)".components(separatedBy: "\n...\n")
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return output == expected
    }
    var rest = "\n\(output)"[...]
    guard rest.hasPrefix(first + "\n") else { return false }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: "\n\(part)\n") else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix("\n" + last)
  }
}
