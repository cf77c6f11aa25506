// Keys, filters and news. Every page works without this.
"use strict";
(() => {
  const stops = () => [...document.querySelectorAll("main .row, main .mail")].filter((stop) => stop.offsetParent !== null);
  let at = null;

  function go(step) {
    const all = stops();
    if (!all.length) return;
    const place = all.indexOf(at);
    const next = all[Math.max(0, Math.min(all.length - 1, place < 0 ? (step > 0 ? 0 : all.length - 1) : place + step))];
    if (at) at.classList.remove("at");
    at = next;
    at.classList.add("at");
    at.scrollIntoView({ block: "nearest" });
    const link = at.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  }

  const keys = [
    ["j", "next entry", () => go(1)],
    ["k", "previous entry", () => go(-1)],
    ["/", "search", () => document.getElementById("q").focus()],
    ["u", "up: to the list", () => { const up = document.querySelector(".home a:last-child"); if (up) up.click(); }],
    ["n", "next page", () => { const next = document.querySelector("a[rel=next]"); if (next) next.click(); }],
    ["p", "previous page", () => { const previous = document.querySelector("a[rel=prev]"); if (previous) previous.click(); }],
    ["?", "these keys", help],
  ];

  function help() {
    let dialog = document.getElementById("keys");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.id = "keys";
      dialog.setAttribute("aria-label", "Keys");
      const table = document.createElement("table");
      for (const [key, text] of keys) {
        const row = table.insertRow();
        const name = document.createElement("kbd");
        name.textContent = key;
        row.insertCell().append(name);
        row.insertCell().textContent = text;
      }
      const form = document.createElement("form");
      form.method = "dialog";
      const close = document.createElement("button");
      close.textContent = "Close";
      form.append(close);
      dialog.append(table, form);
      document.body.append(dialog);
    }
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, dialog")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const known = keys.find(([key]) => key === event.key);
    if (!known) return;
    event.preventDefault();
    known[2]();
  });

  for (const note of document.querySelectorAll(".keys")) note.hidden = false;

  // A field above each long list that leaves only what has the words in it.
  for (const list of document.querySelectorAll("[data-filter]")) {
    const entries = [...(list.tBodies ? list.tBodies[0].rows : list.children)];
    if (entries.length < 10) continue;
    const label = document.createElement("label");
    label.className = "filter";
    label.append("Show only");
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = "words";
    label.append(field);
    const told = document.createElement("span");
    told.className = "facts";
    told.setAttribute("role", "status");
    label.append(told);
    const texts = entries.map((entry) => entry.textContent.toLowerCase());
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry, place) => {
        entry.hidden = !words.every((word) => texts[place].includes(word));
        if (!entry.hidden) shown += 1;
      });
      told.textContent = words.length ? `${shown} of ${entries.length}` : "";
    });
    (list.closest(".wide") || list).before(label);
  }

  // News: a line that says so; nothing moves under the reader's eyes.
  const source = document.body.dataset.events;
  if (source && "EventSource" in window) {
    let line = null;
    const events = new EventSource(source);
    events.addEventListener("mail", () => {
      if (!line) {
        line = document.createElement("p");
        line.className = "live";
        line.setAttribute("role", "status");
        document.getElementById("main").prepend(line);
      }
      line.textContent = "New mail has arrived. ";
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Show it";
      line.append(link);
    });
    addEventListener("pagehide", () => events.close());
  }
})();
