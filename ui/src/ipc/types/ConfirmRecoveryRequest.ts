export type ConfirmRecoveryRequest = { first: { index: number; text: string }; second: { index: number; text: string } };
