internal import Evidence
internal import Knowledge
internal import MarkedYAML

/// What every pack has to have, overlays or not: one that nothing could fail would call every case
/// ready.
enum PackProof {
  /// Notes the checks that no rule of severity error makes.
  static func check(_ pack: RulePack, log: ProblemLog) {
    var needed = [FileOpensCheck.name, FileReadableCheck.name, PagesLegibleCheck.name]
    // A ticket that support can act on by what the case file states needs no document.
    if !pack.matrix.required.isEmpty { needed.insert(DocumentRequiredCheck.name, at: 0) }
    for check in needed
    where !pack.rules.contains(where: { $0.check == check && $0.severity == .error }) {
      log.note(
        YAMLProblem(
          file: pack.path, mark: nil,
          message: "a pack needs a rule of severity error with the check '\(check)'"))
    }
  }
}

extension RulePack {
  /// Its file below `rules/`.
  var path: String { "tickets/\(ticket).yaml" }
}
