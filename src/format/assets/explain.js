
"use strict";
// What the page does beyond its style sheet: cards on hover, search, keys, and links between its columns. Everything that
// comes from the saved page is read and written as text only.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const page = document.getElementById("page");
  const decisions = all(".decisions > li");
  const runs = all(".run");
  const blocks = all(".run > p, .run > pre");
  document.documentElement.classList.add("js");

  const run_of = block => block.parentElement;
  const decision_of = run => decisions[Number(run.dataset.k)];
  const runs_of = decisions.map(() => []);
  for (const run of runs) runs_of[Number(run.dataset.k)].push(run);

  function around_of(block) {
    let at = block;
    while (at && at.dataset.a === undefined) at = at.previousElementSibling;
    return at ? at.dataset.a : "";
  }

  // Two columns' worth of light: a decision and all its runs.
  let lit = [];
  function light(run) {
    for (const element of lit) element.classList.remove("lit");
    lit = run ? [run, decision_of(run)] : [];
    for (const element of lit) element.classList.add("lit");
  }

  const card = document.createElement("div");
  card.className = "card";
  card.setAttribute("role", "status");
  card.hidden = true;
  document.body.append(card);

  function line(name, ...parts) {
    const p = document.createElement("p");
    p.className = name;
    p.append(...parts);
    return p;
  }

  function show_card(block) {
    const run = run_of(block);
    const head = run.firstElementChild;
    const copy = selector => all(selector, head).slice(0, 1).map(found => found.cloneNode(true));
    const path = line("path");
    const outer = document.createElement("span");
    if (around_of(block)) outer.append(around_of(block) + " > ");
    path.append(outer, block.dataset.e || "line");
    const what = line("what", ...copy(".tag"), " ", ...copy(".family"), " ", ...copy(".in"));
    const why = line("why-line", ...all(":scope > code, :scope > .reason", decision_of(run)).map(found => found.cloneNode(true)));
    const links = block.dataset.l ? " · " + block.dataset.l + " % in links" : "";
    const numbers = line("numbers", "block " + (blocks.indexOf(block) + 1) + " · weight " + block.dataset.w + links + " · " +
      Array.from(block.textContent).length + " characters");
    card.replaceChildren(what, why, line("where", ...copy(".file")), path, numbers);
    card.dataset.v = run.dataset.v;
    card.hidden = false;
    const box = block.getBoundingClientRect();
    const below = box.bottom + 6 + card.offsetHeight < innerHeight;
    const top = below ? box.bottom + 6 : Math.max(6, box.top - card.offsetHeight - 6);
    card.style.left = Math.max(6, Math.min(box.left + 24, innerWidth - card.offsetWidth - 6)) + "px";
    card.style.top = top + "px";
    light(run);
  }

  function hide_card() {
    card.hidden = true;
    light(null);
  }

  const block_at = target => target instanceof Element ? target.closest(".run > p, .run > pre") : null;
  page.addEventListener("mouseover", event => {
    const block = block_at(event.target);
    if (block) show_card(block);
    else hide_card();
  });
  page.addEventListener("mouseleave", hide_card);
  page.addEventListener("scroll", () => { if (document.activeElement === page || !page.contains(document.activeElement)) hide_card(); },
    { passive: true });

  // One block at a time is the current one: a click, the arrow keys or j and k choose it.
  let current = -1;
  function go_to(number, focus = true) {
    if (current >= 0) {
      blocks[current].classList.remove("now");
      blocks[current].removeAttribute("tabindex");
    }
    for (const other of all("article .now")) other.classList.remove("now");
    current = number;
    const block = blocks[number];
    run_of(block).open = true;
    block.tabIndex = 0;
    block.classList.add("now");
    for (const text of all("article [data-b='" + number + "']")) text.classList.add("now");
    block.scrollIntoView({ block: "nearest" });
    if (focus) block.focus({ preventScroll: true });
    show_card(block);
  }
  const is_shown = block => !block.classList.contains("miss") && getComputedStyle(run_of(block)).display !== "none";
  function step(by) {
    let number = current;
    do number += by; while (blocks[number] && !is_shown(blocks[number]));
    if (blocks[number]) go_to(number);
  }

  page.addEventListener("click", event => {
    const block = block_at(event.target);
    if (block && !String(getSelection())) go_to(blocks.indexOf(block));
  });
  all("article [data-b]").forEach(text => text.addEventListener("click", () => {
    if (!String(getSelection()) && blocks[text.dataset.b]) {
      go_to(Number(text.dataset.b));
      blocks[current].scrollIntoView({ block: "center" });
      show_card(blocks[current]);
    }
  }));
  decisions.forEach((decision, k) => {
    const set = on => runs_of[k].forEach(run => run.classList.toggle("lit", on));
    decision.addEventListener("mouseenter", () => set(true));
    decision.addEventListener("mouseleave", () => set(false));
  });

  function open_target() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.classList.contains("run")) return;
    target.open = true;
    go_to(blocks.indexOf(target.querySelector("p, pre")));
    target.scrollIntoView({ block: "start" });
  }
  addEventListener("hashchange", open_target);
  document.querySelector(".decisions").addEventListener("click", event => {
    if (event.target instanceof Element && event.target.hash === location.hash && location.hash) open_target();
  });

  const search = document.getElementById("q");
  const found = document.getElementById("found");
  const folded = runs.filter(run => !run.open);
  search.parentElement.hidden = false;
  function find() {
    const words = search.value.trim().toLowerCase();
    let hits = 0;
    const meets = text => text.toLowerCase().includes(words);
    for (const run of runs) {
      const by_rule = words && meets(run.firstElementChild.textContent);
      let inside = 0;
      for (const block of all(":scope > p, :scope > pre", run)) {
        const hit = !words || by_rule || meets(block.textContent) || meets(block.dataset.e);
        block.classList.toggle("miss", !hit);
        if (hit) ++inside;
      }
      hits += inside;
      run.firstElementChild.classList.toggle("miss", inside === 0);
      if (folded.includes(run)) run.open = Boolean(words) && inside > 0;
    }
    decisions.forEach((decision, k) => {
      decision.classList.toggle("miss", Boolean(words) && !meets(decision.textContent) &&
        runs_of[k].every(run => run.firstElementChild.classList.contains("miss")));
    });
    found.textContent = words ? hits + " of " + blocks.length : "";
  }
  search.addEventListener("input", find);

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "Escape") {
      search.value = "";
      find();
      hide_card();
    } else if (typing) {
      if (event.target === search && event.key === "Enter") step(1);
    } else if (event.key === "/") {
      event.preventDefault();
      search.focus();
    } else if (event.key === "j" || (event.key === "ArrowDown" && page.contains(event.target) && current >= 0)) {
      event.preventDefault();
      step(1);
    } else if (event.key === "k" || (event.key === "ArrowUp" && page.contains(event.target) && current >= 0)) {
      event.preventDefault();
      step(-1);
    }
  });

  addEventListener("beforeprint", () => runs.forEach(run => { run.open = true; }));
  open_target();
})();
