// No page comes back from the memory of the browser as it was left: by then somebody may have
// signed out, or somebody else sits here. It is emptied as it goes, and asked anew when it comes
// back. What was typed is kept by <auto-save> and <keep-words>. Only the page with words that were
// refused (kept_words.html) has them itself, and nothing keeps them: it is shown again.

const holdsWords = Boolean(document.querySelector("[data-holds-words]"));

addEventListener("pagehide", (event) => {
  if (event.persisted) document.documentElement.classList.add("left");
});

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (holdsWords) document.documentElement.classList.remove("left");
  else location.reload();
});
