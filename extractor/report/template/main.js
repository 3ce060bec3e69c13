// Starts the page, and says what follows on what.

function showView(name) {
  for (const button of $$("#views button")) {
    const here = button.dataset.view === name;
    if (here) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    $(`#view-${button.dataset.view}`).hidden = !here;
  }
  $("#filters").hidden = !["rows", "charts"].includes(name);
  if (name === "charts") drawCharts();
  if (name === "letters") drawLetters();
}

function drawAll() {
  $("#summary").textContent = say("page.summary", {
    rows: rows.filter((row) => row.kind === "commitment").length, letters: data.letters.length,
  });
  $("#run").textContent = say("help.run", { run: data.run, version: data.version });
  fillFilters();
  drawHead();
  applyFilters();
  drawLetters();
  drawThreads();
  drawLetter();
  drawReview();
  drawProgress();
}

function wire() {
  listen("language", drawAll);
  listen("filtered", () => { markSort(); drawTable(); drawCharts(); });
  listen("selected", () => { drawLetter(); drawReview(); $("#review").scrollTop = 0; });
  listen("decided", redrawReview);
  listen("imported", drawAll);
  document.addEventListener("keydown", onKey);

  const filters = $("#filters");
  const narrow = window.matchMedia("(width < 900px)");
  const fold = () => { $("details", filters).open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();
  const filter = () => { page = 0; applyFilters(); announce($("#found").textContent); };
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  $("#clear").addEventListener("click", () => { clearFilters(); filter(); });
  $("#several")?.addEventListener("change", drawThreads);
  $("#near-misses")?.addEventListener("change", () => { fillFilters(); filter(); });

  $("#table thead").addEventListener("click", (event) => {
    const column = event.target.closest("[data-sort]")?.dataset.sort;
    if (column) sortBy(column, view.sort === column && !view.descending);
    drawHead();
    $(`[data-sort="${column}"]`)?.focus();
  });
  $("#sort").addEventListener("change", (event) => {
    const [column, order] = event.target.value.split(" ");
    sortBy(column, order === "down");
  });
  for (const place of ["#table tbody", "#letter-text"]) {
    $(place).addEventListener("click", (event) => {
      const chosen = event.target.closest("tr, [data-row]");
      const index = chosen?.dataset.row ?? chosen?.id.replace("row-", "");
      if (!index) return;
      select(rows[Number(index)]);
      if (event.detail === 0) $("#letter-text").focus(); // not a mouse: Enter on the row
    });
  }
  const turn = (by) => () => { page += by; drawTable(); $("#rows").scrollTop = 0; };
  $("#previous").addEventListener("click", turn(-1));
  $("#next").addEventListener("click", turn(1));
  $("#views").addEventListener("click", (event) => {
    const name = event.target.closest("button")?.dataset.view;
    if (name) showView(name);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".exports summary")) $(".exports").open = false;
  });
  $("#language").addEventListener("change", (event) => speak(event.target.value));
  $("#export-csv").addEventListener("click", exportCsv);
  $("#export-gold").addEventListener("click", exportGold);
  $("#import-csv").addEventListener("click", () => $("#import-file").click());
  $("#import-file").addEventListener("change", (event) => {
    if (event.target.files.length) importCsv(event.target.files[0]);
    event.target.value = "";
  });
}

async function start() {
  try {
    data = await unpack($("#data"));
  } catch (error) {
    const old = error instanceof TooOld;
    $("#summary").textContent = old ? $("#data").dataset.tooOld : String(error);
    return;
  }
  makeRows();
  loadDecisions();
  wire();
  speak($("#language").value);
  document.body.dataset.ready = "yes";
}

start();
