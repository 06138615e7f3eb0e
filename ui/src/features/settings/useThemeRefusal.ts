import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { number } from "../../i18n/format.ts";
import type { ApiError } from "../../ipc/ApiError.ts";

/** Why a theme file was refused, precise enough for whoever made it. */
export function useThemeRefusal(): (error: ApiError) => string {
  const { t } = useLingui();

  const unreadable = ({ reason, line = "", column = "" }: ApiError["params"]) => {
    const reasons: Record<string, string> = {
      size: t`Het bestand is groter dan 1 MB.`,
      json: t`Op regel ${line}, teken ${column}, is het geen geldige JSON.`,
      shape: t`Op regel ${line}, teken ${column}, staat iets dat er niet hoort, of er ontbreekt iets.`,
      empty: t`Er staat geen kleur, vorm of logo in.`,
      other: t`Het is geen themabestand van Woonrust.`,
    };
    return reasons[reason ?? ""] ?? "";
  };

  const value = ({ reason, token = "", place = "", least = "", most = "" }: ApiError["params"]) => {
    const reasons: Record<string, string> = {
      unknown: t`In "${place}" staat de naam "${token}", die Woonrust niet kent.`,
      elsewhere: t`De naam ${token} hoort niet in "${place}".`,
      twice: t`In "${place}" staat ${token} twee keer.`,
      missing: t`In "${place}" ontbreekt ${token}.`,
      colour: t`In "${place}" is ${token} geen kleur zoals #1f5b6b.`,
      length: t`In "${place}" is ${token} geen lengte in px of rem.`,
      range: t`In "${place}" mag ${token} van ${least} tot en met ${most} pixels zijn.`,
      font: t`In "${place}" moet ${token} Noto Sans of Atkinson Hyperlegible Next zijn.`,
      half: place === "dark" ? t`In "dark" moet de tekst lichter zijn dan de achtergrond.` : t`In "light" moet de tekst donkerder zijn dan de achtergrond.`,
      name: t`De naam van de organisatie ontbreekt, is langer dan ${most} tekens of heeft tekens die niet mogen.`,
    };
    return reasons[reason ?? ""] ?? "";
  };

  const contrast = ({ place = "", front = "", back = "", ...counted }: ApiError["params"]) => {
    const [ratio, least, more] = [number(Number(counted.ratio)), number(Number(counted.least)), Number(counted.more)];
    const pair = t`In "${place}" is het contrast van ${front} op ${back} ${ratio} op 1. Nodig is ${least} op 1.`;
    const others = plural(more, { one: "Nog # ander paar haalt het niet.", other: "Nog # andere paren halen het niet." });
    return more > 0 ? `${pair} ${others}` : pair;
  };

  const logo = ({ reason }: ApiError["params"]) => {
    const reasons: Record<string, string> = {
      svg: t`Een SVG kan meer bevatten dan een plaatje. Maak er een PNG van.`,
      kind: t`Het moet een PNG of JPEG zijn, als data-adres met base64.`,
      encoding: t`De base64 klopt niet.`,
      damaged: t`Het plaatje is beschadigd.`,
      size: t`Het plaatje is te groot. Neem er een van hoogstens 4096 pixels, met weinig kleuren.`,
    };
    return reasons[reason ?? ""] ?? "";
  };

  return ({ code, params }) => {
    if (code === "theme_unreadable") return unreadable(params);
    if (code === "theme_value") return value(params);
    if (code === "theme_contrast") return contrast(params);
    return code === "theme_logo" ? logo(params) : "";
  };
}
