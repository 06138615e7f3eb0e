import { type ComponentType, lazy } from "react";
import { loadScreenWords } from "./setup.ts";

/** A component that comes when it is first shown, together with the words of the screens. */
export function withWords<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), loadScreenWords()]);
    return screen;
  });
}
