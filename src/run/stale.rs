//! Files that no longer belong: of documents that are gone, of localities that the table no longer has, of
//! formats and appendices that are no longer written.
//!
//! In: a record, and what a run has found. Out: marks in the record, findings about them, and the removal of
//! the files if that was asked for. A file belongs as long as the file it was made from would give it again.
//! What a run cannot judge stays as earlier runs left it: files of documents it was not asked for, of
//! localities of another table, of sources it cannot reach.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::parts::{self, stem};
use super::places::{self, folded};
use super::record::{Record, RecordLine, Stale};
use super::stand::{self, Stand};
use super::system;
use crate::digest;
use crate::files::disk;
use crate::finding::{Code, Finding, Severity, codes};

/// How many names are reported one by one; more say nothing new.
const SHOWN: usize = 6;

/// What a run of `build` has found.
#[derive(Default)]
pub(crate) struct BuiltFiles {
    /// Folders that were searched for documents.
    pub(crate) searched: Vec<PathBuf>,
    /// Files in them that are no documents.
    pub(crate) no_documents: BTreeSet<PathBuf>,
    /// Whether only appendices are written.
    pub(crate) appendices: bool,
    /// The files that were written or left as they are, by the names of their documents in the record without
    /// ending.
    pub(crate) files: BTreeMap<String, BTreeSet<String>>,
    /// Their sources, by the same names.
    pub(crate) sources: BTreeMap<String, String>,
}

/// What a run of `batch` has found.
pub(crate) struct Batched {
    /// The template, as the record names it.
    pub(crate) template: String,
    /// The table that lists the localities.
    pub(crate) table: Option<String>,
    /// Whether it is the table that the template names. Version 0.1.0 did not record which table it was.
    pub(crate) table_of_template: bool,
    /// The file names, without ending, of all its localities, by their codes.
    pub(crate) units: BTreeMap<String, String>,
    /// The files that were written or left as they are, by localities.
    pub(crate) files: BTreeMap<String, BTreeSet<String>>,
}

impl BuiltFiles {
    /// Marks the lines of a record.
    pub(crate) fn mark(&self, record: &mut Record) {
        let place = record.place().to_owned();
        record.lines_mut().for_each(|line| line.thua = self.judge(&place, line));
    }

    fn judge(&self, place: &Path, line: &RecordLine) -> Option<Stale> {
        let name = line.nguon.as_ref()?;
        let source = places::source_path(place, name);
        if source.as_ref().is_some_and(|source| self.is_gone(source)) {
            return Some(Stale::Document);
        }
        let (document, is_appendix) = parts::document(stem(&line.tep), parts::name(name));
        let here = self.sources.get(document).is_some_and(|source| folded(source) == folded(name));
        let files = self.files.get(document).filter(|_| here);
        if let Some(files) = files {
            match stand::of(place, line) {
                _ if files.contains(&line.tep) => return None,
                // An issued paper has all its files, whichever were asked for.
                Stand::AsIssued => return None,
                Stand::Older(_) => return Some(Stale::Issued),
                Stand::NotIssued => {}
            }
        }
        match files.filter(|_| is_appendix == self.appendices) {
            // The same file in another format was written.
            Some(files) if files.iter().any(|file| stem(file) == stem(&line.tep)) => Some(Stale::Format),
            Some(_) if is_appendix => Some(Stale::Appendix),
            Some(_) => Some(Stale::Format),
            // The source exists, whatever was found before.
            None => line.thua.filter(|stale| *stale != Stale::Document),
        }
    }

    /// Whether a source is gone for certain: its folder exists and it does not, or it was below a folder that
    /// was searched. A source on another machine's disk is not.
    fn is_gone(&self, source: &Path) -> bool {
        if disk::exists(source) {
            return self.no_documents.contains(source);
        }
        source.parent().is_some_and(disk::is_dir)
            || self.searched.iter().any(|folder| source.starts_with(folder))
    }
}

impl Batched {
    /// Marks the lines of a record.
    pub(crate) fn mark(&self, record: &mut Record) {
        let place = record.place().to_owned();
        record.lines_mut().for_each(|line| line.thua = self.judge(&place, line));
    }

    fn judge(&self, place: &Path, line: &RecordLine) -> Option<Stale> {
        let Some(code) = &line.don_vi else { return line.thua };
        let same = |one: &Option<String>, other: &str| one.as_ref().map(|one| folded(one) == folded(other));
        match same(&line.nguon, &self.template) {
            Some(true) if same(&line.bang, self.table.as_deref().unwrap_or_default()) == Some(true) => {}
            None if self.table_of_template => {}
            Some(false) => {
                let source = places::source_path(place, line.nguon.as_ref()?)?;
                let gone = !disk::exists(&source) && source.parent().is_some_and(disk::is_dir);
                return if gone { Some(Stale::Document) } else { line.thua };
            }
            _ => return line.thua,
        }
        match (self.units.get(code), self.files.get(code)) {
            (None, _) => Some(Stale::Unit),
            (Some(name), _) if name != stem(&line.tep) => Some(Stale::Unit),
            (_, Some(files)) if files.contains(&line.tep) => None,
            (_, Some(_)) => Some(Stale::Format),
            // The locality exists, whatever was found before.
            (_, None) => line.thua.filter(|stale| *stale == Stale::Format),
        }
    }
}

impl Stale {
    /// The words for the files, in a sentence that says how many.
    fn words(self) -> &'static str {
        match self {
            Stale::Document => "của văn bản không còn",
            Stale::Format => "thuộc loại tệp mà lần xuất sau cùng không ghi nữa",
            Stale::Appendix => "của phụ lục không còn",
            Stale::Unit => "của địa phương không còn trong bảng, hoặc nay mang tên khác",
            Stale::Issued => "xuất từ trước khi văn bản phát hành, số và ngày có thể khác",
        }
    }

    /// The code of its finding.
    pub(crate) fn code(self) -> Code {
        if self == Stale::Issued { codes::U009 } else { codes::U007 }
    }

    /// The sentence for a single such file.
    pub(crate) fn sentence(self, file: &str) -> String {
        format!("{file}: tệp {}", self.words())
    }
}

/// The findings about the marked lines; with `remove` their files are removed, unless somebody changed them,
/// or they belong to an issued paper.
pub(crate) fn tell(record: &mut Record, remove: bool) -> Vec<Finding> {
    let folder = record.folder().to_owned();
    if remove {
        return take_away(record);
    }
    let lines = record.lines().filter(|line| disk::is_file(folder.join(&line.tep)));
    named(lines, &folder, |stale| {
        let again = match stale {
            Stale::Issued => "xuất lại bằng `--format`, `--only` đã dùng để mang số, ngày đã cấp; ",
            _ => "",
        };
        format!("{again}xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)")
    })
}

/// The findings about files of a paper that `vanban issue` could not write anew.
pub(crate) fn left(lines: &[RecordLine], folder: &Path, paper: &str) -> Vec<Finding> {
    let out = system::argument(&system::shown(folder));
    let paper = system::argument(paper);
    named(lines.iter(), folder, |_| {
        format!(
            "các tệp này không còn khớp với văn bản đã phát hành; xóa: `vanban build {paper} --out {out} --don` (tệp \
             đã sửa, đã ký vẫn giữ)"
        )
    })
}

/// The marked lines by the reason why they no longer belong, with what to do.
fn named<'a>(
    lines: impl Iterator<Item = &'a RecordLine>,
    folder: &Path,
    hint: impl Fn(Stale) -> String,
) -> Vec<Finding> {
    let mut by: BTreeMap<Stale, Vec<&str>> = BTreeMap::new();
    for line in lines {
        if let Some(stale) = line.thua {
            by.entry(stale).or_default().push(&line.tep);
        }
    }
    let finding = |(stale, files): (Stale, Vec<&str>)| {
        let shown = files.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        let more = match files.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" và {more} tệp khác"),
        };
        let (name, count) = (system::shown(folder), files.len());
        note(stale, format!("`{name}` còn {count} tệp {}: {shown}{more}", stale.words())).hint(hint(stale))
    };
    by.into_iter().map(finding).collect()
}

fn take_away(record: &mut Record) -> Vec<Finding> {
    let (folder, place) = (record.folder().to_owned(), record.place().to_owned());
    let mut told = Vec::new();
    for line in record.lines() {
        let path = folder.join(&line.tep);
        let Some(stale) = line.thua.filter(|_| disk::is_file(&path)) else { continue };
        let name = system::shown(&path);
        let kept = |why: &str| note(stale, format!("{}, giữ lại vì {why}", stale.sentence(&name)));
        let issued = match stand::of(&place, line) {
            Stand::AsIssued => true,
            Stand::Older(_) => false,
            // The paper may be gone together with its issuing record.
            Stand::NotIssued => line.phat_hanh.is_some(),
        };
        told.push(if issued {
            kept("văn bản đã phát hành")
        } else if digest::of_file(&path).ok().as_ref() != Some(&line.ket_qua) {
            kept("đã thay đổi sau khi xuất")
        } else {
            match disk::remove_file(&path) {
                Ok(()) => note(stale, format!("đã xóa {}", stale.sentence(&name))),
                Err(error) => kept(&format!("không xóa được: {}", system::words(&error))),
            }
        });
    }
    told
}

fn note(stale: Stale, message: String) -> Finding {
    Finding { severity: Severity::Note, ..Finding::general(stale.code(), message) }
}
