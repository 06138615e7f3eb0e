import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportCaseView } from "../../ipc/types/ImportCaseView.ts";
import type { ImportItemView } from "../../ipc/types/ImportItemView.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { capital } from "../../parts/terms.ts";

/** Per case what is new in it. */
export function CasesInFile({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  if (view.cases.length === 0) return null;
  return (
    <Section title={plural(view.cases.length, { one: "# zaak", other: "# zaken" })}>
      <PlainList
        label={t`Zaken in het bestand`}
        items={view.cases.map((found) => ({
          key: found.case,
          content: <OneCase found={found} items={view.items.filter((item) => item.case === found.case)} conflicts={view.conflicts.filter((one) => one.case === found.case).length} />,
        }))}
      />
    </Section>
  );
}

function OneCase({ found, items, conflicts }: { found: ImportCaseView; items: readonly ImportItemView[]; conflicts: number }) {
  const { t } = useLingui();
  const fresh = items.filter((item) => item.new).length;
  const changed = items.length - fresh;
  const details = [
    found.number,
    fresh > 0 && t`${fresh} nieuw`,
    changed > 0 && t`${changed} bijgewerkt`,
    conflicts > 0 && plural(conflicts, { one: "# verschil", other: "# verschillen" }),
    items.length === 0 && t`ongewijzigd`,
  ].filter(Boolean);
  return (
    <Stack gap="tight">
      <div>
        <strong>{found.address || found.number}</strong> {found.new && <StatusTag tone="todo">{t`Nieuw bij u`}</StatusTag>}{" "}
        {found.same_address && <StatusTag tone="attention">{t`U hebt al een andere zaak op dit adres`}</StatusTag>}
        <br />
        <Quiet small>{details.join(" · ")}</Quiet>
      </div>
      {items.length > 0 && (
        <Disclosure title={t`Bekijk wat erin zit: ${found.address || found.number}`}>
          <ul className="kit-bullets">
            {items.map((item) => (
              <li key={item.record}>
                {capital(item.kind_label)}
                {item.title && `: ${item.title}`} <Quiet small>{item.new ? t`nieuw` : t`bijgewerkt`}</Quiet>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Stack>
  );
}
