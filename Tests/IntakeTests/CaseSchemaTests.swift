import Evidence
import Intake
import MarkedYAML
import Testing

@Suite struct `The case file's schema` {
  /// A key of the contract's example: where it stands, and its siblings' names.
  private struct Occurrence {
    let name: String
    let mark: Mark
  }

  private func occurrences(in node: MarkedNode) -> [Occurrence] {
    (node.sequence ?? []).flatMap(occurrences)
      + (node.entries ?? []).flatMap { entry in
        [Occurrence(name: entry.key, mark: entry.keyMark)] + occurrences(in: entry.value)
      }
  }

  /// Replaces a key of the example where it stands.
  private func example(replacing key: Occurrence, by name: String) -> String {
    var lines = contractExample.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array($0.unicodeScalars) }
    let start = key.mark.column - 1
    let range = start..<(start + key.name.unicodeScalars.count)
    lines[key.mark.line - 1].replaceSubrange(range, with: Array(name.unicodeScalars))
    return lines.map { line in
      String(String.UnicodeScalarView(line))
    }.joined(separator: "\n")
  }

  /// Each letter left out, doubled, and swapped with the next.
  private func slips(of name: String) -> [String] {
    let letters = Array(name)
    return letters.indices.flatMap { index in
      var missing = letters
      missing.remove(at: index)
      var doubled = letters
      doubled.insert(letters[index], at: index)
      var swapped = letters
      if index + 1 < letters.count { swapped.swapAt(index, index + 1) }
      return [missing, doubled, swapped].map { String($0) }
    }.filter { $0 != name && !$0.isEmpty }
  }

  @Test func `each key of the example, misspelt by a letter, is refused at its place`() throws {
    let keys = occurrences(
      in: try MarkedYAML.parse(Array(contractExample.utf8), file: "example"))
    #expect(keys.count == 67)
    for key in keys {
      for slip in slips(of: key.name) where key.name.count > 2 {
        let problems = try refusals(of: example(replacing: key, by: slip))
        let wanted = "\(key.mark.line):\(key.mark.column): "
        let problem = problems.first { $0.contains("unknown key '\(slip)'") }
        #expect(problem?.hasPrefix(wanted) == true, "\(problems)")
        #expect(problem?.hasSuffix("; did you mean '\(key.name)'?") == true, "\(problems)")
      }
    }
  }

  @Test func `each path leads to its kind, and finds every node of the example`() throws {
    let file = try decode(contractExample)
    var reached = 0
    for path in CaseSchema.paths {
      #expect(CaseSchema.kind(at: path) != nil, "\(path)")
      reached += file.nodes(at: path).count
    }
    #expect(reached == nodeCount(file.root) - 1)
    for path in ["", "nothing", "items.asin", "account[]", "items[].asin.x", "items[x].asin"] {
      #expect(CaseSchema.kind(at: path) == nil, "\(path)")
    }
  }

  private func nodeCount(_ node: CaseFile.Node) -> Int {
    switch node {
    case .record(let entries): entries.reduce(1) { $0 + nodeCount($1.value) }
    case .list(let elements): elements.reduce(1) { $0 + nodeCount($1) }
    default: 1
    }
  }

  @Test func `every key's own example is accepted`() throws {
    func lines(of keys: [CaseSchema.Key], indentation: String) -> String {
      keys.map { key in
        let start = indentation + key.name + ":"
        return switch key.kind {
        case .record(let inner): start + "\n" + lines(of: inner, indentation: indentation + "  ")
        case .list(.record(let inner)):
          start + "\n" + indentation + "  -\n" + lines(of: inner, indentation: indentation + "    ")
        default: start + " " + (key.example ?? "") + "\n"
        }
      }.joined()
    }
    let file = try decode(lines(of: CaseSchema.keys, indentation: ""))
    for path in CaseSchema.paths {
      #expect(file.nodes(at: path).count == 1, "\(path)")
    }
  }

  @Test func `the JSON Schema describes every key and is always the same`() throws {
    let text = CaseSchema.jsonSchema()
    #expect(text == CaseSchema.jsonSchema())
    let schema = try MarkedYAML.parse(Array(text.utf8), file: "schema")
    #expect(schema["$schema"]?.scalar == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["required"]?.sequence?.compactMap(\.scalar) == ["ticket"])
    func verify(_ node: MarkedNode, has keys: [CaseSchema.Key]) throws {
      #expect(node["properties"]?.entries?.map(\.key) == keys.map(\.name))
      #expect(node["additionalProperties"]?.scalar == "false")
      for key in keys {
        let property = try #require(node["properties"]?[key.name])
        #expect(property["description"]?.scalar == key.description)
        switch key.kind {
        case .record(let inner): try verify(property, has: inner)
        case .list(.record(let inner)): try verify(try #require(property["items"]), has: inner)
        default: #expect(property["examples"]?.sequence?.count == 1, "\(key.name)")
        }
      }
    }
    try verify(schema, has: CaseSchema.keys)
  }
}
