export type DraftSavedView = { revision: number; saved_at: string };
