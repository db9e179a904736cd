import Evidence
import MarkedYAML
import TestDocuments
import Testing

@Suite struct `Marked YAML` {
  private func parse(_ text: String) throws(YAMLProblem) -> MarkedNode {
    try MarkedYAML.parse(Array(text.utf8), file: "f.yaml")
  }

  /// The problem that a text is refused with.
  private func refusal(of text: String) -> YAMLProblem? {
    do {
      _ = try parse(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every value and key knows where it stands`() throws {
    let root = try parse(
      """
      a: 1
      深圳: {b: "two", c: [x, 'y']}
      text: |
        first
        second
      folded: >-
        third
      empty:
      list:
        - k: v
      """)
    #expect(root["a"]?.mark == Mark(line: 1, column: 4))
    let record = try #require(root["深圳"])
    #expect(record.mark == Mark(line: 2, column: 5))
    #expect(root.entries?[1].keyMark == Mark(line: 2, column: 1))
    #expect(record["b"] == .scalar("two", isQuoted: true, mark: Mark(line: 2, column: 9)))
    #expect(
      record["c"]?.sequence?.last == .scalar("y", isQuoted: true, mark: Mark(line: 2, column: 23)))
    #expect(
      root["text"] == .scalar("first\nsecond\n", isQuoted: true, mark: Mark(line: 3, column: 7)))
    #expect(root["folded"] == .scalar("third", isQuoted: true, mark: Mark(line: 6, column: 9)))
    #expect(root["empty"]?.isNull == true)
    #expect(root["list"]?.sequence?.first?.entries?.first?.keyMark == Mark(line: 10, column: 5))
  }

  @Test func `a byte order mark and all line ends are accepted`() throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = "a: 1" + end + "b:" + end + "  c: 0911" + end
      let root = try MarkedYAML.parse([0xEF, 0xBB, 0xBF] + Array(text.utf8), file: "f")
      #expect(root.entries?.first?.keyMark == Mark(line: 1, column: 1))
      #expect(
        root["b"]?["c"] == .scalar("0911", isQuoted: false, mark: Mark(line: 3, column: 6)))
    }
  }

  @Test func `JSON is read as it is`() throws {
    let root = try parse(#"{"a": "1", "b": [true, null], "c": "\u6DF1\t"}"#)
    #expect(root["a"] == .scalar("1", isQuoted: true, mark: Mark(line: 1, column: 7)))
    #expect(root["b"]?.sequence?.last?.isNull == true)
    #expect(root["c"]?.scalar == "深\t")
  }

  @Test(arguments: [
    ("a: &x 1\nb: 2", 1, 4, "anchor"),
    ("a: 1\nb: &x [1]\nc: *x", 2, 4, "anchor"),
    ("a: *x", 1, 4, "alias"),
    ("a: 1\n*x : 2", 2, 1, "alias"),
    ("base: 1\nb:\n  <<: {a: 1}", 3, 3, "merge key"),
    ("a: 1\nb: 2\na: 3", 1, 1, "'a' stands here and again"),
    ("1: x\n\"1\": y", 1, 1, "'1' stands here and again"),
    ("k*: 1\nk*: 2", 1, 1, "'k*' stands here and again"),
    ("a: !!binary aGk=", 1, 4, "tag"),
    ("a: !mine x", 1, 4, "tag"),
    ("? [a, b]\n: 1", 1, 3, "single value"),
    ("{a: 1}: 2", 1, 1, "single value"),
    ("a: 1\n---\nb: 2", 2, 1, "second document"),
    ("a:\n\tb: 1", 2, 1, "tab"),
    ("a: @b", 1, 4, "quotes"),
    ("a: b: c", 1, 5, "quotes"),
    ("a: \"b", 1, 6, "close them"),
    ("a: [1, 2\nb: 3", 2, 2, "not valid YAML"),
    ("ab: \u{7}", 1, 5, "U+7"),
    ("a: 1\nb: x\u{0}y", 2, 5, "U+0"),
  ])
  func `what is refused, and where`(text: String, line: Int, column: Int, words: String) throws {
    let problem = try #require(refusal(of: text))
    #expect(problem.mark == Mark(line: line, column: column))
    #expect(problem.message.contains(words))
    #expect(problem.words.zh.unicodeScalars.contains { $0.properties.isIdeographic })
    #expect(problem.description == "f.yaml:\(line):\(column): \(problem.message)")
  }

  @Test func `values that the caller leaves out are read over, and what follows is read`() throws {
    let text = "a:\n- skip: {b: [1, {c: 2}], skip: x}\n  e: f\nskip: text\ng: h\n"
    let root = try MarkedYAML.parse(Array(text.utf8), file: "f", leavingOut: ["skip"])
    #expect(root["skip"] == .sequence([], mark: Mark(line: 4, column: 7)))
    #expect(root["a"]?.sequence?.first?["skip"] == .sequence([], mark: Mark(line: 2, column: 9)))
    #expect(root["a"]?.sequence?.first?["e"]?.scalar == "f")
    #expect(root["g"]?.scalar == "h")
    #expect(throws: YAMLProblem.self) {
      try MarkedYAML.parse(Array("skip: [1, {2: 3\ng: h\n".utf8), file: "f", leavingOut: ["skip"])
    }
  }

  @Test(arguments: ["", "# only a remark\n", "\n\n"])
  func `an empty file`(text: String) {
    #expect(refusal(of: text)?.message == "the file is empty")
  }

  @Test func `asterisks and ampersands inside text are text`() throws {
    let root = try parse("a: x *y* & z\nb: '*q'\nc: |\n  *lit &x\nd: [a*b, \"&c\"] # *d\n")
    #expect(root["a"]?.scalar == "x *y* & z")
    #expect(root["b"]?.scalar == "*q")
    #expect(root["c"]?.scalar == "*lit &x\n")
    #expect(root["d"]?.sequence?.compactMap(\.scalar) == ["a*b", "&c"])
  }

  @Test func `bytes that are not UTF-8 are refused at their place`() {
    for bytes: [UInt8] in [
      Array("ok: 1\nab: ".utf8) + [0xFF],
      Array("ok: 1\nab: ".utf8) + [0xC3, 0x28],
      Array("ok: 1\nab: ".utf8) + [0xED, 0xA0, 0x80],
    ] {
      #expect {
        try MarkedYAML.parse(bytes, file: "f")
      } throws: {
        ($0 as? YAMLProblem)?.description == "f:2:5: not UTF-8; save the file as UTF-8"
      }
    }
  }

  @Test func `size and depth have limits`() throws {
    let room = MarkedYAML.maximumSize - "a: ''".utf8.count
    _ = try parse("a: '" + String(repeating: "x", count: room) + "'")
    #expect(
      refusal(of: "a: '" + String(repeating: "x", count: room + 1) + "'")?
        .message.contains("larger than 1 MiB") == true)

    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    _ = try parse(nested(MarkedYAML.maximumDepth))
    #expect(
      refusal(of: nested(MarkedYAML.maximumDepth + 1))?.mark
        == Mark(line: 1, column: MarkedYAML.maximumDepth + 1))
    for opening in ["[", "{", "- ", "? ", "{a: "] {
      let bomb = String(repeating: opening, count: 100_000)
      #expect(refusal(of: bomb)?.message.contains("nested deeper") == true)
      // Long enough that hashing its keys at each level would take minutes.
      let letters = String(repeating: "x,", count: 400_000)
      let keys = String(repeating: opening, count: 900) + "[" + letters + "]"
      #expect(refusal(of: keys)?.message.contains("nested deeper") == true)
    }
  }

  /// Each alias doubles the one before, and none may be expanded.
  @Test(arguments: ["z: *a40", "? *a40\n: 1", "<<: *a40", "z: {*a40 : 1}", "*a40: 1"])
  func `an alias bomb is refused at its first anchor`(fuse: String) {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(refusal(of: text + fuse + "\n")?.mark == Mark(line: 1, column: 5))
  }

  @Test func `no byte makes the parser fall`() {
    let seed = Array("a: [b, {c: \"d\"}, 'e']\nf: |\n  g\nh: &i *j\n? k\n: - l # m\n".utf8)
    var random = Shuffle(state: 2026)
    for _ in 0..<3_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(seed.randomElement(using: &random) ?? 0, at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 3))
        }
        if bytes.isEmpty { bytes = seed }
      }
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 2
      do {
        _ = try MarkedYAML.parse(bytes, file: "f")
      } catch {
        #expect(!error.message.isEmpty)
        #expect((error.mark?.line ?? 1) <= lines, "\(bytes)")
      }
    }
  }
}
