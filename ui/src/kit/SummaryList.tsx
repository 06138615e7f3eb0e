import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { TextLink } from "./Button.tsx";

export type SummaryRow = {
  key: string;
  label: string;
  value?: ReactNode;
  /** Where or how to change it. */
  change?: string | (() => void);
};

/** Answers to check before something is done. What was left out says so. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="kit-rows">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          <dd>
            {row.value === undefined || row.value === null || row.value === "" ? (
              <span className="kit-quiet">
                <Trans>Niet ingevuld</Trans>
              </span>
            ) : (
              row.value
            )}
          </dd>
          {row.change !== undefined && (
            <dd className="kit-rows__change">
              {typeof row.change === "string" ? (
                <TextLink href={row.change} context={row.label}>
                  <Trans>Wijzig</Trans>
                </TextLink>
              ) : (
                <TextLink onPress={row.change} context={row.label}>
                  <Trans>Wijzig</Trans>
                </TextLink>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
