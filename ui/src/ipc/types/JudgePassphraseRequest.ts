export type JudgePassphraseRequest = { passphrase: string };
