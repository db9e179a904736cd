import ArgumentParser
import Dispatch
import Evidence
import Foundation
import Readers

/// Measures what it costs that documents are read in processes without rights.
///
/// Every document is read in this process, in a reader with no layer of confinement, and in one
/// with all that this machine has, in turns: whatever slows the machine down slows down all three.
struct IsolationCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isolation-cost",
    abstract: "Prints what the isolation of readers costs for each document, in milliseconds.")

  @Argument(help: "Documents; strangers' files are read in this process too.")
  var files: [String]

  @Option(help: "How often each document is read in each way.")
  var rounds = 15

  private struct Way {
    let name: String
    let read: ([UInt8], ReceivedFile) -> ExtractedDocument
  }

  func run() throws {
    let pools = [Set<IsolationLayer>(), Isolation.layers].map { layers in
      var options = ReaderOptions(jobs: 1)
      options.layers = layers
      return ReaderPool(options: options)
    }
    let ways = [
      Way(name: "in this process") { bytes, file in
        DocumentExaminer.examine(bytes: bytes, received: file)
      },
      Way(name: "process, no layer") { bytes, file in Self.read(bytes, file, by: pools[0]) },
      Way(name: "process, all layers") { bytes, file in Self.read(bytes, file, by: pools[1]) },
    ]
    var least = ways.map { _ in [Double]() }
    for path in files {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
      let file = ReceivedFile(path: EvidencePath(path), size: bytes.count, sha256: nil)
      var times = ways.map { _ in Double.infinity }
      for _ in 0..<max(1, rounds) {
        for (index, way) in ways.enumerated() {
          let start = DispatchTime.now().uptimeNanoseconds
          _ = way.read(bytes, file)
          let time = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
          times[index] = min(times[index], time)
        }
      }
      for (index, time) in times.enumerated() { least[index].append(time) }
    }
    for pool in pools { pool.shutDown() }
    report(ways.map(\.name), least)
  }

  /// The least time of each document is the one that other work on the machine disturbed least.
  private func report(_ names: [String], _ least: [[Double]]) {
    print("\(files.count) documents, the least time of \(rounds) each; medians over documents")
    for (name, times) in zip(names, least) {
      let extra = zip(times, least[0]).map { $0 - $1 }
      print(
        name.padding(toLength: 22, withPad: " ", startingAt: 0)
          + String(format: "%8.2f ms", Self.median(times))
          + String(format: "   extra %+6.2f ms", Self.median(extra)))
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// Waits in place: the command has nothing else to do meanwhile.
  private static func read(
    _ bytes: [UInt8], _ file: ReceivedFile, by pool: ReaderPool
  ) -> ExtractedDocument {
    let descriptor = open(file.path.description, O_RDONLY | O_CLOEXEC)
    let answer = Answer()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      answer.document = await pool.read(file, descriptor: descriptor)
      done.signal()
    }
    done.wait()
    return answer.document ?? DocumentExaminer.examine(bytes: bytes, received: file)
  }
}

/// Written before the semaphore is signalled, read after it was waited for.
private final class Answer: @unchecked Sendable {
  var document: ExtractedDocument?
}
