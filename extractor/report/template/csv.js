// CSV as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets ' in front.

const FORMULA = /^[=+\-@\t\r]/;

function writeCsv(table) {
  const cell = (value) => {
    const text = FORMULA.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return table.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

// The rows of a CSV as objects by the names of its head.
function readCsv(text) {
  const table = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    const value = quoted?.replaceAll('""', '"') ?? bare;
    table.at(-1).push(value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value);
    if (end !== ",") table.push([]);
  }
  const [head, ...lines] = table.filter((line) => line.length > 1);
  return (lines ?? []).map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ""])));
}
