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

  /// The answer's due day and the days on which documents end, the next first.
  static func all(of assessment: Assessment, in page: HTMLPage) -> [DeadlineView] {
    let (readCase, phrases) = (assessment.readCase, page.phrases)
    var dated: [(day: Day, what: String, document: EvidencePath?)] = []
    if let deadline = readCase.file.node(at: "deadline")?.day {
      dated.append((deadline, phrases.due, nil))
    }
    for document in readCase.documents {
      for name: FieldName in ["expires", "term.end"] {
        guard let day = document.state(of: name).known?.value.day else { continue }
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
