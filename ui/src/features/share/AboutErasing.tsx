import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { SharePreviewView } from "../../ipc/types/SharePreviewView.ts";
import { Notice } from "../../kit/Notice.tsx";

/** What a file says about erasing beside its content: from then on a request cannot be taken back. */
export function AboutErasing({ view }: { view: SharePreviewView }) {
  const { t } = useLingui();
  const { erase_requests: requests, erase_answers: answers, refusals } = view.extent;
  const { name } = view.recipient;
  if (requests + answers === 0) return null;
  return (
    <Notice title={t`Dit gaat ook mee`}>
      {requests > 0 && (
        <p>
          {plural(requests, {
            one: "Uw verzoek om te wissen. Daarna kunt u het niet meer terugnemen.",
            other: "# verzoeken om te wissen. Daarna kunt u ze niet meer terugnemen.",
          })}
        </p>
      )}
      {answers > 0 && <p>{plural(answers, { one: "Uw antwoord op een verzoek om te wissen.", other: "# antwoorden op verzoeken om te wissen." })}</p>}
      {refusals > 0 && <p>{t`${name} leest de reden waarom u weigert.`}</p>}
    </Notice>
  );
}
