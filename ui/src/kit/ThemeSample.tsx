import type { CSSProperties } from "react";
import type { ThemeView } from "../ipc/types/ThemeView.ts";
import { StatusTag } from "./StatusTag.tsx";
import { type Half, themeProperties } from "./theme/organisation.ts";

type ThemeSampleProps = {
  theme: ThemeView;
  half: Half;
  /** What it is a picture of. */
  label: string;
  title: string;
  words: { text: string; quiet: string; link: string; field: string; button: string; tag: string };
};

/** A picture of one half of a theme; nothing in it works. */
export function ThemeSample({ theme, half, label, title, words }: ThemeSampleProps) {
  return (
    <div className="kit-sample" role="img" aria-label={label} style={themeProperties(theme, half) as CSSProperties}>
      <p className="kit-sample__title">{title}</p>
      <p>
        {words.text} <span className="kit-sample__link">{words.link}</span>
      </p>
      <p className="kit-quiet">{words.quiet}</p>
      <StatusTag tone="attention">{words.tag}</StatusTag>
      <span className="kit-sample__field">{words.field}</span>
      <span className="kit-sample__button">{words.button}</span>
    </div>
  );
}
