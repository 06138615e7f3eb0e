// Made from the Rust types of the `app` crate. Do not edit.
export type VerifyContactRequest = { 
/**
 * Whose.
 */
contact: string, 
/**
 * As the other person read it out: the six groups, the eleven words, or what his QR code says.
 */
fingerprint: string, 
/**
 * How it was compared.
 */
how: string, };
