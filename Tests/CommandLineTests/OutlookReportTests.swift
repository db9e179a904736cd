import Foundation
import Testing

/// From when on and until when a case is ready, as the program tells it and proves it.
@Suite struct `Days on which a case is ready` {
  private func report(_ path: String, on day: String) throws -> [String: Any] {
    let result = try Program.run("check", path, "--on", day, "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(json as? [String: Any])
  }

  private func day(_ name: String, of report: [String: Any]) throws -> String? {
    let outlook = try #require(report["outlook"] as? [String: Any])
    return (outlook[name] as? [String: Any])?["day"] as? String
  }

  private func neighbour(of day: String, by days: Int) throws -> String {
    let style = Date.ISO8601FormatStyle().year().month().day()
    return try style.parse(day).addingTimeInterval(Double(days) * 86_400).formatted(style)
  }

  @Test(arguments: ["ready-us", "inbound-ready", "kyc-ready", "identity-ready", "tax-ready"])
  func `end when the report says`(_ name: String) throws {
    let path = "fixtures/cases/" + name
    let now = try report(path, on: "2026-11-22")
    try #require(now["verdict"] as? String == "ready")
    guard let last = try day("ready_until", of: now) else { return }
    #expect(try report(path, on: last)["verdict"] as? String == "ready")
    let after = try report(path, on: neighbour(of: last, by: 1))
    #expect(after["verdict"] as? String == "gaps")
    let reasons = try #require((now["outlook"] as? [String: Any])?["ready_until"] as? [String: Any])
    let named = try #require(reasons["because"] as? [[String: Any]]).compactMap {
      $0["rule"] as? String
    }
    let findings = try #require(after["findings"] as? [[String: Any]])
    #expect(!named.isEmpty)
    #expect(Set(named).isSubset(of: findings.compactMap { $0["rule"] as? String }))
  }

  @Test func `begin when a waiting period is over`() throws {
    let path = "fixtures/cases/inbound-ready"
    let early = try report(path, on: "2026-08-28")
    #expect(early["verdict"] as? String == "gaps")
    let first = try #require(try day("ready_from", of: early))
    #expect(try report(path, on: first)["verdict"] as? String == "ready")
    #expect(try report(path, on: neighbour(of: first, by: -1))["verdict"] as? String == "gaps")
    #expect(try day("mend_by", of: early) == nil)
  }

  @Test func `are events of a calendar`() throws {
    let result = try Program.run(
      "check", "fixtures/cases/inbound-ready", "fixtures/cases/return-gaps", "--format", "ics",
      "--lang", "zh")
    let lines = result.output.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let unfolded = result.output.replacingOccurrences(of: "\r\n ", with: "")
      .components(separatedBy: "\r\n")
    #expect(unfolded.first == "BEGIN:VCALENDAR" && unfolded.dropLast().last == "END:VCALENDAR")
    let days = unfolded.filter { $0.hasPrefix("DTSTART") }
    #expect(days.contains("DTSTART;VALUE=DATE:20270519"))
    let identifiers = unfolded.filter { $0.hasPrefix("UID:") }
    #expect(identifiers.count == days.count && Set(identifiers).count == identifiers.count)
    #expect(days.count == unfolded.count { $0 == "BEGIN:VEVENT" } && days.count >= 2)
    #expect(
      unfolded.contains { $0.hasPrefix("SUMMARY:") && $0.contains("fixtures/cases/return-gaps") })
  }
}
