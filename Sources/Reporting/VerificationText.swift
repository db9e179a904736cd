public import Evidence

/// What a person reads of a report that was held against the files again.
public struct VerificationText: Sendable {
  private static let most = 20

  private let language: ReportLanguage
  private let layout: TextLayout

  public init(language: ReportLanguage, layout: TextLayout = TextLayout()) {
    self.language = language
    self.layout = layout
  }

  public func text(
    of report: StoredReport, _ differences: [StoredReport.Difference], tool: ToolVersion
  ) -> String {
    var output = TerminalText(layout)
    if differences.isEmpty {
      output.paragraph(
        pick("everything that the report says holds", "报告内容全部成立"),
        label: "✓ " + report.path + " ", labelStyle: .green)
      return output.text
    }
    let count = differences.count
    output.paragraph(
      pick(
        "the report says otherwise than the files in \(count) \(count == 1 ? "place" : "places")",
        "报告与文件不一致，共 \(count) 处"),
      label: "✗ " + report.path + " ", labelStyle: .red)
    if report.version != tool.version {
      output.paragraph(
        pick(
          "it was written by version \(report.version), this is \(tool.version)",
          "报告由版本 \(report.version) 生成，当前版本为 \(tool.version)"), indent: 2, style: .faint)
    }
    for difference in differences.prefix(Self.most) { write(difference, to: &output) }
    if count > Self.most { output.paragraph("… \(count - Self.most)", indent: 2) }
    return output.text
  }

  private func write(_ difference: StoredReport.Difference, to output: inout TerminalText) {
    output.paragraph(difference.path.joined(separator: " › "), indent: 2, style: .strong)
    let nothing = pick("nothing", "无")
    output.paragraph(
      difference.said.map(shortened) ?? nothing, indent: 4, label: pick("the report", "报告："))
    output.paragraph(
      difference.found.map(shortened) ?? nothing, indent: 4, label: pick("the files", "文件："))
  }

  private func shortened(_ json: String) -> String {
    json.count > 200 ? json.prefix(200) + "…" : json
  }

  private func pick(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
