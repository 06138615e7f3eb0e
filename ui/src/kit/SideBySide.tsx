import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type MadePiece, threeWay } from "./threeWay.ts";
import { type Piece, wordDiff } from "./wordDiff.ts";

export type Version = { heading: string; meta?: ReactNode; text: string; actions?: ReactNode };

/** Two versions beside each other; the words that differ are marked, in words for screen readers too. */
export function SideBySide({ left, right }: { left: Version; right: Version }) {
  const pieces = wordDiff(left.text, right.text);
  return (
    <div className="kit-split">
      <VersionColumn version={left} pieces={pieces.filter((piece) => piece.kind !== "added")} />
      <VersionColumn version={right} pieces={pieces.filter((piece) => piece.kind !== "removed")} />
    </div>
  );
}

/** A text and what two people made of it, beside each other; below each other when there is no room. */
export function ThreeWay({ base, mine, theirs }: { base: Version; mine: Version; theirs: Version }) {
  const made = threeWay(base.text, mine.text, theirs.text);
  return (
    <>
      <p className="kit-hint">
        <Trans>Onderstreept is nieuw, doorgestreept is weg. Staat er een stippellijn onder, dan veranderde de ander op die plek iets anders.</Trans>
      </p>
      <div className="kit-three">
        <Column version={base}>
          <p className="kit-diff">{base.text}</p>
        </Column>
        <Column version={mine}>
          <Made pieces={made.mine} />
        </Column>
        <Column version={theirs}>
          <Made pieces={made.theirs} />
        </Column>
      </div>
    </>
  );
}

function VersionColumn({ version, pieces }: { version: Version; pieces: Piece[] }) {
  return (
    <Column version={version}>
      <Pieces pieces={pieces} />
    </Column>
  );
}

function Column({ version, children }: { version: Version; children: ReactNode }) {
  return (
    <div role="group" aria-label={version.heading}>
      <h3>{version.heading}</h3>
      {version.meta && <p className="kit-version__meta">{version.meta}</p>}
      {children}
      {version.actions}
    </div>
  );
}

/** Marked by lines and in hidden words, never by colour alone. */
function Made({ pieces }: { pieces: readonly MadePiece[] }) {
  return (
    <p className="kit-diff">
      {pieces.map((piece, index) => {
        const key = `${index}${piece.kind}`;
        if (piece.kind === "same") return <span key={key}>{piece.text}</span>;
        const Mark = piece.kind === "added" ? "ins" : "del";
        return (
          <Mark key={key} data-meets={piece.meets}>
            <span className="kit-hidden">
              {piece.kind === "added" ? <Trans>[nieuw:</Trans> : <Trans>[weg:</Trans>}{" "}
            </span>
            {piece.text}
            <span className="kit-hidden">{piece.meets === "other" ? <Trans>, de ander schreef hier iets anders]</Trans> : "]"}</span>
          </Mark>
        );
      })}
    </p>
  );
}

/** One text that shows what was taken out and put in. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return <Pieces pieces={wordDiff(before, after)} />;
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return (
    <p className="kit-diff">
      {pieces.map((piece, index) => {
        const key = `${index}${piece.kind}`;
        if (piece.kind === "same") return <span key={key}>{piece.text}</span>;
        const Mark = piece.kind === "added" ? "ins" : "del";
        return (
          <Mark key={key}>
            <span className="kit-hidden"><Trans>[anders:</Trans> </span>
            {piece.text}
            <span className="kit-hidden">]</span>
          </Mark>
        );
      })}
    </p>
  );
}
