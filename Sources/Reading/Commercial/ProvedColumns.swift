internal import Evidence

/// Where the numbers of a table really stand, by rows in which quantity times price is the amount.
struct ProvedColumns {
  private let boxes: [ColumnRole: Box]

  /// Nil where too few rows prove themselves; one times a price proves nothing.
  init?(_ rows: [TableRow]) {
    let proved = rows.filter { $0.isProved && $0.quantity?.value != DecimalNumber(1) }
    guard !proved.isEmpty, proved.count < rows.count else { return nil }
    var boxes: [ColumnRole: Box] = [:]
    boxes[.quantity] = Box.union(of: proved.compactMap { $0.quantity?.place.box })
    boxes[.unitPrice] = Box.union(of: proved.compactMap { $0.unitPrice?.place.box })
    boxes[.amount] = Box.union(of: proved.compactMap { $0.amount?.place.box })
    let order = [boxes[.quantity], boxes[.unitPrice], boxes[.amount]].compactMap { $0 }
      .sorted { $0.x0 < $1.x0 }
    // Columns do not run into each other.
    guard order.count == 3, zip(order, order.dropFirst()).allSatisfy({ $0.x1 <= $1.x0 + 1 }) else {
      return nil
    }
    self.boxes = boxes
  }

  /// A head whose columns of numbers stand where their numbers do.
  func applied(to head: TableHead) -> TableHead {
    var columns = head.columns.filter { boxes[$0.role] == nil }
    columns += boxes.map { role, data in
      let title = head.column(role)?.box
      return TableColumn(
        role: role,
        box: Box(
          x0: data.x0, y0: title?.y0 ?? head.bottom, x1: data.x1, y1: title?.y1 ?? head.bottom)
      )
    }
    return TableHead(
      columns: columns.sorted { $0.box.x0 < $1.box.x0 }, lines: head.lines, page: head.page,
      bottom: head.bottom)
  }
}
