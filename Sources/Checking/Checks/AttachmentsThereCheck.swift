internal import Evidence

/// What a letter says that it attaches is in the folder.
struct AttachmentsThereCheck: CheckKind {
  static let name = "attachments-there"
  static let summary = LocalizedText(
    en: "every file that the document names, every number behind a word of 'labels' and every "
      + "kind of paper that a sentence with a word of 'cues' names by the words of 'kinds' is in "
      + "the folder",
    zh: "文件中提到的每个文件名、“labels” 后面的每个编号，以及带有 “cues” 词语的句子中提到的每类材料（“kinds”）都在文件夹中")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = []

  private let labels: [String]
  private let cues: [String]
  private let kinds: [(kind: DocumentKind, words: [String])]

  private static let extensions = [
    ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".doc", ".docx", ".xls", ".xlsx",
    ".zip", ".heic",
  ]
  /// How many words a file's name may have.
  private static let longestName = 10

  init(_ arguments: ArgumentReader) {
    labels = arguments.texts("labels")
    cues = arguments.texts("cues")
    kinds = arguments.wordsByKind("kinds")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let prose = judged.prose
    let others = context.documents.filter { $0.path != judged.path }
    let results =
      files(prose, all: context.documents) + numbers(prose, others)
      + papers(prose, others, in: context)
    let gaps = results.filter { $0.0.outcome != .pass }
    guard !gaps.isEmpty else {
      if !judged.document.extracted.isFullyRead { return [.unknown(.notRead)] }
      return [results.isEmpty ? .notApplicable : .pass]
    }
    var told: Set<String> = []
    return gaps.compactMap { result, range in
      guard told.insert(result.found ?? "").inserted else { return nil }
      return result.shown(at: [prose.place(of: range)], of: judged.path)
    }
  }

  private typealias Reference = (CheckResult, Range<Int>)

  /// `Invoice 20418.pdf`: the words that end with an extension make up some file's name.
  private func files(_ prose: PageProse, all: [JudgedDocument]) -> [Reference] {
    let names = Set(all.map { TextFolding.compact($0.path.fileName) })
    let words = prose.words(in: prose.all)
    return words.indices.compactMap { index in
      let word = words[index].text.trimmed { "\"'“”‘’()[]{}<>,;:.!?、，。；".contains($0) }
      let folded = word.lowercased()
      guard let suffix = Self.extensions.first(where: folded.hasSuffix),
        folded.count > suffix.count,
        !folded.contains("/"), !folded.contains("@")
      else { return nil }
      let starts = (max(0, index - Self.longestName + 1)...index).reversed()
      let isThere = starts.contains { start in
        names.contains(TextFolding.compact(words[start...index].map(\.text).joined()))
      }
      return (isThere ? .pass : .fail(found: String(word)), words[index].tokens)
    }
  }

  /// `Attachment 3`, `Exhibit B`: by the files' names where they bear such numbers, otherwise by
  /// how many files there are.
  private func numbers(_ prose: PageProse, _ others: [JudgedDocument]) -> [Reference] {
    let names = others.map { Tokens.words(of: $0.path.fileName) }
    return labels.flatMap { label -> [Reference] in
      let isNamed = names.contains { !Self.numbers(behind: label, in: $0).isEmpty }
      return prose.ranges(of: label).compactMap { range -> Reference? in
        let end = min(prose.all.upperBound, range.upperBound + 2)
        let following = prose.words(in: range.lowerBound..<end).flatMap {
          Tokens.words(of: $0.text)
        }
        guard let number = Self.numbers(behind: label, in: following).first else { return nil }
        let isThere =
          isNamed
          ? names.contains { Self.numbers(behind: label, in: $0).contains(number) }
          : number <= others.count
        let shown = "\(prose.place(of: range.lowerBound..<min(end, range.upperBound + 1)).text)"
        return (
          isThere ? .pass : .fail(found: String(shown.trimmed { ",.;:".contains($0) })), range
        )
      }
    }
  }

  private static func numbers(behind label: String, in words: [String]) -> [Int] {
    words.indices.compactMap { index in
      guard Tokens.words(of: label) == [words[index]] else { return nil }
      var next = words.dropFirst(index + 1)
      if let first = next.first, ["no", "number", "nr"].contains(first) { next = next.dropFirst() }
      guard let word = next.first else { return nil }
      if let number = Int(word) { return (1...99).contains(number) ? number : nil }
      guard word.utf8.count == 1, let byte = word.utf8.first, (97...122).contains(byte) else {
        return nil
      }
      return Int(byte) - 96
    }
  }

  /// `We attach our supplier's letter of authorization`.
  private func papers(
    _ prose: PageProse, _ others: [JudgedDocument], in context: CaseContext
  ) -> [Reference] {
    let sentences = cues.flatMap(prose.ranges).map(prose.sentence)
    return kinds.flatMap { kind, words -> [Reference] in
      let hits = words.flatMap(prose.ranges).filter { hit in
        sentences.contains { $0.contains(hit.lowerBound) }
      }
      let isThere = others.contains { $0.kind == kind }
      return hits.map { hit in
        let text = prose.place(of: hit).text.trimmed { ",.;:()".contains($0) }
        let result: CheckResult =
          isThere
          ? .pass : context.couldBeAnything ? .unknown(.elsewhere) : .fail(found: String(text))
        return (result, hit)
      }
    }
  }
}

extension EvidencePath {
  /// The file's own name, without the folders that it is in.
  var fileName: String { String(decoding: name, as: UTF8.self) }
}
