import { Trans } from "@lingui/react/macro";
import { cancelJob } from "../ipc/call.ts";
import { useJobs } from "../ipc/jobs.ts";
import { TextLink } from "../kit/Button.tsx";

/** Work that goes on while the person does something else. */
export function JobTray() {
  const jobs = useJobs().filter((job) => job.what !== null);
  if (jobs.length === 0) return null;
  return (
    <div className="shell__jobs">
      {jobs.map((job) => (
        <span key={job.id} className="kit-cluster">
          <Trans>Bezig…</Trans>
          {job.fraction !== null && ` ${Math.round(job.fraction * 100)} %`}
          <TextLink onPress={() => void cancelJob(job.id)}>
            <Trans>Annuleren</Trans>
          </TextLink>
        </span>
      ))}
    </div>
  );
}
