/* The filter of an index of people: shows the names that hold what is typed. Without it the index
   is whole, and the form stays hidden. */
"use strict";
const form = document.querySelector("form.filter");
if (form) {
  const status = form.querySelector("output");
  /* Spellings that readers do not tell apart: nukta, chandrabindu, case. */
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u093c\u0a3c\u200c\u200d]/g, "").replace(/\u0901/g, "\u0902").toLowerCase();
  const sections = [...document.querySelectorAll(".people section")].map((section) => ({
    section,
    items: [...section.querySelectorAll("li")].map((item) => [item, fold(item.textContent)]),
  }));
  const apply = () => {
    const wanted = fold(form.elements.q.value.trim());
    let shown = 0;
    for (const { section, items } of sections) {
      let here = 0;
      for (const [item, text] of items) {
        item.hidden = !text.includes(wanted);
        here += !item.hidden;
      }
      section.hidden = !here;
      shown += here;
    }
    status.textContent = wanted ? String(shown) : "";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.hidden = false;
}
