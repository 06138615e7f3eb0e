import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

type RegionProps = { as?: "section" | "aside" | "nav" | "main" | "header"; label: string; className?: string; id?: string; children: ReactNode };

/** A landmark that F6 reaches. */
export function Region({ as: Element = "section", label, className, id, children }: RegionProps) {
  return (
    <Element id={id} aria-label={label} className={className} data-region="" tabIndex={-1}>
      {children}
    </Element>
  );
}

/** Moves the focus to the next landmark (or the one before), round and round. */
export function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => !region.closest("[inert],[hidden]"));
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const from = here === -1 && step === -1 ? 0 : here;
  regions[(from + step + regions.length) % regions.length]?.focus();
}

/** The first stop of the Tab key: past the navigation, to the heading of the screen. */
export function SkipLink() {
  return (
    <a
      className="utrecht-skip-link utrecht-skip-link--visible-on-focus"
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>("main h1, main")?.focus();
      }}
    >
      <Trans>Naar de inhoud</Trans>
    </a>
  );
}
