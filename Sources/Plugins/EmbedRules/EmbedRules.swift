import Foundation
import PackagePlugin

/// Turns every YAML file under `rules/` into a string literal of the module that uses it.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "rules")
    let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    return [
      .buildCommand(
        displayName: "Embedding rules/", executable: try context.tool(named: "embed-rules").url,
        arguments: [rules.path, output.path], inputFiles: files ?? [], outputFiles: [output])
    ]
  }
}
