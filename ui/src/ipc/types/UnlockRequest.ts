export type UnlockRequest = { passphrase: string };
