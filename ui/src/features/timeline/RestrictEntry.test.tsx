import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { bramContact, exchangeAnswers, recordSharing, timelineItems } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import TimelineScreen from "./TimelineScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(TimelineScreen, "/cases/$caseId/timeline", `/cases/${CASE}/timeline`);

beforeEach(() => {
  answering(core, exchangeAnswers);
  URL.createObjectURL = () => "blob:photo";
  URL.revokeObjectURL = () => undefined;
});

const openRestrict = async () => userEvent.click(await screen.findByRole("button", { name: /^Minder mensen laten zien…/ }));

it("says what follows before fewer people see an entry, and asks what becomes stricter", async () => {
  const { container } = await draw();
  await openRestrict();
  expect(await screen.findByText(/^Wie dit al heeft ontvangen, houdt het. Vanaf nu krijgt hij geen wijzigingen meer./)).toBeInTheDocument();
  expect(screen.getByText("Al ontvangen door Bram Voorbeeld, Gemeente Proefstad.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Laat minder mensen dit zien" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies wat er strenger wordt.");
  await userEvent.click(screen.getByRole("radio", { name: "Alleen wie ik kies" }));
  await userEvent.click(screen.getByRole("button", { name: "Laat minder mensen dit zien" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies ten minste één persoon");
  expect(core).not.toHaveBeenCalledWith("restrict_record", expect.anything());
  expect(await broken(container)).toEqual([]);
});

it("an entry is kept for oneself, shown to some, or made more sensitive", async () => {
  const record = timelineItems[1]?.record;
  await draw();
  await openRestrict();
  await userEvent.click(await screen.findByRole("radio", { name: "Alleen ik" }));
  await userEvent.click(screen.getByRole("button", { name: "Laat minder mensen dit zien" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("restrict_record", { record, audience: [], class: null }));
  await openRestrict();
  await userEvent.click(await screen.findByRole("radio", { name: "Alleen wie ik kies" }));
  await userEvent.click(screen.getByRole("checkbox", { name: /Bram Voorbeeld/ }));
  await userEvent.selectOptions(screen.getByLabelText("Hoe gevoelig is dit?"), "K5");
  expect(screen.getByText(/gaat dit naar niemand meer/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Laat minder mensen dit zien" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("restrict_record", { record, audience: [bramContact.contact], class: "K5" }));
});

it("what somebody else wrote can only be made more sensitive, and a refusal says why", async () => {
  const parts = [{ record: "79".repeat(16), kind: "addendum/1", kind_label: "correctie", title: "het was de dochter" }];
  answering(core, {
    ...exchangeAnswers,
    record_sharing: () => recordSharing({ own: false, author: "Bram Voorbeeld, Gemeente Proefstad", parts }),
    restrict_record: new ApiError("invalid_input", { reason: "looser" }, "class"),
  });
  await draw();
  await openRestrict();
  expect(await screen.findByText(/^Alleen Bram Voorbeeld, Gemeente Proefstad kiest wie dit mag zien/)).toBeInTheDocument();
  expect(screen.getByText("correctie: het was de dochter")).toBeInTheDocument();
  expect(screen.queryByRole("radio", { name: "Alleen ik" })).not.toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText("Hoe gevoelig is dit?"), "K4");
  await userEvent.click(screen.getByRole("button", { name: "Laat minder mensen dit zien" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies een klasse die strenger is dan nu.");
});

it("says who does not share an entry any more", async () => {
  const items = [{ ...timelineItems[3], no_longer_from: "Bram Voorbeeld" } as (typeof timelineItems)[number]];
  answering(core, { ...exchangeAnswers, timeline: () => ({ items, sent: [], sent_incomplete_since: null }) });
  const { container } = await draw();
  expect(await screen.findByText("Bram Voorbeeld deelt dit niet langer met u. Wat u al had, blijft.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});
