export type RecoverVaultRequest = { recovery_code: string; new_passphrase: string };
