import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening, cancelJob } from "../../ipc/call.ts";
import { jobMessage } from "../../ipc/jobs.ts";
import type { ErrorCode } from "../../ipc/types/ErrorCode.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { elsContact, exchangeAnswers, imported, importPreview } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ImportScreen from "./ImportScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const draw = (search = "") => drawScreen(ImportScreen, "/exchange/import", `/exchange/import${search}`);
const choose = () => userEvent.click(screen.getByRole("button", { name: "Kies een bestand" }));

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(opening, exchangeAnswers);
});

it("shows who it is from and what changes; nothing is written", async () => {
  const { container } = await draw();
  expect(await broken(container)).toEqual([]);
  await choose();
  expect(await screen.findByRole("heading", { level: 1, name: "Bestand van Bram Voorbeeld, Gemeente Proefstad" })).toHaveFocus();
  expect(document.title).not.toContain("Bram");
  expect(screen.getByText("5 onderdelen zijn nieuw")).toBeInTheDocument();
  expect(screen.getByText("U hebt al een andere zaak op dit adres")).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Zaak: urgentie gemiddeld hoog/ })).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("import_file", expect.anything());
  expect(await broken(container)).toEqual([]);
});

it("merges and leads to cases and differences", async () => {
  const { container } = await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("import_file", { token: "t1", conflicts: null }));
  expect(await screen.findByRole("heading", { level: 1, name: "Samengevoegd" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk de verschillen" })).toHaveAttribute("href", "#/differences");
  expect(screen.getByRole("link", { name: /Proefstraat 12/ })).toHaveAttribute("href", `#/cases/${CASE}`);
  expect(await broken(container)).toEqual([]);
});

it("leaving it leaves no trace", async () => {
  const { at } = await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Toch niet" }));
  expect(core).toHaveBeenCalledWith("cancel_import", { token: "t1" });
  await waitFor(() => expect(at()).toBe("/exchange"));
});

it("says what is not shared with you any more, and that what you have stays", async () => {
  const gone = { record: "51".repeat(16), case: CASE, kind: "fact/1", kind_label: "waarneming", title: "Rook.", new: false };
  answering(opening, { preview_import: () => importPreview({ no_longer_shared: [gone] }) });
  const { container } = await draw();
  await choose();
  expect(await screen.findByText("Dit wordt niet langer met u gedeeld")).toBeInTheDocument();
  expect(screen.getByText("Waarneming: Rook.")).toBeInTheDocument();
  expect(screen.getByText("Wat u al had, blijft. Wijzigingen hierin krijgt u niet meer.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("of what is set aside it says for each reason what can be done", async () => {
  const quarantined = [{ reason: "revoked_device" as const, count: 1 }, { reason: "not_partner" as const, count: 3 }];
  answering(opening, { preview_import: () => importPreview({ quarantined }) });
  await draw();
  await choose();
  const [lost, stranger] = within(await screen.findByRole("region", { name: "Let hierop" })).getAllByRole("listitem");
  expect(lost).toHaveTextContent(/1 wijziging: .*verloren is gemeld.*Alleen de maker kan zeggen of dit van hem is/);
  expect(lost).not.toHaveTextContent("als partner");
  expect(stranger).toHaveTextContent(/3 wijzigingen: .*Voeg hem toe als partner/);
});

it("alarms come first", async () => {
  const contact = elsContact;
  answering(opening, {
    preview_import: () => importPreview({
      from: contact, known: false, alarms: [{ code: "look_alike", contact, other: { ...contact, contact: "ff".repeat(32), name: "E1s Verzonnen", fingerprint: "7777-A9SK-D6MP-7K3F-Q2MX-0ZTB" } }], quarantined: [{ reason: "not_partner", count: 3 }], incomplete: 2, unknown_kinds: 1,
      deletions: [{ record: "51".repeat(16), case: CASE, kind: "fact/1", kind_label: "waarneming", title: "Rook.", new: false }],
    }),
  });
  const { container } = await draw();
  await choose();
  const alarm = await screen.findByRole("alert");
  expect(alarm).toHaveTextContent("Er is al een andere Els Verzonnen bij uw contacten");
  expect(alarm).toHaveTextContent("E1s Verzonnen, Buurtbemiddeling Proefstad");
  expect(screen.getByRole("group", { name: "Vingerafdruk in het bestand" })).toBeInTheDocument();
  expect(screen.getByRole("group", { name: "Vingerafdruk van Els Verzonnen" })).toBeInTheDocument();
  expect(screen.getByText("U kent deze afzender nog niet")).toBeInTheDocument();
  expect(screen.getByText(/van iemand die geen partner van de zaak is/)).toBeInTheDocument();
  expect(screen.getByText("Waarneming: Rook.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it.each<[ErrorCode, RegExp]>([
  ["file_truncated", /afgekapt/],
  ["file_altered", /veranderd sinds het is gemaakt/],
  ["file_for_someone_else", /niet voor u gemaakt/],
  ["file_newer", /nieuwere versie/],
  ["unknown_signer", /bewijst niet wie/],
  ["file_too_large", /groter dan/],
  ["file_not_woonrust", /geen bestand van Woonrust/],
  ["file_not_for_import", /niet samenvoegen/],
  ["file_is_archive", /Dit is een archief/],
  ["disk_fault", /Lezen of schrijven/],
])("%s has its own words and nothing was imported", async (code, words) => {
  answering(opening, { preview_import: new ApiError(code, { detail: "footer" }) });
  await draw();
  await choose();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(words);
  expect(alert).toHaveTextContent("Er is niets geïmporteerd.");
  expect(screen.getByRole("button", { name: "Kies een ander bestand" })).toBeInTheDocument();
});

it("a large file needs a yes and is not chosen twice", async () => {
  answering(opening, { preview_import: new ApiError("file_needs_yes", { bytes: "900000000", changes: "0" }) });
  await draw();
  await choose();
  expect(await screen.findByRole("alert")).toHaveTextContent("Dit is een groot bestand: 900 MB");
  answering(opening, exchangeAnswers);
  await userEvent.click(screen.getByRole("button", { name: "Open het toch" }));
  await waitFor(() => expect(opening).toHaveBeenLastCalledWith("preview_import", { yes: true, own_yes: false }, ["woonrust"], "again"));
});

it("a small file with very many changes needs a yes as well", async () => {
  answering(opening, { preview_import: new ApiError("file_needs_yes", { bytes: "3000000", changes: "60001" }) });
  await draw();
  await choose();
  expect(await screen.findByRole("alert")).toHaveTextContent("3 MB, 60.001 wijzigingen");
});

it("checking can be stopped, and tells how far it is", async () => {
  opening.mockReturnValue(new Promise(() => undefined));
  await draw();
  await choose();
  act(() => {
    jobMessage("preview_import", { kind: "started", job: "7" });
    jobMessage("preview_import", { kind: "step", job: "7", done: 30, total: 40, what: "verifying" });
  });
  expect(screen.getByRole("progressbar", { name: /Bestand wordt gecontroleerd/ })).toHaveAttribute("aria-valuenow", "75");
  await userEvent.click(screen.getByRole("button", { name: "Annuleren" }));
  expect(cancelJob).toHaveBeenCalledWith("7");
  act(() => jobMessage("preview_import", { kind: "failed", job: "7" }));
});

it("too little room is said before anything is copied, with how much is needed", async () => {
  answering(opening, { preview_import: new ApiError("disk_full", { needed: "2500000000", free: "80000000" }) });
  const { container } = await draw();
  await choose();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Er is te weinig ruimte op de schijf van uw kluis");
  expect(alert).toHaveTextContent("Nodig is 2,5 GB, vrij is 80 MB.");
  expect(await broken(container)).toEqual([]);
  answering(opening, exchangeAnswers);
  await userEvent.click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  await waitFor(() => expect(opening).toHaveBeenLastCalledWith("preview_import", { yes: false, own_yes: false }, ["woonrust"], "again"));
});

it("too little room for the photos leaves the file ready to merge", async () => {
  answering(core, { ...exchangeAnswers, import_file: new ApiError("disk_full", { needed: "1200000", free: "300" }) });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Er is niets samengevoegd.");
  expect(alert).toHaveTextContent("Nodig is 1,2 MB, vrij is 300 B.");
  answering(core, exchangeAnswers);
  await userEvent.click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Samengevoegd" })).toBeInTheDocument();
});

it("takes a file that was opened from outside", async () => {
  await draw("?waiting=1");
  await waitFor(() => expect(opening).toHaveBeenCalledWith("preview_import", { yes: false, own_yes: false }, ["woonrust"], "waiting"));
});

it("a second file that is opened from outside is looked at as well, also after a merge", async () => {
  const { go } = await draw("?waiting=1");
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Samengevoegd" })).toBeInTheDocument();
  go("/exchange/import?waiting=2");
  expect(await screen.findByRole("button", { name: "Samenvoegen" })).toBeInTheDocument();
  expect(opening.mock.calls.filter(([, , , source]) => source === "waiting")).toHaveLength(2);
});

it("what was here already changes nothing", async () => {
  answering(core, { ...exchangeAnswers, import_file: () => imported({ applied: false, new_records: 0, changed_records: 0, conflicts: 0 }) });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Alles was hier al" })).toBeInTheDocument();
});

it("a photo that was missing here is news, although everything else was here", async () => {
  answering(opening, { ...exchangeAnswers, preview_import: () => importPreview({ new_records: 0, changed_records: 0, conflicts: [], photos_back: 1 }) });
  answering(core, { ...exchangeAnswers, import_file: () => imported({ new_records: 0, changed_records: 0, conflicts: 0, photos_back: 1 }) });
  await draw();
  await choose();
  expect(await screen.findByText("1 foto die hier ontbrak komt terug")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Wat er verandert" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByText("Van Bram Voorbeeld: 1 foto terug.")).toBeInTheDocument();
});

it("a stale preview asks to look again", async () => {
  answering(core, { ...exchangeAnswers, import_file: new ApiError("preview_stale") });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  await userEvent.click(await screen.findByRole("button", { name: "Bekijk het bestand opnieuw" }));
  await waitFor(() => expect(opening).toHaveBeenLastCalledWith("preview_import", { yes: false, own_yes: false }, ["woonrust"], "again"));
});

it("the first file of a case says only what there is to say", async () => {
  answering(core, { ...exchangeAnswers, import_file: () => imported({ changed_records: 0, conflicts: 0 }) });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByText("Van Bram Voorbeeld: 5 onderdelen nieuw.")).toBeInTheDocument();
});

const lost = { own_unknown: 3, alarms: [{ code: "unknown_own" as const, contact: null, other: null }], quarantined: [{ reason: "unknown_own" as const, count: 3 }] };
const QUESTION = "Dit bestand bevat 3 wijzigingen van uzelf die deze kluis niet kent (na terugzetten van een reservekopie)";

it("own work that is not here asks for an answer before merging", async () => {
  answering(opening, { ...exchangeAnswers, preview_import: () => importPreview(lost) });
  const { container } = await draw();
  await choose();
  expect(await screen.findByRole("alert")).toHaveTextContent(QUESTION);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Samenvoegen" }));
  expect(screen.getByRole("alert", { name: "Er ging iets mis" })).toHaveTextContent("Zeg eerst of de wijzigingen op uw naam van u zijn.");
  expect(core).not.toHaveBeenCalledWith("import_file", expect.anything());
});

it("with a yes own work comes in; the same file is looked at again", async () => {
  answering(opening, { ...exchangeAnswers, preview_import: (request) => importPreview(request.own_yes ? { token: "t2", own_unknown: 3, own_yes: true } : lost) });
  const { container } = await draw();
  await choose();
  await userEvent.click(await screen.findByRole("radio", { name: "Ja, neem ze mee" }));
  await waitFor(() => expect(opening).toHaveBeenLastCalledWith("preview_import", { yes: false, own_yes: true }, ["woonrust"], "again"));
  expect(await screen.findByText(/Ze komen mee terug/)).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("cancel_import", { token: "t1" });
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Samenvoegen" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("import_file", { token: "t2", conflicts: null }));
});

it("with a no own work is set aside, and the result says how to take it along later", async () => {
  answering(opening, { ...exchangeAnswers, preview_import: () => importPreview(lost) });
  answering(core, { ...exchangeAnswers, import_file: () => imported({ applied: false, new_records: 0, changed_records: 0, conflicts: 0, quarantined: 3 }) });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("radio", { name: "Nee, zet ze apart" }));
  expect(opening).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Niets samengevoegd" })).toBeInTheDocument();
  expect(screen.getByText("Van Bram Voorbeeld: 3 wijzigingen apart gezet.")).toBeInTheDocument();
  expect(screen.getByText(/Open het bestand dan opnieuw/)).toBeInTheDocument();
});

it("tells whose card says something else than before", async () => {
  const changes = [
    { field: "organisation" as const, before: "Gemeente Proefstat", after: "Gemeente Proefstad" },
    { field: "new_devices" as const, before: "", after: "1" },
    { field: "devices" as const, before: "1", after: "2" },
  ];
  answering(opening, { ...exchangeAnswers, preview_import: () => importPreview({ cards: [{ contact: elsContact, changes }] }) });
  const { container } = await draw();
  await choose();
  expect(await screen.findByRole("heading", { name: "Contactkaarten die anders zijn" })).toBeInTheDocument();
  expect(screen.getByText("Organisatie: eerst Gemeente Proefstat, nu Gemeente Proefstad")).toBeInTheDocument();
  expect(screen.getByText("1 nieuw apparaat")).toBeInTheDocument();
  expect(screen.getByText("Apparaten in gebruik: eerst 1, nu 2")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("what it builds on and never came is told before, and asked for after merging", async () => {
  answering(opening, { ...exchangeAnswers, preview_import: () => importPreview({ partial: true, missing_files: 1, asks: 1, acknowledges: 2 }) });
  answering(core, { ...exchangeAnswers, import_file: () => imported({ missing_files: 1 }) });
  const { container } = await draw();
  await choose();
  expect(await screen.findByText(/1 bestand waarop dit voortbouwt, kwam hier nooit aan/)).toBeInTheDocument();
  expect(screen.getByText("2 bestanden van u zijn aangekomen")).toBeInTheDocument();
  expect(screen.getByText(/vraagt om wat daar ontbreekt/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Samenvoegen" }));
  const ask = (await screen.findAllByRole("button", { name: "Vraag Bram Voorbeeld om een volledige kopie" }))[0] as HTMLElement;
  await userEvent.click(ask);
  await waitFor(() => expect(core).toHaveBeenCalledWith("ask_full_copy", expect.objectContaining({ case: CASE })));
  expect(await broken(container)).toEqual([]);
});
