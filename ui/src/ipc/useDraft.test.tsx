import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { call } from "./call.ts";
import { changed } from "./keptDraft.ts";
import { useDraft } from "./useDraft.ts";

vi.mock("./call.ts", () => ({ call: vi.fn() }));
const answer = vi.mocked(call);

function Visit() {
  const [values, setValues] = useState({ saw: "" });
  const draft = useDraft("visit", "c1", changed(values, { saw: "" }), (kept) => setValues({ saw: String(kept.values.saw) }));
  return (
    <>
      <p>{draft.loading ? "laden" : draft.restored ? "hersteld" : "nieuw"}</p>
      <p>{draft.status.kind}</p>
      <output>{values.saw}</output>
      <button onClick={() => setValues({ saw: "volle gang" })}>typ</button>
    </>
  );
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("gives back what an earlier session typed and does not save it again", async () => {
  answer.mockImplementation(async (name) => (name === "draft" ? { draft: { form_kind: "visit", target: "c1", revision: 3, saved_at: "2026-11-20T14:32:00+01:00", content: { values: { saw: "radio" }, base: { saw: "" } } } } : null) as never);
  render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(screen.getByRole("status")).toHaveTextContent("radio");
  expect(screen.getByText("hersteld")).toBeInTheDocument();
  expect(answer.mock.calls.map(([name]) => name)).toEqual(["draft"]);
});

it("saves after typing and once more nothing when it is left", async () => {
  answer.mockReset();
  answer.mockImplementation(async (name) => (name === "save_draft" ? { kept: true, revision: 1, saved_at: "2026-11-20T14:32:00+01:00" } : { draft: null }) as never);
  const { unmount } = render(<Visit />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  act(() => screen.getByRole("button").click());
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(screen.getByText("saved")).toBeInTheDocument();
  unmount();
  await vi.advanceTimersByTimeAsync(500);
  expect(answer.mock.calls.map(([name]) => name)).toEqual(["draft", "save_draft"]);
});
