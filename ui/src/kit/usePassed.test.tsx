import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { usePassed } from "./usePassed.ts";

const NOW = Date.parse("2026-11-20T14:00:00+01:00");
const IN_TEN_MINUTES = "2026-11-20T14:10:00+01:00";
const AN_HOUR = 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(NOW);
});
afterEach(() => vi.useRealTimers());

const after = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it("turns true when the moment comes", () => {
  const { result } = renderHook(() => usePassed(IN_TEN_MINUTES));
  after(9 * 60_000);
  expect(result.current).toBe(false);
  after(60_000);
  expect(result.current).toBe(true);
});

it("turns true within seconds after the machine slept over it: timers stood still, the clock did not", () => {
  const { result } = renderHook(() => usePassed(IN_TEN_MINUTES));
  vi.setSystemTime(NOW + AN_HOUR);
  expect(result.current).toBe(false);
  after(5_000);
  expect(result.current).toBe(true);
});

it.each([
  ["is shown", () => document.dispatchEvent(new Event("visibilitychange"))],
  ["has the focus", () => window.dispatchEvent(new Event("focus"))],
])("turns true at once when the window %s again", (_, come) => {
  const { result } = renderHook(() => usePassed(IN_TEN_MINUTES));
  vi.setSystemTime(NOW + AN_HOUR);
  act(() => void come());
  expect(result.current).toBe(true);
});

it("follows a later moment, and leaves nothing behind", () => {
  const { result, rerender, unmount } = renderHook(({ at }: { at: string | null }) => usePassed(at), { initialProps: { at: "2026-11-20T13:59:00+01:00" as string | null } });
  expect(result.current).toBe(true);
  rerender({ at: IN_TEN_MINUTES });
  expect(result.current).toBe(false);
  rerender({ at: null });
  expect(vi.getTimerCount()).toBe(0);
  rerender({ at: IN_TEN_MINUTES });
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
