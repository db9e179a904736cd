import Evidence
import Readers
import TestDocuments
import Testing

extension `Reader processes` {
  /// From inside a real reader: what it could do that it must not.
  @Suite struct `Without rights` {
    private static let bytes = TestPDF(TestPDF.show("page", x: 50, y: 300)).bytes

    /// What each layer stops alone, whatever the others do.
    private static let stopped: [IsolationLayer: Set<String>] = [
      .files: [
        "read-password-file", "read-own-program", "read-outside-memory", "read-through-document",
        "list-root", "write-file", "change-names", "program", "signal-outside", "trace-outside",
        "read-outside-process",
      ],
      .calls: [
        "internet", "local-socket", "speak-with-parent", "write-file", "write-to-open-files",
        "change-names", "memory-file", "fork", "thread", "program", "program-in-memory",
        "signal-outside", "trace-outside", "read-outside-process", "raise-limit", "leave-group",
        "namespace", "deep-kernel", "terminal",
      ],
      .memory: ["more-memory"],
    ]

    /// What a process of these layers reached, by the names of the attempts.
    private func reached(with layers: Set<IsolationLayer>) async throws -> Set<String> {
      var options = ReaderProgram.options(jobs: 1)
      options.layers = layers
      options.faults[EvidencePath("attempt")] = .escape
      let pool = ReaderPool(options: options)
      let file = OpenFile("attempt", Self.bytes)
      let document = await pool.read(file.received, descriptor: file.descriptor)
      pool.shutDown()
      #expect(document.problem == nil)
      try #require(document.identified.mediaType == "escapes")
      return Set((document.identified.basis ?? "").split(separator: " ").map(String.init))
    }

    @Test func `reach nothing where every layer is there`() async throws {
      let reached = try await reached(with: Isolation.layers)
      let missing = Isolation.missing(from: Isolation.layers)
      let expected = missing.reduce(into: Set<String>()) { $0.formUnion(Self.stopped[$1] ?? []) }
      #expect(reached.isSubset(of: expected))
      #expect(!reached.contains("core"))
    }

    @Test(arguments: IsolationLayer.allCases.filter(Isolation.layers.contains))
    func `are kept from what a single layer stops`(layer: IsolationLayer) async throws {
      let reached = try await reached(with: [layer])
      #expect(reached.isDisjoint(with: Self.stopped[layer] ?? []))
    }

    /// Or the attempts would prove nothing.
    @Test func `reach all the rest where no layer is there`() async throws {
      let reached = try await reached(with: [])
      for attempt in [
        "internet", "local-socket", "read-password-file", "read-own-program", "list-root", "fork",
        "thread", "program", "program-in-memory", "memory-file", "more-memory", "change-names",
        "signal-outside",
      ] {
        #expect(reached.contains(attempt), "\(attempt)")
      }
      #expect(!reached.contains("core"))
    }

    @Test func `read as well with every layer as with none`() async throws {
      var answers: [[ExtractedDocument]] = []
      for layers in [Isolation.layers, []] {
        var options = ReaderProgram.options(jobs: 1)
        options.layers = layers
        options.expectedCodes = ExpectedCodes(papers: [["word"]])
        let pool = ReaderPool(options: options)
        var documents: [ExtractedDocument] = []
        for bytes in Self.documents {
          let file = OpenFile("a.pdf", bytes)
          documents.append(await pool.read(file.received, descriptor: file.descriptor))
        }
        pool.shutDown()
        answers.append(documents)
      }
      #expect(answers[0] == answers[1])
      #expect(answers[0].allSatisfy { $0.problem == nil })
      #expect(answers[0].last?.information.title == "标题 ü")
    }

    /// Fonts that are not embedded, drawn pages, and metadata in UTF-16, for which libraries open
    /// files of their own.
    private static var documents: [[UInt8]] {
      var titled = TestPDF(TestPDF.show("titled", x: 50, y: 300))
      titled.information = "/Title<FEFF68079898002000FC>"
      return [
        TestPDF(TestPDF.show("plain", x: 50, y: 300)).bytes,
        TestPDF(
          TestPDF.show("word", x: 20, y: 20) + TestPDF.show("发 票", x: 20, y: 40, font: "C")
            + TestCode.squares(x: 100, y: 100, size: 60)
        ).bytes,
        titled.bytes,
      ]
    }
  }
}
