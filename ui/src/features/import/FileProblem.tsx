import { useLingui } from "@lingui/react/macro";
import type { ApiError } from "../../ipc/ApiError.ts";
import type { ErrorCode } from "../../ipc/types/ErrorCode.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { paths } from "../../paths.ts";
import { NoRoom } from "./NoRoom.tsx";

type Words = { kind: "info" | "attention" | "urgent"; title: string; text: string };

/** Every way in which a file can be bad, in its own words. Nothing of it was written. */
export function FileProblem({ error, onAgain }: { error: ApiError; onAgain: () => void }) {
  const { t } = useLingui();
  const words: Partial<Record<ErrorCode, Words>> = {
    cancelled: { kind: "info", title: t`U hebt het controleren gestopt`, text: t`U kunt het bestand later opnieuw kiezen.` },
    file_truncated: {
      kind: "attention",
      title: t`Het bestand is afgekapt`,
      text: t`Het laatste stuk ontbreekt. Dat gebeurt als kopiëren of downloaden is gestopt. Kopieer het opnieuw, of vraag uw collega het nog een keer te sturen.`,
    },
    file_altered: {
      kind: "urgent",
      title: t`Het bestand is veranderd sinds het is gemaakt`,
      text: t`De handtekening klopt niet met de inhoud. Het kan beschadigd zijn, of iemand heeft het aangepast. Gebruik het niet. Bel uw collega en vraag om een nieuw bestand.`,
    },
    file_for_someone_else: {
      kind: "attention",
      title: t`Dit bestand is niet voor u gemaakt`,
      text: t`Alleen de ontvanger kan het openen. Vraag uw collega een bestand voor u te maken, met uw laatste contactkaart. Stuur dit bestand niet door.`,
    },
    file_newer: {
      kind: "attention",
      title: t`Dit bestand komt uit een nieuwere versie van Woonrust`,
      text: t`Werk Woonrust bij en open het daarna. Het bestand zelf is in orde.`,
    },
    unknown_signer: {
      kind: "urgent",
      title: t`Het bestand bewijst niet wie het heeft gemaakt`,
      text: t`De handtekening hoort bij geen enkel apparaat op de contactkaart die erin zit. Gebruik het niet. Vraag uw collega om een nieuwe contactkaart en een nieuw bestand.`,
    },
    file_too_large: {
      kind: "attention",
      title: t`Het bestand is groter dan Woonrust aankan`,
      text: t`Vraag uw collega om minder zaken in één bestand.`,
    },
    file_not_woonrust: { kind: "attention", title: t`Dit is geen bestand van Woonrust`, text: t`Kies een bestand dat eindigt op .woonrust.` },
    file_is_archive: {
      kind: "info",
      title: t`Dit is een archief`,
      text: t`Een archief is om te controleren wie wat schreef. Het wordt nooit samengevoegd. Wilt u aan deze zaak meewerken? Vraag uw collega dan om een gewoon bestand.`,
    },
    file_not_for_import: {
      kind: "attention",
      title: t`Dit soort bestand kunt u hier niet samenvoegen`,
      text: t`Is het een contactkaart? Lees die in bij Contacten. Is het een reservekopie? Die zet u terug op het eerste scherm.`,
    },
  };
  const found = words[error.code];
  if (!found) return <NoRoom error={error} safe={t`Er is niets geïmporteerd. Uw zaken zijn niet gewijzigd.`} onRetry={onAgain} />;
  const action =
    error.code === "file_not_for_import" ? (
      <TextLink href={paths.contacts}>{t`Naar Contacten`}</TextLink>
    ) : error.code === "file_is_archive" ? (
      <TextLink href={paths.checkArchive}>{t`Controleer dit archief`}</TextLink>
    ) : null;
  return (
    <Notice kind={found.kind} title={found.title} live="alert" {...(action ? { action } : {})}>
      <p>{t`Er is niets geïmporteerd. Uw zaken zijn niet gewijzigd.`}</p>
      <p>{found.text}</p>
      <p className="kit-small">
        {t`Foutcode: ${error.code}`}
        {error.params.detail && ` (${error.params.detail})`}
      </p>
    </Notice>
  );
}
