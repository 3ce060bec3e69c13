// Why a row is there: the five tests in order, the rule, and the lexicon entry of its verb.

const TESTS = ["T1", "T2", "T3", "T4", "T5"];
const ENTRY = ["lemma", "reflexive", "prepositions", "noun", "obligation", "present", "example", "not"];

function drawReasons(row) {
  const miss = row.kind === "near_miss";
  const failed = miss ? TESTS.indexOf(row.rule.split(":")[0]) : TESTS.length;
  const tests = TESTS.map((test, number) => {
    const verdict = number < failed ? "passed" : number === failed ? "failed" : "unasked";
    const why = number === failed ? `: ${called("category", row.category)}` : evidence(row, test, miss);
    return make("li", { class: verdict },
      `${test} ${say(`tests.${test}`)} `, make("b", {}, say(`reason.${verdict}`)), why);
  });
  return make("details", { class: "reasons", open: true },
    make("summary", {}, say("reason.heading")),
    make("ol", { class: "tests" }, ...tests),
    make("p", {}, `${say("reason.rule")}: `, make("code", {}, row.rule),
      row.confidence ? ` · ${say("columns.confidence")}: ${called("confidence", row.confidence)}` : null),
    drawEntry(row));
}

// What of the row bears a test out.
function evidence(row, test, miss) {
  const columns = { T2: ["actor", "actor_type"], T3: ["trigger"], T5: ["action"] }[test];
  if (miss || !columns) return null;
  const shown = columns.map((column) => row[column] && called(column, row[column])).filter(Boolean);
  return shown.length ? `: ${shown.join(", ")}` : null;
}

function drawEntry(row) {
  const entry = data.entries[row.rule.split(":").pop()];
  if (!entry) return make("p", { class: "small" }, say("reason.no_entry"));
  const facts = ENTRY.filter((field) => entry[field]).flatMap((field) => {
    const value = field === "obligation" ? called("obligation", entry[field]) : entry[field];
    const shown = value === true ? say("reason.passed") : Array.isArray(value) ? value.join(", ") : value;
    return [make("dt", {}, say(`reason.${field}`)), make("dd", { lang: "nl" }, shown)];
  });
  return make("div", { class: "entry" }, make("h4", {}, say("reason.entry")), make("dl", {}, ...facts));
}
