//! What a page may ask for beside edits of a paper, and who does it.
//!
//! In: versions that were compared. Out: wishes, what comes of them, and the one trait between the server and the command, which does
//! what the commands of the same name do.

use super::compared::{ComparedVersions, VersionOffer};
use super::wish_fault::WishFault;
use crate::finding::Severity;

/// Something that was found while a wish was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeedFinding {
    /// Its code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The place as people name it: `quyet-dinh.yaml:12:5`.
    pub place: Option<String>,
    /// The file and the line of the place, from 1.
    pub line: Option<(String, usize)>,
}

/// Why a wish was not met; nothing was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeedRefused {
    /// One sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// What was found on the way.
    pub found: Vec<DeedFinding>,
    /// What is wrong with single values that somebody typed.
    pub faults: Vec<WishFault>,
}

/// What a new paper can be made from.
#[derive(Clone, Debug, Default)]
pub struct NewPaperOffers {
    /// The folder, as people name it.
    pub folder: String,
    /// Starters.
    pub starters: Vec<StarterOffer>,
    /// Papers of the folder that say their year.
    pub papers: Vec<LastYearOffer>,
    /// Templates for many localities.
    pub templates: Vec<TemplateOffer>,
}

/// A starter.
#[derive(Clone, Debug)]
pub struct StarterOffer {
    /// The word that asks for it.
    pub id: String,
    /// What it is.
    pub name: String,
    /// The name of a file for it that is free.
    pub file: String,
}

/// A paper that one of a later year can be made from.
#[derive(Clone, Debug)]
pub struct LastYearOffer {
    /// Its number on the desk.
    pub number: usize,
    /// Its file.
    pub name: String,
    /// Its year.
    pub year: u16,
    /// The name of a file for the next year that is free.
    pub file: String,
}

/// A template for many localities.
#[derive(Clone, Debug)]
pub struct TemplateOffer {
    /// Its number among the templates.
    pub number: usize,
    /// Its file.
    pub name: String,
    /// The subject that it states, on one line.
    pub about: String,
}

/// A locality of a template.
#[derive(Clone, Debug)]
pub struct UnitOffer {
    /// Its code.
    pub code: String,
    /// Its name with its type.
    pub name: String,
    /// The province that it is in.
    pub within: String,
    /// The name of a file for its paper.
    pub file: String,
}

/// A new paper that is asked for.
#[derive(Clone, Debug)]
pub struct NewPaperWish {
    /// The name of its file, without a folder.
    pub file: String,
    /// What it is made from.
    pub source: NewPaperSource,
}

/// What a new paper is made from.
#[derive(Clone, Debug)]
pub enum NewPaperSource {
    /// A starter, by its word.
    Starter(String),
    /// A paper on the desk, and the year of the new one.
    LastYear {
        /// Its number on the desk.
        paper: usize,
        /// The new year.
        year: u16,
    },
    /// A template and one of its localities.
    Template {
        /// Its number among the templates.
        template: usize,
        /// The code of the locality.
        unit: String,
    },
    /// A file that was sent along, a Word file or a text.
    Sent {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// A new paper.
#[derive(Clone, Debug, Default)]
pub struct NewPaperMade {
    /// Its number on the desk.
    pub number: usize,
    /// Its file.
    pub file: String,
    /// What was done, and what is to be done: a sentence each.
    pub told: Vec<String>,
    /// What is doubtful in it.
    pub found: Vec<DeedFinding>,
}

/// The files that were made of a paper.
#[derive(Clone, Debug, Default)]
pub struct PaperFiles {
    /// The files.
    pub files: Vec<PaperFile>,
    /// What was found on the way.
    pub found: Vec<DeedFinding>,
}

/// A file that was made of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFile {
    /// The ending of its name: `pdf`.
    pub ending: String,
    /// Its name, as people name it.
    pub name: String,
    /// What became of it, in words; empty if it was written.
    pub state: String,
}

/// A file on its way to the browser.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is known before a paper is issued.
#[derive(Clone, Debug, Default)]
pub struct IssueOffer {
    /// Its file.
    pub file: String,
    /// Its kind.
    pub kind: String,
    /// Its symbol.
    pub symbol: String,
    /// The number that it has already.
    pub number: Option<String>,
    /// The number after the last one of its series, as far as records and registers of the folder tell.
    pub next: Option<String>,
    /// The day that it has already, `31/10/2026`.
    pub day: Option<String>,
    /// The year that it states.
    pub year: Option<u16>,
    /// Who signs it: the position, and the name if it has one.
    pub signers: Vec<(String, Option<String>)>,
    /// Registers of outgoing papers in the folder.
    pub registers: Vec<String>,
    /// The name of one that would be new.
    pub new_register: Option<String>,
    /// The files that are written and are not changed any more.
    pub locked: Vec<String>,
}

/// What a paper gets when it is issued.
#[derive(Clone, Debug, Default)]
pub struct IssueWish {
    /// Its number; empty if it has one.
    pub number: String,
    /// Its day; empty if it has one.
    pub day: String,
    /// The names of who signed, from left to right; empty if it has them.
    pub signers: String,
    /// The register that it is entered into, one of those that were offered.
    pub register: Option<String>,
}

/// A paper that was issued.
#[derive(Clone, Debug, Default)]
pub struct PaperIssued {
    /// The paper with its number and day.
    pub paper: String,
    /// Its files.
    pub made: PaperFiles,
}

/// A workbook with figures of a paper that was sent.
#[derive(Clone, Debug)]
pub struct BudgetWish {
    /// The workbook.
    pub book: SentFile,
    /// Whether sums that were typed follow the new figures.
    pub follow_sums: bool,
    /// Names the changes that somebody has seen and wants to be written; None if they are only to be told.
    pub seen: Option<String>,
}

/// What a workbook changes in a paper, or has changed.
#[derive(Clone, Debug, Default)]
pub struct BudgetTold {
    /// A line for each change.
    pub lines: Vec<String>,
    /// Names these changes.
    pub mark: String,
    /// The files that change.
    pub files: Vec<String>,
    /// Whether they were written.
    pub is_written: bool,
    /// What was found on the way.
    pub found: Vec<DeedFinding>,
}

/// What is done with papers of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchDeed {
    /// They are looked at; nothing is written.
    Look,
    /// Their files are made.
    Build,
}

/// A paper of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchUnit {
    /// The code of its locality.
    pub code: String,
    /// The locality with its type.
    pub name: String,
    /// The province that it is in.
    pub within: String,
    /// Its number on the desk.
    pub number: usize,
    /// How many errors, warnings and notes it has; None if nobody has looked yet.
    pub found: Option<[usize; 3]>,
    /// Whether its files are there.
    pub is_built: bool,
    /// The paper with number and day, if it was issued.
    pub issued: Option<String>,
}

/// A batch as it is now.
#[derive(Clone, Debug, Default)]
pub struct BatchTold {
    /// Goes up with each change.
    pub version: u64,
    /// The template.
    pub template: String,
    /// Where the files go.
    pub out: String,
    /// The papers that have changed since the version that was asked with, in the order of the table.
    pub units: Vec<BatchUnit>,
    /// What is being done.
    pub doing: Option<BatchDeed>,
    /// How many papers are done, of how many, and which is next.
    pub progress: (usize, usize, String),
    /// How the last work ended, in a sentence.
    pub ended: String,
    /// What was found in it, the first ones.
    pub found: Vec<DeedFinding>,
}

/// Does what pages ask for.
pub trait DeskClerk: Send + Sync {
    /// What a new paper can be made from. Returns None if there is one paper alone, and no folder.
    fn offers(&self) -> Option<NewPaperOffers>;

    /// The localities of a template, by its number among the offers.
    ///
    /// # Errors
    /// The template or its table cannot be used.
    fn units(&self, template: usize) -> Result<Vec<UnitOffer>, DeedRefused>;

    /// Makes the file of a new paper; it is never one that is there already.
    ///
    /// # Errors
    /// It was not made.
    fn make_paper(&self, wish: NewPaperWish) -> Result<NewPaperMade, DeedRefused>;

    /// Makes the files of a paper on the desk, as `build` makes them.
    ///
    /// # Errors
    /// Nothing was written.
    fn build(&self, paper: usize) -> Result<PaperFiles, DeedRefused>;

    /// What is to be known before a paper is issued.
    ///
    /// # Errors
    /// It cannot be issued as it is.
    fn issuing(&self, paper: usize) -> Result<IssueOffer, DeedRefused>;

    /// Looks at what a paper is to get, and does nothing.
    ///
    /// # Errors
    /// A value cannot be read.
    fn check_order(&self, wish: &IssueWish) -> Result<(), DeedRefused>;

    /// Issues a paper, as `issue` does: number and day are written into it, its files are made, and all of it is locked.
    ///
    /// # Errors
    /// Nothing was written.
    fn issue(&self, paper: usize, wish: &IssueWish) -> Result<PaperIssued, DeedRefused>;

    /// Makes the workbook of a paper's tables of money, as `budget export` does.
    ///
    /// # Errors
    /// There is none.
    fn budget(&self, paper: usize) -> Result<PaperFiles, DeedRefused>;

    /// Brings the figures of a workbook into a paper, as `budget import` does, or tells what would change.
    ///
    /// # Errors
    /// Nothing was written.
    fn budget_in(&self, paper: usize, wish: BudgetWish) -> Result<BudgetTold, DeedRefused>;

    /// The papers of a template that have changed since a version; version 0 reads the template and its table again.
    ///
    /// # Errors
    /// The template or its table cannot be used.
    fn batch(&self, template: usize, since: u64) -> Result<BatchTold, DeedRefused>;

    /// Begins to do something with papers of a template, by the codes of their localities; it goes on by itself.
    ///
    /// # Errors
    /// Something is being done already.
    fn begin(&self, template: usize, deed: BatchDeed, units: Vec<String>) -> Result<(), DeedRefused>;

    /// Begins no further paper of a template.
    fn stop(&self, template: usize);

    /// The versions of papers that may be compared. Returns None if there is one paper alone, and no folder.
    fn versions(&self) -> Option<Vec<VersionOffer>>;

    /// Compares two versions, by the names that were offered, as `redline` does. Returns what was found beside.
    ///
    /// # Errors
    /// One of them cannot be read, or there is no redline of them.
    fn compare(&self, old: &str, new: &str) -> Result<(ComparedVersions, Vec<DeedFinding>), DeedRefused>;

    /// The Word file with tracked changes of the versions that were compared last.
    fn redline(&self) -> Option<SentFile>;

    /// A file that was made of a paper since the program began, by its ending.
    fn made_file(&self, paper: usize, ending: &str) -> Option<SentFile>;
}
