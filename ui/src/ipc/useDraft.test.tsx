import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { call } from "./call.ts";
import { flushDrafts } from "./draft.ts";
import { changed } from "./keptDraft.ts";
import { useDraft } from "./useDraft.ts";

vi.mock("./call.ts", () => ({ call: vi.fn() }));
const answer = vi.mocked(call);

const blank = { saw: "", said: "" };
const earlier = { draft: { form_kind: "visit", target: "c1", revision: 3, saved_at: "2026-11-20T14:32:00+01:00", content: { values: { saw: "radio" }, base: { saw: "" } } } };

function Visit() {
  const [values, setValues] = useState(blank);
  const draft = useDraft("visit", "c1", changed(values, blank), (kept) => setValues({ ...blank, ...kept.values }));
  return (
    <>
      <p>{draft.unread ? "niet gelezen" : draft.loading ? "laden" : draft.restored ? "hersteld" : "nieuw"}</p>
      <p>{draft.status.kind}</p>
      <output>{values.saw}</output>
      <output aria-label="gezegd">{values.said}</output>
      <button onClick={() => setValues((before) => ({ ...before, saw: "volle gang" }))}>typ</button>
      <button onClick={() => setValues((before) => ({ ...before, said: "het valt mee" }))}>typ wat gezegd is</button>
      <button onClick={() => void draft.readAgain()}>opnieuw</button>
      <button onClick={draft.goOnWithout}>zonder</button>
    </>
  );
}

const saw = () => screen.getByRole("status", { name: "" });
const press = (name: string) => act(() => screen.getByRole("button", { name }).click());
const calls = () => answer.mock.calls.map(([name]) => name);

/** A vault of which the first readings fail. */
function failing(times: number) {
  let left = times;
  answer.mockReset();
  answer.mockImplementation(async (name) => {
    if (name === "save_draft") return { kept: true, revision: 4, saved_at: "2026-11-20T14:33:00+01:00" } as never;
    if (left > 0) {
      left -= 1;
      throw new Error("disk");
    }
    return earlier as never;
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("gives back what an earlier session typed and does not save it again", async () => {
  answer.mockImplementation(async (name) => (name === "draft" ? earlier : null) as never);
  render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(saw()).toHaveTextContent("radio");
  expect(screen.getByText("hersteld")).toBeInTheDocument();
  expect(answer.mock.calls.map(([name]) => name)).toEqual(["draft"]);
});

it("saves after typing and once more nothing when it is left", async () => {
  answer.mockReset();
  answer.mockImplementation(async (name) => (name === "save_draft" ? { kept: true, revision: 1, saved_at: "2026-11-20T14:32:00+01:00" } : { draft: null }) as never);
  const { unmount } = render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  press("typ");
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(screen.getByText("saved")).toBeInTheDocument();
  unmount();
  await vi.advanceTimersByTimeAsync(500);
  expect(answer.mock.calls.map(([name]) => name)).toEqual(["draft", "save_draft"]);
});

it("saves nothing over a draft that could not be read, and gives it back once it can be", async () => {
  failing(2);
  const { unmount } = render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText("niet gelezen")).toBeInTheDocument();
  press("typ wat gezegd is");
  await act(() => vi.advanceTimersByTimeAsync(1000));
  await flushDrafts();
  press("opnieuw");
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(screen.getByText("niet gelezen")).toBeInTheDocument();
  expect(calls()).toEqual(["draft", "draft"]);
  press("opnieuw");
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText("hersteld")).toBeInTheDocument();
  expect(saw()).toHaveTextContent("radio");
  expect(screen.getByLabelText("gezegd")).toHaveTextContent("het valt mee");
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(answer).toHaveBeenLastCalledWith("save_draft", expect.objectContaining({ revision: 4, content: { values: { saw: "radio", said: "het valt mee" }, base: { saw: "", said: "" } } }));
  unmount();
});

it("a form that is left unread leaves the draft as it was", async () => {
  failing(1);
  const { unmount } = render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  press("typ");
  unmount();
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls()).toEqual(["draft"]);
});

it("goes on without an earlier draft only when the person says so", async () => {
  failing(1);
  const { unmount } = render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  press("zonder");
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(calls()).toEqual(["draft"]);
  press("typ");
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(screen.getByText("saved")).toBeInTheDocument();
  expect(calls()).toEqual(["draft", "save_draft"]);
  unmount();
});
