// The rows of the table: commitments and near-misses of every letter, in the order of the letters.

const OF_LETTER = ["document", "date", "dossier", "number", "ministry", "signatory", "title"];
const LISTS = ["countries", "un_bodies", "other_bodies"];
const SEVERAL = [...LISTS, "ministry"]; // cells of several values
let rows = [];

function makeRows() {
  rows = data.letters.flatMap((letter) => [
    ...letter.commitments.map((values) => makeRow(letter, values, "commitment")),
    ...letter.near_misses.map((values) => makeRow(letter, values, "near_miss")),
  ].sort((one, other) => one.start - other.start || one.end - other.end));
  rows.forEach((row, index) => { row.index = index; });
}

function makeRow(letter, values, kind) {
  const clause = values.commitment ?? values.clause
    ?? (letter.text ? charactersOf(letter).slice(values.start, values.end).join("") : values.sentence);
  const row = { letter, kind, ...values, commitment: clause };
  row.key = [letter.document, row.start, row.end, row.trigger].join("|");
  row.words = [clause, row.sentence, row.actor, row.action, row.rule, letter.title, letter.document]
    .filter(Boolean).join("\n").toLowerCase();
  return row;
}

// Offsets count code points, a JavaScript string counts otherwise.
function charactersOf(letter) {
  letter.characters ??= Array.from(letter.text);
  return letter.characters;
}

// The value of a column as it stands now: corrected, or as found.
function valueOf(row, column) {
  if (column === "decision") return decisionOf(row);
  if (OF_LETTER.includes(column)) return row.letter[column] ?? "";
  if (column === "deadline") return valueOf(row, "deadline_to") || valueOf(row, "deadline_from");
  return keptOf(row).values?.[column] ?? row[column] ?? "";
}

const split = (cell) => String(cell).split(";").map((value) => value.trim()).filter(Boolean);

function valuesOf(row, column) {
  const value = valueOf(row, column);
  return SEVERAL.includes(column) ? split(value) : [String(value)];
}

// How a cell reads: names for codes.
function shownOf(row, column) {
  return valuesOf(row, column).map((value) => called(column, value)).join(", ");
}
