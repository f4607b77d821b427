// Pressed: tells the server which of the panels' own buttons a reader presses, by its name, and
// gives the focus back to it when the panel has been drawn anew.
let tell = null;
let last = null;

document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button[data-press]");
  last = button && button.dataset.press;
  if (button && tell) tell("pressed", last);
  if (button && button.getAttribute("aria-pressed") === "false") showMap();
});

// Where the map stands above the panel, what is now shown on it may be out of sight.
function showMap() {
  const map = document.querySelector("iframe.stCustomComponentV1");
  if (map && map.getBoundingClientRect().bottom < 80) map.scrollIntoView({ behavior: "smooth" });
}

new MutationObserver(() => {
  if (!last || document.activeElement !== document.body) return;
  const again = document.querySelector(`button[data-press="${CSS.escape(last)}"]`);
  if (again) again.focus({ preventScroll: true });
}).observe(document.body, { childList: true, subtree: true });

export default function (component) {
  tell = component.setTriggerValue;
}
