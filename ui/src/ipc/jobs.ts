// Which jobs run now: fed by the progress channel of every call, read by the job tray.
import { useSyncExternalStore } from "react";

/** What the core reports of one job, in this order; `total` is 0 while unknown, `what` is the code of the part. */
export type JobProgress =
  | { kind: "started"; job: string }
  | { kind: "step"; job: string; done: number; total: number; what: string }
  | { kind: "finished"; job: string }
  | { kind: "failed"; job: string };

/** `fraction` is null while the size of the work is unknown. `what` is null until the first step. */
export type Job = { id: string; name: string; fraction: number | null; what: string | null };

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
      return put([...others, { id: message.job, name, fraction: null, what: null }]);
    case "step": {
      const fraction = message.total > 0 ? Math.min(1, message.done / message.total) : null;
      return put(jobs.map((job) => (job.id === message.job ? { ...job, fraction, what: message.what } : job)));
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

/** All jobs that run; a quick call is among them for the moment that it takes. */
export function useJobs(): readonly Job[] {
  return useSyncExternalStore(subscribe, () => jobs);
}
