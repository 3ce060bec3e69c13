// The decisions as files: CSV of everything decided, gold JSON for `extractor evaluate`.

const KEY = ["document", "start", "end", "trigger"];
const WRITTEN = { accepted: "accepted", corrected: "accepted", rejected: "rejected" };
const DECIDED = ["kind", "decision", "category", "note", "corrected"];

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function exportCsv() {
  const decided = rows.filter((row) => kept[row.key]);
  if (!decided.length) return announce(say("export.nothing"));
  const found = KEY.map((name) => (row) => (name === "document" ? row.letter.document : row[name] ?? ""));
  const values = EDITABLE.filter((name) => name !== "trigger");
  const table = [
    ["run", ...KEY, ...DECIDED, "sentence", "commitment", "new_trigger", ...values],
    ...decided.map((row) => [
      data.run, ...found.map((get) => get(row)), row.kind, decisionOf(row), keptOf(row).category ?? "",
      keptOf(row).note ?? "", Object.keys(keptOf(row).values ?? {}).join(";"), row.sentence,
      row.commitment, valueOf(row, "trigger"), ...values.map((column) => valueOf(row, column)),
    ]),
  ];
  download(`review-${data.run}.csv`, "text/csv", `\ufeff${writeCsv(table)}`);
  return announce(say("export.csv_done", { rows: decided.length }));
}

// Takes over the decisions of a CSV export of the same run.
async function importCsv(file) {
  const lines = readCsv((await file.text()).replace(/^\ufeff/, ""));
  if (!lines.length || !lines.every((line) => "decision" in line && "document" in line)) {
    return announce(say("export.read_failed"));
  }
  const byKey = new Map(rows.map((row) => [row.key, row]));
  let read = 0;
  for (const line of lines) {
    const row = byKey.get(KEY.map((name) => line[name]).join("|"));
    if (!row) continue;
    const value = (column) => line[column === "trigger" ? "new_trigger" : column] ?? "";
    const corrected = split(line.corrected ?? "").filter((column) => EDITABLE.includes(column));
    const values = Object.fromEntries(corrected.map((column) => [column, value(column)]));
    keep(row, {
      decision: WRITTEN[line.decision], category: line.category, note: line.note,
      values: Object.keys(values).length ? values : null,
    });
    read += 1;
  }
  saveDecisions();
  emit("imported");
  return announce(say("export.read_done", { rows: read, unknown: lines.length - read }));
}

function exportGold() {
  const letters = data.letters.filter((letter) => ownRows(letter).some(isDecided)).map(goldLetter);
  if (!letters.length) return announce(say("export.nothing"));
  download(`gold-${data.run}.json`, "application/json", JSON.stringify({ run: data.run, letters }, null, 1));
  const count = (part) => letters.reduce((sum, letter) => sum + letter[part].length, 0);
  return announce(say("export.gold_done", {
    letters: letters.length, accepted: count("commitments"), rejected: count("near_misses"),
    open: count("undecided"),
  }));
}

const ownRows = (letter) => rows.filter((row) => row.letter === letter);
const isDecided = (row) => decisionOf(row) !== "open";

// Accepted rows are commitments, rejected ones near-misses; of the others nothing is known.
function goldLetter(letter) {
  const own = ownRows(letter);
  const decided = own.filter(isDecided);
  const rejected = (row) => decisionOf(row) === "rejected";
  const open = own.filter((row) => !isDecided(row) && row.kind === "commitment");
  return {
    document: letter.document,
    date: letter.date ?? "",
    text: letter.text ?? own.map((row) => row.sentence).join("\n"),
    commitments: decided.filter((row) => !rejected(row)).map(goldRow),
    near_misses: decided.filter(rejected).map((row) => ({
      sentence: row.sentence, trigger: triggerOf(row), category: keptOf(row).category ?? "rejected",
      note: keptOf(row).note ?? "",
    })),
    undecided: open.map((row) => ({ sentence: row.sentence, trigger: triggerOf(row) })),
  };
}

const triggerOf = (row) => valueOf(row, "trigger").split(" … ").filter(Boolean);

function goldRow(row) {
  const values = Object.fromEntries(EDITABLE.map((column) => [column, valueOf(row, column)]));
  for (const column of LISTS) values[column] = split(values[column]);
  return {
    sentence: row.sentence, commitment: row.commitment, ...values,
    trigger: triggerOf(row), confidence: "high", note: keptOf(row).note ?? "",
  };
}
