// Made from the Rust types of the `app` crate. Do not edit.
export type Door = "ask_consent" | "anonymous_consultation" | "general_advice" | "join_visit" | "decide" | "make_partner" | "none";
