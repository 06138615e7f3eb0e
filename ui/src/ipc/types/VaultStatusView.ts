export type VaultStatusView = {
  state: "none" | "unfinished" | "locked" | "open";
  delay_seconds: number;
  person: { name: string; organisation: string } | null;
};
