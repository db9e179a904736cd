internal import Evidence
internal import CPoppler

/// Text that lies over a page's content: a field that was filled in, a note that was typed on.
struct OverlaidText {
  let text: String
  /// In points from the page's top left corner.
  let box: Box
  let isMultiline: Bool
}

extension OverlaidText {
  /// What stands in the fields of the page's form, hidden ones left out.
  ///
  /// - Parameter place: from the page's own coordinates to those in which it is seen.
  static func fields(
    of page: OpaquePointer, place: (PopplerRectangle) -> Box
  ) -> [OverlaidText] {
    let mapping = poppler_page_get_form_field_mapping(page)
    guard let mapping else { return [] }
    defer { poppler_page_free_form_field_mapping(mapping) }
    let hidden = hiddenWidgets(of: page)
    var fields: [OverlaidText] = []
    var node: UnsafeMutablePointer<GList>? = mapping
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let entry = data.assumingMemoryBound(to: PopplerFormFieldMapping.self).pointee
      guard let field = entry.field, let text = text(of: field), !text.isEmpty,
        !hidden.contains(where: { isSame($0, entry.area) })
      else { continue }
      let isMultiline =
        poppler_form_field_get_field_type(field) == POPPLER_FORM_FIELD_TEXT
        && poppler_form_field_text_get_text_type(field) == POPPLER_FORM_TEXT_MULTILINE
      fields.append(OverlaidText(text: text, box: place(entry.area), isMultiline: isMultiline))
    }
    return fields
  }

  private static func text(of field: OpaquePointer) -> String? {
    switch poppler_form_field_get_field_type(field) {
    case POPPLER_FORM_FIELD_TEXT:
      poppler_form_field_text_is_password(field) != 0
        ? nil : GLibText.taken(poppler_form_field_text_get_text(field))
    case POPPLER_FORM_FIELD_CHOICE: choice(of: field)
    case POPPLER_FORM_FIELD_BUTTON:
      poppler_form_field_button_get_button_type(field) != POPPLER_FORM_BUTTON_PUSH
        && poppler_form_field_button_get_state(field) != 0 ? "\u{2714}" : nil
    default: nil
    }
  }

  private static func choice(of field: OpaquePointer) -> String? {
    let isEditable =
      poppler_form_field_choice_get_choice_type(field) == POPPLER_FORM_CHOICE_COMBO
      && poppler_form_field_choice_is_editable(field) != 0
    if isEditable, let text = GLibText.taken(poppler_form_field_choice_get_text(field)) {
      return text
    }
    let chosen = (0..<max(0, poppler_form_field_choice_get_n_items(field)))
      .filter { poppler_form_field_choice_is_item_selected(field, $0) != 0 }
      .compactMap { GLibText.taken(poppler_form_field_choice_get_item(field, $0)) }
    return chosen.joined(separator: "\n")
  }

  private static func hiddenWidgets(of page: OpaquePointer) -> [PopplerRectangle] {
    let mapping = poppler_page_get_annot_mapping(page)
    defer { poppler_page_free_annot_mapping(mapping) }
    let invisible = POPPLER_ANNOT_FLAG_HIDDEN.rawValue | POPPLER_ANNOT_FLAG_NO_VIEW.rawValue
    var hidden: [PopplerRectangle] = []
    var node = mapping
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let annotation = data.assumingMemoryBound(to: PopplerAnnotMapping.self).pointee.annot
      guard poppler_annot_get_annot_type(annotation) == POPPLER_ANNOT_WIDGET,
        poppler_annot_get_flags(annotation).rawValue & invisible != 0
      else { continue }
      var area = PopplerRectangle()
      poppler_annot_get_rectangle(annotation, &area)
      hidden.append(area)
    }
    return hidden
  }

  private static func isSame(_ left: PopplerRectangle, _ right: PopplerRectangle) -> Bool {
    abs(left.x1 - right.x1) < 0.01 && abs(left.y1 - right.y1) < 0.01
      && abs(left.x2 - right.x2) < 0.01 && abs(left.y2 - right.y2) < 0.01
  }
}

// MARK: Placing

extension OverlaidText {
  /// In ems, as letters run on average.
  private static let letterWidth = 0.5
  private static let usualSize = 10.0

  /// The characters, set into the box from its left edge in the size that fits.
  ///
  /// Poppler does not tell where a field's letters lie: they are somewhere in its box.
  func characters(style: Int) -> [PlacedCharacter] {
    guard box.width > 0, box.height > 0 else { return [] }
    let lines = text.unicodeScalars.split { CharacterSetOfLineEnds.contains($0) }
    let wrapped = isMultiline ? lines.flatMap(wrap) : lines.map(Array.init)
    guard !wrapped.isEmpty else { return [] }
    let height = min(
      isMultiline ? 1.2 * Self.usualSize : box.height, box.height / Double(wrapped.count))
    var characters: [PlacedCharacter] = []
    for (index, line) in wrapped.enumerated() {
      let width = min(0.8 * height, box.width / max(line.reduce(0) { $0 + Self.width($1) }, 0.1))
      let top = box.y0 + Double(index) * height
      var left = box.x0
      // A blank without style, so that this line does not run on from the one before.
      characters.append(
        PlacedCharacter("\n", style: nil, x0: left, y0: top, x1: left, y1: top + height))
      for scalar in line {
        let right = left + width * Self.width(scalar)
        characters.append(
          PlacedCharacter(scalar, style: style, x0: left, y0: top, x1: right, y1: top + height))
        left = right
      }
    }
    return characters
  }

  /// The size of the type that fits.
  var fontSize: Double { min(0.8 * box.height, Self.usualSize) }

  private func wrap(_ line: Substring.UnicodeScalarView.SubSequence) -> [[Unicode.Scalar]] {
    let most = box.width / Self.usualSize
    var lines: [[Unicode.Scalar]] = [[]]
    var width = 0.0
    for word in line.split(separator: " ") {
      let own = word.reduce(0) { $0 + Self.width($1) }
      if width > 0, width + Self.letterWidth + own > most {
        lines.append([])
        width = 0
      } else if width > 0 {
        lines[lines.count - 1].append(" ")
        width += Self.letterWidth
      }
      lines[lines.count - 1] += word
      width += own
    }
    return lines
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    scalar.value >= 0x2E80 ? 2 * letterWidth : letterWidth
  }
}

private enum CharacterSetOfLineEnds {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{B}", "\u{C}", "\u{2028}", "\u{2029}"].contains(scalar)
  }
}
