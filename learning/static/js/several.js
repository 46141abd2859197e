// A text with several writers: after a save the page gets what others wrote in other boxes.

import { fieldsOf, setValue } from "./boxes.js";

const SEEN = "seen-";

// *said*: the answer to the save of *sent* (fields as they were sent). A box in which somebody went
// on typing meanwhile stays as it is: the next save compares it. True when anything came in.
export function takeOver(form, { seen, texts }, sent) {
  const isSame = (name) => valueOf(fieldsOf(form), name) === valueOf(sent, name);
  const news = Object.keys(texts).filter(isSame);
  for (const name of news) {
    const controls = [...form.elements].filter((each) => each.name === name);
    setValue({ controls, isText: controls[0].matches("textarea") }, texts[name]);
  }
  for (const [field, mark] of Object.entries(seen)) {
    const names = Object.keys(texts).filter((name) => name.slice(name.indexOf("-") + 1) === field);
    if (names.every((name) => news.includes(name))) form.elements[SEEN + field].value = mark;
  }
  return news.length > 0;
}

function valueOf(fields, name) {
  return fields.filter(([each]) => each === name).map(([, value]) => value).join("\n").replaceAll("\r\n", "\n");
}
