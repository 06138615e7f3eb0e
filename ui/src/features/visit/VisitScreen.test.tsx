import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers, photo, visit, VISIT } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import { noVisit } from "./visitValues.ts";
import VisitScreen from "./VisitScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const draw = () => drawScreen(VisitScreen, "/cases/$caseId/visits/new", `/cases/${CASE}/visits/new`);
const step = () => userEvent.type(screen.getByLabelText("Volgende stap"), "Bellen");
const sentVisit = () => core.mock.calls.find(([name]) => name === "save_visit")?.[1] as Record<string, unknown>;

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(opening, exchangeAnswers);
});

it("is saved after what was seen, what was said and the next step, in a few taps", async () => {
  const { container, at } = await draw();
  const user = userEvent.setup();
  await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: "Huisbezoek" })).toHaveFocus());
  expect(await broken(container)).toEqual([]);
  await user.type(screen.getByLabelText("Ik zag, hoorde of rook"), "Volle gang.");
  await user.type(screen.getByLabelText("Bewoner zei"), "Ik hoor het niet.");
  expect(screen.getByRole("radio", { name: "Bewoner gesproken" })).toBeChecked();
  await user.type(screen.getByLabelText("Volgende stap"), "Vrijdag bellen");
  await user.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(sentVisit()).toMatchObject({ case: CASE, visit: null, outcome: "spoken", saw: "Volle gang.", said: "Ik hoor het niet.", finish: false, next_step: { text: "Vrijdag bellen", due: null, owner: null } });
});

it("ends with a next step or with why there is none", async () => {
  const { container } = await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Ik ga verhuizen.");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  expect(await screen.findByRole("button", { name: 'Schrijf de volgende stap op, of kies "Geen vervolg".' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Geen vervolg…" }));
  const reason = screen.getByLabelText("Geen vervolg, omdat");
  await waitFor(() => expect(reason).toHaveFocus());
  expect(screen.queryByLabelText("Volgende stap")).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  expect(await screen.findByRole("button", { name: "Schrijf op waarom er niets volgt." })).toBeInTheDocument();
  await userEvent.type(reason, " Hij is verhuisd. ");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toMatchObject({ next_step: null, no_next_step: "Hij is verhuisd." }));
});

it("the next step can be for a partner", async () => {
  await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await step();
  await userEvent.selectOptions(screen.getByLabelText("Wie doet dit?"), bram.record);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toMatchObject({ next_step: { text: "Bellen", due: null, owner: bram.record }, no_next_step: "" }));
});

it("what was agreed goes along, each with its own key; an empty one does not", async () => {
  const { container } = await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Goed.");
  await step();
  await userEvent.click(screen.getByRole("button", { name: "Afspraak opschrijven" }));
  const first = screen.getByRole("group", { name: "Afspraak 1" });
  await waitFor(() => expect(within(first).getByLabelText("Wat is afgesproken?")).toHaveFocus());
  await userEvent.type(within(first).getByLabelText("Wat is afgesproken?"), "De gang blijft leeg.");
  await userEvent.click(screen.getByRole("button", { name: "Nog een afspraak" }));
  expect(screen.getByRole("group", { name: "Afspraak 2" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.clear(within(first).getByLabelText("Met wie?"));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  expect(await screen.findByRole("button", { name: /^Vul bij elke afspraak in met wie/ })).toBeInTheDocument();
  await userEvent.type(within(first).getByLabelText("Met wie?"), "de zoon");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toBeDefined());
  expect(sentVisit().agreements).toEqual([{ key: expect.stringMatching(/^[0-9a-f]{32}$/), with: "de zoon", text: "De gang blijft leeg.", until: null }]);
});

it("tells beforehand what was seen, agreed and planned, and who was there", async () => {
  const { container } = await draw();
  const card = screen.getByRole("button", { name: /^Voor u aanbelt/ });
  if (card.getAttribute("aria-expanded") === "false") await userEvent.click(card);
  expect(await screen.findByRole("region", { name: "Laatste feiten" })).toHaveTextContent("Volle gang");
  expect(screen.getByRole("region", { name: "Afspraken" })).toBeInTheDocument();
  expect(screen.getByRole("region", { name: /open acties$/ })).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "Wie er al was" })).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("timeline", { case: CASE, kinds: ["fact/1", "visit/1"], from: null, until: null, newest_first: true });
  await userEvent.type(screen.getByLabelText(/^Doel van het bezoek/), "Kennismaken");
  expect(await broken(container)).toEqual([]);
});

it("the same form sent again has the same key, another form another one", async () => {
  answering(core, { ...exchangeAnswers, save_visit: new ApiError("disk_full") });
  await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await step();
  for (let turn = 0; turn < 2; turn += 1) await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(core.mock.calls.filter(([name]) => name === "save_visit")).toHaveLength(2));
  const keys = core.mock.calls.filter(([name]) => name === "save_visit").map(([, request]) => (request as { key: string }).key);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(noVisit().key).not.toBe(noVisit().key);
});

it("an unsaved change of one of its texts keeps the visit from being finished, and leads there", async () => {
  const params = { form_kind: "edit_entry", target: "72".repeat(16), record: "72".repeat(16), case: CASE };
  answering(core, { ...exchangeAnswers, save_visit: new ApiError("unsaved_draft", params) });
  await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await step();
  await userEvent.click(screen.getByRole("button", { name: "Controleer en rond af" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar en rond af" }));
  expect(await screen.findByRole("link", { name: "Ga verder met de tekst" })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${params.record}&form=edit`);
});

it("not at home takes two taps", async () => {
  const { at } = await draw();
  await userEvent.click(screen.getByRole("radio", { name: "Niet thuis" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(sentVisit()).toMatchObject({ outcome: "not_home", saw: "", said: "", next_step: null });
});

it("says what is missing beside the field and keeps what was typed", async () => {
  await draw();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  const summary = await screen.findByRole("alert");
  await waitFor(() => expect(summary).toHaveFocus());
  expect(within(summary).getByText("Kies hoe het bezoek ging.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("radio", { name: "Bewoner gesproken" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  expect(await screen.findByRole("button", { name: "Schrijf op wat u zag of wat de bewoner zei. Eén zin is genoeg." })).toBeInTheDocument();
  expect(sentVisit()).toBeUndefined();
});

it("a moment that is not understood is refused where it was typed, and read back as typed", async () => {
  await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  await userEvent.clear(screen.getByRole("textbox", { name: "Dag" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Dag" }), "ooit");
  await userEvent.click(screen.getByRole("button", { name: "Controleer en rond af" }));
  expect(screen.getByText(/^ooit/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar en rond af" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Deze dag herkennen wij niet.");
  expect(sentVisit()).toBeUndefined();
  await userEvent.click(screen.getByRole("button", { name: /^Deze dag herkennen wij niet/ }));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Dag" })).toHaveFocus());
});

it("asks what was seen when a word judges", async () => {
  await draw();
  await userEvent.type(screen.getByLabelText("Ik zag, hoorde of rook"), "Heel vies.");
  expect(await screen.findByText(/"vies" geeft een oordeel/)).toBeInTheDocument();
});

it("says beside each box who will see it, and adds a photo whose time is asked", async () => {
  const { container } = await draw();
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  expect(screen.getByText("blijft op dit apparaat")).toBeInTheDocument();
  expect(screen.getByText("blijft bij u")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Foto toevoegen" }));
  expect(opening).toHaveBeenCalledWith("add_photo", { case: CASE, visit: null, alt: "" }, ["jpg", "jpeg", "png", "webp"]);
  const alt = await screen.findByLabelText(/Wat is te zien/);
  await userEvent.type(alt, "Gang vol dozen");
  await userEvent.click(screen.getByRole("button", { name: "Ja, neem over" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("describe_photo", { photo: photo.record, alt: "Gang vol dozen", taken_at: photo.taken_at }));
  expect(await broken(container)).toEqual([]);
});

it("a photo that cannot be read says so and the rest stays", async () => {
  answering(opening, { add_photo: new ApiError("photo_not_an_image", { kind: "heic" }) });
  await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  await userEvent.click(screen.getByRole("button", { name: "Foto toevoegen" }));
  expect(await screen.findByText("Dit bestand is geen foto die wij kunnen lezen.")).toBeInTheDocument();
  expect(screen.getByLabelText("Bewoner zei")).toHaveValue("Kom binnen.");
});

it("is checked before it is finished, with a way back to each answer", async () => {
  const { container, at } = await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await step();
  await userEvent.click(screen.getByRole("button", { name: "Controleer en rond af" }));
  await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: "Klopt dit bezoek?" })).toHaveFocus());
  expect(screen.getAllByText("Niet ingevuld").length).toBeGreaterThan(4);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Wijzig: Doel" }));
  await waitFor(() => expect(screen.getByLabelText(/Doel van het bezoek/)).toHaveFocus());
  await userEvent.click(screen.getByRole("button", { name: "Controleer en rond af" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar en rond af" }));
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(sentVisit()).toMatchObject({ finish: true });
});

it("gives back what was typed before a crash", async () => {
  answering(core, { ...exchangeAnswers, draft: () => ({ draft: { form_kind: "visit", target: CASE, content: { saw: "Radio hard." }, revision: 3, saved_at: "2026-11-20T14:32:00+01:00" } }) });
  await draw();
  expect(await screen.findByDisplayValue("Radio hard.")).toBeInTheDocument();
  expect(screen.getByText("Uw concept staat er weer")).toBeInTheDocument();
});

it("a visit goes on as the one that was begun: its key and its moment come back", async () => {
  const begun = { key: "ab".repeat(16), occurred_at: "2026-11-18T09:00:00+01:00" };
  const content = { values: { ...begun, said: "Kom binnen.", outcome: "spoken" }, base: { ...begun, said: "", outcome: "" } };
  answering(core, { ...exchangeAnswers, draft: () => ({ draft: { form_kind: "visit", target: CASE, content, revision: 3, saved_at: "2026-11-20T14:32:00+01:00" } }) });
  await draw();
  await screen.findByDisplayValue("Kom binnen.");
  await step();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toMatchObject(begun));
});

it("a refused save keeps the form", async () => {
  answering(core, { ...exchangeAnswers, save_visit: new ApiError("disk_full") });
  await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await step();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  expect(await screen.findByText("De schijf is vol.")).toBeInTheDocument();
  expect(screen.getByLabelText("Bewoner zei")).toHaveValue("Kom binnen.");
});

it("goes on with a visit that is not finished, and only shows one that is", async () => {
  const held = () => drawScreen(VisitScreen, "/cases/$caseId/visits/$visitId", `/cases/${CASE}/visits/${VISIT}`);
  await held();
  expect(await screen.findByRole("heading", { level: 1, name: "Huisbezoek aanvullen" })).toBeInTheDocument();
  expect(screen.getByLabelText("Bewoner zei")).toHaveValue("Ik hoor het zelf niet meer.");
});

it("a finished visit stays as it is", async () => {
  answering(core, { ...exchangeAnswers, visit: () => visit({ finished: true, photos: [photo] }) });
  const { container } = await drawScreen(VisitScreen, "/cases/$caseId/visits/$visitId", `/cases/${CASE}/visits/${VISIT}`);
  expect(await screen.findByText(/Dit bezoek is afgerond/)).toBeInTheDocument();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("without a case the case is chosen first", async () => {
  const { container } = await drawScreen(VisitScreen, "/visits/new", "/visits/new");
  await waitFor(() => expect(screen.getByLabelText("Zoek op adres, nummer of partner")).toHaveFocus());
  expect((await screen.findAllByRole("link", { name: /Proefstraat/ }))[0]).toHaveAttribute("href", expect.stringContaining("/visits/new"));
  expect(await broken(container)).toEqual([]);
});

it("a photo that was added by mistake is taken away, and can be put back", async () => {
  const { container } = await draw();
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  await userEvent.click(screen.getByRole("button", { name: "Foto toevoegen" }));
  await userEvent.click(await screen.findByRole("button", { name: /^Haal foto weg/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_entry", { record: photo.record, reason: "Weggehaald uit het bezoek." }));
  await waitFor(() => expect(screen.queryByLabelText(/Wat is te zien/)).not.toBeInTheDocument());
  expect(await broken(container)).toEqual([]);
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await step();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toMatchObject({ photos: [] }));
});

it("a photo that cannot be taken away says so and stays", async () => {
  answering(core, { ...exchangeAnswers, withdraw_entry: new ApiError("disk_full") });
  await draw();
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  await userEvent.click(screen.getByRole("button", { name: "Foto toevoegen" }));
  await userEvent.click(await screen.findByRole("button", { name: /^Haal foto weg/ }));
  expect(await screen.findByText("De schijf is vol.")).toBeInTheDocument();
  expect(screen.getByLabelText(/Wat is te zien/)).toBeInTheDocument();
});

const begunWithPhoto = () => {
  const photos = [{ record: photo.record, alt: "Gang", taken_at: "", offered_at: "" }];
  const content = { values: { key: "ab".repeat(16), said: "Kom binnen.", photos }, base: { said: "", photos: [] } };
  answering(core, { ...exchangeAnswers, draft: () => ({ draft: { form_kind: "visit", target: CASE, content, revision: 3, saved_at: "2026-11-20T14:32:00+01:00" } }) });
};

it.each([true, false])("throwing the draft away asks about the photos that were added (%s)", async (away) => {
  begunWithPhoto();
  const { at } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Gooi het concept weg" }));
  const also = await screen.findByRole("checkbox", { name: "Haal ook de foto weg die u toevoegde" });
  expect(also).toBeChecked();
  if (!away) await userEvent.click(also);
  await userEvent.click(screen.getByRole("button", { name: "Gooi weg" }));
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(core.mock.calls.some(([name]) => name === "withdraw_entry")).toBe(away);
  expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "visit", target: CASE });
});
