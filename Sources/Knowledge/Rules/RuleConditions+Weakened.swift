internal import Evidence

extension RuleConditions {
  /// The same conditions with one of them left out, each in turn.
  public var weakened: [(change: String, conditions: RuleConditions)] {
    var all: [(change: String, conditions: RuleConditions)] = []
    func add(_ name: String, _ isThere: Bool) {
      guard isThere else { return }
      all.append(
        (
          "condition \(name): left out",
          RuleConditions(
            marketplaces: name == "marketplaces" ? [] : marketplaces,
            casePath: name == "case" ? nil : casePath, field: name == "field" ? nil : field,
            withoutField: name == "no_field" ? nil : withoutField,
            isFapiao: name == "fapiao" ? nil : isFapiao, says: name == "says" ? [] : says,
            after: after, afterMark: afterMark)
        ))
    }
    add("marketplaces", !marketplaces.isEmpty)
    add("case", casePath != nil)
    add("field", field != nil)
    add("no_field", withoutField != nil)
    add("fapiao", isFapiao != nil)
    add("says", !says.isEmpty)
    return all
  }
}
