/** What the staff's pages share: who is signed in, requests with their CSRF token, leaving. */
// What needs scripts, such as the way between the pages, is hidden without them.
document.documentElement.classList.add("scripted");

let csrf = "";

/** @returns {Promise<{name: string, role: string, csrf: string}>} */
export async function me() {
  const person = await get("/desk/api/me");
  csrf = person.csrf;
  return person;
}

async function read(response) {
  if (response.status === 401) location.assign("/desk/login");
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.detail ?? `出错了（${response.status}）`);
  return body;
}

/** @param {string} path @param {AbortSignal} [signal] */
export async function get(path, signal) {
  return read(await fetch(path, { headers: { Accept: "application/json" }, signal }));
}

/** @param {string} method @param {string} path @param {BodyInit} [body] @param {string} [type] */
export async function send(method, path, body, type = "application/json") {
  const headers = { "X-CSRF-TOKEN": csrf, Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = type;
  return read(await fetch(path, { method, headers, body }));
}

export function post(path, value = {}) {
  return send("POST", path, JSON.stringify(value));
}

document.getElementById("leave").addEventListener("click", async () => {
  await fetch("/desk/logout", { method: "POST", headers: { "X-CSRF-TOKEN": csrf } });
  location.assign("/desk/login?left");
});

const told = document.getElementById("told");

/** @param {string} words */
export function tell(words) {
  told.textContent = words;
}
