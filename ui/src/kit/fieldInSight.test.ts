import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepFieldInSight } from "./fieldInSight.ts";

const scrolled = vi.fn();
let field: HTMLInputElement;
let viewport: EventTarget & { height: number; offsetTop: number };
let stop: () => void;

/** Where the field stands in the window. */
const at = (top: number) => vi.spyOn(field, "getBoundingClientRect").mockReturnValue({ top, bottom: top + 40 } as DOMRect);
const press = (pointerType: string) => field.dispatchEvent(Object.assign(new Event("pointerdown", { bubbles: true }), { pointerType }));

beforeEach(() => {
  vi.useFakeTimers();
  viewport = Object.assign(new EventTarget(), { height: 800, offsetTop: 0 });
  Object.defineProperty(window, "visualViewport", { value: viewport, configurable: true });
  field = document.body.appendChild(document.createElement("input"));
  field.scrollIntoView = scrolled;
  scrolled.mockReset();
  stop = keepFieldInSight();
});
afterEach(() => {
  stop();
  field.remove();
  vi.useRealTimers();
});

it("a field that is touched comes to the middle, above a keyboard that only lies over the window", () => {
  at(700);
  press("touch");
  field.focus();
  expect(document.documentElement.dataset.touchTyping).toBe("");
  vi.advanceTimersByTime(400);
  expect(scrolled).toHaveBeenCalledWith({ block: "center" });
  field.blur();
  vi.advanceTimersByTime(400);
  expect(document.documentElement.dataset.touchTyping).toBeUndefined();
});

it("a keyboard that takes room moves the field only when it is covered", () => {
  at(300);
  field.focus();
  viewport.height = 400;
  viewport.dispatchEvent(new Event("resize"));
  expect(scrolled).not.toHaveBeenCalled();
  at(390);
  viewport.dispatchEvent(new Event("resize"));
  expect(scrolled).toHaveBeenCalledOnce();
});

it("with a mouse or a real keyboard nothing jumps", () => {
  at(300);
  press("mouse");
  field.focus();
  vi.advanceTimersByTime(400);
  expect(scrolled).not.toHaveBeenCalled();
  expect(document.documentElement.dataset.touchTyping).toBeUndefined();
});

it("what is no field to type in stays where it is", () => {
  field.type = "checkbox";
  at(790);
  press("touch");
  field.focus();
  vi.advanceTimersByTime(400);
  expect(scrolled).not.toHaveBeenCalled();
});

it("a field that the keyboard leads under the bar of a result comes out from under it", () => {
  const bar = document.body.appendChild(document.createElement("div"));
  bar.className = "kit-result__bar";
  const box = (top: number) => ({ top, bottom: top + 60, left: 0, right: 300 }) as DOMRect;
  vi.spyOn(bar, "getBoundingClientRect").mockReturnValue(box(700));
  const stands = vi.spyOn(field, "getBoundingClientRect").mockReturnValue(box(200));
  field.focus();
  vi.advanceTimersByTime(100);
  expect(scrolled).not.toHaveBeenCalled();
  field.blur();
  stands.mockReturnValue(box(680));
  field.focus();
  vi.advanceTimersByTime(100);
  expect(scrolled).toHaveBeenCalledWith({ block: "center" });
  bar.remove();
});
