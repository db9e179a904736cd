import Evidence
import Glibc
import Readers
import TestDocuments
import Testing

@Suite(.serialized) struct `Reader processes` {
  private static let bytes = TestPDF(
    pages: ["first", "second", "third"].map {
      TestPDF.Page(TestPDF.show("\($0) page", x: 50, y: 300))
    }
  ).bytes

  /// Reads good documents and, between them, one that fails in each of these ways.
  private func read(
    _ faults: [ReaderFault], options: ReaderOptions
  ) async -> (faulty: [ReaderFault: ExtractedDocument], good: [ExtractedDocument]) {
    var options = options
    for fault in faults { options.faults[EvidencePath("\(fault)")] = fault }
    let pool = ReaderPool(options: options)
    let names = faults.flatMap { ["good before \($0)", "\($0)"] } + ["good at the end"]
    let documents = await withTaskGroup(of: ExtractedDocument.self) { group in
      for name in names {
        group.addTask {
          let file = OpenFile(name, Self.bytes)
          return await pool.read(file.received, descriptor: file.descriptor)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    pool.shutDown()
    var faulty: [ReaderFault: ExtractedDocument] = [:]
    for fault in faults {
      faulty[fault] = documents.first { $0.path == EvidencePath("\(fault)") }
    }
    return (faulty, documents.filter { $0.path.description.hasPrefix("good") })
  }

  private func expectWhole(_ documents: [ExtractedDocument], count: Int) {
    #expect(documents.count == count)
    for document in documents {
      #expect(document.problem == nil)
      #expect(document.isFullyRead)
      #expect(document.pages.map(\.text) == ["first page", "second page", "third page"])
    }
  }

  @Test func `deaths and nonsense are told apart, and harm no other document`() async {
    let verdicts: [ReaderFault: FileProblem.Cause] = [
      .segmentationFault: .readerCrashed("signal 11"),
      .abort: .readerCrashed("signal 6"),
      .exitEarly: .readerSpokeNonsense("the answer has no end"),
      .exitWithStatus: .readerCrashed("exit status 3"),
      .endlessReply: .limit("reply size", "64 MiB"),
      .allocate: .limit("memory", "1 GiB"),
      .flood: .limit("diagnostics", "8 MiB"),
      .crashMidway: .readerCrashed("signal 11"),
      .serverDies: .readerCrashed("the reader ended twice without an answer"),
      .serverNonsense: .readerSpokeNonsense("the answer's head"),
    ]
    let faults = verdicts.keys.sorted { $0.rawValue < $1.rawValue } + [.garbage]
    let (faulty, good) = await read(faults, options: ReaderProgram.options())
    for (fault, cause) in verdicts {
      #expect(faulty[fault]?.problem == FileProblem(cause), "\(fault)")
    }
    guard case .readerSpokeNonsense = faulty[.garbage]?.problem?.cause else {
      Issue.record("garbage gave \(String(describing: faulty[.garbage]?.problem))")
      return
    }
    // What was told before the death is kept; nothing of it counts as fully read.
    #expect(faulty[.crashMidway]?.pages.map(\.text) == ["first page"])
    #expect(faulty[.crashMidway]?.pageCount == 3)
    #expect(faulty.values.allSatisfy { !$0.isFullyRead })
    expectWhole(good, count: faults.count + 1)
    #expect(ReaderProgram.count() == 0)
  }

  @Test func `endless work ends at the limit of processor time`() async {
    var options = ReaderProgram.options()
    options.bounds.cpuSeconds = 1
    let (faulty, good) = await read([.spin], options: options)
    #expect(faulty[.spin]?.problem == FileProblem(.limit("processor time", "1 s")))
    expectWhole(good, count: 2)
    #expect(ReaderProgram.count() == 0)
  }

  @Test func `silence ends at the limit of time`() async {
    var options = ReaderProgram.options(jobs: 4)
    options.bounds.wallSeconds = 5
    let (faulty, good) = await read([.stop, .serverStops], options: options)
    #expect(faulty[.stop]?.problem == FileProblem(.readerTimedOut(seconds: 5)))
    #expect(faulty[.serverStops]?.problem == FileProblem(.readerTimedOut(seconds: 5)))
    expectWhole(good, count: 3)
    #expect(ReaderProgram.count() == 0)
  }

  @Test func `a reader killed from outside costs no document`() async {
    let pool = ReaderPool(options: ReaderProgram.options(jobs: 1))
    for round in 1...3 {
      let file = OpenFile("round \(round)", Self.bytes)
      expectWhole([await pool.read(file.received, descriptor: file.descriptor)], count: 1)
      ReaderProgram.killAll()
    }
    pool.shutDown()
    #expect(ReaderProgram.count() == 0)
  }

  @Test func `a process answers as the examiner does in this one`() async {
    let pool = ReaderPool(options: ReaderProgram.options())
    let files: [(String, [UInt8])] = [
      ("a.pdf", Self.bytes), ("cut.pdf", Array(Self.bytes.dropLast(200))),
      ("text.txt", Array("just text".utf8)), ("noise", (0..<999).map { UInt8($0 % 251) }),
      ("late.pdf", Array("rubbish\n".utf8) + Self.bytes),
    ]
    for (name, bytes) in files {
      let file = OpenFile(name, bytes)
      let document = await pool.read(file.received, descriptor: file.descriptor)
      #expect(document == DocumentExaminer.examine(bytes: bytes, received: file.received))
      #expect(fcntl(file.descriptor, F_GETFD) == -1)
    }
    pool.shutDown()
  }

  @Test func `a process knows where codes are expected`() async {
    var options = ReaderProgram.options(jobs: 1)
    options.expectedCodes = ExpectedCodes(papers: [["never"], ["发票", "word"]])
    let bytes = TestPDF(
      TestPDF.show("word", x: 20, y: 20) + TestPDF.show("发 票", x: 20, y: 40, font: "C")
        + TestCode.squares(x: 100, y: 100, size: 60)
    ).bytes
    let pool = ReaderPool(options: options)
    let file = OpenFile("a.pdf", bytes)
    let document = await pool.read(file.received, descriptor: file.descriptor)
    #expect(document.pages.flatMap(\.codes).map(\.text) == [TestCode.text])
    pool.shutDown()
  }

  @Test func `what cannot be read is a value`() async {
    let pool = ReaderPool(options: ReaderProgram.options())
    let refused = ReceivedFile(
      path: EvidencePath("link"), size: 0, sha256: nil, problem: FileProblem(.notAFile(.link)))
    #expect(await pool.read(refused, descriptor: -1).problem == refused.problem)

    let file = OpenFile("grown", Self.bytes)
    let smaller = ReceivedFile(path: file.received.path, size: 7, sha256: nil)
    let changed = await pool.read(smaller, descriptor: file.descriptor)
    #expect(changed.problem == FileProblem(.denied(.changed)))

    let closed = await pool.read(file.received, descriptor: 4000)
    #expect(closed.problem != nil && closed.pages.isEmpty)
    pool.shutDown()
    let late = OpenFile("late", Self.bytes)
    #expect(await pool.read(late.received, descriptor: late.descriptor).problem != nil)

    var options = ReaderOptions(jobs: 1)
    options.executable = "/nonexistent"
    let missing = ReaderPool(options: options)
    let orphan = OpenFile("orphan", Self.bytes)
    let document = await missing.read(orphan.received, descriptor: orphan.descriptor)
    #expect(document.problem == FileProblem(.readerCrashed("could not be started")))
  }
}
