import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Quiet } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { Parts } from "./Parts.tsx";

/** What stood there before people differed; looked up only when someone asks. */
export function Before({ conflict }: { conflict: ConflictView }) {
  const { t } = useLingui();
  return (
    <Disclosure title={t`Stond er eerst`}>
      <Earlier conflict={conflict} />
    </Disclosure>
  );
}

function Earlier({ conflict }: { conflict: ConflictView }) {
  const { t } = useLingui();
  const before = useView("conflict_before", { record: conflict.record, field: conflict.field });
  return (
    <QueryStates query={before}>
      {(view) => (
        <>
          <Parts conflict={conflict} parts={view.parts} />
          {view.incomplete && <Quiet>{t`Niet alles van wat er eerst stond is hier. Dat reist niet mee als iemand het al had gewijzigd.`}</Quiet>}
        </>
      )}
    </QueryStates>
  );
}
