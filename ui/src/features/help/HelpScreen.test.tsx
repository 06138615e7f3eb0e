import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import HelpScreen from "./HelpScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));

it("holds the numbers, the classes and the keys", async () => {
  answering(vi.mocked(call), exchangeAnswers);
  const { container } = await drawScreen(HelpScreen, "/help", "/help");
  expect(await screen.findByText("Levensgevaar of misdrijf op dit moment")).toBeInTheDocument();
  expect(screen.getByText("Alt + ↓")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});
