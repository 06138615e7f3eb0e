// Window titles and file names stand where anyone can read them: they name no person and no address.

/** Components that name the window, by the property that does so. */
const HEADS = { PageHeader: ["documentTitle", "title"], CasePage: ["title"], IdentityBar: ["documentTitle"] };

/** What may stand between the fixed words of such a name: numbers and dates, and the name that the core suggests. */
const PLAIN = /^(number|view\.number|isoDay\(new Date\(\)\)|view(\.preview)?\.suggested_name)$/;

/** On purpose: a visiting card carries the name of the person who hands it out. */
const OWN_CARD = "fileName(own.name)";

export function names(path, text, complain) {
  if (!/^ui\/src\/.*\.tsx?$/.test(path) || /(\.test\.tsx?|testSetup|\/test\/|\/preview\/)/.test(path)) return;
  const wrapper = /^ui\/src\/(kit\/(PageHeader|IdentityBar|useTitle|ErrorSummary)|parts\/CasePage)\.tsx?$/.test(path);
  if (!wrapper) {
    if (/\b(useTitle\(|document\.title)/.test(text)) complain("only the heads of a page name the window");
    for (const [head, properties] of Object.entries(HEADS)) {
      for (const tag of tags(text, head)) check(named(tag, properties), text, "a window title", complain);
    }
  }
  for (const call of calls(text, "callSaving(")) {
    const name = call.at(-1);
    if (name !== OWN_CARD && !path.startsWith("ui/src/ipc/")) check(name, text, "a file name", complain);
  }
}

/** Fixed words, or a choice between fixed words; a name of the same file is looked up. */
function check(expression, text, what, complain) {
  const held = /^\w+$/.test(expression ?? "") ? new RegExp(`const ${expression} = ([^;]*);`).exec(text)?.[1] : expression;
  if (!held) return complain(`${what} that cannot be checked: ${expression}`);
  const said = held.match(/^(?:[^`?]+\?\s*)?[\s\S]*$/)[0];
  for (const choice of choices(said)) {
    const slots = [...choice.matchAll(/\$\{((?:[^{}`]|t`[^`$]*`)*)\}/g)].map((slot) => slot[1].trim());
    const fixed = /^(t?`[\s\S]*`|"[^"$]*")$/.test(choice) || PLAIN.test(choice);
    if (!fixed || !slots.every((slot) => PLAIN.test(slot) || /^t`[^`$]*`$/.test(slot))) complain(`${what} that may name someone: ${choice}`);
  }
}

/** `a ? b : c ? d : e` gives b, d and e: a condition names nothing. */
function choices(expression) {
  const whole = expression.trim();
  const parts = split(whole, "?");
  if (parts.length < 2) return [whole];
  const [then, ...otherwise] = split(parts.slice(1).join("?"), ":");
  return [...choices(then), ...choices(otherwise.join(":"))];
}

/** Splits at a mark outside texts and brackets, once. */
function split(text, mark) {
  let [depth, inText] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "`" || sign === '"') inText = !inText;
    else if (!inText && "([{".includes(sign)) depth += 1;
    else if (!inText && ")]}".includes(sign)) depth -= 1;
    else if (!inText && depth === 0 && sign === mark && text[at + 1] !== "." && text[at + 1] !== "?" && text[at - 1] !== "?") return [text.slice(0, at), text.slice(at + 1)];
  }
  return [text];
}

/** What stands between brackets that begin at `from`, and where it ends. */
function inside(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if ("([{".includes(text[at])) depth += 1;
    if (")]}".includes(text[at]) && (depth -= 1) === 0) return text.slice(from + 1, at);
  }
  return text.slice(from + 1);
}

/** The properties of every use of a component. */
function* tags(text, name) {
  for (const found of text.matchAll(new RegExp(`<${name}\\b`, "g"))) {
    const properties = {};
    let at = found.index + found[0].length;
    for (;;) {
      const next = /^\s*(\w+)(=)?/.exec(text.slice(at));
      if (!next) break;
      at += next[0].length;
      if (!next[2]) continue;
      const value = text[at] === "{" ? inside(text, at) : /^"[^"]*"/.exec(text.slice(at))[0];
      properties[next[1]] = value.trim();
      at += text[at] === "{" ? value.length + 2 : value.length;
    }
    yield properties;
  }
}

const named = (properties, order) => order.map((name) => properties[name]).find((value) => value !== undefined);

/** The arguments of every call. */
function* calls(text, name) {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const found = [];
    let rest = inside(text, at + name.length - 1);
    for (let parts = split(rest, ","); ; parts = split(rest, ",")) {
      found.push(parts[0].trim());
      if (parts.length === 1) break;
      rest = parts[1];
    }
    yield found.filter((argument) => argument !== "");
  }
}
