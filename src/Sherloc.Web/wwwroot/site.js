// Everything works without this. It starts Blazor when somebody first touches an island (one that is watched: at once), and copies and prints where a button offers it.
// Once: a page that Blazor has asked for anew has the attribute again.
let { blazor } = document.body.dataset;
const load = () => {
  if (!blazor) return;
  // Blazor wants a base; links to a fragment must then name their page.
  for (const link of document.querySelectorAll('a[href^="#"]')) link.href = location.pathname + location.search + link.getAttribute("href");
  document.head.prepend(Object.assign(document.createElement("base"), { href: "/" }));
  document.body.append(Object.assign(document.createElement("script"), { src: blazor }));
  blazor = "";
};
const start = element => element?.closest("[data-island]") && load();
document.addEventListener("focusin", event => start(event.target));
start(document.activeElement);
start(document.querySelector("[data-island=now]"));

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (button?.hasAttribute("data-print")) print();
  if (!button?.dataset.copy) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = button.parentElement.querySelector("[role=status]");
  if (said) said.textContent = button.dataset.copied;
});

document.addEventListener("keydown", event => {
  const open = event.key === "Escape" && event.target.closest("header details[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});

// A facet row, the order and the years send the search at once; the focus is put back where it was.
const focusKey = "sherloc-focus";
document.addEventListener("change", event => {
  const form = event.target.closest("form[data-search]");
  if (!form || !event.target.matches("[data-submit], .facet-row input")) return;
  // On a phone the filters are a page of their own: somebody ticks several and then asks for the results.
  if (matchMedia("(max-width: 767.98px)").matches && event.target.matches(".facet-row input")) return;
  sessionStorage.setItem(focusKey, JSON.stringify([event.target.name, event.target.value, scrollY]));
  form.requestSubmit();
});
const kept = sessionStorage.getItem(focusKey);
if (kept) {
  sessionStorage.removeItem(focusKey);
  const [name, value, top] = JSON.parse(kept);
  const row = [...document.querySelectorAll(`[name="${CSS.escape(name)}"]`)].find(e => e.type !== "checkbox" || e.value === value);
  row?.closest("details")?.setAttribute("open", "");
  row?.focus({ preventScroll: true });
  scrollTo(0, top);
}
// Empty fields do not belong into an address.
document.addEventListener("submit", event => {
  if (event.target.method === "get") for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
});
addEventListener("pageshow", () => { for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false; });
