import ArgumentParser
import Evidence
import Foundation
import Leptonica
import Readers
import Recognition

/// Measures what recognition costs, beside the programs that others run for it.
///
/// In processor time, which other work on the machine hardly changes; only what two readers gain
/// over one has to be measured by the clock.
struct RecognitionCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognition-cost",
    abstract: "Prints the processor time that recognition takes for a page, in seconds.",
    discussion: """
      Pictures in one script: Tesseract is started with the language that is named for all of them. \
      What is not installed is left out, and said.
      """)

  @Argument(help: "Picture files (JPEG, PNG) of one page each.")
  var files: [String]

  @Option(help: "The language or script that the tesseract program is to read.")
  var language = "Latin"

  @Option(help: "A Python that has rapidocr and onnxruntime installed.")
  var python: String?

  @Flag(help: "Leave out what is measured by the clock: one reader against two.")
  var withoutReaders = false

  func run() throws {
    let images = try files.map { path in
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
      let type = path.lowercased().hasSuffix("png") ? "image/png" : "image/jpeg"
      guard
        let image = PictureFile.picture(
          0, of: bytes, mediaType: type, quarters: 0, pixelLimit: Self.pixelLimit)
      else { throw ValidationError("\(path) is no picture that can be read") }
      return image
    }
    print("\(files.count) pages; processor seconds a page, loading left out")
    let options = RecognitionOptions(engine: .tesseract, models: ModelsFolder.path)
    let own = report("Tesseract, here", Self.cost(options, images))
    let program = report(
      "tesseract program", OtherPrograms.tesseract(files, language: language))
    ratio("here / program", own, program, most: 1.15)
    let ownNetworks = report(
      "PP-OCR, here",
      Self.cost(RecognitionOptions(engine: .ppocr, models: ModelsFolder.path), images))
    let package = report("rapidocr", OtherPrograms.rapidocr(files, python: python))
    ratio("here / rapidocr", ownNetworks, package, most: 0.7)
    if !withoutReaders { try compareReaders() }
  }

  private static let pixelLimit = 16_000_000

  /// What an engine takes for all the pages, or why it cannot be measured.
  private static func cost(_ options: RecognitionOptions, _ images: [PageImage]) -> Cost {
    let choice = RecognizerChoice(options)
    guard let recognizer = choice.recognizer, choice.obstacle == nil else {
      return .leftOut(choice.obstacle?.en ?? "no engine")
    }
    let start = ProcessorTime.own
    var words = 0
    for image in images { words += recognizer.recognize(image).words.count }
    return .measured(seconds: ProcessorTime.own - start, words: words)
  }

  private func report(_ name: String, _ cost: Cost) -> Double? {
    let label = name.padding(toLength: 22, withPad: " ", startingAt: 0)
    switch cost {
    case .measured(let seconds, let words):
      let page = seconds / Double(files.count)
      print(label + String(format: "%7.2f s  %6d words", page, words))
      return page
    case .leftOut(let why):
      print(label + "left out: \(why)")
      return nil
    }
  }

  private func ratio(_ name: String, _ own: Double?, _ other: Double?, most: Double) {
    guard let own, let other, other > 0 else { return }
    let label = name.padding(toLength: 22, withPad: " ", startingAt: 0)
    print(label + String(format: "%7.2f    at most %.2f is asked", own / other, most))
  }

  /// Two readers on two processors should read nearly twice as fast as one.
  private func compareReaders() throws {
    var load = [0.0]
    getloadavg(&load, 1)
    let times = try [1, 2].map { jobs in
      let pool = ReaderPool(options: ReaderOptions(jobs: jobs))
      defer { pool.shutDown() }
      // Engines are loaded before the clock runs.
      _ = try Self.seconds(reading: Array(files.prefix(1)) + files.prefix(jobs - 1), by: pool)
      return try Self.seconds(reading: files, by: pool)
    }
    print(
      String(
        format: "two readers           %7.2f x  one reader; 1.80 or more is asked",
        times[0] / times[1])
    )
    if load[0] > Self.quiet {
      print(
        String(
          format: "  the machine was not quiet (load %.1f): this figure says little", load[0]))
    }
  }

  /// Other work keeps less than that of one processor busy.
  private static let quiet = 0.3

  private static func seconds(reading files: [String], by pool: ReaderPool) throws -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    let done = DispatchGroup()
    for path in files {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw ValidationError("\(path) cannot be opened") }
      let file = ReceivedFile(path: EvidencePath(path), size: 0, sha256: nil)
      done.enter()
      Task.detached {
        _ = await pool.read(file, descriptor: descriptor)
        done.leave()
      }
    }
    done.wait()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
  }
}
