// The charts of the rows in view, drawn by Vega, each with its figures as a table.

const CHARTS = {
  deadlines: (row) => (row.deadline ? [[row.deadline.slice(0, 7), row.ministry]] : []),
  months: (row) => (row.date ? [[row.date.slice(0, 7), row.ministry]] : []),
  countries: (row) => row.countries.map((name) => [name]),
  un_bodies: (row) => row.un_bodies.map((name) => [name]),
};
const [LINE, CELL, MOST] = [24, 26, 20]; // pixels a line, pixels a month, lines at most (charts.py)
const [LABELS, WIDEST] = [0.38, 300]; // of the width of a chart, and pixels at most
const HEADS = {
  deadlines: ["deadline", "ministry"], months: ["date", "ministry"],
  countries: ["countries"], un_bodies: ["un_bodies"],
};

function chartRows() {
  const names = (row, column) => valuesOf(row, column).map((value) => called(column, value));
  return view.rows.filter((row) => row.kind === "commitment").map((row) => ({
    deadline: monthOf(valueOf(row, "deadline")),
    date: monthOf(row.letter.date),
    ministry: shownOf(row, "ministry") || say("charts.unknown"),
    countries: names(row, "countries"),
    un_bodies: names(row, "un_bodies"),
  }));
}

const monthOf = (day) => (day ? `${day.slice(0, 7)}-01` : null);

async function drawCharts() {
  if ($("#view-charts").hidden) return;
  const values = chartRows();
  for (const [name, keysOf] of Object.entries(CHARTS)) {
    const figure = $(`#chart-${name}`);
    const counts = countBy(values, keysOf);
    $("details", figure).hidden = !counts.length;
    $(".figures", figure).replaceChildren(drawFigures(name, counts));
    const room = $(".chart", figure);
    room.replaceChildren(counts.length ? "" : say("charts.nothing"));
    if (counts.length) await drawChart(room, name, values, counts);
  }
}

async function drawChart(room, name, values, counts) {
  const { charts, dates } = data.languages[language];
  const distinct = (place) => new Set(counts.map((count) => count.at(place))).size;
  const labels = Math.min(WIDEST, Math.round(LABELS * room.clientWidth));
  const crowded = name === "months" && distinct(0) * CELL > room.clientWidth - labels;
  const spec = {
    ...charts[name], datasets: { rows: values }, description: say(`charts.${name}`),
    height: LINE * Math.min(distinct(-2), MOST), // ministries, countries or bodies
    width: crowded ? distinct(0) * CELL : "container",
  };
  spec.config.axis.labelLimit = labels;
  await vegaEmbed(room, spec, {
    actions: false, renderer: "svg", defaultStyle: false, timeFormatLocale: dates,
  });
}

// [[keys…, count]], the keys in order.
function countBy(values, keysOf) {
  const counts = new Map();
  for (const keys of values.flatMap(keysOf)) {
    const id = keys.join("\t");
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => compare(one, other)).map(([id, n]) => [...id.split("\t"), n]);
}

function drawFigures(name, counts) {
  const heads = [...HEADS[name].map((column) => say(`columns.${column}`)), say("charts.commitments")];
  return drawTableOf(say(`charts.${name}`), heads, counts);
}
