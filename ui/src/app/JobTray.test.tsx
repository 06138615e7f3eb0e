import { readFileSync } from "node:fs";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { cancelJob } from "../ipc/call.ts";
import { jobMessage } from "../ipc/jobs.ts";
import { broken, draw } from "../kit/testing.tsx";
import { jobNames, JobTray } from "./JobTray.tsx";

vi.mock("../ipc/call.ts", () => ({ cancelJob: vi.fn() }));

it("says what is going on, how far it is, and stops it", async () => {
  const { container } = draw(<JobTray />);
  act(() => jobMessage("export_case", { kind: "started", job: "j1" }));
  expect(container).toBeEmptyDOMElement();
  act(() => jobMessage("export_case", { kind: "step", job: "j1", done: 2, total: 8, what: "writing" }));
  act(() => jobMessage("backup_vault", { kind: "started", job: "j2" }));
  act(() => jobMessage("backup_vault", { kind: "step", job: "j2", done: 0, total: 0, what: "writing" }));
  expect(container).toHaveTextContent("Bestand maken 25 %");
  expect(container).toHaveTextContent("Reservekopie maken");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Annuleren: Bestand maken" }));
  expect(cancelJob).toHaveBeenCalledWith("j1");
  act(() => jobMessage("export_case", { kind: "finished", job: "j1" }));
  act(() => jobMessage("backup_vault", { kind: "failed", job: "j2" }));
  expect(container).toBeEmptyDOMElement();
});

it("all slow work has a name", () => {
  const callTable = readFileSync("../src-tauri/crates/app/src/calls.rs", "utf8");
  const slow = [...callTable.matchAll(/^\s+(\w+)\([\w:]+\) ->[^;]*\bslow;/gm)].map(([, name]) => name);
  expect(slow.length).toBeGreaterThan(10);
  expect(slow.filter((name) => !(String(name) in jobNames))).toEqual([]);
});
