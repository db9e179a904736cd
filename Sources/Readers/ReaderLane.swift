internal import CReader
internal import Evidence
internal import Extraction
internal import Glibc

/// One reader and the thread that feeds it: documents are read one after the other.
struct ReaderLane: ~Copyable {
  /// What the reader itself needs beyond the time of the document.
  private static let grace: Int64 = 5_000

  private let options: ReaderOptions
  private let roles: [ReaderRole]
  private var text: ReaderHandle?
  private var pictures: ReaderHandle?
  private var lastRequest: UInt64 = 0

  init(options: ReaderOptions) {
    self.options = options
    roles = ReaderRole.all(for: options.recognition.mode)
  }

  /// Starts the reader that each document meets first, then takes jobs until there are no more.
  mutating func run(_ queue: ReaderQueue) {
    if let first = roles.first, let reader = ReaderHandle(options, role: first) {
      keep(reader, first)
    }
    while let job = queue.take() {
      switch job.wish {
      case .read(let depth, let answer):
        let document = read(job.received, job.descriptor, depth)
        close(job.descriptor)
        answer.resume(returning: document)
      case .render(let selection, let answer):
        let renderings = render(job.received, job.descriptor, selection)
        close(job.descriptor)
        answer.resume(returning: renderings)
      }
    }
    // A reader that nothing was asked of may still be loading: it is not waited for.
    guard lastRequest > 0 else { return }
    if let reader = text.take() { reader.stop() }
    if let reader = pictures.take() { reader.stop() }
  }

  private mutating func read(
    _ received: ReceivedFile, _ descriptor: CInt, _ depth: ReadingDepth
  ) -> ExtractedDocument {
    let question =
      options.faults.isEmpty && options.store != nil
      ? ReadingQuestion(received, depth, options) : nil
    if let question, let document = kept(question, received) { return document }
    for role in roles where depth == .pages || role.recognizes {
      if let document = read(received, descriptor, depth, role, question) { return document }
    }
    return DocumentAssembly.unread(
      received, FileProblem(.readerSpokeNonsense("no reader reads pictures")))
  }

  /// Nil where another reader has to read the document.
  private mutating func read(
    _ received: ReceivedFile, _ descriptor: CInt, _ depth: ReadingDepth, _ role: ReaderRole,
    _ question: ReadingQuestion?
  ) -> ExtractedDocument? {
    let verdict = ReaderVerdict(
      received: received, bounds: role.bounds(options), extraction: options.extraction)
    switch ask(.read(depth), of: received, descriptor, role) {
    case .answered(let head, let reply, let diagnostics):
      let document = verdict.document(head: head, reply: reply, diagnostics: diagnostics)
      // What changed between its digest and its reading is a problem of the document by now.
      if let question, document?.isLasting == true, head.isOrderly {
        options.store?.keep(reply, to: question)
      }
      return document
    case .failed(let cause): return verdict.document(cause)
    }
  }

  /// The document as it was read before; nil where it was not, or nothing whole is left of it.
  private func kept(_ question: ReadingQuestion, _ received: ReceivedFile) -> ExtractedDocument? {
    guard let reply = options.store?.reply(to: question) else { return nil }
    var decoder = ReplyDecoder(limits: options.extraction)
    guard (try? decoder.decode(reply)) != nil, decoder.isWhole else { return nil }
    let document = DocumentAssembly.document(of: received, parts: decoder.parts)
    return document.isLasting ? document : nil
  }

  private mutating func render(
    _ received: ReceivedFile, _ descriptor: CInt, _ selection: PageSelection
  ) -> [PageRendering] {
    guard let role = roles.first else { return [] }
    let answer = ask(.render(selection), of: received, descriptor, role)
    guard case .answered(_, let reply, _) = answer else { return [] }
    var decoder = ReplyDecoder(limits: options.extraction)
    try? decoder.decode(reply)
    guard received.sha256.map({ decoder.parts.contains(.digest($0)) }) ?? false else { return [] }
    return decoder.parts.compactMap { part in
      guard case .extracted(.rendering(let rendering)) = part else { return nil }
      return rendering
    }
  }

  private enum Reply {
    case answered(ReplyHead, [UInt8], diagnostics: [UInt8])
    case failed(FileProblem.Cause)
  }

  private mutating func ask(
    _ task: ReaderTask, of received: ReceivedFile, _ descriptor: CInt, _ role: ReaderRole
  ) -> Reply {
    let bounds = role.bounds(options)
    // Who is gone may have been killed from outside: the document has a second try.
    for attempt in 1...2 {
      guard let reader = take(role) ?? ReaderHandle(options, role: role) else {
        return .failed(.readerCrashed("could not be started"))
      }
      var diagnostics: [UInt8] = []
      let deadline = rdr_milliseconds() + Int64(1000 * bounds.wallSeconds) + Self.grace
      switch reader.exchange(
        nextRequest(for: received, bounds, task), descriptor: descriptor, deadline: deadline,
        diagnostics: &diagnostics)
      {
      case .answered(let head, let reply):
        keep(reader, role)
        if attempt == 1, head.wasKilled { continue }
        return .answered(head, reply, diagnostics: diagnostics)
      case .timedOut: return .failed(.readerTimedOut(seconds: bounds.wallSeconds))
      case .nonsense(let what): return .failed(.readerSpokeNonsense(what))
      case .flooded:
        return .failed(.limit("diagnostics", ReadingBounds.words(bounds.diagnosticsBytes)))
      case .died: continue
      }
    }
    return .failed(.readerCrashed("the reader ended twice without an answer"))
  }

  private mutating func take(_ role: ReaderRole) -> ReaderHandle? {
    role.recognizes ? pictures.take() : text.take()
  }

  private mutating func keep(_ reader: consuming ReaderHandle, _ role: ReaderRole) {
    if role.recognizes { pictures = consume reader } else { text = consume reader }
  }

  private mutating func nextRequest(
    for received: ReceivedFile, _ bounds: ReadingBounds, _ task: ReaderTask
  ) -> ReaderRequest {
    lastRequest += 1
    return ReaderRequest(
      id: lastRequest, bounds: bounds, task: task, fault: options.faults[received.path])
  }
}
