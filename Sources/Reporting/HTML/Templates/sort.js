
// Heads of the table become buttons that sort it; without this script it stands by verdict.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.order ?? cell.textContent.trim();
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const isDown = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isDown ? "ascending" : "descending");
      const rows = [...body.rows].sort((left, right) =>
        key(left, column).localeCompare(key(right, column), undefined, { numeric: true }));
      body.replaceChildren(...(isDown ? rows : rows.reverse()));
    });
  });
}
