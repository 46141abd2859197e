// What stands in a form: its fields as they are sent, and its questions as somebody sees them. A file
// is no words: it cannot be kept, nor put back.

const SECRET = "csrf_token";
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g; // as in base/forms.py
const SEEN = "textarea, input:not([type=hidden], [type=file])";

export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => name !== SECRET && typeof value === "string");
}

// The names of the boxes to write in.
export function textsOf(form) {
  return [...form.querySelectorAll("textarea")].map((each) => each.name);
}

// What a form is about. A sheet of an earlier step is another sheet, at the same address; and so is
// a page with other questions.
export function aboutOf(form) {
  return new URL(form.action).pathname + (form.elements.step?.value ?? form.dataset.asks ?? "");
}

// The questions of *form* to which *fields* (of a copy) hold an answer that does not stand there.
export function differences(form, fields) {
  return questionsOf(form, fields).filter(({ copied, value }) => copied.trim() && bare(copied) !== bare(value));
}

// Nobody sees spaces around a text or at the end of a line, nor which line break it is: the server
// takes some off, and a phone adds them. As in drafting/stale.py.
function bare(text) {
  const lines = text.replace(BREAKS, "\n").split("\n");
  return lines.map((each) => each.trimEnd()).join("\n").trim();
}

// Whether anything stands there that the server did not send.
export function wasTyped(form) {
  return [...form.elements].some((each) => each.name && each.matches(SEEN) && isOther(each));
}

export function hasText(form, fields) {
  return questionsOf(form, fields).some(({ isText, copied }) => isText && copied.trim());
}

// An answer is a text; of radios and ticks the values that are chosen, one a line.
// value: what stands there; copied: what *fields* hold.
function questionsOf(form, fields) {
  const seen = [...form.elements].filter((each) => each.name && each.matches(SEEN));
  return [...new Set(seen.map((each) => each.name))].map((name) => {
    const controls = seen.filter((each) => each.name === name);
    const [value, copied] = [fieldsOf(form), fields].map((each) => valueIn(each, name));
    return { controls, isText: !isChoice(controls[0]), value, copied };
  });
}

function valueIn(fields, name) {
  const found = fields.filter(([each]) => each === name).map(([, value]) => value);
  return found.join("\n").replaceAll("\r\n", "\n");
}

export function setValue({ controls, isText }, value) {
  if (isText) controls[0].value = value;
  else controls.forEach((each) => (each.checked = value.split("\n").includes(each.value)));
}

export function asked({ controls: [first], isText }) {
  const legend = isText ? null : first.closest("fieldset")?.querySelector("legend");
  return (legend ?? first.labels[0]).textContent;
}

// The value in words: of a choice what stands beside it.
export function inWords({ controls, isText }, value) {
  if (isText) return value;
  const chosen = controls.filter((each) => value.split("\n").includes(each.value));
  return chosen.map((each) => each.labels[0].textContent).join(", ");
}

function isOther(control) {
  return isChoice(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

function isChoice(control) {
  return control.matches("[type=radio], [type=checkbox]");
}
