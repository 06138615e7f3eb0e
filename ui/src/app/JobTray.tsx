import { type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { cancelJob, type CallName } from "../ipc/call.ts";
import { useJobs } from "../ipc/jobs.ts";
import { TextLink } from "../kit/Button.tsx";

/** What slow work is called; a test holds that none is left out. */
export const jobNames: Partial<Record<CallName, MessageDescriptor>> = {
  unlock: msg`Kluis ontgrendelen`,
  recover_vault: msg`Kluis herstellen`,
  restore_vault: msg`Reservekopie terugzetten`,
  add_device: msg`Kluis op dit apparaat maken`,
  change_passphrase: msg`Wachtzin wijzigen`,
  rewrite_vault: msg`Kluis opnieuw versleutelen`,
  backup_vault: msg`Reservekopie maken`,
  verify_vault: msg`Kluis controleren`,
  make_samples: msg`Voorbeeldzaken maken`,
  fill_samples: msg`Voorbeeldzaken maken`,
  export_case: msg`Bestand maken`,
  export_team_file: msg`Bestand maken`,
  export_archive: msg`Archief maken`,
  verify_archive: msg`Archief controleren`,
  save_archive_report: msg`Verslag maken`,
  send_to_own_devices: msg`Bestand voor uw apparaten maken`,
  begin_new_sheet: msg`Herstelblad maken`,
  confirm_new_sheet: msg`Kluis opnieuw versleutelen`,
  join_new_sheet: msg`Kluis opnieuw versleutelen`,
  carry_out_erasures: msg`Definitief wissen`,
  export_requests: msg`Bestand maken`,
  make_document: msg`PDF maken`,
  preview_import: msg`Bestand controleren`,
  inspect_file: msg`Bestand controleren`,
  import_file: msg`Bestand samenvoegen`,
  add_photo: msg`Foto toevoegen`,
};

/** Work that goes on while the person does something else: what it is, how far it is, and a way to stop it. */
export function JobTray() {
  const { t, i18n } = useLingui();
  const jobs = useJobs().filter((job) => job.what !== null);
  if (jobs.length === 0) return null;
  return (
    <div className="shell__jobs">
      {jobs.map((job) => {
        const words = jobNames[job.name as CallName];
        const name = words ? i18n._(words) : t`Bezig…`;
        return (
          <span key={job.id} className="kit-cluster">
            {name}
            {job.fraction !== null && ` ${Math.round(job.fraction * 100)} %`}
            <TextLink onPress={() => void cancelJob(job.id)} context={name}>
              <Trans>Annuleren</Trans>
            </TextLink>
          </span>
        );
      })}
    </div>
  );
}
