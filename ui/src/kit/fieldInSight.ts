// A keyboard on the screen takes room or lies over the window; the field that one types in stays in sight.

/** Until the keyboard is there. */
const WAIT_MS = 300;
const TYPED = "textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])";

const typedIn = (target: EventTarget | null): HTMLElement | null => (target instanceof HTMLElement && target.matches(TYPED) ? target : null);

/** Whether a part of it lies outside what one sees. */
function isCovered(field: HTMLElement): boolean {
  const { top, bottom } = field.getBoundingClientRect();
  const seen = window.visualViewport;
  const [from, height] = seen ? [seen.offsetTop, seen.height] : [0, window.innerHeight];
  return top < from || bottom > from + height;
}

/** Whether a bar at an edge, of actions or with the last result, lies over its middle. */
function isUnderBar(field: HTMLElement): boolean {
  const { top, bottom, left, right } = field.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const bars = [...document.querySelectorAll(".kit-result__bar, .kit-actions, .shell__side")].filter((bar) => !bar.contains(field));
  return bars.some((bar) => {
    const over = bar.getBoundingClientRect();
    return over.top < y && over.bottom > y && over.left < x && over.right > x;
  });
}

const show = (field: HTMLElement) => field.scrollIntoView?.({ block: "center" });

/** Watches until the returned function is called. Some engines do not tell how much the keyboard covers: then touch decides. */
export function keepFieldInSight(): () => void {
  const root = document.documentElement.dataset;
  let touched = false;
  const pointed = (event: Event) => {
    touched = event instanceof Event && "pointerType" in event && event.pointerType !== "mouse";
  };
  const focused = (event: Event) => {
    const field = typedIn(event.target);
    if (!field) return;
    // After the engine has scrolled by itself.
    const comesOut = () => document.activeElement === field && isUnderBar(field) && show(field);
    requestAnimationFrame(() => requestAnimationFrame(comesOut));
    if (!touched) return;
    root.touchTyping = "";
    setTimeout(() => document.activeElement === field && show(field), WAIT_MS);
  };
  const left = () =>
    setTimeout(() => {
      if (!typedIn(document.activeElement)) delete root.touchTyping;
    }, WAIT_MS);
  const resized = () => {
    const field = typedIn(document.activeElement);
    if (field && isCovered(field)) show(field);
  };
  window.addEventListener("pointerdown", pointed, true);
  document.addEventListener("focusin", focused);
  document.addEventListener("focusout", left);
  window.visualViewport?.addEventListener("resize", resized);
  const viewport = window.visualViewport;
  return () => {
    window.removeEventListener("pointerdown", pointed, true);
    document.removeEventListener("focusin", focused);
    document.removeEventListener("focusout", left);
    viewport?.removeEventListener("resize", resized);
  };
}
