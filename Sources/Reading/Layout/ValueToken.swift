internal import Evidence

/// Something on a page that reads as a value of some type, whatever it may mean.
struct ValueToken<Content: Sendable>: Sendable {
  let line: TextLine
  /// UTF-8 offsets in the line's text.
  let range: Range<Int>
  let box: Box
  let content: Content

  init(line: TextLine, range: Range<Int>, content: Content) {
    self.line = line
    self.range = range
    box = line.box(ofWords: line.words(at: range))
    self.content = content
  }

  var place: Place { line.place(of: range) }
}
