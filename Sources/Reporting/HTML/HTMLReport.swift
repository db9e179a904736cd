internal import Evidence

/// The report of a case as one page that needs nothing beside it.
struct HTMLReport {
  private struct View {
    struct VerdictView {
      let name: String
      let sign: String
      let word: String
      let meaning: String
    }

    struct Chapter {
      let anchor: String
      let text: String
      let count: String?
    }

    struct Source: Hashable {
      let title: String
      let url: String?
      let asOf: String
    }

    let frame: PageFrame
    let verdict: VerdictView
    let facts: [FactView]
    let contents: [Chapter]
    let findings: [FindingView]
    let hasDates: Bool
    let dates: [DeadlineView]
    let columns: [MatrixView.Column]
    let rows: [MatrixView.Row]
    let documents: [DocumentView]
    let undecided: [FindingView]
    let hasRemarks: Bool
    let remarks: [FactView]
    let hasNotApplied: Bool
    let notApplied: [String]
    let sources: [Source]
    let images: [PagePictures.Image]
  }

  let tool: ToolVersion
  let phrases: Phrases
  let missingIsolation: [IsolationLayer]

  func report(of assessment: Assessment, _ illustrations: Illustrations) -> String {
    let page = HTMLPage(assessment.readCase.documents, illustrations, phrases)
    let told = assessment.findings.gravestFirst.enumerated().map { index, finding in
      (finding: finding, anchor: "g\(index + 1)")
    }
    let findings = told.map { FindingView($0.finding, anchor: $0.anchor, in: page) }
    let undecided = assessment.undecided.enumerated().map { index, finding in
      FindingView(finding, anchor: "u\(index + 1)", in: page)
    }
    let matrix = MatrixView(assessment, findings: told, in: page)
    let dates = DeadlineView.all(of: assessment, in: page)
    let remarks = remarks(on: assessment, illustrations)
    let view = View(
      frame: PageFrame(title: assessment.readCase.received.path, tool: tool, phrases),
      verdict: verdict(of: assessment),
      facts: facts(of: assessment).map { FactView($0) },
      contents: contents(assessment, hasDates: !dates.isEmpty), findings: findings,
      hasDates: !dates.isEmpty, dates: dates, columns: matrix.columns, rows: matrix.rows,
      documents: documents(of: assessment, findings: told.map(\.finding), findings, in: page),
      undecided: undecided, hasRemarks: !remarks.isEmpty, remarks: remarks,
      hasNotApplied: !matrix.notApplied.isEmpty, notApplied: matrix.notApplied,
      sources: sources(of: assessment), images: page.pictures.images)
    return HTMLTemplates.shared.page("case-report", view)
  }

  // MARK: Head

  private func verdict(of assessment: Assessment) -> View.VerdictView {
    let verdict = assessment.verdict
    return View.VerdictView(
      name: verdict.rawValue, sign: verdict.sign, word: phrases.verdict(verdict),
      meaning: phrases.verdictMeaning(verdict))
  }

  /// The case, and what the verdict rests on.
  private func facts(of assessment: Assessment) -> [(label: String, text: String)] {
    let summary = ReportSummary(assessment)
    let checks = Outcome.allCases.map { (summary.checks[$0] ?? 0, phrases.outcome($0)) }
      .filter { $0.0 > 0 }.map { phrases.counted($0.0, $0.1) }
    let pages = assessment.readCase.documents.map(\.extracted.pages.count).reduce(0, +)
    return CaseFacts(assessment.readCase, phrases).list + [
      (
        phrases.documents,
        phrases.grouped(summary.documents) + phrases.bracketed(phrases.pagesRead(pages))
      ),
      (phrases.checks, phrases.total(summary.allChecks, checks)),
    ]
  }

  private func contents(_ assessment: Assessment, hasDates: Bool) -> [View.Chapter] {
    let summary = ReportSummary(assessment)
    let words = phrases.pageWords
    let chapters: [(String, Int?)] = [
      ("gaps", summary.findings), ("dates", nil), ("matrix", nil),
      ("documents", summary.documents), ("unchecked", nil), ("sources", nil),
    ]
    return chapters.filter { hasDates || $0.0 != "dates" }.map { anchor, count in
      View.Chapter(
        anchor: anchor, text: words[anchor] ?? anchor, count: count.map(phrases.grouped))
    }
  }

  // MARK: Parts

  private func documents(
    of assessment: Assessment, findings: [Finding], _ views: [FindingView], in page: HTMLPage
  ) -> [DocumentView] {
    let proofs = (findings + assessment.undecided).flatMap(\.evidence)
    let shown = zip(findings, views)
    return assessment.readCase.documents.map { document in
      DocumentView(
        document, facts: facts(of: document),
        findings: shown.filter { $0.0.check.document == document.path }.map(\.1),
        proofs: proofs.filter { $0.document == document.path }, in: page)
    }
  }

  private func facts(of document: ReadDocument) -> [(label: String, text: String)] {
    let extracted = document.extracted
    var facts = [
      (
        phrases.type,
        (extracted.identified.mediaType ?? phrases.unknownKind) + phrases.listSeparator
          + phrases.bytes(extracted.received.size)
      )
    ]
    if let count = extracted.pageCount { facts.append((phrases.size, phrases.pages(count))) }
    facts.append((phrases.textLabel, phrases.origin(TextOrigin(document))))
    return facts
  }

  /// What was not looked at, and why.
  private func remarks(on assessment: Assessment, _ illustrations: Illustrations) -> [FactView] {
    var remarks: [(label: String, text: String)] = []
    let leftOut = assessment.readCase.received.leftOut
    if !leftOut.isEmpty { remarks.append((phrases.leftOut, phrases.leftOut(leftOut))) }
    for document in assessment.readCase.documents {
      guard let words = phrases.reach(Reach(document)) else { continue }
      remarks.append((document.path.description, words))
    }
    for overlay in assessment.overlays where !overlay.isEmpty {
      remarks.append((phrases.overlayName(overlay.name), phrases.overlay(overlay)))
      remarks += overlay.switchedOff.map {
        (phrases.switchedOff($0.rule), $0.reason.text(in: phrases.language))
      }
    }
    if !missingIsolation.isEmpty {
      remarks.append((phrases.isolation, phrases.missing(missingIsolation)))
    }
    if illustrations.isEmpty, !assessment.readCase.documents.isEmpty {
      remarks.append((phrases.pictures, phrases.noPictures))
    }
    return remarks.map { FactView($0) }
  }

  /// Each once, in the order of the rules that met something to judge.
  private func sources(of assessment: Assessment) -> [View.Source] {
    let applied = Set(assessment.checks.filter { $0.outcome != .notApplicable }.map(\.rule))
    var seen: Set<View.Source> = []
    return assessment.requirements.filter { applied.contains($0.rule) }.map { requirement in
      View.Source(
        title: requirement.source.title, url: requirement.source.url.flatMap(HTMLPage.link),
        asOf: phrases.asOf(requirement.source.asOf))
    }.filter { seen.insert($0).inserted }
  }
}
