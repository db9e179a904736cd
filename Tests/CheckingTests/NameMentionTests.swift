import Testing

@testable import Checking

@Suite("Names in longer names")
struct NameMentionTests {
  @Test(
    "A name stands for itself",
    arguments: [
      "LUMO", "the mark LUMO in class 21", "LUMO, KELMO and TREBORA", "Mark: LUMO", "KELMO / LUMO",
      "“LUMO” Kitchenware", "LUMO® Kitchenware", "Mark\tLUMO\tClass 9", "商标LUMO第9类",
      "LUMO. The owner", "KELMO and LUMO", "LUMO's goods",
    ])
  func whole(_ text: String) {
    #expect(NameMention.all(of: "Lumo", in: text).map(\.isWhole) == [true])
  }

  @Test(
    "A name is a part of a longer one",
    arguments: [
      "LUMO KIDS CLUB", "LITTLE LUMO", "Lumo Homeware Ltd", "LUMO-X", "LUMO & PINE", "LUMO 3000",
      "lumo kids club", "LUMO\u{A0}KIDS CLUB", "LUMO\u{2011}X",
    ])
  func part(_ text: String) {
    #expect(NameMention.all(of: "Lumo", in: text).map(\.isWhole) == [false])
  }

  @Test("Ideographs beside a name belong to it unless something parts them")
  func ideographs() {
    #expect(NameMention.all(of: "蓝域", in: "蓝域家居").map(\.isWhole) == [false])
    #expect(NameMention.all(of: "蓝域", in: "“蓝域”牌、蓝域 等").map(\.isWhole) == [true, true])
  }

  @Test("Other words are no mention of it")
  func absent() {
    #expect(NameMention.all(of: "Lumo", in: "LUMOS and ALUMO").isEmpty)
    #expect(NameMention.all(of: "", in: "LUMO").isEmpty)
  }
}
