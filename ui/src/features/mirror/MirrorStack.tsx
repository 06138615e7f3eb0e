import { useLingui } from "@lingui/react/macro";
import { TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Stack } from "../../kit/Layout.tsx";
import { paths } from "../../paths.ts";
import { Cell } from "./Cell.tsx";
import type { MirrorProps } from "./MirrorTable.tsx";
import { Outcome } from "./Outcome.tsx";
import { OwnSay } from "./OwnSay.tsx";

/** On a narrow window: one task under the other, the partners folded away. */
export function MirrorStack({ caseId, mirror, tasks, say, pending }: MirrorProps) {
  const { t } = useLingui();
  const own = mirror.partners.find((partner) => partner.own);
  return (
    <PlainList
      label={t`Taken`}
      items={tasks.map((task) => {
        const mine = task.cells.find((cell) => cell.partner === own?.partner);
        return {
          key: task.task,
          content: (
            <Stack gap="tight">
              <div>
                <TextLink href={paths.mirrorTask(caseId, task.task)}>{task.label}</TextLink> <Outcome task={task} />
              </div>
              {mine && say && <OwnSay caseId={caseId} task={task} cell={mine} say={say} pending={pending === task.task} />}
              <Disclosure title={t`Wat partners zeggen`}>
                <dl className="kit-rows">
                  {mirror.partners.map((partner) => {
                    const cell = task.cells.find((one) => one.partner === partner.partner);
                    return (
                      <div key={partner.partner}>
                        <dt>{partner.own ? t`${partner.name} (u)` : partner.name}</dt>
                        <dd>{cell && <Cell task={task} cell={cell} />}</dd>
                      </div>
                    );
                  })}
                </dl>
              </Disclosure>
            </Stack>
          ),
        };
      })}
    />
  );
}
