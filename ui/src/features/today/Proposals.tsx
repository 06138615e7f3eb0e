import { useLingui } from "@lingui/react/macro";
import type { ProposalView } from "../../ipc/types/ProposalView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { RoleAnswer } from "../../parts/RoleAnswer.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** Roles that the person is asked to take, answered here. */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  const { t } = useLingui();
  const { term, text } = useTerms();
  return (
    <Section title={t`Aan u gevraagd`}>
      <PlainList
        label={t`Aan u gevraagd`}
        items={proposals.map(({ role, address, number, case: id }) => ({
          key: role.record,
          content: (
            <Stack gap="tight">
              <div>
                <strong>{t`Wordt u ${term("role", role.role)}?`}</strong>{" "}
                <Quiet>{text(`role.${role.role}.meaning`)}</Quiet>
              </div>
              <div>
                <TextLink href={paths.case(id)}>{address}</TextLink>
                <Quiet small>{` · ${number} · ${t`gevraagd door ${role.proposed_by}`}`}</Quiet>
              </div>
              <RoleAnswer role={role} address={address} />
            </Stack>
          ),
        }))}
      />
    </Section>
  );
}
