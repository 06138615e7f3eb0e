import { useLingui } from "@lingui/react/macro";
import type { ApiError } from "../../ipc/ApiError.ts";
import { ErrorState } from "../../kit/States.tsx";

/** A card that was not taken in; the known cards are untouched. */
export function CardProblem({ error }: { error: ApiError }) {
  const { t } = useLingui();
  return <ErrorState error={error} safe={t`Er is niets ingelezen. Uw contacten zijn niet gewijzigd.`} />;
}
