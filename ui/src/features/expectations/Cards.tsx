import { useLingui } from "@lingui/react/macro";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Quiet, Section, Stack } from "../../kit/Layout.tsx";

/** Facts that hold for everybody, with their source. */
export function Cards({ check }: { check: ExpectationsView }) {
  const { t } = useLingui();
  if (check.cards.length === 0) return null;
  return (
    <Section title={t`Feiten die voor iedereen gelden`}>
      <Stack gap="tight">
        {check.cards.map((card) => (
          <Disclosure key={card.title} title={card.title}>
            <p>{card.text}</p>
            <Quiet small>{t`Bron: ${card.source}`}</Quiet>
          </Disclosure>
        ))}
      </Stack>
    </Section>
  );
}
