// Made from the Rust types of the `app` crate. Do not edit.
export type SettingsView = { 
/**
 * Touch or desk.
 */
density: "on_the_road" | "office" | "automatic", 
/**
 * Colours.
 */
theme: "light" | "dark" | "system", 
/**
 * Contrast.
 */
contrast: "normal" | "high", 
/**
 * Typeface.
 */
font: "standard" | "readable", 
/**
 * Per cent, 50 to 400.
 */
zoom: number, 
/**
 * Language of the window.
 */
language: "nl" | "en", 
/**
 * Minutes without use before it locks, 1 to 30.
 */
lock_minutes: number, 
/**
 * Who answers in a crisis in this region, as the person calls it; empty when not filled in.
 */
crisis_name: string, 
/**
 * The number of the crisis line of this region; empty when not filled in.
 */
crisis_number: string, };
