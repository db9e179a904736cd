internal import Evidence

/// A day that a case hangs on, and how far it is from the upload.
struct DeadlineView {
  struct Link {
    let anchor: String
    let text: String
  }

  let day: String
  let left: String
  let what: String
  let link: Link?

  /// The answer's due day, the days that bound what can be done, and those on which requirements or
  /// documents end, the next first.
  static func all(of assessment: Assessment, in page: HTMLPage) -> [DeadlineView] {
    let (readCase, phrases) = (assessment.readCase, page.phrases)
    var dated: [(day: Day, what: String, document: EvidencePath?)] = []
    if let deadline = readCase.file.node(at: "deadline")?.day {
      dated.append((deadline, phrases.due, nil))
    }
    dated += phrases.limits(of: assessment.outlook).map { ($0.limit.day, $0.label, nil) }
    let turns = assessment.outlook.turns.filter { $0.check.outcome == .pass }
    let titles = Dictionary(
      assessment.requirements.map { ($0.rule, $0.title.text(in: phrases.language)) },
      uniquingKeysWith: { first, _ in first })
    dated += turns.map { turn in
      (
        turn.day.adding(days: -1),
        phrases.metUntil(titles[turn.check.rule] ?? turn.check.rule), turn.check.document
      )
    }
    for document in readCase.documents {
      for name: FieldName in ["expires", "term.end"] {
        guard let day = document.state(of: name).known?.value.day,
          !dated.contains(where: { $0.day == day && $0.document == document.path })
        else { continue }
        let label = phrases.field(name)
        dated.append((day, label, document.path))
      }
    }
    return dated.sorted { $0.day < $1.day }.map { item in
      DeadlineView(
        day: item.day.description,
        left: phrases.daysLeft(item.day.days(since: readCase.submitting)), what: item.what,
        link: item.document.flatMap { path in
          page.anchors.document(path).map { Link(anchor: $0, text: path.description) }
        })
    }
  }
}
