internal import Evidence
internal import Extraction

extension WireWriter {
  mutating func write(_ information: DocumentInformation) {
    for text in [
      information.title, information.author, information.producer, information.creator,
      information.formatVersion,
    ] {
      write(text) { $0.write($1) }
    }
    write(information.created) { $0.write($1) }
    write(information.modified) { $0.write($1) }
    write(information.forbidden) { $0.write($1) }
    write(information.attachments) { writer, attachment in
      writer.write(attachment.name)
      writer.write(attachment.size)
    }
    write(information.annotations) { writer, annotation in
      writer.write(annotation.subtype)
      writer.write(annotation.page)
      writer.write(annotation.box)
    }
    write(information.fonts) { writer, font in
      writer.write(font.name)
      writer.write(font.type)
      writer.write(font.isEmbedded)
    }
    write(information.revisions)
    write(information.hasJavaScript)
  }

  mutating func write(_ day: Day) {
    write(day.year)
    write(day.month)
    write(day.day)
  }
}

extension WireReader {
  mutating func information() throws(WireError) -> DocumentInformation {
    var information = DocumentInformation()
    information.title = try optionalText()
    information.author = try optionalText()
    information.producer = try optionalText()
    information.creator = try optionalText()
    information.formatVersion = try optionalText()
    information.created = try optional { reader throws(WireError) in try reader.day() }
    information.modified = try optional { reader throws(WireError) in try reader.day() }
    information.forbidden = try list(ofAtLeast: 1, atMost: 100) { reader throws(WireError) in
      try reader.name()
    }
    information.attachments = try list(ofAtLeast: 2, atMost: limits.attachments) {
      reader throws(WireError) in try reader.attachment()
    }
    information.annotations = try list(ofAtLeast: 34, atMost: limits.annotations) {
      reader throws(WireError) in try reader.annotation()
    }
    information.fonts = try list(ofAtLeast: 3, atMost: limits.fonts) {
      reader throws(WireError) in try reader.font()
    }
    information.revisions = try count(in: WireRange.anyCount)
    information.hasJavaScript = try flag()
    return information
  }

  private mutating func name() throws(WireError) -> String { try text(atMost: limits.nameText) }

  private mutating func optionalText() throws(WireError) -> String? {
    try optional { reader throws(WireError) in try reader.name() }
  }

  private mutating func day() throws(WireError) -> Day {
    let year = try count(in: WireRange.year)
    let month = try count(in: 1...12)
    let number = try count(in: 1...31)
    guard let day = Day(year: year, month: month, day: number) else {
      throw WireError(message: "there is no such day")
    }
    return day
  }

  private mutating func attachment() throws(WireError) -> DocumentInformation.Attachment {
    let name = try self.name()
    return DocumentInformation.Attachment(name: name, size: try count(in: WireRange.anyCount))
  }

  private mutating func annotation() throws(WireError) -> DocumentInformation.Annotation {
    let subtype = try name()
    let page = try count(in: 1...max(1, limits.pages))
    return DocumentInformation.Annotation(subtype: subtype, page: page, box: try box())
  }

  private mutating func font() throws(WireError) -> DocumentInformation.Font {
    let name = try self.name()
    let type = try self.name()
    return DocumentInformation.Font(name: name, type: type, isEmbedded: try flag())
  }
}
