export type DraftDiscardRequest = { form_kind: string; target_id: string | null };
