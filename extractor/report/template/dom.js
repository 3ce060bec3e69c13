// Makes and finds elements. Text goes in as text nodes only: nothing of a letter is ever markup.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// make("p", { class: "small", onclick: f }, "text", child)
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

// Tells screen readers, and whoever looks at the line below the heading.
function announce(text) {
  $("#status").textContent = text;
}

const emit = (name) => document.dispatchEvent(new CustomEvent(name));
const listen = (name, action) => document.addEventListener(name, action);
