import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import type { SettingsView } from "../../ipc/types/SettingsView.ts";
import type { VaultStatusView } from "../../ipc/types/VaultStatusView.ts";
import { broken } from "../../kit/testing.tsx";
import { disk, exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import OwnCardScreen from "./OwnCardScreen.tsx";
import SettingsScreen from "./SettingsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const settings: SettingsView = { density: "automatic", theme: "system", contrast: "normal", font: "standard", zoom: 100, language: "nl", lock_minutes: 10, crisis_name: "", crisis_number: "" };
const status = (sample: boolean): VaultStatusView => ({ state: "open", delay_seconds: 0, failed_attempts: 0, sample, sample_passphrase: null, person: null });
const answers = {
  ...exchangeAnswers,
  get_settings: () => settings,
  vault_status: () => status(false),
  suggest_passphrase: () => ({ passphrase: "tuinhek lantaarn zeven kompas brood" }),
  judge_passphrase: () => ({ acceptable: true, score: 4, reason: null }),
};
const draw = () => drawScreen(SettingsScreen, "/settings", "/settings");

beforeEach(() => {
  answering(core, answers);
  answering(saving, answers);
});

it("shows everything, also to a screen reader", async () => {
  const { container } = await draw();
  expect(await screen.findByText("5.310")).toBeInTheDocument();
  expect(screen.queryByText("U kijkt rond met voorbeeldzaken")).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("keeps the crisis line of the own region, and asks for the number with the name", async () => {
  answering(core, { ...answers, set_settings: (request) => request });
  await draw();
  await userEvent.type(await screen.findByLabelText(/^Wie neemt op/), "Crisisdienst Proefstad");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar nummer" }));
  expect(screen.getByText("Vul het nummer in, of maak ook de naam leeg.")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("set_settings", expect.anything());
  await userEvent.type(screen.getByLabelText(/^Nummer/), " 088 000 00 00 ");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar nummer" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("set_settings", { ...settings, crisis_name: "Crisisdienst Proefstad", crisis_number: "088 000 00 00" }),
  );
});

it("makes a backup that was read back", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Maak reservekopie" }));
  expect(saving).toHaveBeenCalledWith("backup_vault", {}, expect.stringMatching(/^woonrust-reservekopie-\d{4}-\d\d-\d\d\.woonrust-backup$/));
  expect(await screen.findByText("Reservekopie gemaakt en nagelezen")).toBeInTheDocument();
});

it("changes the passphrase and offers to encrypt anew", async () => {
  const { container } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Wijzig wachtzin" }));
  await userEvent.type(screen.getByLabelText("Wachtzin van nu"), "oude zin");
  await screen.findByText("tuinhek lantaarn zeven kompas brood");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Wijzig wachtzin" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("change_passphrase", { current: "oude zin", new: "tuinhek lantaarn zeven kompas brood" }));
  await userEvent.click(await screen.findByRole("button", { name: "Versleutel opnieuw" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("rewrite_vault", { passphrase: "tuinhek lantaarn zeven kompas brood" }));
  expect(await screen.findByText("De kluis is opnieuw versleuteld")).toBeInTheDocument();
});

it("says when a file under the old keys could not be removed", async () => {
  answering(core, { ...answers, rewrite_vault: () => ({ old_files_left: 2 }) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Wijzig wachtzin" }));
  await userEvent.type(screen.getByLabelText("Wachtzin van nu"), "oude zin");
  await screen.findByText("tuinhek lantaarn zeven kompas brood");
  await userEvent.click(screen.getByRole("button", { name: "Wijzig wachtzin" }));
  await userEvent.click(await screen.findByRole("button", { name: "Versleutel opnieuw" }));
  expect(await screen.findByText(/2 bestanden met de oude sleutels konden nog niet weg/)).toBeInTheDocument();
});

it("a wrong passphrase stands beside its field and keeps what was typed", async () => {
  answering(core, { ...answers, change_passphrase: new ApiError("wrong_passphrase", { seconds: "2" }) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Wijzig wachtzin" }));
  await userEvent.type(screen.getByLabelText("Wachtzin van nu"), "fout");
  await screen.findByText("tuinhek lantaarn zeven kompas brood");
  await userEvent.click(screen.getByRole("button", { name: "Wijzig wachtzin" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Deze wachtzin is niet juist. Wacht 2 seconden.");
  expect(screen.getByLabelText("Wachtzin van nu")).toHaveValue("fout");
});

it("checks the vault and says what does not fit", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Controleer kluis" }));
  expect(await screen.findByText("De kluis is in orde")).toBeInTheDocument();
  answering(core, { ...answers, verify_vault: () => ({ ok: false, changes: 5310, records: 1204, problems: [{ code: "signature", record: "ab".repeat(16) }], rebuilt: [] }) });
  await userEvent.click(screen.getByRole("button", { name: "Controleer kluis" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("1 ding klopt niet");
  answering(core, { ...answers, verify_vault: () => ({ ok: true, changes: 5310, records: 1204, problems: [], rebuilt: [{ code: "case", record: "ab".repeat(16) }] }) });
  await userEvent.click(screen.getByRole("button", { name: "Controleer kluis" }));
  expect(await screen.findByText("De kluis is weer in orde")).toBeInTheDocument();
  expect(screen.getByText(/1 overzicht klopte niet meer/)).toBeInTheDocument();
});

it("a disk without encryption is warned of until the person knows, and is told after that, too", async () => {
  let view = disk({ encryption: "no" });
  answering(core, {
    ...answers,
    disk_encryption: () => view,
    accept_disk: () => {
      view = disk({ encryption: "no", accepted_at: "2020-03-02T10:00:00+01:00" });
      return view;
    },
  });
  const { container } = await draw();
  const title = "Woonrust vond geen versleuteling van de schijf van deze computer";
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Begrepen" }));
  expect(await screen.findByText("U gaf op 2 maart 2020 aan dat u dit weet.")).toBeInTheDocument();
  expect(screen.getByText(`${title}.`)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Begrepen" })).not.toBeInTheDocument();
});

it.each([
  ["macos", /FileVault/],
  ["windows", /BitLocker/],
  ["linux", /Vraag uw beheerder/],
] as const)("what is not known is not claimed, and leads to where it can be seen: %s", async (system, words) => {
  answering(core, { ...answers, disk_encryption: () => disk({ encryption: "unknown", system }) });
  await draw();
  expect(await screen.findByText("Of de schijf van deze computer versleuteld is, kan Woonrust niet zien.")).toBeInTheDocument();
  expect(screen.getByText(words)).toBeInTheDocument();
});

it("the key is saved under a passphrase only", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar de sleutel als bestand" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar sleutel" }));
  expect(saving).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Wachtzin voor het sleutelbestand"), "een lange zin voor de sleutel");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar sleutel" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_key", { passphrase: "een lange zin voor de sleutel", plain: false, yes: false }, "woonrust-sleutel.age"));
});

it("the example vault asks once more before it goes", async () => {
  answering(core, { ...answers, vault_status: () => status(true), leave_samples: new ApiError("disk_fault") });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Verwijder de voorbeeldzaken" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Voorbeeldzaken verwijderen?" });
  expect(await broken(dialog)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Verwijder" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("leave_samples", {}));
  expect(await screen.findByText("Lezen of schrijven op deze plek lukt niet.")).toBeInTheDocument();
});

it("settings that cannot be read say so", async () => {
  answering(core, { ...answers, get_settings: new ApiError("disk_fault") });
  await draw();
  expect(await screen.findByRole("alert")).toHaveTextContent("Lezen of schrijven op deze plek lukt niet.");
});

const CODE = ["7K3F", "Q2MX", "0ZTB", "H8VD", "PC4N", "W1RY", "A9SK", "D6MP", "5GJE"];
const drawCard = () => drawScreen(OwnCardScreen, "/settings/card", "/settings/card");

it("the own card stands in the settings, with the way to change it", async () => {
  await draw();
  expect(await screen.findByText("wijkverpleegkundige")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Wijzig uw gegevens" })).toHaveAttribute("href", "#/settings/card");
});

it("a typo in the own name is put right with the recovery code, which is kept nowhere", async () => {
  const { container } = await drawCard();
  const name = await screen.findByLabelText("Naam");
  expect(name).toHaveValue("Anna Proef");
  expect(await broken(container)).toEqual([]);
  await userEvent.clear(name);
  await userEvent.paste("Anna Proefs");
  await userEvent.click(screen.getByRole("button", { name: "Teken de nieuwe kaart" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Groep 1 is niet compleet.");
  expect(core).not.toHaveBeenCalledWith("update_own_card", expect.anything());
  await userEvent.click(screen.getByLabelText("Groep 1"));
  await userEvent.paste(CODE.join("-"));
  await userEvent.click(screen.getByRole("button", { name: "Teken de nieuwe kaart" }));
  expect(await screen.findByText("Uw kaart is bijgewerkt")).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("update_own_card", {
    name: "Anna Proefs", organisation: "GGD Proefstad", domain: "care", function: "wijkverpleegkundige", recovery_code: CODE.join("-"),
  });
  expect(screen.getByLabelText("Groep 1")).toHaveValue("");
  expect(core.mock.calls.some(([call]) => call === "save_draft")).toBe(false);
});

it("a code of another vault is refused beside its field, and nothing changed", async () => {
  answering(core, { ...answers, update_own_card: new ApiError("wrong_recovery_code") });
  await drawCard();
  await userEvent.click(await screen.findByLabelText("Groep 1"));
  await userEvent.paste(CODE.join("-"));
  await userEvent.click(screen.getByRole("button", { name: "Teken de nieuwe kaart" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Deze herstelcode hoort niet bij deze kluis.");
  expect(screen.getByLabelText("Groep 1")).toHaveValue("7K3F");
});
