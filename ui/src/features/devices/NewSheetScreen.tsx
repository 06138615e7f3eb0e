import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { NewSheetDoneView } from "../../ipc/types/NewSheetDoneView.ts";
import type { NewSheetView } from "../../ipc/types/NewSheetView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Fingerprint } from "../../kit/Fingerprint.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { TellPeople } from "../../parts/TellPeople.tsx";
import { paths } from "../../paths.ts";
import { BeginSheet } from "./BeginSheet.tsx";
import { ConfirmSheet } from "./ConfirmSheet.tsx";
import { JoinSheet } from "./JoinSheet.tsx";
import { OldBackups } from "./OldBackups.tsx";
import { SheetShown } from "./SheetShown.tsx";

/** Another recovery sheet: why, the code, two groups back, and what is left to do. */
export default function NewSheetScreen() {
  const { t } = useLingui();
  const backups = useView("old_backups", {});
  const [made, setMade] = useState<NewSheetView | null>(null);
  const [typing, setTyping] = useState(false);
  const [done, setDone] = useState<NewSheetDoneView | null>(null);
  const back = { href: paths.devices, label: t`Uw apparaten` };
  const again = () => {
    setMade(null);
    setTyping(false);
  };
  if (done) {
    return (
      <Stack gap="loose">
        <PageHeader key="done" title={t`Uw nieuwe herstelblad geldt`} lead={t`De oude code opent deze kluis niet meer.`} back={back} />
        <Section title={t`Uw nieuwe vingerafdruk`}>
          <Stack gap="tight">
            <Fingerprint value={done.fingerprint} label={t`Uw nieuwe vingerafdruk`} />
            <p>
              <Trans>Collega’s zien dat u zegt een nieuwe sleutel te hebben. Ze sturen u pas weer iets als ze deze vingerafdruk met u hebben vergeleken.</Trans>
            </p>
            <TellPeople people={done.tell} />
          </Stack>
        </Section>
        {done.old_files_left > 0 && (
          <Notice kind="attention" title={t`Een oud bestand van de kluis kon niet worden verwijderd`}>
            <Trans>Het wordt bij elke opening opnieuw geprobeerd.</Trans>
          </Notice>
        )}
        <OldBackups backups={backups.data?.backups ?? done.backups} />
        <Section title={t`Uw andere apparaten`} actions={<LinkButton href={paths.devices} kind="secondary">{t`Naar uw apparaten`}</LinkButton>}>
          <p>
            <Trans>Ze hebben nog de oude sleutel. Neem daar het nieuwe blad over, met uw nieuwe kaart en uw nieuwe code.</Trans>
          </p>
          <p>
            <Trans>Vernietig het oude blad als al uw apparaten het nieuwe hebben overgenomen.</Trans>
          </p>
        </Section>
      </Stack>
    );
  }
  if (made && typing) return <ConfirmSheet count={made.recovery_code.length} onBack={() => setTyping(false)} onAgain={again} onDone={setDone} />;
  if (made) return <SheetShown sheet={made} onNext={() => setTyping(true)} />;
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Een nieuw herstelblad`}
        lead={t`U krijgt een nieuwe code en een nieuwe vingerafdruk. Uw zaken en uw werk blijven zoals ze zijn.`}
        back={back}
      />
      <OldBackups backups={backups.data?.backups ?? []} />
      <BeginSheet onMade={setMade} />
      <Disclosure title={t`Een ander apparaat van u maakte het nieuwe blad al`}>
        <JoinSheet onDone={setDone} />
      </Disclosure>
    </Stack>
  );
}
