// What two people made of one text, word by word, and where both changed the same place.
import { type Piece, wordDiff } from "./wordDiff.ts";

/** `meets`: at this place of the text the other one changed nothing, just the same, or something else. */
export type MadePiece = Piece & { meets: "nothing" | "same" | "other" };

/** A change at one place: from where to where in the first text, and what came there. */
type Edit = { start: number; end: number; added: string };

/** From `base` to two versions; each keeps its own text and that of the base whole. */
export function threeWay(base: string, mine: string, theirs: string): { mine: MadePiece[]; theirs: MadePiece[] } {
  const [one, other] = [wordDiff(base, mine), wordDiff(base, theirs)];
  const [his, hers] = [editsOf(one), editsOf(other)];
  return { mine: marked(one, his, hers), theirs: marked(other, hers, his) };
}

/** Per piece the change that it is part of; none for what stayed. */
function editsOf(pieces: readonly Piece[]): (Edit | null)[] {
  let at = 0;
  let open: Edit | null = null;
  return pieces.map((piece) => {
    if (piece.kind === "same") {
      at += piece.text.length;
      open = null;
      return null;
    }
    const edit: Edit = open ?? { start: at, end: at, added: "" };
    if (piece.kind === "added") edit.added += piece.text;
    else {
      at += piece.text.length;
      edit.end = at;
    }
    open = edit;
    return edit;
  });
}

function marked(pieces: readonly Piece[], own: readonly (Edit | null)[], others: readonly (Edit | null)[]): MadePiece[] {
  const theirs = [...new Set(others)].filter((edit) => edit !== null);
  return pieces.map((piece, index) => ({ ...piece, meets: meets(own[index] ?? null, theirs) }));
}

function meets(edit: Edit | null, others: readonly Edit[]): MadePiece["meets"] {
  if (edit === null) return "nothing";
  const [first, ...more] = others.filter((other) => other.start <= edit.end && edit.start <= other.end);
  if (!first) return "nothing";
  const same = more.length === 0 && first.start === edit.start && first.end === edit.end && first.added === edit.added;
  return same ? "same" : "other";
}
