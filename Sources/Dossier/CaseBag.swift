public import Evidence
public import Intake
internal import Knowledge
internal import Packing
internal import Reporting

/// The evidence of a checked case to hand over: copies under names that upload forms take, in the
/// order in which the ticket asks for them, with checksums and the report beside them.
public struct CaseBag: Sendable {
  private let bag: Bag

  /// - Parameters:
  ///   - rules: They say in which order the ticket asks for documents.
  ///   - isForced: Whether the case is not ready, and packed all the same.
  public init(
    of assessment: Assessment, _ illustrations: Illustrations, rules: RuleLibrary,
    missingIsolation: [IsolationLayer] = [], language: ReportLanguage, isForced: Bool
  ) {
    let readCase = assessment.readCase
    let matrix = rules.packs.first { $0.ticket == readCase.file.ticket }?.matrix
    let kinds = matrix.map { $0.required.flatMap(\.self) + $0.accepted } ?? []
    let documents = readCase.documents.enumerated().sorted { left, right in
      (Self.rank(left.element, kinds), left.offset)
        < (Self.rank(right.element, kinds), right.offset)
    }.map(\.element)
      // What could not be opened has no digest, and cannot be copied either.
      .filter { $0.extracted.received.sha256 != nil }
    let names = documents.enumerated().map { position, document in
      (
        document: document,
        name: UploadName(position + 1, of: documents.count, document.kind, document.path)
          .description
      )
    }
    let reports = RunReports(
      tool: Program.tool, wording: rules.wording, missingIsolation: missingIsolation)
    func report(_ format: ReportFormat) -> String {
      var run = reports.report(format, language: language, isOfOne: true)
      return run.add(.assessed(assessment, illustrations)) + run.finish()
    }
    let index = BagIndex(tool: Program.tool, wording: rules.wording, language: language)
    bag = Bag(
      items: names.map { document, name in
        let file = document.extracted.received
        return Bag.Item(
          source: file.path, name: name, size: file.size, sha256: file.sha256 ?? "")
      },
      tagFiles: [
        Bag.TagFile(
          name: "index.html",
          text: index.page(of: assessment, names, isForced: isForced)),
        Bag.TagFile(name: "report.html", text: report(.html)),
        Bag.TagFile(name: "report.json", text: report(.json)),
      ],
      info: Self.info(of: assessment, isForced: isForced))
  }

  /// How many documents there are.
  public var count: Int { bag.items.count }

  /// Writes it to a folder that is not there yet, or is empty; evidence is only read.
  ///
  /// - Parameter folder: That of the case, as it was when it was checked.
  public func write(to path: [UInt8], from folder: CaseFolder) throws(DossierError) {
    do {
      try bag.write(to: path) { (path: EvidencePath) throws(FileProblem) in
        try folder.open(path)
      }
    } catch {
      throw DossierError(error, writing: EvidencePath(bytes: path).description)
    }
  }

  /// Where the ticket's documents name a kind; what they do not name comes last.
  private static func rank(_ document: ReadDocument, _ kinds: [DocumentKind]) -> Int {
    document.kind.flatMap { kinds.firstIndex(of: $0) } ?? kinds.count
  }

  private static func info(
    of assessment: Assessment, isForced: Bool
  ) -> [(label: String, value: String)] {
    let readCase = assessment.readCase
    let errors = assessment.findings.count(where: \.isGap)
    var info = [
      (label: "Bag-Software-Agent", value: "\(Program.tool.name) \(Program.tool.version)"),
      // A bag knows no clock: its day is that of the upload that it is made for.
      ("Bagging-Date", readCase.submitting.description),
      ("External-Identifier", readCase.received.path),
      (
        "External-Description",
        "evidence for a ticket '\(readCase.file.ticket)'"
          + (readCase.file.marketplace.map { " in \($0)" } ?? "")
      ),
      ("Dossier-Verdict", assessment.verdict.rawValue),
    ]
    if let until = assessment.outlook.readyUntil {
      info.append(("Dossier-Ready-Until", until.day.description))
    }
    if isForced { info.append(("Dossier-Forced", "not ready: \(errors) gaps")) }
    return info
  }
}
