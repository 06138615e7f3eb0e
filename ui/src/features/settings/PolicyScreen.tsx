import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { PolicyView } from "../../ipc/types/PolicyView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { DataTable } from "../../kit/DataTable.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { ReplacePolicy } from "./ReplacePolicy.tsx";

/** The policy pack of the municipality: which one is in force, what differs, and another one in its place. */
export default function PolicyScreen() {
  const { t } = useLingui();
  const found = useView("policy", {});
  return (
    <>
      <PageHeader
        title={t`Beleidspakket`}
        lead={t`De termijnen, grenzen en regels waar Woonrust mee rekent. Uw gemeente kan een eigen pakket geven.`}
        back={{ href: paths.settings, label: t`Instellingen` }}
      />
      <QueryStates query={found}>
        {(policy) => (
          <Stack gap="loose">
            <Unfit policy={policy} />
            <InForce policy={policy} />
            <ReplacePolicy policy={policy} />
            <Differing policy={policy} />
            <Everything policy={policy} />
          </Stack>
        )}
      </QueryStates>
    </>
  );
}

/** The chosen pack no longer fits this version: that of the product holds, and why. */
function Unfit({ policy }: { policy: PolicyView }) {
  const { t } = useLingui();
  const { problem } = policy;
  if (policy.state !== "unfit" || !problem) return null;
  return (
    <Notice kind="attention" title={t`Het gekozen pakket past niet meer bij deze versie van Woonrust`}>
      <p>{t`Tot er een nieuw pakket is, geldt het pakket van Woonrust zelf. Het gekozen pakket is niet weg.`}</p>
      <p>
        {t`Regel ${problem.line}${problem.key ? ` (${problem.key})` : ""}: ${problem.text}`}
      </p>
    </Notice>
  );
}

function InForce({ policy }: { policy: PolicyView }) {
  const { t } = useLingui();
  const states: Record<PolicyView["state"], string> = {
    built_in: t`Het pakket van Woonrust zelf`,
    replaced: t`Een eigen pakket`,
    unfit: t`Het pakket van Woonrust zelf, omdat het gekozen pakket niet past`,
  };
  return (
    <Section title={t`Wat nu geldt`}>
      <SummaryList
        rows={[
          { key: "name", label: t`Naam`, value: policy.name },
          { key: "edition", label: t`Uitgave`, value: policy.edition },
          { key: "state", label: t`Welk pakket`, value: states[policy.state] },
          ...(policy.since ? [{ key: "since", label: t`Gekozen op`, value: dayTime(policy.since) }] : []),
          ...(policy.state === "replaced" ? [{ key: "built_in", label: t`Uitgave van Woonrust zelf`, value: policy.built_in_edition }] : []),
          { key: "hash", label: t`Kenmerk om te vergelijken`, value: <span className="kit-code">{policy.hash.match(/.{1,8}/g)?.join(" ")}</span> },
        ]}
      />
      <p className="kit-quiet">{t`Vergelijk het kenmerk met wat uw gemeente noemt. Is het gelijk, dan is het hetzelfde pakket.`}</p>
    </Section>
  );
}

/** What differs from the pack of the product. */
function Differing({ policy }: { policy: PolicyView }) {
  const { t } = useLingui();
  const rows = policy.groups.flatMap((group) => group.settings.filter((setting) => setting.built_in !== null).map((setting) => ({ ...setting, group: group.label })));
  return (
    <Section title={plural(policy.changed, { one: "# instelling is anders", other: "# instellingen zijn anders" })}>
      {rows.length === 0 ? (
        <p className="kit-quiet">{t`Alles is zoals in het pakket van Woonrust zelf.`}</p>
      ) : (
        <DataTable
          caption={t`Instellingen die anders zijn`}
          hideCaption
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: "label", header: t`Instelling`, cell: (row) => capital(row.label) },
            { key: "value", header: t`Nu`, cell: (row) => row.value },
            { key: "built_in", header: t`In het pakket van Woonrust`, cell: (row) => row.built_in },
          ]}
        />
      )}
    </Section>
  );
}

function Everything({ policy }: { policy: PolicyView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Alles wat in het pakket staat`}>
      {policy.groups.map((group) => (
        <Disclosure key={group.code} title={capital(group.label)}>
          <SummaryList rows={group.settings.map((setting) => ({ key: setting.key, label: capital(setting.label), value: setting.value }))} />
        </Disclosure>
      ))}
    </Section>
  );
}
