export type DraftLoadRequest = { form_kind: string; target_id: string | null };
