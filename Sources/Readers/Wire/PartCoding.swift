internal import Evidence
package import Extraction

/// What comes before a part, so that the decoder knows it; in the order of the parts.
private enum PartTag: Int {
  case size = 1
  case digest, identified, pageCount, page, information, eInvoice, eInvoiceRefused, recognizer
  case problem
  case recognitionWanted, rendering, end

  /// Whether there may be several of them.
  var isRepeated: Bool { self == .page || self == .rendering }

  init(_ part: ReaderPart) {
    self =
      switch part {
      case .size: .size
      case .digest: .digest
      case .identified: .identified
      case .extracted(.pageCount): .pageCount
      case .extracted(.page): .page
      case .extracted(.information): .information
      case .extracted(.eInvoice): .eInvoice
      case .extracted(.eInvoiceRefused): .eInvoiceRefused
      case .extracted(.recognizer): .recognizer
      case .extracted(.problem): .problem
      case .extracted(.recognitionWanted): .recognitionWanted
      case .extracted(.rendering): .rendering
      case .end: .end
      }
  }
}

/// What comes before a problem; only problems that a reader itself can tell.
private enum ProblemTag: Int {
  case empty = 1
  case encrypted, corrupt, noReader, denied, limit
}

extension WireWriter {
  /// The bytes of one part.
  static func bytes(of part: ReaderPart) -> [UInt8] {
    var writer = WireWriter()
    writer.write(part)
    return writer.bytes
  }

  private mutating func write(_ part: ReaderPart) {
    write(PartTag(part).rawValue)
    switch part {
    case .size(let size): write(size)
    case .digest(let digest): write(digest)
    case .identified(let mediaType, let basis):
      write(mediaType)
      write(basis)
    case .extracted(.pageCount(let count)): write(count)
    case .extracted(.page(let page)): write(page)
    case .extracted(.information(let information)): write(information)
    case .extracted(.eInvoice(let invoice)): write(invoice)
    case .extracted(.eInvoiceRefused(let refusal)): write(refusal)
    case .extracted(.recognizer(let note)):
      write(note.engine) { $0.write($1) }
      write(note.obstacle) { writer, words in
        writer.write(words.en)
        writer.write(words.zh)
      }
    case .extracted(.problem(let problem)): write(problem)
    case .extracted(.rendering(let rendering)):
      write(rendering.page)
      write(rendering.width)
      write(rendering.height)
      write(rendering.webP)
    case .extracted(.recognitionWanted), .end: break
    }
  }

  private mutating func write(_ problem: FileProblem) {
    switch problem.cause {
    case .empty: write(ProblemTag.empty.rawValue)
    case .encrypted: write(ProblemTag.encrypted.rawValue)
    case .noReader: write(ProblemTag.noReader.rawValue)
    case .corrupt(let words):
      write(ProblemTag.corrupt.rawValue)
      write(words)
    case .denied(.system(let words)):
      write(ProblemTag.denied.rawValue)
      write(words)
    case .limit(let which, let value):
      write(ProblemTag.limit.rawValue)
      write(which)
      write(value)
    case .denied, .notAFile, .readerCrashed, .readerTimedOut, .readerSpokeNonsense:
      // What the parent alone can find; a reader that says so speaks of the bytes.
      write(ProblemTag.corrupt.rawValue)
      write("\(problem.cause)")
    }
  }
}

/// Reads a reader's answer: its parts, as far as they make sense.
package struct ReplyDecoder {
  let limits: ExtractionLimits
  package private(set) var parts: [ReaderPart] = []
  private var lastTag: PartTag?
  private var pageCount = 0
  private var lastPage = 0
  private var lastRendering = 0
  private var words = 0

  package init(limits: ExtractionLimits) { self.limits = limits }

  /// Whether the reader said that nothing was left out.
  var isWhole: Bool { parts.last == .end }

  /// Adds the parts in order until the bytes end; what was decoded before an error stays.
  package mutating func decode(_ bytes: [UInt8]) throws(WireError) {
    var reader = WireReader(bytes, limits: limits)
    while reader.remaining > 0 {
      guard !isWhole else { throw WireError(message: "goes on after its end") }
      let part = try reader.part()
      try check(part)
      parts.append(part)
    }
  }

  /// Every kind of part has its turn, and all but pages and their pictures come once.
  private mutating func check(_ part: ReaderPart) throws(WireError) {
    let tag = PartTag(part)
    if let lastTag, tag.rawValue < lastTag.rawValue + (tag.isRepeated ? 0 : 1) {
      throw WireError(message: "a part out of turn")
    }
    lastTag = tag
    switch part {
    case .extracted(.pageCount(let count)): pageCount = count
    case .extracted(.page(let page)):
      guard page.number > lastPage, page.number <= pageCount else {
        throw WireError(message: "page \(page.number) is out of order")
      }
      lastPage = page.number
      words += page.words.count
      guard words <= limits.words else { throw WireError(message: "too many words") }
    case .extracted(.rendering(let rendering)):
      guard rendering.page > lastRendering else {
        throw WireError(message: "the picture of page \(rendering.page) is out of order")
      }
      lastRendering = rendering.page
    default: break
    }
  }
}

extension WireReader {
  fileprivate mutating func part() throws(WireError) -> ReaderPart {
    guard let tag = PartTag(rawValue: try count(in: 0...255)) else {
      throw WireError(message: "a part of unknown kind")
    }
    switch tag {
    case .size: return .size(try count(in: WireRange.anyCount))
    case .digest: return .digest(try text(atMost: 64))
    case .identified:
      let mediaType = try text(atMost: limits.nameText)
      return .identified(mediaType: mediaType, basis: try text(atMost: limits.nameText))
    case .pageCount: return .extracted(.pageCount(try count(in: WireRange.anyCount)))
    case .page: return .extracted(.page(try page()))
    case .information: return .extracted(.information(try information()))
    case .eInvoice: return .extracted(.eInvoice(try eInvoice()))
    case .eInvoiceRefused: return .extracted(.eInvoiceRefused(try eInvoiceRefusal()))
    case .recognizer: return .extracted(.recognizer(try recognitionNote()))
    case .problem: return .extracted(.problem(try problem()))
    case .recognitionWanted: return .extracted(.recognitionWanted)
    case .rendering: return .extracted(.rendering(try rendering()))
    case .end: return .end
    }
  }

  private mutating func rendering() throws(WireError) -> PageRendering {
    let page = try count(in: 1...PageSelection.lastPage)
    let width = try real(in: WireRange.coordinate)
    let height = try real(in: WireRange.coordinate)
    let file = try block()
    guard width > 0, height > 0, file.count <= limits.rendering,
      file.starts(with: "RIFF".utf8), file.dropFirst(8).starts(with: "WEBP".utf8)
    else { throw WireError(message: "a picture of page \(page) that is none") }
    return PageRendering(page: page, width: width, height: height, webP: Array(file))
  }

  private mutating func recognitionNote() throws(WireError) -> RecognitionNote {
    let engine = try optional { reader throws(WireError) in
      try reader.text(atMost: reader.limits.nameText)
    }
    let obstacle = try optional { reader throws(WireError) in
      let english = try reader.text(atMost: reader.limits.nameText)
      return LocalizedText(en: english, zh: try reader.text(atMost: reader.limits.nameText))
    }
    return RecognitionNote(engine: engine, obstacle: obstacle)
  }

  private mutating func problem() throws(WireError) -> FileProblem {
    guard let tag = ProblemTag(rawValue: try count(in: 0...255)) else {
      throw WireError(message: "a problem of unknown kind")
    }
    switch tag {
    case .empty: return FileProblem(.empty)
    case .encrypted: return FileProblem(.encrypted)
    case .noReader: return FileProblem(.noReader)
    case .corrupt: return FileProblem(.corrupt(try text(atMost: limits.nameText)))
    case .denied: return FileProblem(.denied(.system(try text(atMost: limits.nameText))))
    case .limit:
      let which = try text(atMost: limits.nameText)
      return FileProblem(.limit(which, try text(atMost: limits.nameText)))
    }
  }
}
