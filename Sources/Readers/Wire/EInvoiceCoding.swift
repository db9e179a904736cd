internal import Evidence
internal import Extraction

extension WireWriter {
  mutating func write(_ invoice: EInvoice) {
    write(EInvoice.Syntax.allCases.firstIndex(of: invoice.syntax) ?? 0)
    for text in [
      invoice.attachment, invoice.guideline, invoice.number, invoice.typeCode, invoice.issueDate,
      invoice.dueDate, invoice.currency, invoice.net, invoice.tax, invoice.total, invoice.payable,
    ] {
      write(text) { $0.write($1) }
    }
    write(invoice.seller)
    write(invoice.buyer)
    write(invoice.lines) { writer, line in
      for text in [
        line.name, line.identifier, line.quantity, line.unit, line.unitPrice, line.amount,
      ] {
        writer.write(text) { $0.write($1) }
      }
    }
  }

  private mutating func write(_ party: EInvoice.Party) {
    for text in [party.name, party.phone, party.email, party.website] {
      write(text) { $0.write($1) }
    }
    write(party.taxIDs) { $0.write($1) }
    write(party.address) { $0.write($1) }
  }

  mutating func write(_ refusal: EInvoiceRefusal) {
    write(EInvoiceRefusal.Cause.allCases.firstIndex(of: refusal.cause) ?? 0)
    write(refusal.attachment) { $0.write($1) }
  }
}

extension WireReader {
  private static let lineSize = 6

  mutating func eInvoice() throws(WireError) -> EInvoice {
    let syntax = EInvoice.Syntax.allCases[try count(in: 0...(EInvoice.Syntax.allCases.count - 1))]
    var invoice = EInvoice(syntax: syntax)
    invoice.attachment = try term()
    invoice.guideline = try term()
    invoice.number = try term()
    invoice.typeCode = try term()
    invoice.issueDate = try term()
    invoice.dueDate = try term()
    invoice.currency = try term()
    invoice.net = try term()
    invoice.tax = try term()
    invoice.total = try term()
    invoice.payable = try term()
    invoice.seller = try party()
    invoice.buyer = try party()
    invoice.lines = try list(ofAtLeast: Self.lineSize, atMost: limits.eInvoiceLines) {
      reader throws(WireError) in try reader.invoiceLine()
    }
    return invoice
  }

  mutating func eInvoiceRefusal() throws(WireError) -> EInvoiceRefusal {
    let causes = EInvoiceRefusal.Cause.allCases
    let cause = causes[try count(in: 0...(causes.count - 1))]
    return EInvoiceRefusal(cause, attachment: try term())
  }

  private mutating func party() throws(WireError) -> EInvoice.Party {
    var party = EInvoice.Party()
    party.name = try term()
    party.phone = try term()
    party.email = try term()
    party.website = try term()
    party.taxIDs = try list(ofAtLeast: 1, atMost: limits.eInvoicePartyTexts) {
      reader throws(WireError) in
      try reader.bounded()
    }
    party.address = try list(ofAtLeast: 1, atMost: limits.eInvoicePartyTexts) {
      reader throws(WireError) in
      try reader.bounded()
    }
    return party
  }

  private mutating func invoiceLine() throws(WireError) -> EInvoice.Line {
    var line = EInvoice.Line()
    line.name = try term()
    line.identifier = try term()
    line.quantity = try term()
    line.unit = try term()
    line.unitPrice = try term()
    line.amount = try term()
    return line
  }

  private mutating func term() throws(WireError) -> String? {
    try optional { reader throws(WireError) in try reader.bounded() }
  }

  private mutating func bounded() throws(WireError) -> String {
    try text(atMost: limits.eInvoiceText)
  }
}
