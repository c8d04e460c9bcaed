"use strict";
// What moves in the page: highlighting, filters, the threshold, the keyboard. The page is
// complete without it.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const by = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const decimal = (value) => (value === null ? "–" : value.toFixed(2));
  const percent = (value) => (value === null ? "–" : `${Math.round(value * 100)}%`);

  const events = all("section.event").map((section, i) => {
    return { section, key: section.dataset.event, ...data.events[i] };
  });
  let threshold = data.threshold;

  // Highlighting: a passage and all that is linked to it, in the figure too.
  let lit = null;
  const clear = () => {
    lit = null;
    all(".hot").forEach((element) => element.classList.remove("hot"));
  };
  const highlight = (target) => {
    const element = target.closest?.("[data-at]") ?? null;
    if (element === lit) return;
    clear();
    lit = element;
    const section = element?.closest("section.event");
    if (!section || element.classList.contains("furniture")) return;
    const at = Number(element.dataset.at);
    const event = events.find((e) => e.section === section);
    const near = new Set([at]);
    event.links.forEach(([a, b, score], index) => {
      if (score < threshold || (a !== at && b !== at)) return;
      near.add(a).add(b);
      all(`.band[data-link="${index}"]`, section).forEach((band) => band.classList.add("hot"));
    });
    all("[data-at]", section).forEach((e) => {
      if (near.has(Number(e.dataset.at))) e.classList.add("hot");
    });
  };
  const main = by("content");
  main.addEventListener("pointerover", (e) => highlight(e.target));
  main.addEventListener("focusin", (e) => highlight(e.target));
  main.addEventListener("pointerleave", clear);

  // A block of the figure leads to its passage.
  main.addEventListener("click", (e) => {
    const block = e.target.closest?.("rect.block:not(.furniture)");
    if (block) location.hash = `${block.closest("section").id}/p${block.dataset.at}`;
  });

  // The threshold: what counts as linked from this score on.
  const redraw = (event) => {
    const { section, links } = event;
    const best = new Map();
    for (const [a, b, score] of links) {
      best.set(a, Math.max(best.get(a) ?? 0, score));
      best.set(b, Math.max(best.get(b) ?? 0, score));
    }
    const linked = (at) => (best.get(at) ?? 0) >= threshold;
    all(".band", section).forEach((band) => {
      band.classList.toggle("off", links[band.dataset.link][2] < threshold);
    });
    all("rect.block:not(.furniture)", section).forEach((block) => {
      block.classList.toggle("alone", !linked(Number(block.dataset.at)));
    });
    all(".also a", section).forEach((a) => (a.hidden = Number(a.dataset.score) < threshold));
    all("li.now", section).forEach((item) => item.remove());
    const alone = section.querySelector(".alone");
    all(".row .passage", section).forEach((passage) => {
      const off = !linked(Number(passage.dataset.at));
      const cell = passage.closest(".cell");
      cell.hidden = off;
      // What stands here in part stands whole in another row.
      if (!off || !passage.id) return;
      const item = document.createElement("li");
      item.className = "item now";
      item.dataset.outlets = JSON.stringify([cell.dataset.outlet]);
      item.append(cell.querySelector("h4").cloneNode(true), passage.cloneNode(true));
      item.querySelector(".passage").removeAttribute("id");
      alone.append(item);
    });
    pairs(event, linkedWords(event));
  };

  // Per ordered pair of outlets, the words in passages linked from one to the other.
  const linkedWords = ({ links, words, outlets }) => {
    const seen = new Map();
    for (const [a, b, score] of links) {
      if (score < threshold) continue;
      for (const [here, there] of [[a, b], [b, a]]) {
        const key = `${outlets[here]} ${outlets[there]}`;
        if (!seen.has(key)) seen.set(key, new Set());
        seen.get(key).add(here);
      }
    }
    return (a, b) => [...(seen.get(`${a} ${b}`) ?? [])].reduce((n, at) => n + words[at], 0);
  };

  const pairs = ({ section, key, links, words, outlets, columns }, linkedTo) => {
    const kept = links.filter((link) => link[2] >= threshold);
    const mean = (some) =>
      some.length ? some.reduce((n, link) => n + link[3], 0) / some.length : null;
    const total = (outlet) => words.reduce((n, w, at) => n + (outlets[at] === outlet ? w : 0), 0);
    const share = (a, b) => (total(a) ? linkedTo(a, b) / total(a) : null);
    const order = [...Array(columns).keys()];
    const every = order.flatMap((a) => order.slice(a + 1).map((b) => [a, b]));
    all(".pairs tbody tr", section).forEach((row, i) => {
      const [a, b] = every[i];
      const cells = [...row.cells];
      row.dataset.shipped ??= JSON.stringify(cells.map((cell) => cell.textContent));
      if (threshold === data.threshold) {
        JSON.parse(row.dataset.shipped).slice(2).forEach((text, j) => (cells[j + 2].textContent = text));
        return;
      }
      const between = kept.filter(([p, q]) =>
        [outlets[p], outlets[q]].sort((x, y) => x - y).join() === `${a},${b}`);
      const strong = between.filter((link) => link[2] >= data.strong).length;
      [strong, between.length - strong, decimal(mean(between)), "–", "–", percent(share(a, b)),
        percent(share(b, a))].forEach((text, j) => (cells[j + 2].textContent = text));
    });
    const line = all("#glance tr[data-event]").find((row) => row.dataset.event === key);
    if (!line) return;
    const strong = kept.filter((link) => link[2] >= data.strong).length;
    line.querySelector('[data-count="strong"]').textContent = strong;
    line.querySelector('[data-count="weak"]').textContent = kept.length - strong;
    line.querySelector('[data-count="distance"]').textContent = decimal(mean(kept));
  };

  // What is searched for, marked where it stands, in browsers that can.
  const mark = (wanted) => {
    if (!globalThis.Highlight) return;
    CSS.highlights.delete("found");
    if (!wanted) return;
    const found = new Highlight();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLocaleLowerCase();
      if (text.length !== node.length) continue;
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        found.add(range);
      }
    }
    CSS.highlights.set("found", found);
  };

  // Filters.
  const value = (id) => by(id)?.value ?? "";
  const filter = () => {
    const wanted = value("search").trim().toLocaleLowerCase();
    const [chosen, outlet, strength, type] = ["event", "outlet", "strength", "type"].map(value);
    const has = (element) => !wanted || element.textContent.toLocaleLowerCase().includes(wanted);
    mark(wanted);
    let shown = 0;
    let rows = 0;
    for (const { section, key } of events) {
      section.hidden = Boolean(chosen) && chosen !== key;
      for (const row of all(".row", section)) {
        const cells = all(".cell", row).filter((cell) => !cell.hidden);
        row.hidden = !cells.length || !has(row)
          || (outlet && !cells.some((cell) => cell.dataset.outlet === outlet))
          || (strength && row.dataset.strength !== strength);
        rows += 1;
        shown += !row.hidden && !section.hidden;
      }
      for (const item of all(".item", section)) {
        const outlets = JSON.parse(item.dataset.outlets ?? "null");
        item.hidden = !has(item) || Boolean(outlet && outlets && !outlets.includes(outlet))
          || Boolean(type && item.dataset.type && item.dataset.type !== type);
      }
      all(".band.weak", section).forEach((band) => band.classList.toggle("faded", Boolean(strength)));
    }
    by("status").textContent = `${shown} of ${rows} rows shown`;
  };

  const sort = () => {
    const field = value("sort");
    for (const rows of all(".rows")) {
      const sign = field === "order" ? 1 : -1;
      const sorted = all(".row", rows).sort((a, b) =>
        sign * (a.dataset[field] - b.dataset[field]) || a.dataset.order - b.dataset.order);
      rows.append(...sorted);
    }
  };

  const cut = () => {
    threshold = Number(by("threshold").value);
    by("at").textContent = threshold.toFixed(2);
    events.forEach(redraw);
    filter();
  };

  let waiting;
  const soon = (what) => () => {
    clearTimeout(waiting);
    waiting = setTimeout(what, 120);
  };
  by("controls").hidden = false;
  by("controls").addEventListener("submit", (e) => e.preventDefault());
  by("search").addEventListener("input", soon(filter));
  ["event", "outlet", "strength", "type"].forEach((id) => by(id)?.addEventListener("change", filter));
  by("sort").addEventListener("change", sort);
  by("threshold").addEventListener("input", soon(cut));

  // Tables that can be sorted by a column.
  for (const table of all("table.sortable")) {
    const body = table.tBodies[0];
    const number = (text) => parseFloat(text.replace("–", "-1"));
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending" && column > 0;
        const up = column === 0 && head.getAttribute("aria-sort") === "ascending";
        all("th", table.tHead).forEach((th) => th.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down || up ? "descending" : "ascending");
        const sign = down || up ? -1 : 1;
        const text = (row) => row.cells[column].textContent;
        body.append(...[...body.rows].sort((a, b) =>
          sign * (column ? number(text(a)) - number(text(b)) : text(a).localeCompare(text(b)))));
      });
    });
  }

  // Dark or light, remembered where the browser lets a page from disk do so.
  const root = document.documentElement;
  const store = (theme) => {
    try { localStorage.setItem("framecmp-theme", theme); } catch { /* not from disk */ }
  };
  try { root.dataset.theme = localStorage.getItem("framecmp-theme") ?? ""; } catch { /* nor read */ }
  by("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store(root.dataset.theme);
  });

  // Deep links: #event/name and #event/name/p3. What a filter hides is shown again.
  const follow = () => {
    const target = by(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      by("controls").reset();
      cut();
    }
    target.scrollIntoView({ block: target.matches("section") ? "start" : "center" });
    (target.matches("section") ? target.querySelector("h2") : target).focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);

  // j and k go from row to row, / to the search, Escape back to everything.
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape") {
      by("controls").reset();
      sort();
      cut();
      clear();
      return;
    }
    if (e.target.matches("input, select, textarea")) return;
    if (e.key === "/") {
      e.preventDefault();
      by("search").focus();
    }
    if (e.key !== "j" && e.key !== "k") return;
    const rows = all(".row").filter((row) => !row.closest("[hidden]"));
    const here = rows.indexOf(document.activeElement?.closest(".row"));
    const next = rows[e.key === "j" ? here + 1 : Math.max(here - 1, 0)];
    all(".cell:not([hidden]) .passage", next ?? document.createElement("i"))[0]?.focus();
  });

  sort();
  cut();
  follow();
})();
