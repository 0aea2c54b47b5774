"use strict";
(() => {
  const root = document.documentElement;
  const body = document.body;
  const base = body.dataset.root;
  const byId = (id) => document.getElementById(id);
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase()
      .replace(/\s+/g, " ").trim();

  // Scripts beside the page: a page of a file share may not fetch data, but may load scripts.
  const loading = new Map();
  const load = (address) => {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loading.get(address);
  };

  // The address after # is either the name of a section or the state: lang=en&q=yen&at=areas.
  const state = new URLSearchParams();
  const readAddress = () => {
    const text = location.hash.slice(1);
    if (text && !text.includes("=")) {
      // A link to a section leaves language, sorting, filter and comparison as they are.
      const isAlone = ![...state.keys()].some((key) => key !== "at");
      state.set("at", decodeURIComponent(text));
      if (!isAlone) history.replaceState(null, "", "#" + state);
      return;
    }
    [...state.keys()].forEach((key) => state.delete(key));
    new URLSearchParams(text).forEach((value, key) => state.set(key, value));
  };
  const keep = (key, value) => {
    if (value) state.set(key, value);
    else state.delete(key);
    history.replaceState(null, "", "#" + state);
  };

  const remembered = () => {
    try {
      return localStorage.getItem("sunset2g.lang");
    } catch {
      return null;
    }
  };
  const remember = (wanted) => {
    try {
      localStorage.setItem("sunset2g.lang", wanted);
    } catch {
      // Where nothing may be stored, the address alone keeps the language.
    }
  };

  // Numbers are written once, in Vietnamese; English exchanges points and commas.
  const exchange = (text) => text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  const title = document.title;
  const language = byId("language");
  const speak = (wanted) => {
    if (root.lang !== wanted) {
      document.querySelectorAll(".n").forEach((node) => {
        node.textContent = exchange(node.textContent);
      });
      root.lang = wanted;
    }
    language.lang = wanted === "vi" ? "en" : "vi";
    language.textContent = wanted === "vi" ? "English" : "Tiếng Việt";
    document.title = wanted === "vi" ? title : body.dataset.titleEn;
    tellFound();
  };
  language.addEventListener("click", () => {
    const wanted = root.lang === "vi" ? "en" : "vi";
    remember(wanted);
    keep("lang", wanted);
    speak(wanted);
  });
  const written = (number) => {
    const text = String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, root.lang === "vi" ? "." : ",");
    return number < 0 ? "−" + text : text;
  };
  const percent = (part, whole) => {
    const text = ((100 * part) / whole).toFixed(1);
    return (root.lang === "vi" ? text.replace(".", ",") : text) + "%";
  };
  const numeral = (text) => {
    const node = document.createElement("span");
    node.className = "n";
    node.textContent = text;
    return node;
  };

  // Sorting and filtering.
  const table = byId("areas-table");
  const rows = table ? [...table.tBodies[0].rows] : [];
  const headings = table ? [...table.tHead.rows[0].cells] : [];
  const filter = byId("filter");
  const sort = (column, up) => {
    const heading = headings[column];
    const button = heading && heading.querySelector("button");
    if (!button) return;
    headings.forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const numeric = button.dataset.sort === "number";
    const value = (row) =>
      numeric ? row.cells[column].dataset.v ?? "" : row.cells[column].textContent;
    const order = (left, right) => {
      const a = value(left);
      const b = value(right);
      if (numeric && (a === "" || b === "")) return (a === "") - (b === "");
      const difference = numeric ? a - b : a.localeCompare(b, "vi", { numeric: true });
      return up ? difference : -difference;
    };
    [...rows].sort(order).forEach((row) => table.tBodies[0].append(row));
  };
  headings.forEach((heading, column) => {
    const button = heading.querySelector("button");
    if (!button) return;
    button.addEventListener("click", () => {
      const before = heading.getAttribute("aria-sort");
      const up = before ? before === "descending" : button.dataset.sort === "text";
      sort(column, up);
      keep("sort", column + (up ? "a" : "d"));
    });
  });
  const names = new Map(rows.map((row) => [row, fold(row.cells[0].textContent)]));
  function tellFound() {
    if (!filter) return;
    const shown = rows.filter((row) => !row.hidden).length;
    const text = byId("found-text").querySelector("[lang=" + root.lang + "]").textContent;
    byId("found").textContent =
      text.replace("{0}", written(shown)).replace("{1}", written(rows.length));
  }
  const narrow = (text) => {
    const wanted = fold(text).split(" ").filter(Boolean);
    rows.forEach((row) => {
      row.hidden = !wanted.every((word) => names.get(row).includes(word));
    });
    tellFound();
  };
  if (filter) {
    filter.addEventListener("input", () => {
      narrow(filter.value);
      keep("q", filter.value.trim());
    });
    filter.parentElement.hidden = false;
  }

  // All areas of the country, loaded when somebody first searches or compares.
  let areas = null;
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unpack = (text, unit) => {
    const numbers = [];
    let level = 0;
    let rest = 0;
    let shift = 0;
    for (const letter of text) {
      if (letter === ".") {
        numbers.push(null);
        continue;
      }
      const digit = digits.indexOf(letter);
      rest += (digit & 31) * 2 ** shift;
      if (digit & 32) {
        shift += 5;
        continue;
      }
      level += rest % 2 ? -(rest - 1) / 2 : rest / 2;
      numbers.push(level * unit);
      rest = 0;
      shift = 0;
    }
    return numbers;
  };
  window.sunsetAreas = (unit, systems, weeks, lines) => {
    const before = systems.split(" ").map((system) => (system ? system + "-" : ""));
    areas = lines.split("\n").map((line) => {
      const [code, name, folded, above, series] = line.split("\t");
      const page = code.length > 1 ? before[code[0]] + code.slice(1) : "";
      return { page, name, folded, above, numbers: () => unpack(series, unit) };
    });
  };
  const allAreas = () => load(base + "assets/areas.js").then(() => areas);
  const pathOf = (area) => {
    const path = [];
    for (let at = area; at && at.above !== "" && at.above !== "0"; ) {
      at = areas[parseInt(at.above, 36)];
      path.push(at.name);
    }
    return path.join(", ");
  };
  const addressOf = (area) => base + (area.page ? "area/" + area.page + ".html" : "index.html");
  const matching = (text) => {
    const words = fold(text).split(" ").filter(Boolean);
    const joined = words.join(" ");
    if (!joined) return [];
    return areas
      .filter((area) => words.every((word) => area.folded.includes(word)))
      .map((area) => ({
        area,
        far: area.folded.endsWith(" " + joined) || area.folded === joined ? 0
          : area.folded.includes(joined) ? 1 : 2,
      }))
      .sort((one, other) => one.far - other.far)
      .slice(0, 12)
      .map((found) => found.area);
  };

  const searching = (box, choose) => {
    const input = box.querySelector("input");
    const list = box.querySelector("[role=listbox]");
    const none = box.querySelector(".none");
    let found = [];
    let active = -1;
    const close = () => {
      list.hidden = true;
      none.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (next) => {
      active = next;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === active));
      if (active >= 0) {
        input.setAttribute("aria-activedescendant", list.children[active].id);
        list.children[active].scrollIntoView({ block: "nearest" });
      }
    };
    const show = () => {
      found = matching(input.value);
      list.textContent = "";
      found.forEach((area, i) => {
        const item = document.createElement("li");
        item.id = list.id + i;
        item.setAttribute("role", "option");
        const name = document.createElement("bdi");
        name.lang = "vi";
        name.textContent = area.name;
        const path = document.createElement("small");
        path.textContent = pathOf(area);
        item.append(name, " ", path);
        // Keeps the list open while it is pressed; a finger that scrolls it chooses nothing.
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => {
          close();
          choose(area);
        });
        list.append(item);
      });
      mark(found.length ? 0 : -1);
      list.hidden = !found.length;
      none.hidden = found.length > 0 || !input.value.trim();
      input.setAttribute("aria-expanded", String(found.length > 0));
    };
    input.addEventListener("focus", () => allAreas());
    input.addEventListener("input", () => allAreas().then(show));
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (found.length) {
          mark((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
        }
      } else if (event.key === "Enter" && found[active]) {
        event.preventDefault();
        const area = found[active];
        close();
        choose(area);
      } else if (event.key === "Escape") {
        close();
      }
    });
    box.hidden = false;
  };

  // Two areas side by side.
  const comparison = byId("comparison");
  const picture = (numbers) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "-3 -3 206 66");
    svg.setAttribute("class", "line wide-line");
    svg.setAttribute("aria-hidden", "true");
    const first = numbers.find((number) => number !== null) || 1;
    const top = Math.max(first, ...numbers.filter((number) => number !== null));
    const path = document.createElementNS(space, "path");
    let broken = true;
    path.setAttribute("class", "stroke");
    path.setAttribute("d", numbers.map((number, i) => {
      if (number === null) {
        broken = true;
        return "";
      }
      const step = (broken ? "M" : "L") + ((200 * i) / Math.max(1, numbers.length - 1)).toFixed(1)
        + " " + (60 - (60 * number) / top).toFixed(1);
      broken = false;
      return step;
    }).join(""));
    svg.append(path);
    return svg;
  };
  const compare = (other) => {
    const few = byId("few").innerHTML;
    [areas[Number(body.dataset.area)], other].forEach((area, side) => {
      const cell = (line) => comparison.querySelector("[data-line=" + line + "]").cells[side + 1];
      const heading = comparison.querySelector("[data-side='" + side + "']");
      const link = document.createElement("a");
      link.href = addressOf(area);
      link.textContent = area.name;
      const path = document.createElement("small");
      path.textContent = pathOf(area);
      heading.replaceChildren(link, document.createElement("br"), path);
      const numbers = area.numbers();
      const known = numbers.filter((number) => number !== null);
      const now = numbers[numbers.length - 1];
      const before = numbers.length > 1 ? numbers[numbers.length - 2] : null;
      if (now) cell("left").replaceChildren(numeral(written(now)));
      else cell("left").innerHTML = few;
      cell("change").replaceChildren(
        numeral(before === null ? "–" : (now > before ? "+" : "") + written(now - before)));
      cell("share").replaceChildren(numeral(known[0] ? percent(now, known[0]) : "–"));
      cell("line").replaceChildren(picture(numbers));
    });
    comparison.hidden = false;
  };
  if (comparison) {
    searching(byId("other").closest("[data-search]"), (area) => {
      byId("other").value = area.name;
      keep("with", area.page || "index");
      compare(area);
    });
    byId("uncompare").addEventListener("click", () => {
      comparison.hidden = true;
      byId("other").value = "";
      keep("with", "");
    });
    byId("compare").hidden = false;
    searching(byId("search").closest("[data-search]"), (area) => {
      location.href = addressOf(area);
    });
  }

  // On a narrow screen the latest weeks come first.
  document.querySelectorAll(".chart").forEach((chart) => {
    chart.parentElement.scrollLeft = chart.parentElement.scrollWidth;
  });

  // What a term means, beside it.
  let words = null;
  window.sunsetWords = (given) => {
    words = given;
  };
  const note = document.createElement("div");
  note.id = "note";
  note.className = "tip";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  body.append(note);
  const explain = (term) =>
    load(base + "assets/words.js").then(() => {
      const meaning = words[term.dataset.word];
      if (!meaning || !(term.matches(":hover") || document.activeElement === term)) return;
      note.textContent = meaning[root.lang === "vi" ? 0 : 1];
      note.hidden = false;
      term.setAttribute("aria-describedby", "note");
      const place = term.getBoundingClientRect();
      note.style.left = Math.max(8, Math.min(place.left, innerWidth - note.offsetWidth - 8))
        + scrollX + "px";
      note.style.top = place.bottom + scrollY + 6 + "px";
    });
  const silence = () => {
    note.hidden = true;
  };
  document.querySelectorAll(".term").forEach((term) => {
    term.addEventListener("mouseenter", () => explain(term));
    term.addEventListener("focus", () => explain(term));
    term.addEventListener("mouseleave", silence);
    term.addEventListener("blur", silence);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") silence();
  });

  // The map, where outlines were given: shades and numbers are those of the tiles.
  const outlines = byId("outlines");
  let shapes = null;
  window.sunsetMap = (given) => {
    shapes = given;
  };
  const drawMap = () => {
    const tiles = new Map(
      [...document.querySelectorAll("[data-tile]")].map((tile) => [tile.dataset.id, tile]));
    const colour = (tile) => getComputedStyle(tile).backgroundColor;
    const name = (id) => tiles.get(id).querySelector(".where").textContent;
    echarts.registerMap("areas", shapes);
    const chart = echarts.init(outlines, null, { renderer: "canvas" });
    chart.setOption({
      animation: false,
      tooltip: {
        renderMode: "richText",
        formatter: (at) => name(at.name) + "\n" + written(Number(tiles.get(at.name).dataset.tile)),
      },
      series: [{
        type: "map",
        map: "areas",
        roam: true,
        scaleLimit: { min: 1, max: 12 },
        label: {
          show: shapes.features.length <= 70,
          fontSize: 10,
          formatter: (at) => written(Number(tiles.get(at.name).dataset.tile)),
        },
        labelLayout: { hideOverlap: true },
        emphasis: { label: { fontWeight: "bold" }, itemStyle: { areaColor: "#ffd98a" } },
        select: { disabled: true },
        data: shapes.features.map((shape) => {
          const tile = tiles.get(shape.properties.name);
          return {
            name: shape.properties.name,
            value: Number(tile.dataset.tile),
            itemStyle: { areaColor: colour(tile), borderColor: "#52606d" },
            label: { color: getComputedStyle(tile).color },
          };
        }),
      }],
    });
    chart.on("click", (at) => {
      location.href = tiles.get(at.name).href;
    });
    addEventListener("resize", () => chart.resize());
  };
  if (outlines) {
    Promise.all([load(base + "assets/echarts.min.js"), load(outlines.dataset.map)]).then(drawMap);
    addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => {
      one.open = true;
    }));
  }

  const follow = () => {
    readAddress();
    speak((state.get("lang") || remembered() || root.lang) === "en" ? "en" : "vi");
    if (table && state.get("sort")) {
      sort(parseInt(state.get("sort"), 10), state.get("sort").endsWith("a"));
    }
    if (filter && fold(filter.value) !== fold(state.get("q") ?? "")) {
      filter.value = state.get("q") ?? "";
      narrow(filter.value);
    }
    if (comparison && state.get("with")) {
      allAreas().then(() => {
        const wanted = state.get("with") === "index" ? "" : state.get("with");
        const other = areas.find((area) => area.page === wanted);
        if (other) {
          byId("other").value = other.name;
          compare(other);
        }
      });
    }
    const target = state.get("at") && byId(state.get("at"));
    if (target && location.hash.includes("=")) target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  language.hidden = false;
  follow();
})();
