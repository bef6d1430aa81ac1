"use strict";
(() => {
  const value = (row, column) => {
    const cell = row.cells[column];
    return "v" in cell.dataset ? Number(cell.dataset.v) : cell.textContent;
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });

  for (const table of document.querySelectorAll("table")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => {
      // The greatest number first, but the first name.
      const first = head.classList.contains("n") ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      const order = head.getAttribute("aria-sort") === first ? other : first;
      heads.forEach(h => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort((a, b) => sign * compare(value(a, column), value(b, column))));
    }));
  }

  const find = document.getElementById("find");
  const found = document.getElementById("found");
  find.addEventListener("input", () => {
    const text = find.value.trim().toLowerCase();
    let count = 0;
    for (const article of document.querySelectorAll("article")) {
      let shown = 0;
      for (const row of article.querySelectorAll("tbody tr")) {
        row.hidden = text !== "" && !row.textContent.toLowerCase().includes(text);
        shown += row.hidden ? 0 : 1;
      }
      article.hidden = text !== "" && shown === 0;
      count += shown;
    }
    found.textContent = text === "" ? "" : count === 1 ? "1 row" : count + " rows";
  });
})();
