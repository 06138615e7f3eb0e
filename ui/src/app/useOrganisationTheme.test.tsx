import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { call } from "../ipc/call.ts";
import { theme } from "../preview/cases/answers.ts";
import { answering } from "../test/drawScreen.tsx";
import { useOrganisationTheme } from "./useOrganisationTheme.ts";

vi.mock("../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));

function Frame() {
  return <p>{useOrganisationTheme()?.organisation ?? "Woonrust"}</p>;
}

it("the theme is on the window as long as the vault is open, and not a moment longer", async () => {
  answering(vi.mocked(call), { theme: () => ({ theme }) });
  const own = document.documentElement.style;
  const drawn = render(
    <QueryClientProvider client={new QueryClient()}>
      <Frame />
    </QueryClientProvider>,
  );
  expect(own.length).toBe(0);
  await waitFor(() => expect(drawn.container).toHaveTextContent("Gemeente Voorbeeldstad"));
  expect(own.getPropertyValue("--basis-focus-outline-color")).toBe("#0b62bd");
  drawn.unmount();
  expect(own.length).toBe(0);
});
