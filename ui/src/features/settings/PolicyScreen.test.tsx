import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { policy } from "../../preview/together/meeting.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import PolicyScreen from "./PolicyScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const draw = () => drawScreen(PolicyScreen, "/settings/policy", "/settings/policy");

beforeEach(() => {
  answering(core);
  opening.mockReset();
});

it("shows which pack is in force and what differs", async () => {
  const { container } = await draw();
  expect(await screen.findByText("Beleid van Proefstad")).toBeInTheDocument();
  expect(screen.getByText(/^01234567 89abcdef/)).toBeInTheDocument();
  const table = screen.getByRole("table", { name: "Instellingen die anders zijn" });
  expect(within(table).getByText("Dagen dat een peiling telt")).toBeInTheDocument();
  expect(within(table).getAllByRole("row")).toHaveLength(2);
  expect(await broken(container)).toEqual([]);
});

it("a wrong pack is refused with its line and reason", async () => {
  opening.mockRejectedValue(new ApiError("invalid_policy", { line: "14", key: "factors.pulse_low", reason: "out_of_bounds", least: "1", most: "5" }));
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Kies een pakket…" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Dit beleidspakket heeft een fout op regel 14");
  expect(alert).toHaveTextContent("factors.pulse_low: Dit getal is te klein of te groot. Kies iets van 1 tot en met 5.");
  expect(opening).toHaveBeenCalledWith("replace_policy", {}, ["json"]);
});

it("nothing happens when no file is chosen", async () => {
  opening.mockResolvedValue(null);
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Kies een pakket…" }));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

it("goes back to the pack of the product after asking", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Terug naar het pakket van Woonrust zelf…" }));
  expect(core).not.toHaveBeenCalledWith("restore_policy", {});
  await userEvent.click(await screen.findByRole("button", { name: "Ga terug" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("restore_policy", {}));
});

it("says why a chosen pack no longer fits", async () => {
  answering(core, { policy: () => policy({ state: "unfit", problem: { line: 3, key: "factors.pulse_low", reason: "missing_key", text: "Hier ontbreekt een waarde die nodig is." } }) });
  await draw();
  expect(await screen.findByText("Regel 3 (factors.pulse_low): Hier ontbreekt een waarde die nodig is.")).toBeInTheDocument();
});

it("with the pack of the product nothing differs and there is no way back", async () => {
  answering(core, { policy: () => policy({ state: "built_in", since: null, changed: 0, groups: [] }) });
  await draw();
  expect(await screen.findByText("Alles is zoals in het pakket van Woonrust zelf.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Terug naar het pakket/ })).not.toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { policy: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
