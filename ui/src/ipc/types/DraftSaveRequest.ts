export type DraftSaveRequest = { form_kind: string; target_id: string | null; values: string };
