import Evidence

extension TextInspection {
  /// What a file is and says of itself, outside its fields.
  func facts(of document: ReadDocument) -> [(label: String, text: String)] {
    let extracted = document.extracted
    var facts: [(label: String, text: String)] = []
    if let problem = extracted.problem ?? extracted.received.problem {
      facts.append((phrases.problemLabel, phrases.problem(problem)))
    }
    facts.append((phrases.type, typeAndSize(of: extracted)))
    if let sha256 = extracted.received.sha256 { facts.append(("SHA-256", sha256)) }
    facts.append((phrases.kindLabel, document.classified.match.map(kind) ?? phrases.unknownKind))
    if let runnerUp = document.classified.runnerUp, runnerUp.confidence >= 0.01 {
      facts.append((phrases.otherwise, kind(runnerUp)))
    }
    let languages = document.classified.languages
    if !languages.isEmpty {
      facts.append((phrases.languagesLabel, languages.joined(separator: phrases.listSeparator)))
    }
    facts.append((phrases.textLabel, textOrigin(of: document)))
    if let text = eInvoice(of: extracted) { facts.append((phrases.eInvoice, text)) }
    facts += document.codes.map { (phrases.code($0.code.format), stated(by: $0)) }
    return facts + properties(extracted.information)
  }

  private func typeAndSize(of extracted: ExtractedDocument) -> String {
    var parts = [
      extracted.identified.mediaType ?? phrases.unknownKind, phrases.bytes(extracted.received.size),
    ]
    if let count = extracted.pageCount { parts.append(phrases.pages(count)) }
    var sizes: [String] = []
    for page in extracted.pages {
      let size = "\(Int(page.width.rounded())) × \(Int(page.height.rounded()))"
      if !sizes.contains(size) { sizes.append(size) }
    }
    if !sizes.isEmpty { parts.append(sizes.joined(separator: phrases.clauseSeparator)) }
    return parts.joined(separator: phrases.listSeparator)
  }

  /// Syntax, guideline and attachment of the e-invoice, or why it was not read.
  private func eInvoice(of extracted: ExtractedDocument) -> String? {
    func listed(_ parts: [String?]) -> String {
      parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: phrases.listSeparator)
    }
    if let invoice = extracted.eInvoice {
      return listed([invoice.syntax.rawValue.uppercased(), invoice.guideline, invoice.attachment])
    }
    return extracted.eInvoiceRefusal.map {
      listed([$0.attachment, $0.message(in: phrases.language)])
    }
  }

  /// What a code states of the document, else its text; and where it is.
  private func stated(by read: ReadCode) -> String {
    let terms = read.terms.map { "\($0.name.text) \($0.value.canonical)" }
    let text = terms.isEmpty ? read.code.text : terms.joined(separator: phrases.listSeparator)
    return phrases.page(read.page) + phrases.colon + text
  }

  private func kind(_ match: ClassifiedDocument.Match) -> String {
    let basis = match.basis.map { $0.text(in: phrases.language) }
      .joined(separator: phrases.clauseSeparator)
    return phrases.kind(match.kind)
      + phrases.bracketed("\(Int((match.confidence * 100).rounded())) %")
      + (basis.isEmpty ? "" : phrases.colon + basis)
  }

  private func textOrigin(of document: ReadDocument) -> String {
    let pictures = document.extracted.pages.filter(\.isImageOnly).map {
      phrases.page($0.number) + phrases.colon + phrases.onlyPicture
    }
    return ([phrases.origin(TextOrigin(document))] + pictures)
      .joined(separator: phrases.clauseSeparator)
  }

  private func properties(_ information: DocumentInformation) -> [(label: String, text: String)] {
    func listed(_ parts: [String?]) -> String {
      parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: phrases.clauseSeparator)
    }
    let dates = [
      information.created.map { "\(phrases.created) \($0)" },
      information.modified.map { "\(phrases.modified) \($0)" },
    ]
    let annotations = information.annotations.map {
      $0.subtype + phrases.bracketed(phrases.page($0.page))
    }
    let fonts = information.fonts.map { font in
      font.name
        + phrases.bracketed(listed([font.type, font.isEmbedded ? nil : phrases.notEmbedded]))
    }
    let facts = [
      (phrases.titleLabel, listed([information.title, information.author])),
      (phrases.madeWith, listed([information.creator, information.producer] + dates)),
      (phrases.savedTimes, information.revisions > 1 ? phrases.times(information.revisions) : ""),
      (phrases.forbidden, listed(information.forbidden)),
      (
        phrases.attachments,
        listed(
          information.attachments.map { $0.name + phrases.bracketed(phrases.bytes($0.size)) })
      ),
      (phrases.annotations, listed(annotations)),
      (phrases.fonts, listed(fonts)),
      ("JavaScript", information.hasJavaScript ? phrases.javaScript : ""),
    ]
    return facts.filter { !$0.1.isEmpty }
  }
}
