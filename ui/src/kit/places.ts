// Where someone was in a long list, so that Back returns there. It lives in memory, until the window locks or closes.
import type { VirtualItem } from "@tanstack/react-virtual";

/** How far it was scrolled, which row was meant, and how high the rows were: else the same distance is another row. */
export type Place = { top: number; row: number; heights: () => VirtualItem[] };

const MOST = 5;
const places = new Map<string, Place>();

export function placeOf(key: string | undefined): Place | undefined {
  return key === undefined ? undefined : places.get(key);
}

export function keepPlace(key: string | undefined, place: Place): void {
  if (key === undefined) return;
  places.delete(key);
  places.set(key, place);
  const oldest = places.keys().next();
  if (places.size > MOST && !oldest.done) places.delete(oldest.value);
}
