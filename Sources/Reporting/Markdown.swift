import Evidence

/// The little of GitHub's Markdown that the manual and the summaries need.
enum Markdown {
  /// Blocks with an empty line between them.
  static func joined(_ blocks: [String]) -> String { blocks.joined(separator: "\n\n") + "\n" }

  /// - Parameters:
  ///   - rows: Cells in which what would end them is escaped.
  ///   - numbers: The columns that are set to the right.
  static func table(_ head: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = head.indices.map { numbers.contains($0) ? "---:|" : "---|" }.joined()
    return ([line(head), "|" + rule] + rows.map(line)).joined(separator: "\n")
  }

  /// Markdown of our own as a cell of a table.
  static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// Text that stays text: marks that CommonMark gives a meaning stand behind a backslash.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n": result += " "
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "!", "#", "$", "*", "@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~", ">":
        result += "\\" + String(scalar)
      default: result += PrintableText.escape(scalar)
      }
    }
  }
}
