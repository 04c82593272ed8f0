namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>Checks that run inside the page. Each returns what is wrong.</summary>
internal static class PageChecks
{
    /// <summary>The page is no wider than the window, and no text of a chart lies outside the chart's figure.</summary>
    public const string NothingIsCutOff = """
        () => {
          const wrong = [];
          const page = document.documentElement;
          if (page.scrollWidth > innerWidth) wrong.push(`the page is ${page.scrollWidth} wide in a window of ${innerWidth}`);
          for (const figure of document.querySelectorAll("figure[data-chart]")) {
            const frame = figure.querySelector(".chart").getBoundingClientRect();
            for (const text of figure.querySelectorAll("svg.plot text")) {
              const box = text.getBoundingClientRect();
              if (box.width === 0 || text.textContent === "") continue;
              if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
                wrong.push(`${figure.dataset.chart}: "${text.textContent}" is cut off`);
            }
          }
          return wrong;
        }
        """;

    /// <summary>No two texts of a chart lie on each other.</summary>
    public const string NoTextsOverlap = """
        () => {
          const wrong = [];
          for (const svg of document.querySelectorAll("svg.plot")) {
            const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent);
            const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
            boxes.forEach((a, i) => {
              for (const b of boxes.slice(i + 1)) {
                const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                // Boxes are as high as the line: letters begin lower and end higher.
                const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
                if (width > 1 && height > 4) wrong.push(`${svg.closest("figure").dataset.chart}: "${a.text}" lies on "${b.text}"`);
              }
            });
          }
          return wrong;
        }
        """;

    /// <summary>Every text stands out from its ground by a contrast of 4.5 at least, as the accessibility guidelines ask for.</summary>
    public const string TextsStandOut = """
        () => {
          const parts = (css) => { const p = (css.match(/[\d.]+/g) ?? []).map(Number); return p.length === 4 ? p : [...p, 1]; };
          const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
          const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
          const ground = (node) => {
            for (; node; node = node.parentElement) {
              const color = parts(getComputedStyle(node).backgroundColor);
              if (color[3] > 0) return color;
            }
            return [255, 255, 255, 1];
          };
          const wrong = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || node.closest("script, noscript, style, .unseen")) continue;
            if (node.getBoundingClientRect().width === 0) continue;
            const style = getComputedStyle(node);
            const color = parts(node.closest("svg") ? style.fill : style.color);
            const [light, dark] = [luminance(color), luminance(ground(node))].sort((a, b) => b - a);
            const contrast = (light + 0.05) / (dark + 0.05);
            if (contrast < 4.5) wrong.add(`"${walker.currentNode.data.trim().slice(0, 40)}" has a contrast of ${contrast.toFixed(1)}`);
          }
          return [...wrong];
        }
        """;
}
