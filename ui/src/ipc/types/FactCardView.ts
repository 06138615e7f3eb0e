// Made from the Rust types of the `app` crate. Do not edit.
import type { ExpectationTheme } from "./ExpectationTheme";
export type FactCardView = { 
/**
 * Beside which theme.
 */
theme: ExpectationTheme, 
/**
 * What it is about.
 */
title: string, 
/**
 * The fact.
 */
text: string, 
/**
 * Where it stands.
 */
source: string, };
