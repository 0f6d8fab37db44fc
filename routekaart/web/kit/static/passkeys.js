// Lets the device answer a form with its passkey. Where that cannot be, such forms stay hidden.
"use strict";
(() => {
  const forms = document.querySelectorAll("form[data-passkey]");
  if (!forms.length || !window.PublicKeyCredential || !navigator.credentials) return;
  const read = (words) =>
    Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const write = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const ask = async (form) => {
    const options = JSON.parse(form.dataset.options);
    options.challenge = read(options.challenge);
    if (options.user) options.user.id = read(options.user.id);
    (options.excludeCredentials || []).forEach((each) => { each.id = read(each.id); });
    const found = await navigator.credentials[form.dataset.passkey]({ publicKey: options });
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (found.response[name]) response[name] = write(found.response[name]);
    return JSON.stringify({ id: found.id, rawId: write(found.rawId), type: found.type, response });
  };
  for (const form of forms) {
    const button = form.querySelector("button"), trouble = form.querySelector("[role=alert]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = trouble.hidden = true;
      try {
        form.elements.answer.value = await ask(form);
        form.submit();
      } catch {
        button.disabled = trouble.hidden = false;
      }
    });
  }
  document.querySelectorAll("[data-no-passkey]").forEach((each) => { each.hidden = true; });
})();
