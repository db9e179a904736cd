import Evidence
import Glibc

/// A report could not be written.
struct OutputFailure: Error {
  let words: LocalizedText
}

/// Where reports go: standard output, or a file that appears when it is complete.
final class ReportOutput {
  private var descriptor: Int32
  private let name: LocalizedText
  /// The file to put in place at the end, and the one beside it that is written until then.
  private let replacement: (path: [UInt8], temporary: [UInt8])?
  private var readerHasLeft = false

  init(standardOutput: Void) {
    descriptor = STDOUT_FILENO
    name = LocalizedText(en: "standard output", zh: "标准输出")
    replacement = nil
  }

  /// Writes to a file; an ordinary one is replaced as a whole, so that a report that a link or a
  /// second name of the file led to evidence would still leave the evidence as it is.
  init(file: RawArgument) throws(OutputFailure) {
    name = LocalizedText(plain: file.printable)
    var status = stat()
    let exists = stat(file.bytes.cString, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      replacement = nil
      descriptor = open(file.bytes.cString, O_WRONLY | O_CLOEXEC)
    } else {
      let temporary = Self.hiddenNeighbour(of: file.bytes)
      replacement = (file.bytes, temporary)
      descriptor = open(
        temporary.cString, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    if descriptor < 0 { throw failure() }
  }

  /// Writes all of the text; does nothing once the reader of a pipe has gone.
  func write(_ text: String) throws(OutputFailure) {
    guard !readerHasLeft else { return }
    var text = text
    let problem = text.withUTF8 { errorNumber(writing: UnsafeRawBufferPointer($0)) }
    if problem == EPIPE {
      readerHasLeft = true
    } else if problem != 0 {
      errno = problem
      throw failure()
    }
  }

  /// Zero when everything was written.
  private func errorNumber(writing bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Completes the report: the file is on the disk and in its place.
  func finish() throws(OutputFailure) {
    guard let replacement, descriptor >= 0 else { return }
    defer { descriptor = -1 }
    guard fsync(descriptor) == 0, close(descriptor) == 0,
      rename(replacement.temporary.cString, replacement.path.cString) == 0
    else {
      let failure = failure()
      unlink(replacement.temporary.cString)
      throw failure
    }
  }

  deinit {
    guard let replacement, descriptor >= 0 else { return }
    close(descriptor)
    unlink(replacement.temporary.cString)
  }

  private func failure() -> OutputFailure {
    let why = SystemWords.last
    return OutputFailure(
      words: LocalizedText(
        en: "cannot write to \(name.en): \(why.en)", zh: "无法写入\(name.zh)：\(why.zh)"))
  }

  private static func hiddenNeighbour(of path: [UInt8]) -> [UInt8] {
    let nameStart = (path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    let suffix = ".\(getpid()).partial"
    return path[..<nameStart] + [UInt8(ascii: ".")] + path[nameStart...] + Array(suffix.utf8)
  }
}
