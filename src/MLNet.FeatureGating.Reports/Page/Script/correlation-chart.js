// Correlations among the features that rank first. Strength is opacity, sign is colour: that is readable on light and on dark.

function correlationChart({ features, values }) {
  addChart("correlations", (width) => {
    const isNarrow = width < 560;
    const fontSize = isNarrow || features.length > 24 ? 11 : 12;
    const bold = `600 ${fontSize}px system-ui, sans-serif`;
    const rankWidth = 24;
    const mostName = isNarrow ? 118 : 190;
    const nameWidth = Math.min(mostName, Math.max(...features.map((feature) => widthOf(feature.name, bold)))) + 4;
    const marginLeft = rankWidth + nameWidth + 8;
    const marginTop = 20;
    // As many as have room for cells that can be told apart.
    const shownCount = Math.min(features.length, Math.floor((width - marginLeft) / 13));
    const size = Math.min(26, 760 / shownCount, (width - marginLeft - 2) / shownCount);
    const shown = features.slice(0, shownCount);
    const cells = shown
      .flatMap((_, row) => shown.map((_, column) => ({ row, column, value: values[row][column] })))
      .filter((cell) => isNumber(cell.value));
    if (cells.length === 0) return null;
    // Chosen features stand out by weight and colour.
    const names = (options) =>
      [true, false].map((isKept) =>
        Plot.text(shown, {
          filter: (feature) => feature.isKept === isKept,
          fill: isKept ? "var(--kept)" : "var(--muted)",
          fontWeight: isKept ? 600 : 400,
          fontSize,
          ...options,
        }),
      );
    const inRows = { y: (_, i) => i, frameAnchor: "left" };
    const columnName = (feature, i) => (size >= 16 || i === 0 || (i + 1) % 5 === 0 ? String(feature.rank) : "");

    const chart = plot("Correlations of the features that rank first, in the order of ranks", {
      width: marginLeft + size * shownCount + 2,
      height: marginTop + size * shownCount + 2,
      marginTop,
      marginLeft,
      marginRight: 2,
      marginBottom: 2,
      x: { domain: d3.range(shownCount), axis: null, padding: 0.06 },
      y: { domain: d3.range(shownCount), axis: null, padding: 0.06 },
      marks: [
        Plot.cell(cells, {
          x: "column",
          y: "row",
          fill: (cell) => (cell.value < 0 ? "var(--negative)" : "var(--positive)"),
          fillOpacity: (cell) => Math.max(0.03, Math.min(1, Math.abs(cell.value))),
          rx: 2,
        }),
        names({ ...inRows, text: (feature) => shortened(feature.name, nameWidth, bold), textAnchor: "start", dx: rankWidth - marginLeft }),
        names({
          ...inRows,
          text: (feature) => String(feature.rank),
          textAnchor: "end",
          dx: rankWidth - 7 - marginLeft,
          fontSize: fontSize - 1,
        }),
        names({ x: (_, i) => i, text: columnName, frameAnchor: "top", lineAnchor: "bottom", dy: -6, fontSize: 10 }),
        tip(cells, Plot.pointer, {
          x: "column",
          y: "row",
          title: (cell) => `${shown[cell.row].name}\n${shown[cell.column].name}\ncorrelation  ${probability(cell.value)}`.replace("-", "−"),
        }),
      ],
    });
    const left = features.length - shownCount;
    const note = left > 0 ? element("span", {}, `${count(left, "feature")} more on a wider screen`) : "";
    return element("div", {}, chart, element("p", { class: "scale diverging" }, "−1", element("i"), "1", note));
  });
}
