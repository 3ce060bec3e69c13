// The words of the page in the chosen language.

let data = null; // what unpack gave
let language = document.documentElement.lang;
let { compare } = new Intl.Collator(language, { numeric: true }); // alphabetical order

// say("table.found", { shown: 3, all: 9 })
function say(path, fields = {}) {
  const text = path.split(".").reduce((tree, key) => tree?.[key], data.languages[language].words);
  return text.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
}

// What a value of a column is called: promise → belofte, KEN → Kenia.
function called(column, value) {
  const known = data.languages[language].words.values[column]?.[value];
  if (known) return known;
  if (column === "decision") return say(`decisions.${value}`);
  if (column === "countries") return data.names.countries[value]?.[language === "nl" ? 0 : 1] ?? value;
  if (column === "un_bodies" || column === "other_bodies") {
    const [acronym, name] = data.names.bodies[value] ?? [];
    return acronym || name || value;
  }
  return value;
}

// The same with a body's full name beside its acronym.
function calledInFull(column, value) {
  const [acronym, name] = (column === "un_bodies" && data.names.bodies[value]) || [];
  return acronym && name !== acronym ? `${acronym} – ${name}` : called(column, value);
}

const choicesOf = (column) => Object.keys(data.languages[language].words.values[column] ?? {});

function speak(chosen) {
  language = chosen;
  ({ compare } = new Intl.Collator(language, { numeric: true }));
  document.documentElement.lang = chosen;
  document.title = say("page.title");
  for (const element of $$("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of $$("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  emit("language");
}
