import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import SearchScreen from "./SearchScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const draw = (search = "") => drawScreen(SearchScreen, "/search", `/search${search}`);

beforeEach(() => answering(core, exchangeAnswers));

it("marks the words and opens the record in the timeline of its case", async () => {
  const { container, at } = await draw();
  expect(screen.getByText("Typ wat u zoekt")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("Zoek woorden"), "radio");
  expect((await screen.findByText("Radio")).tagName).toBe("MARK");
  expect(screen.getByRole("link", { name: /^Waarneming/ })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${"73".repeat(16)}`);
  expect(screen.getByRole("link", { name: /^Partner/ })).toHaveAttribute("href", expect.stringContaining("/partners/"));
  await waitFor(() => expect(at()).toBe("/search?q=radio"));
  expect(await broken(container)).toEqual([]);
});

it("the words of the address are searched", async () => {
  await draw("?q=niets");
  expect(await screen.findByText("Niets gevonden")).toBeInTheDocument();
  expect(screen.getByLabelText("Zoek woorden")).toHaveValue("niets");
});

it("an error is shown", async () => {
  answering(core, { ...exchangeAnswers, search: new ApiError("fault") });
  await draw("?q=radio");
  expect(await screen.findByRole("alert")).toHaveTextContent("Er ging iets mis in Woonrust.");
});
