public import Evidence
internal import MarkedYAML

extension CaseSchema {
  /// The case file's JSON Schema (2020-12), always the same bytes.
  ///
  /// It asks for what should be written; the decoder also takes a number without quotes where a
  /// text belongs.
  public static func jsonSchema() -> String {
    var members: [JSONValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", "urn:dossier:case:1"),
      .init("title", "A case file (case.yaml, case.json)"),
      .init("description", "What a seller states about a ticket, beside the evidence for it."),
    ]
    members += Kind.record(keys).schema
    members.append(.init("$defs", ["country": .object(countryDefinition)]))
    return JSONValue.object(members).pretty
  }

  private static var countryDefinition: [JSONValue.Member] {
    [
      .init("type", "string"), .init("description", "ISO 3166-1 alpha-2."),
      .init("enum", .array(CountryCodes.all.sorted().map { .string($0) })),
    ]
  }
}

extension CaseSchema.Kind {
  fileprivate var schema: [JSONValue.Member] {
    switch self {
    case .text: string(pattern: "\\S")
    case .day:
      [.init("type", "string"), .init("format", "date")]
        + [.init("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    case .integer: [.init("type", "integer")]
    case .money: string(pattern: "^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}$")
    case .weight:
      string(
        pattern: "^[0-9]+(\\.[0-9]+)? ?("
          + (Measure.weightUnits + ["lbs"]).joined(separator: "|") + ")$")
    case .flag: [.init("type", "boolean")]
    case .country: [.init("$ref", "#/$defs/country")]
    case .ticket:
      [
        .init("type", "string"),
        .init("enum", .array(CaseSchema.ticketCategories.map { .string($0) })),
      ]
    case .list(let element):
      [.init("type", "array"), .init("items", .object(element.schema)), .init("minItems", 1)]
    case .record(let keys): record(of: keys)
    }
  }

  private func string(pattern: String) -> [JSONValue.Member] {
    [.init("type", "string"), .init("pattern", .string(pattern))]
  }

  private func record(of keys: [CaseSchema.Key]) -> [JSONValue.Member] {
    let properties = keys.map { key in
      JSONValue.Member(key.name, .object(key.schema))
    }
    let needed = keys.filter(\.isNeeded).map { JSONValue.string($0.name) }
    return [.init("type", "object"), .init("properties", .object(properties))]
      + (needed.isEmpty ? [] : [.init("required", .array(needed))])
      + [.init("minProperties", 1), .init("additionalProperties", false)]
  }
}

extension CaseSchema.Key {
  fileprivate var schema: [JSONValue.Member] {
    let examples = exampleValue.map { [JSONValue.Member("examples", .array([$0]))] } ?? []
    return [.init("description", .string(description))] + kind.schema + examples
  }

  /// The example as JSON has it; nil for records.
  private var exampleValue: JSONValue? {
    guard let example, let node = try? MarkedYAML.parse(Array(example.utf8), file: name) else {
      return nil
    }
    if let elements = node.sequence { return .array(elements.map { .string($0.scalar ?? "") }) }
    guard let text = node.scalar else { return nil }
    switch kind {
    case .integer: return Int(text).map { .integer($0) }
    case .flag: return .bool(text == "true")
    case .text, .day, .money, .weight, .country, .ticket, .list, .record: return .string(text)
    }
  }
}
