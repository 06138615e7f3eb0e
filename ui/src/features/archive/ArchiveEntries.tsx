import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import type { ArchiveEntryView } from "../../ipc/types/ArchiveEntryView.ts";
import type { ArchiveValueView } from "../../ipc/types/ArchiveValueView.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox } from "../../kit/Choice.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { capital } from "../../parts/terms.ts";

/** A page of entries: more come when they are asked for. */
const PAGE = 50;

/** Every signed change, in the order of the archive. */
export function ArchiveEntries({ entries }: { entries: readonly ArchiveEntryView[] }) {
  const { t } = useLingui();
  const [most, setMost] = useState(PAGE);
  const [onlyBad, setOnlyBad] = useState(false);
  const shown = onlyBad ? entries.filter((entry) => !entry.good || entry.link === "missing") : entries;
  const left = shown.length - most;
  return (
    <Section title={t`Alle wijzigingen`}>
      <Stack>
        {entries.length > 0 && <Checkbox id="only-bad" label={t`Alleen wat niet klopt of een gat heeft`} value={onlyBad} onChange={setOnlyBad} />}
        {shown.length === 0 && <p className="kit-quiet">{entries.length === 0 ? t`Er staat geen wijziging in dit archief die te lezen is.` : t`Alles klopt en er is geen gat.`}</p>}
        <ol className="kit-stack kit-stack--tight">
          {shown.slice(0, most).map((entry) => (
            <li key={entry.number}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
        {left > 0 && (
          <div>
            <Button kind="secondary" onPress={() => setMost(most + PAGE)}>{t`Toon er nog ${Math.min(left, PAGE)}`}</Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}

function Entry({ entry }: { entry: ArchiveEntryView }) {
  const { t } = useLingui();
  const who = [entry.author, entry.organisation].filter(Boolean).join(", ");
  const kind = entry.kind_label ? capital(entry.kind_label) : t`Niet te lezen`;
  return (
    <div>
      <p>
        <strong>
          {entry.number}. {kind}
        </strong>{" "}
        · {who || t`schrijver niet bewezen`}
        {entry.claimed_at && <Quiet small> · {dayTime(entry.claimed_at)}</Quiet>}
        {!entry.good && <strong> · {t`klopt niet`}</strong>}
      </p>
      {entry.marks.length > 0 && (
        <ul className="kit-bullets">
          {entry.marks.map((mark) => (
            <li key={mark.code}>{mark.serious ? <strong>{mark.text}</strong> : <Quiet small>{mark.text}</Quiet>}</li>
          ))}
        </ul>
      )}
      {entry.change && (
        <Disclosure title={t`Bijzonderheden van ${entry.number}`}>
          <Details entry={entry} />
        </Disclosure>
      )}
    </div>
  );
}

function Details({ entry }: { entry: ArchiveEntryView }) {
  const { t } = useLingui();
  const seen = entry.witnessed_at && t`${dayTime(entry.witnessed_at)}, door ${entry.witnessed_by ?? ""}`;
  const signatures = { good: t`klopt`, bad: t`klopt niet`, unknown_device: t`onbekend apparaat`, unreadable: t`niet te lezen` };
  const small = (text: string) => <span className="kit-small">{text}</span>;
  return (
    <Stack>
      <SummaryList rows={entry.values.map((value, place) => ({ key: `${value.field} ${place}`, label: capital(value.label), value: <ValueText value={value} /> }))} />
      <SummaryList
        rows={[
          { key: "claimed", label: t`Beweerde tijd`, value: entry.claimed_at && dayTime(entry.claimed_at) },
          { key: "seen", label: t`Bij een ander gezien`, value: seen ?? t`door niemand` },
          { key: "signature", label: t`Handtekening`, value: signatures[entry.signature] },
          { key: "place", label: t`Plaats in de reeks`, value: String(entry.n) },
          { key: "prev", label: t`Na wijziging`, value: entry.prev ? small(entry.prev) : t`de eerste van dit apparaat` },
          { key: "device", label: t`Apparaat`, value: small(entry.device) },
          { key: "record", label: t`Onderdeel`, value: small(entry.record) },
          { key: "change", label: t`Wijziging`, value: small(entry.change) },
        ]}
      />
    </Stack>
  );
}

function ValueText({ value }: { value: ArchiveValueView }) {
  const { t } = useLingui();
  switch (value.state) {
    case "kept":
      return value.text;
    case "erased":
      return <Quiet>{t`(gewist)`}</Quiet>;
    case "absent":
      return <Quiet>{t`(niet in dit archief)`}</Quiet>;
    case "altered":
      return <strong>{t`(veranderd: niet wat is ondertekend)`}</strong>;
  }
}
