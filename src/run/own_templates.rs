//! An office's own templates, theme and kinds: the files of a `templates/` folder beside the content, which
//! replace the built-in ones of the same name.
//!
//! The register of laws, `phap_luat.yaml`, is also the office's own: it is in the folder of a paper, or above
//! it.
//!
//! In: folders. Out: one [`Pipeline`] per different set of such files.

use std::collections::BTreeMap;
use std::fs::DirEntry;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::packs::SharedMaterials;
use super::record::Hash;
use super::{Listener, Refusal, bounds, font_dir, system};
use crate::content::laws::{self, LegalRegister};
use crate::content::{house, waiver};
use crate::files::{self, NotOpened, disk};
use crate::finding::{Finding, codes};
use crate::fonts::{Faces, FontBytes};
use crate::made_of::LAWS;
use crate::pipeline::{Pipeline, Report, check_waivers};
use crate::source::Sources;
use crate::template::{BUILT_IN, FileTexts, Office};
use crate::yaml;

/// The folder of templates for the content in `folder`: inside it, or else beside it.
pub(crate) fn templates_of(folder: &Path) -> Option<PathBuf> {
    [folder.to_owned(), above(folder)]
        .into_iter()
        .map(|place| place.join("templates"))
        .find(|place| disk::is_dir_or_refused(place))
}

/// All places where the office's own files of a paper may be, whether they are there or not: folders of
/// templates, and registers of laws.
pub(crate) fn places_of(paper: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let folder = system::folder_of(paper);
    let folders = [folder.to_owned(), above(folder)].map(|place| place.join("templates"));
    (folders.into(), law_places(paper).collect())
}

/// The folder above a folder.
fn above(folder: &Path) -> PathBuf {
    match folder.components().next_back() {
        Some(Component::Normal(_)) => folder.parent().unwrap_or(Path::new("")).to_owned(),
        _ => folder.join(".."),
    }
}

/// How many folders above a paper its register of laws may be.
const LAWS_ABOVE: usize = 3;

/// The register of laws of a paper: the one in its folder, else the nearest one above.
pub(crate) fn laws_of(paper: &Path) -> Option<PathBuf> {
    law_places(paper).find(|place| system::is_named_file(place))
}

/// Where the register of laws of a paper may be, the nearest place first.
fn law_places(paper: &Path) -> impl Iterator<Item = PathBuf> {
    let name = system::shown(paper);
    let ways = (0..=LAWS_ABOVE).map(|up| "../".repeat(up) + laws::FILE);
    ways.filter_map(move |way| files::beside(&name, &way)).map(PathBuf::from)
}

/// A pipeline and the office's own files in it, or what is wrong with them.
pub(crate) struct Prepared {
    /// Names of the files that differ from the built-in ones.
    own: Vec<String>,
    /// The pipeline, if the files can be used.
    pub(crate) pipeline: Option<Pipeline>,
    /// What was found in the files.
    pub(crate) report: Report,
}

impl Prepared {
    /// Reports which own files are used, and what is wrong with them.
    pub(crate) fn tell(&self, listener: &impl Listener) {
        if !self.own.is_empty() {
            listener.say(&format!("dùng mẫu trình bày riêng: {}", self.own.join(", ")));
        }
        let rules = self.pipeline.iter().flat_map(|pipeline| &pipeline.office().house.all);
        let rules: Vec<&str> = rules.map(|rule| rule.code.name).collect();
        if !rules.is_empty() {
            listener.say(&format!("dùng quy tắc riêng của cơ quan: {}", rules.join(", ")));
        }
        listener.findings(&self.report);
    }
}

/// The pipeline for the content in a folder, if a run has only that folder. Returns None if its files cannot
/// be used, which is reported.
pub(crate) fn only(folder: &Path, listener: &impl Listener) -> Option<Pipeline> {
    let mut pipelines = Pipelines::default();
    let at = pipelines.of(templates_of(folder).as_deref(), laws_of(&folder.join(laws::FILE)).as_deref());
    let prepared = pipelines.prepared.swap_remove(at).1;
    listener.findings(&prepared.report);
    prepared.pipeline
}

/// The pipelines of a run, each made once.
pub(crate) struct Pipelines {
    /// The faces for their PDFs. None if they cannot be used: then the only pipeline reports why, and writes
    /// nothing.
    faces: Option<Faces>,
    prepared: Vec<(FileTexts, Prepared)>,
    by_folder: BTreeMap<[Option<PathBuf>; 2], usize>,
}

impl Default for Pipelines {
    /// Pipelines with the built-in faces.
    fn default() -> Pipelines {
        Pipelines { faces: Some(Faces::built_in()), prepared: Vec::new(), by_folder: BTreeMap::new() }
    }
}

impl Pipelines {
    /// Pipelines with the faces of `--font-dir`.
    pub(crate) fn with_fonts(folder: Option<&Path>) -> Result<Pipelines, Refusal> {
        let mut report = Report::default();
        let faces = font_dir::faces(folder, &mut report.findings)?;
        let mut pipelines = Pipelines { faces, ..Pipelines::default() };
        if pipelines.faces.is_none() {
            let broken = Prepared { own: Vec::new(), pipeline: None, report };
            pipelines.prepared.push((FileTexts::new(), broken));
        }
        Ok(pipelines)
    }

    /// The index in [`Pipelines::all`] of the pipeline for a single paper; it is made now if there is none
    /// yet.
    pub(crate) fn of_paper(&mut self, paper: &Path) -> usize {
        self.of(templates_of(system::folder_of(paper)).as_deref(), laws_of(paper).as_deref())
    }

    /// The pipeline for a single paper, if a run has only that one.
    pub(crate) fn into_that_of(mut self, paper: &Path) -> Prepared {
        let at = self.of_paper(paper);
        self.prepared.swap_remove(at).1
    }

    /// The index in [`Pipelines::all`] of the pipeline for a folder of templates and a register of laws; it
    /// is made now if there is none yet.
    pub(crate) fn of(&mut self, folder: Option<&Path>, laws: Option<&Path>) -> usize {
        let Some(faces) = &self.faces else { return 0 };
        let places = [folder, laws].map(|place| place.map(Path::to_owned));
        if let Some(&at) = self.by_folder.get(&places) {
            return at;
        }
        let mut report = Report::default();
        let mut files = folder.map(|folder| own_files(folder, &mut report)).unwrap_or_default();
        let register = laws.and_then(|laws| own_laws(laws, &mut files, &mut report));
        let same =
            self.prepared.iter().position(|(known, one)| *known == files && one.report.findings.is_empty());
        let at = match same {
            Some(at) if report.findings.is_empty() => at,
            _ => {
                let prepared = prepare(folder, &files, register, faces, report);
                self.prepared.push((files, prepared));
                self.prepared.len() - 1
            }
        };
        self.by_folder.insert(places, at);
        at
    }

    /// All pipelines made so far.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Prepared> {
        self.prepared.iter().map(|(_, prepared)| prepared)
    }

    /// A hash of the faces, and of the office's own files of the pipeline with an index that
    /// [`Pipelines::of`] gave.
    pub(crate) fn hash(&self, at: usize) -> Hash {
        let faces = self.faces.iter().flat_map(Faces::files);
        // The built-in faces are part of the program.
        let own = faces.filter_map(|face| match &face.bytes {
            FontBytes::Read(bytes) => Some((bytes, face.index)),
            FontBytes::BuiltIn(_) => None,
        });
        let hash =
            own.fold(Hash::default(), |hash, (bytes, index)| hash.part(bytes).part(&index.to_le_bytes()));
        let files = self.prepared[at].0.iter();
        files.fold(hash, |hash, (name, text)| hash.part(name.as_bytes()).part(text.as_bytes()))
    }

    /// The own files of that pipeline, for the packs of documents.
    pub(crate) fn materials(&self, at: usize) -> SharedMaterials {
        SharedMaterials::of(&self.prepared[at].0)
    }

    /// The pipeline with an index that [`Pipelines::of`] gave.
    pub(crate) fn get(&self, at: usize) -> Option<&Pipeline> {
        self.prepared[at].1.pipeline.as_ref()
    }
}

/// The register of laws; its text is added to the files by which a pipeline is recognised.
fn own_laws(path: &Path, files: &mut FileTexts, report: &mut Report) -> Option<LegalRegister> {
    let name = system::shown(path);
    let bytes = match system::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("không đọc được sổ `{name}`: {}", system::words(&error));
            let hint = hint(&error).map(str::to_owned);
            report.findings.push(Finding { hint, ..Finding::general(codes::W002, message) });
            return None;
        }
    };
    files.insert(LAWS.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
    LegalRegister::read(&name, &bytes, report)
}

fn prepare(
    folder: Option<&Path>,
    files: &FileTexts,
    register: Option<LegalRegister>,
    faces: &Faces,
    mut report: Report,
) -> Prepared {
    let mut files = files.clone();
    files.remove(LAWS);
    let own = files.keys().filter(|name| ![waiver::FILE, house::FILE].contains(&name.as_str()));
    let own = own.cloned().collect();
    let folder = folder.map_or_else(|| "templates".to_owned(), system::shown);
    let waivers = files.get(waiver::FILE).cloned();
    let office = Office::in_folder(&folder, files, &mut report);
    if let Some(text) = waivers {
        let house = office.as_ref().map(|office| &office.house);
        check_waivers(&format!("{folder}/{}", waiver::FILE), &text, house, &mut report);
    }
    let pipeline = office.map(|mut office| {
        office.theme.faces = faces.clone();
        office.laws = register;
        match bounds::deadline() {
            Some(deadline) => Pipeline::new(office).until(deadline),
            None => Pipeline::new(office),
        }
    });
    report.findings.sort();
    let pipeline = pipeline.filter(|_| !report.findings.has_errors());
    Prepared { own, pipeline, report }
}

/// What to do about a file that is not opened.
fn hint(error: &io::Error) -> Option<&'static str> {
    NotOpened::of(error).map(NotOpened::hint)
}

/// The files of the folder that differ from the built-in ones.
fn own_files(folder: &Path, report: &mut Report) -> FileTexts {
    let mut files = FileTexts::new();
    let entries = disk::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut fault = |code, path: &Path, words: &str, hint: Option<&'static str>| {
        let message = format!("mẫu trình bày `{}`: {words}", system::shown(path));
        report.findings.push(Finding { hint: hint.map(str::to_owned), ..Finding::general(code, message) });
    };
    let mut paths: Vec<PathBuf> = match entries {
        Ok(entries) => entries.iter().map(DirEntry::path).collect(),
        Err(error) => {
            fault(codes::W002, folder, &system::words(&error), hint(&error));
            return files;
        }
    };
    paths.sort();
    for path in paths {
        let name = name_of(&path);
        if !(name.ends_with(".xml") || name.ends_with(".yaml"))
            || name.starts_with('.')
            || !system::is_named_file(&path)
        {
            continue;
        }
        match system::read(&path) {
            Err(error) => fault(codes::W002, &path, &system::words(&error), hint(&error)),
            Ok(bytes) if bytes.len() > Sources::LIMIT => fault(codes::Y004, &path, "tệp quá lớn", None),
            Ok(bytes) => match yaml::decode(&bytes) {
                Err(words) => fault(codes::Y006, &path, &words, None),
                Ok(text) if is_built_in(&name, &text) => {}
                Ok(_) if files.contains_key(&name) => {
                    fault(codes::W003, &path, "đã có tệp cùng tên, chỉ khác chữ hoa hoặc phần đuôi", None);
                }
                Ok(text) => drop(files.insert(name, text)),
            },
        }
    }
    files
}

/// A template's name: Windows keeps capitals as they were typed but ignores them when it looks for a file;
/// `.yml` is YAML too.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    match name.strip_suffix(".yml") {
        Some(stem) => format!("{stem}.yaml"),
        None => name,
    }
}

/// Whether a file has the text of the built-in one. Line ends make no difference: Git changes them on
/// Windows.
fn is_built_in(name: &str, text: &str) -> bool {
    let same_lines = |built_in: &str| built_in.lines().eq(text.lines());
    BUILT_IN.iter().any(|(known, built_in)| *known == name && same_lines(built_in))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Pipelines, templates_of};

    #[test]
    fn folders_without_a_difference_share_the_built_in_pipeline() {
        let root = tempfile::tempdir().unwrap();
        let [first, second] = ["a", "b"].map(|name| root.path().join(name).join("templates"));
        fs::create_dir_all(&first).unwrap();
        fs::create_dir_all(&second).unwrap();
        fs::write(first.join("theme.yaml"), crate::theme::DEFAULT.replace('\n', "\r\n")).unwrap();
        assert_eq!(templates_of(first.parent().unwrap()), Some(first.clone()));
        let mut pipelines = Pipelines::default();
        let all =
            [None, Some(first.as_path()), Some(second.as_path())].map(|folder| pipelines.of(folder, None));
        assert_eq!(all, [0, 0, 0]);
        assert!(pipelines.all().all(|one| one.own.is_empty()));
    }
}
