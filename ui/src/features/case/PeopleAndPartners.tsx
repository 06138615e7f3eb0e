import { useLingui } from "@lingui/react/macro";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { OwnRecord } from "../../parts/OwnRecord.tsx";
import { TrustTag } from "../../parts/TrustTag.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useAskedForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";

/** Who is involved: organisations with their roles, and the people it is about. */
export function PeopleAndPartners({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const active = view.partners.filter((partner) => partner.state === "active");
  const roles = (partner: string) => view.roles.filter((role) => role.partner === partner && role.state === "accepted").map((role) => term("role", role.role));
  return (
    <>
      <Section title={t`Partners`}>
        {active.length === 0 ? (
          <p className="kit-quiet">{view.state === "open" ? t`Nog geen partners. Voeg toe met wie u deze zaak samen doet.` : t`Geen partners.`}</p>
        ) : (
          <TaskList
            label={t`Partners`}
            tasks={active.map((partner) => ({
              key: partner.record,
              href: paths.partner(view.case, partner.record),
              title: partner.own ? t`${partner.name} (u)` : partner.name,
              detail: [partner.organisation, ...roles(partner.record)].join(" · "),
              status: <TrustTag partner={partner} onlyTrouble />,
            }))}
          />
        )}
        <TextLink href={paths.partners(view.case)}>{t`Partners en regie`}</TextLink>
      </Section>
      <Section title={t`Betrokken personen`}>
        <Stack gap="tight">
          {view.people.length === 0 ? (
            <p className="kit-quiet">{t`Nog niemand genoemd.`}</p>
          ) : (
            <PlainList
              label={t`Betrokken personen`}
              items={view.people.map((person) => ({
                key: person.record,
                content: (
                  <>
                    <strong>{person.name}</strong> <Quiet>{term("person_role", person.role)}</Quiet>
                    {person.note && <div className="kit-quiet kit-small">{person.note}</div>}
                  </>
                ),
              }))}
            />
          )}
          {view.reporters.length > 0 && <Reporters view={view} />}
          {view.state === "open" && (
            <TextLink href={paths.people(view.case)}>{view.people.length === 0 ? t`Persoon toevoegen` : t`Personen verbeteren of toevoegen`}</TextLink>
          )}
        </Stack>
      </Section>
    </>
  );
}

/** Who reported stays folded, so that nobody reads along by accident. */
function Reporters({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const asked = useAskedForm().record;
  return (
    <Disclosure title={t`Wie heeft gemeld (blijft bij u)`} open={view.reporters.some((reporter) => reporter.record === asked)}>
      <PlainList
        label={t`Melders`}
        items={view.reporters.map((reporter) => ({
          key: reporter.record,
          content: (
            <>
              <strong>{reporter.name}</strong> {reporter.contact}
              {reporter.wishes_secrecy && <div className="kit-quiet">{t`Wil niet dat anderen de naam weten.`}</div>}
              {reporter.note && <div className="kit-quiet kit-small">{reporter.note}</div>}
              {reporter.editable && view.state === "open" && <OwnRecord record={reporter.record} caseId={view.case} what={reporter.name} />}
            </>
          ),
        }))}
      />
    </Disclosure>
  );
}
