internal import Glibc

/// Where the files of ONNX Runtime and of PP-OCR lie on this machine.
public enum ModelsFolder {
  /// `DOSSIER_MODELS`, else `dossier/models` in the user's data folder by the XDG Base Directory
  /// Specification; nil where the environment names none of them.
  public static var path: String? {
    if let named = variable("DOSSIER_MODELS") { return named }
    // A path that is not absolute is to be passed over, says the specification.
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/dossier/models" }
    return variable("HOME").map { $0 + "/.local/share/dossier/models" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
