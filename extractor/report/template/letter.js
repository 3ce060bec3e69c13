// The letter of the chosen row, with the chosen clause in view.

const hiddenLayers = new Set();

function drawLetter() {
  $("#letter").hidden = !selected;
  document.body.classList.toggle("reading", Boolean(selected));
  if (!selected) return;
  drawLetterHead(selected.letter);
  drawText(selected.letter);
  $("#letter-text mark.chosen")?.scrollIntoView({ block: "center" });
}

function drawLetterHead(letter) {
  const facts = [letter.date, [letter.dossier, letter.number].filter(Boolean).join(", "),
    letter.ministry, letter.signatory?.replaceAll(";", ", "), letter.document];
  $("#letter-head").replaceChildren(
    make("div", { class: "letter-title" },
      make("h2", { lang: "nl" }, letter.title || say("letter.untitled")),
      make("button", { type: "button", onclick: () => showOnly(letter) }, say("letter.only")),
      make("button", { type: "button", id: "close", onclick: closeLetter }, say("letter.close"))),
    make("p", { class: "small" }, facts.filter(Boolean).join(" · ")),
    letter.text ? drawLegend(letter) : null,
  );
}

function drawLegend(letter) {
  const labels = new Set(spansOf(letter).map((span) => span.label));
  const boxes = LAYERS.filter((label) => labels.has(label)).map((label) =>
    make("label", { class: "check" },
      make("input", {
        type: "checkbox", checked: !hiddenLayers.has(label),
        onchange: (event) => toggleLayer(label, event.target.checked),
      }),
      make("mark", { class: label }, say(`marks.${label}`))));
  return make("fieldset", { class: "legend" }, make("legend", {}, say("letter.marks")), ...boxes);
}

function toggleLayer(label, on) {
  if (on) hiddenLayers.delete(label);
  else hiddenLayers.add(label);
  drawText(selected.letter);
}

function drawText(letter) {
  const room = $("#letter-text");
  if (!letter.text) {
    room.replaceChildren(make("p", { class: "warning" }, say(`letter.${letter.cause}`)), ...sentencesOf(letter));
    return;
  }
  const characters = charactersOf(letter);
  const spans = spansOf(letter).filter((span) => !hiddenLayers.has(span.label) || span.row === selected);
  const blocks = blocksOf(letter, characters);
  room.replaceChildren(...blocks.map(([start, end, kind]) =>
    make("div", { class: kind }, ...piecesOf(characters, start, end, spans))));
}

// Without the text: the sentences of the letter's rows.
function sentencesOf(letter) {
  const own = rows.filter((row) => row.letter === letter
    && (row.kind === "commitment" || withNearMisses() || row === selected));
  return own.map((row) => make("p", {},
    make("mark", { class: row === selected ? "COMMITMENT chosen" : "COMMITMENT", "data-row": row.index },
      row.sentence)));
}

function showOnly(letter) {
  $("#filter-document").value = letter.document;
  applyFilters();
}

function closeLetter() {
  const before = selected;
  selected = null;
  drawLetter();
  const line = before && $(`#row-${before.index}`);
  line?.removeAttribute("aria-current");
  (line ? $(".open", line) : $("#rows")).focus();
}
