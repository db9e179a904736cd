import Evidence
import Foundation
import Testing

@Suite struct `Fixture documents` {
  private static let fields: [(truth: String, field: FieldName)] = [
    ("number", "number"), ("issue_date", "issue_date"), ("currency", "currency"),
    ("net", "net"), ("tax", "tax"), ("total", "total"), ("quantity", "quantity"),
    ("seller", "supplier.name"), ("buyer", "buyer.name"), ("licensor", "licensor.name"),
    ("licensee", "licensee.name"), ("term.start", "term.start"), ("term.end", "term.end"),
  ]

  @Test(arguments: FixtureDocument.all)
  func `are of the kind that they are`(_ fixture: FixtureDocument) throws {
    let read = try fixture.read()
    // A picture without text is of no kind that could be told.
    guard read.extracted.isFullyRead else {
      #expect(read.kind == nil)
      return
    }
    #expect(read.kind?.rawValue == fixture.truth["kind"], "\(read.classified.match?.basis ?? [])")
  }

  @Test(arguments: FixtureDocument.all)
  func `have no value that is not theirs`(_ fixture: FixtureDocument) throws {
    let read = try fixture.read()
    for (key, field) in Self.fields {
      // The truth is what stands on the page; an e-invoice inside may contradict it.
      let printed = read.disagreements.first { $0.field == field }?.printed.first
      guard let truth = fixture.truth[key], let known = printed ?? read.state(of: field).known
      else { continue }
      #expect(Self.agree(known.value.canonical, truth, field), "\(field)")
    }
  }

  @Test func `are read, not passed over`() throws {
    var known: [FieldName: Int] = [:]
    var labelled: [FieldName: Int] = [:]
    for fixture in FixtureDocument.all {
      let read = try fixture.read()
      guard read.kind?.isCommercial ?? false else { continue }
      for (key, field) in Self.fields where fixture.truth[key] != nil {
        labelled[field, default: 0] += 1
        if read.state(of: field).known != nil { known[field, default: 0] += 1 }
      }
    }
    for field: FieldName in ["number", "issue_date", "currency", "total", "supplier.name"] {
      let share = Double(known[field] ?? 0) / Double(max(1, labelled[field] ?? 0))
      #expect(share >= 0.9, "\(field): \(known[field] ?? 0) of \(labelled[field] ?? 0)")
    }
  }

  /// Numbers by value, dates to the day, names by letters and digits; a company's name may be
  /// printed in its other script.
  private static func agree(_ read: String, _ truth: String, _ field: FieldName) -> Bool {
    if field.type == .decimal, let first = Double(read), let second = Double(truth) {
      return abs(first - second) < 0.005
    }
    let names = [read, truth].map { TextFolding.fold($0).filter { $0.isLetter || $0.isNumber } }
    let isHan = [read, truth].map { $0.unicodeScalars.contains { $0.value >= 0x3400 } }
    return names[0] == names[1] || (field.text.hasSuffix("name") && isHan[0] != isHan[1])
  }
}

@Suite struct Provenance {
  @Test(arguments: FixtureDocument.all)
  func `leads to the words on the page`(_ fixture: FixtureDocument) throws {
    let read = try fixture.read()
    for field in read.fields {
      guard let cited = field.state.known, !cited.place.text.isEmpty, cited.place.source != .xml
      else {
        continue
      }
      let page = try #require(read.extracted.pages.first { $0.number == cited.place.page })
      let inside = page.words.filter { word in
        cited.place.boxes.contains { $0.contains(x: word.box.midX, y: word.box.midY) }
      }
      let drawn = inside.map(\.text).joined()
      // Texts of several lines are joined with commas, or without a blank where their script has none.
      for word in cited.place.text.split(whereSeparator: { " ,".contains($0) }).prefix(3) {
        #expect(drawn.contains(word), "\(field.name): \(word) is not in \(drawn)")
      }
    }
  }

  @Test(arguments: FixtureDocument.all)
  func `has spans that are the words`(_ fixture: FixtureDocument) throws {
    let read = try fixture.read()
    for field in read.fields {
      guard let place = field.state.known?.place, place.boxes.count == 1, !place.span.isEmpty,
        place.source != .xml
      else {
        continue
      }
      let page = try #require(read.extracted.pages.first { $0.number == place.page })
      let text = String(decoding: Array(page.text.utf8)[place.span], as: UTF8.self)
      #expect(text == place.text, "\(field.name)")
    }
  }
}
