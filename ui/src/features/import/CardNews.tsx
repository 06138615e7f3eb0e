import { useLingui } from "@lingui/react/macro";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { CardChanges } from "../../parts/CardChanges.tsx";

/** Whose card changed since the last file. */
export function CardNews({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  if (view.cards.length === 0) return null;
  return (
    <Section title={t`Contactkaarten die anders zijn`}>
      <Stack gap="tight">
        {view.cards.map((news) => (
          <div key={news.contact.contact}>
            <strong>{news.contact.name}</strong>
            <CardChanges changes={news.changes} />
          </div>
        ))}
        <p className="kit-quiet">{t`De vingerafdruk is dezelfde gebleven: het is dezelfde persoon. Klopt dit niet met wat u weet? Bel dan eerst.`}</p>
      </Stack>
    </Section>
  );
}
