// What the reader decided, kept in the browser under the run's id: by row a decision (accepted,
// rejected), a category (why rejected), a note and corrected values.

const EDITABLE = [
  "actor", "actor_type", "partners", "trigger", "action", "object", "addressee", "recipient",
  "strength", "obligation", "polarity", "condition", "status", "time_text", "deadline_from",
  "deadline_to", "time_basis", "recurrence", "register_ref", "countries", "un_bodies", "other_bodies",
];
const NOTHING = Object.freeze({});
let kept = {};

const place = () => `extractor-review:${data.run}`;

function loadDecisions() {
  try {
    kept = JSON.parse(localStorage.getItem(place())) ?? {};
  } catch {
    announce(say("page.not_kept"));
  }
}

function saveDecisions() {
  try {
    localStorage.setItem(place(), JSON.stringify(kept));
  } catch {
    announce(say("page.not_kept"));
  }
}

const keptOf = (row) => kept[row.key] ?? NOTHING;

function decisionOf(row) {
  const { decision, values } = keptOf(row);
  return decision === "accepted" && values ? "corrected" : decision ?? "open";
}

// Keeps this of a row; what is empty is not kept.
function keep(row, next) {
  const filled = Object.entries(next).filter(([, value]) => value);
  if (filled.length) kept[row.key] = Object.fromEntries(filled);
  else delete kept[row.key];
}

function decide(row, change) {
  keep(row, { ...keptOf(row), ...change });
  saveDecisions();
  emit("decided");
}

// Corrects one column; the value as found takes the correction away.
function correct(row, column, value) {
  const values = { ...keptOf(row).values, [column]: value };
  if (value === (row[column] ?? "")) delete values[column];
  decide(row, {
    decision: keptOf(row).decision ?? "accepted",
    values: Object.keys(values).length ? values : null,
  });
}
