public import Evidence
public import Extraction
internal import Recognition

/// How documents are read: how many at a time, and what each may use.
public struct ReaderOptions: Sendable {
  /// How many documents are read at the same time.
  public var jobs: Int
  /// What one document may use.
  public var bounds = ReadingBounds()
  /// What one document may use whose pictures are read: a page takes some seconds.
  public var recognitionBounds = ReadingBounds(
    wallSeconds: 1_800, cpuSeconds: 600, memoryBytes: 3 << 30)
  /// How much of one document is read.
  public var extraction = ExtractionLimits()
  /// How pictures of text are read.
  public var recognition = RecognitionOptions(models: ModelsFolder.path)
  /// Where codes are looked for although no picture is one.
  public var expectedCodes = ExpectedCodes()
  /// What readers are kept from; a reader that cannot be kept from all of this does not start.
  public var layers = Isolation.layers
  /// The program that serves as reader: one whose first statement is
  /// `ReaderProcess.runIfRequested()`.
  public var executable: String = "/proc/self/exe"
  /// Where answers are kept; nil where every document is read.
  public var store: (any ReplyStore)?
  /// For tests: how the reading of these files is to fail.
  public var faults: [EvidencePath: ReaderFault] = [:]

  /// - Parameter jobs: as many as there are processors when nil.
  public init(jobs: Int? = nil) { self.jobs = max(1, jobs ?? Processors.count) }

  /// Files and folders of this machine that answers depend on, beside the program and its libraries.
  public var data: [String] {
    ReadableData.paths + [TesseractRecognizer.folder, recognition.models].compactMap(\.self)
      + ["/etc/magic", "/etc/magic.mgc", "/usr/share/misc/magic.mgc", "/usr/lib/file/magic.mgc"]
  }

  /// Changes the processor time of each document, and the backstop with it: as many times as much
  /// where pictures are read.
  public mutating func allow(processorSeconds seconds: Int) {
    bounds.allow(processorSeconds: seconds)
    recognitionBounds.allow(processorSeconds: 20 * seconds)
  }
}
