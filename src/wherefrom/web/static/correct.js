// wherefrom, the application: an article put right by keyboard. Everything is a form as well, for who has no scripts.
(() => {
  "use strict";
  const place = document.getElementById("article");
  const told = document.getElementById("told");
  const news = document.getElementById("news");
  const chooser = document.getElementById("chooser");
  const keys = document.getElementById("keys");
  const POLL = 15000;
  const MOST_OPTIONS = 60;
  let desk, seen, held = null, sending = Promise.resolve();

  function load() {
    const data = place.querySelector(".desk");
    desk = JSON.parse(data.textContent);
    seen = data.dataset.seen;
  }

  const points = (words) => [...words].length; // offsets are code points, strings here UTF-16
  const cards = () => [...place.querySelectorAll(".cards > .card")];
  const handleOf = (card) => card?.dataset.handle || "";
  const active = () => handleOf(place.querySelector(".cards > .card.on"));
  const cardOf = (handle) => cards().find((card) => handleOf(card) === handle);

  // What is told: in a live region, with a button to take it back.
  function say(words, { undo = "", wrong = false } = {}) {
    told.classList.toggle("wrong", wrong);
    told.replaceChildren(...words.filter(Boolean).map((one) => Object.assign(document.createElement("p"), { textContent: one })));
    if (undo) told.append(button("Undo", () => take(undo)));
    if (!wrong && words.length && place.dataset.review) told.append(button("Next to review", acts.next));
    if (told.children.length) told.append(button("Close", () => say([])));
  }

  function button(words, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.addEventListener("click", act);
    return made;
  }

  // The words that are selected in the text, as [start, end, words] in code points.
  function selected() {
    const text = place.querySelector(".text");
    const picked = getSelection();
    if (!picked.rangeCount || picked.isCollapsed) return null;
    const range = picked.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const start = points(before.toString()) + points(words) - points(words.trimStart());
    return words.trim() ? [start, start + points(words.trim()), words.trim()] : null;
  }

  const wordsAt = (start, end) => [...place.querySelector(".text").textContent].slice(start, end).join("").replace(/\s+/g, " ");

  // One after the other, so that no key that was pressed meanwhile is lost.
  function post(path, fields) {
    sending = sending.then(() => send(path, fields)).catch(() => say(["The server did not answer. Try again."], { wrong: true }));
    return sending;
  }

  async function send(path, fields) {
    fields.set("part", "yes");
    fields.set("seen", seen);
    const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" };
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers });
    const words = await answer.text();
    if (answer.ok) return show(words);
    const page = new DOMParser().parseFromString(words, "text/html");
    say([...page.querySelectorAll(".refused p")].map((one) => one.textContent), { wrong: true });
  }

  // The article as it is now takes the place of the one before; what was chosen stays chosen, and so does the focus.
  function show(words) {
    const page = new DOMParser().parseFromString(words, "text/html");
    const order = cards().map(handleOf);
    const was = active();
    const sheetOpen = !document.getElementById("sheet").hidden;
    const inside = place.contains(document.activeElement) || document.activeElement === document.body || sheetOpen;
    const at = scrollY;
    place.replaceChildren(...page.body.childNodes);
    load();
    news.replaceChildren();
    const now = place.querySelector(".told-now");
    const left = new Set(cards().map(handleOf));
    const next = [was, ...order.slice(order.indexOf(was) + 1), ...order.slice(0, Math.max(0, order.indexOf(was))).reverse()].find((one) => left.has(one));
    document.dispatchEvent(new CustomEvent("wherefrom:replaced", { detail: { s: was && cardOf(next)?.dataset.s, sheet: sheetOpen } }));
    scrollTo({ top: at, behavior: "instant" });
    if (was && inside && !sheetOpen) place.querySelector(`.n[data-s="${cardOf(next)?.dataset.s}"]`)?.focus({ preventScroll: true });
    if (sheetOpen) document.getElementById("sheet").focus({ preventScroll: true });
    if (now) say([...now.querySelectorAll("p")].map((one) => one.textContent), { undo: now.dataset.undo });
  }

  const take = (id) => post(`/corrections/${id}/undo`, new URLSearchParams());

  function put(doing, fields = {}, handle = active()) {
    const all = new URLSearchParams({ do: doing, statement: handle });
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) if (one) all.append(name, one);
    return post(`${place.dataset.path}/correct`, all);
  }

  // A list to choose from, narrowed by typing; digits choose at once as long as nothing is typed.
  function choose({ name, about = "", options, free = null, kinds = false, note = true }) {
    const [input, list] = [chooser.querySelector("[role=combobox]"), chooser.querySelector("[role=listbox]")];
    const [kind, why] = [chooser.querySelector(".kind"), chooser.querySelector(".why-field")];
    const back = document.activeElement;
    chooser.querySelector("h2").textContent = name;
    chooser.querySelector(".about").textContent = about;
    kind.hidden = !kinds;
    why.hidden = !note;
    kind.querySelector("select").value = "";
    why.querySelector("input").value = "";
    input.value = "";
    let shown = [], chosen = 0;
    const point = (to) => {
      chosen = Math.max(0, Math.min(shown.length - 1, to));
      list.querySelectorAll("[role=option]").forEach((one, i) => one.setAttribute("aria-selected", String(i === chosen)));
      const one = list.children[chosen];
      if (one) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
    };
    const narrow = () => {
      const typed = input.value.trim().toLowerCase();
      shown = options.filter((one) => one.label.toLowerCase().includes(typed)).slice(0, MOST_OPTIONS);
      shown.sort((a, b) => b.label.toLowerCase().startsWith(typed) - a.label.toLowerCase().startsWith(typed));
      if (free && typed && !options.some((one) => one.label.toLowerCase() === typed)) shown.push(free(input.value.trim()));
      list.replaceChildren(...shown.map((one, i) => option(one, i, !typed)));
      point(0);
    };
    return new Promise((done) => {
      const end = (one) => {
        for (const [target, type, act] of heard) target.removeEventListener(type, act);
        if (chooser.open) chooser.close();
        if (back?.isConnected) back.focus({ preventScroll: true });
        done(one ? { ...one, note: why.querySelector("input").value, kind: kind.querySelector("select").value } : null);
      };
      const pressed = (event) => {
        if (event.isComposing) return;
        const digit = event.target === input && !input.value && /^[1-9]$/.test(event.key) ? shown[event.key - 1] : null;
        if (digit) { event.preventDefault(); end(digit); }
        else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          if (event.target !== input) return;
          event.preventDefault();
          point(chosen + (event.key === "ArrowDown" ? 1 : -1));
        } else if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); if (shown[chosen]) end(shown[chosen]); }
      };
      const clicked = (event) => {
        const one = event.target.closest("[role=option]");
        if (one) end(shown[[...list.children].indexOf(one)]);
      };
      const heard = [[chooser, "keydown", pressed], [list, "click", clicked], [input, "input", narrow],
        [chooser, "cancel", (event) => { event.preventDefault(); end(null); }], [chooser, "close", () => { if (!chooser.open) end(null); }]];
      for (const [target, type, act] of heard) target.addEventListener(type, act);
      narrow();
      chooser.showModal();
      input.focus();
    });
  }

  function option(one, i, numbered) {
    const item = Object.assign(document.createElement("li"), { id: `option-${i}` });
    item.setAttribute("role", "option");
    if (numbered && i < 9) item.append(Object.assign(document.createElement("kbd"), { textContent: i + 1 }));
    item.append(Object.assign(document.createElement("span"), { textContent: (one.on ? "✓ " : "") + one.label }));
    if (one.hint) item.append(Object.assign(document.createElement("small"), { textContent: one.hint }));
    return item;
  }

  const kindWords = (kind) => desk.kinds.find(([one]) => one === kind)?.[1] || "";
  const party = (i) => ({ label: desk.parties[i].name, hint: kindWords(desk.parties[i].kind), name: desk.parties[i].name });
  const ofText = (span) => ({ label: span[2].replace(/\s+/g, " "), hint: "the selected words", name: span[2].replace(/\s+/g, " ").slice(0, 300), at: `${span[0]}-${span[1]}` });
  const NEW = (words) => ({ label: words, hint: "another name", name: words });
  const NOBODY = { label: "nobody named", hint: "unnamed", name: "unnamed" };
  const about = (handle) => cardOf(handle)?.querySelector("blockquote")?.textContent || "";
  const fieldsOf = (found) => ({ speaker: found.name, speaker_at: found.at, speaker_kind: found.kind, note: found.note });

  const acts = {
    confirm: (handle) => put("confirm", {}, handle),
    reject: (handle) => put("reject", {}, handle),
    async speaker(handle, span) {
      const options = [...(span ? [ofText(span)] : []), ...desk.statements[handle].choices.map(party), NOBODY];
      const found = await choose({ name: "Who said it?", about: about(handle), options, free: NEW, kinds: true });
      if (found) await put("change", fieldsOf(found), handle);
    },
    async relay(handle) {
      const [, ...now] = desk.statements[handle].chain;
      const others = desk.parties.map((_, i) => party(i)).filter((one) => !now.includes(one.name));
      const none = { label: "nobody passed it on", hint: "", name: "" };
      const options = [...now.map((name) => ({ label: name, hint: "take out", name, on: true })), ...(now.length ? [none] : []), ...others];
      const found = await choose({ name: "Who passed it on?", about: about(handle), options, free: NEW });
      if (!found) return;
      const relays = !found.name ? [] : now.includes(found.name) ? now.filter((one) => one !== found.name) : [...now, found.name];
      await put("change", { relays_given: "yes", relay: relays, note: found.note }, handle);
    },
    async kind(handle) {
      const options = desk.kinds.map(([kind, words]) => ({ label: words, name: kind, on: kind === desk.statements[handle].kind }));
      const found = await choose({ name: `What is ${desk.statements[handle].chain[0]}?`, options });
      if (found) await put("change", { speaker_kind: found.name, note: found.note }, handle);
    },
    async stance(handle) {
      const options = desk.stances.map(([stance, words]) => ({ label: stance, hint: words, name: stance, on: stance === desk.statements[handle].stance }));
      const found = await choose({ name: "How is it meant?", about: about(handle), options });
      if (found) await put("change", { stance: found.name, note: found.note }, handle);
    },
    words: (handle, span) => (span ? put("change", { content_at: `${span[0]}-${span[1]}` }, handle) : say(["Select words in the text first; e opens everything as a form."], { wrong: true })),
    cue: (handle, span) => (span ? put("change", { cue_at: `${span[0]}-${span[1]}` }, handle) : say(["Select words in the text first; e opens everything as a form."], { wrong: true })),
    form: (handle) => location.assign(`${place.dataset.path}/statements/${handle}`),
    async add(_, span) {
      const words = span || (await sentence());
      if (!words) return;
      const options = desk.parties.map((_, i) => party(i)).concat(NOBODY);
      const found = await choose({ name: "Whose words are these?", about: words[2], options, free: NEW, kinds: true });
      if (found) await put("add", { ...fieldsOf(found), content_at: `${words[0]}-${words[1]}` }, "");
    },
    read: () => (desk.read ? say(["Somebody read it all already; it stands below the text."]) : put("read-through", {}, "")),
    async undo() {
      const mine = desk.made.find((one) => one.person === place.dataset.person);
      if (mine) await take(mine.id);
      else say(["You have nothing here to take back."]);
    },
    next() {
      const chosen = place.querySelector(".cards > .card.on")?.id;
      const asked = new URLSearchParams({ seed: place.dataset.review || "0" });
      if (chosen) asked.set("after", `${place.dataset.path}#${chosen}`);
      location.assign(`/queue/next?${asked}`);
    },
    keys: () => keys.showModal(),
    news: () => sending = sending.then(async () => show(await (await fetch(place.dataset.path, { headers: { "HX-Request": "true" } })).text())),
  };
  const NEEDS_ONE = new Set(["confirm", "reject", "speaker", "relay", "kind", "stance", "words", "cue", "form"]);
  const BY_KEY = { y: "confirm", n: "reject", s: "speaker", r: "relay", i: "kind", t: "stance", w: "words", c: "cue", e: "form", a: "add", f: "read", u: "undo", l: "news", q: "next", "?": "keys" };

  // Sentences stand in for a selection where there is none: all by keyboard.
  async function sentence() {
    const focused = document.activeElement.closest("[data-at]");
    if (focused) { const [start, end] = focused.dataset.at.split("-").map(Number); return [start, end, wordsAt(start, end)]; }
    const options = desk.sentences.map(([start, end]) => ({ label: wordsAt(start, end), span: [start, end] }));
    const found = await choose({ name: "Which words?", about: "A sentence of the article; select words in the text before for less than one.", options, note: false });
    return found && [...found.span, found.label];
  }

  function act(name, handle, span) {
    if (NEEDS_ONE.has(name) && !desk.statements[handle]) return say(["Choose a statement first: j and k move."], { wrong: true });
    return acts[name](handle, span);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog") || !BY_KEY[event.key]) return;
    event.preventDefault();
    // What was pressed before is done first, and then the page may have changed.
    sending = sending.then(() => { void act(BY_KEY[event.key], active(), selected()); });
  });

  document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-act]")) held = selected(); }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act], .say-whose");
    if (!button) return;
    event.preventDefault();
    const span = button.dataset.at ? null : held;
    held = null;
    if (button.dataset.at) button.focus();
    void act(button.dataset.act || "add", handleOf(button.closest(".card")) || active(), span);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-correct]");
    if (!form) return;
    event.preventDefault();
    void post(form.getAttribute("action"), new URLSearchParams(new FormData(form, event.submitter)));
  });

  // What others put right meanwhile is told, and loaded when it is wanted.
  async function ask() {
    if (document.hidden) return;
    const asked = new URLSearchParams({ article: place.dataset.article, since: seen, limit: "50" });
    const answer = await fetch(`/corrections.json?${asked}`).catch(() => null);
    if (!answer?.ok) return;
    const others = (await answer.json()).corrections.filter((one) => one.person !== place.dataset.person);
    const words = others.length ? `${people(others)} put ${others.length === 1 ? "something" : `${others.length} things`} right here since this page was loaded${others[0].anchor ? `, the last in “${others[0].anchor.words.slice(0, 60)}”` : ""}.` : "";
    if (words === (news.querySelector("p")?.textContent || "")) return;
    news.replaceChildren();
    if (!words) return;
    news.append(Object.assign(document.createElement("p"), { textContent: words }), button("Show it", acts.news));
  }
  const people = (many) => [...new Set(many.map((one) => one.person))].join(", ");

  document.documentElement.classList.add("js");
  load();
  const choices = chooser.querySelector(".kind select");
  for (const [kind, words] of desk.kinds) choices.append(new Option(words, kind));
  setInterval(ask, POLL);
  addEventListener("focus", ask);
  document.addEventListener("visibilitychange", ask);
})();
