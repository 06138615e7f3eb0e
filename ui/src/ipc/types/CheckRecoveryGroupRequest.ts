export type CheckRecoveryGroupRequest = { index: number; text: string };
