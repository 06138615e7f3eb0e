// Made from the Rust types of the `app` crate. Do not edit.
export type ClosingResult = "stopped_voluntarily" | "stopped_after_mediation" | "stopped_after_help" | "stopped_after_warning" | "stopped_after_order" | "moved" | "tenancy_ended" | "not_established" | "referred_accepted" | "enforcement_request_refused" | "broken_off";
