import { renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { exchangeAnswers, setAside } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import QuarantineScreen from "./QuarantineScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(QuarantineScreen, "/exchange/set-aside", "/exchange/set-aside");

beforeEach(() => answering(core, exchangeAnswers));

it("tells from whom, by whom, about which case and why, and what to do", async () => {
  const { container } = await draw();
  const group = await screen.findByRole("region", { name: "Waarneming: 2 wijzigingen" });
  for (const text of ["Carla Smit, Woonstichting De Brug", "Bram Voorbeeld, Gemeente Proefstad", "van iemand die geen partner van de zaak is"]) {
    expect(within(group).getByText(text)).toBeInTheDocument();
  }
  expect(within(group).getByRole("link", { name: "Naar de partners" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("throws away what was looked at, after a yes", async () => {
  await draw();
  const group = await screen.findByRole("region", { name: "Waarneming: 2 wijzigingen" });
  await userEvent.click(within(group).getByRole("button", { name: "Gooi weg" }));
  await userEvent.click(screen.getByRole("button", { name: "Terug" }));
  expect(core).not.toHaveBeenCalledWith("discard_quarantined", expect.anything());
  await userEvent.click(within(group).getByRole("button", { name: "Gooi weg" }));
  await userEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Gooi weg" }));
  expect(core).toHaveBeenCalledWith("discard_quarantined", { items: setAside.groups[0]?.items, yes: true });
});

it("says so when nothing is set aside, and when it cannot tell", async () => {
  answering(core, { ...exchangeAnswers, list_quarantine: () => ({ total: 0, groups: [] }) });
  await draw();
  expect(await screen.findByText("Er staat niets apart")).toBeInTheDocument();
  answering(core, { ...exchangeAnswers, list_quarantine: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("alert")).toBeInTheDocument();
});

it("of very many only the newest are shown, and it says so", async () => {
  const [group] = setAside.groups;
  answering(core, { ...exchangeAnswers, list_quarantine: () => ({ total: 10_000, groups: [group] }) as never });
  await draw();
  expect(await screen.findByText(/U ziet de nieuwste 2 van 10000 wijzigingen/)).toBeInTheDocument();
});

it("what the own lost device wrote is read and taken as one's own, or thrown away", async () => {
  const [group] = setAside.groups;
  const own = { ...group, author: "Anna Proef", kind_label: "uitspraak bewoner", reason: "revoked_device", own: true, says: ["In eigen woorden: Ik slaap niet meer."] };
  answering(core, { ...exchangeAnswers, list_quarantine: () => ({ total: 2, groups: [own] }) as never });
  const { container } = await draw();
  const section = await screen.findByRole("region", { name: "Uitspraak bewoner: 2 wijzigingen" });
  expect(within(section).getByText("In eigen woorden: Ik slaap niet meer.")).toBeInTheDocument();
  expect(within(section).getByText(/Hebt u dit zelf geschreven/)).toBeInTheDocument();
  expect(within(section).getByRole("button", { name: "Nee, gooi weg" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(within(section).getByRole("button", { name: /Ja, dit is van mij/ }));
  expect(core).toHaveBeenCalledWith("vouch_quarantined", { items: group?.items });
  await waitFor(() => expect(renderHook(useUndoableResult).result.current.result?.text).toBe("Samengevoegd, op uw naam."));
});

it("what somebody else's lost device wrote is not for us to take", async () => {
  const [group] = setAside.groups;
  answering(core, { ...exchangeAnswers, list_quarantine: () => ({ total: 2, groups: [{ ...group, reason: "revoked_device" }] }) as never });
  await draw();
  await screen.findByRole("region", { name: "Waarneming: 2 wijzigingen" });
  expect(screen.queryByRole("button", { name: /dit is van mij/ })).not.toBeInTheDocument();
});

it.each([
  { reason: "revoked_device", own: true, button: "Nee, gooi weg", says: /Dit kan de enige kopie zijn.*Is het van u\?/ },
  { reason: "revoked_device", own: false, button: "Gooi weg", says: /Dit kan de enige kopie zijn.*Vraag de maker eerst/ },
  { reason: "unknown_own", own: false, button: "Gooi weg", says: /Dit kan de enige kopie zijn.*Open dan eerst het bestand opnieuw/ },
  { reason: "not_partner", own: false, button: "Gooi weg", says: /De maker heeft het nog/ },
])("before it is thrown away it says whether somebody still has it: $reason, own: $own", async ({ reason, own, button, says }) => {
  const [group] = setAside.groups;
  answering(core, { ...exchangeAnswers, list_quarantine: () => ({ total: 2, groups: [{ ...group, reason, own }] }) as never });
  const { container } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: button }));
  const dialog = screen.getByRole("alertdialog");
  expect(dialog).toHaveTextContent(says);
  if (reason !== "not_partner") expect(dialog).not.toHaveTextContent("De maker heeft het nog");
  expect(await broken(container)).toEqual([]);
});
