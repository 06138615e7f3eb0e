export type DraftView = { revision: number; saved_at: string; values: string };
