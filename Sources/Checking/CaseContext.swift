internal import Evidence
internal import Knowledge

/// A document and how it stands after what has been judged so far.
struct JudgedDocument: Sendable {
  enum Standing: Hashable, Sendable {
    /// No required check failed or was left open.
    case sound
    /// Its kind is known, and it has a finding that support would turn it down for.
    case flawed
    /// A rule that ends the judging of a document did not pass; required or not.
    case stopped(isRequired: Bool)
  }

  let document: ReadDocument
  /// The first document of which this one is a copy.
  let original: EvidencePath?
  var standing: Standing = .sound

  var path: EvidencePath { document.path }
  var kind: DocumentKind? { document.kind }

  /// Whether a document of any kind may be behind it: it could not be told, or only by exclusion.
  var mayBeAnotherKind: Bool { document.classified.match?.isByExclusion ?? true }

  func isOf(_ kinds: Set<DocumentKind>) -> Bool {
    guard let kind else { return false }
    return kinds.contains(kind)
  }
}

/// What every check may look at: the case, the documents, and how they stand.
struct CaseContext: Sendable {
  /// What case files and rules call the day of the upload.
  static let upload = "submitting"

  private(set) var readCase: ReadCase
  let pack: RulePack
  let wording: Wording
  let marketplace: String?
  var documents: [JudgedDocument]

  init(_ readCase: ReadCase, pack: RulePack, wording: Wording) {
    self.readCase = readCase
    self.pack = pack
    self.wording = wording
    // ISO 3166 says GB, the stores themselves UK.
    marketplace = readCase.file.marketplace.map { $0 == "UK" ? "GB" : $0 }
    let originals = CopyFinder.originals(of: readCase.documents)
    documents = zip(readCase.documents, originals).map {
      JudgedDocument(document: $0, original: $1)
    }
  }

  /// The same documents, uploaded on another day.
  func submitted(on day: Day) -> CaseContext {
    var copy = self
    copy.readCase = ReadCase(
      received: readCase.received, documents: readCase.documents, submitting: day)
    return copy
  }

  /// A day to count from: the submission, or what the case file states; the last of several.
  func day(_ path: String) -> Day? {
    path == Self.upload
      ? readCase.submitting : readCase.file.nodes(at: path).compactMap(\.node.day).max()
  }

  /// The texts that the case states at these paths, lists taken apart.
  func texts(at paths: [String]) -> [String] {
    paths.flatMap { path in
      readCase.file.nodes(at: path).flatMap { place in
        (place.node.list ?? [place.node]).compactMap(\.canonical)
      }
    }
  }

  /// The other documents of a document's kind, copies among them.
  func others(like judged: JudgedDocument) -> [JudgedDocument] {
    // Taken out first: swiftc 6.3.1 fails on an optimised comparison of the two in the closure.
    let (kind, path) = (judged.kind, judged.path)
    return documents.filter { $0.kind == kind && $0.path != path }
  }

  /// Documents of a kind that stand so that they prove something; copies are left out.
  func sound(_ kinds: Set<DocumentKind>) -> [JudgedDocument] {
    documents.filter { judged in
      judged.standing == .sound && judged.original == nil
        && judged.isOf(kinds)
    }
  }

  /// Documents that would be of these kinds once their own findings are mended.
  ///
  /// Those whose kind is unknown are not among them: see `couldBeAnything`.
  func mendable(_ kinds: Set<DocumentKind>) -> [JudgedDocument] {
    documents.filter { judged in
      guard judged.original == nil, let kind = judged.kind else { return false }
      switch judged.standing {
      case .sound, .stopped(isRequired: false): return false
      case .flawed: return kinds.contains(kind)
      case .stopped(isRequired: true):
        guard let meant = pack.matrix.refusal(of: kind)?.insteadOf else {
          return kinds.contains(kind)
        }
        return kinds.contains(meant)
      }
    }
  }

  /// Whether some document could not be read or told, or told only by exclusion, so that it may be
  /// of any kind.
  var couldBeAnything: Bool {
    documents.contains { judged in
      guard judged.original == nil, judged.mayBeAnotherKind else { return false }
      return judged.standing != .stopped(isRequired: false)
    }
  }
}
