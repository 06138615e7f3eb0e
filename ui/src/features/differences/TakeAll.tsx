import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Button } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useDo } from "../../parts/useDo.ts";
import { type AllOf, allOfAuthors } from "./choices.ts";

/** Everything of one author in a case at once; what tells about people is always chosen one by one. */
export function TakeAll({ caseId, conflicts }: { caseId: string; conflicts: readonly ConflictView[] }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [asked, setAsked] = useState<AllOf | null>(null);
  const authors = allOfAuthors(conflicts);
  if (authors.length === 0) return null;
  const take = async (all: AllOf) => {
    await run("resolve_all", { case: caseId, author: all.author, saw: all.saw }, { text: t`Vastgelegd: de antwoorden van ${all.name}.` });
    setAsked(null);
  };
  return (
    <Stack gap="tight">
      <Cluster>
        {authors.map((all) => (
          <Button key={all.author} kind="secondary" onPress={() => setAsked(all)}>
            {t`Alles van ${all.name} (${all.count})`}
          </Button>
        ))}
      </Cluster>
      {error && <ErrorState error={error} safe={t`Alle versies staan er nog.`} />}
      <AlertDialog
        open={asked !== null}
        title={t`Alles van ${asked?.name ?? ""}?`}
        confirm={t`Leg vast`}
        pending={pending !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && void take(asked)}
      >
        {plural(asked?.count ?? 0, { one: "# antwoord wordt dat van deze persoon.", other: "# antwoorden worden die van deze persoon." })}{" "}
        {t`Wat over mensen gaat, kiest u zelf, een voor een. Vastleggen kunt u niet ongedaan maken; de andere versies blijven in de geschiedenis.`}
      </AlertDialog>
    </Stack>
  );
}
