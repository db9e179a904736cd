#include "codes.h"

#define ZX_USE_UTF8
#include <ReadBarcode.h>

#include <algorithm>
#include <exception>
#include <string>

using namespace ZXing;

namespace {

codes_format format(BarcodeFormat format) {
  switch (format) {
    case BarcodeFormat::DataMatrix: return CODES_DATA_MATRIX;
    case BarcodeFormat::Aztec: return CODES_AZTEC;
    default: return CODES_QR;
  }
}

codes_code described(const Result &result, const std::string &text) {
  codes_code code{format(result.format()), text.data(), text.size(), 0, 0, 0, 0};
  const auto &corners = result.position();
  auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  code.left = left;
  code.top = top;
  code.right = right;
  code.bottom = bottom;
  return code;
}

}  // namespace

void codes_find(const uint8_t *pixels, int32_t width, int32_t height, uint8_t most, void *context,
                void (*tell)(void *context, const codes_code *code)) {
  try {
    auto hints = DecodeHints()
                     .setFormats(BarcodeFormat::QRCode | BarcodeFormat::DataMatrix
                                 | BarcodeFormat::Aztec)
                     .setMaxNumberOfSymbols(most);
    for (const auto &result : ReadBarcodes({pixels, width, height, ImageFormat::Lum}, hints)) {
      if (!result.isValid()) continue;
      const std::string text = result.text();
      const codes_code code = described(result, text);
      tell(context, &code);
    }
  } catch (const std::exception &) {
    // The library throws where memory runs out or the size makes no sense: nothing was found.
  }
}
