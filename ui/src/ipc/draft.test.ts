import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { call } from "./call.ts";
import { DraftKeeper, flushDrafts } from "./draft.ts";

vi.mock("./call.ts", () => ({ call: vi.fn() }));
const answer = vi.mocked(call);
const saves = () => answer.mock.calls.filter(([name]) => name === "save_draft").map(([, request]) => JSON.stringify((request as { content: unknown }).content));
let keeper: DraftKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  answer.mockReset();
  answer.mockImplementation(async (name) => (name === "save_draft" ? { kept: true, revision: 1, saved_at: "2026-11-20T14:32:00+01:00" } : null) as never);
  keeper = new DraftKeeper("visit", null, () => undefined);
  keeper.baseline("{}");
});

afterEach(() => {
  keeper.close();
  vi.useRealTimers();
});

it("saves once, 400 ms after the last key", async () => {
  keeper.change('{"a":"r"}');
  await vi.advanceTimersByTimeAsync(300);
  keeper.change('{"a":"ra"}');
  await vi.advanceTimersByTimeAsync(399);
  expect(saves()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saves()).toEqual(['{"a":"ra"}']);
  expect(keeper.status.kind).toBe("saved");
});

it("an untouched form is never saved", async () => {
  keeper.change("{}");
  await vi.advanceTimersByTimeAsync(1000);
  await flushDrafts();
  expect(saves()).toEqual([]);
});

it("flushing saves at once, as before locking", async () => {
  keeper.change('{"a":"radio"}');
  await flushDrafts();
  expect(saves()).toEqual(['{"a":"radio"}']);
});

it("what is typed during a save is saved after it", async () => {
  let finish: (() => void) | undefined;
  answer.mockImplementationOnce(() => new Promise((done) => {
    finish = () => done({ kept: true, revision: 1, saved_at: "2026-11-20T14:32:00+01:00" } as never);
  }));
  keeper.change('{"a":"1"}');
  await vi.advanceTimersByTimeAsync(400);
  keeper.change('{"a":"2"}');
  finish?.();
  await vi.advanceTimersByTimeAsync(400);
  expect(saves()).toEqual(['{"a":"1"}', '{"a":"2"}']);
});

it("a failed save says so, keeps the text and can be tried again", async () => {
  answer.mockRejectedValueOnce(new Error("disk"));
  keeper.change('{"a":"radio"}');
  await vi.advanceTimersByTimeAsync(400);
  expect(keeper.status.kind).toBe("failed");
  await keeper.flush();
  expect(keeper.status.kind).toBe("saved");
  expect(saves()).toEqual(['{"a":"radio"}', '{"a":"radio"}']);
});

it("what was typed last goes on top of a newer draft, and is never dropped without a word", async () => {
  const revisions = () => answer.mock.calls.filter(([name]) => name === "save_draft").map(([, request]) => (request as { revision: number }).revision);
  const newer = { kept: false, revision: 7, saved_at: "2026-11-20T14:31:00+01:00" };
  answer.mockResolvedValueOnce(newer as never);
  answer.mockResolvedValueOnce({ kept: true, revision: 8, saved_at: "2026-11-20T14:32:00+01:00" } as never);
  keeper.change('{"a":"radio"}');
  await vi.advanceTimersByTimeAsync(400);
  expect(revisions()).toEqual([1, 8]);
  expect(saves()).toEqual(['{"a":"radio"}', '{"a":"radio"}']);
  expect(keeper.status.kind).toBe("saved");

  answer.mockImplementation(async () => newer as never);
  keeper.change('{"a":"tv"}');
  await vi.advanceTimersByTimeAsync(400);
  expect(keeper.status.kind).toBe("failed");
});

it("a form waits for the one that was left before it", async () => {
  const order: string[] = [];
  let finish: (() => void) | undefined;
  answer.mockImplementation((name) => {
    order.push(name);
    if (name !== "save_draft") return Promise.resolve({ draft: null }) as never;
    return new Promise((done) => {
      finish = () => done({ kept: true, revision: 1, saved_at: "2026-11-20T14:32:00+01:00" } as never);
    });
  });
  keeper.change('{"a":"radio"}');
  keeper.close();
  const next = new DraftKeeper("visit", null, () => undefined);
  const loaded = next.load();
  await vi.advanceTimersByTimeAsync(10);
  expect(order).toEqual(["save_draft"]);
  finish?.();
  await loaded;
  expect(order).toEqual(["save_draft", "draft"]);
  next.close();
});

it("a discarded draft is not saved again", async () => {
  keeper.change('{"a":"radio"}');
  await keeper.discard();
  await vi.advanceTimersByTimeAsync(1000);
  expect(saves()).toEqual([]);
  expect(answer).toHaveBeenCalledWith("discard_draft", { form_kind: "visit", target: "" });
});

it("a form that is empty again leaves no draft", async () => {
  keeper.close();
  keeper = new DraftKeeper("visit", null, () => undefined);
  keeper.baseline("null");
  keeper.change('{"a":"radio"}');
  await vi.advanceTimersByTimeAsync(400);
  keeper.change("null");
  await vi.advanceTimersByTimeAsync(400);
  expect(saves()).toEqual(['{"a":"radio"}']);
  expect(answer.mock.calls.filter(([name]) => name === "discard_draft")).toHaveLength(1);
  expect(keeper.status.kind).toBe("idle");
});
