internal import Evidence

/// What a company does in a letter.
enum PartyRole: Sendable { case licensor, licensee }

/// One place of a letter that speaks for a name having a role.
struct PartyEvidence: Sendable {
  let role: PartyRole
  let candidate: FieldCandidate
}

/// Weighs all that a letter says of its parties together: nobody authorizes himself, and what
/// speaks for a company in one role speaks against it in the other.
struct PartyDecision: Sendable {
  /// The names of one company, with what speaks for it in each role.
  private struct Company {
    var names: [FieldCandidate] = []
    var doubt: [PartyRole: Double] = [.licensor: 1, .licensee: 1]
    var evidence: [PartyRole: [FieldCandidate]] = [:]
    var keys: Set<NameKey> = []

    func score(_ role: PartyRole) -> Double { 1 - (doubt[role] ?? 1) }
    var hasForm: Bool { keys.contains(where: \.hasForm) }
    func holds(_ key: NameKey) -> Bool { keys.contains { $0.isSame(as: key) } }

    mutating func add(_ evidence: PartyEvidence, _ key: NameKey) {
      keys.insert(key)
      names.append(evidence.candidate)
      let score = evidence.candidate.score
      let isFirst = self.evidence[evidence.role]?.isEmpty ?? true
      doubt[evidence.role, default: 1] *= 1 - score * (isFirst ? 1 : 0.6)
      self.evidence[evidence.role, default: []].append(evidence.candidate)
    }
  }

  private let companies: [Company]
  private let licensor: Int?
  private let licensee: Int?

  init(_ evidence: [PartyEvidence]) {
    companies = Self.companies(evidence)
    var best: (licensor: Int?, licensee: Int?, score: Double) = (nil, nil, 0)
    let all = companies.indices.map(Optional.some) + [nil]
    for first in all {
      for second in all where first != second {
        let score =
          Self.worth(companies, first, .licensor) + Self.worth(companies, second, .licensee)
        if score > best.score { best = (first, second, score) }
      }
    }
    licensor = best.licensor
    licensee = best.licensee
  }

  /// The readings of a role: those of every company but the one that has the other.
  func candidates(_ role: PartyRole) -> [FieldCandidate] {
    let other = role == .licensor ? licensee : licensor
    let opposite: PartyRole = role == .licensor ? .licensee : .licensor
    return companies.indices.filter { $0 != other }.flatMap { index -> [FieldCandidate] in
      let company = companies[index]
      // A company's name in the other language of a letter has its role too.
      guard company.score(opposite) < max(0.7, company.score(role) + 0.1),
        let name = Self.name(of: company)
      else { return [] }
      let isWhole = { (candidate: FieldCandidate) in candidate.value == name.value }
      return (company.evidence[role] ?? []).map { candidate in
        FieldCandidate(
          name.value, at: isWhole(candidate) ? candidate.place : name.place, score: candidate.score)
      }
    }
  }

  private static func worth(_ companies: [Company], _ index: Int?, _ role: PartyRole) -> Double {
    guard let index else { return 0.3 }
    let other: PartyRole = role == .licensor ? .licensee : .licensor
    return companies[index].score(role) - companies[index].score(other) * 0.3
  }

  /// Whole names first; one cut short or without its legal form joins the only one it can be of.
  private static func companies(_ evidence: [PartyEvidence]) -> [Company] {
    let keyed = evidence.map { ($0, NameKey($0.candidate.value.canonical)) }
      .sorted { ($0.1.hasForm ? 1 : 0, $0.1.text.count) > ($1.1.hasForm ? 1 : 0, $1.1.text.count) }
    var companies: [Company] = []
    for (item, key) in keyed {
      let same = companies.indices.filter { companies[$0].holds(key) }
      let exact = same.first { companies[$0].keys.contains(key) }
      if let index = exact ?? (same.count == 1 ? same.first : nil) {
        companies[index].add(item, key)
      } else if same.isEmpty {
        var company = Company()
        company.add(item, key)
        companies.append(company)
      }
    }
    return companies
  }

  /// The name as it is printed where it is plainest, with the whole of its legal form.
  private static func name(of company: Company) -> FieldCandidate? {
    let names = company.names.map { ($0, NameKey($0.value.canonical)) }
    let plainest = names.max {
      ($0.1.hasForm ? 1 : 0, $0.0.score, $0.1.text.count)
        < ($1.1.hasForm ? 1 : 0, $1.0.score, $1.1.text.count)
    }
    guard let plainest else { return nil }
    // `Maison Lagarde` in a sentence is the whole of the `Lagarde` on the letterhead.
    let isSpelled = { (name: (FieldCandidate, NameKey)) in
      !plainest.1.hasForm && name.0.score > plainest.0.score - 0.15
    }
    return names.filter { $0.1.stem == plainest.1.stem || isSpelled($0) }.max {
      ($0.1.words.count, $0.0.score) < ($1.1.words.count, $1.0.score)
    }?.0
  }
}
