// A link to something inside a fold opens that fold, also in a browser that does not do so itself.

function openAt() {
  const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = there?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  there.scrollIntoView();
}

openAt();
addEventListener("hashchange", openAt);
