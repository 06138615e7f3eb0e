import { useLingui } from "@lingui/react/macro";
import type { RefObject } from "react";
import { array, boolean, check, forward, nonEmpty, object, pipe, regex, string, trim } from "valibot";
import { momentFault } from "../../i18n/when.ts";
import { useReportRules } from "../../parts/reportFields.tsx";
import { isAddition } from "../../parts/reportValues.ts";
import { faultWords } from "../../parts/when.ts";

/** What a report needs before it is taken in. `openCases` counts the open cases found at the address: then one must choose. */
export function useReportSchema(openCases: RefObject<number>) {
  const { t } = useLingui();
  return pipe(
    object({
      case: string(),
      street: string(),
      house_number: string(),
      house_letter: string(),
      suffix: string(),
      postcode: pipe(string(), trim(), regex(/^$|^\d{4}\s?[a-z]{2}$/i, t`Vul een postcode in van vier cijfers en twee letters, zoals 1234 AB.`)),
      town: string(),
      ...useReportRules(),
      who: pipe(string(), nonEmpty(t`Kies of de melder een naam gaf.`)),
      name: string(),
      contact: string(),
      wishes_secrecy: boolean(),
      note: string(),
      acute: pipe(string(), nonEmpty(t`Beantwoord of er nu gevaar is.`)),
      dangers: array(string()),
      acknowledged: boolean(),
      tenure: string(),
    }),
    forward(check((values) => isAddition(values) || values.house_number.trim() !== "", t`Vul het huisnummer in.`), ["house_number"]),
    forward(check((values) => isAddition(values) || values.street.trim() !== "", t`Vul de straat in.`), ["street"]),
    forward(check((values) => isAddition(values) || values.town.trim() !== "", t`Vul de plaats in.`), ["town"]),
    forward(check((values) => values.case !== "" || openCases.current === 0, t`Kies of de melding bij de zaak hoort die er al is.`), ["case"]),
    forward(check((values) => values.who !== "named" || values.name.trim() !== "", t`Vul de naam van de melder in, of kies anoniem.`), ["name"]),
    // Only in a period is there an end to ask for.
    forward(
      check(
        (values) => values.precision !== "period" || momentFault(values.occurred_until) === null,
        (issue) => faultWords(momentFault(issue.input.occurred_until)),
      ),
      ["occurred_until"],
    ),
    forward(check((values) => values.acute !== "yes" || values.dangers.length > 0, t`Kies welk gevaar er is.`), ["dangers"]),
  );
}
