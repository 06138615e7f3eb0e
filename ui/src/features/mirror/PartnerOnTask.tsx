import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { MirrorCellView } from "../../ipc/types/MirrorCellView.ts";
import type { MirrorPartnerView } from "../../ipc/types/MirrorPartnerView.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { RoleMirrorView } from "../../ipc/types/RoleMirrorView.ts";
import type { TaskClaimView } from "../../ipc/types/TaskClaimView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Quiet, Stack } from "../../kit/Layout.tsx";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { ClaimActions } from "./ClaimActions.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import { ClaimWords } from "./ClaimWords.tsx";

type PartnerOnTaskProps = { caseId: string; mirror: RoleMirrorView; task: MirrorTaskView; partner: MirrorPartnerView; cell: MirrorCellView; open: boolean };

/** What one partner says of a task, what others think, and what can be written down. */
export function PartnerOnTask({ caseId, mirror, task, partner, cell, open }: PartnerOnTaskProps) {
  const { t } = useLingui();
  const [writing, setWriting] = useOpenForm({ claim: "claim" }, `${task.task}:${partner.partner}`);
  return (
    <div className="kit-card">
      <Stack gap="tight">
        <h3>{partner.own ? t`${partner.name} (u)` : partner.name}</h3>
        <p>
          <Quiet>{t`Zegt zelf:`}</Quiet> {cell.says.length === 0 && <Quiet>{t`nog niets`}</Quiet>}
        </p>
        {cell.says.map((claim) => (
          <Claim key={claim.record} caseId={caseId} claim={claim} task={task} open={open} />
        ))}
        {cell.expected.length > 0 && (
          <p>
            <Quiet>{t`Anderen denken:`}</Quiet> {cell.expected.map((claim) => t`${claim.name} verwacht dit`).join("; ")}
          </p>
        )}
        {open && !writing && (
          <Button kind="secondary" onPress={() => setWriting("claim")} context={partner.name}>
            {partner.own ? t`Zeg wat u doet` : t`Leg vast wat deze partner zegt`}
          </Button>
        )}
        {open && writing && <ClaimForm caseId={caseId} mirror={mirror} task={task} partner={partner} onClose={() => setWriting(null)} />}
      </Stack>
    </div>
  );
}

function Claim({ caseId, claim, task, open }: { caseId: string; claim: TaskClaimView; task: MirrorTaskView; open: boolean }) {
  const { t } = useLingui();
  const details = [
    claim.since && t`sinds ${day(claim.since)}`,
    claim.reason,
    claim.on_behalf && t`zo gezegd: ${claim.on_behalf}`,
    claim.author && t`vastgelegd door ${claim.author}`,
  ].filter(Boolean);
  return (
    <div>
      <ClaimWords claim={claim} />
      <div>
        <Quiet small>{details.join(" · ")}</Quiet>
      </div>
      {claim.disputed && <TextLink href={paths.caseDifferences(caseId)}>{t`Bekijk en kies`}</TextLink>}
      {open && (claim.from_role ? <TextLink href={paths.partners(caseId)}>{t`Dit volgt uit een rol: naar partners en regie`}</TextLink> : <ClaimActions caseId={caseId} claim={claim} task={task} />)}
    </div>
  );
}
