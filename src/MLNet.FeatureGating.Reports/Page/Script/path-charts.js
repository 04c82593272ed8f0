// Loss and metric against the number of features.

function pathCharts(path, { metric, lossUnit }) {
  addChart("path-loss", (width) =>
    pathChart(width, path, { value: "loss", error: "lossError", baseline: path.baselineLoss, name: `loss in ${lossUnit}` }),
  );
  addChart("path-metric", (width) =>
    pathChart(width, path, { value: "metric", error: "metricError", baseline: path.baselineMetric, name: metric }),
  );

  function describe(point) {
    return [
      count(point.count, "feature"),
      `loss  ${withError(point.loss, point.lossError)}`,
      `${metric}  ${withError(point.metric, point.metricError)}`,
      ...(point.isWithin ? ["within one standard error of the best"] : []),
    ].join("\n");
  }

  function pathChart(width, { points, chosenCount, featureCount }, { value, error, baseline, name }) {
    const shown = points.filter((point) => isNumber(point[value]) && point.count > 0);
    if (shown.length === 0) return null;
    const most = Math.max(featureCount, ...shown.map((point) => point.count));
    // Beyond some tens, the few that matter would be crowded at the left.
    const type = most > 40 ? "sqrt" : "linear";
    const part = (x) => (type === "sqrt" ? Math.sqrt(x / most) : x / most);
    const ticks = countTicks(most, (x) => part(x) * (width - 70), type);
    const { axis, marginLeft, marks } = axisWithBaseline(barEnds(shown, value, error), baseline, width, quantityLimits[value]);
    const chosen = shown.find((point) => point.count === chosenCount);
    return plot(`${capitalized(name)} on held-out rows against the number of features`, {
      width,
      height: 270,
      marginTop: markRoom(chosen),
      marginLeft,
      marginRight: 16,
      marginBottom: 38,
      x: { type, domain: [0, most], ticks, tickFormat: (tick) => number(tick), label: "features kept", ...axisLabel },
      y: axis,
      marks: [
        value === "loss" ? bestBand(shown) : [],
        ...marks,
        isNumber(chosenCount) && chosen ? markedX(chosenCount, part(chosenCount), `${chosenCount} chosen`) : [],
        errorBars(shown, "count", value, error, "var(--ink)"),
        Plot.line(shown, { x: "count", y: value, stroke: "var(--ink)", strokeWidth: 1.5, strokeOpacity: 0.8 }),
        Plot.dot(shown, {
          x: "count",
          y: value,
          r: 3.6,
          stroke: "var(--ink)",
          strokeWidth: 1.5,
          fill: (point) => (point.isWithin ? "var(--ink)" : "var(--surface)"),
        }),
        chosen ? Plot.dot([chosen], { x: "count", y: value, r: 6, fill: "var(--kept)", stroke: "var(--surface)", strokeWidth: 2 }) : [],
        tip(shown, Plot.pointerX, { x: "count", y: value, title: describe }),
      ],
    });
  }
}

/** From the best loss up to one standard error above it. */
function bestBand(points) {
  const best = d3.least(points, (point) => point.loss);
  return isNumber(best.lossError) ? Plot.rect([best], { y1: "loss", y2: best.loss + best.lossError, fill: "var(--kept-soft)" }) : [];
}

/** Whole numbers to mark, none nearer to the next than their texts need. */
function countTicks(most, position, type) {
  const wanted =
    type === "linear"
      ? d3.ticks(0, most, 6).filter(Number.isInteger)
      : [0, 1, 2, 5].concat(d3.range(1, 7).flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power)));
  const ticks = [];
  for (const tick of [0, ...wanted.filter((tick) => tick > 0 && tick < most)]) {
    if (ticks.length === 0 || position(tick) - position(ticks.at(-1)) > 30) ticks.push(tick);
  }
  while (ticks.length > 1 && position(most) - position(ticks.at(-1)) < 34) ticks.pop();
  return [...ticks, most];
}
