internal import Evidence
internal import Glibc
public import Readers
internal import Synchronization

/// Readers' answers in a folder of the user's, so that a document is read once.
///
/// An answer is found by all that it depends on: the file's bytes, what was asked, the program and
/// its libraries, the data that they use. Files appear whole, may go at any time, and are read by
/// their owner alone: they hold what stands in the documents.
public final class ReplyCache: ReplyStore {
  /// By which the libraries look for their data elsewhere.
  private static let variables = ["MAGIC", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TESSDATA_PREFIX"]

  private let folder: String
  /// A digest of all that answers depend on but the question.
  private let machine: String
  private let limit: Int
  private let written = Mutex(0)

  /// - Parameters:
  ///   - folder: Where the answers lie; it is made when the first is kept.
  ///   - limit: In bytes; what was not used for longest goes first.
  ///   - readersData: Files and folders whose content readers' answers depend on.
  public init(folder: CacheFolder, limit: Int = CacheFolder.limit, readersData: [String]) {
    self.folder = folder.path
    self.limit = limit
    let variables = Self.variables.map { name in
      "\(name)=\(getenv(name).map { String(cString: $0) } ?? "")"
    }
    let data = readersData.map { "\($0) \(FileStamp.ofFolder($0))" }
    let parts = [LoadedObjects.description] + variables + data
    machine = CacheEntry.digest(of: Array(parts.joined(separator: "\n").utf8)[...])
  }

  public func reply(to question: ReadingQuestion) -> [UInt8]? {
    let whole = question.text + machine
    let path = path(of: whole)
    guard let bytes = FileBytes.read(path, atMost: .max) else { return nil }
    guard let entry = CacheEntry(bytes), entry.question == whole else {
      unlink(path)
      return nil
    }
    // Its date is that of its last use.
    utimensat(AT_FDCWD, path, nil, 0)
    return entry.reply
  }

  public func keep(_ reply: [UInt8], to question: ReadingQuestion) {
    let whole = question.text + machine
    let path = path(of: whole)
    let bytes = CacheEntry(question: whole, reply: reply).bytes
    guard CacheFolder.make(path.dropLastComponent), put(bytes, at: path) else { return }
    written.withLock { $0 += bytes.count }
  }

  /// Makes room where this run has kept anything.
  public func finish() {
    guard written.withLock({ $0 }) > 0 else { return }
    CacheFolder(path: folder).shrink(to: limit)
  }

  private func path(of question: String) -> String {
    let name = CacheEntry.digest(of: Array(question.utf8)[...])
    return "\(folder)/\(name.prefix(2))/\(name)"
  }

  /// Writes beside the place and then renames: whoever reads sees all of it or nothing.
  private func put(_ bytes: [UInt8], at path: String) -> Bool {
    let temporary = path + ".\(getpid()).\(UInt32.random(in: 0...(.max))).partial"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    let isWritten = bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
      }
      return true
    }
    guard close(file) == 0, isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }
}
