// Made from the Rust types of the `app` crate. Do not edit.
export type DiskView = { 
/**
 * Whether it is encrypted, as far as that can be known from here.
 */
encryption: "yes" | "no" | "unknown", 
/**
 * The system that this runs on: where a person can look himself.
 */
system: "linux" | "macos" | "windows" | "other", 
/**
 * When the person said that he knows of a disk without encryption; nothing while the vault is closed.
 */
accepted_at: string | null, };
