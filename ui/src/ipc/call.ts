// The only door to the core: every use case by name, typed by the generated table of calls.
import { Channel, invoke } from "@tauri-apps/api/core";
import { ApiError } from "./ApiError.ts";
import { type JobProgress, jobMessage } from "./jobs.ts";
import type { Calls } from "./types/Calls.ts";

export type CallName = keyof Calls;
export type RequestOf<K extends CallName> = Calls[K][0];
export type ViewOf<K extends CallName> = Calls[K][1];

type Command = "use_case" | "use_case_saving" | "use_case_opening";

async function send(command: Command, name: CallName, request: unknown, more: Record<string, unknown>): Promise<unknown> {
  const progress = new Channel<JobProgress>();
  progress.onmessage = (message) => jobMessage(name, message);
  try {
    return await invoke(command, { name, request, progress, ...more });
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
}

/** Runs a use case. Throws an ApiError. */
export async function call<K extends CallName>(name: K, request: RequestOf<K>): Promise<ViewOf<K>> {
  return (await send("use_case", name, request, {})) as ViewOf<K>;
}

/** Runs a use case that writes a file; the native dialog asks where. Null when the person cancels. */
export async function callSaving<K extends CallName>(
  name: K,
  request: Omit<RequestOf<K>, "path">,
  suggestedName: string,
): Promise<ViewOf<K> | null> {
  return (await send("use_case_saving", name, request, { suggestedName })) as ViewOf<K> | null;
}

/**
 * Where a file to open comes from: the person chooses one, it was opened from outside, or it is the one that this use
 * case opened last, about which the person now gives another answer.
 */
export type FileSource = "dialog" | "waiting" | "again";

/** Runs a use case that reads a file of these `kinds` (extensions). Null when the person cancels. */
export async function callOpening<K extends CallName>(
  name: K,
  request: Omit<RequestOf<K>, "path">,
  kinds: string[] = [],
  source: FileSource = "dialog",
): Promise<ViewOf<K> | null> {
  return (await send("use_case_opening", name, request, { kinds, source })) as ViewOf<K> | null;
}

/** Asks the core to stop a job; the use case then fails with code `cancelled`. */
export async function cancelJob(job: string): Promise<void> {
  try {
    await invoke("cancel_job", { job });
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
}
