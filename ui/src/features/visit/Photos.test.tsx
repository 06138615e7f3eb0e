import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { call, callOpening } from "../../ipc/call.ts";
import { ResultBar } from "../../kit/ResultBar.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import VisitScreen from "./VisitScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const WithBar = () => (
  <>
    <VisitScreen />
    <ResultBar />
  </>
);

it("a photo that was taken away stands in the visit again when that is undone", async () => {
  answering(core, exchangeAnswers);
  answering(vi.mocked(callOpening), exchangeAnswers);
  await drawScreen(WithBar, "/cases/$caseId/visits/new", `/cases/${CASE}/visits/new`);
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  await userEvent.click(screen.getByRole("button", { name: "Foto toevoegen" }));
  await userEvent.click(await screen.findByRole("button", { name: /^Haal foto weg/ }));
  await waitFor(() => expect(screen.queryByLabelText(/Wat is te zien/)).not.toBeInTheDocument());
  await userEvent.click(await screen.findByRole("button", { name: "Ongedaan maken" }));
  expect(await screen.findByLabelText(/Wat is te zien/)).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("undo", { deed: 7 });
});
