import { useLingui } from "@lingui/react/macro";
import type { SeverityView } from "../../ipc/types/SeverityView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { Meter } from "../../kit/Meter.tsx";
import { RecordLinks } from "../../parts/RecordLinks.tsx";

/** How well the file shows it: six aspects, each on its own. */
export function EvidenceMeter({ caseId, severity }: { caseId: string; severity: SeverityView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Hoe goed het dossier dit laat zien`}>
      <PlainList
        label={t`Hoe goed het dossier dit laat zien`}
        items={severity.evidence.map((aspect) => ({
          key: aspect.code,
          content: (
            <Stack gap="tight">
              <div>
                <strong>{aspect.name}</strong>
                <div>
                  <Meter value={aspect.level} most={3} words={t`${aspect.level} van 3`} />
                </div>
                <div className="kit-quiet">{aspect.because.text}</div>
              </div>
              {aspect.because.records.length > 0 && (
                <Disclosure title={t`Waar dit op rust`}>
                  <RecordLinks caseId={caseId} links={aspect.because.records} label={aspect.name} />
                </Disclosure>
              )}
            </Stack>
          ),
        }))}
      />
    </Section>
  );
}
