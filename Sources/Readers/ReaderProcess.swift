internal import CReader
internal import Evidence
internal import Extraction
internal import Glibc

/// The program's other life: as a process that reads documents for another.
public enum ReaderProcess {
  private static let argument = "--serve-as-reader"
  private static let withFaults = "with-faults"
  private static let withoutFaults = "without-faults"
  /// Between the words of one paper.
  private static let between = "\t"
  /// EX_SOFTWARE of `sysexits.h`.
  private static let failure: Int32 = 70

  /// Serves as reader, and never returns, when this process was started as one.
  ///
  /// To be called first of all: a reader forks, which only a process with one thread may do.
  public static func runIfRequested() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 9, arguments[1] == argument else { return }
    guard let parent = pid_t(arguments[2]), let layers = UInt32(arguments[4]),
      let limits = ExtractionLimits(argument: arguments[5]),
      let role = ReaderRole(rawValue: arguments[6]),
      let engine = RecognitionEngine(rawValue: arguments[7]),
      threadCount() == 1, rdr_begin(parent) == 0
    else { exit(failure) }
    let papers = arguments.dropFirst(9).map { $0.split(separator: between).map(String.init) }
    let recognition = RecognitionOptions(
      engine: engine, models: arguments[8].isEmpty ? nil : arguments[8])
    ReaderServer(
      allowsFaults: arguments[3] == withFaults, layers: layers,
      examiner: DocumentExaminer(
        expecting: ExpectedCodes(papers: papers), limits: limits,
        reading: role.pictureReading(recognition))
    ).serve()
  }

  /// The arguments that start a program as reader.
  static func arguments(parent: pid_t, _ options: ReaderOptions, role: ReaderRole) -> [String] {
    [
      "dossier", argument, String(parent), options.faults.isEmpty ? withoutFaults : withFaults,
      String(options.layers.bits), options.extraction.argument, role.rawValue,
      options.recognition.engine.rawValue, options.recognition.models ?? "",
    ] + options.expectedCodes.papers.map { $0.joined(separator: between) }
  }

  private static func threadCount() -> Int {
    guard let folder = opendir("/proc/self/task") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while let entry = readdir(folder) {
      if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
    }
    return count
  }
}
