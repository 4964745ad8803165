//! What Typst may see: our library, our faces, the theme and one document's data. No disk, no
//! packages, no system fonts, no clock.
//!
//! The [`Base`] is made once per run and shared by all threads; a [`DocumentWorld`] borrows it for one
//! compilation.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::png;
use crate::fonts::{Faces, FontBytes, FontFile, symbols};

const MAIN: &str = include_str!("../../../templates/typst/main.typ");
const DRAW: &str = include_str!("../../../templates/typst/vanban.typ");

/// What all documents of a run share.
pub(super) struct Base {
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    draw: Source,
    theme: (FileId, Bytes),
    data: FileId,
}

/// The id of a fixed name. Typst keeps names for the life of the program, so no document has its own.
fn name(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path of ours inside the root");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The bytes of a face, which are not copied.
fn bytes(file: &FontFile) -> Bytes {
    match &file.bytes {
        FontBytes::BuiltIn(bytes) => Bytes::new(*bytes),
        FontBytes::Read(bytes) => Bytes::new(bytes.clone()),
    }
}

impl Base {
    /// The shared part, with the looks as JSON.
    pub(super) fn new(theme: String, faces: &Faces) -> Base {
        let font = |file: &FontFile| Font::new(bytes(file), file.index);
        let signs = symbols::file();
        let fonts: Vec<Font> = faces.files().iter().chain([&signs]).filter_map(font).collect();
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Base {
            standard: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::new(name("/main.typ"), MAIN.to_owned()),
            draw: Source::new(name("/vanban.typ"), DRAW.to_owned()),
            theme: (name("/theme.json"), Bytes::from_string(theme)),
            data: name("/data.json"),
        }
    }
}

/// One compilation's view.
pub(super) struct DocumentWorld<'a> {
    base: &'a Base,
    data: Bytes,
    /// The images, named by their numbers: all documents use the same names.
    images: Vec<(FileId, Bytes)>,
}

impl<'a> DocumentWorld<'a> {
    /// A view with the tree as JSON, and the images in it.
    pub(super) fn new(base: &'a Base, data: String, images: &[&[u8]]) -> DocumentWorld<'a> {
        let images = images.iter().enumerate();
        let images =
            images.map(|(at, png)| (name(&format!("/image-{at}.png")), Bytes::new(png::needed(png))));
        DocumentWorld { base, data: Bytes::from_string(data), images: images.collect() }
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.base.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.base.main, &self.base.draw]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.base.data => Ok(self.data.clone()),
            id if id == self.base.theme.0 => Ok(self.base.theme.1.clone()),
            _ => {
                let image = self.images.iter().find(|(name, _)| *name == id);
                image.map(|(_, png)| png.clone()).ok_or(FileError::AccessDenied)
            }
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
