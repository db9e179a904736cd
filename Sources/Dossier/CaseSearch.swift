public import Evidence
public import Intake

/// The cases that a caller means, and what was wrong with the rest.
public struct CaseSearch: Sendable {
  /// In the order in which they were named, each once.
  public let cases: [FolderPath]
  /// One message for each name that leads to no case, and each folder that was not looked into.
  public let problems: [LocalizedText]

  /// Looks for cases: each path is a case folder, or a folder of case folders.
  public init(at paths: [[UInt8]]) {
    var cases: [FolderPath] = []
    var problems: [LocalizedText] = []
    for path in paths {
      let folder = FolderPath(bytes: path)
      let found = CaseFinder.cases(below: folder)
      for one in found.cases where !cases.contains(one) { cases.append(one) }
      problems += found.problems.map(\.words)
      if found.cases.isEmpty, found.problems.isEmpty {
        problems.append(
          LocalizedText(
            en: "\(folder): no case found; a case folder holds a 'case.yaml' that states at least "
              + "the ticket ('dossier init' writes one)",
            zh: "\(folder)：没有找到案件；案件文件夹中应有至少注明 ticket 的 'case.yaml'（可用 'dossier init' 生成）"))
      }
    }
    self.cases = cases
    self.problems = problems
  }
}
