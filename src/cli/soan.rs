//! `vanban soan`: the papers of a folder in the browser, each with its state; one that is opened is shown as `watch`
//! shows it.
//!
//! In: a folder or a file. Out: pages in the browser, and the files that somebody edits or has made there. A paper is
//! laid out when somebody opens it; for the list it is looked at as `check` looks at it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::args::SoanArgs;
use super::clerk::{FolderClerk, ShelfPapers, WatchedUnit};
use super::console::Console;
use super::desk_server::DeskServer;
use super::values::MessageFormat;
use super::watched::WatchedPaper;
use crate::files::disk;
use crate::finding::Severity;
use crate::pipeline::Input;
use crate::run::follow::{FollowedFiles, Stamps, folders_of};
use crate::run::own_templates::Pipelines;
use crate::run::{Listener as _, Outcome, Refusal, crash, inputs, locks, system};
use crate::session::{Session, SessionView};
use crate::workbench::{Desk, EditSeen, ListedPaper};
use crate::write::pdf;

/// How many rounds pass between two looks at the papers of the list, of which there may be many.
const ROUNDS: usize = 7;

/// How often papers are looked at while a batch is made.
const PAUSE: Duration = Duration::from_millis(150);

/// Runs the command.
pub(super) fn run(args: &SoanArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let desk = Arc::new(Desk::default());
    let mut shelf = Shelf::new(args.place.as_deref(), args.desk.fonts.folder(), &desk)?;
    let clerk = Arc::new(FolderClerk::new(shelf.papers_known.clone(), args.desk.fonts.clone()));
    desk.serve_by(clerk.clone());
    // One paper alone needs no list.
    let is_folder = shelf.papers_known.folder().is_some();
    let list = |shelf: &Shelf<'_>| {
        if is_folder {
            desk.list(&shelf.name, shelf.listed());
        }
    };
    list(&shelf);
    let server = DeskServer::start(
        &desk,
        &args.desk,
        args.place.as_deref().unwrap_or("content".as_ref()),
        &system::argument(&shelf.name),
        &console,
    )?;
    let mut opened: BTreeMap<usize, WatchedPaper> = BTreeMap::new();
    let mut units: BTreeMap<usize, WatchedUnit> = BTreeMap::new();
    for round in 0_usize.. {
        let mut busy = false;
        for number in desk.wanted() {
            if let Some(place) = shelf.papers_known.unit(number) {
                let is_new = !units.contains_key(&number);
                let unit = units.entry(number).or_insert_with(|| WatchedUnit::of(place));
                if is_new || unit.has_changed() {
                    desk.show(number, unit.look(&args.desk.fonts, &console));
                    busy = true;
                }
                continue;
            }
            let is_new = !opened.contains_key(&number);
            let Some(file) = shelf.papers_known.file(number) else { continue };
            let paper = opened.entry(number).or_insert_with(|| WatchedPaper::of(&file));
            let edited = match desk.edited(number) {
                Some(EditSeen::Text(bytes)) => Some(bytes),
                Some(EditSeen::File) => None,
                Some(EditSeen::Writing) if !is_new => continue,
                _ if is_new || paper.has_changed() => None,
                _ => continue,
            };
            let show = &mut |early| desk.show(number, early);
            let view = paper.look(edited, args.desk.fonts.folder(), &console, show)?;
            desk.show(number, view.clone());
            Session::forget();
            console.say(&paper.told(&view));
            shelf.note(number, &view);
            busy = true;
        }
        busy |= shelf.look_at_one(round % ROUNDS == 0, &opened)?;
        list(&shelf);
        // While there is work, nobody waits; what was begun is ended, whether anybody looks or not.
        if clerk.is_busy() {
            if !busy {
                thread::sleep(PAUSE);
            }
        } else if !busy && !server.is_open() {
            break;
        }
    }
    Ok(Outcome::Done)
}

/// The papers of a folder.
struct Shelf<'a> {
    name: String,
    place: Option<PathBuf>,
    fonts: Option<&'a Path>,
    pipelines: Pipelines,
    /// When the folders with the papers changed last.
    folders: Vec<PathBuf>,
    seen_folders: Stamps,
    papers: Vec<ShelvedPaper>,
    papers_known: Arc<ShelfPapers>,
}

/// A paper of the folder.
struct ShelvedPaper {
    listed: ListedPaper,
    file: PathBuf,
    files: FollowedFiles,
}

impl<'a> Shelf<'a> {
    fn new(place: Option<&Path>, fonts: Option<&'a Path>, desk: &Arc<Desk>) -> Result<Shelf<'a>, Refusal> {
        let name = place.map_or_else(|| "content".to_owned(), system::shown);
        if place.is_none() && !disk::is_dir(&name) {
            return Err(Refusal::new("chưa nêu thư mục nào, và ở đây không có thư mục `content/`").hint(
                "nêu thư mục có văn bản: `vanban soan <THƯ MỤC>`; chưa có văn bản nào thì tạo: `vanban new quyet_dinh`",
            ));
        }
        let folder = Some(place.unwrap_or("content".as_ref()).to_owned());
        let folder = folder.filter(|folder| disk::is_dir(folder));
        let mut shelf = Shelf {
            papers_known: Arc::new(ShelfPapers::new(desk.clone(), folder)),
            name,
            place: place.map(Path::to_owned),
            fonts,
            pipelines: Pipelines::with_fonts(fonts)?,
            folders: Vec::new(),
            seen_folders: Stamps::new(),
            papers: Vec::new(),
        };
        shelf.gather()?;
        Ok(shelf)
    }

    /// Finds the papers of the folder.
    fn gather(&mut self) -> Result<(), Refusal> {
        let arguments: Vec<PathBuf> = self.place.iter().cloned().collect();
        let inputs = inputs::find(&arguments, "out".as_ref())?;
        self.folders = inputs.searched.clone();
        self.folders.extend(inputs.jobs.iter().map(|job| system::folder_of(&job.source).to_owned()));
        self.seen_folders = folders_of(&self.folders);
        self.papers_known.note_templates(inputs.templates.iter().map(PathBuf::from));
        let mut old: BTreeMap<PathBuf, ShelvedPaper> =
            std::mem::take(&mut self.papers).into_iter().map(|paper| (paper.file.clone(), paper)).collect();
        for job in inputs.jobs {
            let file = job.source;
            let known = old.remove(&file);
            self.papers.push(known.unwrap_or_else(|| {
                let number = self.papers_known.number(&file);
                let listed = ListedPaper { number, name: job.name, ..ListedPaper::default() };
                ShelvedPaper { listed, files: FollowedFiles::of(&file), file }
            }));
        }
        Ok(())
    }

    fn listed(&self) -> Vec<ListedPaper> {
        self.papers.iter().map(|paper| paper.listed.clone()).collect()
    }

    /// What the list tells of a paper that somebody looks at: it is not looked at again for that.
    fn note(&mut self, number: usize, view: &SessionView) {
        let Some(paper) = self.papers.iter_mut().find(|paper| paper.listed.number == number) else { return };
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        paper.listed.found = Some(severities.map(|severity| view.report().findings.how_many(severity)));
        paper.listed.title = view.title().map(str::to_owned).or(paper.listed.title.take());
        paper.listed.is_issued = locks::issued_by(&paper.file).is_some();
    }

    /// Looks at one paper of which nothing is known, or with `again` at one that has changed, but for those that
    /// somebody looks at. Returns whether it did.
    fn look_at_one(&mut self, again: bool, opened: &BTreeMap<usize, WatchedPaper>) -> Result<bool, Refusal> {
        if again && folders_of(&self.folders) != self.seen_folders {
            // A folder that is gone stays as it was: one that is being renamed comes back.
            drop(self.gather());
        }
        let due = |paper: &mut ShelvedPaper| {
            !opened.contains_key(&paper.listed.number)
                && (paper.listed.found.is_none() || again && paper.files.have_changed())
        };
        let Some(paper) = self.papers.iter_mut().find_map(|paper| due(paper).then_some(paper)) else {
            return Ok(false);
        };
        if paper.files.has_other_office() && paper.listed.found.is_some() {
            self.pipelines = Pipelines::with_fonts(self.fonts)?;
        }
        let at = self.pipelines.of_paper(&paper.file);
        let issued_by = locks::issued_by(&paper.file);
        paper.listed.is_issued = issued_by.is_some();
        let bytes = paper.files.read_again().map(<[u8]>::to_vec);
        paper.listed.found = Some([1, 0, 0]);
        if let (Ok(bytes), Some(pipeline)) = (bytes, self.pipelines.get(at)) {
            let input = Input { name: &paper.listed.name, bytes: &bytes, files: &paper.files, issued_by };
            if let Ok((tree, report)) = crash::catch(|| pipeline.found_in(input)) {
                let severities = [Severity::Error, Severity::Warning, Severity::Note];
                paper.listed.found = Some(severities.map(|severity| report.findings.how_many(severity)));
                paper.listed.title = tree.map(|tree| tree.title).or(paper.listed.title.take());
            }
            pdf::evict();
        }
        Ok(true)
    }
}
