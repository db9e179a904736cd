import Evidence
import Knowledge
import MarkedYAML
import Testing

@testable import Checking

/// What checks say of the days on which they turn, held against judging on those days.
@Suite struct `The outlook` {
  /// All examples of a rule, alone in its pack.
  private static let rules: [(pack: RulePack, rule: Rule)] = RuleBook.read(.embedded).book.packs
    .flatMap { pack in pack.rules.map { (pack, $0) } }
  private static let wording = RuleBook.read(.embedded).book.wording

  private struct Told: Hashable {
    let document: EvidencePath?
    let field: String?
    let subject: String?
    let outcome: Outcome
  }

  private func judged(
    _ example: RuleExample, by pack: CompiledPack, later days: Int
  ) -> Assessment {
    let readCase = ExampleCaseMaker.make(example, ticket: pack.pack.ticket)
    let context = CaseContext(readCase, pack: pack.pack, wording: Self.wording)
    let day = readCase.submitting.adding(days: days)
    return RuleRun.judgement(of: context.submitted(on: day), by: pack)
  }

  private func told(_ assessment: Assessment) -> Set<Told> {
    Set(
      assessment.checks.map {
        Told(
          document: $0.document, field: $0.field, subject: $0.subject, outcome: $0.outcome)
      })
  }

  @Test func `names every day on which an example comes out otherwise, and no other`() {
    var turns = 0
    for (pack, rule) in Self.rules {
      let alone = CompiledPack(
        pack.keeping([rule]), wording: Self.wording, log: ProblemLog())
      for example in rule.examples {
        let now = judged(example, by: alone, later: 0)
        let turning = now.checks.compactMap(\.turnsOn).min()
        let distance = turning.map { $0.days(since: now.readCase.submitting) }
        let place = "\(example.file):\(example.mark.line)"
        for probe in [1, 40, 4000] where distance.map({ probe < $0 }) ?? true {
          let later = judged(example, by: alone, later: probe)
          #expect(told(later) == told(now), "\(place), +\(probe)")
        }
        guard let distance else { continue }
        turns += 1
        #expect(distance > 0, "\(place)")
        #expect(told(judged(example, by: alone, later: distance - 1)) == told(now), "\(place)")
        #expect(told(judged(example, by: alone, later: distance)) != told(now), "\(place)")
      }
    }
    #expect(turns > 200)
  }
}
