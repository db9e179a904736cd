public import Evidence

// The small steps of typed decoding, each refusing with the place of what it met.

extension MarkedNode {
  /// A problem that points at this value.
  public func problem(_ message: String, file: String) -> YAMLProblem {
    YAMLProblem(file: file, mark: mark, message: message)
  }

  /// What stands here, for the end of a message: `'12.50'`, `a list`.
  public var found: LocalizedText {
    guard case .scalar(let text, _, _) = self, !isNull else { return kindName }
    let quoted = PrintableKey.quote(text)
    return LocalizedText(en: quoted, zh: " \(quoted)")
  }

  /// The text of a single value; refuses lists, mappings and nothing.
  public func requireText(file: String) throws(YAMLProblem) -> String {
    guard let scalar, !isNull else {
      throw problem("expected a text, found \(found.en)", file: file)
    }
    return scalar
  }

  /// `true` or `false`, not in quotes.
  public func requireFlag(file: String) throws(YAMLProblem) -> Bool {
    switch self {
    case .scalar("true", isQuoted: false, _): return true
    case .scalar("false", isQuoted: false, _): return false
    default: throw problem("expected true or false, found \(found.en)", file: file)
    }
  }

  /// A whole number in plain digits.
  public func requireInteger(file: String) throws(YAMLProblem) -> Int {
    guard case .scalar(let text, isQuoted: false, _) = self, text.utf8.first != UInt8(ascii: "+"),
      let number = Int(text)
    else { throw problem("expected a whole number, found \(found.en)", file: file) }
    return number
  }

  /// The elements of a list.
  public func requireList(file: String) throws(YAMLProblem) -> [MarkedNode] {
    guard let sequence else { throw problem("expected a list, found \(found.en)", file: file) }
    return sequence
  }

  /// The entries of a mapping, in the order of the file.
  public func requireEntries(file: String) throws(YAMLProblem) -> [Entry] {
    guard let entries else { throw problem("expected a mapping, found \(found.en)", file: file) }
    return entries
  }

  /// The value of a key of this mapping, which must be there.
  public func require(_ key: String, file: String) throws(YAMLProblem) -> MarkedNode {
    let entries = try requireEntries(file: file)
    guard let value = entries.first(where: { $0.key == key })?.value else {
      throw problem("the key '\(key)' is missing", file: file)
    }
    return value
  }

  /// One problem for each key of this mapping that is not known, with the nearest that is known
  /// and does not stand here already.
  public func unknownKeys(among known: [String], file: String) -> [YAMLProblem] {
    let entries = entries ?? []
    let free = known.filter { name in !entries.contains { $0.key == name } }
    return entries.filter { !known.contains($0.key) }.map { entry in
      YAMLProblem(
        file: file, mark: entry.keyMark,
        message: "unknown key \(PrintableKey.quote(entry.key))"
          + Suggestion.clause(for: entry.key, among: free))
    }
  }
}
