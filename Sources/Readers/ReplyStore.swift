internal import Evidence

/// Where readers' answers are kept for the next time that the same is asked.
///
/// Called from several threads at a time.
public protocol ReplyStore: Sendable {
  /// The bytes that were kept; nil where there are none, or none that are whole.
  func reply(to question: ReadingQuestion) -> [UInt8]?
  /// Keeps an answer; that it could not be kept is no error.
  func keep(_ reply: [UInt8], to question: ReadingQuestion)
}

/// All that a reader's answer about a document depends on, but the machine that it runs on.
public struct ReadingQuestion: Hashable, Sendable {
  /// One fact a line, the same in every run.
  public let text: String

  /// Nil for a file that nobody could digest.
  init?(_ received: ReceivedFile, _ depth: ReadingDepth, _ options: ReaderOptions) {
    guard let sha256 = received.sha256 else { return nil }
    let codes = options.expectedCodes.papers.map { $0.joined(separator: " ") }
    text = """
      sha256 \(sha256)
      size \(received.size)
      depth \(depth)
      recognition \(options.recognition.mode) \(options.recognition.engine)
      models \(options.recognition.models ?? "")
      limits \(options.extraction)
      bounds \(options.bounds) \(options.recognitionBounds)
      codes \(codes.joined(separator: " | "))

      """
  }
}

extension ExtractedDocument {
  /// Whether a reader would say the same the next time: not where the machine, or the time that it
  /// had, stood in its way.
  var isLasting: Bool {
    if recognition?.obstacle != nil { return false }
    switch problem?.cause {
    case nil, .encrypted, .corrupt, .noReader, .limit: return true
    default: return false
    }
  }
}
