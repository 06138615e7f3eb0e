import { useParams, useRouter, useRouterState } from "@tanstack/react-router";
import { useCallback } from "react";

/** Goes to an address of `paths` from code. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback((href: string) => router.history.push(href.replace(/^#/, "")), [router]);
}

/** A parameter of the address, such as the case. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? "";
}

/** Which visit of this page it is: Back comes to the same one, a link makes a new one. */
export function useHistoryEntry(): string {
  return useRouterState({ select: ({ location: { state } }) => state.__TSR_key ?? state.key ?? "" });
}
