export type RecoveryGroupView = { ok: boolean };
