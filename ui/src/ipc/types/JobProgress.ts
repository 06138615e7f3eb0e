export type JobProgress =
  | { kind: "started"; job: string }
  | { kind: "step"; job: string; done: number; total: number }
  | { kind: "finished"; job: string }
  | { kind: "failed"; job: string };
