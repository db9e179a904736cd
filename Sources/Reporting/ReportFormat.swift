/// The formats of a report; each has its own file in this folder.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For a person, at a terminal.
  case text
  /// One object for one case, indented; a list of them for several.
  case json
  /// One report a line, as each case ends.
  case ndjson
}
