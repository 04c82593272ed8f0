// What all charts have in common: they are drawn as wide as their place, and anew when it changes.

const charts = new Map();

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) redraw(target);
});

/** Has a figure of the page filled by a function of its width; nothing, or what there is to say instead, where that gives none. */
function addChart(name, draw) {
  const figure = document.querySelector(`figure[data-chart="${name}"]`);
  const place = element("div", { class: "chart" });
  figure.append(place);
  charts.set(place, { draw, width: 0 });
  redraw(place);
  observer.observe(place);
}

function redraw(place) {
  const chart = charts.get(place);
  const width = Math.floor(place.clientWidth);
  if (width === 0 || width === chart.width) return;
  chart.width = width;
  place.replaceChildren(chart.draw(width) ?? element("p", { class: "nothing" }, "There are no numbers to draw."));
}

const lineColors = Array.from({ length: 8 }, (_, i) => `var(--line-${i + 1})`);

/** A plot in the page's style. */
function plot(description, options) {
  const svg = Plot.plot({
    ariaLabel: description,
    className: "plot",
    ...options,
    style: { fontSize: "12px", fontFamily: "inherit", background: "none", color: "var(--muted)", overflow: "visible", ...options.style },
  });
  svg.setAttribute("role", "img");
  return svg;
}

const axisLabel = { labelAnchor: "center", labelArrow: "none", labelOffset: 34 };

/** Room above for the name of a marked line. */
const markRoom = (hasMark) => (hasMark ? 30 : 14);

const tipStyle = { fill: "var(--tip)", stroke: "var(--tip-line)", fontSize: 12.5, lineHeight: 1.3, textPadding: 9, lineWidth: 24 };

const tip = (data, pointer, options) => Plot.tip(data, pointer({ ...tipStyle, ...options }));

/** Where a text that belongs to a place of the axis stands beside it, so that it is not cut off. */
const anchorAt = (part) => (part > 0.75 ? "end" : part < 0.25 ? "start" : "middle");

/** A name on top of the chart, above a place of the axis. */
function nameX(x, part, text, options) {
  const anchor = anchorAt(part);
  const dx = anchor === "middle" ? 0 : anchor === "end" ? 4 : -4;
  return Plot.text([text], { x: () => x, frameAnchor: "top", dx, dy: -9, textAnchor: anchor, lineAnchor: "bottom", ...options });
}

/** A vertical line with its name on top. */
const markedX = (x, part, text) => [
  Plot.ruleX([x], { stroke: "var(--kept)", strokeWidth: 1.5, strokeOpacity: 0.75 }),
  nameX(x, part, text, { fill: "var(--kept)", fontWeight: 600 }),
];

/** No loss is below 0, no metric above 1. */
const quantityLimits = { loss: { least: 0 }, metric: { most: 1 }, count: { least: 0 } };

/**
 * The axis upwards, and a horizontal line for what is had without any feature. Where that is so far off that nothing else could be told apart, the
 * line lies at the edge, and its text says where it belongs.
 */
function axisWithBaseline(bars, baseline, width, limits) {
  const [low, high] = d3.extent(bars.filter(isNumber));
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  if (!isNumber(baseline)) return { ...upwardsAxis(low - room, high + room, limits), marks: [] };

  const from = Math.min(low, baseline);
  const to = Math.max(high, baseline);
  const isNear = high - low > 0.35 * (to - from);
  const isAbove = baseline > high;
  const name = width < 400 ? "constant" : "constant prediction";
  const text = isNear ? name : `${isAbove ? "↑" : "↓"} ${name}: ${number(baseline)}`;
  const style = { stroke: "var(--baseline)", strokeWidth: 1.5, strokeDasharray: "5 4" };
  const place = isNear ? { y: () => baseline, frameAnchor: "right" } : { frameAnchor: isAbove ? "top-right" : "bottom-right" };
  return {
    ...(isNear ? upwardsAxis(from - room, to + room, limits) : upwardsAxis(low - room, high + room, limits)),
    marks: [
      isNear ? Plot.ruleY([baseline], style) : Plot.frame({ anchor: isAbove ? "top" : "bottom", ...style }),
      Plot.text([text], {
        ...place,
        textAnchor: "end",
        lineAnchor: isNear || !isAbove ? "bottom" : "top",
        dy: isNear || !isAbove ? -5 : 5,
        fill: "var(--baseline)",
      }),
    ],
  };
}

/** An axis with about five marks, and the room that their texts need. It does not go on where no number can be. */
function upwardsAxis(low, high, { least = -Infinity, most = Infinity }) {
  const scale = d3.scaleLinear([Math.max(low, least), Math.min(high, most)], [0, 1]).nice(5);
  const ticks = scale.ticks(5);
  const format = scale.tickFormat(5);
  return {
    axis: { domain: scale.domain(), ticks, tickFormat: format, grid: true, label: null },
    marginLeft: 14 + Math.max(20, ...ticks.map((tick) => widthOf(format(tick)))),
  };
}

/** One standard error to either side, but not where no number can be. */
function errorEnds(point, value, error) {
  const { least = -Infinity, most = Infinity } = quantityLimits[value];
  return [Math.max(least, point[value] - point[error]), Math.min(most, point[value] + point[error])];
}

/** The points and the ends of their error bars. */
const barEnds = (points, value, error) =>
  points.flatMap((point) => [point[value], ...(isNumber(point[error]) ? errorEnds(point, value, error) : [])]);

function errorBars(points, x, value, error, color) {
  const ends = (i) => (point) => errorEnds(point, value, error)[i];
  const known = points.filter((point) => isNumber(point[error]));
  return Plot.ruleX(known, { x, y1: ends(0), y2: ends(1), stroke: color, strokeWidth: 1.5, strokeOpacity: 0.55 });
}

/** Numbers to mark on a logarithmic axis: powers of ten, and between them where there are few. */
function logarithmicTicks([low, high], most) {
  const from = Math.floor(Math.log10(low));
  const to = Math.ceil(Math.log10(high));
  const powers = d3.range(from, to + 1).map((power) => 10 ** power);
  const inside = (ticks) => ticks.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
  const choices = [
    inside(powers.flatMap((power) => [1, 2, 5].map((factor) => factor * power))),
    inside(powers.flatMap((power) => [1, 3].map((factor) => factor * power))),
    inside(powers),
  ];
  const fitting = choices.find((ticks) => ticks.length <= most) ?? choices[2];
  const step = Math.ceil(fitting.length / most);
  return fitting.filter((_, i) => i % step === 0);
}

/** The part of a logarithmic axis that lies before a value. */
const logarithmicPart = (value, [low, high]) => Math.log(value / low) / Math.log(high / low);
