// Made from the Rust types of the `app` crate. Do not edit.
export type ExpectationChoice = "today" | "this_week" | "six_weeks" | "longer" | "decide_alone" | "decide_together" | "advise_only" | "any_time" | "office_hours" | "set_hours" | "for_reporters" | "for_resident" | "for_all" | "share_freely" | "share_on_condition" | "share_process_only" | "solve_whole" | "solve_part" | "support_others";
