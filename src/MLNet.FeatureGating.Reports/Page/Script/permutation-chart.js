// What is gained with the labels as they are, among what is gained with permuted ones.

function permutationChart({ gain, permuted, unit }) {
  addChart("permutation", (width) => {
    const gains = permuted.filter(isNumber);
    if (!isNumber(gain) && gains.length === 0) return null;
    const [low, high] = d3.extent([0, gain, ...gains].filter(isNumber));
    const room = (high - low || 1) * 0.06;
    const domain = [low - room, high + room];
    const part = (value) => (value - domain[0]) / (domain[1] - domain[0]);
    const marginX = 30;
    const mean = d3.mean(gains);
    const own = "labels as they are";
    const permutedName = "permuted labels";
    // Both names stand above, where they do not lie on each other.
    const hasBothNames =
      isNumber(gain) && isNumber(mean) && Math.abs(part(mean) - part(gain)) * (width - 2 * marginX) > 1.2 * widthOf(own + permutedName);
    return plot("Gain on held-out rows with the labels as they are, among gains with permuted labels", {
      width,
      height: 104,
      marginTop: 30,
      marginLeft: marginX,
      marginRight: marginX,
      marginBottom: 40,
      x: {
        domain,
        ticks: Math.max(3, Math.floor(width / 110)),
        tickFormat: (tick) => number(tick),
        label: `gain on held-out rows in ${unit}`,
        ...axisLabel,
      },
      marks: [
        Plot.ruleX([0], { strokeDasharray: "5 4", stroke: "var(--baseline)" }),
        Plot.tickX(gains, { x: Plot.identity, stroke: "var(--muted)", strokeWidth: 2, strokeOpacity: 0.55, insetTop: 4, insetBottom: 4 }),
        isNumber(gain) ? markedX(gain, part(gain), own) : [],
        hasBothNames ? nameX(mean, part(mean), permutedName) : [],
      ],
    });
  });
}
