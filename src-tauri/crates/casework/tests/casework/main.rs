//! The rules of the domain, told as stories about one case: just inside a threshold and just outside it.

mod analysis;
mod bars;
mod build;
mod case_lead;
mod case_row;
mod casefile;
mod content;
mod expectations;
mod factors;
mod guides;
mod handover;
mod incidents;
mod may_see;
mod mirror;
mod next;
mod partners_factors;
mod phases;
mod properties;
mod severity;
mod timeline;
