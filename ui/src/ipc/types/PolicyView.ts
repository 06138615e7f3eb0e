// Made from the Rust types of the `app` crate. Do not edit.
import type { PolicyGroupView } from "./PolicyGroupView";
import type { PolicyProblemView } from "./PolicyProblemView";
export type PolicyView = { 
/**
 * What it calls itself.
 */
name: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * SHA-256 of its bytes, to compare with what the municipality says.
 */
hash: string, 
/**
 * The pack of the product, another one, or the pack of the product because the other one no longer fits.
 */
state: "built_in" | "replaced" | "unfit", 
/**
 * Since when another pack was chosen; none for the pack of the product.
 */
since: string | null, 
/**
 * Why the pack that was chosen does not fit this version.
 */
problem: PolicyProblemView | null, 
/**
 * Edition of the pack of the product.
 */
built_in_edition: string, 
/**
 * How many settings differ from the pack of the product.
 */
changed: number, 
/**
 * Everything that stands in it.
 */
groups: Array<PolicyGroupView>, };
