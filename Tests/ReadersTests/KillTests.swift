import Evidence
import Glibc
import Readers
import TestDocuments
import Testing

extension `Reader processes` {
  /// Killed at random, as by a machine that runs out of memory.
  @Suite struct `Killed from outside` {
    private static let count = 500

    private static func bytes(_ index: Int) -> [UInt8] {
      TestPDF(TestPDF.show("document \(index)", x: 50, y: 300)).bytes
    }

    private func readAll() async -> [EvidencePath: ExtractedDocument] {
      let pool = ReaderPool(options: ReaderProgram.options(jobs: 4))
      defer { pool.shutDown() }
      return await withTaskGroup(of: ExtractedDocument.self) { group in
        var next = 0
        func start() {
          guard next < Self.count else { return }
          let file = OpenFile("document \(next)", Self.bytes(next))
          next += 1
          group.addTask { await pool.read(file.received, descriptor: file.descriptor) }
        }
        for _ in 0..<16 { start() }
        var documents: [EvidencePath: ExtractedDocument] = [:]
        for await document in group {
          documents[document.path] = document
          start()
        }
        return documents
      }
    }

    /// Kills one reader after the other until it is told to stop; how many there were.
    private func killing(while body: () async -> Void) async -> Int {
      let isOver = OneWord()
      let killer = Task.detached {
        var killed = 0
        while !isOver.value {
          if ReaderProgram.killOne() { killed += 1 }
          usleep(UInt32.random(in: 20_000...200_000))
        }
        return killed
      }
      await body()
      isOver.value = true
      return await killer.value
    }

    @Test func `they cost no document but those that were hit`() async {
      let undisturbed = await readAll()
      var documents: [EvidencePath: ExtractedDocument] = [:]
      let killed = await killing { documents = await readAll() }
      #expect(killed > 5)
      #expect(documents.count == Self.count)
      var hit = 0
      for (path, document) in documents {
        if document.problem != nil {
          hit += 1
          #expect(document.problem?.reason == .unreadable)
          #expect(!document.isFullyRead)
        } else {
          #expect(document == undisturbed[path])
        }
      }
      // Each is tried twice: it takes two hits to lose one.
      #expect(hit <= killed / 2)
      #expect(!undisturbed.values.contains { !$0.isFullyRead })
      #expect(ReaderProgram.count() == 0)
    }
  }
}

/// A flag that two threads share.
private final class OneWord: @unchecked Sendable {
  private let lock = pthread_mutex_t.made()
  private var word = false

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  var value: Bool {
    get {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return word
    }
    set {
      pthread_mutex_lock(lock)
      word = newValue
      pthread_mutex_unlock(lock)
    }
  }
}

extension pthread_mutex_t {
  fileprivate static func made() -> UnsafeMutablePointer<pthread_mutex_t> {
    let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    return lock
  }
}
