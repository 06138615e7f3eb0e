import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
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

function VersionColumn({ version, pieces }: { version: Version; pieces: Piece[] }) {
  return (
    <div role="group" aria-label={version.heading}>
      <h3>{version.heading}</h3>
      {version.meta && <p className="kit-version__meta">{version.meta}</p>}
      <Pieces pieces={pieces} />
      {version.actions}
    </div>
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
