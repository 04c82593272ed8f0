// Numbers and names as charts show them.

const none = "–";

const digits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** About three digits; very small and very large numbers with a power of ten. */
function number(value) {
  if (!isNumber(value)) return none;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return scientific(value);
  return digits.format(value).replace("-", "−");
}

function scientific(value) {
  const [mantissa, exponent] = value.toExponential(1).replace(".0", "").split("e");
  const power = [...String(Number(exponent))].map((sign) => (sign === "-" ? "⁻" : superscripts[sign])).join("");
  return (mantissa === "1" ? `10${power}` : `${mantissa} × 10${power}`).replace("-", "−");
}

/** A number with its standard error, both as exact as the error allows. */
function withError(value, error) {
  if (!isNumber(value) || !isNumber(error) || error <= 0) return number(value);
  const magnitude = Math.floor(Math.log10(error));
  const decimals = Math.min(4, Math.max(0, (error / 10 ** magnitude < 3 ? 1 : 0) - magnitude));
  return `${value.toFixed(decimals)} ± ${error.toFixed(decimals)}`.replace("-", "−");
}

const probability = (value) => (isNumber(value) ? value.toFixed(2) : none);

const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

const measure = document.createElement("canvas").getContext("2d");

const plainFont = "12px system-ui, sans-serif";

/** The width of a text in pixels. */
function widthOf(text, font = plainFont) {
  measure.font = font;
  return measure.measureText(text).width;
}

/** The text, or as much of its beginning as has room, with an ellipsis. */
function shortened(text, width, font) {
  if (widthOf(text, font) <= width) return text;
  const signs = [...new Intl.Segmenter("en").segment(text)].map((part) => part.segment);
  let kept = signs.length;
  while (kept > 1 && widthOf(`${signs.slice(0, kept).join("")}…`, font) > width) kept--;
  return `${signs.slice(0, kept).join("").trimEnd()}…`;
}
