//! Writing packs to the disk.
//!
//! In: packs of documents that are about to be written. Out: the packs and the files they list, each whole
//! before anything names it, and each once by its content: what is already there is kept, so that several
//! runs may write the same at the same time.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::fingerprint::package;
use crate::made_of::{FOLDER, PackStore, SealedPack};
use crate::run::step::step;
use crate::run::{Refusal, durable, system, whole};
use crate::write::Format;

/// The ending of the marker file that keeps the pack of an issued paper.
pub(super) const ISSUED: &str = "phat-hanh";

/// A pack that is named by files which are about to be written.
#[derive(Clone)]
pub(crate) struct PackToKeep {
    pub(crate) pack: SealedPack,
    /// The issued paper that it belongs to, as others cite it.
    pub(crate) issued: Option<String>,
}

/// The packs of a folder of results, for a run that writes to it.
pub(crate) struct Packs {
    results: PathBuf,
    pub(super) store: PackStore,
    /// Files that this run knows to be there.
    there: Mutex<BTreeSet<PathBuf>>,
    /// Files of packs that were there before, and whether they are as they were.
    seen: Mutex<BTreeMap<PathBuf, bool>>,
}

impl Packs {
    /// The packs of a folder of results that this run holds; what interrupted runs left there under temporary
    /// names is removed.
    pub(crate) fn of(results: &Path) -> Packs {
        let store = PackStore::of(results);
        whole::clean(store.folder());
        whole::clean(&store.blobs());
        Packs { results: results.to_owned(), store, there: Mutex::default(), seen: Mutex::default() }
    }

    /// Whether the packs that these DOCX files name are there, as they were written.
    pub(crate) fn has_all_of<'a>(&self, files: impl Iterator<Item = &'a Path>) -> bool {
        let is_docx = |file: &&Path| file.extension().is_some_and(|own| own == Format::Docx.extension());
        let name = |file: &Path| package::pack(&disk::read(file).ok()?).ok().flatten();
        files.filter(is_docx).filter_map(name).all(|name| self.is_whole(&name))
    }

    fn is_whole(&self, name: &str) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        self.store.check(name, &mut seen).is_ok()
    }

    /// Whether a pack is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.is_whole(name)
    }

    /// The finding about the pack of an issued paper that its DOCX files name and that is nowhere.
    pub(crate) fn missing(&self, name: &str, paper: &str) -> Finding {
        let message = format!(
            "`{paper}`: tệp DOCX ghi lại đúng bản đã phát hành, nhưng không còn nguồn của bản đó (`{FOLDER}/{name}.json`) \
             cạnh tệp YAML hay trong `{}`",
            system::shown(&self.results)
        );
        let hint = "chép lại thư mục ẩn `.vanban` từ thư mục kết quả lúc cấp số hoặc từ bản sao lưu";
        Finding { severity: Severity::Note, ..Finding::general(codes::U016, message).hint(hint) }
    }

    /// Keeps a pack.
    pub(crate) fn keep(&self, kept: &PackToKeep) -> Result<(), Finding> {
        self.write(kept).map_err(|error| self.finding(&error))
    }

    /// Keeps packs, so that they are safe on the disk.
    pub(crate) fn keep_all<'a>(
        &self,
        mut packs: impl Iterator<Item = &'a PackToKeep>,
    ) -> Result<(), Refusal> {
        let kept = packs.try_for_each(|kept| self.write(kept)).and_then(|()| {
            match disk::is_dir(self.store.folder()) {
                true => durable::sync(self.store.folder(), &BTreeSet::new()),
                false => Ok(()),
            }
        });
        kept.map_err(|error| Refusal::of(self.finding(&error)))
    }

    fn write(&self, PackToKeep { pack, issued }: &PackToKeep) -> io::Result<()> {
        for (name, blob) in &pack.blobs {
            self.place(&self.store.blobs().join(name), blob.bytes())?;
        }
        let file = self.store.path(&pack.name);
        self.place(&file, &pack.file)?;
        if let Some(paper) = issued {
            self.place(&file.with_extension(ISSUED), format!("{paper}\n").as_bytes())?;
        }
        Ok(())
    }

    /// The finding about a pack that could not be written: the same for all documents of a run.
    fn finding(&self, error: &io::Error) -> Finding {
        let folder = self.results.join(FOLDER);
        let (shown, words) = (system::shown(&folder), system::words(error));
        let message = format!("không lưu được nguồn của tệp DOCX vào `{shown}`: {words}");
        let hint = match error.kind() {
            ErrorKind::PermissionDenied => "xem lại quyền ghi của thư mục đó",
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                "đổi tên tệp đang chiếm tên thư mục đó, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`"
            }
            _ => system::to_write(&folder, error).unwrap_or("xuất ra thư mục khác bằng `--out <THƯ MỤC>`"),
        };
        Finding::general(codes::W001, message).hint(hint)
    }

    /// Writes a file whose name is a digest of its content: an existing one is kept, unless somebody changed
    /// it, or the power failed.
    fn place(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let known = || self.there.lock().unwrap_or_else(PoisonError::into_inner);
        if known().contains(path) {
            return Ok(());
        }
        let is_there = || disk::read(path).is_ok_and(|old| old == bytes);
        if !is_there() {
            // Another run may have written it meanwhile; Windows then refuses while somebody reads it.
            put(path, bytes).or_else(|error| if is_there() { Ok(()) } else { Err(error) })?;
        }
        known().insert(path.to_owned());
        Ok(())
    }
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = system::folder_of(path);
    disk::create_dir_all(folder)?;
    let mut file = whole::temporary(folder)?;
    file.write_all(bytes)?;
    // Linux waits for all files of a run at once, see `durable`.
    if !cfg!(target_os = "linux") {
        file.as_file().sync_all()?;
    }
    step()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
