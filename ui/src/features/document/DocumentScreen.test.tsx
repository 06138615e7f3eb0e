import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import DocumentScreen from "./DocumentScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const saving = vi.mocked(callSaving);
const draw = () => drawScreen(DocumentScreen, "/cases/$caseId/document", `/cases/${CASE}/document`);

beforeEach(() => {
  answering(vi.mocked(call), exchangeAnswers);
  answering(saving, exchangeAnswers);
});

it("says what is in it, warns, and saves under a name without an address", async () => {
  const { container } = await draw();
  expect(await screen.findByText("Een PDF staat buiten uw kluis")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar als PDF" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("make_document", { case: CASE, kind: "timeline" }, "tijdlijn-WR-7K3F.pdf"));
  expect(await screen.findByText(/PDF bewaard: 4 pagina's/)).toBeInTheDocument();
});

it("a photo without a description leads to the photos", async () => {
  answering(saving, { make_document: new ApiError("photo_needs_description", { count: "1" }) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar als PDF" }));
  expect(await screen.findByRole("link", { name: "Naar de foto's" })).toHaveAttribute("href", expect.stringContaining("kinds=attachment"));
});

it("cancelling the dialog changes nothing", async () => {
  saving.mockResolvedValue(null);
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar als PDF" }));
  expect(screen.queryByText(/PDF bewaard/)).not.toBeInTheDocument();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});
