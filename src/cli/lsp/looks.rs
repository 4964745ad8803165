//! Looks at the papers that an editor has open, each with what the office keeps for it.
//!
//! In: the open files. Out: which papers are meant, and a look at each. A file that another paper attaches is
//! looked at as a part of that paper, as every command does. A paper is looked at again only when a file that it was
//! made of has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::open_files::{OpenFile, OpenFiles, OverlaidFiles};
use crate::files::disk;
use crate::finding::{Finding, Report};
use crate::language::{PaperLook, attached, is_paper};
use crate::pipeline::Pipeline;
use crate::run::follow::FollowedFiles;
use crate::run::own_templates::{Pipelines, Prepared};
use crate::run::{Refusal, crash, locks, system};
use crate::write::pdf;
use crate::yaml;

/// A paper with the last look at it.
pub(super) struct LookedPaper {
    /// The look.
    pub(super) look: PaperLook,
    /// What the office keeps for it.
    pub(super) office: Arc<Prepared>,
    /// The versions of the open files that it was made of, of all others that it was made of the name only.
    made_of: BTreeMap<String, Option<i32>>,
}

impl LookedPaper {
    /// Whether it is made of these texts.
    pub(super) fn is_of(&self, open: &OpenFiles) -> bool {
        self.made_of.iter().all(|(name, version)| open.named(name).map(|file| file.version) == *version)
    }

    /// The pipeline that it is made with.
    pub(super) fn pipeline(&self) -> Option<&Pipeline> {
        self.office.pipeline.as_ref()
    }
}

/// Makes looks.
pub(super) struct PaperLooks {
    fonts: Option<PathBuf>,
    offices: BTreeMap<String, (FollowedFiles, Arc<Prepared>)>,
    /// Which papers attach an open file, as the disk has them.
    attaching: BTreeMap<String, BTreeSet<String>>,
    /// Which files an open one attaches, or did when it was last YAML.
    attached: BTreeMap<String, Vec<String>>,
}

impl PaperLooks {
    pub(super) fn new(fonts: Option<&Path>) -> PaperLooks {
        let fonts = fonts.map(Path::to_owned);
        PaperLooks { fonts, offices: BTreeMap::new(), attaching: BTreeMap::new(), attached: BTreeMap::new() }
    }

    /// Forgets what the disk had: a file was saved, opened or changed by others.
    pub(super) fn forget(&mut self) {
        self.attaching.clear();
    }

    /// The names of the papers to look at.
    pub(super) fn papers(&mut self, open: &OpenFiles) -> BTreeSet<String> {
        let yaml = || open.all().filter(|file| system::is_yaml(file.name.as_ref()));
        for file in yaml() {
            // A text that is no YAML for a moment attaches what it did.
            if let Some(attached) = attached(file.text.typed(), &file.name) {
                self.attached.insert(file.name.clone(), attached);
            }
        }
        let mut papers = BTreeSet::new();
        for file in yaml().filter(|file| is_paper(file.text.typed())) {
            let attaches = |other: &&Arc<OpenFile>| {
                self.attached.get(&other.name).is_some_and(|attached| attached.contains(&file.name))
            };
            let mut attaching: BTreeSet<String> =
                yaml().filter(attaches).map(|other| other.name.clone()).collect();
            if attaching.is_empty() {
                let on_disk = self.attaching.entry(file.name.clone());
                let on_disk = on_disk.or_insert_with(|| on_disk_attaching(&file.name));
                // What is open counts as it is now.
                attaching.extend(on_disk.iter().filter(|name| open.named(name).is_none()).cloned());
            }
            match attaching.is_empty() {
                true => drop(papers.insert(file.name.clone())),
                false => papers.extend(attaching),
            }
        }
        papers
    }

    /// Looks at a paper.
    pub(super) fn look(
        &mut self,
        name: &str,
        open: &OpenFiles,
        before: Option<&LookedPaper>,
    ) -> Result<LookedPaper, Refusal> {
        let office = self.office(name)?;
        let files = OverlaidFiles::of(open);
        let last = before.map(|before| &before.look);
        let look = match (&office.pipeline, bytes_of(name, open)) {
            (Some(pipeline), Ok(bytes)) => {
                let issued_by = locks::issued_by(name.as_ref());
                let look = || PaperLook::at(pipeline, name, &bytes, &files, issued_by, last);
                let looked = crash::catch(look);
                pdf::evict();
                looked.unwrap_or_else(|crash| {
                    PaperLook::failed(name, [crash.finding(Some(name))].into_iter().collect(), last)
                })
            }
            (_, Err(finding)) => PaperLook::failed(name, [finding].into_iter().collect(), last),
            (None, _) => PaperLook::failed(name, Report::default(), last),
        };
        let asked = files.asked().into_iter().chain([name.to_owned()]);
        let made_of = asked.map(|name| {
            let version = open.named(&name).map(|file| file.version);
            (name, version)
        });
        Ok(LookedPaper { look, office, made_of: made_of.collect() })
    }

    /// What the office keeps for a paper, read again if it has changed.
    fn office(&mut self, name: &str) -> Result<Arc<Prepared>, Refusal> {
        let path = Path::new(name);
        if let Some((files, office)) = self.offices.get_mut(name)
            && !files.has_other_office()
        {
            return Ok(office.clone());
        }
        let mut files = FollowedFiles::of(path);
        files.has_other_office();
        let office = Arc::new(Pipelines::with_fonts(self.fonts.as_deref())?.into_that_of(path));
        self.offices.insert(name.to_owned(), (files, office.clone()));
        Ok(office)
    }
}

/// The YAML of a paper.
fn bytes_of(name: &str, open: &OpenFiles) -> Result<Vec<u8>, Finding> {
    match open.named(name) {
        Some(file) => Ok(file.text.typed().as_bytes().to_vec()),
        None => system::document(name.as_ref()),
    }
}

/// The papers of the folder of a file, and of the one above it, that attach it. A file outside of the folder that the
/// editor has open has no folder above it.
fn on_disk_attaching(name: &str) -> BTreeSet<String> {
    let folder = system::folder_of(name.as_ref());
    let is_inside = !folder.is_absolute() && folder != Path::new(".");
    let above =
        folder.parent().map(|above| if above.as_os_str().is_empty() { Path::new(".") } else { above });
    let folders = [Some(folder), above.filter(|_| is_inside)];
    let entries = folders.into_iter().flatten().filter_map(|folder| disk::read_dir(folder).ok());
    let paths = entries.flatten().flatten().map(|entry| entry.path());
    let yaml = paths.filter(|path| system::is_yaml(path) && disk::is_file(path));
    let attaches = yaml.filter_map(|path| {
        let other = system::shown(&path);
        let bytes = system::read(&path).ok().filter(|_| other != name)?;
        let text = yaml::decode(&bytes).ok().filter(|text| text.contains("kem_theo"))?;
        attached(&text, &other)?.contains(&name.to_owned()).then_some(other)
    });
    attaches.collect()
}
