// Made from the Rust types of the `app` crate. Do not edit.
export type Channel = "phone" | "email" | "web_form" | "letter" | "counter" | "in_person" | "partner" | "other";
