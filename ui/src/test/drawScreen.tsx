// For tests only: one screen at an address, with answers of the core that were made up.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import type { Mock } from "vitest";
import { plainSearch } from "../app/plainSearch.ts";
import type { CallName } from "../ipc/call.ts";
import { caseAnswers, type Answers } from "../preview/cases/answers.ts";
import { togetherAnswers } from "../preview/together/answers.ts";

/** Answers calls from a table; an ApiError in it is thrown. What is missing comes from the preview. */
export function answering(mock: Mock, answers: { [K in CallName]?: Answers[K] | Error } = {}): void {
  const table: Record<string, unknown> = {
    draft: () => ({ draft: null }),
    save_draft: () => ({ kept: true, saved_at: "2026-11-20T14:32:00+01:00", revision: 1 }),
    discard_draft: () => ({ done: true }),
    ...caseAnswers,
    ...togetherAnswers,
    ...answers,
  };
  mock.mockReset();
  mock.mockImplementation(async (name: string, request: unknown) => {
    const found = table[name];
    if (found instanceof Error) throw found;
    if (typeof found !== "function") throw new Error(`no answer for ${name}`);
    return (found as (request: unknown) => unknown)(request);
  });
}

type Drawn = { container: HTMLElement; at: () => string; go: (path: string) => void; back: () => void };

/** Draws a screen as the router does: `route` is its pattern, `path` the address. */
export async function drawScreen(Screen: ComponentType, route: string, path: string): Promise<Drawn> {
  const root = createRootRoute();
  const here = createRoute({ getParentRoute: () => root, path: route, component: () => <Screen /> });
  const elsewhere = createRoute({ getParentRoute: () => root, path: "$", component: () => <p>elders</p> });
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({ routeTree: root.addChildren([here, elsewhere]), history, ...plainSearch });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY }, mutations: { retry: false } } });
  const { container } = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  await screen.findByRole("heading", { level: 1 });
  return { container, at: () => history.location.href, go: (to) => act(() => history.push(to)), back: () => act(() => history.back()) };
}
