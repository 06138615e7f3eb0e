import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { broken, draw } from "../../kit/testing.tsx";
import FirstStartScreen from "./FirstStartScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callSaving: vi.fn() }));
const show = (unfinished: boolean, onRestore = () => undefined) => draw(<main><FirstStartScreen unfinished={unfinished} onOpen={() => undefined} onRestore={onRestore} /></main>);

it("after a first start that was cut off it says so, and everything can still be begun", async () => {
  const onRestore = vi.fn();
  const { container } = show(true, onRestore);
  expect(screen.getByText("Vorige keer is uw kluis niet afgemaakt")).toBeInTheDocument();
  expect(screen.getByText(/Er stond nog niets in de kluis/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Zet een reservekopie terug" }));
  expect(onRestore).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Maak mijn kluis" }));
  expect(screen.getByRole("heading", { level: 1, name: "Wie bent u?" })).toBeInTheDocument();
});

it("the very first time nothing is said about an earlier one", () => {
  show(false);
  expect(screen.queryByText("Vorige keer is uw kluis niet afgemaakt")).not.toBeInTheDocument();
});
