// wherefrom: the evidence beside the picture. The page reads without it; links then lead to the parts below.
(() => {
  "use strict";
  const sheet = document.getElementById("sheet");
  const picture = document.querySelector(".ways");
  let returnTo = null;
  let kept = null;
  document.documentElement.classList.add("js");

  const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const rows = picture ? [...picture.querySelectorAll(".row")] : [];
  const lines = picture ? [...picture.querySelectorAll("[data-to]")] : [];

  // The way back from an article to its origin, and everything that came from it, stand out; the rest steps back.
  function light(row) {
    const at = row ? row.dataset.n : null;
    const up = row ? new Set([at, ...ids(row, "up")]) : new Set();
    const lit = new Set(rows.filter((one) => up.has(one.dataset.n) || ids(one, "up").includes(at)).map((one) => one.dataset.n));
    picture.classList.toggle("tracing", Boolean(row));
    for (const one of rows) one.classList.toggle("lit", lit.has(one.dataset.n));
    for (const line of lines) line.classList.toggle("lit", lit.has(line.dataset.to));
  }

  function fill(entry) {
    const copy = document.getElementById(entry).cloneNode(true);
    copy.removeAttribute("id");
    for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id");
    return copy;
  }

  // Under the row where there is room, else over it; it never takes the pointer, so rows below can still be reached.
  function peek(row) {
    if (kept) return;
    light(row);
    const entry = row.dataset.e;
    if (!entry) { hide(); return; }
    sheet.className = "peek";
    sheet.replaceChildren(fill(entry));
    sheet.hidden = false;
    const area = row.querySelector(".area").getBoundingClientRect();
    const high = sheet.offsetHeight;
    const below = area.bottom + 8 + high < innerHeight || area.top - 8 - high < 0;
    sheet.style.top = `${scrollY + (below ? area.bottom + 8 : area.top - 8 - high)}px`;
    sheet.style.left = `${Math.max(12, Math.min(area.left, document.documentElement.clientWidth - sheet.offsetWidth - 12))}px`;
  }

  function hide() {
    if (kept) return;
    sheet.hidden = true;
    light(null);
  }

  function keep(entry, opener) {
    const row = rows.find((one) => one.dataset.e === entry);
    clearTimeout(wait);
    sheet.className = "";
    sheet.removeAttribute("style");
    const bar = document.createElement("div");
    bar.className = "bar";
    for (const [name, words, act] of [["previous", "Previous", () => step(-1)], ["next", "Next", () => step(1)], ["close", "Close", close]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = name;
      button.textContent = words;
      button.addEventListener("click", act);
      bar.append(button);
    }
    const stepped = kept && sheet.contains(document.activeElement) && document.activeElement.className;
    sheet.replaceChildren(bar, fill(entry));
    sheet.hidden = false;
    sheet.scrollTop = 0;
    if (!kept) returnTo = opener || document.activeElement;
    kept = entry;
    if (picture && row) light(row);
    for (const one of rows) one.classList.toggle("chosen", one === row);
    if (stepped) sheet.querySelector(`.bar .${stepped}`)?.focus();
    else sheet.focus({ preventScroll: true });
  }

  function step(by) {
    const order = rows.length ? rows.filter((row) => row.dataset.e).map((row) => row.dataset.e) : [...document.querySelectorAll(".entry[id]")].map((one) => one.id);
    const at = order.indexOf(kept);
    keep(order[Math.max(0, Math.min(order.length - 1, at + by))], null);
  }

  function close() {
    if (!kept) return false;
    kept = null;
    sheet.hidden = true;
    if (picture) light(null);
    for (const one of rows) one.classList.remove("chosen");
    if (returnTo?.isConnected) {
      quiet = true;
      returnTo.focus({ preventScroll: true });
      quiet = false;
    }
    return true;
  }

  let quiet = false;
  let wait = 0;
  const WAIT = 120; // Milliseconds: a pointer on its way across the picture opens nothing.
  for (const row of rows) {
    row.addEventListener("mouseenter", () => { light(kept ? rows.find((one) => one.dataset.e === kept) : row); wait = setTimeout(() => peek(row), WAIT); });
    row.addEventListener("mouseleave", () => { clearTimeout(wait); hide(); });
    row.addEventListener("focus", () => { if (!quiet && row.matches(":focus-visible")) peek(row); });
    row.addEventListener("blur", hide);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-e]");
    if (link) {
      event.preventDefault();
      keep(link.dataset.e, link);
    } else if (kept && !sheet.contains(event.target) && !String(getSelection())) close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "Escape") { if (!close()) hide(); return; }
    if (event.key !== "j" && event.key !== "k") return;
    const order = rows.filter((row) => row.dataset.e);
    if (!order.length) return;
    event.preventDefault();
    if (kept) { step(event.key === "j" ? 1 : -1); return; }
    const at = order.indexOf(document.activeElement);
    order[Math.max(0, Math.min(order.length - 1, at + (event.key === "j" ? 1 : -1)))].focus();
  });

  const save = document.querySelector(".save");
  if (save) {
    save.hidden = false;
    save.addEventListener("click", () => {
      const data = document.querySelector(".data").textContent;
      save.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
      save.download = "trace.json";
    });
  }
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
})();
