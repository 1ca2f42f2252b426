// The keyboard and the field of the suggestion list; the list itself is made on the server.
export function attach(fieldId, listId, server) {
  const field = document.getElementById(fieldId);
  const list = () => document.getElementById(listId);
  let timer, chosen = -1;

  const options = () => [...list().querySelectorAll("[role=option]")];
  const open = () => !list().hidden && options().length > 0;

  const choose = index => {
    const all = options();
    chosen = all.length === 0 ? -1 : (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute("aria-selected", i === chosen));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const close = () => {
    list().hidden = true;
    field.setAttribute("aria-expanded", "false");
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
  };

  const ask = async () => {
    const text = field.value;
    const count = await server.invokeMethodAsync("SuggestAsync", text);
    if (field.value !== text || document.activeElement !== field) return;
    list().hidden = count === 0;
    field.setAttribute("aria-expanded", String(count > 0));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });

  field.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" && open()) { choose(chosen + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp" && open()) { choose(chosen - 1); event.preventDefault(); }
    else if (event.key === "Escape" && open()) { close(); event.preventDefault(); }
    else if (event.key === "Enter" && open() && chosen >= 0) { location.href = options()[chosen].dataset.href; event.preventDefault(); }
  });

  field.addEventListener("blur", () => setTimeout(close, 150));
  list().addEventListener("mousedown", event => {
    const option = event.target.closest("[role=option]");
    if (option) { event.preventDefault(); location.href = option.dataset.href; }
  });

  // What was typed while this was on its way.
  if (field.value && document.activeElement === field && field.value !== field.defaultValue) ask();
}
