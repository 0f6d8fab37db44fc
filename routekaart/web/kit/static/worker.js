// Keeps one language of the site on the phone, and tells it when there is no network. It never keeps
// what was looked at: only the pack, whole, as the server gives it to everybody.
"use strict";
const PACK = "meenemen", INDEX = "/meenemen", FRESH = 3600000;

const read = async (cache, address) => (await cache.match(address))?.json();

const take = async (locale) => {
  const cache = await caches.open(PACK);
  const known = await cache.match(INDEX);
  const index = await known?.clone().json();
  const age = Date.now() - Date.parse(known?.headers.get("Date"));
  if (index?.home === `/${locale}/` && age < FRESH) return;
  const answer = await fetch(`/${locale}/meenemen.json`);
  if (!answer.ok) return;
  const { parts, files } = await answer.clone().json();
  const wanted = [...parts, ...files];
  for (const each of wanted) if (!(await cache.match(each))) await cache.add(each);
  await cache.put(INDEX, answer); // last, so that half a pack is never read
  for (const each of await cache.keys()) {
    const { pathname } = new URL(each.url);
    if (pathname !== INDEX && !wanted.includes(pathname)) await cache.delete(each);
  }
};

const tell = async (url) => {
  const cache = await caches.open(PACK);
  const kept = await cache.match(INDEX);
  if (!kept) return Response.error();
  const index = await kept.clone().json();
  const parts = await Promise.all(index.parts.map((each) => read(cache, each)));
  const pages = Object.assign({}, ...parts.map((each) => each.pages));
  const { shell, says, states } = Object.assign({}, ...parts);
  const [title, main] = pages[url.pathname === "/" ? index.home : url.pathname] ?? pages[index.absent];
  const now = Date.now() / 60000;
  const say = (_, name) => {
    const turns = states[name];
    let at = 0;
    while (at + 2 < turns.length && turns[at + 2] <= now) at += 2;
    return says[turns[at + 1]];
  };
  const html = shell.replace("<!--title-->", () => title).replace("<!--main-->", () => main);
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  headers["Content-Security-Policy"] = kept.headers.get("Content-Security-Policy");
  return new Response(html.replace(/<!--gap (.*?)-->/g, say), { headers });
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(take(event.data)));
addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => tell(url)));
  else if (url.pathname.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
