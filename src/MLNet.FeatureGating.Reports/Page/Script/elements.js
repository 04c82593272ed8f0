// Elements of the page. Texts always go in as text, never as HTML.

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

const svgNamespace = "http://www.w3.org/2000/svg";

function svgElement(name, attributes = {}, ...children) {
  const node = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** A text in which what stands between back-ticks is an element of its own. */
const withElements = (text, name) => text.split("`").map((part, i) => (i % 2 ? element(name, {}, part) : part));

function table({ columns, rows }) {
  const cell = (name, text, i, scope) => element(name, { class: columns[i].isNumber ? "number" : "", scope }, text);
  const head = element("tr", {}, ...columns.map((column, i) => cell("th", column.header, i, "col")));
  const body = rows.map((row) =>
    element("tr", { class: row.isMarked ? "marked" : "" }, ...row.cells.map((text, i) => cell("td", text, i))),
  );
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
}

const iconPaths = {
  problem: "M8.5 8.5l7 7m0-7l-7 7",
  caution: "M12 7v6m0 3.5v.01",
  hint: "M12 7.5v.01M12 11v5.5",
  good: "M7.5 12.5l3 3 6-6.5",
};
const kindNames = { problem: "Problem", caution: "Caution", hint: "Good to know", good: "All well" };

function adviceItem({ kind, title, text }) {
  const icon = svgElement(
    "svg",
    {
      viewBox: "0 0 24 24",
      role: "img",
      "aria-label": kindNames[kind],
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    },
    svgElement("circle", { cx: 12, cy: 12, r: 10.2, "stroke-width": 1.6 }),
    svgElement("path", { d: iconPaths[kind] }),
  );
  return element("li", { class: kind }, icon, element("h3", {}, title), element("p", {}, ...withElements(text, "code")));
}

/** The short line that stands for a chart's line in its legend. */
const swatch = (color, dash = "none", width = 2.5) =>
  svgElement(
    "svg",
    { viewBox: "0 0 26 10", "aria-hidden": "true" },
    svgElement("path", { d: "M0 5h26", stroke: color, "stroke-width": width, "stroke-dasharray": dash }),
  );

const legendItem = (name, color, dash, className) =>
  element("li", { class: className, title: name }, swatch(color, dash), element("span", {}, name));
