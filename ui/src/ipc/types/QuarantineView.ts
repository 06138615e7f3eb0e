// Made from the Rust types of the `app` crate. Do not edit.
import type { SetAsideView } from "./SetAsideView";
export type QuarantineView = { 
/**
 * How many changes there are; of very many only the newest stand in the groups.
 */
total: number, 
/**
 * The newest first; what is alike in everything that a person sees stands together.
 */
groups: Array<SetAsideView>, };
