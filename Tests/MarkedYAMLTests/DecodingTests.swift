import MarkedYAML
import Testing

@Suite struct `Typed decoding` {
  private let root: MarkedNode

  init() throws {
    root = try MarkedYAML.parse(
      Array("text: 0911\nflag: true\nquoted: 'true'\nnumber: -3\nnothing: ~\nlist: [a]\n".utf8),
      file: "f")
  }

  private func words(_ body: () throws(YAMLProblem) -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `values of the right type`() throws {
    #expect(try root.require("text", file: "f").requireText(file: "f") == "0911")
    #expect(try root.require("flag", file: "f").requireFlag(file: "f"))
    #expect(try root.require("number", file: "f").requireInteger(file: "f") == -3)
    #expect(try root.require("list", file: "f").requireList(file: "f").count == 1)
    #expect(try root.requireEntries(file: "f").count == 6)
  }

  @Test func `values of another type are refused at their place`() throws {
    let list = try root.require("list", file: "f")
    let nothing = try root.require("nothing", file: "f")
    let quoted = try root.require("quoted", file: "f")
    #expect(
      words { () throws(YAMLProblem) in _ = try list.requireText(file: "f") }
        == "f:6:7: expected a text, found a list")
    #expect(
      words { () throws(YAMLProblem) in _ = try nothing.requireText(file: "f") }
        == "f:5:10: expected a text, found nothing")
    #expect(
      words { () throws(YAMLProblem) in _ = try quoted.requireFlag(file: "f") }
        == "f:3:9: expected true or false, found 'true'")
    #expect(
      words { () throws(YAMLProblem) in _ = try list.requireInteger(file: "f") }
        == "f:6:7: expected a whole number, found a list")
    #expect(
      words { () throws(YAMLProblem) in _ = try root.requireList(file: "f") }
        == "f:1:1: expected a list, found a mapping")
    #expect(
      words { () throws(YAMLProblem) in _ = try quoted.requireEntries(file: "f") }
        == "f:3:9: expected a mapping, found 'true'")
    #expect(
      words { () throws(YAMLProblem) in _ = try root.require("other", file: "f") }
        == "f:1:1: the key 'other' is missing")
  }

  @Test func `unknown keys name the nearest known one`() {
    let known = ["test", "flag", "quotes", "number", "nothing"]
    #expect(
      root.unknownKeys(among: known, file: "f").map(\.description) == [
        "f:1:1: unknown key 'text'; did you mean 'test'?",
        "f:3:1: unknown key 'quoted'; did you mean 'quotes'?",
        "f:6:1: unknown key 'list'",
      ])
  }
}

@Suite struct Suggestions {
  private let known = [
    "ticket", "marketplace", "notified", "submitting", "id", "total", "ip_number",
  ]

  @Test(arguments: [
    ("tikcet", "ticket"), ("Ticket", "ticket"), ("tickets", "ticket"), ("notifed", "notified"),
    ("market-place", "marketplace"), ("ip number", "ip_number"), ("totl", "total"), ("ids", "id"),
    ("submiting", "submitting"),
  ])
  func `a slip is forgiven`(text: String, meant: String) {
    #expect(Suggestion.nearest(to: text, among: known) == meant)
  }

  @Test(arguments: ["", "xy", "colour", "a", "tokenizer", String(repeating: "ticket", count: 99)])
  func `what is too far has no suggestion`(text: String) {
    #expect(Suggestion.nearest(to: text, among: known) == nil)
  }

  @Test func `the first of equally near ones is taken`() {
    #expect(Suggestion.nearest(to: "cat", among: ["car", "bat"]) == "car")
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "car"]) == "bat")
  }
}
