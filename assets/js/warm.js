// Warm Water works without this script. With it, filters apply without a
// page load, the address and the back button keep up, and the new count is
// said aloud.

const parser = new DOMParser();
let request; // the one under way

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard?.writeText(field.value);
    button.firstChild.textContent = button.dataset.done;
  });
}

// What was typed is not left behind unasked.
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  const ask = (event) => event.preventDefault();
  const watch = () => addEventListener("beforeunload", ask);
  form.addEventListener("input", watch);
  if (form.dataset.unsaved) watch(); // it was refused
  form.addEventListener("submit", () => removeEventListener("beforeunload", ask));
}

for (const field of document.querySelectorAll("[data-suggest]")) suggest(field);

const order = document.getElementById("volgorde");
if (order) drag(document.querySelector("[data-order]"));

const ballot = document.querySelector("[data-ballot]");
if (ballot) rank(ballot, Number(ballot.dataset.ballot));

const form = document.querySelector("form[data-live]");
if (form) start();

function start() {
  document.documentElement.dataset.live = "";
  document.addEventListener("change", (event) => {
    if (event.target.form?.id === form.id) apply(addressOfForm(), true);
  });
  document.addEventListener("submit", (event) => {
    const search = event.target.closest("[data-search]");
    if (event.target.id !== form.id && !search) return;
    event.preventDefault();
    if (search) document.querySelector("#filters [name=q]").value = search.querySelector("[name=q]").value;
    apply(addressOfForm(), true);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-live]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    apply(link.href, true);
  });
  addEventListener("popstate", () => apply(location.href, false));
}

function addressOfForm() {
  const now = document.getElementById("filters");
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(now)) if (value) params.append(name, value);
  const query = params.toString();
  return new URL(now.action).pathname + (query ? "?" + query : "");
}

async function apply(address, push) {
  request?.abort();
  request = new AbortController();
  const results = document.querySelector("[data-results]");
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
    if (answer.status >= 500) throw new Error(answer.statusText);
    const page = parser.parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-results]")) throw new Error("no results");
    if (push) history.pushState(null, "", answer.url);
    show(page);
  } catch (error) {
    // An ordinary page load does the same, or says what is wrong.
    if (error.name !== "AbortError") location.assign(address);
  }
}

function show(page) {
  const focused = document.activeElement?.id;
  const open = new Map([...document.querySelectorAll("details[id]")].map((d) => [d.id, d.open]));
  const scrolled = new Map([...document.querySelectorAll(".long")].map((l) => [l.parentElement.id, l.scrollTop]));
  const picked = [...document.querySelectorAll("[form=keuze][name]:checked, #keuze [type=hidden]")].map((p) => [p.name, p.value]);
  for (const part of ["[data-filters]", "[data-results]"]) {
    document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)));
  }
  for (const [id, was] of open) {
    const details = document.getElementById(id);
    if (details) details.open = was;
  }
  for (const [id, top] of scrolled) {
    const list = document.querySelector(`#${CSS.escape(id)} .long`);
    if (list) list.scrollTop = top;
  }
  pickAgain(picked);
  const search = document.querySelector("[data-search] [name=q]");
  const words = page.querySelector("[data-search] [name=q]");
  if (search && words && search !== document.activeElement) search.value = words.value;
  // The other language and the title belong to the same search.
  document.querySelector(".lang").replaceWith(document.adoptNode(page.querySelector(".lang")));
  document.title = page.title;
  const again = focused && document.getElementById(focused);
  if (again) again.focus({ preventScroll: true });
  else document.querySelector("[data-results]").focus({ preventScroll: true });
  document.querySelector("[data-status]").textContent = document.querySelector("[data-count]")?.textContent ?? "";
}

// What was chosen stays chosen, also where it is no longer among the results.
function pickAgain(picked) {
  for (const [name, value] of picked) {
    const box = document.querySelector(`[form=keuze][name=${name}][value="${CSS.escape(value)}"]`);
    if (box) box.checked = true;
    else document.getElementById("keuze")?.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
}

// Items of a list can be dragged to another place; the buttons do the same.
function drag(list) {
  let moved;
  for (const item of list.children) item.querySelector(".nr").draggable = true;
  list.addEventListener("dragstart", (event) => {
    moved = event.target.closest("[data-item]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(moved, 0, 0);
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-item]");
    if (!moved || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== moved) over[event.clientY < box.top + box.height / 2 ? "before" : "after"](moved);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    order.elements.volgorde.value = [...list.children].map((item) => item.dataset.item).join();
    order.requestSubmit(order.querySelector("button"));
  });
}

// A ballot as a list that can be put in order, by dragging or by buttons. The
// number fields stay what is sent.
function rank(form, picks) {
  const box = form.querySelector("[data-picked]");
  const list = box.querySelector("ol");
  const status = box.querySelector("[role=status]");
  const fields = [...form.querySelectorAll(".candidate input")];
  const title = (field) => field.closest(".candidate").querySelector("h2").textContent.trim();
  let moved;
  box.hidden = false;
  for (const field of fields) {
    const button = field.parentElement.querySelector("[data-pick]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const chosen = inOrder();
      if (!chosen.includes(field) && chosen.length < picks) number([...chosen, field]);
    });
    field.addEventListener("change", draw);
  }
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const chosen = inOrder();
    const at = [...list.children].indexOf(button.closest("li"));
    const [field] = chosen.splice(at, 1);
    const by = Number(button.value);
    if (by) chosen.splice(Math.max(0, at + by), 0, field);
    number(chosen);
    list.children[by ? Math.min(Math.max(0, at + by), chosen.length - 1) : Math.min(at, chosen.length - 1)]?.querySelector(`[value="${button.value}"]`).focus();
  });
  list.addEventListener("dragstart", (event) => { moved = event.target.closest("li"); });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!moved || !over) return;
    event.preventDefault();
    const middle = over.getBoundingClientRect().top + over.offsetHeight / 2;
    if (over !== moved) over[event.clientY < middle ? "before" : "after"](moved);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => number([...list.children].map((item) => fields[item.dataset.field])));
  draw();

  function inOrder() {
    return fields.filter((field) => field.value).sort((a, b) => a.value - b.value);
  }

  function number(chosen) {
    for (const field of fields) field.value = chosen.includes(field) ? chosen.indexOf(field) + 1 : "";
    draw();
    status.textContent = chosen.map((field, i) => `${i + 1}. ${title(field)}`).join("; ");
  }

  function draw() {
    list.replaceChildren(...inOrder().map((field) => {
      const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
      item.dataset.field = fields.indexOf(field);
      item.querySelector("span").textContent = title(field);
      return item;
    }));
    for (const field of fields) field.parentElement.querySelector("[data-pick]").disabled = Boolean(field.value);
  }
}

// While someone types, what it may become is offered below the field: a
// combobox with a list, after the ARIA Authoring Practices. Enter without a
// choice searches as ever.
function suggest(field) {
  const list = Object.assign(document.createElement("ul"), { id: `${field.id}-lijst`, className: "suggestions", hidden: true });
  const said = Object.assign(document.createElement("p"), { className: "sr", role: "status" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestName);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    field.setAttribute(name, value);
  }
  field.after(list, said);
  let asked; // the request under way
  let wait;
  let at = -1;

  const close = () => {
    asked?.abort();
    clearTimeout(wait);
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    field.setAttribute("aria-expanded", "false");
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
  const offer = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(field.dataset.suggest + encodeURIComponent(field.value), { signal: asked.signal });
      if (!answer.ok) return close();
      const { suggestions, says } = await answer.json();
      const was = list.children[at]?.dataset.url;
      list.replaceChildren(...suggestions.map(({ text, label, url }, i) => {
        const option = Object.assign(document.createElement("li"), { id: `${list.id}-${i}` });
        option.setAttribute("role", "option");
        option.dataset.url = url;
        option.append(Object.assign(document.createElement("b"), { textContent: text }), Object.assign(document.createElement("small"), { textContent: label }));
        return option;
      }));
      choose(suggestions.findIndex(({ url }) => url === was));
      list.hidden = !suggestions.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
      said.textContent = says;
    } catch {
      // Without suggestions the search works as ever.
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(wait);
    if (field.value.trim().length < 2) close();
    else wait = setTimeout(offer, 120);
  });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
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
    close();
    if (!url) return;
    event.preventDefault();
    event.stopPropagation(); // it is no search
    location.assign(url);
  });
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}
