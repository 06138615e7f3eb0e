// What runs inside the page: finding things as a person or a screen reader does, axe, and what the page complained of.
// These functions are sent as text, so each stands on its own.

/** The element with this role and accessible name, visible and enabled first; null if there is none. */
export function byRole(role, name, exact) {
  const implied = {
    button: "button,input[type=button],input[type=submit],summary", link: "a[href]", heading: "h1,h2,h3,h4,h5,h6",
    textbox: "input:not([type]),input[type=text],input[type=password],input[type=search],input[type=email],input[type=tel],textarea",
    checkbox: "input[type=checkbox]", radio: "input[type=radio]", combobox: "select", list: "ul,ol", listitem: "li",
    dialog: "dialog", navigation: "nav", main: "main", table: "table", row: "tr", img: "img", option: "option",
    status: "output", alert: "[role=alert]", tab: "[role=tab]", searchbox: "input[type=search]", article: "article", region: "section",
  };
  const text = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (node) => {
    const by = node.getAttribute("aria-labelledby");
    if (by) return by.split(/\s+/).map((id) => text(document.getElementById(id))).join(" ").trim();
    if (node.getAttribute("aria-label")) return node.getAttribute("aria-label").trim();
    if (node.labels?.length) return [...node.labels].map(text).join(" ").trim();
    if (node.matches("input[type=button],input[type=submit]")) return node.value;
    if (node.matches("img")) return node.alt;
    return text(node) || node.getAttribute("title") || node.getAttribute("placeholder") || "";
  };
  const selector = [`[role="${role}"]`, implied[role]].filter(Boolean).join(",");
  const seen = (node) => node.getClientRects().length > 0 || node.matches("input[type=radio],input[type=checkbox]");
  const fits = (node) => {
    if (node.hasAttribute("role") && node.getAttribute("role") !== role) return false;
    if (node.closest("[inert],[aria-hidden=true]") || !seen(node)) return false;
    if (name === null) return true;
    const own = nameOf(node).toLowerCase();
    return exact ? own === name.toLowerCase() : own.includes(name.toLowerCase());
  };
  const found = [...document.querySelectorAll(selector)].filter(fits);
  // The shortest fitting name is the closest one.
  found.sort((a, b) => Number(a.disabled ?? false) - Number(b.disabled ?? false) || nameOf(a).length - nameOf(b).length);
  return found[0] ?? null;
}

/** The form control whose label is (or contains) this text. */
export function byLabel(label) {
  const text = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim().toLowerCase();
  const wanted = label.toLowerCase();
  const controls = [...document.querySelectorAll("input,textarea,select,[role=combobox],[role=spinbutton],[role=textbox]")];
  const names = (control) => [
    ...[...(control.labels ?? [])].map(text),
    (control.getAttribute("aria-label") ?? "").toLowerCase(),
    (control.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => text(document.getElementById(id))).join(" "),
  ];
  const live = controls.filter((c) => !c.disabled && !c.closest("[inert],[aria-hidden=true]"));
  return live.find((c) => names(c).some((n) => n === wanted)) ?? live.find((c) => names(c).some((n) => n.includes(wanted))) ?? null;
}

/** Whether this text can be read on the page. */
export function hasText(wanted) {
  return (document.body?.innerText ?? "").replace(/\s+/g, " ").toLowerCase().includes(wanted.toLowerCase());
}

/** Whether the screen that was asked for is there, with what it shows. */
export function settled() {
  const heading = document.querySelector("main h1");
  return heading !== null && heading.dataset.left !== heading.textContent && document.querySelector(".kit-skeleton") === null && !window.__asking;
}

/**
 * Brings an element to the middle, away from bars at the edges, and waits until it stays there and the page asks the core
 * nothing more: an answer that comes in between moves what is clicked away from under the pointer. Waits 3 s at most.
 */
export async function standsStill(element) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const place = () => JSON.stringify(element.getBoundingClientRect());
  const end = performance.now() + 3000;
  for (let still = 0, was = ""; still < 3 && performance.now() < end; await frame()) {
    element.scrollIntoView({ block: "center" });
    const now = place();
    still = now === was && !window.__asking ? still + 1 : 0;
    was = now;
  }
}

/** Starts to keep what the page complains of. */
export function listen() {
  if (window.__complaints) return;
  window.__complaints = [];
  // How many questions to the core have no answer yet.
  window.__asking = 0;
  const ask = window.fetch;
  window.fetch = (...question) => {
    window.__asking += 1;
    return ask(...question).finally(() => (window.__asking -= 1));
  };
  const keep = (kind, text) => window.__complaints.push(`${kind}: ${String(text).slice(0, 300)}`);
  document.addEventListener("securitypolicyviolation", (e) => keep("csp", `${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
  window.addEventListener("error", (e) => keep("error", e.message));
  window.addEventListener("unhandledrejection", (e) => keep("rejection", e.reason?.message ?? JSON.stringify(e.reason)));
  for (const level of ["error", "warn"]) {
    const was = console[level];
    console[level] = (...args) => {
      keep(level, args.map(String).join(" "));
      was.apply(console, args);
    };
  }
}

/** What the page complained of since `listen`. */
export function complaints() {
  // Answers to a page that a story threw away by loading it anew find nobody: no fault of the program.
  return (window.__complaints ?? []).filter((line) => !line.includes("[TAURI] Couldn't find callback id"));
}

/**
 * What axe finds wrong, one line each: of everything, or of colour or shape only, where nothing else can have changed.
 * axe itself must have been run as a script before.
 */
export async function runAxe(part) {
  const all = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
  const { violations } = await window.axe.run(document, {
    resultTypes: ["violations"],
    runOnly: part === "colour" ? ["color-contrast"] : all,
    rules: part === "shape" ? { "color-contrast": { enabled: false } } : {},
  });
  return violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`);
}
