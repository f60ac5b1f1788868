/* The filter of an index of people: shows the names that hold what is typed. Without it the index
   is whole, and the form stays hidden. */
"use strict";
const form = document.querySelector("form.filter");
const people = document.querySelector(".people");
if (form && people) {
  const status = form.querySelector("output");
  /* Spellings that readers do not tell apart: nukta, chandrabindu, case. */
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u093c\u0a3c\u200c\u200d]/g, "").replace(/\u0901/g, "\u0902").toLowerCase();
  const lists = [];
  const add = (section, isBrought) =>
    lists.push({
      section,
      isBrought,
      letter: section.querySelector("h2").textContent,
      items: [...section.querySelectorAll("li")].map((item) => [item, fold(item.textContent)]),
    });
  for (const section of people.querySelectorAll("section")) add(section, false);
  /* A long index has a page a letter: what is typed brings in the names of its first letter. */
  const elsewhere = new Map();
  for (const link of document.querySelectorAll(".letters a")) {
    if (!link.hash && !link.hasAttribute("aria-current")) {
      elsewhere.set(fold(link.firstChild.data.trim()), link.href);
    }
  }
  const bring = async (letter) => {
    const address = elsewhere.get(letter);
    elsewhere.delete(letter);
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const section of page.querySelectorAll(".people section")) {
        section.removeAttribute("aria-labelledby");
        section.querySelector("h2").removeAttribute("id");
        people.append(section);
        add(section, true);
      }
      apply();
    } catch (error) {
      elsewhere.set(letter, address);
    }
  };
  const apply = () => {
    const wanted = fold(form.elements.q.value.trim());
    const brought = new Set(lists.filter((list) => list.isBrought).map((list) => list.letter));
    let shown = 0;
    for (const { section, isBrought, letter, items } of lists) {
      const counts = wanted ? isBrought || !brought.has(letter) : !isBrought;
      let here = 0;
      for (const [item, text] of items) {
        item.hidden = !text.includes(wanted);
        here += !item.hidden;
      }
      section.hidden = !counts || !here;
      shown += counts ? here : 0;
    }
    status.textContent = wanted ? String(shown) : "";
  };
  form.addEventListener("input", () => {
    apply();
    const wanted = fold(form.elements.q.value.trim());
    for (const letter of elsewhere.keys()) {
      if (wanted.startsWith(letter)) bring(letter);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.hidden = false;
}
