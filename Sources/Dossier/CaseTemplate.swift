public import Evidence
internal import Intake
public import Knowledge

/// A case file to fill in: the keys that a ticket needs, explained and commented out.
public enum CaseTemplate {
  /// The text for a ticket; it is accepted as it is, and stands for no fact but the ticket.
  ///
  /// - Parameter wording: What the groups of the case file are called.
  public static func text(
    for pack: RulePack, wording: Wording, language: ReportLanguage
  ) -> String {
    CaseTemplateWriter(pack: pack, wording: wording, language: language).text
  }

  /// The JSON Schema of case files; ends with a line feed.
  public static var schema: String { CaseSchema.jsonSchema() }
}

/// Writes the keys that a pack names, in the order of the case file.
private struct CaseTemplateWriter {
  let pack: RulePack
  let wording: Wording
  let language: ReportLanguage

  var text: String {
    var text = head.map { "# \($0)\n" }.joined() + "\nticket: \(pack.ticket)\n"
    for key in CaseSchema.keys where key.name != "ticket" && isNeeded(key.name) {
      text += "\n" + lines(of: key, path: key.name, indent: "").map { "# \($0)\n" }.joined()
    }
    return text
  }

  private var head: [String] {
    let title = pack.title.text(in: language)
    let summary = pack.summary.text(in: language)
    return language == .zh
      ? [
        title, summary, "删去适用行前面的 “#”，改成您自己的内容，其余行可以删除。",
        "名称和地址请逐字照抄卖家平台上的内容。",
      ]
      : [
        title, summary,
        "Take away the '#' before what applies, put in your own values, delete the rest.",
        "Copy names and addresses from Seller Central, letter by letter.",
      ]
  }

  /// Whether the pack names the path or one below it; the day of the upload is every ticket's.
  private func isNeeded(_ path: String) -> Bool {
    path == "submitting"
      || pack.needs.contains {
        $0.path == path || $0.path.hasPrefix(path + ".") || $0.path.hasPrefix(path + "[]")
      }
  }

  private func lines(of key: CaseSchema.Key, path: String, indent: String) -> [String] {
    switch key.kind {
    case .record(let keys):
      return [head(of: key, path, indent)]
        + lines(ofMembers: keys, path: path + ".", indent: indent + "  ")
    case .list(.record(let keys)):
      let lines = lines(ofMembers: keys, path: path + "[].", indent: indent + "    ")
      guard let first = lines.first else { return [] }
      return [head(of: key, path, indent), "\(indent)  - \(first.dropFirst(indent.count + 4))"]
        + lines.dropFirst()
    default:
      let example = pack.needs.first { $0.path == path }?.example ?? key.example ?? ""
      return ["\(indent)\(key.name): \(quoted(example, key.kind))\(comment(on: path))"]
    }
  }

  private func lines(
    ofMembers keys: [CaseSchema.Key], path: String, indent: String
  ) -> [String] {
    // A list of records that the pack asks for as a whole shows what identifies its entries.
    let named = keys.filter { isNeeded(path + $0.name) }
    return (named.isEmpty ? Array(keys.prefix(2)) : named)
      .flatMap { lines(of: $0, path: path + $0.name, indent: indent) }
  }

  private func head(of key: CaseSchema.Key, _ path: String, _ indent: String) -> String {
    "\(indent)\(key.name):\(comment(on: path))"
  }

  /// Digits alone are a text only in quotes.
  private func quoted(_ example: String, _ kind: CaseSchema.Kind) -> String {
    guard case .text = kind, example.allSatisfy(\.isNumber) else { return example }
    return "\"\(example)\""
  }

  private func comment(on path: String) -> String {
    if let need = pack.needs.first(where: { $0.path == path }) {
      let level = wording.note("need.\(need.level.rawValue)").text(in: language)
      let why = need.why.text(in: language)
      return "   # \(level)\(language == .zh ? "：" : ": ")\(why)"
    }
    let note = wording.note("case.\(path)").text(in: language)
    return note == "case.\(path)" ? "" : "   # \(note)"
  }
}
