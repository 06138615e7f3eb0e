import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentType } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { settings } from "../../preview/cases/answers.ts";
import { oneCase, sameAddress } from "../../preview/cases/oneCase.ts";
import { CASE, OTHER_CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import AgreementsScreen from "./AgreementsScreen.tsx";
import CloseScreen from "./CloseScreen.tsx";
import DescribeScreen from "./DescribeScreen.tsx";
import InterventionsScreen from "./InterventionsScreen.tsx";
import PeopleScreen from "./PeopleScreen.tsx";
import PhaseScreen, { needsReason, unusualStep } from "./PhaseScreen.tsx";
import ReopenScreen from "./ReopenScreen.tsx";
import UrgencyScreen from "./UrgencyScreen.tsx";
import WithdrawScreen from "./WithdrawScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = async (Screen: ComponentType) => {
  const drawn = await drawScreen(Screen, "/cases/$caseId/here", `/cases/${CASE}/here`);
  await waitFor(() => expect(core).toHaveBeenCalledWith("case", { case: CASE }));
  return drawn;
};
const put = async (label: RegExp | string, text: string) => {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.paste(text);
};
const press = async (name: string | RegExp) => {
  const button = await screen.findByRole("button", { name });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
};

vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => answering(core));

describe.each([
  ["PhaseScreen", PhaseScreen], ["UrgencyScreen", UrgencyScreen], ["CloseScreen", CloseScreen], ["WithdrawScreen", WithdrawScreen], ["DescribeScreen", DescribeScreen],
  ["PeopleScreen", PeopleScreen], ["InterventionsScreen", InterventionsScreen], ["AgreementsScreen", AgreementsScreen], ["ReopenScreen", ReopenScreen],
] as [string, ComponentType][])("%s", (name, Screen) => {
  it("is there for everyone, explains an error, and writes nothing in a closed case", async () => {
    if (name === "ReopenScreen") answering(core, { case: () => oneCase({ state: "closed" }) });
    const drawn = await draw(Screen);
    await screen.findAllByRole("button");
    expect(await broken(drawn.container)).toEqual([]);
  });
  it("explains an error", async () => {
    answering(core, { case: new ApiError("fault") });
    await draw(Screen);
    expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
  });
  it("has no form when it would be refused", async () => {
    answering(core, { case: () => oneCase({ state: name === "ReopenScreen" ? "open" : "closed" }) });
    await draw(Screen);
    expect(await screen.findByText(/Deze zaak is (afgesloten|niet afgesloten)/)).toBeInTheDocument();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });
});

it("going on while something is missing asks for a reason", async () => {
  const { at } = await draw(PhaseScreen);
  await press("Naar Gezamenlijk plan");
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op waarom u deze stap nu zet.");
  await put("Waarom nu?", "De bewoner is opgenomen.");
  await press("Naar Gezamenlijk plan");
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(core).toHaveBeenCalledWith("move_phase", { case: CASE, to: "F3", reason: "De bewoner is opgenomen." });
});

it("a phase says what is needed to go on, and what a step that is not the next one means", async () => {
  const { container } = await draw(PhaseScreen);
  expect(await screen.findByText(/Melder en bewoner zijn gehoord/)).toBeInTheDocument();
  expect(screen.queryByText(/U slaat een fase over/)).not.toBeInTheDocument();
  const to = screen.getByLabelText("Nieuwe fase");
  await userEvent.selectOptions(to, "F7");
  expect(screen.getByText(/U slaat een fase over/)).toBeInTheDocument();
  expect(screen.getByText(/geen juridisch advies/)).toBeInTheDocument();
  await userEvent.selectOptions(to, "F1");
  expect(screen.getByText(/U gaat terug naar een eerdere fase/)).toBeInTheDocument();
  expect(screen.queryByText(/geen juridisch advies/)).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("knows a step back from one that passes over a phase", () => {
  expect(unusualStep("F2", "F3", "F3")).toBeNull();
  expect(unusualStep("F2", "F3", "F1")).toBe("move_back");
  expect(unusualStep("F2", "F3", "F5")).toBe("skip_phase");
  expect(unusualStep(null, null, "F5")).toBeNull();
});

it("the urgency says in how many days someone looks again", async () => {
  await draw(UrgencyScreen);
  expect(await screen.findByRole("radio", { name: "Hoog" })).toHaveAccessibleDescription("Binnen 7 dagen opnieuw bekijken.");
});

it("knows when a move needs a reason", () => {
  expect(needsReason("F2", "F3", "F3", 0)).toBe(false);
  expect(needsReason("F2", "F3", "F3", 1)).toBe(true);
  expect(needsReason("F2", "F3", "F5", 0)).toBe(true);
  expect(needsReason("F2", "F3", "F1", 0)).toBe(true);
  expect(needsReason(null, null, "F1", 0)).toBe(true);
});

it("the crisis line of the region stands under 112", async () => {
  answering(core, { get_settings: () => ({ ...settings, crisis_name: "Crisisdienst Proefstad", crisis_number: "088 000 00 00" }) });
  await draw(UrgencyScreen);
  await userEvent.click(await screen.findByRole("radio", { name: "Acuut" }));
  const terms = [...(await screen.findByRole("alert")).querySelectorAll("dt")].map((term) => term.textContent);
  expect(terms.slice(0, 2)).toEqual(["112", "088 000 00 00"]);
});

it("acute shows whom to call", async () => {
  await draw(UrgencyScreen);
  await userEvent.click(await screen.findByRole("radio", { name: "Acuut" }));
  expect(await screen.findByText("112")).toBeInTheDocument();
  await put("Waarom?", "Gaslucht in het trappenhuis.");
  await press("Leg urgentie vast");
  await waitFor(() => expect(core).toHaveBeenCalledWith("set_urgency", { case: CASE, urgency: "acute", reason: "Gaslucht in het trappenhuis." }));
});

it("closing asks about open actions and about the other case at the address", async () => {
  answering(core, { case: () => oneCase({ same_address: [sameAddress] }) });
  const { at } = await draw(CloseScreen);
  expect(await screen.findByText("Er zijn nog 4 open acties")).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText("Hoe liep het af?"), "not_established");
  await put("Waarom is de zaak klaar?", "Hoort bij de andere zaak.");
  await userEvent.selectOptions(screen.getByLabelText(/andere zaak op dit adres/), OTHER_CASE);
  await press("Sluit de zaak af");
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}`));
  expect(core).toHaveBeenCalledWith("close_case", { case: CASE, result: "not_established", reason: "Hoort bij de andere zaak.", continued_in: OTHER_CASE });
  expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "close", target: CASE });
});

it("only who opened a case by mistake can withdraw it", async () => {
  answering(core, { case: () => oneCase({ can_withdraw: false }) });
  await draw(WithdrawScreen);
  expect(await screen.findByText("Deze zaak kunt u niet intrekken")).toBeInTheDocument();
});

it("a case that was taken back in vain says by whom, and who did it can undo it", async () => {
  const withdrawal = { author: "Anna Proef", own: true, at: "2026-11-20T14:32:00+01:00", reason: "Verkeerd adres.", meanwhile: ["Bram Voorbeeld", "Carla Denkbeeld"] };
  answering(core, { case: () => oneCase({ withdrawal, can_withdraw: false }), restore_entry: () => ({ done: true }) });
  const { container } = await draw(WithdrawScreen);
  expect(await screen.findByText("Anna Proef trok de zaak in terwijl Bram Voorbeeld en Carla Denkbeeld erin schreven")).toBeInTheDocument();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await press("Maak intrekken ongedaan");
  await waitFor(() => expect(core).toHaveBeenCalledWith("restore_entry", { record: CASE }));
});

it("a colleague cannot undo it, but can close the case", async () => {
  const withdrawal = { author: "Anna Proef", own: false, at: "2026-11-20T14:32:00+01:00", reason: "", meanwhile: ["Bram Voorbeeld"] };
  answering(core, { case: () => oneCase({ withdrawal, can_withdraw: false }) });
  await draw(WithdrawScreen);
  expect(await screen.findByRole("link", { name: "Sluit de zaak af" })).toHaveAttribute("href", `#/cases/${CASE}/close`);
  expect(screen.getByText("Anna Proef trok de zaak in terwijl Bram Voorbeeld erin schreef")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Maak intrekken ongedaan" })).not.toBeInTheDocument();
});

it("withdraws with a reason", async () => {
  await draw(WithdrawScreen);
  await put("Waarom?", "Verkeerd adres.");
  await press("Trek de zaak in");
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_case", { case: CASE, reason: "Verkeerd adres." }));
});

it("reopens with a reason", async () => {
  answering(core, { case: () => oneCase({ state: "closed" }) });
  await draw(ReopenScreen);
  await put("Waarom?", "Nieuwe melding.");
  await press("Heropen de zaak");
  await waitFor(() => expect(core).toHaveBeenCalledWith("reopen_case", { case: CASE, reason: "Nieuwe melding." }));
});

it("describes the case", async () => {
  await draw(DescribeScreen);
  expect(await screen.findByRole("list", { name: "Denk hieraan" })).toHaveTextContent("Noteer of het tussen 23.00 en 7.00 uur was.");
  await userEvent.click(screen.getByRole("checkbox", { name: "Brand-, gas- of instortingsgevaar" }));
  expect(screen.getByRole("list", { name: "Denk hieraan" })).toHaveTextContent("Doe eerst de acuutcheck.");
  await userEvent.click(screen.getByRole("checkbox", { name: "Brand-, gas- of instortingsgevaar" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "Stank" }));
  await press("Bewaar gegevens");
  await waitFor(() => expect(core).toHaveBeenCalledWith("describe_case", expect.objectContaining({ categories: ["GELUID", "ONBEGREPEN", "STANK"], tenure: "social_rent" })));
});

it("adds a person, and stands ready for the next", async () => {
  await draw(PeopleScreen);
  await put("Naam", "Buurman H. Denkbeeld");
  await userEvent.click(screen.getByRole("radio", { name: "Omwonende" }));
  await press("Voeg persoon toe");
  await waitFor(() => expect(core).toHaveBeenCalledWith("add_person", { case: CASE, name: "Buurman H. Denkbeeld", role: "neighbour", note: "" }));
  await waitFor(() => expect(screen.getByLabelText("Naam")).toHaveValue(""));
});

it("writes down what came of an intervention", async () => {
  await draw(InterventionsScreen);
  await press(/^Schrijf het resultaat op/);
  await put("Wat kwam eruit?", "Drie nachten stil.");
  await press("Bewaar resultaat");
  await waitFor(() => expect(core).toHaveBeenCalledWith("end_intervention", { intervention: "94".repeat(16), ended: null, result: "Drie nachten stil." }));
});

it("adds an intervention and an agreement", async () => {
  await draw(InterventionsScreen);
  await userEvent.selectOptions(await screen.findByLabelText("Wat doet u?"), "mediation");
  await press("Leg interventie vast");
  await waitFor(() => expect(core).toHaveBeenCalledWith("add_intervention", { case: CASE, kind: "mediation", started: null, by: "a1".repeat(16), text: "" }));
});

it("adds an agreement", async () => {
  await draw(AgreementsScreen);
  await put("Met wie?", "mevrouw Bedacht");
  await put("Wat is afgesproken?", "Radio zacht na tien uur.");
  await press("Leg afspraak vast");
  await waitFor(() => expect(core).toHaveBeenCalledWith("add_agreement", { case: CASE, with: "mevrouw Bedacht", text: "Radio zacht na tien uur.", agreed_at: null, until: null }));
});

describe("a typo in what was written down", () => {
  const fixed = () => core.mock.calls.find(([name]) => name === "edit_record")?.[1];

  it("in a person is fixed in the form in which it was made, and can be undone", async () => {
    const { container } = await draw(PeopleScreen);
    await press(/^Verbeter/);
    const name = await screen.findByDisplayValue("Mevrouw F. Bedacht");
    expect(await broken(container)).toEqual([]);
    await userEvent.clear(name);
    await userEvent.paste("Mevrouw F. Bedachtzaam");
    await press("Bewaar verbetering");
    await waitFor(() =>
      expect(fixed()).toEqual({ record: "91".repeat(16), values: { name: "Mevrouw F. Bedachtzaam", role: "resident", note: "Spreekt het liefst 's ochtends af." } }),
    );
  });

  it("is refused beside its field", async () => {
    answering(core, { edit_record: new ApiError("invalid_input", { reason: "too_long" }, "note") });
    await draw(PeopleScreen);
    await press(/^Verbeter/);
    await screen.findByDisplayValue("Mevrouw F. Bedacht");
    await press("Bewaar verbetering");
    expect((await screen.findAllByText("Dit is te lang. Maak het korter.")).length).toBeGreaterThan(0);
  });

  it("a person added by mistake is taken back with a reason", async () => {
    await draw(PeopleScreen);
    await press(/^Neem terug/);
    await put("Waarom neemt u dit terug?", "Verkeerde zaak.");
    await press("Neem terug");
    await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_entry", { record: "91".repeat(16), reason: "Verkeerde zaak." }));
  });

  it("someone else's person has no way to change it", async () => {
    answering(core, { case: () => oneCase({ people: [{ record: "91".repeat(16), name: "Mevrouw F. Bedacht", role: "resident", note: "", editable: false }] }) });
    await draw(PeopleScreen);
    await screen.findByText("Mevrouw F. Bedacht");
    expect(screen.queryByRole("button", { name: /^Verbeter/ })).not.toBeInTheDocument();
  });

  it("in the type or day of an intervention is fixed", async () => {
    await draw(InterventionsScreen);
    await press(/^Verbeter/);
    const [what] = await screen.findAllByLabelText("Wat doet u?");
    await userEvent.selectOptions(what as HTMLElement, "mediation");
    await press("Bewaar verbetering");
    await waitFor(() => expect(fixed()).toMatchObject({ record: "94".repeat(16), values: { type: "mediation", text: "Gesprek aan de deur over de radio.", result: null } }));
  });

  it("in whom an agreement is with is fixed", async () => {
    await draw(AgreementsScreen);
    await press(/^Verbeter/);
    const whom = await screen.findByDisplayValue("mevrouw Bedacht");
    await userEvent.clear(whom);
    await press("Bewaar verbetering");
    expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op met wie u dit afsprak.");
    await userEvent.type(whom, "mevrouw Bedachtzaam");
    await press("Bewaar verbetering");
    await waitFor(() => expect(fixed()).toMatchObject({ record: "95".repeat(16), values: { with: "mevrouw Bedachtzaam" } }));
  });
});

it("what a phase still needs leads to where it is done", async () => {
  await draw(PhaseScreen);
  const missing = await screen.findByRole("list", { name: "Dit ontbreekt nog" });
  const links = [...missing.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual([`#/cases/${CASE}/visits/new`, `#/cases/${CASE}/factors/3?q=sf3_q3`]);
});
