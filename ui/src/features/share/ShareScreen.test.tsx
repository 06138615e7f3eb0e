import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { anna, bram, CASE, dirk } from "../../preview/cases/people.ts";
import { bramContact, elsContact, exchangeAnswers, exported, extent, heldBack, sharePreview } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ShareScreen from "./ShareScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const draw = () => drawScreen(ShareScreen, "/cases/$caseId/share", `/cases/${CASE}/share`);
const chooseBram = async () => userEvent.click(await screen.findByRole("checkbox", { name: /Bram Voorbeeld/ }));

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(saving, exchangeAnswers);
});

it("shows what goes and what stays, with every open door, before anything is written", async () => {
  const { container } = await draw();
  await chooseBram();
  expect(await screen.findByRole("heading", { name: "Ontvangt: 14 onderdelen" })).toBeInTheDocument();
  const held = screen.getByRole("region", { name: "Wordt achtergehouden: 3 onderdelen" });
  expect(within(held).getByText("Beroepsgeheim: zorginhoud blijft bij u.")).toBeInTheDocument();
  const care = within(held).getByRole("list", { name: "Wat kan wel: Beroepsgeheim: zorginhoud blijft bij u." });
  expect(within(care).getAllByRole("listitem")).toHaveLength(5);
  expect(within(care).getByRole("link", { name: "Naar het besluit" })).toHaveAttribute("href", `#/cases/${CASE}/disclose/${bramContact.contact}`);
  expect(within(held).getByRole("link", { name: /^Deel een deel/ })).toHaveAttribute("href", `#/cases/${CASE}/extract/${heldBack[0]?.record}`);
  const reporter = within(held).getByRole("list", { name: "Wat kan wel: De naam van de melder blijft bij u." });
  expect(within(reporter).getByText(/Vraag de melder of u de naam mag delen/)).toBeInTheDocument();
  expect(within(held).getByText("Dit blijft bij u.")).toBeInTheDocument();
  expect(screen.getByText(/kunt u niet terughalen/)).toBeInTheDocument();
  expect(saving).not.toHaveBeenCalled();
  expect(await broken(container)).toEqual([]);
});

it("what is not shared any more says that the restriction goes along once", async () => {
  const [care] = heldBack;
  const held_back = [
    { ...care, record: "34".repeat(16), kind: "fact/1", kind_label: "waarneming", title: "Volle gang.", reason: "audience", reason_text: "Dit is niet met deze persoon gedeeld.", told_once: true, doors: [{ door: "none", how: "Wie dit schreef, koos wie het mag zien.", plan: null }] },
    ...heldBack,
  ] as typeof heldBack;
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ held_back }) });
  const { container } = await draw();
  await chooseBram();
  const held = await screen.findByRole("region", { name: "Wordt achtergehouden: 4 onderdelen" });
  expect(within(held).getByText("Dit is niet met deze persoon gedeeld.")).toBeInTheDocument();
  expect(within(held).getByText(/^Waarneming: Volle gang/)).toHaveTextContent("Waarneming: Volle gang. · Beperking die eenmaal meegaat");
  expect(within(held).getAllByText(/Beperking die eenmaal meegaat/)).toHaveLength(1);
  expect(within(held).getByText(/niets van de inhoud/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("saves one file and says how it gets there", async () => {
  const { container } = await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar bestand met 14 onderdelen" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_case", { cases: [CASE], contact: bramContact.contact, yes: false, only_new: false, send_asked: false, mail: false }, "WR-7K3F-2026-11-20.woonrust"));
  expect(await screen.findByText("Het bestand voor Bram Voorbeeld is bewaard")).toBeInTheDocument();
  expect(screen.getByText(/Naam van het bestand: voor Bram.woonrust/)).toBeInTheDocument();
  expect(screen.getByText(/USB-stick/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("who cannot receive says why", async () => {
  await draw();
  expect(await screen.findByRole("checkbox", { name: /Dirk Denkbeeld/ })).toBeDisabled();
  expect(screen.getByText(/Gebruikt geen Woonrust. Geef een PDF./)).toBeInTheDocument();
});

it("a contact that was not compared needs an explicit yes", async () => {
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ recipient: elsContact, needs_yes: true }) });
  await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("button", { name: /Bewaar bestand/ }));
  expect(saving).not.toHaveBeenCalled();
  expect(await screen.findByRole("alert")).toHaveTextContent("vergelijk eerst de vingerafdruk");
  await userEvent.click(screen.getByRole("checkbox", { name: "Ik weet dit en deel toch" }));
  await userEvent.click(screen.getByRole("button", { name: /Bewaar bestand/ }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_case", expect.objectContaining({ yes: true }), expect.anything()));
});

it("after a restore the person hears what the list may miss, before sharing again", async () => {
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ register_incomplete_since: "2020-03-02T10:00:00+01:00" }) });
  await draw();
  await chooseBram();
  expect(await screen.findByText("Uw lijst van verzonden bestanden is mogelijk onvolledig sinds 2 maart 2020")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: /Bewaar bestand/ })).toBeEnabled();
});

it("a photo without a description blocks and leads there", async () => {
  const blocker = { code: "photo_needs_description", text: "Een foto heeft nog geen beschrijving.", records: [{ record: "04".repeat(16), kind: "attachment/1", kind_label: "bijlage", title: "" }], step: null, question: null };
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ blockers: [blocker] }) });
  await draw();
  await chooseBram();
  expect(await screen.findByRole("link", { name: "Ga erheen" })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${"04".repeat(16)}`);
  expect(screen.queryByRole("button", { name: /Bewaar bestand/ })).not.toBeInTheDocument();
});

it("what the rules say before the first file stands above the button and stops nothing", async () => {
  const basis = { code: "w53_no_basis", text: "Er staat nog geen afspraak om te delen met Gemeente Proefstad.", records: [], step: "set_sharing_basis", question: null };
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ attention: [basis] }) });
  await draw();
  await chooseBram();
  const list = await screen.findByRole("list", { name: "Let op voor u deelt" });
  expect(list).toHaveTextContent("Er staat nog geen afspraak om te delen met Gemeente Proefstad.");
  expect(screen.getByRole("button", { name: /Bewaar bestand/ })).toBeEnabled();
});

it("a photo that is not here is told before and after", async () => {
  const missing = { missing_photos: ["51".repeat(16)] };
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview(missing) });
  answering(saving, { ...exchangeAnswers, export_case: () => ({ ...exported, ...missing }) });
  await draw();
  await chooseBram();
  expect(await screen.findByText("1 foto ontbreekt hier; alleen de beschrijving gaat mee")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: /Bewaar bestand/ }));
  expect(await screen.findByText("Het bestand voor Bram Voorbeeld is bewaard")).toBeInTheDocument();
  expect(screen.getByText("1 foto ontbreekt hier; alleen de beschrijving gaat mee")).toBeInTheDocument();
});

it("two people get two previews", async () => {
  const able = { ...dirk, contact: elsContact.contact, confirmed: true };
  answering(core, { ...exchangeAnswers, case: () => oneCase({ partners: [anna, bram, able] }) });
  const { container } = await draw();
  await chooseBram();
  await userEvent.click(screen.getByRole("checkbox", { name: /Dirk Denkbeeld/ }));
  expect(await screen.findAllByRole("tab")).toHaveLength(2);
  expect(await broken(container)).toEqual([]);
});

it("what to do with a file stays told while the other person is looked at", async () => {
  const able = { ...dirk, contact: elsContact.contact, confirmed: true };
  answering(core, { ...exchangeAnswers, case: () => oneCase({ partners: [anna, bram, able] }) });
  await draw();
  await chooseBram();
  await userEvent.click(screen.getByRole("checkbox", { name: /Dirk Denkbeeld/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar bestand met 14 onderdelen" }));
  expect(await screen.findByText(/USB-stick/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("tab", { name: "Dirk Denkbeeld" }));
  expect(await screen.findByRole("button", { name: "Bewaar bestand met 14 onderdelen" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("tab", { name: "Bram Voorbeeld: bewaard" }));
  expect(await screen.findByText(/USB-stick/)).toBeInTheDocument();
  expect(saving).toHaveBeenCalledOnce();
});

it("without other partners it says what to do", async () => {
  answering(core, { ...exchangeAnswers, case: () => oneCase({ partners: [anna] }) });
  await draw();
  expect(await screen.findByText("Deze zaak heeft nog geen andere partners")).toBeInTheDocument();
});

it("a failed export shares nothing and says so", async () => {
  answering(saving, { export_case: new ApiError("disk_full") });
  await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("button", { name: /Bewaar bestand/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Er is geen bestand gemaakt en niets gedeeld.");
});

it("says so when a part would overwrite a file that is already there", async () => {
  answering(saving, { export_case: new ApiError("invalid_input", { reason: "exists" }, "path") });
  await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("button", { name: /Bewaar bestand/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies een andere naam of een andere map.");
});

it("cases that were chosen in the list are chosen here", async () => {
  const { container } = await drawScreen(ShareScreen, "/exchange/share", `/exchange/share?cases=${CASE},geen-zaak`);
  const group = await screen.findByRole("group", { name: "Gekozen in de lijst van zaken" });
  expect(within(group).getAllByRole("checkbox")).toHaveLength(1);
  expect(await within(group).findByRole("checkbox", { name: /Proefstraat 12/ })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: /Bram Voorbeeld/ }));
  expect(core).toHaveBeenCalledWith("share_preview", expect.objectContaining({ cases: [CASE] }));
  expect(await broken(container)).toEqual([]);
});

it("several cases go to one person in one file", async () => {
  const { container } = await drawScreen(ShareScreen, "/exchange/share", "/exchange/share");
  await userEvent.click(await screen.findByRole("radio", { name: "Bram Voorbeeld" }));
  await userEvent.click((await screen.findAllByRole("checkbox"))[0] as HTMLElement);
  expect(await screen.findByRole("heading", { name: "Ontvangt: 14 onderdelen" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("someone who is no partner gets nothing", async () => {
  answering(core, { ...exchangeAnswers, share_preview: new ApiError("not_partner") });
  await drawScreen(ShareScreen, "/exchange/share", "/exchange/share");
  await userEvent.click(await screen.findByRole("radio", { name: "Els Verzonnen" }));
  await userEvent.click((await screen.findAllByRole("checkbox"))[0] as HTMLElement);
  expect(await screen.findByRole("alert")).toHaveTextContent("geen bevestigde partner");
});

it("a colleague who reads along is confirmed first, and then gets one file", async () => {
  const { container } = await drawScreen(ShareScreen, "/exchange/share", "/exchange/share");
  await userEvent.click(await screen.findByRole("radio", { name: "Bram Voorbeeld" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "Een collega van mijn organisatie, die meeleest" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: /Proefstraat 1,/ }));
  expect(await screen.findByText("Bram Voorbeeld gaat meelezen")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: /Bewaar bestand/ }));
  expect(saving).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("checkbox", { name: /^Bram Voorbeeld werkt bij mijn organisatie/ }));
  await userEvent.click(screen.getByRole("button", { name: /Bewaar bestand/ }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_team_file", { cases: [CASE], contact: bramContact.contact, yes: false, own_organisation: true }, expect.anything()));
  expect(await screen.findByText("Het bestand voor Bram Voorbeeld is bewaard")).toBeInTheDocument();
});

it("a request to erase and a refusal are told before they go, in a team file too", async () => {
  const view = sharePreview({ extent: extent({ erase_requests: 1, erase_answers: 2, refusals: 1 }) });
  const team_file = () => ({ recipient: bramContact, colleague: true, organisation: "GGD Proefstad", joins: [], preview: view });
  answering(core, { ...exchangeAnswers, share_preview: () => view, team_file });
  const { container } = await draw();
  await chooseBram();
  expect(await screen.findByText("Uw verzoek om te wissen. Daarna kunt u het niet meer terugnemen.")).toBeInTheDocument();
  expect(screen.getByText("2 antwoorden op verzoeken om te wissen.")).toBeInTheDocument();
  expect(screen.getByText("Bram Voorbeeld leest de reden waarom u weigert.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  cleanup();
  await drawScreen(ShareScreen, "/exchange/share", "/exchange/share");
  await userEvent.click(await screen.findByRole("radio", { name: "Bram Voorbeeld" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "Een collega van mijn organisatie, die meeleest" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: /Proefstraat 1,/ }));
  expect(await screen.findByText(/Daarna kunt u het niet meer terugnemen/)).toBeInTheDocument();
});

it("a door that takes a while can be planned as an own action", async () => {
  const { container } = await draw();
  await chooseBram();
  const care = await screen.findByRole("list", { name: /^Wat kan wel: Beroepsgeheim/ });
  await userEvent.click(within(care).getByRole("button", { name: /^Plan dit voor uzelf.*Toestemming vragen/ }));
  const what = await within(care).findByLabelText("Wat moet er gebeuren?");
  expect(what).toHaveValue("Toestemming vragen om te delen met Bram Voorbeeld");
  expect(within(care).getByText(/Alle partners lezen deze actie/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await waitFor(() => expect(within(care).getByRole("button", { name: "Plan actie" })).toBeEnabled());
  await userEvent.click(within(care).getByRole("button", { name: "Plan actie" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("add_action", { case: CASE, text: "Toestemming vragen om te delen met Bram Voorbeeld", owner: anna.record, due: null }));
});
