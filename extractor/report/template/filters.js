// Which rows are in view, and in what order.

const DEADLINES = { with: "deadline_any", without: "deadline_none" };
const view = { rows: [], sort: "", descending: false };

const chosen = (name) => $(`#filter-${name}`).value;
const withNearMisses = () => $("#near-misses")?.checked ?? false;
const offered = () => rows.filter((row) => row.kind === "commitment" || withNearMisses());

// Fills every list of choices, with how many rows each has, and keeps what was chosen.
function fillFilters() {
  const all = offered();
  for (const select of $$("[data-filter]")) {
    const column = select.dataset.filter;
    const before = select.value;
    const options = column === "deadline" ? deadlineOptions(all) : optionsOf(all, column);
    select.replaceChildren(make("option", { value: "" }, say("filter.all")), ...options);
    select.value = before;
    if (select.selectedIndex < 0) select.value = "";
  }
}

function clearFilters() {
  for (const field of $("#filters").elements) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.matches("input, select")) field.value = "";
  }
  fillFilters();
}

function optionsOf(all, column) {
  const counts = new Map();
  for (const row of all) {
    for (const value of valuesOf(row, column)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  counts.delete("");
  const order = column === "decision" ? ["open", "accepted", "corrected", "rejected"] : choicesOf(column);
  const place = (value) => (order.includes(value) ? order.indexOf(value) : order.length);
  return [...counts.keys()]
    .sort((one, other) => place(one) - place(other)
      || compare(called(column, one), called(column, other)))
    .map((value) => make("option", { value }, `${calledInFull(column, value)} (${counts.get(value)})`));
}

function deadlineOptions(all) {
  const dated = all.filter((row) => valueOf(row, "deadline")).length;
  const counts = { with: dated, without: all.length - dated };
  return Object.entries(DEADLINES).map(([value, key]) =>
    make("option", { value }, `${say(`filter.${key}`)} (${counts[value]})`));
}

function applyFilters() {
  const words = $("#text").value.toLowerCase().split(/\s+/).filter(Boolean);
  const columns = $$("[data-filter]")
    .map((select) => [select.dataset.filter, select.value])
    .filter(([column, value]) => value && column !== "deadline");
  view.rows = offered().filter((row) =>
    columns.every(([column, value]) => valuesOf(row, column).includes(value))
    && inTime(row)
    && words.every((word) => row.words.includes(word) || keptOf(row).note?.toLowerCase().includes(word)));
  sortRows();
  emit("filtered");
}

// A deadline is an interval; it counts where it overlaps the days asked for.
function inTime(row) {
  const [since, until] = [$("#since").value, $("#until").value];
  const last = valueOf(row, "deadline");
  const first = valueOf(row, "deadline_from") || last;
  if (chosen("deadline") === "with" && !last) return false;
  if (chosen("deadline") === "without" && last) return false;
  if ((since || until) && !last) return false;
  return (!since || last >= since) && (!until || first <= until);
}

function sortRows() {
  const sign = view.descending ? -1 : 1;
  if (!view.sort) return;
  const keys = new Map(view.rows.map((row) => [row, shownOf(row, view.sort)]));
  view.rows.sort((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    if (!a || !b) return (a ? -1 : 0) + (b ? 1 : 0) || one.index - other.index; // empty ones last
    return sign * compare(a, b) || one.index - other.index;
  });
}

function sortBy(column, descending) {
  view.sort = column;
  view.descending = descending;
  applyFilters();
  const order = say(descending ? "table.descending" : "table.ascending");
  if (column) announce(say("table.sorted", { column: say(`columns.${column}`), order }));
}
