const VERSION = "HASH", HOMES = ["/", "/ur/"];
"use strict";
const SCOPE = registration.scope;
const PAGES = "pages " + SCOPE;
const ASSETS = "assets " + SCOPE;
const SHELL = VERSION + " " + SCOPE;
const MOST_PAGES = 50;
const MOST_BYTES = 6e6;
const PATIENCE = 4e3;
const FRONT_IS_OLD = 108e5;
const HASHED = /[.-][0-9a-f]{8,}(-\d+)?\.\w+$/;
const bare = (address) => address.split(/[?#]/)[0];
const pathOf = (address) => new URL(address).pathname;
const isFront = (key) => HOMES.includes(pathOf(key));
const isShell = (key) => HOMES.some((home) => pathOf(key) === home + "offline/");
const shelfOf = (key) => caches.open(HASHED.test(key) ? ASSETS : isShell(key) ? SHELL : PAGES);
const store = async (key, answer) => {
const cache = await shelfOf(key);
if (answer.status === 404 || answer.status === 410) await cache.delete(key);
if (answer.status !== 200 || answer.type !== "basic" || answer.redirected) return;
const headers = new Headers(answer.headers);
if (HASHED.test(key)) {
const body = await answer.arrayBuffer();
headers.set("content-length", body.byteLength);
await cache.put(key, new Response(body, { headers }));
let room = MOST_BYTES;
const [keys, kept] = await Promise.all([cache.keys(), cache.matchAll()]);
for (let each = keys.length; each--; ) {
room -= kept[each].headers.get("content-length");
if (room < 0) await cache.delete(keys[each]);
}
} else if (/^text\/html/.test(headers.get("content-type"))) {
const now = new Date();
const text = await answer.text();
headers.set("x-kept", +now);
const mark = isShell(key) ? "" : ` data-kept="${now.toISOString()}"`;
await cache.put(key, new Response(text.replace("<html", "<html" + mark), { headers }));
const others = (await cache.keys()).filter((each) => !isFront(each.url));
for (const old of others.slice(0, -MOST_PAGES)) await cache.delete(old);
}
};
const keep = async (address) => {
const key = bare(address);
if (!key.startsWith(SCOPE) || !(key.endsWith("/") || HASHED.test(key))) return;
const kept = await (await shelfOf(key)).match(key);
if (kept && !(isFront(key) && Date.now() - kept.headers.get("x-kept") > FRONT_IS_OLD)) return;
await store(key, await fetch(key, { cache: isShell(key) ? "no-cache" : "default" }));
};
const isWorse = (answer, kept) =>
answer.status > 499 || (!navigator.onLine && answer.headers.get("date") === kept.headers.get("date"));
const standIn = async (key) => {
const shell = await caches.open(SHELL);
const home = HOMES.filter((each) => pathOf(key).startsWith(each)).pop();
return (await shell.match(home + "offline/")) || (await shell.matchAll())[0] || Response.error();
};
const openPage = (event) => {
const key = bare(event.request.url);
let storing;
const fresh = (async () => {
const answer = (await event.preloadResponse) || (await fetch(event.request));
storing = store(key, answer.clone());
return answer;
})();
const best = async () => {
const kept = await (await caches.open(PAGES)).match(key);
const late = new Promise((resolve) => kept && setTimeout(resolve, PATIENCE));
try {
const answer = await Promise.race([fresh, late]);
if (answer && !(kept && isWorse(answer, kept))) return answer;
} catch (error) {
}
return kept || standIn(key);
};
event.waitUntil(fresh.then(() => storing).catch(() => {}));
event.respondWith(best().catch(() => fresh));
};
const openAsset = (event) => {
const key = bare(event.request.url);
const bring = async () => {
const answer = await fetch(event.request);
event.waitUntil(store(key, answer.clone()).catch(() => {}));
return answer;
};
event.respondWith(caches.match(key).then((kept) => kept || bring(), bring));
};
addEventListener("fetch", (event) => {
const { request } = event;
if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
if (HASHED.test(bare(request.url))) openAsset(event);
else if (request.mode === "navigate") openPage(event);
});
addEventListener("message", (event) => {
event.waitUntil(Promise.all(event.data.map((address) => keep(address).catch(() => {}))));
});
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
const begin = async () => {
for (const name of await caches.keys()) {
if (name.endsWith(" " + SCOPE) && ![PAGES, ASSETS, SHELL].includes(name)) await caches.delete(name);
}
if (registration.navigationPreload) await registration.navigationPreload.enable();
await clients.claim();
};
event.waitUntil(begin());
});
