public import Evidence
internal import Knowledge

extension DocumentReader {
  /// Reads a document, and the pictures upon its pages as well where its fields ask for them.
  ///
  /// - Parameters:
  ///   - mayDeepen: Whether pictures upon pages with text are read at all.
  ///   - classified: Gives the document, extracted to a depth and classified.
  public func read(
    mayDeepen: Bool, _ classified: (ReadingDepth) async -> ClassifiedDocument
  ) async -> ReadDocument {
    let document = read(await classified(.pages))
    guard mayDeepen, asksForPictures(document) else { return document }
    return document.completed(by: read(await classified(.pictures)))
  }

  /// Whether the pictures upon the document's pages have to be read: a field that papers of its kind
  /// show is not in its text, or its text does not tell what it is.
  public func asksForPictures(_ document: ReadDocument) -> Bool {
    guard document.extracted.pages.contains(where: { !$0.images.isEmpty && $0.recognition == nil })
    else { return false }
    guard let kind = document.kind else { return true }
    return (pictures.shown[kind] ?? []).contains { document.state(of: $0).readings.isEmpty }
  }
}

extension ReadDocument {
  /// The document with what the pictures upon its pages tell: what stands in its text stays as it
  /// was read there, and only what was missing is added.
  ///
  /// - Parameter deeper: The same document, read with the words of the pictures behind those of the
  ///   pages.
  public func completed(by deeper: ReadDocument) -> ReadDocument {
    guard deeper.extracted.problem == extracted.problem else { return self }
    guard let kind = classified.readingKind else {
      return deeper.classified.readingKind == nil ? self : deeper
    }
    guard deeper.classified.readingKind == kind else { return self }
    let names = Set(fields.filter { !$0.state.readings.isEmpty }.map(\.name))
    let added = deeper.fields.filter { field in
      // The lines of one table are of one reading.
      !names.contains(field.name) && (field.name.lineIndex == nil || lineCount == 0)
    }
    let replaced = Set(added.map(\.name))
    return ReadDocument(
      classified: ClassifiedDocument(
        extracted: deeper.extracted, match: classified.match, runnerUp: classified.runnerUp,
        assumedKind: classified.assumedKind, languages: classified.languages),
      fields: fields.filter { !replaced.contains($0.name) } + added,
      disagreements: disagreements, codes: codes, days: days)
  }
}
