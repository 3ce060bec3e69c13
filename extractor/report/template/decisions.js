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

// Changes what is kept of a row; what is empty is not kept.
function decide(row, change) {
  const next = { ...keptOf(row), ...change };
  for (const name of Object.keys(next)) if (!next[name]) delete next[name];
  if (Object.keys(next).length) kept[row.key] = next;
  else delete kept[row.key];
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
