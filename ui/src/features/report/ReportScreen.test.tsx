import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE, OTHER_CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ReportScreen from "./ReportScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = async (search = "") => {
  const drawn = await drawScreen(ReportScreen, "/reports/new", `/reports/new${search}`);
  await waitFor(() => expect(screen.getByRole("button", { name: /Open de zaak|Voeg de melding toe/ })).toBeEnabled());
  await screen.findByRole("checkbox", { name: "Geluid" });
  return drawn;
};
const type = async (label: RegExp | string, text: string) => {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
};
const press = (role: "radio" | "checkbox" | "button", name: string) => userEvent.click(screen.getByRole(role, { name }));
const taken = () => core.mock.calls.find(([name]) => name === "take_in_report")?.[1];

async function fillIn(number: string) {
  await type(/^Postcode/, "1234ab");
  await type("Huisnummer", number);
  await type("Straat", "Proefstraat");
  await type("Plaats", "Proefstad");
  await type("In de woorden van de melder", "Elke nacht muziek.");
  await press("checkbox", "Geluid");
  await press("radio", "Nee");
  await press("radio", "Telefoon");
  await press("radio", "Anoniem");
}

vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => answering(core));

it("names everything that is missing at once, beside its field", async () => {
  const { container } = await draw();
  expect(await broken(container)).toEqual([]);
  await press("button", "Open de zaak");
  const summary = await screen.findByRole("alert");
  for (const words of ["Vul het huisnummer in.", "Vul de straat in.", "Schrijf op wat er gemeld is.", "Kies minstens één soort overlast.", "Beantwoord of er nu gevaar is."]) {
    expect(within(summary).getByRole("button", { name: words })).toBeInTheDocument();
  }
  await waitFor(() => expect(summary).toHaveFocus());
  expect(taken()).toBeUndefined();
  expect(await broken(container)).toEqual([]);
});

it("opens a case from an anonymous report and goes there", async () => {
  const { at } = await draw();
  await fillIn("7");
  await press("button", "Open de zaak");
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(taken()).toMatchObject({
    case: null, anonymous: true, reporter: null, categories: ["GELUID"], acute: "no", channel: "phone",
    address: { street: "Proefstraat", house_number: "7", postcode: "1234 AB", town: "Proefstad" },
  });
  expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "report", target: "" });
});

it("asks whether it belongs to the case that the address has", async () => {
  const { at } = await draw();
  await fillIn("12");
  expect(await screen.findByText("Op dit adres is al een zaak")).toBeInTheDocument();
  await press("button", "Open de zaak");
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies of de melding bij de zaak hoort die er al is.");
  await press("radio", "Toevoegen aan zaak WR-2B9D");
  await press("button", "Voeg de melding toe");
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(taken()).toMatchObject({ case: OTHER_CASE, address: null });
});

it("shows whom to call as soon as there is danger", async () => {
  const { container } = await draw();
  await press("radio", "Ja");
  expect(await screen.findByText("112")).toBeInTheDocument();
  expect(screen.getByText(/Woonrust belt niemand voor u/)).toBeInTheDocument();
  expect(screen.getByRole("checkbox", { name: "Direct gevaar voor leven" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("keeps the reporter's name apart in the request", async () => {
  await draw();
  await fillIn("7");
  await press("radio", "Met naam");
  await type("Naam van de melder", "Meneer Verzonnen");
  await press("checkbox", "Wil niet dat anderen de naam weten");
  await press("button", "Open de zaak");
  await waitFor(() => expect(taken()).toMatchObject({ anonymous: false, reporter: { name: "Meneer Verzonnen", wishes_secrecy: true } }));
});

it("keeps everything when the core refuses, and says so", async () => {
  answering(core, { take_in_report: new ApiError("disk_full") });
  await draw();
  await fillIn("7");
  await press("button", "Open de zaak");
  expect(await screen.findByText("De schijf is vol.")).toBeInTheDocument();
  expect(screen.getByLabelText("In de woorden van de melder")).toHaveValue("Elke nacht muziek.");
});

it("puts a refusal beside its field", async () => {
  answering(core, { take_in_report: new ApiError("invalid_input", { reason: "too_long" }, "text") });
  await draw();
  await fillIn("7");
  await press("button", "Open de zaak");
  await waitFor(() => expect(screen.getByLabelText("In de woorden van de melder")).toHaveAccessibleDescription(/Dit is te lang/));
});

it("a day alone counts, and one that is not understood is refused beside its field", async () => {
  await draw();
  await fillIn("7");
  const [happened, received] = screen.getAllByRole("textbox", { name: "Dag" }) as [HTMLElement, HTMLElement];
  await userEvent.type(happened, "16-11-2026");
  await userEvent.type(received, "laatst");
  await press("button", "Open de zaak");
  expect(await screen.findByRole("alert")).toHaveTextContent("Deze dag herkennen wij niet.");
  expect(taken()).toBeUndefined();
  await userEvent.clear(received);
  await userEvent.type(received, "17-11-2026");
  await press("button", "Open de zaak");
  await waitFor(() => expect(taken()).toMatchObject({ occurred_at: expect.stringMatching(/^2026-11-16T12:00/), precision: "about", received_at: expect.stringMatching(/^2026-11-17T12:00/) }));
});

it("adds to a case without asking for its address", async () => {
  await draw(`?case=${CASE}`);
  expect(screen.queryByLabelText("Straat")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Voeg de melding toe" })).toBeInTheDocument();
});

it("goes on with a draft", async () => {
  const draft = { form_kind: "report", target: "", content: { text: "Half af" }, revision: 3, saved_at: "2026-11-20T14:32:00+01:00" };
  answering(core, { draft: () => ({ draft }) });
  await draw();
  expect(screen.getByLabelText("In de woorden van de melder")).toHaveValue("Half af");
  expect(screen.getByText("Uw concept staat er weer")).toBeInTheDocument();
});
