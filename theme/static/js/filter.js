/* The filter of an index of people: shows the names and roles that hold what is typed, in the page's
   script or in Latin letters, however it is spelt. Without it the index is whole, and has no form. */
"use strict";
const form = document.querySelector("form.filter");
const people = document.querySelector(".people");
if (form && people) {
  const status = form.querySelector("output");
  /* Of each pair the first is read as the second: vowels long and short, sounds that are written in
     more than one way. Gurmukhi stands in Unicode as Devanagari does, so one table serves both. */
  const alike = new Map(
    "ीि ूु ईइ ऊउ ौो ॉो औओ ऑओ ैे ॅे ऐए ऍए षस शस णन ँं ॰ं يی كک صس ثس ضز ظز ذز طت حہ هہ ھہ ةہ ںن wv qk zj ua"
      .split(" ")
      .map((pair) => [...pair]),
  );
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0a00-\u0a7f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 256))
      .replace(/[\u093c\u0971\u200c\u200d\u064b-\u0655\u0670ः.'’-]/g, "")
      .replace(/[ङञणनम]्(?=[क-ह])/g, "ं")
      .replace(/(.)्\1/g, "$1")
      .replace(/ph/g, "f")
      .replace(/x/g, "ks")
      .replace(/([bcdgjkpst])h/g, "$1")
      .replace(/ee|y/g, "i")
      .replace(/oo/g, "u")
      .replace(/[ao]u/g, "o")
      .replace(/./g, (sign) => alike.get(sign) || sign)
      .replace(/([a-z])\1+/g, "$1");
  /* An address ends in the name in Latin letters. */
  const latin = (link) => link.pathname.split("/").slice(-2)[0];
  const wordsOf = (item) => {
    let text = latin(item.querySelector("a"));
    for (const part of item.querySelectorAll("a, .role")) text += " " + part.textContent.toLowerCase();
    return text + " " + fold(text);
  };
  const lists = [];
  const add = (section, isBrought) =>
    lists.push({
      section,
      isBrought,
      letter: section.querySelector("h2").textContent,
      items: [...section.querySelectorAll("li")].map((item) => [item, wordsOf(item)]),
    });
  for (const section of people.querySelectorAll("section")) add(section, false);
  /* A long index has a page a letter: what is typed brings in the names that may begin with it. Of
     the vowels nobody knows how they are typed. */
  const elsewhere = new Map();
  for (const link of document.querySelectorAll(".letters a")) {
    if (!link.hash && !link.hasAttribute("aria-current")) {
      const sound = fold(latin(link))[0];
      elsewhere.set(link.href, fold(link.textContent.toLowerCase())[0] + (/[aeio]/.test(sound) ? "aeio" : sound));
    }
  }
  let awaited = 0;
  const bring = async (address) => {
    const letters = elsewhere.get(address);
    elsewhere.delete(address);
    awaited++;
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const section of page.querySelectorAll(".people section")) {
        section.removeAttribute("aria-labelledby");
        section.querySelector("h2").removeAttribute("id");
        people.append(section);
        add(section, true);
      }
    } catch (error) {
      elsewhere.set(address, letters);
    }
    awaited--;
    apply();
  };
  /* Each word as it is typed, and as it sounds. No name has one sign three times running: what has
     sounds like nothing, or "qqq" would be a "k". */
  const soundOf = (word) => (/(.)\1\1/.test(word) ? word : fold(word));
  const typed = () =>
    form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean).map((word) => [word, soundOf(word)]);
  const apply = () => {
    const wanted = typed();
    const brought = new Set(lists.filter((list) => list.isBrought).map((list) => list.letter));
    let shown = 0;
    for (const { section, isBrought, letter, items } of lists) {
      const counts = wanted.length ? isBrought || !brought.has(letter) : !isBrought;
      let here = 0;
      for (const [item, words] of items) {
        item.hidden = !wanted.every((ways) => ways.some((word) => words.includes(word)));
        here += !item.hidden;
      }
      section.hidden = !counts || !here;
      shown += counts ? here : 0;
    }
    status.textContent = !wanted.length ? "" : shown || (awaited ? "" : status.dataset.none);
  };
  form.addEventListener("input", () => {
    for (const [, sound] of typed()) {
      for (const [address, letters] of elsewhere) if (letters.includes(sound[0])) bring(address);
    }
    apply();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.hidden = false;
}
