//! The closed world in which a template is laid out: one source, bundled fonts, one text input, nothing else.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::{Day, Error, fonts};

/// A template of this crate. `path` must be a constant: Typst never forgets a path, and has room for 65,535.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template {
    /// Fixed virtual path, such as `/timeline.typ`.
    pub path: &'static str,
    /// Typst source.
    pub source: &'static str,
}

/// What one compile sees.
pub(crate) struct ClosedWorld {
    library: LazyHash<Library>,
    main: FileId,
    source: Source,
    today: Datetime,
}

impl ClosedWorld {
    /// A world for `template`, with `data` as the text `sys.inputs.data` and `day` as today.
    pub(crate) fn new(template: Template, data: String, day: Day) -> Result<Self, Error> {
        let today =
            Datetime::from_ymd(day.year, day.month, day.day).ok_or(Error::NoSuchDay(day))?;
        let mut inputs = Dict::new();
        inputs.insert(Str::from("data"), Value::Str(Str::from(data)));
        // Row headers in tables for screen readers are behind this switch in Typst 0.15.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder()
            .with_inputs(inputs)
            .with_features(features)
            .build();
        let path =
            VirtualPath::new(template.path).expect("a template path is a plain absolute path");
        let main = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        let source = Source::new(main, template.source.to_owned());
        Ok(Self {
            library: LazyHash::new(library),
            main,
            source,
            today,
        })
    }
}

impl World for ClosedWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main {
            Ok(self.source.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
