// Made from the Rust types of the `app` crate. Do not edit.
import type { ThemeView } from "./ThemeView";
export type KeptThemeView = { 
/**
 * The theme.
 */
theme: ThemeView | null, };
