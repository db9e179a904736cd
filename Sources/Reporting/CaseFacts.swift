import Evidence

/// What the case file says of the ticket and its days, as reports for people give it.
struct CaseFacts {
  let list: [(label: String, text: String)]

  init(_ readCase: ReadCase, _ phrases: Phrases) {
    var facts = [(label: phrases.ticket, text: readCase.file.ticket)]
    if let marketplace = readCase.file.marketplace {
      facts.append((phrases.marketplace, marketplace))
    }
    var submitting = readCase.submitting.description
    if let notified = readCase.file.node(at: "notified")?.day {
      facts.append((phrases.notified, notified.description))
      submitting += phrases.bracketed(
        phrases.daysLater(readCase.submitting.days(since: notified)))
    }
    facts.append((phrases.submitting, submitting))
    if let deadline = readCase.file.node(at: "deadline")?.day {
      let left = deadline.days(since: readCase.submitting)
      facts.append(
        (phrases.due, deadline.description + phrases.bracketed(phrases.daysLeft(left))))
    }
    list = facts
  }
}
