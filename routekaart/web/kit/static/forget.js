// For browsers that do not know Clear-Site-Data: what this site keeps on the phone goes all the same.
"use strict";
(async () => {
  localStorage.clear();
  for (const each of await caches.keys()) await caches.delete(each);
  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
})();
