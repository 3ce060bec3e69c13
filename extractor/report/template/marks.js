// A letter's text as pieces that are each marked with everything that covers them.

const LAYERS = ["COMMITMENT", "NEAR_MISS", "DATE", "PERIOD", "COUNTRY", "UN_BODY", "ORGANISATION"];

// The spans of a letter: { start, end, label, title, row }.
function spansOf(letter) {
  const own = rows.filter((row) => row.letter === letter
    && (row.kind === "commitment" || withNearMisses() || row === selected));
  return [
    ...own.map((row) => ({
      start: row.start, end: row.end, row,
      label: row.kind === "commitment" ? "COMMITMENT" : "NEAR_MISS",
    })),
    ...letter.mentions.map(([start, end, label, value, name]) => ({
      start, end, label, title: [say(`marks.${label}`), name, value].filter(Boolean).join(": "),
    })),
  ];
}

// The blocks of a letter in order; where they are not known, and between them, its lines.
function blocksOf(letter, characters) {
  const blocks = [];
  let at = 0;
  for (const [start, end, kind] of letter.blocks) {
    blocks.push(...linesOf(characters, at, start), [start, end, kind]);
    at = end;
  }
  return [...blocks, ...linesOf(characters, at, characters.length)];
}

// The lines of characters[start, end) that hold more than white space, as paragraphs.
function linesOf(characters, start, end) {
  const lines = [];
  for (let at = start; at < end;) {
    const stop = characters.indexOf("\n", at);
    const line = [at, stop < 0 || stop > end ? end : stop, "paragraph"];
    if (characters.slice(line[0], line[1]).some((character) => character.trim())) lines.push(line);
    at = line[1] + 1;
  }
  return lines;
}

// The pieces of characters[start, end), cut wherever a span begins or ends.
function piecesOf(characters, start, end, spans) {
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const bounds = inside.flatMap((span) => [span.start, span.end]);
  const cuts = [...new Set([start, end, ...bounds])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, number) => {
    const to = cuts[number + 1];
    const over = inside.filter((span) => span.start <= from && span.end >= to);
    return drawPiece(characters.slice(from, to).join(""), over);
  });
}

function drawPiece(text, over) {
  if (!over.length) return text;
  // A clause within a clause: the inner one is meant.
  const clauses = over.filter((span) => span.row)
    .sort((one, other) => one.end - one.start - (other.end - other.start));
  const chosen = over.some((span) => span.row && span.row === selected);
  const classes = [...over.map((span) => span.label), chosen ? "chosen" : ""];
  return make("mark", {
    class: [...new Set(classes)].join(" ").trim(),
    title: over.map((span) => span.title).filter(Boolean).join("\n") || null,
    "data-row": clauses.length ? clauses[0].row.index : null,
  }, text);
}
