public import Evidence
internal import Glibc

/// Reads documents in processes of their own, so that none of them can harm the rest.
public final class ReaderPool: Sendable {
  private let queue: ReaderQueue

  /// Starts nothing yet: the first document does, or `prepare`.
  public init(options: ReaderOptions = ReaderOptions()) { queue = ReaderQueue(options: options) }

  deinit { queue.close() }

  /// Starts the first reader, so that it is ready when the first document comes.
  public func prepare() { queue.prepare() }

  /// Reads a document; a crash, a hang or nonsense is the document's `problem`.
  ///
  /// - Parameter descriptor: of the file, open for reading; it is closed here. A file that has a
  ///   problem is not read, and -1 will do.
  /// - Parameter depth: `pictures` only where pictures of text are to be read at all.
  public func read(
    _ file: ReceivedFile, descriptor: Int32, depth: ReadingDepth = .pages
  ) async -> ExtractedDocument {
    if let problem = file.problem {
      if descriptor >= 0 { close(descriptor) }
      return DocumentAssembly.unread(file, problem)
    }
    return await withCheckedContinuation { answer in
      let job = ReaderQueue.Job(
        received: file, descriptor: descriptor, wish: .read(depth, answer))
      guard !queue.put(job) else { return }
      close(descriptor)
      let problem = FileProblem(.readerCrashed("could not be started"))
      answer.resume(returning: DocumentAssembly.unread(file, problem))
    }
  }

  /// Draws pages of a document; those that cannot be drawn are left out, and all of them where the
  /// file is no longer as large as it was received.
  ///
  /// - Parameter descriptor: of the file, open for reading; it is closed here.
  public func render(
    _ file: ReceivedFile, descriptor: Int32, pages selection: PageSelection
  ) async -> [PageRendering] {
    await withCheckedContinuation { answer in
      let job = ReaderQueue.Job(
        received: file, descriptor: descriptor, wish: .render(selection, answer))
      guard !queue.put(job) else { return }
      close(descriptor)
      answer.resume(returning: [])
    }
  }

  /// Ends the readers, after what was asked for is read.
  public func shutDown() { queue.close() }
}
