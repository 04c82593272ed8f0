// Fills the page with its content. What there is none of is left out.

const mostKeptNames = 24;

const content = JSON.parse(document.getElementById("content").textContent);
const all = (selector) => document.querySelectorAll(selector);

for (const section of all("[data-needs]")) if (!content[section.dataset.needs]) section.remove();
for (const part of all("[data-optional]")) if (!content.tables[part.dataset.optional]) part.remove();

const texts = { metric: `${capitalized(content.metric)}`, lossUnit: `in ${content.lossUnit}` };
for (const part of all("[data-text]")) part.textContent = texts[part.dataset.text];
for (const part of all("[data-note]")) part.append(...withElements(content.notes[part.dataset.note] ?? "", "b"));

fill(
  "facts",
  content.facts.map(({ label, value, note }) =>
    element("div", {}, element("dt", {}, label), element("dd", { class: "value" }, value), element("dd", { class: "note" }, note)),
  ),
);
fill("kept", keptNames(content.kept));
fill("advice", content.advice.map(adviceItem));
for (const place of all("[data-table]")) fillTable(place, content.tables[place.dataset.table]);

document.querySelector("main").hidden = false;
if (content.path) pathCharts(content.path, content);
if (content.features) featureChart(content.features);
if (content.masks) maskImages(content.masks);
if (content.lambdas) lambdaCharts(content.lambdas, content);
if (content.gates) gateChart(content.gates);
if (content.correlations) correlationChart(content.correlations);
if (content.permutation) permutationChart(content.permutation);

function fill(name, items) {
  const list = document.querySelector(`[data-list="${name}"]`);
  if (items.length > 0) list?.append(...items);
  else (list?.closest("section") ?? list)?.remove();
}

function keptNames(kept) {
  const shown = kept.length <= mostKeptNames + 1 ? kept.length : mostKeptNames;
  const items = kept.slice(0, shown).map(({ name, note }) => element("li", {}, name, note && element("small", {}, note)));
  return shown < kept.length ? [...items, element("li", { class: "more" }, `and ${kept.length - shown} more`)] : items;
}

function fillTable(place, data) {
  if (data) {
    place.append(table(data));
    // To be scrolled by keys, too.
    place.tabIndex = 0;
  } else (place.closest("details") ?? place).remove();
}
