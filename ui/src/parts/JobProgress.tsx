import { cancelJob, type CallName } from "../ipc/call.ts";
import { useJobs } from "../ipc/jobs.ts";
import { ProgressBar } from "../kit/Progress.tsx";

/** How far one call is, with a way to stop it. */
export function JobProgress({ name, label, detail }: { name: CallName; label: string; detail?: string }) {
  const job = useJobs().find((running) => running.name === name);
  return (
    <ProgressBar
      label={label}
      value={job?.fraction ?? null}
      {...(detail ? { detail } : {})}
      {...(job ? { onCancel: () => void cancelJob(job.id) } : {})}
    />
  );
}
