//! The documents as a reader, an archive and a screen reader meet them.

mod archive_report;
mod examples;
mod inspect;
mod timeline;
