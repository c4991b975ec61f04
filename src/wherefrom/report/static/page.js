// wherefrom: choosing, filtering and placing. The page reads without it; this puts the cards beside the words.
(() => {
  "use strict";
  const wide = matchMedia("(min-width: 62rem)");
  const sheet = document.getElementById("sheet");
  const GAP = 7;
  let current = null;
  let returnTo = null;
  document.documentElement.classList.add("js");

  const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

  class Article {
    constructor(root) {
      this.root = root;
      this.text = root.querySelector(".text");
      this.cardList = root.querySelector(".cards");
      this.cards = new Map();
      this.anchors = new Map();
      this.places = new Map();
      this.active = null;
      this.kinds = new Set();
      this.chosen = { stance: "", flag: "", sure: "", party: "" };
      if (!this.cardList) return;
      for (const card of this.cardList.children) this.cards.set(card.dataset.s, card);
      for (const anchor of this.text.querySelectorAll(".n")) this.anchors.set(anchor.dataset.s, anchor);
      this.contents = [...this.text.querySelectorAll("[data-c]")];
      this.mentions = [...this.text.querySelectorAll("[data-m]")];
      for (const piece of this.text.querySelectorAll("[data-c],[data-u],[data-o],[data-w]"))
        for (const role of "cuow")
          for (const id of ids(piece, role)) {
            if (!this.places.has(id)) this.places.set(id, []);
            this.places.get(id).push([piece, role]);
          }
      root.addEventListener("click", (event) => this.clicked(event));
      root.addEventListener("keydown", (event) => {
        if ((event.key === "Enter" || event.key === " ") && event.target.matches(".node")) {
          event.preventDefault();
          this.choose(event.target.dataset.party, event.target);
        }
      });
      for (const side of [this.text, this.cardList]) {
        side.addEventListener("mouseover", (event) => this.near(this.under(event.target)));
        side.addEventListener("mouseleave", () => this.near(null));
      }
      for (const list of root.querySelectorAll("select"))
        list.addEventListener("change", () => {
          if (list.dataset.filter === "party") this.choose(list.value, null);
          else { this.chosen[list.dataset.filter] = list.value; this.show(); }
        });
      this.show();
      this.offerData();
    }

    clicked(event) {
      current = this;
      const target = event.target.closest("a, button, .node, summary, .card, .c");
      if (!target) return;
      if (target.dataset.party && !target.matches(".card")) this.choose(target.dataset.party, target);
      else if (target.matches(".switch")) this.toggle(target);
      else if (target.matches(".clear")) this.clear();
      else if (target.matches("a.n")) { event.preventDefault(); this.select(target.dataset.s, "text", target); }
      else if (target.matches("a.ref")) { event.preventDefault(); closeSheet(); this.select(target.dataset.s, "away"); }
      else if (target.matches("a.number")) { event.preventDefault(); this.select(target.closest(".card").dataset.s, "card"); }
      else if (target.matches(".card") && !String(getSelection())) this.select(target.dataset.s, "card");
      else if (target.matches(".c") && !String(getSelection())) this.select(this.innermost(target), "text", target);
    }

    // The innermost statement at the place; clicking again goes one layer out.
    innermost(piece) {
      const here = ids(piece, "c").filter((id) => this.visible(id)).reverse();
      return here[(here.indexOf(this.active) + 1) % here.length];
    }

    under(element) {
      const card = element.closest(".card");
      if (card) return card.dataset.s;
      const piece = element.closest(".c, .n");
      return piece ? piece.dataset.s || ids(piece, "c").pop() : null;
    }

    near(id) {
      if (id === this.nearest) return;
      this.mark(this.nearest, "near", false);
      this.nearest = id;
      this.mark(id, "near", true);
    }

    mark(id, name, on) {
      if (!this.cards.has(id)) return;
      this.cards.get(id).classList.toggle(name, on);
      for (const [piece, role] of this.places.get(id) || [])
        if (name === "near" ? role === "c" : true) piece.classList.toggle(name === "near" ? "near" : `on-${role}`, on);
    }

    visible(id) {
      const card = this.cards.get(id);
      const { stance, flag, sure, party } = this.chosen;
      return Boolean(card) && (!this.kinds.size || this.kinds.has(card.dataset.kind)) && (!stance || card.dataset.stance === stance)
        && (!flag || ids(card, "flags").includes(flag)) && (!sure || card.dataset.sure === sure)
        && (!party || ids(card, "parties").includes(party));
    }

    select(id, from, opener) {
      current = this;
      if (!this.visible(id)) this.clear();
      this.deselect();
      this.active = id;
      this.text.dataset.on = this.cards.get(id).dataset.kind;
      this.mark(id, "on", true);
      const anchor = this.anchors.get(id);
      if (anchor) anchor.setAttribute("aria-current", "true");
      this.place();
      if (from !== "text" && anchor) bring(anchor);
      if (!wide.matches && from !== "card") this.openCard(id, opener);
      try { history.replaceState(null, "", `#${this.cards.get(id).id}`); } catch { /* some viewers forbid it */ }
    }

    deselect() {
      if (this.active === null) return false;
      this.mark(this.active, "on", false);
      const anchor = this.anchors.get(this.active);
      if (anchor) anchor.removeAttribute("aria-current");
      this.active = null;
      this.place();
      return true;
    }

    step(by) {
      const shown = [...this.cards.keys()].filter((id) => this.visible(id));
      if (!shown.length) return;
      let at = shown.indexOf(this.active);
      if (at < 0) {
        at = shown.findIndex((id) => this.anchors.get(id)?.getBoundingClientRect().top > 80);
        at = at < 0 ? 0 : at - (by > 0 ? 1 : 0);
      }
      const id = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
      this.select(id, "away");
      if (sheet.hidden) this.anchors.get(id)?.focus({ preventScroll: true });
    }

    toggle(button) {
      const kind = button.dataset.kind;
      if (!this.kinds.delete(kind)) this.kinds.add(kind);
      this.show();
    }

    choose(party, opener) {
      current = this;
      if (opener && party === this.chosen.party && !sheet.hidden) party = "";
      this.chosen.party = party;
      if (party && this.active !== null && !this.visible(this.active)) this.deselect();
      this.show();
      if (party) this.openSource(party, opener);
      else closeSheet();
    }

    clear() {
      this.kinds.clear();
      this.chosen = { stance: "", flag: "", sure: "", party: "" };
      closeSheet();
      this.show();
    }

    filtered() {
      return this.kinds.size > 0 || Object.values(this.chosen).some(Boolean);
    }

    show() {
      const filtered = this.filtered();
      const party = this.chosen.party;
      let shown = 0;
      for (const [id, card] of this.cards) {
        card.hidden = !this.visible(id);
        shown += !card.hidden;
        this.anchors.get(id)?.classList.toggle("miss", card.hidden);
      }
      this.text.classList.toggle("focus", filtered);
      for (const piece of this.contents) piece.classList.toggle("hit", filtered && ids(piece, "c").some((id) => this.visible(id)));
      for (const piece of this.mentions) piece.classList.toggle("named", party !== "" && ids(piece, "m").includes(party));
      for (const ribbon of this.root.querySelectorAll(".ribbon"))
        ribbon.classList.toggle("faded", party !== "" && !ids(ribbon, "parties").includes(party));
      for (const node of this.root.querySelectorAll(".node")) node.setAttribute("aria-pressed", String(node.dataset.party === party));
      for (const button of this.root.querySelectorAll(".switch"))
        button.setAttribute("aria-pressed", String(this.kinds.has(button.dataset.kind)));
      for (const list of this.root.querySelectorAll("select")) list.value = this.chosen[list.dataset.filter];
      this.root.querySelector(".clear").hidden = !filtered;
      this.root.querySelector(".status").textContent = `${shown} of ${this.cards.size}`;
      this.place();
    }

    // Cards stand as close to their words as they can without overlapping: least squares under the order of the
    // text (pool adjacent violators), the chosen one pinned.
    place() {
      if (!wide.matches) {
        for (const card of this.cards.values()) card.style.transform = "";
        this.cardList.style.height = "";
        return;
      }
      const base = this.cardList.getBoundingClientRect().top;
      const items = [...this.cards].filter(([, card]) => !card.hidden).map(([id, card]) => ({
        card, height: card.offsetHeight + GAP, weight: id === this.active ? 1e6 : 1,
        wanted: (this.anchors.get(id) || this.text).getBoundingClientRect().top - base - 4,
      }));
      items.sort((a, b) => a.wanted - b.wanted);
      const blocks = [];
      let above = 0;
      for (const item of items) {
        item.above = above;
        above += item.height;
        blocks.push({ sum: (item.wanted - item.above) * item.weight, weight: item.weight, items: [item] });
        while (blocks.length > 1 && mean(blocks.at(-2)) > mean(blocks.at(-1))) {
          const last = blocks.pop();
          const before = blocks.at(-1);
          before.sum += last.sum;
          before.weight += last.weight;
          before.items.push(...last.items);
        }
      }
      // In a crowd the chosen card keeps its place, and the first ones go out of sight above the column.
      const pinned = blocks.find((block) => block.weight >= 1e6);
      const least = pinned && mean(pinned) < 0 ? -Infinity : 0;
      let bottom = 0;
      for (const block of blocks) {
        const offset = Math.max(least, mean(block));
        for (const item of block.items) {
          item.card.style.transform = `translateY(${Math.round(offset + item.above)}px)`;
          bottom = offset + item.above + item.height;
        }
      }
      this.cardList.style.height = `${bottom}px`;
    }

    openCard(id, opener) {
      const card = this.cards.get(id).cloneNode(true);
      card.hidden = false;
      card.style.transform = "";
      const list = document.createElement("ul");
      list.append(card);
      openSheet(list, opener, [["previous", "Previous", () => this.step(-1)], ["next", "Next", () => this.step(1)]]);
    }

    openSource(party, opener) {
      const source = this.root.querySelector(`.source[data-party="${party}"]`);
      if (!source) return;
      const copy = source.cloneNode(true);
      copy.querySelector("details").open = true;
      openSheet(copy, opener, []);
    }

    offerData() {
      const link = this.root.querySelector(".save");
      if (!link) return;
      link.hidden = false;
      link.addEventListener("click", () => {
        const data = this.root.querySelector(".data").textContent;
        link.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
        link.download = "reading.json";
      });
    }
  }

  const mean = (block) => block.sum / block.weight;

  function bring(element) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const { top } = element.getBoundingClientRect();
    const high = innerHeight * (wide.matches ? 0.35 : 0.2);
    if (top < 90 || top > innerHeight * (wide.matches ? 0.75 : 0.3))
      scrollTo({ top: scrollY + top - high, behavior: calm ? "auto" : "smooth" });
  }

  function openSheet(content, opener, steps) {
    content.removeAttribute("id");
    for (const inner of content.querySelectorAll("[id]")) inner.removeAttribute("id");
    const bar = document.createElement("div");
    bar.className = "bar";
    for (const [name, words, act] of [...steps, ["close", "Close", dismiss]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = name;
      button.textContent = words;
      button.addEventListener("click", act);
      bar.append(button);
    }
    const stepped = !sheet.hidden && sheet.contains(document.activeElement) && document.activeElement.className;
    sheet.replaceChildren(bar, content);
    if (sheet.hidden) returnTo = opener || document.activeElement;
    sheet.hidden = false;
    document.body.classList.toggle("aside", steps.length === 0);
    sheet.scrollTop = 0;
    if (stepped) sheet.querySelector(`.bar .${stepped}`)?.focus();
    else if (opener) sheet.focus({ preventScroll: true });
  }

  function closeSheet() {
    if (sheet.hidden) return false;
    const inside = sheet.contains(document.activeElement) || document.activeElement === sheet;
    sheet.hidden = true;
    document.body.classList.remove("aside");
    if (inside && returnTo?.isConnected) returnTo.focus({ preventScroll: true });
    return true;
  }

  // Closing the sheet of a source also ends its filter: the page is as it was before.
  function dismiss() {
    const open = closeSheet();
    if (open && current?.chosen.party) { current.chosen.party = ""; current.show(); }
    return open;
  }

  sheet.addEventListener("click", (event) => {
    const target = event.target.closest("a, button");
    if (!target || !current) return;
    if (target.matches("a.ref, a.number")) {
      event.preventDefault();
      const id = target.dataset.s || target.closest(".card").dataset.s;
      if (!wide.matches) closeSheet();
      current.select(id, "away");
    } else if (target.dataset.party) current.choose(target.dataset.party, target);
  });

  const found = () => [...document.querySelectorAll(".reading")].map((root) => new Article(root)).filter((one) => one.cardList);
  let articles = found();

  const inView = () => articles.find((one) => one.root.getBoundingClientRect().bottom > innerHeight / 2) || articles[0];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea") || event.target.closest("dialog")) return;
    const by = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && (event.key.length === 1 || event.target.matches(".n"))) {
      const one = inView();
      if (one) { event.preventDefault(); one.step(by); }
    } else if (event.key === "Escape" && current) {
      if (dismiss() || current.deselect()) return;
      if (current.filtered()) current.clear();
    }
  });

  // The application puts an article as it is now in the place of the one before; what was chosen stays chosen.
  document.addEventListener("wherefrom:replaced", ({ detail }) => {
    closeSheet();
    articles = found();
    current = articles[0] || null;
    if (current?.cards.has(detail.s)) current.select(detail.s, detail.sheet ? "text" : "card");
    for (const one of articles) one.cardList.classList.add("set");
  });

  const placeAll = () => { for (const one of articles) one.place(); };
  wide.addEventListener("change", () => { closeSheet(); placeAll(); });
  new ResizeObserver(placeAll).observe(document.body);
  document.fonts?.ready.then(placeAll);
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  requestAnimationFrame(() => { for (const one of articles) one.cardList.classList.add("set"); });

  const linked = location.hash.slice(1);
  for (const one of articles)
    for (const [id, card] of one.cards)
      if (linked && (card.id === linked || card.dataset.key === linked || one.anchors.get(id)?.id === linked)) one.select(id, "away");
})();
