import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { time } from "../../i18n/format.ts";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { listenForShortcuts } from "../../kit/shortcuts.ts";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers, timelineItems } from "../../preview/exchange/answers.ts";
import { mergeLines } from "../../parts/timelineDays.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import { filtersFrom, searchFrom } from "./timelineFilters.ts";
import TimelineScreen from "./TimelineScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const draw = (search = "") => drawScreen(TimelineScreen, "/cases/$caseId/timeline", `/cases/${CASE}/timeline${search}`);

beforeEach(() => {
  answering(core, exchangeAnswers);
  URL.createObjectURL = () => "blob:photo";
  URL.revokeObjectURL = () => undefined;
});

it("shows what happened by day, who wrote it and how sure it is", async () => {
  const { container } = await draw();
  expect(await screen.findByText("De buren bonzen op de muur als ik stofzuig.")).toBeInTheDocument();
  expect(screen.getByText("Dat zei de dochter, niet de bewoner zelf.")).toBeInTheDocument();
  expect(screen.getByText(/bevestigd door wijkagent · later opgeschreven/)).toBeInTheDocument();
  expect(screen.getByText("Onvolledig: vraag om een volledige kopie")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /bekijk het verschil/ })).toHaveAttribute("href", `#/differences?case=${CASE}`);
  await waitFor(() => expect(screen.getByRole("img", { name: /De gang/ })).toHaveAttribute("src", "blob:photo"));
  expect(await broken(container)).toEqual([]);
});

const clock = (item: (typeof timelineItems)[number] | undefined) => time(item?.occurred_at ?? "");

it("says no more exactly when it was than was told", async () => {
  const { container } = await draw();
  await screen.findByText("Harde muziek en bonken tot half twee.");
  expect(container.querySelector(`#entry-${timelineItems[1]?.record}`)).toHaveTextContent(`ongeveer ${clock(timelineItems[1])}`);
  expect(container.querySelector(`#entry-${timelineItems[4]?.record}`)).toHaveTextContent(new RegExp(`^vanaf ${clock(timelineItems[4])}.*tot \\d+ `));
  expect(container.querySelector(`#entry-${timelineItems[0]?.record}`)).toHaveTextContent(new RegExp(`^${clock(timelineItems[0])}`));
});

it("what was shared stands between what happened, on this device only, and makes way for a filter", async () => {
  const file = { file: "f1".repeat(16), recipient: "Bram Voorbeeld, Gemeente Proefstad", at: timelineItems[0]?.recorded_at ?? "", cases: ["WR-7K3F"], records: 14, name: "zaak.woonrust" };
  answering(core, { ...exchangeAnswers, timeline: () => ({ items: timelineItems, sent: [file], sent_incomplete_since: null }) });
  const { container } = await draw();
  const line = (await screen.findByText("Gedeeld met Bram Voorbeeld, Gemeente Proefstad")).closest("li");
  expect(line).toHaveTextContent("14 onderdelen · zaak.woonrust · alleen op dit apparaat te zien");
  expect(line?.querySelector("button")).toBeNull();
  expect(await broken(container)).toEqual([]);
  await drawScreen(TimelineScreen, "/cases/$caseId/timeline", `/cases/${CASE}/timeline?kinds=visit`);
  expect(screen.getAllByText(/^Gedeeld met/)).toHaveLength(1);
});

it("puts other lines between, in either order", () => {
  const line = (key: string, at: string) => ({ at, line: { key, title: key } });
  const keys = (lines: ReturnType<typeof mergeLines>) => lines.map((one) => one.line.key).join("");
  const [a, b, c] = [line("a", "2026-11-18T10:00:00+01:00"), line("b", "2026-11-19T10:00:00+01:00"), line("c", "2026-11-20T10:00:00+01:00")];
  const between = line("x", "2026-11-19T08:30:00Z");
  expect(keys(mergeLines([a, b, c], [between], false))).toBe("axbc");
  expect(keys(mergeLines([c, b, a], [between], true))).toBe("cbxa");
  expect(keys(mergeLines([], [between], true))).toBe("x");
  expect(keys(mergeLines([a], [], true))).toBe("a");
});

it("a filter by day says so when the day is not understood, and keeps what was typed", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Filter en volgorde" }));
  await userEvent.type(screen.getByLabelText(/^Vanaf/), "ooit");
  await userEvent.tab();
  expect(screen.getByLabelText(/^Vanaf/)).toHaveValue("ooit");
  expect(screen.getByText("Deze dag herkennen wij niet.")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("timeline", expect.objectContaining({ from: "ooit" }));
  await userEvent.clear(screen.getByLabelText(/^Vanaf/));
  await userEvent.type(screen.getByLabelText(/^Vanaf/), "1-11-2026");
  await waitFor(() => expect(core).toHaveBeenCalledWith("timeline", expect.objectContaining({ from: "2026-11-01" })));
});

it("a note with a day alone is about that noon; a day that is not understood is refused and kept", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Notitie toevoegen" }));
  await userEvent.type(screen.getByLabelText("Wat is er gezien of gehoord?"), "Rook in de hal.");
  await userEvent.type(screen.getByRole("textbox", { name: "Dag" }), "ooit");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar notitie" }));
  const words = "Deze dag herkennen wij niet. Typ hem zoals 20 november, vrijdag of gisteren.";
  expect(await screen.findByRole("button", { name: words })).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("add_entry", expect.anything());
  expect(screen.getByRole("textbox", { name: "Dag" })).toHaveValue("ooit");
  await waitFor(() => expect(core).toHaveBeenCalledWith("save_draft", expect.objectContaining({ content: expect.objectContaining({ values: expect.objectContaining({ occurred_at: "ooit" }) }) })));
  await userEvent.clear(screen.getByRole("textbox", { name: "Dag" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Dag" }), "17-11-2026");
  expect(screen.getByText("Zonder tijd schrijven wij op: ongeveer 12.00 uur.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar notitie" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("add_entry", expect.objectContaining({ occurred_at: expect.stringMatching(/^2026-11-17T12:00:00/), precision: "about", text: "Rook in de hal." })),
  );
});

it("the menu of the case opens a new note; putting it away keeps what was typed", async () => {
  await draw("?new=note");
  const field = await screen.findByLabelText("Wat is er gezien of gehoord?");
  await userEvent.type(field, "Rook.");
  await userEvent.click(screen.getByRole("button", { name: "Terug" }));
  expect(screen.queryByLabelText("Wat is er gezien of gehoord?")).not.toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("discard_draft", expect.anything());
  expect(core).toHaveBeenCalledWith("save_draft", expect.objectContaining({ form_kind: "note" }));
});

it("filters by kind in the address", async () => {
  await draw("?kinds=quote");
  expect(await screen.findByText("De buren bonzen op de muur als ik stofzuig.")).toBeInTheDocument();
  expect(screen.queryByText("Harde muziek en bonken tot half twee.")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: /Verwijder filter:\s?Uitspraak bewoner/ }));
  expect(await screen.findByText("Harde muziek en bonken tot half twee.")).toBeInTheDocument();
});

it("filters by source: what was seen, what was reported", async () => {
  const { at } = await draw();
  await screen.findByText("Harde muziek en bonken tot half twee.");
  await userEvent.click(screen.getByRole("button", { name: "Filter en volgorde" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Eigen waarneming (1)" }));
  expect(at()).toContain("sources=own");
  await waitFor(() => expect(screen.queryByText("Harde muziek en bonken tot half twee.")).not.toBeInTheDocument());
  expect(screen.getByText("Volle gang, één loopstrook vrij. Radio hard in de keuken.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "Melder (1)" }));
  expect(await screen.findByText("Harde muziek en bonken tot half twee.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: /Verwijder filter:\s?bron: eigen waarneming/ }));
  await waitFor(() => expect(screen.queryByText(/^Volle gang/)).not.toBeInTheDocument());
});

it("the filter survives the address", () => {
  const filters = { kinds: ["fact"], sources: ["police"], from: "2026-11-01", until: "2026-11-20", newestFirst: false, entry: "", form: "" as const };
  expect(filtersFrom(Object.fromEntries(new URLSearchParams(searchFrom(filters))))).toEqual(filters);
  expect(filtersFrom({ from: "x", kinds: "a b,fact" })).toMatchObject({ from: "", kinds: ["fact"] });
});

it("the keyboard walks from entry to entry, and an address leads to one", async () => {
  const stop = listenForShortcuts();
  await draw(`?entry=${timelineItems[3]?.record}`);
  await waitFor(() => expect(document.activeElement).toHaveTextContent("De buren bonzen"));
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(document.activeElement).toHaveTextContent("Harde muziek");
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(document.activeElement).toHaveTextContent("De buren bonzen");
  stop();
});

it("adds a note that says who will see it", async () => {
  const { container } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Notitie toevoegen" }));
  await userEvent.click(screen.getByRole("radio", { name: "Zorgnotitie" }));
  await userEvent.type(screen.getByLabelText("Zorgnotitie", { selector: "textarea" }), "Slaapt slecht.");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar notitie" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("add_entry", expect.objectContaining({ case: CASE, kind: "care_note", text: "Slaapt slecht.", occurred_at: null })));
});

it("fixes an own text until it is finished, and finishes it", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Verbeter/ }));
  const field = await screen.findByLabelText("Wat is er gezien of gehoord?");
  await userEvent.clear(field);
  await userEvent.type(field, "Volle gang.");
  await userEvent.clear(screen.getByLabelText(/^Waar\?/));
  await userEvent.selectOptions(screen.getByLabelText("Van wie komt dit?"), "witness");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar verbetering" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("edit_record", {
      record: timelineItems[1]?.record,
      values: expect.objectContaining({ text: "Volle gang.", source: "witness", place: null, precision: "exact", occurred_until: null, verified_by: null }),
    }),
  );
  await userEvent.click((await screen.findAllByRole("button", { name: /^Rond af/ }))[0] as HTMLElement);
  await userEvent.click(screen.getByRole("button", { name: "Rond af" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("finish_visit", { visit: timelineItems[0]?.record }));
});

it("a correction stands beside what was finished", async () => {
  await draw();
  await userEvent.click((await screen.findAllByRole("button", { name: /^Corrigeer/ }))[1] as HTMLElement);
  await userEvent.click(screen.getByRole("button", { name: "Voeg correctie toe" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op wat er anders is.");
  await userEvent.type(screen.getByLabelText("Wat is er anders?"), "Het was de dochter.");
  await userEvent.click(screen.getByRole("button", { name: "Voeg correctie toe" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("add_addendum", { record: timelineItems[3]?.record, text: "Het was de dochter." }));
});

const unsaved = (params: Record<string, string>) => new ApiError("unsaved_draft", { case: CASE, ...params });

it("a visit with an unsaved text is not finished: the text can be gone on with or thrown away", async () => {
  const visit = timelineItems[0]?.record ?? "";
  answering(core, { ...exchangeAnswers, finish_visit: unsaved({ form_kind: "visit", target: `${CASE}:${visit}`, record: visit }) });
  const { container } = await draw();
  await userEvent.click((await screen.findAllByRole("button", { name: /^Rond af/ }))[0] as HTMLElement);
  await userEvent.click(screen.getByRole("button", { name: "Rond af" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Hier staat nog een tekst die u niet hebt bewaard");
  expect(screen.getByRole("link", { name: "Ga verder met de tekst" })).toHaveAttribute("href", `#/cases/${CASE}/visits/${visit}`);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Gooi de tekst weg" }));
  expect(core).not.toHaveBeenCalledWith("discard_draft", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Gooi weg" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "visit", target: `${CASE}:${visit}` }));
  expect(await screen.findByText("De tekst is weg. U kunt nu verder.")).toBeInTheDocument();
});

it("an unsaved change of an entry opens where it was typed, each time it is asked", async () => {
  const [visit, fact] = timelineItems;
  const draft = { form_kind: "edit_entry", target: fact?.record ?? "", content: { text: "Volle gang en" }, revision: 2, saved_at: "2026-11-20T14:32:00+01:00" };
  answering(core, {
    ...exchangeAnswers,
    finish_visit: unsaved({ form_kind: "edit_entry", target: draft.target, record: draft.target }),
    draft: (request) => ({ draft: request.form_kind === "edit_entry" ? draft : null }),
  });
  await draw();
  expect(visit).toBeDefined();
  for (let turn = 0; turn < 2; turn += 1) {
    await userEvent.click((await screen.findAllByRole("button", { name: /^Rond af/ }))[0] as HTMLElement);
    await userEvent.click(screen.getByRole("button", { name: "Rond af" }));
    await userEvent.click(await screen.findByRole("button", { name: "Ga verder met de tekst" }));
    expect(await screen.findByDisplayValue("Volle gang en")).toBeInTheDocument();
    for (const back of screen.getAllByRole("button", { name: "Terug" })) await userEvent.click(back);
  }
});

it("an address opens the form of its entry", async () => {
  await draw(`?entry=${timelineItems[1]?.record}&form=edit`);
  expect(await screen.findByLabelText("Wat is er gezien of gehoord?")).toBeInTheDocument();
});

it("in a closed case only who closed it corrects the closing", async () => {
  const closing = { ...timelineItems[3], kind: "closing/1", kind_label: "afsluiting", finished: true, editable: false, class: "K1" } as (typeof timelineItems)[number];
  const items = [
    { ...closing, record: "c1".repeat(16), own: true },
    { ...closing, record: "c2".repeat(16), own: false },
  ];
  answering(core, { ...exchangeAnswers, case: () => oneCase({ state: "closed" }), timeline: () => ({ items, sent: [], sent_incomplete_since: null }) });
  const { container } = await draw();
  await screen.findAllByText(/De buren bonzen/);
  expect(container.querySelectorAll('[id^="entry-"]')).toHaveLength(2);
  expect(screen.getAllByRole("button", { name: /^Corrigeer/ })).toHaveLength(1);
});

it("a report says that its reporter still has to hear, and it can be written down there", async () => {
  const { container } = await draw();
  const report = timelineItems[4];
  expect(await screen.findByText(/^De melder weet nog niet/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: /^De melder weet het/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("acknowledge_report", { record: report?.record }));
});

it("takes back an own entry with a reason", async () => {
  await draw();
  await userEvent.click((await screen.findAllByRole("button", { name: /^Neem terug/ }))[1] as HTMLElement);
  await userEvent.type(screen.getByLabelText("Waarom neemt u dit terug?"), "Verkeerde zaak.");
  await userEvent.click(screen.getByRole("button", { name: "Neem terug" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_entry", { record: timelineItems[1]?.record, reason: "Verkeerde zaak." }));
});

it("says so when there is nothing, and when it cannot be read", async () => {
  answering(core, { ...exchangeAnswers, timeline: () => ({ items: [], sent: [], sent_incomplete_since: null }) });
  await draw();
  expect(await screen.findByText("Nog niets vastgelegd")).toBeInTheDocument();
});

it("an error says what is safe", async () => {
  answering(core, { ...exchangeAnswers, timeline: new ApiError("vault_damaged") });
  await draw();
  expect(await screen.findByRole("alert")).toHaveTextContent("De kluis is beschadigd.");
});
