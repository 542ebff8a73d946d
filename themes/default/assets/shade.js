// The button between light and dark. Without a choice the system's setting holds.

const KEY = "frontdesk-shade";

export function setUpShade() {
  const button = document.getElementById("fd-shade");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  const isDark = () => (root.dataset.shade ? root.dataset.shade === "dark" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));

  button.addEventListener("click", () => {
    root.dataset.shade = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.shade);
    } catch {
      // Without storage the choice holds for this page.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
}
