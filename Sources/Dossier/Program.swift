public import Reporting

/// What this program is called in reports.
public enum Program {
  public static let version = "0.1.0"
  public static let tool = ToolVersion(name: "dossier", version: version)
}
