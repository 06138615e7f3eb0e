// Made from the Rust types of the `app` crate. Do not edit.
export type SuccessionView = { 
/**
 * Whom he says to be: name and organisation on the earlier card, or its fingerprint.
 */
name: string, 
/**
 * Fingerprint of the earlier key.
 */
fingerprint: string, 
/**
 * Why.
 */
reason: "lost" | "leaked", 
/**
 * When, as claimed.
 */
at: string, 
/**
 * The earlier card is here.
 */
known: boolean, 
/**
 * A device of the earlier person says so, and not a lost one.
 */
sound: boolean, 
/**
 * The new fingerprint was compared: until then it is a claim, and no file goes to him.
 */
compared: boolean, 
/**
 * Here both keys are one person: it was compared while the claim was sound.
 */
followed: boolean, };
