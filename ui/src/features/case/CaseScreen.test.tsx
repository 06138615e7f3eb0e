import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { oneCase, sameAddress } from "../../preview/cases/oneCase.ts";
import { CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import CaseScreen from "./CaseScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(CaseScreen, "/cases/$caseId", `/cases/${CASE}`);

beforeEach(() => answering(core));

it("says where the case stands and what to do now", async () => {
  const { container } = await draw();
  expect(await screen.findByRole("heading", { level: 1, name: "Proefstraat 12, Proefstad" })).toHaveFocus();
  expect(document.title).not.toContain("Proefstraat");
  expect(screen.getByRole("heading", { name: "Nu: Vraag de voorgestelde regievoerder om ja of nee" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Ga verder" })).toHaveAttribute("href", `#/cases/${CASE}/partners`);
  expect(screen.getByRole("link", { name: /^Beantwoord/ })).toHaveAttribute("href", `#/cases/${CASE}/factors/5?q=sf5_q3`);
  expect(within(screen.getByRole("list", { name: "Zeven succesfactoren" })).getAllByRole("link")).toHaveLength(7);
  expect(screen.getByRole("link", { name: "Bekijk en kies" })).toHaveAttribute("href", `#/differences?case=${CASE}`);
  expect(screen.getByRole("button", { name: /Vraag Bram Voorbeeld om een volledige kopie/ })).toBeInTheDocument();
  expect(await screen.findByText("Harde muziek en bonken tot half twee.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("keeps who reported folded", async () => {
  await draw();
  const fold = await screen.findByRole("button", { name: /Wie heeft gemeld/ });
  expect(screen.queryByText("Meneer G. Verzonnen")).not.toBeInTheDocument();
  await userEvent.click(fold);
  expect(screen.getByText("Meneer G. Verzonnen")).toBeInTheDocument();
});

it("offers everything in one menu", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Meer…" }));
  const menu = await screen.findByRole("dialog", { name: "Wat wilt u doen?" });
  for (const name of ["Huisbezoek", "Tijdlijn als PDF", "Naar een andere fase", "Urgentie bepalen", "Zaak afsluiten", "Per ongeluk geopend: intrekken"]) {
    expect(within(menu).getByRole("link", { name })).toBeInTheDocument();
  }
  expect(await broken(menu)).toEqual([]);
});

it("takes the step here when a press is enough", async () => {
  const step = { code: "check_overview", text: "Loop het overzicht na", why: "Twaalf dagen geleden.", record: null };
  answering(core, { case: () => oneCase({ next: { question: null, step } }) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Overzicht nagelopen" }));
  expect(core).toHaveBeenCalledWith("go_through_overview", { case: CASE });
});

it("a closed case says how it ended and asks nothing", async () => {
  const closing = { result: "moved", reason: "De bewoner is verhuisd.", closed_at: "2026-11-01", destroy_on: "2031-11-01", record: "c1".repeat(16), author: "Bram Voorbeeld", organisation: "Gemeente Proefstad", continued_in: null } as const;
  const other = { ...closing, record: "c2".repeat(16), author: "Anna Proef", reason: "Hulp is gestart.", destroy_on: null };
  answering(core, { case: () => oneCase({ state: "closed", closings: [closing, other], conflicts: 0, incomplete: 0, same_address: [sameAddress] }) });
  await draw();
  expect(await screen.findByText("De bewoner is verhuisd.")).toBeInTheDocument();
  expect(screen.getByText("Bram Voorbeeld, Gemeente Proefstad")).toBeInTheDocument();
  expect(screen.getByText("Hulp is gestart.")).toBeInTheDocument();
  expect(screen.getAllByText(/^Bewaren tot 1 november 2031\./)).toHaveLength(1);
  expect(screen.getByRole("link", { name: "Heropen de zaak" })).toBeInTheDocument();
  expect(screen.queryByRole("heading", { name: /^Nu:/ })).not.toBeInTheDocument();
  expect(screen.getByText("Er is nog een zaak op dit adres")).toBeInTheDocument();
});

it("a withdrawn case says by whom and why, and who did it can undo it", async () => {
  const withdrawal = { author: "Anna Proef", own: true, at: "2026-11-20T14:32:00+01:00", reason: "Verkeerd adres.", meanwhile: [] };
  answering(core, { case: () => oneCase({ state: "withdrawn", withdrawal, attention: [] }), restore_entry: () => ({ done: true }) });
  const { container } = await draw();
  expect(await screen.findByText("Verkeerd adres.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Maak intrekken ongedaan" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("restore_entry", { record: CASE }));
});

it("a case that was taken back in vain leads to what can be done about it", async () => {
  const attention = [{ code: "withdrawn_meanwhile", text: "Ingetrokken door Anna terwijl er werd geschreven door Bram.", records: [], step: null, question: null }];
  answering(core, { case: () => oneCase({ attention }) });
  await draw();
  const aside = await screen.findByRole("complementary", { name: "Wat aandacht vraagt" });
  expect(await within(aside).findByRole("link", { name: /Pak dit op.*Ingetrokken door Anna/ })).toHaveAttribute("href", `#/cases/${CASE}/withdraw`);
});

it("an empty case is no dead end", async () => {
  answering(core, {
    case: () => oneCase({ partners: [], roles: [], people: [], reporters: [], actions: [], interventions: [], agreements: [], attention: [], drafts: [], conflicts: 0, incomplete: 0, next: { question: null, step: null } }),
    timeline: () => ({ items: [], sent: [], sent_incomplete_since: null }),
  });
  const { container } = await draw();
  expect(await screen.findByText("Nog niets vastgelegd")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "U hoeft nu niets te doen" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("explains a case that is not here", async () => {
  answering(core, { case: new ApiError("not_found") });
  await draw();
  expect(await screen.findByText(/Dit onderdeel is er niet/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Zaken/ })).toBeInTheDocument();
});

it("the last entries are opened from the case", async () => {
  await draw();
  const entries = await screen.findByRole("list", { name: "Laatste gebeurtenissen" });
  expect(within(entries).getByRole("link", { name: /^Huisbezoek: Niet thuis/ })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${"71".repeat(16)}`);
});

it("shows three attention points at most, with the way to the others and what now", async () => {
  await draw();
  const aside = await screen.findByRole("complementary", { name: "Wat aandacht vraagt" });
  expect(await within(aside).findByText("Er is nog geen regievoerder die ja heeft gezegd.")).toBeInTheDocument();
  expect(within(aside).getAllByRole("button", { name: "Waarom ziet u dit?" })).toHaveLength(3);
  expect(within(aside).getByRole("link", { name: "Nog 2 aandachtspunten" })).toHaveAttribute("href", `#/cases/${CASE}/attention`);
  expect(within(aside).getByRole("link", { name: /^Geef of vraag antwoord op de vraag/ })).toHaveAttribute("href", `#/cases/${CASE}/questions`);
});

it("shows the pitfalls and needs that ask something", async () => {
  await draw();
  const list = await screen.findByRole("list", { name: "Valkuilen en behoeften" });
  expect(within(list).getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([`#/cases/${CASE}/guides/vk1`, `#/cases/${CASE}/guides/vk4`, `#/cases/${CASE}/guides/bh6`]);
  expect(screen.getByRole("link", { name: "Alle zes valkuilen en acht behoeften" })).toHaveAttribute("href", `#/cases/${CASE}/guides`);
});
