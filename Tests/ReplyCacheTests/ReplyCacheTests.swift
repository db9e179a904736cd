import Evidence
import Extraction
import Foundation
import Readers
import TestDocuments
import Testing

@testable import ReplyCache

@Suite struct `Answers that are kept` {
  /// Counts what it hands through.
  private final class Ledger: ReplyStore, @unchecked Sendable {
    private let lock = NSLock()
    private let cache: ReplyCache
    private var counts = (found: 0, missed: 0, kept: 0)

    init(_ cache: ReplyCache) { self.cache = cache }

    func reply(to question: ReadingQuestion) -> [UInt8]? {
      let reply = cache.reply(to: question)
      lock.withLock { if reply == nil { counts.missed += 1 } else { counts.found += 1 } }
      return reply
    }

    func keep(_ reply: [UInt8], to question: ReadingQuestion) {
      lock.withLock { counts.kept += 1 }
      cache.keep(reply, to: question)
    }

    var told: [Int] { lock.withLock { [counts.found, counts.missed, counts.kept] } }
  }

  private let scratch: Scratch
  private let folder: CacheFolder

  init() throws {
    scratch = try Scratch()
    folder = CacheFolder(path: scratch.folder.path + "/cache/replies")
  }

  private func cache(data: [String] = []) -> ReplyCache {
    ReplyCache(folder: folder, readersData: data)
  }

  private func read(
    _ text: String, with store: any ReplyStore, as digest: String? = nil,
    change: (inout ReaderOptions) -> Void = { _ in }
  ) async throws -> ExtractedDocument {
    var options = ReaderOptions(jobs: 1)
    options.executable = Self.program
    options.recognition.mode = .never
    options.store = store
    change(&options)
    let bytes = TestPDF("BT /F 10 Tf 20 300 Td (\(text)) Tj ET").bytes
    let file = try scratch.write("document.pdf", "")
    try Data(bytes).write(to: file)
    let received = ReceivedFile(
      path: EvidencePath("document.pdf"), size: bytes.count,
      sha256: digest ?? CacheEntry.digest(of: bytes[...]))
    let descriptor = open(file.path, O_RDONLY)
    let pool = ReaderPool(options: options)
    let document = await pool.read(received, descriptor: descriptor)
    pool.shutDown()
    return document
  }

  private static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("dossier").path

  @Test func `are the same as those of a reader`() async throws {
    let ledger = Ledger(cache())
    let first = try await read("Invoice 7", with: ledger)
    #expect(ledger.told == [0, 1, 1])
    let second = try await read("Invoice 7", with: ledger)
    #expect(ledger.told == [1, 1, 1])
    #expect(second == first)
    #expect(second.pages.first?.text == "Invoice 7")
  }

  @Test func `are of these bytes, these options and this machine alone`() async throws {
    let data = try scratch.write("data/table", "1")
    let folder = data.deletingLastPathComponent().path
    _ = try await read("one", with: cache(data: [folder]))
    let others = Ledger(cache(data: [folder]))
    _ = try await read("two", with: others)
    #expect(others.told == [0, 1, 1])
    _ = try await read("one", with: others) { $0.extraction.words = 9 }
    #expect(others.told == [0, 2, 2])
    try scratch.write("data/table", "22")
    let changed = Ledger(cache(data: [folder]))
    _ = try await read("one", with: changed)
    #expect(changed.told == [0, 1, 1])
  }

  @Test func `are read anew where they are damaged`() async throws {
    let first = try await read("Invoice 7", with: cache())
    for file in files { try Data([1, 2, 3]).write(to: file) }
    let ledger = Ledger(cache())
    #expect(try await read("Invoice 7", with: ledger) == first)
    #expect(ledger.told == [0, 1, 1])
    #expect(try await read("Invoice 7", with: ledger) == first)
    #expect(ledger.told == [1, 1, 1])
  }

  @Test func `are not those of a file that has changed since it was digested`() async throws {
    let ledger = Ledger(cache())
    let document = try await read("Invoice 7", with: ledger, as: String(repeating: "0", count: 64))
    #expect(document.problem == FileProblem(.denied(.changed)))
    #expect(ledger.told == [0, 1, 0])
  }

  @Test func `are not those of a reader that died or was stopped`() async throws {
    let ledger = Ledger(cache())
    let document = try await read("Invoice 7", with: ledger) {
      $0.bounds.memoryBytes = 1 << 20
    }
    #expect(document.problem != nil)
    #expect(ledger.told == [0, 1, 0])
  }

  @Test func `are for their owner alone`() async throws {
    _ = try await read("Invoice 7", with: cache())
    let entries = [scratch.folder.appendingPathComponent("cache")] + files
    #expect(entries.count == 2)
    for entry in entries {
      let attributes = try FileManager.default.attributesOfItem(atPath: entry.path)
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(entry.path)")
    }
  }

  @Test func `go when there are too many, those first that were not used for longest`() async throws
  {
    let cache = cache()
    for text in ["one", "two", "three", "four"] { _ = try await read(text, with: cache) }
    let size = folder.contents.bytes / 4
    // Used again: it stays.
    _ = try await read("one", with: cache)
    folder.shrink(to: 3 * size)
    #expect(folder.contents.entries == 2)
    let ledger = Ledger(cache)
    _ = try await read("one", with: ledger)
    #expect(ledger.told == [1, 0, 0])
    #expect(folder.clear().entries == 2)
    #expect(folder.contents.entries == 0 && folder.contents.bytes == 0)
  }

  private var files: [URL] {
    let root = URL(fileURLWithPath: folder.path)
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
  }
}
