import { afterEach, expect, it, vi } from "vitest";
import { handle, keysOf, listenForShortcuts, shortcuts, spoken } from "./shortcuts.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const press = (init: KeyboardEventInit, target: EventTarget = window) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
};

it("every shortcut has a modifier or is a function key, and none stands twice", () => {
  const all = Object.values(shortcuts).map((shortcut) => shortcut.keys);
  for (const keys of all) expect(keys).toMatch(/^(Mod|Alt)\+|^(Shift\+)?F\d+$/);
  expect(new Set(all).size).toBe(all.length);
});

it("the newest handler gets the key, and gives it back", () => {
  const screen = vi.fn();
  const shell = vi.fn();
  stops.push(listenForShortcuts(), handle("search", shell));
  const release = handle("search", screen);
  expect(press({ key: "f", ctrlKey: true }).defaultPrevented).toBe(true);
  release();
  press({ key: "f", ctrlKey: true });
  expect([screen.mock.calls.length, shell.mock.calls.length]).toEqual([1, 1]);
});

it("a fallback answers only while nobody else does, whoever came first", () => {
  const screen = vi.fn();
  const shell = vi.fn();
  const release = handle("print", screen);
  stops.push(listenForShortcuts(), handle("print", shell, true));
  press({ key: "p", ctrlKey: true });
  release();
  press({ key: "p", ctrlKey: true });
  expect([screen.mock.calls.length, shell.mock.calls.length]).toEqual([1, 1]);
});

it("a bare key never does anything, and undo leaves text fields alone", () => {
  const undo = vi.fn();
  stops.push(listenForShortcuts(), handle("undo", undo), handle("palette", undo));
  press({ key: "k" });
  const field = document.body.appendChild(document.createElement("textarea"));
  press({ key: "z", ctrlKey: true }, field);
  field.remove();
  expect(undo).not.toHaveBeenCalled();
  press({ key: "z", ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
});

it("zoom and help work on keyboards where + and / need shift", () => {
  expect(keysOf(new KeyboardEvent("keydown", { key: "+", ctrlKey: true, shiftKey: true }))).toBe("Mod++");
  expect(keysOf(new KeyboardEvent("keydown", { key: "=", ctrlKey: true }))).toBe("Mod++");
  expect(keysOf(new KeyboardEvent("keydown", { key: "?", ctrlKey: true, shiftKey: true }))).toBe("Mod+/");
  expect(spoken("Mod++")).toEqual(["Ctrl", "+"]);
});
