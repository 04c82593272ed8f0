// How each feature fared: selection probability, agreement of folds and seeds, and of halves of the rows, side by side.

const shadowRow = "shadows";

function featureChart({ bars, stability }) {
  const panels = [
    { key: "probability", name: "Probability", short: "Probability" },
    { key: "frequency", name: "Folds and seeds", short: "Folds" },
    { key: "stability", name: "Stability", short: "Stability" },
  ].filter((panel) => bars.some((bar) => isNumber(bar[panel.key])));
  const hasStability = panels.at(-1)?.key === "stability";
  const shadows = hasStability ? stability.shadows.filter(isNumber) : [];
  const rows = [...bars.keys(), ...(shadows.length > 0 ? [shadowRow] : [])];

  addChart("features", (width) => {
    if (panels.length === 0) return null;
    const layout = featureLayout(width, bars, panels.length);
    const { isNarrow, marginLeft, insets } = layout;
    const titles = panels.map((panel) => (isNarrow ? panel.short : panel.name));
    const cells = panels
      .flatMap(({ key }, i) => bars.map((bar, row) => ({ ...bar, row, panel: titles[i], value: bar[key] })))
      .filter((cell) => isNumber(cell.value));
    const inCells = { fx: "panel", y: "row" };

    return plot("Selection probability, agreement of folds and seeds, and stability of each feature", {
      width,
      height: 34 + layout.rowHeight * rows.length + 24,
      marginTop: 34,
      marginLeft,
      marginRight: 4,
      marginBottom: 24,
      fx: { domain: titles, label: null, padding: 0.07, axis: null },
      x: { domain: [0, layout.end], axis: null },
      y: { domain: rows, axis: null, padding: isNarrow ? 0.2 : 0.3 },
      marks: [
        panelTitles(titles, isNarrow),
        Plot.axisX(isNarrow ? [0, 1] : [0, 0.5, 1], { anchor: "bottom", tickSize: 0, tickPadding: 5, tickFormat: number, label: null }),
        Plot.gridX([0, 0.5, 1], { strokeOpacity: 0.1 }),
        Plot.barX(cells, { ...inCells, x1: 0, x2: 1, fill: "var(--track)", rx: 3, ...insets }),
        Plot.barX(cells, {
          ...inCells,
          x1: 0,
          x2: "value",
          fill: (cell) => (cell.isKept ? "var(--kept)" : "var(--dropped)"),
          rx: 3,
          ...insets,
        }),
        Plot.text(cells, {
          ...inCells,
          x: layout.end,
          text: (cell) => probability(cell.value),
          textAnchor: "end",
          fill: (cell) => (cell.isKept ? "var(--ink)" : "var(--muted)"),
          dy: isNarrow ? 8 : 0,
        }),
        featureNames(bars, titles[0], layout),
        hasStability ? thresholdMarks(stability.threshold, titles.at(-1)) : [],
        shadows.length > 0 ? shadowMarks(shadows, titles, layout) : [],
        tip(cells, Plot.pointerY, { ...inCells, x: "value", title: describe }),
      ],
    });
  });

  function describe(bar) {
    return [
      `${bar.rank}  ${bar.name}`,
      ...(bar.column ? [`column  ${bar.column}`] : []),
      bar.isKept ? (bar.isAlwaysKept ? "kept in any case" : "chosen") : "dropped",
      ...panels.map(({ key, name }) => `${name.toLowerCase()}  ${probability(bar[key])}`),
    ].join("\n");
  }
}

const featureNameFont = "600 13px system-ui, sans-serif";
const featureRankWidth = 26;
const mostColumnWidth = 190;

const featureLabel = (bar) => `${bar.name}${bar.isAlwaysKept ? " (fixed)" : ""}${bar.isConstant ? " (constant)" : ""}`;

/** Names stand to the left of the bars, with their columns where there is room for them; on a phone, above the bars. */
function featureLayout(width, bars, panelCount) {
  const leastPanel = 120;
  const widest = (texts, font, most) => Math.min(most, Math.max(0, ...texts.map((text) => widthOf(text, font))));
  const panelWidth = (left) => ((width - left) / panelCount) * 0.93;
  const besideName = featureRankWidth + widest(bars.map(featureLabel), featureNameFont, 250) + 18;
  const columns = bars.map((bar) => bar.column);
  const besideColumn = besideName + widest(columns, plainFont, mostColumnWidth) + 14;

  const isNarrow = panelWidth(besideName) < leastPanel;
  const hasColumns = columns.some(Boolean) && panelWidth(besideColumn) >= leastPanel;
  const marginLeft = isNarrow ? featureRankWidth : hasColumns ? besideColumn : besideName;
  return {
    isNarrow,
    marginLeft,
    nameWidth: isNarrow ? width - featureRankWidth - 10 : besideName - featureRankWidth - 14,
    columnLeft: hasColumns ? besideName : null,
    rowHeight: isNarrow ? 42 : 24,
    insets: isNarrow ? { insetTop: 17 } : {},
    nameLift: isNarrow ? -10 : 0,
    // The axis ends beyond 1, with room for the number to the right of each bar.
    end: 1 / (1 - 36 / panelWidth(marginLeft)),
  };
}

const panelTitles = (titles, isNarrow) =>
  Plot.text(titles, {
    fx: Plot.identity,
    text: Plot.identity,
    frameAnchor: "top-left",
    textAnchor: "start",
    dy: -20,
    fill: "var(--ink)",
    fontSize: isNarrow ? 11 : 13,
    fontWeight: 600,
  });

/** Rank, name and column of each feature, to the left of the first panel. */
function featureNames(bars, firstPanel, { marginLeft, nameWidth, columnLeft, nameLift }) {
  const texts = (left, options) =>
    Plot.text(bars, {
      fx: () => firstPanel,
      y: (_, i) => i,
      frameAnchor: "left",
      textAnchor: "start",
      dx: left - marginLeft,
      dy: nameLift,
      ...options,
    });
  const name = (bar) => shortened(featureLabel(bar), nameWidth, featureNameFont);
  return [
    texts(featureRankWidth - 8, { text: (bar) => String(bar.rank), textAnchor: "end" }),
    texts(featureRankWidth, { filter: "isKept", text: name, fontSize: 13, fontWeight: 600, fill: "var(--ink)" }),
    texts(featureRankWidth, { filter: (bar) => !bar.isKept, text: name, fontSize: 13 }),
    columnLeft === null ? [] : texts(columnLeft, { text: (bar) => shortened(bar.column, mostColumnWidth) }),
  ];
}

/** On a line of the ground's colour, to be seen on bars of any. */
function thresholdMarks(threshold, panel) {
  const line = (options) => Plot.ruleX([threshold].filter(isNumber), { fx: () => panel, ...options });
  return [
    line({ stroke: "var(--surface)", strokeWidth: 3.5 }),
    line({ stroke: "var(--baseline)", strokeWidth: 1.75, strokeDasharray: "4 3" }),
  ];
}

const shadowMarks = (shadows, titles, { marginLeft, nameLift, insets }) => [
  Plot.text([shadowRow], {
    fx: () => titles[0],
    y: () => shadowRow,
    frameAnchor: "left",
    textAnchor: "start",
    dx: featureRankWidth - marginLeft,
    dy: nameLift,
    fontSize: 13,
    fontStyle: "italic",
  }),
  Plot.tickX(shadows, {
    fx: () => titles.at(-1),
    x: Plot.identity,
    y: () => shadowRow,
    stroke: "var(--muted)",
    strokeOpacity: Math.max(0.06, Math.min(0.6, 15 / shadows.length)),
    strokeWidth: 1.5,
    ...insets,
  }),
];
