// wherefrom, the application: what htmx does not do by itself. Every page reads without it.
(() => {
  "use strict";
  // A refusal is an answer as well: its words go where the answer would have gone.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status >= 400 && (xhr.getResponseHeader("content-type") || "").startsWith("text/html")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  // "/" goes to the search, as readers of long lists expect.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const find = document.querySelector("main input[type=search]") || document.getElementById("find");
    if (find) { event.preventDefault(); find.focus(); find.select(); }
  });
})();
