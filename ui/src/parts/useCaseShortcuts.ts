import { useShortcut } from "../kit/useShortcut.ts";
import { paths } from "../paths.ts";
import { useGo } from "./useGo.ts";

/** On every page of a case: Alt+1 to Alt+7 open a success factor, Ctrl+P makes a PDF. */
export function useCaseShortcuts(caseId: string): void {
  const go = useGo();
  const open = (factor: number) => () => go(paths.factor(caseId, factor));
  useShortcut("factor_1", open(1));
  useShortcut("factor_2", open(2));
  useShortcut("factor_3", open(3));
  useShortcut("factor_4", open(4));
  useShortcut("factor_5", open(5));
  useShortcut("factor_6", open(6));
  useShortcut("factor_7", open(7));
  useShortcut("print", () => go(paths.document(caseId)));
}
