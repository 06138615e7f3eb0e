// Made from the Rust types of the `app` crate. Do not edit.
import type { ExportedView } from "./ExportedView";
export type TeamFileWrittenView = { 
/**
 * The file.
 */
exported: ExportedView, 
/**
 * In how many cases he reads along from now on.
 */
joined: number, };
