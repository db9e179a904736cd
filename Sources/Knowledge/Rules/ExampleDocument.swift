internal import Evidence
internal import MarkedYAML

/// Reads the documents of an example.
enum ExampleDocument {
  private static let keys = [
    "path", "kind", "media_type", "fields", "ambiguous", "on_pages", "unreadable", "printed",
    "text", "words", "large_print", "problem", "pages", "scanned", "legibility", "picture", "bytes",
    "languages", "size", "producer",
    "creator", "created", "modified",
    "revisions", "annotations", "script", "attachments", "xml", "xml_refused", "code",
  ]

  static func read(_ node: RuleNode, index: Int, wording: Wording) -> RuleExample.Document? {
    guard node.expect(known: keys) else { return nil }
    let path = node["path"]?.text ?? "\(node["kind"]?.text ?? "document")-\(index + 1).pdf"
    let pages = node["pages"]?.integer ?? 1
    return RuleExample.Document(
      path: path, kind: node["kind"]?.choice(DocumentKind.self),
      mediaType: node["media_type"]?.text ?? "application/pdf",
      fields: node["fields"].map { fields(of: $0, wording: wording) } ?? [],
      ambiguous: readings(of: node["ambiguous"], wording: wording),
      onPages: readings(of: node["on_pages"], wording: wording),
      unreadable: node["unreadable"]?.texts.map { FieldName($0) } ?? [],
      printed: Dictionary(
        (node["printed"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") },
        uniquingKeysWith: { first, _ in first }),
      text: node["text"]?.text
        ?? node["words"]?.integer.map { Array(repeating: "word", count: $0).joined(separator: " ") }
        ?? "",
      largePrint: node["large_print"]?.text, problem: node["problem"].flatMap(problem),
      pages: pages,
      scannedPages: node["scanned"]?.integer ?? 0,
      legibility: node["legibility"].map(legibility),
      picture: node["picture"]?.elements.compactMap(\.integer),
      sha256: node["bytes"]?.text ?? path,
      languages: node["languages"]?.texts ?? ["en"], information: information(of: node),
      size: node["size"]?.integer ?? 40_000,
      eInvoice: node["xml"].map { fields(of: $0, wording: wording) },
      isEInvoiceRefused: node["xml_refused"]?.flag ?? false,
      code: node["code"].map { fields(of: $0, wording: wording) })
  }

  private static func readings(
    of node: RuleNode?, wording: Wording
  ) -> [(name: FieldName, values: [FieldValue])] {
    (node?.entries ?? []).compactMap { entry in
      wording.readField(entry.key, at: entry.mark, in: entry.value).map { name in
        (name, entry.value.texts.compactMap { FieldValue(canonical: $0, type: name.type) })
      }
    }
  }

  private static func fields(
    of node: RuleNode, wording: Wording
  ) -> [(name: FieldName, value: FieldValue)] {
    var result: [(name: FieldName, value: FieldValue)] = []
    func add(_ name: FieldName, _ node: RuleNode) {
      guard let text = node.text else { return }
      guard let value = FieldValue(canonical: text, type: name.type) else {
        node.note("'\(text)' is no value of the field '\(name)'")
        return
      }
      result.append((name, value))
    }
    for entry in node.entries {
      if entry.key == "lines" {
        for (index, line) in entry.value.elements.enumerated() {
          for member in line.entries {
            _ = wording.readField("lines[].\(member.key)", at: member.mark, in: member.value)
            add(.line(index + 1, member.key), member.value)
          }
        }
      } else if let name = wording.readField(entry.key, at: entry.mark, in: entry.value) {
        add(name, entry.value)
      }
    }
    return result
  }

  private static func legibility(of node: RuleNode) -> Legibility {
    var values: [Legibility.Measure: Int] = [:]
    for entry in node.entries {
      if let measure = Legibility.Measure(rawValue: entry.key) {
        values[measure] = entry.value.integer
      } else {
        node.note(
          RuleNode.unknown(
            entry.key, what: "measure", among: Legibility.Measure.allCases.map(\.rawValue)))
      }
    }
    return Legibility(values)
  }

  private static func problem(_ node: RuleNode) -> FileProblem? {
    switch node.text {
    case "encrypted": return FileProblem(.encrypted)
    case "empty": return FileProblem(.empty)
    case "corrupt": return FileProblem(.corrupt("the end is missing"))
    case "no-reader": return FileProblem(.noReader)
    case "not-a-file": return FileProblem(.notAFile(.link))
    case "denied": return FileProblem(.denied(.permission))
    case "crashed": return FileProblem(.readerCrashed("signal 11"))
    case "timed-out": return FileProblem(.readerTimedOut(seconds: 30))
    case "limit": return FileProblem(.limit("pages", "2000"))
    case let other:
      node.note(
        RuleNode.unknown(
          other ?? "", what: "problem",
          among: [
            "encrypted", "empty", "corrupt", "no-reader", "not-a-file", "denied", "crashed",
            "timed-out", "limit",
          ]))
      return nil
    }
  }

  private static func information(of node: RuleNode) -> DocumentInformation {
    func day(_ key: String) -> Day? { node[key]?.text.flatMap { Day(iso: $0) } }
    let box = Box(x0: 100, y0: 100, x1: 200, y1: 120)
    return DocumentInformation(
      producer: node["producer"]?.text, creator: node["creator"]?.text, created: day("created"),
      modified: day("modified"),
      attachments: (node["attachments"]?.texts ?? []).map {
        DocumentInformation.Attachment(name: $0, size: 1000)
      },
      annotations: (node["annotations"]?.texts ?? []).map {
        DocumentInformation.Annotation(subtype: $0, page: 1, box: box)
      },
      revisions: node["revisions"]?.integer ?? 1, hasJavaScript: node["script"]?.flag ?? false)
  }
}
