import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { RoleView } from "../../ipc/types/RoleView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { RoleAnswer } from "../../parts/RoleAnswer.tsx";
import { codes, useTerms } from "../../parts/terms.ts";
import { RoleActions } from "./RoleActions.tsx";

/** Who does what for the whole case: one line per role, also when nobody has it. */
export function Roles({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { label, text } = useTerms();
  const past = view.roles.filter((role) => role.state === "refused" || role.state === "ended");
  return (
    <Section title={t`Wie heeft de regie?`}>
      <PlainList
        label={t`Rollen`}
        items={codes.role.map((code) => {
          const held = view.roles.filter((role) => role.role === code && (role.state === "accepted" || role.state === "proposed"));
          return {
            key: code,
            content: (
              <Stack gap="tight">
                <div>
                  <strong>{label("role", code)}</strong> <Quiet small>{text(`role.${code}.meaning`)}</Quiet>
                </div>
                {held.length === 0 && <div>{code === "case_lead" ? <StatusTag tone="urgent">{t`Nog niemand`}</StatusTag> : <Quiet>{t`Nog niemand`}</Quiet>}</div>}
                {held.map((role) => (
                  <Held key={role.record} view={view} role={role} />
                ))}
              </Stack>
            ),
          };
        })}
      />
      {past.length > 0 && (
        <Disclosure title={t`Eerder gevraagd of gestopt (${past.length})`}>
          <PlainList label={t`Eerder gevraagd of gestopt`} items={past.map((role) => ({ key: role.record, content: <Past role={role} /> }))} />
        </Disclosure>
      )}
    </Section>
  );
}

function Held({ view, role }: { view: CaseView; role: RoleView }) {
  const { t } = useLingui();
  const since = role.since ? day(role.since) : "";
  const proposed = role.state === "proposed";
  return (
    <Stack gap="tight">
      <div>
        {role.mine ? t`U` : role.name}{" "}
        {proposed ? <StatusTag tone="todo">{t`Gevraagd, nog geen antwoord`}</StatusTag> : <Quiet small>{since && t`sinds ${since}`}</Quiet>}
      </div>
      {role.on_behalf && <Quiet small>{t`Namens deze persoon vastgelegd: ${role.on_behalf}`}</Quiet>}
      {view.state === "open" && proposed && role.mine && <RoleAnswer role={role} address={view.address_text} />}
      {view.state === "open" && <RoleActions role={role} />}
    </Stack>
  );
}

function Past({ role }: { role: RoleView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  return (
    <>
      {label("role", role.role)}: {role.name} <Quiet small>{role.state === "refused" ? t`zei nee` : t`gestopt`}</Quiet>
      {role.reason && <div className="kit-quiet">{role.reason}</div>}
    </>
  );
}
