export type TrySamplesRequest = { passphrase: string | null };
