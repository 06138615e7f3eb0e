// Between a version of the analysis and what its form holds.
import type { AnalysisVersionView } from "../../ipc/types/AnalysisVersionView.ts";

/** A goal in the form; `from` is the goal of an earlier version that it goes on from, or empty. */
export type GoalValues = { from: string; text: string; measure: string; by: string };

export type VersionValues = {
  /** The versions that stood when the writing began: a version that came later is read first. */
  saw: string[];
  what_happens: string;
  facts: string[];
  causes: string;
  help_there: string;
  common_interests: string;
  fallback: string;
  goals: GoalValues[];
};

export const emptyGoal: GoalValues = { from: "", text: "", measure: "", by: "" };

/** Nothing was filled in: such a goal is left out. */
export const isBlank = (goal: GoalValues): boolean => [goal.text, goal.measure, goal.by].every((text) => text.trim() === "");

/** Lines that say something. */
export const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** A new version begins with what the last one says; goals that were let go or reached stay behind. */
export function startOf(version: AnalysisVersionView | undefined): Omit<VersionValues, "saw"> {
  if (!version) return { what_happens: "", facts: [], causes: "", help_there: "", common_interests: "", fallback: "", goals: [emptyGoal] };
  const goals = version.goals.filter((goal) => goal.state === "open").map((goal) => ({ from: goal.record, text: goal.text, measure: goal.measure, by: goal.by ?? "" }));
  return {
    what_happens: version.what_happens,
    facts: version.facts.map((fact) => fact.record),
    causes: version.causes.join("\n"),
    help_there: version.help_there,
    common_interests: version.common_interests.join("\n"),
    fallback: version.fallback,
    goals: goals.length > 0 ? goals : [emptyGoal],
  };
}
