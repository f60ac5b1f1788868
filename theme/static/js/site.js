/* What a page can do where there is script: send a report on in the phone's own way, say how old a
   kept page is, have the worker keep what is read. Without it every page is whole. */
"use strict";
{
  const { root, home } = document.currentScript.dataset;
  const page = document.documentElement;
  const find = (selector) => document.querySelector(selector);

  const share = find(".share");
  if (share) {
    const offer = (way, send) => {
      const button = share.querySelector(`[data-way=${way}]`);
      button.onclick = send;
      button.parentNode.hidden = false;
    };
    /* The words that Telegram is sent: headline and standfirst, and the address apart. */
    const sent = new URL(share.querySelector('[href*="//t.me/"]').href).searchParams;
    const url = sent.get("url");
    const text = sent.get("text");
    if (navigator.share) {
      const title = text.split("\n")[0];
      offer("sheet", () => navigator.share({ title, text, url }).catch(() => {}));
    }
    if (navigator.clipboard) {
      const said = share.querySelector("output");
      offer("copy", () =>
        navigator.clipboard.writeText(url).then(
          () => (said.textContent = said.dataset.copied),
          () => getSelection().selectAllChildren(find(".permalink bdi")),
        ),
      );
    }
  }

  for (const button of document.querySelectorAll("[data-again]")) {
    button.onclick = () => location.reload();
    button.hidden = false;
  }

  const kept = page.dataset.kept && new Date(page.dataset.kept);
  const notice = find(".notice p");
  if (kept && notice) {
    const words = notice.dataset;
    const text = document.createTextNode("");
    let wasOffline = false;
    /* Chrome says that it knows Punjabi, and gives "-2 h"; before 71 it knows no language. */
    const age = () => {
      let count = Math.max(1, Math.round((Date.now() - kept) / 6e4));
      let unit = "minute";
      if (count > 59) [count, unit] = [Math.round(count / 60), "hour"];
      if (count > 23 && unit === "hour") [count, unit] = [Math.round(count / 24), "day"];
      const said = Intl.RelativeTimeFormat && new Intl.RelativeTimeFormat(page.lang).format(-count, unit);
      return said && said[0] !== "-" ? said : words[unit].replace("{n}", count);
    };
    const tell = () => {
      const online = navigator.onLine;
      wasOffline = wasOffline || !online;
      const why = online ? (wasOffline ? words.back : words.slow) : words.offline;
      text.data = `${why} ${words.age.replace("{age}", age())} `;
    };
    notice.insertBefore(text, notice.firstChild);
    notice.hidden = false;
    tell();
    for (const change of ["online", "offline", "pageshow"]) addEventListener(change, tell);
  }

  /* The page for want of a network lists what is kept, the newest first. */
  const shelf = find("#kept");
  const list = async () => {
    const cache = await caches.open("pages " + new URL(root, location.href));
    const items = document.createElement("ul");
    for (const { url } of (await cache.keys()).reverse()) {
      const text = await (await cache.match(url)).text();
      const head = new DOMParser().parseFromString(text.split("</title>")[0], "text/html");
      if (head.querySelector("[http-equiv=refresh]")) continue;
      const link = document.createElement("a");
      link.href = url;
      link.textContent = head.title.replace(/ \| [^|]*$/, "");
      link.lang = head.documentElement.lang;
      link.dir = head.documentElement.dir;
      items.appendChild(document.createElement("li")).append(link);
    }
    shelf.append(items);
    shelf.hidden = !items.firstChild;
  };
  if (shelf && self.caches) list().catch(() => {});

  const workers = navigator.serviceWorker;
  if (workers) {
    const keep = () => {
      /* Pictures as they are shown; one that was not scrolled to was never fetched. */
      const seen = [...document.images].filter((picture) => picture.naturalWidth);
      const parts = [...seen, ...document.scripts].map((part) => part.currentSrc || part.src);
      const pages = [home, home + "offline/"].map((path) => new URL(path, location.href).href);
      if (workers.controller) workers.controller.postMessage([location.href, ...pages, ...parts]);
    };
    addEventListener("load", () => {
      keep();
      workers.addEventListener("controllerchange", keep);
      workers.register(root + "sw.js").catch(() => {});
    });
  }
}
