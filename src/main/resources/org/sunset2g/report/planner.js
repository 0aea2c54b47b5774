"use strict";
(() => {
  const root = document.documentElement;
  const language = document.getElementById("language");
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  // Numbers are written once, in Vietnamese; English exchanges points and commas.
  const exchange = (text) => text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  const speak = (wanted) => {
    if (root.lang !== wanted) {
      document.querySelectorAll(".n").forEach((node) => {
        node.textContent = exchange(node.textContent);
      });
      root.lang = wanted;
    }
    language.lang = wanted === "vi" ? "en" : "vi";
    language.textContent = wanted === "vi" ? "English" : "Tiếng Việt";
    document.title = document.querySelector("h1 [lang=" + wanted + "]").textContent
      + " · " + document.title.split(" · ").pop();
    tellFound();
  };

  // The address remembers the language: #en, or #en:part.
  const addressed = () => {
    const [first, second] = location.hash.slice(1).split(":");
    const wanted = first === "en" ? "en" : "vi";
    const part = first === "en" || first === "vi" ? second : first;
    return { wanted, part };
  };
  const follow = () => {
    const { wanted, part } = addressed();
    speak(wanted);
    const target = part && document.getElementById(part);
    if (target) target.scrollIntoView();
  };
  language.addEventListener("click", () => {
    const wanted = root.lang === "vi" ? "en" : "vi";
    history.replaceState(null, "", "#" + wanted);
    speak(wanted);
  });
  document.querySelectorAll("a[data-part]").forEach((link) => {
    const part = link.getAttribute("href").slice(1);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.hash = root.lang + ":" + part;
      follow();
    });
  });
  window.addEventListener("hashchange", follow);

  document.querySelectorAll("table[data-sortable]").forEach((table) => {
    const headings = [...table.querySelectorAll("thead th")];
    headings.forEach((heading, column) => {
      const button = heading.querySelector("button");
      if (!button) return;
      button.addEventListener("click", () => {
        const numeric = button.dataset.sort === "number";
        const before = heading.getAttribute("aria-sort");
        const up = before === "descending" || (!before && !numeric);
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        const value = (row) => row.cells[column].dataset.value;
        const order = (left, right) => {
          const a = value(left);
          const b = value(right);
          // What is withheld stands last either way: its place must not tell its size.
          if (a === "" || b === "") return (a === "") - (b === "");
          const difference = numeric ? a - b : a.localeCompare(b, "vi", { numeric: true });
          return up ? difference : -difference;
        };
        const body = table.tBodies[0];
        [...body.rows].sort(order).forEach((row) => body.append(row));
      });
    });
  });

  const filter = document.getElementById("filter");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll("#lowest-table tbody tr")];
  const words = new Map(
    rows.map((row) => [row, plain(row.cells[0].dataset.value + " " + row.cells[1].dataset.value)]));
  function tellFound() {
    const shown = rows.filter((row) => !row.hidden).length;
    found.textContent = shown + " / " + rows.length;
  }
  filter.addEventListener("input", () => {
    const wanted = plain(filter.value).split(/\s+/).filter(Boolean);
    rows.forEach((row) => {
      row.hidden = !wanted.every((word) => words.get(row).includes(word));
    });
    tellFound();
  });

  filter.parentElement.hidden = false;
  language.hidden = false;
  follow();
})();
