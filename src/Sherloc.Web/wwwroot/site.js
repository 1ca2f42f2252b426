// Everything works without this. It starts Blazor when somebody first touches an island, and copies and prints where a button offers it.
const load = () => {
  const { blazor } = document.body.dataset;
  if (!blazor) return;
  // Blazor wants a base; links to a fragment must then name their page.
  for (const link of document.querySelectorAll('a[href^="#"]')) link.href = location.pathname + location.search + link.getAttribute("href");
  delete document.body.dataset.blazor;
  document.head.prepend(Object.assign(document.createElement("base"), { href: "/" }));
  document.body.append(Object.assign(document.createElement("script"), { src: blazor }));
};
const start = element => element?.closest("[data-island]") && load();
document.addEventListener("focusin", event => start(event.target));
start(document.activeElement);

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
