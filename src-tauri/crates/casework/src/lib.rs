//! The domain of residential nuisance: kinds of records, the case as people mean it, factors, phases, who may see what.
//!
//! Pure: no input or output, no clock, no randomness, no threads. Every answer is a function of records, policy
//! pack and day. What the crate says to people goes by code through the content pack.

pub mod address;
pub mod agenda;
pub mod analysis;
pub mod attention;
pub mod bars;
pub mod calendar;
pub mod case_number;
pub mod case_row;
pub mod casefile;
pub mod content;
pub mod difference;
pub mod disclosure;
pub mod erasure;
pub mod evidence;
pub mod expectations;
pub mod extract;
pub mod factors;
pub mod forms;
pub mod grounds;
pub mod guide;
pub mod handover;
pub mod hearing;
pub mod incidents;
pub mod information;
pub mod judging_words;
pub mod kinds;
pub mod may_see;
pub mod message;
pub mod mirror;
pub mod narrowing;
pub mod needs;
pub mod next;
pub mod partners;
pub mod phase;
pub mod pitfalls;
pub mod policy;
pub mod resident;
pub mod retention;
pub mod same_person;
pub mod severity;
pub mod step;
pub mod terms;
pub mod timeline;
pub mod visit_check;
pub mod working_days;
