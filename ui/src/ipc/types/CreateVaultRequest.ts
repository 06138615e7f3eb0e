import type { Domain } from "./Domain";
export type CreateVaultRequest = { name: string; organisation: string; domain: Domain; function: string; passphrase: string };
