// The table of rows, a page at a time; the chosen row is marked with aria-current.

const COLUMNS = [
  "decision", "commitment", "actor", "strength", "obligation", "deadline", "countries", "un_bodies",
  "status", "ministry", "dossier", "date",
];
const PAGE = 100;
const SIGNS = { open: "○", accepted: "✓", corrected: "✎", rejected: "✗" };
let page = 0;
let selected = null;

const pageCount = () => Math.max(1, Math.ceil(view.rows.length / PAGE));

function drawHead() {
  const cells = COLUMNS.map((column) => make("th", { scope: "col", class: column },
    make("button", { type: "button", "data-sort": column }, say(`columns.${column}`))));
  $("#table thead").replaceChildren(make("tr", {}, ...cells));
  markSort();
  const options = ["", ...COLUMNS].flatMap((column) => (column ? [false, true] : [false]).map((down) =>
    make("option", { value: column && `${column} ${down ? "down" : "up"}` },
      column ? `${say(`columns.${column}`)} ${down ? "↓" : "↑"}` : say("table.letter"))));
  $("#sort").replaceChildren(...options);
  $("#sort").value = view.sort && `${view.sort} ${view.descending ? "down" : "up"}`;
}

function markSort() {
  for (const head of $$("#table th")) {
    const sorted = $("button", head).dataset.sort === view.sort;
    if (sorted) head.setAttribute("aria-sort", view.descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function drawTable() {
  page = Math.min(page, pageCount() - 1);
  const shown = view.rows.slice(page * PAGE, (page + 1) * PAGE);
  const empty = make("tr", {}, make("td", { colspan: COLUMNS.length }, say("table.nothing")));
  $("#table tbody").replaceChildren(...(shown.length ? shown.map(drawRow) : [empty]));
  $("#found").textContent = say("table.found", { shown: view.rows.length, all: offered().length });
  $("#page").textContent = say("table.page", { page: page + 1, pages: pageCount() });
  $(".pages").hidden = pageCount() === 1;
  $("#previous").disabled = page === 0;
  $("#next").disabled = page === pageCount() - 1;
}

function drawRow(row) {
  const cells = COLUMNS.map((column) => make("td", { class: column }, ...drawCell(row, column)));
  return make("tr", {
    id: `row-${row.index}`, class: row.kind, "data-decision": decisionOf(row),
    "aria-current": row === selected ? "true" : null,
  }, ...cells);
}

function drawCell(row, column) {
  if (column === "decision") return drawDecision(row);
  if (column !== "commitment") return [shownOf(row, column)];
  const origin = ["date", "dossier", "ministry"];
  const facts = ["actor", "strength", "deadline", "countries", "un_bodies"];
  const line = (name, columns) => make("span", { class: name },
    columns.map((one) => shownOf(row, one)).filter(Boolean).join(" · "));
  const miss = row.kind === "near_miss"
    ? make("span", { class: "why" }, `${say("table.near_miss")}: ${called("category", row.category)}`) : null;
  return [
    make("button", { type: "button", class: "open", lang: "nl", "data-row": row.index }, row.commitment),
    line("origin", origin),
    line("facts", facts),
    miss,
  ];
}

function drawDecision(row) {
  const decision = decisionOf(row);
  return [
    make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[decision]),
    make("span", { class: "sign-word" }, called("decision", decision)),
  ];
}

// Puts the decision and values of one row anew, without moving any row.
function redrawRow(row) {
  const old = $(`#row-${row.index}`);
  if (!old) return;
  const focused = old.contains(document.activeElement);
  old.replaceWith(drawRow(row));
  if (focused) $(`#row-${row.index} .open`).focus();
}

// Chooses a row, turning to its page; `focus` also puts the keyboard there.
function select(row, focus = false) {
  const before = selected;
  selected = row;
  const at = view.rows.indexOf(row);
  if (at >= 0 && Math.floor(at / PAGE) !== page) {
    page = Math.floor(at / PAGE);
    drawTable();
  }
  if (before) $(`#row-${before.index}`)?.removeAttribute("aria-current");
  const line = $(`#row-${row.index}`);
  line?.setAttribute("aria-current", "true");
  emit("selected");
  if (focus) $(".open", line)?.focus();
  line?.scrollIntoView({ block: "nearest" });
}

// Chooses the row `step` rows further.
function step(by) {
  const at = selected ? view.rows.indexOf(selected) : -1;
  const next = view.rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), view.rows.length - 1)];
  if (next) select(next, true);
}
