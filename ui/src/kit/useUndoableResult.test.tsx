import { act, screen } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ResultBar } from "./ResultBar.tsx";
import { listenForShortcuts } from "./shortcuts.ts";
import { draw } from "./testing.tsx";
import { useShortcut } from "./useShortcut.ts";
import { useUndoableResult } from "./useUndoableResult.ts";

let bar: ReturnType<typeof useUndoableResult>;
/** As the shell does: the bar, and the key that goes through it. */
function Frame() {
  const result = useUndoableResult();
  useEffect(() => {
    bar = result;
  });
  useShortcut("undo", () => void result.undo());
  return <ResultBar />;
}
const key = () => act(async () => void window.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true })));
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stop = listenForShortcuts();
  draw(<Frame />);
});
afterEach(() => {
  act(() => bar.dismiss());
  stop();
  vi.useRealTimers();
});

it("the key undoes once, tells it in the bar, and has nothing to undo then", async () => {
  let finish: () => void = () => undefined;
  const undo = vi.fn(() => new Promise<void>((done) => (finish = done)));
  act(() => bar.report("Actie afgerond.", undo));
  await key();
  await key();
  expect(undo).toHaveBeenCalledOnce();
  await act(async () => finish());
  expect(screen.getByText("Ongedaan gemaakt.")).toBeInTheDocument();
  await key();
  expect(undo).toHaveBeenCalledOnce();
});

it("an undo that fails says so, and can be tried again", async () => {
  const undo = vi.fn().mockRejectedValueOnce(new Error("disk")).mockResolvedValueOnce(undefined);
  act(() => bar.report("Actie afgerond.", undo));
  await key();
  expect(screen.getByText("Ongedaan maken lukte niet. Er is niets gewijzigd.")).toBeInTheDocument();
  await act(async () => screen.getByRole("button", { name: "Ongedaan maken" }).click());
  expect(screen.getByText("Ongedaan gemaakt.")).toBeInTheDocument();
});

it("a result stays half a minute at least, whatever pages are visited, and goes with the first page after that", () => {
  act(() => bar.report("Actie afgerond."));
  for (let page = 0; page < 4; page += 1) {
    act(() => bar.leave());
    act(() => void vi.advanceTimersByTime(7000));
  }
  expect(screen.getByText("Actie afgerond.")).toBeInTheDocument();
  act(() => void vi.advanceTimersByTime(7000));
  act(() => bar.leave());
  expect(screen.queryByText("Actie afgerond.")).not.toBeInTheDocument();
});

it("an old result that came about here is still seen on the next page", () => {
  act(() => bar.leave());
  act(() => bar.report("Actie afgerond."));
  act(() => void vi.advanceTimersByTime(60_000));
  act(() => bar.leave());
  expect(screen.getByText("Actie afgerond.")).toBeInTheDocument();
  act(() => bar.leave());
  expect(screen.queryByText("Actie afgerond.")).not.toBeInTheDocument();
});
