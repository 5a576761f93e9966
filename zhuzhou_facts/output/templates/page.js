(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  root.classList.add("js");
  const zh = () => (one("#lang-en") ? !one("#lang-en").checked : root.lang !== "en");
  const inZh = (zhWords, enWords) => (zh() ? zhWords : enWords);
  const facts = all(".fact"), rows = all("#figure-table tbody tr"), tools = one(".tools");

  function highlight(words) {
    if (!window.Highlight || !CSS.highlights) return;
    const found = [];
    for (const fact of words.length ? facts.filter((each) => !each.hidden) : []) {
      const walk = document.createTreeWalker(fact.querySelector(".said"), NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode());) {
        const text = node.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            found.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...found));
  }

  function filter() {
    if (!tools) return;
    const words = one("#find").value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = one("#kind"), kind = kinds.selectedIndex ? kinds.value : "", only = one("#only").checked;
    const shown = new Set();
    for (const fact of facts) {
      const data = fact.dataset;
      const fits = (!kind || data.kind === kind) && (!only || data.figures !== "0");
      fact.hidden = !(fits && words.every((word) => data.text.includes(word)));
      if (!fact.hidden) shown.add(fact.id);
    }
    for (const theme of all(".theme")) theme.hidden = !theme.querySelector(".fact:not([hidden])");
    for (const row of rows) row.hidden = !shown.has(row.dataset.of);
    if (one("#compare")) one("#compare").hidden = words.length || kind || only;
    if (one("#figures")) one("#figures").hidden = rows.every((row) => row.hidden);
    one("#none").hidden = shown.size > 0;
    one("#count").textContent = inZh(`${shown.size} / ${facts.length} 条`, `${shown.size} of ${facts.length} facts`);
    highlight(words);
  }

  function speak() {
    root.lang = inZh("zh-Hans", "en");
    if (tools) {
      one("#find").placeholder = inZh("筛选：词或数", "Filter: words or a number");
      for (const option of one("#kind").options) {
        option.textContent = option.dataset[inZh("zh", "en")] ?? option.textContent;
      }
    }
    filter();
  }

  function sort(head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of all("#figure-table [aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => {
      const cell = row.cells[column];
      return cell.dataset.value ?? (cell.querySelector(inZh(".zh", ".en")) ?? cell).textContent;
    };
    const order = head.classList.contains("number")
      ? (a, b) => a - b
      : (a, b) => a.localeCompare(b, root.lang, { numeric: true });
    rows.sort((a, b) => {
      const x = value(a), y = value(b);
      if (x === "" || y === "") return (x === "") - (y === "");
      return down ? order(y, x) : order(x, y);
    });
    one("#figure-table tbody").append(...rows);
  }

  for (const [column, head] of all("#figure-table thead th").entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", `排序 / sort: ${head.textContent}`);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  }
  for (const radio of all("[name=lang]")) radio.addEventListener("change", speak);
  if (tools) {
    tools.hidden = false;
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("input", filter);
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) return;
      event.preventDefault();
      one("#find").focus();
    });
  }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const text = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(text.innerText);
    } catch {
      getSelection().selectAllChildren(text);
      document.execCommand("copy");
    }
    button.dataset.words ??= button.textContent;
    button.textContent = inZh("已复制", "Copied");
    setTimeout(() => { button.textContent = button.dataset.words; }, 1500);
  });
  addEventListener("hashchange", () => {
    const fact = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!fact?.hidden || !tools) return;
    tools.reset();
    filter();
    fact.scrollIntoView();
  });
  speak();
})();
