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

  // The waterfall of any area, drawn as the page draws the country's.
  const accounts = JSON.parse(document.getElementById("accounts").textContent);
  const area = document.getElementById("flows-area");
  const bars = [...document.querySelectorAll("#flows-table tbody tr")];
  const hidden = document.getElementById("hidden-number");
  const written = (number) =>
    number.toLocaleString(root.lang === "vi" ? "de-DE" : "en-US");
  const draw = (numbers) => {
    let level = 0;
    let most = 1;
    const spans = bars.map((bar, i) => {
      const sign = Number(bar.dataset.sign);
      const from = sign === 0 ? 0 : level;
      level = sign === 0 ? numbers[i] ?? level : level + sign * (numbers[i] ?? 0);
      most = Math.max(most, from, level);
      return numbers[i] === null ? [0, 0] : [Math.min(from, level), Math.max(from, level)];
    });
    bars.forEach((bar, i) => {
      const rect = bar.querySelector("rect:not(.track)");
      const x = Math.floor((Math.max(0, spans[i][0]) * 1000) / most);
      const end = Math.floor((spans[i][1] * 1000) / most);
      rect.setAttribute("x", x);
      rect.setAttribute("width", spans[i][1] === spans[i][0] ? 0 : Math.max(3, end - x));
      const sign = Number(bar.dataset.sign);
      const cell = bar.querySelector("td.number");
      cell.textContent = "";
      if (numbers[i] === null) {
        cell.append(hidden.content.cloneNode(true));
        return;
      }
      if (sign !== 0 && numbers[i] > 0) cell.append(sign > 0 ? "+" : "−");
      const number = document.createElement("span");
      number.className = "n";
      number.textContent = written(numbers[i]);
      cell.append(number);
    });
  };
  area.addEventListener("change", () => draw(accounts[area.value]));
  area.parentElement.hidden = false;

  filter.parentElement.hidden = false;
  language.hidden = false;
  follow();
})();
