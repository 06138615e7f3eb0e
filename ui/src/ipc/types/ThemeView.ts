// Made from the Rust types of the `app` crate. Do not edit.
import type { LogoView } from "./LogoView";
export type ThemeView = { 
/**
 * Whose theme it is.
 */
organisation: string, 
/**
 * Colours of the light half as `#rrggbb`, all of them; without it our own stay.
 */
light: { [key in string]: string } | null, 
/**
 * Colours of the dark half, likewise.
 */
dark: { [key in string]: string } | null, 
/**
 * Lengths in `px` or `rem`, and the font by its name; empty when our own stay.
 */
shape: { [key in string]: string }, 
/**
 * The logo, if there is one.
 */
logo: LogoView | null, };
