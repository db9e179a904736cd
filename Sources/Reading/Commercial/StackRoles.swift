internal import Evidence
internal import Knowledge

/// Decides together whose the addresses without a label are: the sender's, or whom it is sent to.
///
/// What companies print of themselves (telephone, e-mail, registration, large type, their name
/// once more in the foot) speaks for the sender; words that address somebody, and a place below
/// another's letterhead, for the addressee. Where one of both is known, the other address is the
/// other's.
struct StackRoles {
  let evidence: DocumentEvidence
  let stacks: [AddressStack]
  /// The names, folded, that labels give to the addressee and to the sender.
  let addressees: Set<String>
  let senders: Set<String>
  /// Names, folded, that the paper says elsewhere of its sender: in the foot, as payee.
  let echoes: Set<String>
  /// Those of them that stand with their register or capital.
  let registered: Set<String>
  let domains: Set<String>
  /// Lines at the head of the first page that begin with a name as letterheads do.
  let heads: [NameSighting]

  struct Roles {
    var sender: AddressStack?
    var addressee: AddressStack?
    /// How far the decision was from the other one, 0 to 1.
    var margin = 0.0
  }

  func assign() -> Roles {
    let unknown = stacks.filter { !addressees.contains($0.key) && !senders.contains($0.key) }
    if senders.isEmpty, !addressees.isEmpty, let own = ownLetterhead(besides: unknown) {
      return Roles(sender: own, margin: Self.margin(weight(of: own)))
    }
    let scored = unknown.map { (stack: $0, weight: weight(of: $0)) }
      .sorted { $0.weight > $1.weight }
    guard let best = scored.first, let least = scored.last else { return Roles() }
    let needsSender = senders.isEmpty
    let needsAddressee = addressees.isEmpty
    if needsSender, needsAddressee {
      let others = scored.filter { $0.stack.key != best.stack.key }
      guard let other = others.last else { return alone(best.stack, best.weight) }
      return Roles(
        sender: best.stack, addressee: other.stack, margin: Self.margin(best.weight - other.weight))
    }
    // The address of somebody else may also stand there: an agent's, a place of delivery.
    if needsSender, best.weight > -0.6 {
      return Roles(sender: best.stack, margin: Self.margin(best.weight + 0.6))
    }
    if needsAddressee, least.weight < 0.9 {
      return Roles(addressee: least.stack, margin: Self.margin(0.9 - least.weight))
    }
    return Roles()
  }

  /// The letterhead of a company that bills itself: the addressee's address once more, with all that
  /// a sender prints of himself, and nobody else who could be the sender.
  private func ownLetterhead(besides unknown: [AddressStack]) -> AddressStack? {
    guard !unknown.contains(where: { weight(of: $0) > 0 }) else { return nil }
    let own = stacks.filter { addressees.contains($0.key) && holdsContact($0) && !$0.isAddressed }
    return own.first { weight(of: $0) >= 1 }
  }

  private func alone(_ stack: AddressStack, _ weight: Double) -> Roles {
    weight > 0
      ? Roles(sender: stack, margin: Self.margin(weight))
      : Roles(addressee: stack, margin: Self.margin(-weight))
  }

  private static func margin(_ difference: Double) -> Double { min(1, max(0, difference / 2)) }

  /// Above zero where more speaks for the sender, below for the addressee.
  private func weight(of stack: AddressStack) -> Double {
    let line = stack.lines[0]
    var weight = 0.0
    if holdsContact(stack) { weight += 1.1 }
    if holdsRegistration(stack) { weight += 0.4 }
    if line.fontSize >= evidence.text.bodySize * 1.2 { weight += 0.7 }
    if stack.lines.count == 1 { weight += 0.5 }
    if isEchoed(stack.key, by: echoes) { weight += 1.5 }
    if !registered.isEmpty, !isEchoed(stack.key, by: registered) { weight -= 1.2 }
    if domains.contains(where: {
      $0.count >= 4 && (stack.key.contains($0) || $0.contains(stack.key))
    }) {
      weight += 1.6
    }
    if stack.isAddressed { weight -= 1.5 }
    if isBelowLetterhead(stack) {
      weight -= 0.9
    } else {
      weight += stack.box.y0 < line.page.height * 0.14 ? 0.5 : -0.3
    }
    return weight
  }

  private func isEchoed(_ key: String, by names: Set<String>) -> Bool {
    names.contains { echo in
      echo == key || min(echo.count, key.count) >= 6 && (echo.hasPrefix(key) || key.hasPrefix(echo))
    }
  }

  private func holdsContact(_ stack: AddressStack) -> Bool {
    evidence.contacts.contains { token in
      stack.lines.contains { $0.index == token.line.index }
    }
  }

  private func holdsRegistration(_ stack: AddressStack) -> Bool {
    stack.lines.contains { line in
      !evidence.hits(of: "tax_id", in: line).isEmpty
        || !evidence.hits(of: "registration", in: line).isEmpty
    }
  }

  /// Whether another name stands above it as a sender's does: higher, and not smaller or with an
  /// address of its own.
  private func isBelowLetterhead(_ stack: AddressStack) -> Bool {
    heads.contains { head in
      head.line.page.number == stack.lines[0].page.number && head.key != stack.key
        && head.line.box.y1 <= stack.box.y0 + 1 && !stack.indices.contains(head.line.index)
        && (head.form >= 0.7 || head.line.fontSize >= evidence.text.bodySize * 1.25
          || stacks.contains { $0.lines[0].index == head.line.index })
    }
  }
}
