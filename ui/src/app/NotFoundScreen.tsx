import { Trans, useLingui } from "@lingui/react/macro";
import { LinkButton } from "../kit/Button.tsx";
import { PageHeader } from "../kit/PageHeader.tsx";
import { paths } from "../paths.ts";

export function NotFoundScreen() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Deze pagina is er niet`} lead={t`Misschien is het onderdeel verwijderd of is het adres niet juist.`} />
      <LinkButton href={paths.today}>
        <Trans>Naar Vandaag</Trans>
      </LinkButton>
    </>
  );
}
