import Evidence
import Extraction
import Readers
import TestDocuments
import Testing

extension `Reader processes` {
  /// Every bound is a parameter, and ends in a problem that names it.
  @Suite struct Bounds {
    private static var document: TestPDF {
      TestPDF(
        pages: ["one", "two", "three"].map {
          TestPDF.Page(TestPDF.show("\($0) word", x: 50, y: 300) + "q 10 0 0 10 9 9 cm /I Do Q\n")
        })
    }

    private func read(
      _ bytes: [UInt8] = document.bytes, _ change: (inout ReaderOptions) -> Void
    ) async -> ExtractedDocument {
      var options = ReaderProgram.options(jobs: 1)
      change(&options)
      let pool = ReaderPool(options: options)
      let file = OpenFile("a.pdf", bytes)
      let document = await pool.read(file.received, descriptor: file.descriptor)
      pool.shutDown()
      return document
    }

    @Test(
      arguments: [
        (\ExtractionLimits.pages, 2, "pages", "2", 2), (\.words, 5, "words", "5", 2),
        (\.wordText, 3, "word length", "3", 3), (\.pageSide, 500, "page size", "500 pt", 0),
        (\.pictures, 0, "pictures", "0", 3),
      ] as [(any WritableKeyPath<ExtractionLimits, Int> & Sendable, Int, String, String, Int)])
    func `of what is read are named, and what was read before is kept`(
      limit: any WritableKeyPath<ExtractionLimits, Int> & Sendable, value: Int, name: String,
      words: String, pages: Int
    ) async {
      let document = await read { $0.extraction[keyPath: limit] = value }
      #expect(document.problem == FileProblem(.limit(name, words)))
      #expect(document.pages.count == pages)
      #expect(!document.isFullyRead)
      let whole = await read { $0.extraction[keyPath: limit] = value + 1000 }
      #expect(whole.problem == nil)
    }

    @Test func `of attachments and annotations are named`() async {
      var pdf = Self.document
      pdf.pages[0].annotations = Array(
        repeating: "<</Type/Annot/Subtype/Square/Rect[50 200 150 260]>>", count: 3)
      pdf.extra = ["<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream"]
      let files = (1...3).map { "(f\($0))<</Type/Filespec/F(f\($0))/EF<</F 9 0 R>>>>" }
      pdf.catalogue = "/Names<</EmbeddedFiles<</Names[\(files.joined())]>>>>"
      let bytes = pdf.bytes
      let attachments = await read(bytes) { $0.extraction.attachments = 2 }
      #expect(attachments.problem == FileProblem(.limit("attachments", "2")))
      #expect(attachments.information.attachments.count == 2)
      let annotations = await read(bytes) { $0.extraction.annotations = 2 }
      #expect(annotations.problem == FileProblem(.limit("annotations", "2")))
      #expect(annotations.information.annotations.count == 2)
      #expect(await read(bytes) { _ in }.problem == nil)
    }

    @Test func `of bytes are named`() async {
      let size = Self.document.bytes.count
      let large = await read { $0.bounds.documentBytes = size - 1 }
      #expect(large.problem == FileProblem(.limit("bytes", "\(size - 1) B")))
      let long = await read { $0.bounds.replyBytes = 350 }
      #expect(long.problem == FileProblem(.limit("reply size", "350 B")))
      #expect(!long.pages.isEmpty && long.pages.count < 3)
    }

    @Test func `of a picture's pixels are named`() async {
      let header: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
        0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0,
      ]
      let document = await read(header) { _ in }
      #expect(document.problem == FileProblem(.limit("pixels", "400000000")))
      #expect(document.pages.isEmpty)
    }

    @Test func `are told to a person with what was read`() async throws {
      let document = await read { $0.extraction.pages = 2 }
      let words = try #require(document.problemWords)
      #expect(words.en.hasSuffix("limit for pages: 2; 2 of 3 pages were read"))
      #expect(words.zh.contains("已读取 2/3 页"))
    }
  }
}
