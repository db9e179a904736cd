public import Evidence
internal import Recognition

/// How documents are read: how many at a time, and what each may use.
public struct ReaderOptions: Sendable {
  /// How many documents are read at the same time.
  public var jobs: Int
  /// For one document; a generous backstop, as a loaded machine is no fault of the document's.
  public var wallSeconds: Int = 60
  /// For one document.
  public var cpuSeconds: Int = 30
  /// Address space for one document.
  public var memoryBytes: Int = 1 << 30
  /// How pictures of text are read.
  public var recognition = RecognitionOptions(models: ModelsFolder.path)
  /// For one document whose pictures are read; a page takes some seconds.
  public var recognitionWallSeconds: Int = 1_800
  /// For one document whose pictures are read.
  public var recognitionCPUSeconds: Int = 600
  /// Address space for one document whose pictures are read.
  public var recognitionMemoryBytes: Int = 3 << 30
  /// Where codes are looked for although no picture is one.
  public var expectedCodes = ExpectedCodes()
  /// What readers are kept from; a reader that cannot be kept from all of this does not start.
  public var layers = Isolation.layers
  /// The program that serves as reader: one whose first statement is
  /// `ReaderProcess.runIfRequested()`.
  public var executable: String = "/proc/self/exe"
  /// For tests: how the reading of these files is to fail.
  public var faults: [EvidencePath: ReaderFault] = [:]

  /// - Parameter jobs: as many as there are processors when nil.
  public init(jobs: Int? = nil) { self.jobs = max(1, jobs ?? Processors.count) }
}
