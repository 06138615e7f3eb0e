import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Cluster } from "../../kit/Layout.tsx";
import { announce } from "../../kit/LiveRegion.tsx";
import { paths } from "../../paths.ts";
import { MOST_TOGETHER } from "./useChoice.ts";

type ChooseCasesProps = { chosen: ReadonlySet<string> | null; full: boolean; onStart: () => void; onStop: () => void };

/** Several cases go to one colleague in one file: they are chosen in the list. */
export function ChooseCases({ chosen, full, onStart, onStop }: ChooseCasesProps) {
  const { t } = useLingui();
  const count = chosen?.size ?? 0;
  const told = chosen === null ? "" : plural(count, { 0: "Nog geen zaak gekozen", one: "# zaak gekozen", other: "# zaken gekozen" });
  useEffect(() => {
    if (told !== "") announce(told);
  }, [told]);
  if (chosen === null) return <Button kind="quiet" onPress={onStart}>{t`Kies zaken om te delen`}</Button>;
  return (
    <Cluster>
      <span>
        {told}
        {full && ` · ${t`meer dan ${MOST_TOGETHER} tegelijk gaat niet`}`}
      </span>
      {count > 0 && (
        <LinkButton href={paths.shareCases([...chosen])}>{plural(count, { one: "Deel # zaak met …", other: "Deel # zaken met …" })}</LinkButton>
      )}
      <Button kind="quiet" onPress={onStop}>{t`Stop met kiezen`}</Button>
    </Cluster>
  );
}
