/// What a folder of an agency's own rules changed in the pack of a case's ticket.
public struct AppliedOverlay: Hashable, Sendable {
  /// A rule that is not judged, and why.
  public struct SwitchedOff: Hashable, Sendable {
    /// `ticket/rule`.
    public let rule: String
    public let reason: LocalizedText

    public init(rule: String, reason: LocalizedText) {
      self.rule = rule
      self.reason = reason
    }
  }

  /// The overlay's own name.
  public let name: String
  public let title: LocalizedText
  /// Rules that it adds, `ticket/rule`.
  public let added: [String]
  /// Rules whose severity it changes, and parameters that it gives another value.
  public let changed: [String]
  public let switchedOff: [SwitchedOff]

  public init(
    name: String, title: LocalizedText, added: [String], changed: [String],
    switchedOff: [SwitchedOff]
  ) {
    self.name = name
    self.title = title
    self.added = added
    self.changed = changed
    self.switchedOff = switchedOff
  }

  /// Whether the ticket's pack is as it would be without the overlay.
  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && switchedOff.isEmpty }
}
