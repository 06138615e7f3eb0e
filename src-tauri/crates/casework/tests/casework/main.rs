//! The rules of the domain, told as stories about one case: just inside a threshold and just outside it.

mod build;
mod case_lead;
mod case_row;
mod casefile;
mod content;
mod differences;
mod factors;
mod may_see;
mod narrowing;
mod next;
mod phases;
mod properties;
mod timeline;
