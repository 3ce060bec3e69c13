// The keyboard: j k a r n / Enter Esc, and the arrows while the table has the focus.

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => selected && decideOn(selected, "accepted"),
  r: () => selected && decideOn(selected, "rejected"),
  n: () => $("#note")?.focus(),
  "/": () => $("#text").focus(),
};
const ARROWS = { ArrowDown: KEYS.j, ArrowUp: KEYS.k };

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") {
    $(".exports").open = false;
    leave(event.target);
    return;
  }
  if (event.target.closest("input, select, textarea") || $("#view-rows").hidden) return;
  const inTable = event.target === document.body || event.target.closest("#rows");
  const action = KEYS[event.key] ?? (inTable ? ARROWS[event.key] : undefined);
  if (!action) return;
  event.preventDefault();
  action();
}

// Out of a field or the letter, back to the chosen row.
function leave(from) {
  const line = selected && $(`#row-${selected.index} .open`);
  if (from.closest("input, select, textarea, #letter") && line) line.focus();
  else if (selected) closeLetter();
}
