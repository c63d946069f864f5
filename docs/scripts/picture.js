import Anser from "anser";

const [charWidth, lineHeight, padding] = [8.4, 20, 16];

/** GitHub's dark palette, by ANSI's names. @type {Readonly<Record<string, string>>} */
const palette = {
  "ansi-red": "#ff7b72",
  "ansi-bright-red": "#ff7b72",
  "ansi-green": "#7ee787",
  "ansi-yellow": "#d29922",
  "ansi-magenta": "#d2a8ff",
  "ansi-cyan": "#79c0ff",
  "ansi-bright-black": "#8b949e",
};

/**
 * A terminal's text, with its colours, as an SVG picture.
 * @param {string} text with ANSI colours
 * @param {string} title what a screen reader says
 */
export function pictureOf(text, title) {
  const lines = text.split("\n").map((line) => Anser.ansiToJson(line, { use_classes: true, remove_empty: true }));
  const columns = Math.max(...lines.map((chunks) => chunks.reduce((sum, { content }) => sum + content.length, 0)));
  const width = Math.ceil(columns * charWidth + 2 * padding);
  const height = lines.length * lineHeight + 2 * padding;

  const rows = lines.map((chunks, row) => {
    let column = 0;
    const spans = chunks.map(({ content, fg, decorations }) => {
      const attributes = [
        `x="${round(padding + column * charWidth)}"`,
        `textLength="${round(content.length * charWidth)}"`,
        ...(fg ? [`fill="${palette[fg] ?? "#e6edf3"}"`] : []),
        ...(decorations.includes("bold") ? [`font-weight="bold"`] : []),
        ...(decorations.includes("dim") ? [`fill-opacity="0.6"`] : []),
      ];
      column += content.length;
      return `<tspan ${attributes.join(" ")}>${Anser.escapeForHtml(content)}</tspan>`;
    });
    return `<text y="${padding + row * lineHeight + 14}">${spans.join("")}</text>`;
  });

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${Anser.escapeForHtml(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3" xml:space="preserve">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

const round = (/** @type {number} */ number) => Number(number.toFixed(1));
