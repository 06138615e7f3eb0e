// Made from the Rust types of the `app` crate. Do not edit.
export type Category = "GELUID" | "STANK" | "VERVUILING" | "VERZAMELEN" | "ONGEDIERTE" | "DIEREN" | "INTIMIDATIE" | "TREITEREN" | "VERNIELING" | "DRUGS" | "MIDDELEN" | "AANLOOP" | "ONBEGREPEN" | "BURENRUZIE" | "GEMRUIMTE" | "OMGEVING" | "BRAND" | "JEUGD" | "BEWONING" | "OVERIG";
