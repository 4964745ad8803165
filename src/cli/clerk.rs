//! The clerk of `vanban soan`: does what pages ask for, by the functions of the commands.
//!
//! In: wishes of pages. Out: files, and what is told of them. Each wish is met as its command meets it (`new`,
//! `import`, `build`, `issue`, `budget`, `batch`, `redline`), in this process and under the same locks; what the command would print is heard (`heard`) and
//! told to the page.

mod batches;
mod board;
mod budgets;
mod built;
mod heard;
mod issuing;
mod named;
mod new_paper;
mod offers;
mod shelf;
mod versions;
mod watched_unit;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::args::FontArgs;
use super::build::MadeFile;
use super::console::Console;
use crate::run::{Refusal, workers};
use crate::workbench::{
    BatchDeed, BatchTold, BudgetTold, BudgetWish, ComparedVersions, DeedFinding, DeedRefused, DeskClerk,
    IssueOffer, IssueWish, NewPaperMade, NewPaperOffers, NewPaperWish, PaperFile, PaperFiles, PaperIssued,
    SentFile, UnitOffer, VersionOffer, WishFault,
};
use board::BatchBoard;
use heard::HeardDeed;

pub(super) use shelf::ShelfPapers;
pub(super) use watched_unit::WatchedUnit;

/// Does what pages of a desk ask for.
pub(super) struct FolderClerk {
    shelf: Arc<ShelfPapers>,
    fonts: FontArgs,
    /// The files that were made of papers, by their numbers and endings.
    made: Mutex<BTreeMap<(usize, String), MadeForPage>>,
    /// The templates that pages have asked for.
    boards: Mutex<BTreeMap<PathBuf, Arc<BatchBoard>>>,
    /// The redline of the versions that were compared last.
    redline: Mutex<Option<SentFile>>,
}

impl FolderClerk {
    /// The clerk for the papers of a shelf.
    pub(super) fn new(shelf: Arc<ShelfPapers>, fonts: FontArgs) -> FolderClerk {
        FolderClerk {
            shelf,
            fonts,
            made: Mutex::default(),
            boards: Mutex::default(),
            redline: Mutex::default(),
        }
    }

    /// Whether something goes on that nobody waits for.
    pub(super) fn is_busy(&self) -> bool {
        self.boards.lock().unwrap_or_else(PoisonError::into_inner).values().any(|board| board.is_busy())
    }

    /// The papers of a template, by its number.
    fn board(&self, template: usize) -> Result<Arc<BatchBoard>, DeedRefused> {
        let template = self.shelf.template(template).ok_or_else(gone)?;
        let mut boards = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(boards.entry(template).or_insert_with_key(|template| Arc::new(BatchBoard::of(template))).clone())
    }

    fn file(&self, paper: usize) -> Result<PathBuf, DeedRefused> {
        self.shelf.file(paper).ok_or_else(gone)
    }

    fn made(&self) -> MutexGuard<'_, BTreeMap<(usize, String), MadeForPage>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of files that were made of a paper.
    fn keep(&self, paper: usize, files: &[MadeFile], found: Vec<DeedFinding>) -> PaperFiles {
        let files: Vec<PaperFile> = files
            .iter()
            .map(|file| {
                let told = built::told(file);
                self.made().insert((paper, told.ending.clone()), MadeForPage::Written(file.0.clone()));
                told
            })
            .collect();
        PaperFiles { files, found }
    }
}

/// Does something that a command does, on a thread with a deep stack. Returns what was found on the way beside what
/// comes of it; None means that what was found prevents it.
fn deed<T: Send>(
    work: impl FnOnce(&Console) -> Result<Option<T>, Refusal> + Send,
) -> Result<(T, Vec<DeedFinding>), DeedRefused> {
    let ear = Arc::new(HeardDeed::default());
    let console = Console::heard_by(ear.clone());
    let done = workers::with_deep_stack(|| work(&console)).unwrap_or_else(|crash| Err(crash.refusal()));
    let found = ear.found();
    match done {
        Ok(Some(done)) => Ok((done, found)),
        Ok(None) => {
            let message = "Chưa làm được, chưa ghi gì: sửa những chỗ dưới đây rồi làm lại".to_owned();
            Err(DeedRefused { message, found, ..DeedRefused::default() })
        }
        Err(Refusal { message, hint }) => Err(DeedRefused {
            message,
            hint: hint.and_then(heard::for_page),
            found,
            ..DeedRefused::default()
        }),
    }
}

/// The refusal of a number that nothing has: the page is older than what is there.
fn gone() -> DeedRefused {
    let hint = Some("tải lại trang này".to_owned());
    DeedRefused { message: "Không còn thấy văn bản này".to_owned(), hint, ..DeedRefused::default() }
}

/// The refusal of values that cannot be used; nothing was begun.
fn typed_wrong(faults: Vec<WishFault>) -> DeedRefused {
    let (message, hint) = match &faults[..] {
        [one] => (one.message.clone(), one.hint.clone()),
        _ => (format!("còn {} ô chưa đúng", faults.len()), None),
    };
    DeedRefused { message, hint, found: Vec::new(), faults }
}

impl DeskClerk for FolderClerk {
    fn offers(&self) -> Option<NewPaperOffers> {
        offers::all(&self.shelf)
    }

    fn units(&self, template: usize) -> Result<Vec<UnitOffer>, DeedRefused> {
        let template = self.shelf.template(template).ok_or_else(gone)?;
        deed(|console| batches::units(&template, &self.fonts, console)).map(|(units, _)| units)
    }

    fn make_paper(&self, wish: NewPaperWish) -> Result<NewPaperMade, DeedRefused> {
        new_paper::make(&self.shelf, &self.fonts, wish)
    }

    fn build(&self, paper: usize) -> Result<PaperFiles, DeedRefused> {
        let file = self.file(paper)?;
        let (files, found) = deed(|console| built::files(&file, &self.fonts, console))?;
        Ok(self.keep(paper, &files, found))
    }

    fn issuing(&self, paper: usize) -> Result<IssueOffer, DeedRefused> {
        let (file, folder) = (self.file(paper)?, self.shelf.folder());
        deed(|console| issuing::offer(&file, folder, console)).map(|(offer, _)| offer)
    }

    fn check_order(&self, wish: &IssueWish) -> Result<(), DeedRefused> {
        issuing::order(wish).map(drop).map_err(typed_wrong)
    }

    fn issue(&self, paper: usize, wish: &IssueWish) -> Result<PaperIssued, DeedRefused> {
        let (file, folder) = (self.file(paper)?, self.shelf.folder());
        let order = issuing::order(wish).map_err(typed_wrong)?;
        let order = (order, wish.register.as_ref());
        let issued = deed(|console| issuing::issue(&file, folder, order, &self.fonts, console));
        let (issued, found) = issued.map_err(|refused| {
            let faults = refused.found.iter().filter_map(issuing::fault_of).collect();
            DeedRefused { faults, ..refused }
        })?;
        // It is written: from here on nothing is refused any more.
        let files = deed(|console| built::files(&file, &self.fonts, console));
        let files = files.map(|(files, _)| files).unwrap_or_default();
        Ok(PaperIssued { paper: issued, made: self.keep(paper, &files, found) })
    }

    fn budget(&self, paper: usize) -> Result<PaperFiles, DeedRefused> {
        let file = self.file(paper)?;
        let (bytes, found) = deed(|console| budgets::workbook(&file, console))?;
        let name = file.with_extension("xlsx").file_name().unwrap_or_default().to_string_lossy().into_owned();
        let told = PaperFile { ending: "xlsx".to_owned(), name: name.clone(), state: String::new() };
        let sent = MadeForPage::Held(SentFile { name, bytes });
        self.made().insert((paper, told.ending.clone()), sent);
        Ok(PaperFiles { files: vec![told], found })
    }

    fn budget_in(&self, paper: usize, wish: BudgetWish) -> Result<BudgetTold, DeedRefused> {
        let file = self.file(paper)?;
        let (taken, found) = deed(|console| budgets::bring_in(&file, wish, console))?;
        Ok(BudgetTold { found, ..taken })
    }

    fn batch(&self, template: usize, since: u64) -> Result<BatchTold, DeedRefused> {
        let board = self.board(template)?;
        // While work goes on, its papers are known.
        if since == 0 && !board.is_busy() {
            deed(|console| board.read(&self.shelf, &self.fonts, console))?;
        }
        Ok(board.told(since))
    }

    fn begin(&self, template: usize, deed: BatchDeed, units: Vec<String>) -> Result<(), DeedRefused> {
        let refused = |message: &str| DeedRefused { message: message.to_owned(), ..DeedRefused::default() };
        if units.is_empty() {
            return Err(refused("Chưa có địa phương nào để làm"));
        }
        let begun = self.board(template)?.begin(deed, units, &self.fonts);
        begun
            .then_some(())
            .ok_or_else(|| refused("Đang làm việc khác với mẫu này: đợi xong, hoặc dừng việc ấy trước"))
    }

    fn stop(&self, template: usize) {
        if let Ok(board) = self.board(template) {
            board.stop();
        }
    }

    fn versions(&self) -> Option<Vec<VersionOffer>> {
        Some(versions::offers(&self.shelf)?.into_iter().map(|(_, offer)| offer).collect())
    }

    fn compare(&self, old: &str, new: &str) -> Result<(ComparedVersions, Vec<DeedFinding>), DeedRefused> {
        let done = deed(|console| versions::compare(&self.shelf, [old, new], console));
        let ((compared, redline), found) = done?;
        *self.redline.lock().unwrap_or_else(PoisonError::into_inner) = Some(redline);
        Ok((compared, found))
    }

    fn redline(&self) -> Option<SentFile> {
        self.redline.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn made_file(&self, paper: usize, ending: &str) -> Option<SentFile> {
        self.made().get(&(paper, ending.to_owned()))?.sent()
    }
}

/// A file that was made for a page.
enum MadeForPage {
    /// It is on the disk.
    Written(PathBuf),
    /// It is nowhere else.
    Held(SentFile),
}

impl MadeForPage {
    /// The file as it is now.
    fn sent(&self) -> Option<SentFile> {
        match self {
            MadeForPage::Written(path) => built::sent(path),
            MadeForPage::Held(file) => Some(file.clone()),
        }
    }
}
