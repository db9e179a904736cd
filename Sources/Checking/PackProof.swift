internal import Evidence
internal import Knowledge
internal import MarkedYAML

/// What every pack has to have, overlays or not: one that nothing could fail would call every case
/// ready.
enum PackProof {
  /// Notes the checks that no rule of severity error makes.
  static func check(_ pack: RulePack, log: ProblemLog) {
    func note(_ what: String) {
      log.note(
        YAMLProblem(
          file: pack.path, mark: nil,
          message: "a pack needs a rule of severity error with \(what)"))
    }
    let required = pack.rules.filter { $0.severity == .error }
    for check in [FileOpensCheck.name, FileReadableCheck.name, PagesLegibleCheck.name]
    where !required.contains(where: { $0.check == check }) {
      note("the check '\(check)'")
    }
    // A ticket that support can act on by what the case file states needs no document.
    guard !required.contains(where: { $0.check == DocumentRequiredCheck.name }) else { return }
    let asked = required.filter { $0.check == GroupRequiredCheck.name }.map(kinds)
    for group in pack.matrix.required where !asked.contains(Set(group.map(\.rawValue))) {
      let names = group.map(\.rawValue).joined(separator: " | ")
      note("a check that asks for the required group '\(names)'")
    }
  }

  private static func kinds(of rule: Rule) -> Set<String> {
    let entry = rule.arguments.entries?.first { $0.key == "kinds" }
    return Set((entry?.value.sequence ?? []).compactMap(\.scalar))
  }
}

extension RulePack {
  /// Its file below `rules/`.
  var path: String { "tickets/\(ticket).yaml" }
}
