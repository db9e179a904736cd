public import ArgumentParser
internal import Classification
public import Evidence
internal import Foundation
internal import Knowledge
internal import Readers
internal import Reading

extension RecognitionMode: ExpressibleByArgument {}
extension RecognitionEngine: ExpressibleByArgument {}

/// Reads a corpus whose true values are known, and says how many were read right.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure reading against documents whose values are known.",
    discussion: """
      A value is right, wrong, ambiguous (several readings survived) or not found. Documents that \
      are the same paper in other wrappings share one weight. The corpus is parted by layout into \
      two halves: develop on one, and look at the other only for figures.
      """)

  /// Which half of the layouts to look at.
  enum Part: String, ExpressibleByArgument, CaseIterable { case develop, heldout, all }

  @Argument(help: "The corpus folder.") var folder: String
  @Option(help: "The truth file, one JSON object a line.") var truth: String
  @Option(help: "Which half of the layouts to read: develop, heldout or all.") var part: Part = .all
  @Flag(help: "Print JSON instead of a table.") var json = false
  @Flag(help: "Leave the list of wrong values out.") var quiet = false
  @Flag(help: "List the values that were not found as well.") var missing = false
  @Flag(
    inversion: .prefixedNo,
    help: "Read e-invoices inside the documents too; some truths come from them.")
  var xml = false
  @Option(help: "Only documents of this medium, as the truth file names it.") var medium: String?
  @Option(help: "Read text in pictures: auto, always or never.") var ocr = RecognitionMode.auto
  @Option(help: "What reads them: auto, ppocr or tesseract.") var ocrEngine = RecognitionEngine.auto
  @Option(help: "Only files whose path holds this text.") var only: String?

  func run() async throws {
    let documents = try TruthFile.read(truth).filter { document in
      (part == .all || (Self.isHeldOut(document.layout) == (part == .heldout)))
        && (only.map(document.file.contains) ?? true)
        && (medium.map { $0 == document.medium } ?? true)
    }
    let knowledge = try ReadingKnowledge(.embedded)
    let classifier = Classifier(knowledge)
    let reader = DocumentReader(knowledge)
    var options = ReaderOptions()
    options.expectedCodes = knowledge.codes.expected
    options.recognition.mode = ocr
    options.recognition.engine = ocrEngine
    let pool = ReaderPool(options: options)
    var scores: [Score] = []
    var unreadable: [(String, String)] = []
    await withTaskGroup(of: (Int, ReadDocument).self) { group in
      for (index, document) in documents.enumerated() {
        let path = folder + "/" + document.file
        group.addTask { [xml, ocr] in
          let read = await reader.read(mayDeepen: ocr == .auto) { depth in
            let extracted = await Self.extract(path, name: document.file, depth, pool: pool)
            return classifier.classify(xml ? extracted : extracted.withoutEInvoice)
          }
          return (index, read)
        }
      }
      var results: [Int: ReadDocument] = [:]
      for await (index, read) in group { results[index] = read }
      for (index, document) in documents.enumerated() {
        guard let read = results[index] else { continue }
        if let problem = read.extracted.problem {
          unreadable.append((document.file, "\(problem.cause)"))
        }
        scores += Grading.scores(document, read)
      }
    }
    pool.shutDown()
    let tally = Tally(scores)
    print(
      json
        ? tally.json(unreadable: unreadable)
        : tally.table(unreadable: unreadable, listing: !quiet, missing: missing))
  }

  private static func extract(
    _ path: String, name: String, _ depth: ReadingDepth, pool: ReaderPool
  ) async -> ExtractedDocument {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    let problem = descriptor < 0 ? FileProblem(.denied(.missing)) : nil
    let file = ReceivedFile(path: EvidencePath(name), size: size, sha256: nil, problem: problem)
    return await pool.read(file, descriptor: descriptor, depth: depth)
  }

  /// Half of the layouts, by the FNV-1a hash of their names, so that the halves never change.
  private static func isHeldOut(_ layout: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in layout.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash & 0x10 != 0
  }
}
