internal import Evidence

extension EInvoice {
  /// The kind that its type code stands for (UNTDID 1001); nil for one that is not known.
  var kind: DocumentKind? {
    guard let code = typeCode.flatMap({ Int($0) }) else { return nil }
    return Self.kinds.first { $0.codes.contains(code) }?.kind
  }

  /// What speaks for the kind, as reports state it.
  var basis: LocalizedText {
    let code = typeCode ?? "?"
    return LocalizedText(en: "e-invoice XML, type \(code)", zh: "电子发票 XML，类型 \(code)")
  }

  private static let kinds: [(kind: DocumentKind, codes: Set<Int>)] = [
    (.creditNote, [81, 83, 261, 262, 296, 308, 381, 396, 420, 458, 532]),
    (.proformaInvoice, [325]),
    (.quotation, [310]),
    (.purchaseOrder, [105, 220, 221, 224, 226, 227, 228, 230, 402]),
    (.orderConfirmation, [231, 320]),
    (.packingSlip, [271]),
    (
      .invoice,
      [
        80, 82, 84, 130, 202, 203, 204, 211, 218, 219, 295, 326, 331, 380, 382, 383, 384, 385, 386,
        387, 388, 389, 390, 393, 394, 395, 456, 457, 527, 553, 575, 623, 633, 751, 780, 817, 870,
        875, 876, 877, 935,
      ]
    ),
  ]
}
