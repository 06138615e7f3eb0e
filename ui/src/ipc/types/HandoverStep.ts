// Made from the Rust types of the `app` crate. Do not edit.
export type HandoverStep = "accept" | "accept_with_conditions" | "refuse" | "accept_conditions" | "withdraw" | "expire" | "note_contact" | "confirm_receipt" | "follow_up" | "confirm_reason" | "carry_out";
