import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import AboutScreen from "./AboutScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const draw = () => drawScreen(AboutScreen, "/settings/about", "/settings/about");

beforeEach(() => answering(vi.mocked(call), exchangeAnswers));

it("says what runs here, what it rests on and under which licences", async () => {
  const { container } = await draw();
  expect(await screen.findByText("0.1.0")).toBeInTheDocument();
  expect(screen.getByText(/CCV: tweede overlastlab Wet aanpak woonoverlast, 2021/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Software van anderen in Woonrust" }));
  await userEvent.click((await screen.findAllByRole("button", { name: /^MIT \(/ }))[0] as HTMLElement);
  expect(await screen.findByText(/^react 19/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("an error leaves the rest readable", async () => {
  answering(vi.mocked(call), { ...exchangeAnswers, about: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Toegankelijkheid" })).toBeInTheDocument();
});

it("the statement claims no test that was not done", async () => {
  await draw();
  expect(await screen.findByText(/Met schermlezers is nog niet getest\. Een onafhankelijk onderzoek is er ook nog niet\./)).toBeInTheDocument();
});
