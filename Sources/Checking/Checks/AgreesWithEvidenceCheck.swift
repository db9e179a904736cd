internal import Evidence

/// What a letter states of the other documents is what stands on them.
struct AgreesWithEvidenceCheck: CheckKind {
  static let name = "agrees-with-evidence"
  static let summary = LocalizedText(
    en: "what the document states of the others is so ('about'): numbers behind a word of 'cues' "
      + "are those of documents of 'kinds'; dates behind a document's number are its own; units "
      + "named beside it stand on it; companies behind a word of 'cues' are parties of some "
      + "document",
    zh: "文件中关于其他材料的陈述属实（“about”）：“cues” 之后的编号属于 “kinds” 中的某份文件；编号后的日期与该文件一致；"
      + "同句中的数量写在该文件上；“cues” 之后的公司是某份文件的当事方")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected, .other]

  private enum Subject: String, CaseIterable { case numbers, dates, units, parties }

  private let subject: Subject
  private let cues: [String]
  private let kinds: Set<DocumentKind>

  init(_ arguments: ArgumentReader) {
    subject = arguments.requiredChoice("about", lacking: .numbers)
    cues = arguments.texts("cues")
    kinds = Set(arguments.kinds("kinds"))
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let others = context.documents.filter { $0.path != judged.path && $0.isOf(kinds) }
    let statements = Statements(judged, others: others, cues: cues)
    let results =
      switch subject {
      case .numbers: statements.numbers(mayBeOthers: context.couldBeAnything)
      case .dates: statements.dates
      case .units: statements.units
      case .parties: statements.parties(mayBeOthers: context.couldBeAnything)
      }
    let gaps = results.filter { $0.outcome != .pass }
    if !gaps.isEmpty { return gaps }
    if !judged.document.extracted.isFullyRead { return [.unknown(.notRead)] }
    return [results.isEmpty ? .notApplicable : .pass]
  }
}

/// The statements of a letter about other documents.
private struct Statements {
  let letter: JudgedDocument
  let others: [JudgedDocument]
  let cues: [String]
  let prose: PageProse

  /// A document that the letter names by its number, and where.
  private struct Named {
    let document: JudgedDocument
    let range: Range<Int>
  }

  /// Numbers that are shorter may be anything.
  private static let shortestNumber = 4
  /// How many words may stand between a document's number and its date.
  private static let reach = 5

  init(_ letter: JudgedDocument, others: [JudgedDocument], cues: [String]) {
    self.letter = letter
    self.others = others
    self.cues = cues
    prose = letter.prose
  }

  private var named: [Named] {
    others.flatMap { other -> [Named] in
      guard let number = other.document.state(of: "number").known?.value.canonical,
        TextFolding.compact(number).count >= Self.shortestNumber
      else { return [] }
      return prose.places(ofIdentifier: number).map { Named(document: other, range: $0) }
    }
  }

  /// `invoice no. 20418`: some document has that number.
  func numbers(mayBeOthers: Bool) -> [CheckResult] {
    let known = others.flatMap { $0.texts(of: "number") }.map(TextFolding.compact)
    let isOpen = mayBeOthers || others.contains { $0.document.state(of: "number").known == nil }
    return cues.flatMap(prose.ranges).compactMap { cue in
      let end = min(prose.all.upperBound, cue.upperBound + 4)
      guard
        let word = prose.words(in: cue.upperBound..<end).first(where: { !isNumberWord($0.text) })
      else { return nil }
      let number = word.text.trimmed { !$0.isLetter && !$0.isNumber }
      guard number.count(where: \.isNumber) >= Self.shortestNumber, !Self.isFileName(number) else {
        return nil
      }
      let compact = TextFolding.compact(number)
      if known.contains(where: { $0.hasPrefix(compact) || $0.hasSuffix(compact) }) { return .pass }
      let result: CheckResult = isOpen ? .unknown(.elsewhere) : .fail(found: String(number))
      return result.shown(at: [prose.place(of: word.tokens)], of: letter.path)
    }
  }

  /// Attachments are told by another rule.
  private static func isFileName(_ word: Substring) -> Bool {
    let endings = ["pdf", "jpg", "jpeg", "png", "gif", "tif", "tiff"]
    return endings.contains { word.lowercased().hasSuffix("." + $0) }
  }

  private func isNumberWord(_ word: String) -> Bool {
    ["no", "nos", "number", "numbers", "nr", ""].contains(
      word.lowercased().trimmed { !$0.isLetter && !$0.isNumber })
  }

  /// `invoice 20418 dated 19 March 2026`: that is the day on which it was issued.
  var dates: [CheckResult] {
    named.compactMap { named in
      let days = letter.document.days.compactMap { day in
        prose.range(at: day.place).map { (day: day, range: $0) }
      }
      let next = days.filter { $0.range.lowerBound >= named.range.upperBound }
        .min { $0.range.lowerBound < $1.range.lowerBound }
      guard let next, next.range.lowerBound - named.range.upperBound <= Self.reach,
        isCue(between: named.range.upperBound..<next.range.lowerBound)
      else { return nil }
      let issued = named.document.document.readings(of: "issue_date").compactMap(\.value.day)
      guard let first = issued.first, !next.day.value.isEmpty else { return nil }
      if !Set(issued).isDisjoint(with: next.day.value) { return .pass }
      return fail(
        found: next.day.value[0].description, expected: first.description, named, next.range)
    }
  }

  private func isCue(between range: Range<Int>) -> Bool {
    cues.contains { cue in
      prose.ranges(of: cue).contains { range.contains($0.lowerBound) }
    }
  }

  /// `invoice 20418 for 600 units`: so many stand on it, on one line or on all.
  var units: [CheckResult] {
    named.compactMap { named in
      let sentence = prose.sentence(of: named.range)
      let rivals = self.named.filter {
        sentence.contains($0.range.lowerBound) && $0.document.path != named.document.path
      }
      let counts = counts(in: sentence)
      guard rivals.isEmpty, counts.count == 1, let count = counts.first else { return nil }
      let lines = (0..<named.document.document.lineCount).compactMap {
        named.document.document.state(of: .line($0 + 1, "quantity")).known?.value.decimal
      }
      guard !lines.isEmpty, lines.count == named.document.document.lineCount else { return nil }
      let total = lines.reduce(.zero, +)
      if lines.contains(count.value) || total == count.value { return .pass }
      return fail(
        found: count.value.description, expected: total.description, named, count.range)
    }
  }

  private func counts(in sentence: Range<Int>) -> [(value: DecimalNumber, range: Range<Int>)] {
    cues.flatMap(prose.ranges).compactMap { cue in
      guard sentence.contains(cue.lowerBound), cue.lowerBound > sentence.lowerBound else {
        return nil
      }
      let before = prose.words(in: sentence.lowerBound..<cue.lowerBound).last
      guard let before, let value = DecimalNumber(plain: before.text.filter { $0 != "," }) else {
        return nil
      }
      return (value, before.tokens)
    }
  }

  /// `bought from Lumo Supply Ltd`: some document is of that company.
  func parties(mayBeOthers: Bool) -> [CheckResult] {
    let fields: [FieldName] = [
      "supplier.name", "licensor.name", "licensee.name", "buyer.name", "name",
    ]
    let known = others.flatMap { other in fields.flatMap { other.texts(of: $0) } }
    let isOpen = mayBeOthers || known.isEmpty
    return cues.flatMap(prose.ranges).compactMap { cue in
      let sentence = prose.sentence(of: cue)
      let following = prose.words(in: cue.upperBound..<max(cue.upperBound, sentence.upperBound))
      guard let company = CompanyRun(following) else { return nil }
      let agreements = known.map { Likeness.name.agreement(company.name, $0) }
      if agreements.contains(where: \.isSame) { return .pass }
      let result: CheckResult =
        isOpen || agreements.contains(where: \.isOpen)
        ? .unknown(.elsewhere) : .fail(found: company.name, expected: known.first)
      return result.shown(at: [prose.place(of: company.tokens)], of: letter.path)
    }
  }

  private func fail(
    found: String, expected: String, _ named: Named, _ range: Range<Int>
  ) -> CheckResult {
    let other = LocalizedText(plain: named.document.path.description)
    var result = CheckResult.fail(found: found, expected: expected, [.other: other])
    result = result.shown(at: [prose.place(of: range)], of: letter.path)
    result.proofs.append(Finding.Proof(document: named.document.path, place: nil))
    return result
  }
}

/// A company's name at the beginning of a run of words: capitals up to its legal form.
private struct CompanyRun {
  let name: String
  let tokens: Range<Int>

  private static let longest = 8
  private static let joints: Set<String> = ["&", "and", "of", "the", "und", "de"]

  init?(_ words: [(text: String, tokens: Range<Int>)]) {
    var own: [(text: String, tokens: Range<Int>)] = []
    for word in words.prefix(Self.longest) {
      let bare = word.text.trimmed { "\"'“”‘’(),;:".contains($0) }
      let isName = bare.first.map { $0.isUppercase || $0.isNumber } ?? false
      guard isName || !own.isEmpty && Self.joints.contains(bare.lowercased()) else { break }
      own.append((String(bare), word.tokens))
      // `Lumo Supply Co., Ltd.` goes on behind the first form.
      let next = words.dropFirst(own.count).first.map {
        $0.text.trimmed { "\"'“”‘’(),;:".contains($0) }
      }
      if own.count >= 2, LegalForm.isForm(own[own.count - 1].text),
        !(next.map { $0 == "&" || LegalForm.isForm(String($0)) } ?? false)
      {
        name = own.map(\.text).joined(separator: " ")
        tokens = own[0].tokens.lowerBound..<word.tokens.upperBound
        return
      }
    }
    return nil
  }
}
