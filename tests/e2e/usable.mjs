// What runs inside the page to judge whether eyes, keys and thumbs can use it. Sent as text, so each stands on its own.

/** What is wider than the window, and by how much; none when the page scrolls only up and down. */
export function sideways() {
  const wide = document.documentElement.clientWidth;
  const over = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - wide;
  if (over <= 0) return [];
  const scrolls = (node) => node.closest(".kit-scroll-x,.kit-list,.kit-tabs__list");
  const culprits = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > wide + 0.5 && !scrolls(node));
  return culprits.slice(-3).map((node) => `${over} px too wide: ${node.localName}.${node.className} «${(node.textContent ?? "").trim().slice(0, 40)}»`);
}

/** Text that its own box cuts off. */
export function cutOff() {
  const cuts = (node) => {
    const style = getComputedStyle(node);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || node.closest(".kit-hidden,[hidden],[aria-hidden=true]")) return false;
    return (node.textContent ?? "").trim() !== "" && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  };
  const found = [...document.body.querySelectorAll("*")].filter((node) => node.clientWidth > 1 && cuts(node));
  return found.slice(0, 3).map((node) => `cut off: ${node.localName}.${node.className} «${(node.textContent ?? "").trim().slice(0, 40)}»`);
}

/** Words that stand over other words, but for bars that the page scrolls under. */
export function overlaps() {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const floats = (node) => node !== null && (/fixed|sticky/.test(getComputedStyle(node).position) || floats(node.parentElement));
  const boxes = [];
  while (words.nextNode()) {
    const node = words.currentNode;
    const holder = node.parentElement;
    if (node.textContent.trim() === "" || holder.closest("[hidden],[aria-hidden=true],.kit-hidden,option,.utrecht-skip-link") || floats(holder)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // What a list of its own has scrolled away is not seen.
    const seen = holder.closest(".kit-list")?.getBoundingClientRect() ?? { top: -Infinity, bottom: Infinity };
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (bottom > seen.top && top < seen.bottom) boxes.push({ left, right, top, bottom, text: node.textContent.trim().slice(0, 30) });
    }
  }
  const shared = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) - 6);
  const found = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => shared(one, other) > 40).map((other) => `«${one.text}» stands over «${other.text}»`));
  return found.slice(0, 3);
}

/** What can be pressed and is smaller than `least` CSS pixels, but for links inside a sentence. */
export function smallTargets(least) {
  const all = document.querySelectorAll("a[href],button,input,select,textarea,summary,[role=tab],[role=row][tabindex],[tabindex='0']");
  const box = (node) => {
    const rects = [node, ...(node.matches("input[type=radio],input[type=checkbox]") ? (node.labels ?? []) : [])].map((one) => one.getBoundingClientRect());
    const edge = (side, pick) => pick(...rects.map((rect) => rect[side]));
    return { width: edge("right", Math.max) - edge("left", Math.min), height: edge("bottom", Math.max) - edge("top", Math.min) };
  };
  const inSentence = (node) =>
    node.matches("a,.kit-link") && [...node.parentElement.childNodes].some((sibling) => sibling.nodeType === Node.TEXT_NODE && sibling.textContent.trim() !== "");
  // What only screen readers meet stands in a box of one pixel that shows nothing of it.
  const unseen = (node) => node !== null && (node.clientWidth <= 1 && node.clientHeight <= 1 && /hidden|clip/.test(getComputedStyle(node).overflow) ? true : unseen(node.parentElement));
  const hidden = (node) => unseen(node.parentElement) || node.disabled || node.closest("[inert],[hidden],[aria-hidden=true],.kit-hidden,.utrecht-skip-link") || node.getClientRects().length === 0;
  const small = [...all].filter((node) => !hidden(node) && !inSentence(node)).map((node) => ({ node, ...box(node) })).filter(({ width, height }) => Math.min(width, height) < least - 0.5);
  return small.map(({ node, width, height }) => `${width.toFixed(0)} × ${height.toFixed(0)}: ${node.localName}.${node.className} «${(node.textContent || node.getAttribute("aria-label") || node.id || "").trim().slice(0, 40)}»`);
}

/** Where the focus is and whether a person sees it: what is wrong with it, and a name to recognise it by. */
export function focused() {
  const node = document.activeElement;
  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  if (!node || node === document.body || node === document.documentElement) return { name: "nothing", said: "", group: "", main: false, wrong: ["the focus is nowhere"] };
  const said = tidy(node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent);
  const name = `${node.localName}${node.id ? `#${node.id}` : ""} «${said.slice(0, 50)}»`;
  node.setAttribute("data-visited", "");
  const wrong = [];
  const rect = node.getClientRects()[0] ?? node.getBoundingClientRect();
  const inside = (value, end) => value >= 0 && value <= end;
  // What is larger than the window cannot stand in it whole: then the part that does counts.
  const middle = (from, to, end) => (to - from > end ? (Math.max(from, 0) + Math.min(to, end)) / 2 : (from + to) / 2);
  const [x, y] = [middle(rect.left, rect.right, innerWidth), middle(rect.top, rect.bottom, innerHeight)];
  if (!inside(x, innerWidth) || !inside(y, innerHeight)) wrong.push(`outside the window at ${Math.round(x)}, ${Math.round(y)} of ${innerWidth} × ${innerHeight}`);
  else {
    const top = document.elementFromPoint(x, y);
    const same = top && (node.contains(top) || top.contains(node) || [...(node.labels ?? [])].some((label) => label.contains(top)));
    if (!same) wrong.push(`covered by ${top?.localName}.${top?.className}`);
  }
  const marked = [node, node.closest("label,.kit-choice")].filter(Boolean).some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  });
  if (!marked && node.localName !== "h1") wrong.push("no mark of the focus");
  const group = tidy(document.getElementById(node.closest("[role=group]")?.getAttribute("aria-labelledby"))?.textContent);
  return { name, tag: node.localName, said, group, wrong, main: node.closest("main") !== null, first: node.hasAttribute("data-first") };
}

/** What Tab should have come by in this part of the page and did not; of a group of radio buttons one is enough. */
export function passedOver(part) {
  const all = [...document.querySelector(part).querySelectorAll("a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex='-1'])")];
  const can = (node) => !node.disabled && node.tabIndex >= 0 && !node.closest("[inert],[hidden],[aria-hidden=true]") && node.getClientRects().length > 0;
  const visited = (node) => node.hasAttribute("data-visited") || (node.type === "radio" && document.querySelector(`input[type=radio][name="${CSS.escape(node.name)}"][data-visited]`) !== null);
  return all.filter((node) => can(node) && !visited(node)).map((node) => `Tab passes over ${node.localName} «${(node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent || "").trim().slice(0, 50)}»`);
}

/** The text spacing that a person may set (WCAG 1.4.12). */
export function spaceText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [sheet];
}
