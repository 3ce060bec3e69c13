// Accept, reject, correct: the panel under the letter.

const DAY = /^(\d{4}-\d{2}-\d{2})?$/;

function drawReview() {
  if (!selected) return;
  const row = selected;
  const heading = row.kind === "near_miss" ? "review.heading_near_miss" : "review.heading";
  $("#review").replaceChildren(
    make("h3", {}, `${say(heading)}: `, make("span", { lang: "nl" }, row.commitment)),
    make("div", { class: "buttons" },
      decisionButton(row, "accept", "accepted"),
      decisionButton(row, "reject", "rejected"),
      make("button", { type: "button", id: "undo", onclick: () => clearDecision(row) }, say("review.undo")),
      make("label", { class: "category", hidden: keptOf(row).decision !== "rejected" },
        say("review.category"), drawCategories(row))),
    make("label", { class: "note" }, say("review.note"), drawNote(row)),
    drawColumns(row),
    drawReasons(row),
  );
}

function decisionButton(row, name, decision) {
  return make("button", {
    type: "button", id: name, class: decision,
    "aria-pressed": String(keptOf(row).decision === decision), onclick: () => decideOn(row, decision),
  }, `${SIGNS[decision]} ${say(`review.${name}`)}`);
}

function decideOn(row, decision) {
  decide(row, { decision, category: decision === "rejected" ? keptOf(row).category ?? row.category : null });
  announce(say(`review.${decision}_now`));
}

function clearDecision(row) {
  decide(row, { decision: null, category: null, values: null });
  drawReview();
  announce(say("review.cleared_now"));
}

function drawCategories(row) {
  const chosen = keptOf(row).category ?? "rejected";
  const options = choicesOf("category").map((value) =>
    make("option", { value, selected: value === chosen }, called("category", value)));
  return make("select", { id: "category", onchange: (event) => decide(row, { category: event.target.value }) },
    ...options);
}

function drawNote(row) {
  const area = make("textarea", {
    id: "note", rows: 1, oninput: (event) => decide(row, { note: event.target.value }),
  });
  area.value = keptOf(row).note ?? "";
  return area;
}

function drawColumns(row) {
  const fields = EDITABLE.map((column) => {
    const changed = keptOf(row).values?.[column] !== undefined;
    return make("label", { class: changed ? "changed" : null },
      make("span", {}, say(`columns.${column}`)),
      drawField(row, column),
      changed ? make("small", {}, say("review.original", { value: row[column] ?? "–" })) : null);
  });
  return make("details", { class: "columns", open: openColumns },
    make("summary", { onclick: () => { openColumns = !openColumns; } }, say("review.correct")),
    make("div", { class: "fields" }, ...fields));
}
let openColumns = false;

function drawField(row, column) {
  const value = valueOf(row, column);
  const onchange = (event) => keepField(row, column, event.target);
  const choices = choicesOf(column);
  if (!choices.length) {
    const field = make("input", { id: `value-${column}`, onchange, lang: "nl", autocomplete: "off" });
    field.value = value;
    return field;
  }
  const options = ["", ...choices].map((choice) => make("option", { value: choice, selected: choice === value },
    choice ? called(column, choice) : say("filter.none")));
  return make("select", { id: `value-${column}`, onchange }, ...options);
}

function keepField(row, column, field) {
  const value = field.value.trim();
  if (column.startsWith("deadline") && !DAY.test(value)) {
    field.setAttribute("aria-invalid", "true");
    announce(say("review.invalid_date"));
    return;
  }
  correct(row, column, value);
  drawReview();
  $(`#value-${column}`).focus();
  announce(say("review.corrected_now", { column: say(`columns.${column}`) }));
}

// After a decision: the buttons and the row, but no field that is being written in.
function redrawReview() {
  if (!selected) return;
  const { decision } = keptOf(selected);
  $("#accept").setAttribute("aria-pressed", String(decision === "accepted"));
  $("#reject").setAttribute("aria-pressed", String(decision === "rejected"));
  $(".category").hidden = decision !== "rejected";
  $("#category").value = keptOf(selected).category ?? "rejected";
  redrawRow(selected);
  drawProgress();
}

function drawProgress() {
  const all = rows.filter((row) => row.kind === "commitment");
  const decided = all.filter((row) => decisionOf(row) !== "open").length;
  $("#progress").textContent = say("review.progress", { decided, all: all.length });
}
