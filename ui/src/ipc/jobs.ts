// Which jobs run now: fed by the progress channel of every call, read by the job tray.
import { useSyncExternalStore } from "react";
import type { JobProgress } from "./types/JobProgress.ts";

/** `fraction` is null while the size of the work is unknown. */
export type Job = { id: string; name: string; fraction: number | null };

let jobs: readonly Job[] = [];
const listeners = new Set<() => void>();

function put(next: readonly Job[]) {
  jobs = next;
  for (const listener of listeners) listener();
}

export function jobMessage(name: string, message: JobProgress): void {
  const others = jobs.filter((job) => job.id !== message.job);
  switch (message.kind) {
    case "started":
      return put([...others, { id: message.job, name, fraction: null }]);
    case "step": {
      const fraction = message.total > 0 ? Math.min(1, message.done / message.total) : null;
      return put(jobs.map((job) => (job.id === message.job ? { ...job, fraction } : job)));
    }
    case "finished":
    case "failed":
      return put(others);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useJobs(): readonly Job[] {
  return useSyncExternalStore(subscribe, () => jobs);
}
