export type SuggestedPassphraseView = { passphrase: string };
