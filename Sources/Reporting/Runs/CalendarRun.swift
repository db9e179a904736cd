internal import Digest
import Evidence

/// The days that cases hang on as a calendar that other programs subscribe to or take in
/// (iCalendar, RFC 5545): until when a case is ready, from when on, until when mending helps, and
/// when the answer is due.
struct CalendarRun: RunReport {
  private let tool: ToolVersion
  private let phrases: Phrases
  private var isEmpty = true

  init(tool: ToolVersion, _ phrases: Phrases) {
    self.tool = tool
    self.phrases = phrases
  }

  mutating func add(_ outcome: CaseOutcome) -> String {
    defer { isEmpty = false }
    guard case .assessed(let assessment, _) = outcome else { return isEmpty ? head : "" }
    return (isEmpty ? head : "") + events(of: assessment).joined()
  }

  func finish() -> String { (isEmpty ? head : "") + Self.line("END:VCALENDAR") }

  private var head: String {
    let maker = "-//Dossier//\(tool.name) \(tool.version)//\(phrases.pick("EN", "ZH"))"
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(maker)", "CALSCALE:GREGORIAN"]
      .map(Self.line).joined()
  }

  private func events(of assessment: Assessment) -> [String] {
    var days = phrases.limits(of: assessment.outlook).map { label, limit in
      (label: label, day: limit.day, reasons: limit.reasons)
    }
    if let deadline = assessment.readCase.file.node(at: "deadline")?.day {
      days.append((phrases.due, deadline, []))
    }
    return days.map { event($0.label, on: $0.day, reasons: $0.reasons, of: assessment.readCase) }
  }

  private func event(
    _ label: String, on day: Day, reasons: [Finding], of readCase: ReadCase
  ) -> String {
    let path = readCase.received.path
    let summary = label + phrases.colon + path + phrases.bracketed(readCase.file.ticket)
    let why = reasons.gravestFirst.map { $0.message.text(in: phrases.language) }
      .joined(separator: "\n")
    return
      ([
        "BEGIN:VEVENT", "UID:\(Self.digest("\(path)\n\(label)"))@dossier",
        // A report knows no clock: it is as old as the upload that it was made for.
        "DTSTAMP:\(Self.basic(readCase.submitting))T000000Z",
        "DTSTART;VALUE=DATE:\(Self.basic(day))",
        "DTEND;VALUE=DATE:\(Self.basic(day.adding(days: 1)))",
        "SUMMARY:\(Self.escaped(summary))",
      ]
      + (why.isEmpty ? [] : ["DESCRIPTION:\(Self.escaped(why))"])
      + [
        "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:\(Self.escaped(summary))", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT",
      ]).map(Self.line).joined()
  }

  /// `20261122`: ISO 8601, basic format.
  private static func basic(_ day: Day) -> String { day.description.replacing("-", with: "") }

  private static func digest(_ text: String) -> String {
    var sha = SHA256()
    sha.update(Array(text.utf8).span.bytes)
    return String(sha.hexadecimal().prefix(32))
  }

  /// A value of the type TEXT (RFC 5545, 3.3.11).
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      PrintableText.escape(String(line)).replacing("\\", with: "\\\\")
        .replacing(";", with: "\\;").replacing(",", with: "\\,")
    }.joined(separator: "\\n")
  }

  /// A content line, folded so that none has more than 75 octets (RFC 5545, 3.1).
  private static func line(_ text: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += width
    }
    return folded + "\r\n"
  }
}
