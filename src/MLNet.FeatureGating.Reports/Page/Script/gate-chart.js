// How likely each gate is open, against lambda: chosen features in colour and with their names, others in grey.

const mostNamedGates = 16;

function gateChart({ lambdas, lines, chosenLambda: lambda }) {
  const domain = lambdaDomain([...lambdas, lambda]);
  const kept = lines.filter((line) => line.isKept);
  const named = kept.slice(0, mostNamedGates).map((line, i) => ({
    ...line,
    color: lineColors[i % lineColors.length],
    dash: i < lineColors.length ? "none" : "6 3",
  }));
  const unnamed = kept.slice(mostNamedGates);
  const others = lines.filter((line) => !line.isKept);
  const points = (line) =>
    lambdas.map((x, i) => ({ x, y: line.probabilities[i], name: line.name, rank: line.rank })).filter((point) => isNumber(point.y));
  const curve = (line, options) => [
    Plot.line(points(line), { x: "x", y: "y", strokeWidth: 2, ...options }),
    // Of a single trial, a line has no length.
    ...(lambdas.length === 1 ? [Plot.dot(points(line), { x: "x", y: "y", r: 3.5, fill: options.stroke })] : []),
  ];

  addChart("gates", (width) => {
    if (!lines.some((line) => points(line).length > 0)) return null;
    const isNarrow = width < 620;
    const legend = element(
      "ul",
      { class: "legend" },
      ...named.map((line) => legendItem(line.name, line.color, line.dash)),
      ...(unnamed.length > 0 ? [legendItem(`${unnamed.length} more chosen`, "var(--kept)", "2 3", "others")] : []),
      ...(others.length > 0
        ? [legendItem(count(others.length, kept.length > 0 ? "other" : "feature"), "var(--dropped)", "none", "others")]
        : []),
    );
    const chart = plot("Probability that each gate is open, against lambda", {
      width: isNarrow ? width : Math.max(360, width - 252),
      height: isNarrow ? 280 : Math.max(320, 22 * (named.length + 2)),
      marginTop: markRoom(isNumber(lambda)),
      marginLeft: 40,
      marginRight: 14,
      marginBottom: 38,
      x: lambdaScale(domain),
      y: { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: (tick) => number(tick), grid: true, label: null },
      marks: [
        lambdaAxis(domain, isNarrow ? width : width - 252),
        others.flatMap((line) => curve(line, { stroke: "var(--dropped)", strokeWidth: 1.25, strokeOpacity: 0.7 })),
        chosenLambda(lambda, domain),
        unnamed.flatMap((line) => curve(line, { stroke: "var(--kept)", strokeDasharray: "2 3", strokeWidth: 1.5 })),
        // The first by rank on top.
        named.toReversed().flatMap((line) => curve(line, { stroke: line.color, strokeDasharray: line.dash })),
        tip(lines.flatMap(points), Plot.pointer, {
          x: "x",
          y: "y",
          title: (point) => `${point.rank}  ${point.name}\nlambda  ${number(point.x)}\nopen  ${probability(point.y)}`,
        }),
      ],
    });
    return element("div", { class: isNarrow ? "with-legend narrow" : "with-legend" }, chart, legend);
  });
}
