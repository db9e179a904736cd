internal import Evidence
internal import Extraction
internal import Glibc

/// From how a reader ended to what is known of the document.
struct ReaderVerdict {
  let received: ReceivedFile
  let bounds: ReadingBounds
  let extraction: ExtractionLimits

  /// What follows from an answer; nil where another reader has to read the document.
  func document(head: ReplyHead, reply: [UInt8], diagnostics: [UInt8]) -> ExtractedDocument? {
    var decoder = ReplyDecoder(limits: extraction)
    var nonsense: WireError?
    do throws(WireError) { try decoder.decode(reply) } catch { nonsense = error }
    if decoder.parts.contains(.extracted(.recognitionWanted)) { return nil }
    let death =
      head.fate == .exited && head.code == 0
      ? self.nonsense(nonsense, isWhole: decoder.isWhole) : problem(head, diagnostics)
    return DocumentAssembly.document(of: received, parts: decoder.parts, death: death)
  }

  /// What follows when there is none.
  func document(_ cause: FileProblem.Cause) -> ExtractedDocument {
    DocumentAssembly.unread(received, FileProblem(cause))
  }

  private func nonsense(_ error: WireError?, isWhole: Bool) -> FileProblem? {
    if let error { return FileProblem(.readerSpokeNonsense(error.message)) }
    return isWhole ? nil : FileProblem(.readerSpokeNonsense("the answer has no end"))
  }

  private func problem(_ head: ReplyHead, _ diagnostics: [UInt8]) -> FileProblem {
    if head.isCut {
      return FileProblem(.limit("reply size", ReadingBounds.words(bounds.replyBytes)))
    }
    switch head.fate {
    case .timedOut: return FileProblem(.readerTimedOut(seconds: bounds.wallSeconds))
    case .signalled where head.code == Int(SIGXCPU):
      return FileProblem(.limit("processor time", "\(bounds.cpuSeconds) s"))
    case .signalled, .exited:
      if ranOutOfMemory(head, diagnostics) {
        return FileProblem(.limit("memory", ReadingBounds.words(bounds.memoryBytes)))
      }
      let name = head.fate == .exited ? "exit status" : "signal"
      return FileProblem(.readerCrashed("\(name) \(head.code)"))
    case .notStarted:
      return FileProblem(.readerCrashed("could not be started: error \(head.code)"))
    }
  }

  /// Libraries die in many ways when memory runs out; few of them say so.
  private func ranOutOfMemory(_ head: ReplyHead, _ diagnostics: [UInt8]) -> Bool {
    if head.peakKilobytes >= bounds.memoryBytes / 1024 / 2 { return true }
    let words = String(decoding: diagnostics, as: UTF8.self).lowercased()
    return ["bad_alloc", "out of memory", "failed to allocate"].contains { words.contains($0) }
  }
}
