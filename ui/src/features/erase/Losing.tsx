import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ErasePreviewView } from "../../ipc/types/ErasePreviewView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { recordName } from "../../parts/recordHref.ts";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** What disappears, and of a record the words that can be erased by themselves. */
export function Losing({ view, record }: { view: ErasePreviewView; record: string | null }) {
  const { t } = useLingui();
  const { records, versions } = view;
  const amount = {
    case: plural(records, { one: "# onderdeel, met alle oude versies", other: "# onderdelen, met alle oude versies" }),
    record: plural(records, { one: "# onderdeel, met alle oude versies", other: "# onderdelen, met alle oude versies" }),
    value: plural(versions, { one: "# versie van de tekst", other: "# versies van de tekst" }),
  };
  return (
    <Section title={t`Wat er verdwijnt`}>
      <Stack>
        <SummaryList
          rows={[
            { key: "case", label: t`Zaak`, value: [view.number, view.address].filter(Boolean).join(", ") },
            ...(view.sort === "case" ? [] : [{ key: "what", label: t`Onderdeel`, value: capital(view.title) }]),
            { key: "amount", label: t`Hoeveel`, value: amount[view.sort] },
          ]}
        />
        {view.also.length > 0 && (
          <div>
            <h3>{t`Dit gaat mee`}</h3>
            <PlainList label={t`Dit gaat mee`} items={view.also.map((part) => ({ key: part.record, content: capital(recordName(part)) }))} />
          </div>
        )}
        {view.sort === "value" && <p className="kit-quiet">{t`Dat er iets stond, wanneer en van wie, blijft te zien. Alleen de woorden verdwijnen.`}</p>}
        {record !== null && view.fields.length > 0 && (
          <div>
            <h3>{t`Of alleen de woorden`}</h3>
            <PlainList
              label={t`Of alleen de woorden`}
              items={view.fields.map((field) => ({
                key: field.code,
                content: <TextLink href={paths.eraseRecord(view.case, record, field.code)}>{capital(field.label)}</TextLink>,
              }))}
            />
          </div>
        )}
      </Stack>
    </Section>
  );
}
