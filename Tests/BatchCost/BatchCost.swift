import ArgumentParser
import Evidence
import Foundation
import Poppler

/// Measures what checking costs, each as a ratio to a named peer that is run beside it.
///
/// Everything is run in turns, and the least time of each counts: whatever slows the machine down
/// slows down both.
struct BatchCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch-cost",
    abstract: "Prints what checking costs beside other programs, and how it grows.")

  @Argument(help: "A folder of cases whose documents have text of their own.")
  var cases: String

  @Option(help: "A small case, which is multiplied.")
  var small: String

  @Option(help: "The program.")
  var dossier = "dossier"

  @Option(help: "How many small cases are checked, and ten times as many.")
  var count = 100

  @Option(help: "How often everything is run.")
  var rounds = 3

  @Option(help: "A Python that has invoice2data.")
  var python: String?

  private static let oneCore = ["taskset", "-c", "0"]

  func run() throws {
    let workshop = try Workshop()
    defer { workshop.remove() }
    Self.tellMachine()
    let files = documents
    print("\(files.count) PDF documents of \(cases); the least of \(rounds) runs each\n")
    try beside(files)
    try again(workshop)
    try growth(workshop)
    try start()
  }

  // MARK: Beside other programs

  private var documents: [String] {
    let all = FileManager.default.enumerator(atPath: cases)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.lowercased().hasSuffix(".pdf") }.sorted().map { cases + "/" + $0 }
  }

  private func check(_ folder: String, _ options: String...) -> [String] {
    [dossier, "check", folder, "--format", "ndjson", "--ocr", "never"] + options
  }

  private func beside(_ files: [String]) throws {
    let loop = """
      for f in "$@"; do file -b --mime-type "$f"; pdfinfo "$f"; pdftotext -bbox-layout "$f" -; done
      """
    let shell = Self.oneCore + ["sh", "-c", loop, "sh"] + files
    let own = Self.oneCore + check(cases, "--no-cache", "--jobs", "1")
    var least = (own: Double.infinity, shell: Double.infinity, poppler: Double.infinity)
    for _ in 0..<rounds {
      least.own = min(least.own, try Launch(own).seconds)
      least.shell = min(least.shell, try Launch(shell).seconds)
      least.poppler = min(least.poppler, Self.poppler(files))
    }
    tell("whole check / shell loop of file, pdfinfo, pdftotext", least.own, least.shell, 0.7)
    tell("whole check / Poppler's text in one process", least.own, least.poppler, 1.4)
    guard let python else { return print("  invoice2data: --python names no Python that has it") }
    let script = """
      import sys
      from invoice2data import extract_data
      from invoice2data.extract.loader import read_templates
      templates = read_templates()
      for f in sys.argv[1:]:
          try: extract_data(f, templates=templates)
          except Exception: pass
      """
    let other = Self.oneCore + [python, "-c", script] + files
    let time = try (0..<rounds).map { _ in try Launch(other).seconds }.min() ?? .infinity
    tell("whole check / invoice2data", least.own, time, 0.6)
  }

  /// Text and boxes of all pages, in this process and in order.
  private static func poppler(_ files: [String]) -> Double {
    let start = clock()
    for path in files {
      guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)),
        let document = try? PDFDocument(bytes: Array(bytes))
      else { continue }
      for index in 0..<document.pageCount { _ = document.withPage(at: index) { _ = $0.text() } }
    }
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  // MARK: Again, and more

  private func again(_ workshop: Workshop) throws {
    var least = (first: Double.infinity, second: Double.infinity)
    for round in 0..<rounds {
      let variables = ["XDG_CACHE_HOME": workshop.folder.path + "/cache-\(round)"]
      let command = [dossier, "check", cases, "--format", "ndjson"]
      least.first = min(least.first, try Launch(command, variables: variables).seconds)
      least.second = min(least.second, try Launch(command, variables: variables).seconds)
    }
    tell("second run / first run, pictures read too", least.second, least.first, 0.05)
  }

  private func growth(_ workshop: Workshop) throws {
    let source = URL(fileURLWithPath: small)
    let few = try workshop.cases(count, of: source).path
    let many = try workshop.cases(10 * count, of: source).path
    let (less, more) = try (Launch(check(few, "--no-cache")), Launch(check(many, "--no-cache")))
    tell("\(10 * count) small cases / \(count)", more.seconds, less.seconds, 10.5)
    let sizes = (Double(more.kilobytes) / 1024, Double(less.kilobytes) / 1024)
    tell("  their memory (MiB)", sizes.0, sizes.1, 1.2)
    let one = try Launch(Self.oneCore + check(few, "--no-cache", "--jobs", "1"))
    let two = try Launch(["taskset", "-c", "0,1"] + check(few, "--no-cache", "--jobs", "2"))
    tell("one core / two", one.seconds, two.seconds, 1.8, isLeast: true)
  }

  private func start() throws {
    func least(_ command: [String]) throws -> Double {
      try (0..<30).map { _ in try Launch(command).seconds }.min() ?? .infinity
    }
    tell(
      "dossier --version / pdftotext -v", try least([dossier, "--version"]),
      try least(["pdftotext", "-v"]), 2)
  }

  // MARK: What is printed

  private func tell(
    _ what: String, _ own: Double, _ other: Double, _ bound: Double, isLeast: Bool = false
  ) {
    let ratio = own / other
    let holds = isLeast ? ratio >= bound : ratio <= bound
    print(
      (holds ? "✓ " : "✗ ") + what.padding(toLength: 54, withPad: " ", startingAt: 0)
        + String(format: "%10.3f / %10.3f = %7.3f", own, other, ratio)
        + String(format: "  (%@ %g)", isLeast ? "≥" : "≤", bound))
  }

  private static func tellMachine() {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    print("\(name ?? "unknown processor"), \(cores) cores")
    print(ProcessInfo.processInfo.operatingSystemVersionString)
  }
}
