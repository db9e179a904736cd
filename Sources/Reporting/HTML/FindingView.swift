internal import Evidence

/// A finding as the template takes it.
struct FindingView {
  struct Side {
    let label: String
    let segments: [TextDifference.Segment]
  }

  struct Spot {
    let target: String?
    let text: String
    let quote: String?
  }

  let anchor: String
  let severityName: String
  let severity: String
  let sign: String
  let message: String
  let hasComparison: Bool
  let comparison: [Side]
  let hasFigures: Bool
  let figures: [PagePictures.Figure]
  let hasPlaces: Bool
  let places: [Spot]
  let who: String
  let action: String
  let standing: [FactView]
  let sourceLabel: String
  let rule: String
  let source: String
  let url: String?
  let asOf: String

  init(_ finding: Finding, anchor: String, in page: HTMLPage) {
    let phrases = page.phrases
    self.anchor = anchor
    severityName = finding.severity.rawValue
    let isOpen = finding.check.outcome == .unknown
    severity =
      phrases.severity(finding.severity)
      + (isOpen ? phrases.listSeparator + phrases.outcome(.unknown) : "")
    sign = isOpen ? "?" : finding.severity.sign
    message = finding.message.text(in: phrases.language)
    comparison = Self.comparison(of: finding, phrases)
    hasComparison = !comparison.isEmpty
    (figures, places) = Self.evidence(of: finding, in: page)
    hasFigures = !figures.isEmpty
    hasPlaces = !places.isEmpty
    who = phrases.who(finding.fix.who) + phrases.colon
    action = finding.fix.action.text(in: phrases.language)
    standing = phrases.standing(of: finding).map { FactView($0) }
    sourceLabel = phrases.rule
    rule = finding.check.rule
    source = finding.source.title
    url = finding.source.url.flatMap(HTMLPage.link)
    asOf = phrases.asOf(finding.source.asOf)
  }

  private static func comparison(of finding: Finding, _ phrases: Phrases) -> [Side] {
    guard let found = finding.found, let expected = finding.expected else {
      return [(phrases.found, finding.found), (phrases.expected, finding.expected)].compactMap {
        label, text in
        text.map {
          Side(label: label, segments: [TextDifference.Segment(text: $0, differs: false)])
        }
      }
    }
    let difference = TextDifference(found: found, expected: expected)
    return [
      Side(label: phrases.found, segments: difference.found),
      Side(label: phrases.expected, segments: difference.expected),
    ]
  }

  /// How many crops stand below one finding; the other places are named.
  private static let mostFigures = 4

  /// What is shown, and what is named since there is no picture of it.
  private static func evidence(
    of finding: Finding, in page: HTMLPage
  ) -> (figures: [PagePictures.Figure], places: [Spot]) {
    var figures: [PagePictures.Figure] = []
    var spots: [Spot] = []
    if finding.check.document == nil, let field = finding.check.field {
      spots.append(Spot(target: nil, text: field, quote: nil))
    }
    for proof in finding.evidence {
      if figures.count < mostFigures, let figure = page.figure(of: proof) {
        figures.append(figure)
      } else {
        spots.append(spot(proof, in: page))
      }
    }
    return (figures, spots)
  }

  private static func spot(_ proof: Finding.Proof, in page: HTMLPage) -> Spot {
    let anchors = page.anchors
    guard let place = proof.place else {
      return Spot(
        target: anchors.document(proof.document), text: proof.document.description, quote: nil)
    }
    return Spot(
      target: page.anchor(of: proof),
      text: proof.document.description + page.phrases.listSeparator + page.phrases.place(place),
      quote: place.text.isEmpty ? nil : String(place.text.prefix(300)))
  }
}

extension Severity {
  /// Told apart by form as well as by colour.
  var sign: String {
    switch self {
    case .error: "✗"
    case .warning: "!"
    case .note: "i"
    }
  }
}

extension Verdict {
  var sign: String {
    switch self {
    case .ready: "✓"
    case .gaps: "✗"
    case .undetermined: "?"
    }
  }
}
