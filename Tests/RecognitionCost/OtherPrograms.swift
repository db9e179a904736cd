import Foundation

/// What reading all pages took.
enum Cost {
  case measured(seconds: Double, words: Int)
  /// Why it was not measured.
  case leftOut(String)
}

/// Processor time of this process, or of those that it started and that have ended.
enum ProcessorTime {
  static var own: Double { seconds(Int32(RUSAGE_SELF.rawValue)) }
  static var children: Double { seconds(Int32(RUSAGE_CHILDREN.rawValue)) }

  private static func seconds(_ who: Int32) -> Double {
    var usage = rusage()
    getrusage(who, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

/// The programs that others read pictures with, each with one thread.
enum OtherPrograms {
  private static let oneThread = [
    "OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
  ]

  /// The `tesseract` program over all files at once; what it takes to load is taken off.
  ///
  /// It looks for the page's orientation, as the recognition here does.
  static func tesseract(_ files: [String], language: String) -> Cost {
    let program = "/usr/bin/tesseract"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return .leftOut("\(program) is not installed (tesseract-ocr)")
    }
    let list = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognition-cost-\(getpid()).txt")
    defer { try? FileManager.default.removeItem(at: list) }
    func run(_ paths: [String]) -> (seconds: Double, text: String)? {
      let absolute = paths.map { URL(fileURLWithPath: $0).path }.joined(separator: "\n") + "\n"
      try? absolute.write(to: list, atomically: true, encoding: .utf8)
      let start = ProcessorTime.children
      let text = output(program, [list.path, "-", "-l", language, "--psm", "1"])
      return text.map { (ProcessorTime.children - start, $0) }
    }
    // Once the first page and twice the first page differ by the page, not by the loading.
    guard let all = run(files), let first = run([files[0]]),
      let twice = run([files[0], files[0]])
    else { return .leftOut("\(program) -l \(language) does not run") }
    let loading = max(0, 2 * first.seconds - twice.seconds)
    return .measured(
      seconds: all.seconds - loading, words: all.text.split(whereSeparator: \.isWhitespace).count)
  }

  /// The package `rapidocr` as it comes, which runs the same networks.
  static func rapidocr(_ files: [String], python: String?) -> Cost {
    guard let python else { return .leftOut("--python names no Python that has it") }
    let script = """
      import sys, time
      import cv2
      cv2.setNumThreads(1)
      from rapidocr import RapidOCR
      engine = RapidOCR(params={
          "EngineConfig.onnxruntime.intra_op_num_threads": 1,
          "EngineConfig.onnxruntime.inter_op_num_threads": 1,
          "Global.log_level": "error"})
      start, words = time.process_time(), 0
      for path in sys.argv[1:]:
          result = engine(path)
          words += sum(len(text.split()) for text in (result.txts or ()))
      print("cost", time.process_time() - start, words)
      """
    guard let text = output(python, ["-c", script] + files),
      let line = text.split(separator: "\n").last(where: { $0.hasPrefix("cost ") })
    else {
      return .leftOut("\(python) has no rapidocr that runs (pip install rapidocr onnxruntime)")
    }
    let numbers = line.split(separator: " ").dropFirst()
    guard let seconds = numbers.first.flatMap({ Double($0) }) else { return .leftOut("no answer") }
    return .measured(seconds: seconds, words: numbers.last.flatMap { Int($0) } ?? 0)
  }

  /// What a program prints; nil where it fails.
  private static func output(_ program: String, _ arguments: [String]) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(oneThread) { $1 }
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
