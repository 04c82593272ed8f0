// Selection probabilities and the chosen mask as images, a canvas pixel a pixel.

function maskImages({ width, height, images, hasChoice }) {
  const place = document.querySelector("[data-masks]");
  const canvases = [];
  // Of several channels, probabilities are above and masks below.
  place.style.setProperty("--columns", images.length > 1 ? images.length : 2);
  const caption = (name, text) => capitalized(name ? `${name}: ${text}` : text);
  for (const { name, probabilities } of images) {
    add(
      caption(name, "selection probability"),
      bytes(probabilities),
      (value) => (value === 255 ? null : d3.interpolateCividis(value / 254)),
      ramp(),
    );
  }
  for (const { name, kept } of hasChoice ? images : [])
    add(caption(name, "chosen pixels"), bytes(kept), (value, keptColor) => (value ? keptColor : null));

  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  function add(caption, values, color, legend = null) {
    const canvas = element("canvas", { width, height, role: "img", "aria-label": `${caption}, ${width} by ${height} pixels` });
    canvases.push({ canvas, values, color });
    place.append(element("figure", {}, element("figcaption", {}, caption), canvas, legend));
  }

  function draw() {
    const keptColor = getComputedStyle(document.documentElement).getPropertyValue("--kept");
    for (const { canvas, values, color } of canvases) {
      const context = canvas.getContext("2d");
      const image = context.createImageData(width, height);
      values.forEach((value, i) => {
        const css = color(value, keptColor);
        if (css === null) return;
        const { r, g, b } = d3.rgb(css);
        image.data.set([r, g, b, 255], 4 * i);
      });
      context.putImageData(image, 0, 0);
    }
  }
}

const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

function ramp() {
  const bar = element("i");
  bar.style.background = `linear-gradient(90deg, ${d3
    .range(0, 1.01, 0.125)
    .map((part) => d3.interpolateCividis(part))
    .join(",")})`;
  return element("p", { class: "scale" }, "0", bar, "1");
}
