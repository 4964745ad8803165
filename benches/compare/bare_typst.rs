//! The limit: nothing but Typst. Finished data is compiled and exported, and thrown away.
//!
//! In: Typst projects. Out: seconds. Same library, faces, standards and properties as the
//! program's own writer, and the same rhythm of forgetting; its PDFs are the program's, byte for
//! byte, which is checked before anything is measured.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use vanban::rooms::fonts::{Faces, FontFile};

use crate::material;

/// What one project holds.
pub(crate) struct Project {
    pub(crate) data: String,
    paper: Value,
}

impl Project {
    /// Reads a project.
    pub(crate) fn read(folder: &Path) -> Result<Project, String> {
        let paper = material::read(&folder.join("paper.json"))?;
        let paper = serde_json::from_str(&paper).map_err(|error| format!("paper.json: {error}"))?;
        Ok(Project { data: material::read(&folder.join("data.json"))?, paper })
    }

    /// The same paper with other data.
    pub(crate) fn with_data(&self, data: String) -> Project {
        Project { data, paper: self.paper.clone() }
    }

    fn word(&self, key: &str) -> &str {
        self.paper[key].as_str().unwrap_or_default()
    }

    fn date(&self) -> Option<Datetime> {
        let part = |at: usize| self.paper["date"][at].as_u64();
        let (month, day) = (u8::try_from(part(1)?).ok()?, u8::try_from(part(2)?).ok()?);
        Datetime::from_ymd(i32::try_from(part(0)?).ok()?, month, day)
    }

    fn options(&self) -> Result<PdfOptions, String> {
        let words = self.paper["standards"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let standards: Vec<PdfStandard> = words
            .map(|word| match word {
                "a-2a" => PdfStandard::A_2a,
                "ua-1" => PdfStandard::Ua_1,
                _ => PdfStandard::V_1_7,
            })
            .collect();
        Ok(PdfOptions {
            ident: Smart::Custom(format!("{}\n{}", self.word("title"), self.word("author"))),
            creator: Smart::Custom(Some("vanban".to_owned())),
            standards: PdfStandards::new(&standards).map_err(|error| format!("{error:?}"))?,
            ..PdfOptions::default()
        })
    }
}

/// What all compilations share.
pub(crate) struct Base {
    typst_library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    draw: Source,
    theme: (FileId, Bytes),
    data: FileId,
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a constant path inside the root");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl Base {
    /// The library and looks of a project.
    pub(crate) fn of(project: &Path) -> Result<Base, String> {
        let faces = Faces::built_in();
        let face = |file: &FontFile| Font::new(Bytes::new(file.bytes.to_vec()), file.index);
        let fonts: Vec<Font> = faces.files().iter().filter_map(face).collect();
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let source = |name: &str| {
            Ok::<_, String>(Source::new(id(&format!("/{name}")), material::read(&project.join(name))?))
        };
        Ok(Base {
            typst_library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: source("main.typ")?,
            draw: source("vanban.typ")?,
            theme: (id("/theme.json"), Bytes::from_string(material::read(&project.join("theme.json"))?)),
            data: id("/data.json"),
        })
    }

    /// One PDF, and how long layout and export took.
    pub(crate) fn pdf(&self, project: &Project) -> Result<(Vec<u8>, [Duration; 2]), String> {
        let world = Bare { base: self, data: Bytes::from_string(project.data.clone()) };
        let started = Instant::now();
        let compiled = typst::compile::<PagedDocument>(&world).output;
        let mut paged = compiled.map_err(|errors| format!("{errors:?}"))?;
        let info = paged.info_mut();
        info.title = Some(project.word("title").into());
        info.author = vec![project.word("author").into()];
        info.date = Smart::Custom(project.date());
        let laid_out = started.elapsed();
        let bytes = typst_pdf::pdf(&paged, &project.options()?).map_err(|errors| format!("{errors:?}"))?;
        Ok((bytes, [laid_out, started.elapsed() - laid_out]))
    }
}

struct Bare<'a> {
    base: &'a Base,
    data: Bytes,
}

impl World for Bare<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.typst_library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.base.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let sources = [&self.base.main, &self.base.draw];
        sources.into_iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.base.data => Ok(self.data.clone()),
            id if id == self.base.theme.0 => Ok(self.base.theme.1.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<typst::foundations::Duration>) -> Option<Datetime> {
        None
    }
}

/// Compiles all projects of a folder on so many threads. Prints the seconds of the loop with
/// faces and library made in it, then those of layout and of export, over all threads.
pub(crate) fn run(projects: &Path, threads: usize) -> Result<(), String> {
    let folders = material::entries(projects)?;
    let first = folders.first().ok_or("no projects")?;
    let read: Result<Vec<Project>, String> = folders.iter().map(|folder| Project::read(folder)).collect();
    let (projects, started) = (read?, Instant::now());
    let base = Base::of(first)?;
    let (next, spent) = (AtomicUsize::new(0), Mutex::new([Duration::ZERO; 2]));
    let work = || -> Result<(), String> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(project) = projects.get(at) else { return Ok(()) };
            let (_, parts) = base.pdf(project)?;
            let mut spent = spent.lock().map_err(|error| error.to_string())?;
            *spent = [spent[0] + parts[0], spent[1] + parts[1]];
            if at % 8 == 7 {
                typst::comemo::evict(2);
            }
        }
    };
    std::thread::scope(|scope| {
        let worker = || std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, work);
        let workers: Result<Vec<_>, _> = (0..threads).map(|_| worker()).collect();
        let workers = workers.map_err(|error| error.to_string())?;
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a panic".to_owned())?)
    })?;
    println!("loop {}", started.elapsed().as_secs_f64());
    let spent = spent.lock().map_err(|error| error.to_string())?;
    println!("layout {}\nexport {}", spent[0].as_secs_f64(), spent[1].as_secs_f64());
    Ok(())
}
