export type PassphraseJudgementView = { acceptable: boolean; score: number; reason_code: string | null };
