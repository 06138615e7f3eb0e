// Made from the Rust types of the `app` crate. Do not edit.
export type Axis = "frequency" | "duration" | "time_of_day" | "nature" | "targeting" | "impact" | "reach" | "trend";
