// The plain tables: figures of charts, letters, threads.

function drawTableOf(caption, heads, lines) {
  const look = (value) => (/^\d{4}-\d{2}(-\d{2})?$/.test(value) ? "day" : null);
  const cells = (line) => line.map((value) => make("td", { class: look(value) }, ...[value].flat()));
  return make("table", {},
    make("caption", { class: "unseen" }, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...lines.map((line) => make("tr", {}, ...cells(line)))));
}

const LETTER_COLUMNS = ["document", "date", "ministry", "dossier", "title", "rows", "decided", "message"];

function drawLetters() {
  const lines = data.letters.map((letter) => {
    const own = rows.filter((row) => row.letter === letter && row.kind === "commitment");
    const cells = {
      ...letter,
      document: own.length ? letterButton(letter) : letter.document,
      rows: own.length,
      decided: own.filter((row) => decisionOf(row) !== "open").length,
      message: letter.cause ? say(`letter.${letter.cause}`) : letter.message,
    };
    return LETTER_COLUMNS.map((column) => cells[column] ?? "");
  });
  const heads = LETTER_COLUMNS.map((column) => say(`columns.${column}`));
  $("#letters").replaceChildren(drawTableOf(say("letters.caption"), heads, lines));
}

function letterButton(letter) {
  const open = () => {
    showView("rows");
    clearFilters();
    showOnly(letter);
    select(view.rows[0], true);
  };
  const label = say("letters.open", { document: letter.document });
  return make("button", { type: "button", class: "link", onclick: open, "aria-label": label }, letter.document);
}

const THREAD_COLUMNS = ["commitment", "actor", "status", "deadline", "dossier", "ministry", "members"];

// The threads: those of several mentions, or all.
function drawThreads() {
  if (!data.threads.length) return;
  const byId = new Map(rows.map((row) => [row.id ?? `${row.letter.document}@${row.start}`, row]));
  const chosen = data.threads.filter((thread) => !$("#several").checked || Number(thread.mentions) > 1);
  const lines = chosen.map((thread) => {
    const cells = {
      ...thread,
      status: called("thread", thread.status),
      deadline: [...new Set([thread.deadline_first, thread.deadline_last])].filter(Boolean).join(" → "),
      members: split(thread.members).map((id) => memberButton(byId.get(id), id)),
    };
    return THREAD_COLUMNS.map((column) => cells[column] ?? "");
  });
  const heads = THREAD_COLUMNS.map((column) => say(`threads.${column}`));
  $("#threads").replaceChildren(drawTableOf(say("threads.caption"), heads, lines));
}

function memberButton(row, id) {
  if (!row) return make("span", {}, id);
  return make("button", { type: "button", class: "link", onclick: () => openRow(row) },
    row.letter.date || row.letter.document);
}

// Opens a row from elsewhere, whatever the filters were.
function openRow(row) {
  showView("rows");
  clearFilters();
  if (row.kind === "near_miss") {
    $("#near-misses").checked = true;
    fillFilters();
  }
  applyFilters();
  select(row, true);
}
