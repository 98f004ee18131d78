// Warm Water works without this script. With it, filters apply without a
// page load, the address and the back button keep up, and the new count is
// said aloud.

const parser = new DOMParser();
const typed = new Set(); // forms with something in them that is not saved
const picks = new Map(); // what is chosen beside results, by the id of its box
let sent; // the form that is on its way
let request; // for results, the one under way
let stands = here(); // where the history stands, as far as results go

showButtons();
cite();
guardForms();
keepPicks();
for (const field of document.querySelectorAll("[data-suggest]")) suggest(field);
if (document.forms.volgorde) orderItems(document.querySelector("[data-order]"), document.forms.volgorde);
for (const ballot of document.querySelectorAll("[data-ballot]")) rank(ballot, Number(ballot.dataset.ballot));
if (document.querySelector("form[data-live]")) start();

// Buttons that need this script: to print, and to copy a link.
function showButtons() {
  const said = make("p", { class: "sr", role: "status" });
  let copied;
  for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
  if (document.querySelector("[data-copy]")) document.body.append(said);
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-print], [data-copy]");
    if (!button) return;
    if ("print" in button.dataset) return window.print();
    copied?.(); // only what was copied last is on the clipboard
    copied = await copy(button);
    said.textContent = button.textContent;
  });
}

// A line to cite a page by gets the day and the name of this site.
function cite() {
  const day = new Date().toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
  for (const field of document.querySelectorAll("[data-cite]")) {
    field.value = field.defaultValue.replace(/\[[^\]]+\](, [^[]*)\[[^\]]+\]$/, (_, between) => day + between + location.origin + field.dataset.cite);
  }
}

// Says on the button how it went, and gives what takes that back.
async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.firstChild;
  const was = label.data;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    label.data = button.dataset.done;
  } catch {
    // It is not allowed, or not there: a page over plain HTTP has none.
    label.data = button.dataset.failed;
  }
  return () => { label.data = was; };
}

// What was typed is not left behind unasked, and nothing is sent twice.
function guardForms() {
  let timer;
  const again = (after) => {
    clearTimeout(timer);
    timer = setTimeout(() => { sent = undefined; }, after);
  };
  const ask = (event) => {
    if ([...typed].every((form) => form === sent)) return;
    event.preventDefault();
    again(0); // for who stays
  };
  for (const form of document.querySelectorAll("form[data-unsaved]")) {
    const watch = () => {
      typed.add(form);
      addEventListener("beforeunload", ask);
    };
    form.addEventListener("input", watch);
    if (form.dataset.unsaved) watch(); // it was refused
  }
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || event.defaultPrevented) return;
    if (event.target === sent) return event.preventDefault();
    sent = event.target;
    again(10_000); // for who stopped the answer
  });
  addEventListener("pageshow", () => again(0));
}

function start() {
  document.documentElement.dataset.live = "";
  document.addEventListener("change", (event) => {
    if (event.target.form?.id === "filters") apply(addressOfForm());
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "filters" && !event.target.closest("[data-search]")) return;
    event.preventDefault();
    apply(addressOfForm());
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-live]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    apply(link.href, { top: link.dataset.live === "top" });
  });
  addEventListener("popstate", () => {
    // A link within the page changes the history too.
    if (here() === stands) return;
    stands = here();
    apply(location.href, { back: true });
  });
}

function here() {
  return location.pathname + location.search;
}

function searchField() {
  return document.querySelector("[data-search] [name=q]");
}

// The filters with the words as they stand in the field, also where nobody
// searched for them yet.
function addressOfForm() {
  const filters = document.getElementById("filters");
  const field = searchField();
  if (field) filters.elements.q.value = field.value;
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(filters)) if (value) params.append(name, value);
  const query = params.toString();
  return new URL(filters.action).pathname + (query ? "?" + query : "");
}

// Shows the results at an address: one that the history went back to, or a new
// one. Those of another page are read from their top.
async function apply(address, { back = false, top = false } = {}) {
  request?.abort();
  request = new AbortController();
  const words = searchField()?.value;
  document.querySelector("[data-results]").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
    if (answer.status >= 500) throw new Error(answer.statusText);
    const page = parser.parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-results]")) throw new Error("no results");
    if (!back) remember(answer.url);
    // What was typed meanwhile stays, unless it belongs to what was left.
    show(page, back || searchField()?.value === words);
    if (top) document.querySelector("[data-results]").scrollIntoView();
  } catch (error) {
    // An ordinary page load does the same, or says what is wrong.
    if (error.name === "AbortError") return;
    if (back) location.reload();
    else location.assign(address);
  }
}

// The same address twice would take going back twice.
function remember(address) {
  const { pathname, search } = new URL(address);
  if (pathname + search === here()) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  stands = here();
}

function show(page, words) {
  const focused = document.activeElement?.id;
  const open = new Map([...document.querySelectorAll("details[id]")].map((d) => [d.id, d.open]));
  const scrolled = new Map([...document.querySelectorAll(".long")].map((l) => [l.parentElement.id, l.scrollTop]));
  const field = searchField();
  if (field && words) field.value = page.querySelector("[data-search] [name=q]").value;
  // The other language and the title belong to the same search.
  for (const part of ["[data-filters]", "[data-results]", ".lang"]) {
    document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)));
  }
  document.title = page.title;
  for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
  cite();
  for (const [id, was] of open) {
    const details = document.getElementById(id);
    if (details) details.open = was;
  }
  for (const [id, top] of scrolled) {
    const list = document.querySelector(`#${CSS.escape(id)} .long`);
    if (list) list.scrollTop = top;
  }
  pickAgain();
  focusAgain(focused);
  document.querySelector("[data-status]").textContent = document.querySelector("[data-count]")?.textContent ?? "";
}

// What had the focus may be gone, or be a filter that now finds nothing.
function focusAgain(id) {
  const again = id ? document.getElementById(id) : null;
  again?.focus({ preventScroll: true });
  if (!again || document.activeElement !== again) document.querySelector("[data-results]").focus({ preventScroll: true });
}

function boxes() {
  return document.querySelectorAll("[type=checkbox][form=keuze]");
}

// What is chosen beside results stays so, also where it is no longer among
// them; how much that is stands beside the buttons.
function keepPicks() {
  const read = () => {
    for (const box of boxes()) {
      if (box.checked) picks.set(box.id, { name: box.name, value: box.value });
      else picks.delete(box.id);
    }
    pickAgain();
  };
  document.addEventListener("change", ({ target }) => {
    if (target.form?.id === "keuze") read();
  });
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-unpick]")) return;
    picks.clear();
    for (const box of boxes()) box.checked = false;
    pickAgain();
    (boxes()[0] ?? document.querySelector("[data-results]")).focus({ preventScroll: true });
  });
  addEventListener("pageshow", read); // a browser may tick again what was
}

function pickAgain() {
  const form = document.forms.keuze;
  if (!form) return;
  for (const old of form.querySelectorAll("[type=hidden]")) old.remove();
  for (const [id, { name, value }] of picks) {
    const box = document.getElementById(id);
    if (box) box.checked = true;
    else form.append(make("input", { type: "hidden", name, value }));
  }
  if (picks.size) form.hidden = false; // as it is where nothing was found
  const count = form.querySelector("[data-picks]");
  if (!count) return;
  count.hidden = !picks.size;
  count.querySelector("b").textContent = picks.size;
}

// Items of a list can be dragged by their number; the buttons do the same.
function orderItems(list, form) {
  for (const nr of list.querySelectorAll(".nr")) nr.draggable = true;
  drag(list, ".nr", () => {
    form.elements.volgorde.value = [...list.children].map((item) => item.dataset.item).join();
    form.requestSubmit(form.querySelector("button"));
  });
}

// Lets items be dragged to another place by a handle, and tells when the order
// is another.
function drag(list, handle, moves) {
  let moved, before;
  const itemOf = (node) => [...list.children].find((item) => item.contains(node));
  list.addEventListener("dragstart", (event) => {
    if (!event.target.matches?.(handle)) return; // a link, or a few words
    moved = itemOf(event.target);
    before = [...list.children];
    event.dataTransfer.effectAllowed = "move";
    if (moved !== event.target) event.dataTransfer.setDragImage(moved, 0, 0);
  });
  list.addEventListener("dragover", (event) => {
    if (!moved) return;
    event.preventDefault();
    const over = itemOf(event.target);
    if (!over || over === moved) return;
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](moved);
  });
  list.addEventListener("drop", (event) => {
    if (moved) event.preventDefault();
  });
  list.addEventListener("dragend", (event) => {
    if (!moved) return;
    moved = undefined;
    // By Escape, or somewhere else on the page.
    if (event.dataTransfer.dropEffect === "none") list.append(...before);
    else if (before.some((item, i) => item !== list.children[i])) moves();
  });
}

// A ballot as a list that can be put in order, by dragging or by buttons. The
// number fields stay what is sent.
function rank(form, most) {
  const box = form.querySelector("[data-picked]");
  const list = box.querySelector("ol");
  const status = box.querySelector("[role=status]");
  const full = make("span", { class: "full small" }, box.dataset.full);
  const fields = [...form.querySelectorAll(".candidate input")];
  const title = (field) => field.closest(".candidate").querySelector("h2").textContent.trim();
  const picker = (field) => field.parentElement.querySelector("[data-pick]");
  box.hidden = false;
  box.tabIndex = -1;
  for (const field of fields) {
    picker(field).hidden = false;
    picker(field).addEventListener("click", () => choose(field));
    field.addEventListener("change", draw);
  }
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) move([...list.children].indexOf(button.closest("li")), button.value);
  });
  drag(list, "li", () => number([...list.children].map((item) => fields[item.dataset.field])));
  draw();

  function inOrder() {
    return fields.filter((field) => field.value).sort((a, b) => a.value - b.value);
  }

  function choose(field) {
    const chosen = inOrder();
    if (chosen.includes(field)) return;
    if (chosen.length < most) return number([...chosen, field]);
    picker(field).after(full);
    status.textContent = full.textContent;
  }

  // Moves a choice by so many places, or takes it away where that is 0. The
  // focus goes along, or to what comes in its place.
  function move(at, value) {
    const chosen = inOrder();
    const [field] = chosen.splice(at, 1);
    const to = Math.max(0, at + Number(value));
    if (Number(value)) chosen.splice(to, 0, field);
    number(chosen);
    const next = list.children[Math.min(to, chosen.length - 1)];
    (next?.querySelector(`[value="${value}"]`) ?? box).focus();
  }

  function number(chosen) {
    for (const field of fields) field.value = chosen.includes(field) ? chosen.indexOf(field) + 1 : "";
    form.dispatchEvent(new Event("input")); // it is to be saved
    draw();
    status.textContent = chosen.map((field, i) => `${i + 1}. ${title(field)}`).join("; ");
  }

  function draw() {
    const chosen = inOrder();
    list.replaceChildren(...chosen.map((field) => {
      const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
      item.dataset.field = fields.indexOf(field);
      item.querySelector("span").textContent = title(field);
      for (const of of item.querySelectorAll(".sr")) of.textContent = `: ${title(field)}`;
      return item;
    }));
    full.remove();
    // A disabled button would lose the focus.
    for (const field of fields) picker(field).setAttribute("aria-disabled", Boolean(field.value) || chosen.length >= most);
  }
}

// While someone types, what it may become is offered below the field: a
// combobox with a list, after the ARIA Authoring Practices. Enter without a
// choice searches as ever.
function suggest(field) {
  const list = make("ul", { id: `${field.id}-lijst`, class: "suggestions", hidden: "", role: "listbox", "aria-label": field.dataset.suggestName });
  const said = make("p", { class: "sr", role: "status" });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    field.setAttribute(name, value);
  }
  field.after(list, said);
  let asked; // the request under way
  let wait; // before one
  let at = -1;

  const stop = () => {
    asked?.abort();
    clearTimeout(wait);
    asked = wait = undefined;
  };
  const close = () => {
    stop();
    draw([]);
    said.textContent = "";
  };
  const choose = (to) => {
    list.children[at]?.removeAttribute("aria-selected");
    at = to;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const draw = (suggestions) => {
    const was = list.children[at]?.dataset.url;
    list.replaceChildren(...suggestions.map(({ text, label, url }, i) => {
      const option = make("li", { id: `${list.id}-${i}`, role: "option" });
      option.dataset.url = url;
      option.append(make("b", {}, text), make("small", {}, label));
      return option;
    }));
    choose(suggestions.findIndex(({ url }) => url === was));
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  };
  const offer = async () => {
    stop();
    asked = new AbortController();
    try {
      const answer = await fetch(field.dataset.suggest + encodeURIComponent(field.value), { signal: asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const { suggestions, says } = await answer.json();
      asked = undefined;
      draw(suggestions);
      said.textContent = says;
    } catch (error) {
      // Without suggestions the search works as ever.
      if (error.name !== "AbortError") close();
    }
  };
  const go = (url) => {
    close(); // the page may come back as it was left
    location.assign(url);
  };
  field.addEventListener("input", () => {
    choose(-1); // it was for other words
    if (field.value.trim().length < 2) return close();
    stop();
    wait = setTimeout(offer, 120);
  });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing) return;
    if (event.key === "Escape" && (count || wait || asked)) {
      event.preventDefault(); // and keeps what was typed
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      // One place further than the last is the field itself.
      choose(((at + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
    }
  });
  field.form.addEventListener("submit", (event) => {
    const url = list.children[at]?.dataset.url;
    if (!url) return close();
    event.preventDefault();
    event.stopPropagation(); // it is no search
    go(url);
  });
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option.dataset.url);
  });
}

function make(tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
