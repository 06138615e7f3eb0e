import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE, OTHER_CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { asked, BRAM, erasure, erasures } from "../../preview/exchange/erasing.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ErasuresScreen from "./ErasuresScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const draw = () => drawScreen(ErasuresScreen, "/exchange/erasures", "/exchange/erasures");
const region = (name: string) => screen.findByRole("region", { name });

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(saving, exchangeAnswers);
});

it("shows who was asked, who did not answer and why somebody refused", async () => {
  const { container } = await draw();
  const own = await region("Door u besloten");
  const people = within(own).getByRole("list", { name: "Gevraagd aan" });
  expect(within(people).getByText("nog geen antwoord")).toBeInTheDocument();
  expect(within(people).getByText(/weigert .*Er loopt nog een bezwaar/)).toBeInTheDocument();
  const proposals = await region("Voorstel: de bewaartermijn is voorbij");
  expect(within(proposals).getByRole("link", { name: /^Bekijk en beslis/ })).toHaveAttribute("href", `#/cases/${OTHER_CASE}/erase`);
  expect(within(proposals).getByRole("link", { name: /^Zorgnotitie/ })).toHaveAttribute("href", `#/cases/${CASE}/erase/${"31".repeat(16)}`);
  expect(await broken(container)).toEqual([]);
});

it("agrees only after a yes", async () => {
  await draw();
  const waiting = await region("Anderen vragen u dit te wissen");
  await userEvent.click(within(waiting).getByRole("button", { name: /^Wis het ook hier…/ }));
  await userEvent.click(within(waiting).getByRole("button", { name: "Wis het ook hier" }));
  expect(core).not.toHaveBeenCalledWith("answer_erasure", expect.anything());
  await userEvent.click(within(waiting).getByRole("checkbox", { name: "Ik heb gekeken wat er verdwijnt" }));
  await userEvent.click(within(waiting).getByRole("button", { name: "Wis het ook hier" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_erasure", { erasure: asked().erasure, agree: true, reason: "", yes: true }));
});

it("refuses with a reason", async () => {
  const { container } = await draw();
  const waiting = await region("Anderen vragen u dit te wissen");
  await userEvent.click(within(waiting).getByRole("button", { name: /^Weiger…/ }));
  await userEvent.click(within(waiting).getByRole("button", { name: "Weiger" }));
  expect(within(waiting).getAllByText("Schrijf op waarom u het bewaart.").length).toBeGreaterThan(0);
  await userEvent.type(within(waiting).getByLabelText("Waarom bewaart u het?"), " Er loopt een zaak bij de rechter. ");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(within(waiting).getByRole("button", { name: "Weiger" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("answer_erasure", { erasure: asked().erasure, agree: false, reason: "Er loopt een zaak bij de rechter.", yes: false }),
  );
});

it("offers no yes to what reaches further than its case, and says so", async () => {
  answering(core, { ...exchangeAnswers, list_erasures: () => erasures({ asked: [asked({ may_agree: false })] }) });
  const { container } = await draw();
  const waiting = await region("Anderen vragen u dit te wissen");
  expect(within(waiting).getByText(/^Dit kan hier niet worden uitgevoerd/)).toBeInTheDocument();
  expect(within(waiting).queryByRole("button", { name: /^Wis het ook hier/ })).not.toBeInTheDocument();
  expect(within(waiting).getByRole("button", { name: /^Weiger…/ })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("takes back what did not leave", async () => {
  await draw();
  const own = await region("Door u besloten");
  const buttons = within(own).getAllByRole("button", { name: /^Neem terug/ });
  expect(buttons).toHaveLength(1);
  await userEvent.click(buttons[0] as HTMLElement);
  await waitFor(() => expect(core).toHaveBeenCalledWith("recall_erasure", { erasure: erasures().own[1]?.erasure }));
});

it("makes a file with nothing but the requests, and asks again when the fingerprint was not compared", async () => {
  await draw();
  const send = await region("Nog te versturen");
  saving.mockRejectedValueOnce(new ApiError("needs_yes"));
  await userEvent.click(within(send).getByRole("button", { name: /^Maak een bestand/ }));
  await userEvent.click(await within(send).findByRole("button", { name: /^Toch een bestand maken/ }));
  await userEvent.click(screen.getByRole("button", { name: "Maak het bestand toch" }));
  await waitFor(() => expect(saving).toHaveBeenLastCalledWith("export_requests", { contact: BRAM, yes: true }, expect.stringContaining("verzoeken")));
});

it("says that a refusal and its reason stand in a file with the requests", async () => {
  answering(core, { ...exchangeAnswers, list_erasures: () => erasures({ to_send: [{ contact: BRAM, name: "Bram Voorbeeld", items: 1, refusals: 1 }] }) });
  await draw();
  const send = await region("Nog te versturen");
  saving.mockRejectedValueOnce(new ApiError("needs_yes"));
  await userEvent.click(within(send).getByRole("button", { name: /^Maak een bestand/ }));
  await userEvent.click(await within(send).findByRole("button", { name: /^Toch een bestand maken/ }));
  expect(screen.getByRole("alertdialog")).toHaveTextContent("de reden die u bij een weigering opschreef");
  expect(screen.getByRole("alertdialog")).not.toHaveTextContent("geen inhoud");
});

it("shows which words somebody asks to erase, and of a case how much", async () => {
  const words = [{ record: "74".repeat(16), label: "letterlijk gezegd", text: "De buren bonzen op de muur" }];
  answering(core, { ...exchangeAnswers, list_erasures: () => erasures({ asked: [asked({ sort: "value", words }), asked({ erasure: "c9".repeat(32), sort: "case", parts: [], records: 25 })] }) });
  const { container } = await draw();
  const waiting = await region("Anderen vragen u dit te wissen");
  expect(within(waiting).getByText("Letterlijk gezegd: De buren bonzen op de muur")).toBeInTheDocument();
  expect(within(waiting).getByText("25 onderdelen")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("what was stopped after erasing says what is gone and what is left to do", async () => {
  const not_rewritten = { code: "cancelled" as const, params: {}, field: null };
  answering(core, { ...exchangeAnswers, carry_out_erasures: () => ({ erased: 1, held: 0, not_rewritten, old_files_left: 0, backups_left: erasures().backups }), list_erasures: () => erasures({ ready: 0, rewrite_due: true }) });
  const { container } = await draw();
  const last = await region("Definitief wissen");
  await userEvent.type(within(last).getByLabelText("Uw wachtzin"), "kachel vlinder");
  await userEvent.click(within(last).getByRole("button", { name: "Wis definitief" }));
  expect(await screen.findByText("Uw kluis is nog niet opnieuw versleuteld")).toBeInTheDocument();
  expect(screen.getByText("1 besluit uitgevoerd")).toBeInTheDocument();
  expect(screen.getByText("Reservekopieën die het nog bevatten")).toBeInTheDocument();
  expect(screen.queryByText(/niets gewijzigd/)).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Wis definitief" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("erases for good with the passphrase, and says which backups still hold it", async () => {
  const { container } = await draw();
  const last = await region("Definitief wissen");
  await userEvent.click(within(last).getByRole("button", { name: "Wis definitief" }));
  expect(within(last).getAllByText("Vul uw wachtzin in.").length).toBeGreaterThan(0);
  await userEvent.type(within(last).getByLabelText("Uw wachtzin"), "kachel vlinder");
  answering(core, { ...exchangeAnswers, list_erasures: () => erasures({ ready: 0, own: [erasure({ state: "erased", erased_at: "2026-11-20T14:32:00+01:00" })] }) });
  await userEvent.click(within(last).getByRole("button", { name: "Wis definitief" }));
  expect(core).toHaveBeenCalledWith("carry_out_erasures", { passphrase: "kachel vlinder" });
  expect(await screen.findByText("1 besluit uitgevoerd")).toBeInTheDocument();
  expect(screen.getByText("Niet bereikbare reservekopieën")).toBeInTheDocument();
  expect(await screen.findByText(/Definitief gewist op/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Wis definitief" })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a wrong passphrase stands beside its field", async () => {
  answering(core, { ...exchangeAnswers, carry_out_erasures: new ApiError("wrong_passphrase") });
  await draw();
  const last = await region("Definitief wissen");
  await userEvent.type(within(last).getByLabelText("Uw wachtzin"), "fout");
  await userEvent.click(within(last).getByRole("button", { name: "Wis definitief" }));
  expect((await screen.findAllByText("Deze wachtzin is niet juist.")).length).toBeGreaterThan(0);
});

it("saves the list of what was destroyed, and is quiet when there is nothing", async () => {
  answering(core, { ...exchangeAnswers, list_erasures: () => erasures({ own: [], asked: [], proposals: [], to_send: [], ready: 0, backups: [] }) });
  const { container } = await draw();
  expect(await screen.findByText(/nog niets laten wissen/)).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "Definitief wissen" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar de lijst" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("save_destruction_list", {}, expect.stringMatching(/\.csv$/)));
  expect(await broken(container)).toEqual([]);
});
