internal import Evidence
internal import Knowledge

/// The file can be opened without a password.
struct NotEncryptedCheck: CheckKind {
  static let name = "not-encrypted"
  static let summary = LocalizedText(
    en: "the file opens without a password", zh: "文件无需密码即可打开")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = []

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let problem = target.document?.problem else { return [.pass] }
    return [problem.cause == .encrypted ? .fail() : .notApplicable]
  }
}

/// The file's bytes can be read as what they are.
struct FileReadableCheck: CheckKind {
  static let name = "file-readable"
  static let summary = LocalizedText(
    en: "the file is not empty, not damaged, and can be read to its end",
    zh: "文件不为空、未损坏，并能完整读取")
  static let scopes: Set<ScopeKind> = [.files]
  static let slots: Set<MessageSlot> = [.why]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let problem = target.document?.problem else { return [.pass] }
    let why: [MessageSlot: LocalizedText] = [.why: problem.words]
    switch problem.cause {
    // Told by rules of their own.
    case .encrypted, .noReader, .notAFile, .denied: return [.notApplicable]
    case .empty, .corrupt: return [.fail(why)]
    // Here it is us who cannot read; support might.
    case .limit, .readerCrashed, .readerTimedOut, .readerSpokeNonsense:
      let words = target.document?.document.extracted.problemWords ?? problem.words
      return [.unknown(.unreadable, [.why: words])]
    }
  }
}

/// What stands in the folder is a file, and may be opened.
struct FileOpensCheck: CheckKind {
  static let name = "file-opens"
  static let summary = LocalizedText(
    en: "it is an ordinary file and not a link, a pipe or the like, and may be read",
    zh: "是普通文件（不是链接、管道等），并且允许读取")
  static let scopes: Set<ScopeKind> = [.files]
  static let slots: Set<MessageSlot> = [.why]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let problem = target.document?.problem else { return [.pass] }
    let why: [MessageSlot: LocalizedText] = [.why: problem.words]
    return switch problem.cause {
    case .notAFile: [.fail(why)]
    case .denied: [.unknown(.notOpened, why)]
    default: [.pass]
    }
  }
}

/// The bytes are of a type that the ticket's upload takes.
struct FileTypeAcceptedCheck: CheckKind {
  static let name = "file-type-accepted"
  static let summary = LocalizedText(
    en: "the file's bytes are of one of the media types in 'types'",
    zh: "文件的实际格式属于 “types” 所列类型")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let types: [String]

  init(_ arguments: ArgumentReader) { types = arguments.texts("types") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document,
      let type = judged.document.extracted.identified.mediaType, judged.problem?.cause != .empty
    else { return [.notApplicable] }
    return [
      types.contains(type) ? .pass : .fail(found: type, expected: types.joined(separator: ", "))
    ]
  }
}

/// The bytes are of none of the types that a rule names.
struct FileTypeOtherCheck: CheckKind {
  static let name = "file-type-other"
  static let summary = LocalizedText(
    en: "the file's bytes are of none of the media types in 'types'",
    zh: "文件的实际格式不属于 “types” 所列类型")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found]

  private let types: Set<String>

  init(_ arguments: ArgumentReader) { types = Set(arguments.texts("types")) }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let type = target.document?.document.extracted.identified.mediaType else {
      return [.notApplicable]
    }
    return [types.contains(type) ? .fail(found: type) : .pass]
  }
}

/// The name's extension says what the bytes are.
struct ExtensionMatchesCheck: CheckKind {
  static let name = "extension-matches"
  static let summary = LocalizedText(
    en: "the extension is one of those that 'types' gives for the media type of the bytes",
    zh: "文件扩展名与文件的实际格式相符（对照 “types”）")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let types: [String: [String]]

  init(_ arguments: ArgumentReader) { types = arguments.table("types") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document,
      let type = judged.document.extracted.identified.mediaType, let extensions = types[type]
    else { return [.notApplicable] }
    let found = judged.path.pathExtension
    if found.isEmpty { return [.notApplicable] }
    return [
      extensions.contains(found)
        ? .pass : .fail(found: "." + found, expected: type)
    ]
  }
}

/// The file is no larger than the upload takes.
struct FileSizeCheck: CheckKind {
  static let name = "file-size"
  static let summary = LocalizedText(
    en: "the file has at most 'bytes' bytes", zh: "文件大小不超过 “bytes” 字节")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let limit: Int

  init(_ arguments: ArgumentReader) { limit = arguments.count("bytes") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let size = target.document?.document.extracted.received.size else { return [] }
    return [size <= limit ? .pass : .fail(found: "\(size)", expected: "≤ \(limit)")]
  }
}

/// The file's name has nothing that the upload refuses.
struct FileNameCheck: CheckKind {
  static let name = "file-name"
  static let summary = LocalizedText(
    en: "the file's name has none of the characters in 'forbidden', is at most 'longest' "
      + "characters long and, with 'ascii: true', has only ASCII characters",
    zh: "文件名不含 “forbidden” 中的字符，长度不超过 “longest”；“ascii: true” 时只能用 ASCII 字符")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found]

  private let forbidden: String
  private let longest: Int
  private let isASCIIOnly: Bool

  init(_ arguments: ArgumentReader) {
    forbidden = arguments.texts("forbidden", isRequired: false).joined()
    longest = arguments.count("longest", default: 255)
    isASCIIOnly = arguments.flag("ascii")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let name = target.path?.name else { return [] }
    let text = String(decoding: name, as: UTF8.self)
    if let wrong = text.first(where: {
      forbidden.contains($0) || (isASCIIOnly && !$0.isASCII)
    }) {
      return [.fail(found: PrintableText.escape(String(wrong)))]
    }
    return [text.count <= longest ? .pass : .fail(found: "\(text.count)")]
  }
}

/// The file carries no program that runs when it is opened.
struct NoScriptsCheck: CheckKind {
  static let name = "no-scripts"
  static let summary = LocalizedText(
    en: "the file has no script inside", zh: "文件内不含脚本")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = []

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let document = target.document?.document.extracted, document.problem == nil else {
      return [.notApplicable]
    }
    return [document.information.hasJavaScript ? .fail() : .pass]
  }
}

extension JudgedDocument {
  /// Why the file cannot be read, from the first room that said so.
  var problem: FileProblem? {
    document.extracted.received.problem ?? document.extracted.problem
  }
}
