import { useLingui } from "@lingui/react/macro";
import type { Category } from "../ipc/types/Category.ts";
import { useTerms } from "./terms.ts";

/** What the kinds of nuisance ask to think of; it says so when one is chosen. */
export function CategoryFlags({ categories }: { categories: readonly Category[] }) {
  const { t } = useLingui();
  const { flags, text } = useTerms();
  const found = [...new Set(categories.flatMap(flags))];
  return (
    <div role="status">
      {found.length > 0 && (
        <ul className="kit-bullets" aria-label={t`Denk hieraan`}>
          {found.map((flag) => (
            <li key={flag}>{text(`category_flag.${flag}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
