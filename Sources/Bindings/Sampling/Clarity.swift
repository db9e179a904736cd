public import Evidence
internal import CSampling

/// How clearly a part of a picture shows what is on it.
public struct Clarity: Hashable, Sendable {
  /// From 0 to 1: between ink and paper.
  public let contrast: Double
  /// From 0 to 1: how bright the paper is.
  public let paper: Double
  /// In pixels: how wide the way is from ink to paper; 1 to 2 where it is sharp.
  public let edge: Double
  /// The share of pixels that have a colour.
  public let coloured: Double

  /// - Parameter box: In pixels of the image; its part outside is left out.
  public init(of box: Box, in image: PageImage) {
    var measured = smp_clarity()
    func pixel(_ value: Double) -> Int32 { Int32(max(0, min(1e6, value))) }
    image.withSamplingImage {
      smp_measure($0, pixel(box.x0), pixel(box.y0), pixel(box.x1), pixel(box.y1), &measured)
    }
    paper = measured.light / 255
    contrast = max(0, measured.light - measured.dark) / 255
    edge = measured.step > 0 ? (measured.light - measured.dark) / measured.step : .infinity
    coloured = measured.coloured
  }
}
