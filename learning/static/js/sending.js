// Sending what somebody typed to the server, by script, and what became of it.

import { newName, person } from "./words.js";

const PATIENCE = 20000; // milliseconds with one try
const MOST_ON_LEAVING = 60000; // characters; browsers send no more for a page that goes away
const TOKEN = "/accounts/token";
const ALIVE = "/healthz";
const SHORT_WHILE = [408, 425, 429];

// What the server said, with how it went: saved, kept (as an earlier text), away (no connection),
// trouble (at the server), out (signed out, or in again elsewhere), or refused.
export async function send(address, fields, leaving = false) {
  const body = new URLSearchParams(fields);
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      keepalive: leaving && body.toString().length < MOST_ON_LEAVING,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return { went: "away" };
  }
  const said = await answer.json().catch(() => ({}));
  return { ...said, status: answer.status, went: outcome(answer, said) };
}

function outcome({ ok, status }, said) {
  if (ok && "revision" in said) return "saved";
  if (status === 409 && said.kept) return "kept";
  if (status >= 500 || SHORT_WHILE.includes(status)) return "trouble";
  return [400, 401].includes(status) ? "out" : "refused";
}

// *copy* once more, as the save that did not get through.
export function sendCopy({ address, fields }) {
  return send(address, [...fields, ["csrf_token", tokens()[0].value]]);
}

// The server keeps *copy* as an earlier text, and what stands there too, when it is based on no
// revision that exists.
export function sendApart({ address, fields }) {
  const others = fields.filter(([name]) => !["revision", "page"].includes(name));
  return sendCopy({ address, fields: [...others, ["revision", -1], ["page", newName()]] });
}

// New tokens for the forms of this page, when its person is (again) signed in in this browser.
export async function renewTokens() {
  try {
    const answer = await fetch(TOKEN, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    const here = await answer.json();
    if (here.person !== person) return false;
    tokens().forEach((each) => (each.value = here.token));
    return true;
  } catch {
    return false;
  }
}

export async function isReachable() {
  const answer = await fetch(ALIVE, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  return Boolean(answer?.ok);
}

function tokens() {
  return document.querySelectorAll("[name=csrf_token]");
}
