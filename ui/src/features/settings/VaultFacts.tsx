import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { bytes, number } from "../../i18n/format.ts";
import { call } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { VaultCheckView } from "../../ipc/types/VaultCheckView.ts";
import { Button } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useWork } from "../../parts/useWork.ts";

/** What is in the vault, and whether all of it still follows from signed changes. */
export function VaultFacts() {
  const { t } = useLingui();
  const info = useView("vault_info", {});
  const work = useWork();
  const [check, setCheck] = useState<VaultCheckView | null>(null);
  const verify = async () => {
    setCheck(null);
    const found = await work.run(() => call("verify_vault", {}));
    if (found) setCheck(found);
  };
  return (
    <Section title={t`Uw kluis`}>
      <Stack>
        <QueryStates query={info}>
          {(view) => (
            <SummaryList
              rows={[
                { key: "person", label: t`Van`, value: [view.person.name, view.person.organisation].filter(Boolean).join(", ") },
                { key: "cases", label: t`Zaken`, value: number(view.cases) },
                { key: "records", label: t`Onderdelen`, value: number(view.records) },
                { key: "changes", label: t`Ondertekende wijzigingen`, value: number(view.changes) },
                { key: "bytes", label: t`Grootte op schijf`, value: bytes(Number(view.bytes)) },
                { key: "id", label: t`Kenmerk`, value: view.vault_id },
              ]}
            />
          )}
        </QueryStates>
        <p className="kit-quiet">
          <Trans>Controleren rekent alles opnieuw uit en kijkt elke handtekening na. Klopt alleen een overzicht niet meer, dan wordt het opnieuw gemaakt.</Trans>
        </p>
        {work.pending && <JobProgress name="verify_vault" label={t`Kluis wordt gecontroleerd`} />}
        {work.error && <ErrorState error={work.error} />}
        {check && <CheckResult check={check} />}
        <div>
          <Button kind="secondary" onPress={() => void verify()} pending={work.pending}>
            <Trans>Controleer kluis</Trans>
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

function CheckResult({ check }: { check: VaultCheckView }) {
  const { t } = useLingui();
  const counted = t`${number(check.changes)} handtekeningen en ${number(check.records)} onderdelen nagekeken.`;
  const rebuilt = check.rebuilt.length;
  if (check.ok && rebuilt > 0) {
    return (
      <Notice live="status" title={t`De kluis is weer in orde`}>
        <p>{counted}</p>
        <p>
          {plural(rebuilt, {
            one: "# overzicht klopte niet meer met wat is ondertekend. Het is opnieuw gemaakt.",
            other: "# overzichten klopten niet meer met wat is ondertekend. Ze zijn opnieuw gemaakt.",
          })}{" "}
          <Trans>Er is niets verloren gegaan.</Trans>
        </p>
      </Notice>
    );
  }
  if (check.ok) {
    return (
      <Notice live="status" title={t`De kluis is in orde`}>
        {counted}
      </Notice>
    );
  }
  return (
    <Notice kind="urgent" live="alert" title={plural(check.problems.length, { one: "# ding klopt niet", other: "# dingen kloppen niet" })}>
      <p>{counted}</p>
      <p>
        <Trans>Er is niets verwijderd. Maak geen nieuwe reservekopie over een oude heen. Geef deze codes door aan uw beheerder, of zet een reservekopie terug.</Trans>
      </p>
      <ul className="kit-bullets">
        {check.problems.map((problem) => (
          <li key={problem.code + (problem.record ?? "")}>
            {problem.code}
            {problem.record && ` (${problem.record.slice(0, 8)})`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
