import Testing
import Classification
import Evidence
import Foundation
import Knowledge
import Readers
import Reading

/// A fixture whose true values are known, read through real Poppler.
struct FixtureDocument: Sendable, CustomTestStringConvertible {
  let path: String
  let truth: [String: String]

  var testDescription: String { path }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every document of the truth files beside the fixtures.
  static let all: [FixtureDocument] =
    load("fixtures/documents", truth: "fixtures/documents/truth.jsonl")
    + load("fixtures/cases", truth: "fixtures/cases.truth.jsonl")

  private static func load(_ folder: String, truth: String) -> [FixtureDocument] {
    let data = FileManager.default.contents(atPath: root.appendingPathComponent(truth).path)
    let lines = String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n")
    return lines.compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let fields = object as? [String: Any], let file = fields["file"] as? String else {
        return nil
      }
      return FixtureDocument(path: folder + "/" + file, truth: fields.mapValues { "\($0)" })
    }
  }

  private static let knowledge = try? ReadingKnowledge(.embedded)

  /// The document as the pipeline reads it, without a process of its own.
  func read() throws -> ReadDocument {
    guard let knowledge = Self.knowledge else { throw CocoaError(.fileReadCorruptFile) }
    let data = try Data(contentsOf: Self.root.appendingPathComponent(path))
    let file = ReceivedFile(path: EvidencePath(path), size: data.count, sha256: nil)
    let extracted = DocumentExaminer.examine(bytes: Array(data), received: file)
    return DocumentReader(knowledge).read(Classifier(knowledge).classify(extracted))
  }
}
