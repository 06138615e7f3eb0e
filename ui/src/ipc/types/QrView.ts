// Made from the Rust types of the `app` crate. Do not edit.
export type QrView = { 
/**
 * Modules in a row and in a column, with the light ones around it.
 */
size: number, 
/**
 * The dark modules as the path of an SVG, one unit per module.
 */
path: string, };
