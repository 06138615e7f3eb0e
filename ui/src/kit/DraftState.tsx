import { Trans, useLingui } from "@lingui/react/macro";
import { time } from "../i18n/format.ts";
import { TextLink } from "./Button.tsx";

type DraftLike = {
  status: { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: Date } | { kind: "failed" };
  saveNow: () => Promise<unknown>;
  unread?: boolean;
};

/** "Concept bewaard om 14.32": always visible beside a form that can be typed in. Changes are announced once they rest. */
export function DraftState({ draft, quiet }: { draft: DraftLike; quiet?: string }) {
  const { t } = useLingui();
  const { status } = draft;
  if (draft.unread) return null;
  const words = {
    idle: quiet ?? t`Wat u typt wordt vanzelf bewaard.`,
    saving: t`Concept wordt bewaard…`,
    saved: status.kind === "saved" ? t`Concept bewaard om ${time(status.at)}` : "",
    failed: t`Niet bewaard`,
  };
  return (
    <p className="kit-hint" role={status.kind === "saving" ? undefined : "status"}>
      {words[status.kind]}
      {status.kind === "failed" && (
        <>
          {" – "}
          <TextLink onPress={() => void draft.saveNow()}>
            <Trans>probeer opnieuw</Trans>
          </TextLink>
        </>
      )}
    </p>
  );
}
