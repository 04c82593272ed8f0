// Loss, metric and number of features against lambda: a line a configuration.

function lambdaDomain(lambdas) {
  const known = lambdas.filter((lambda) => isNumber(lambda) && lambda > 0);
  const [low, high] = d3.extent(known);
  return low === high ? [low / 2, high * 2] : [low, high];
}

const lambdaScale = (domain) => ({ type: "log", domain, axis: null });

/** As a mark of its own: what the scale makes leaves out texts that have room. */
const lambdaAxis = (domain, width) =>
  Plot.axisX(logarithmicTicks(domain, Math.max(2, Math.floor(width / 70))), {
    text: (tick) => number(tick),
    label: "lambda",
    ...axisLabel,
  });

const chosenLambda = (lambda, domain) =>
  isNumber(lambda) && lambda > 0 ? markedX(lambda, logarithmicPart(lambda, domain), `chosen: ${number(lambda)}`) : [];

function lambdaCharts(chart, { metric, lossUnit }) {
  const { lines, baselineLoss, baselineMetric, featureCount } = chart;
  const domain = lambdaDomain([...lines.flatMap((line) => line.points.map((point) => point.lambda)), chart.chosenLambda]);
  const several = lines.length > 1;
  const color = (i) => (several ? lineColors[i % lineColors.length] : "var(--ink)");
  if (several) document.querySelector('[data-legend="lambdas"]').append(...lines.map((line, i) => legendItem(line.name, color(i))));

  addChart("lambda-loss", (width) =>
    lambdaChart(width, { value: "loss", error: "lossError", baseline: baselineLoss, name: `loss in ${lossUnit}` }),
  );
  addChart("lambda-metric", (width) =>
    lambdaChart(width, { value: "metric", error: "metricError", baseline: baselineMetric, name: metric }),
  );
  addChart("lambda-count", (width) =>
    lambdaChart(width, {
      value: "count",
      error: "countError",
      name: "number of features left",
      y: { domain: [0, featureCount], ticks: Math.min(5, featureCount) },
    }),
  );

  function lambdaChart(width, { value, error, baseline, name, y }) {
    const shown = lines
      .map((line, i) => ({ ...line, color: color(i), points: line.points.filter((point) => isNumber(point[value])) }))
      .filter((line) => line.points.length > 0);
    if (shown.length === 0) return null;
    const { axis, marginLeft, marks } = axisWithBaseline(
      shown.flatMap((line) => barEnds(line.points, value, error)),
      baseline,
      width,
      quantityLimits[value],
    );
    return plot(`${capitalized(name)} against lambda`, {
      width,
      height: 236,
      marginTop: markRoom(isNumber(chart.chosenLambda)),
      marginLeft,
      marginRight: 14,
      marginBottom: 38,
      x: lambdaScale(domain),
      y: { ...axis, ...y },
      marks: [
        lambdaAxis(domain, width),
        ...marks,
        chosenLambda(chart.chosenLambda, domain),
        ...shown.flatMap((line) => [
          errorBars(line.points, "lambda", value, error, line.color),
          Plot.line(line.points, { x: "lambda", y: value, stroke: line.color, strokeWidth: 1.5 }),
          Plot.dot(line.points, { x: "lambda", y: value, r: 3, fill: line.color }),
        ]),
        tip(
          shown.flatMap((line) => line.points.map((point) => ({ ...point, name: line.name }))),
          Plot.pointer,
          { x: "lambda", y: value, title: describe },
        ),
      ],
    });
  }

  function describe(point) {
    return [
      ...(several ? [point.name] : []),
      `lambda  ${number(point.lambda)}`,
      `loss  ${withError(point.loss, point.lossError)}`,
      `${metric}  ${withError(point.metric, point.metricError)}`,
      `features  ${withError(point.count, point.countError)}`,
    ].join("\n");
  }
}
