export type NewVaultView = { recovery_code: Array<string>; fingerprint: string };
