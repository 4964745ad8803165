//! A paper gets number and day on the page.
//!
//! In: a paper, what it is to get. Out: what is known before, and the paper issued by the function of `issue`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::super::args::{FontArgs, IssueArgs};
use super::super::console::Console;
use super::super::{issue, values};
use crate::content::date::DocDate;
use crate::content::number::document_number;
use crate::files::{Disk, disk};
use crate::finding::{Severity, codes};
use crate::issue::register::{COLUMNS, Register};
use crate::issue::series::{Number, Taken};
use crate::pipeline::{Input, Pipeline, Stages};
use crate::run::{Listener, Outcome, Refusal, issued, locks, own_templates, save, system, unit_locks};
use crate::workbench::{DeedFinding, IssueOffer, IssueWish, WishFault, WishField};
use crate::write::Format;

/// What is known before a paper is issued. Returns None if it has an error, which is reported.
pub(super) fn offer(
    paper: &Path,
    folder: Option<&Path>,
    console: &Console,
) -> Result<Option<IssueOffer>, Refusal> {
    let name = system::shown(paper);
    let bytes = system::read(paper).map_err(|error| Refusal::unread(&name, &error))?;
    if let Some(finding) = issued::paper(paper, &bytes, "không cấp số lần nữa") {
        return Err(Refusal::of(finding));
    }
    let Some(pipeline) = own_templates::only(system::folder_of(paper), console) else { return Ok(None) };
    let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by: None };
    let (dossier, report) = pipeline.dossier(input);
    console.findings(&report);
    let Some(Stages { content, .. }) = dossier else { return Ok(None) };
    let registers = registers(paper, folder);
    let symbol = content.ky_hieu.clone().unwrap_or_default();
    let day = content.date.filter(|date| date.day().is_some());
    let stem = paper.file_stem().unwrap_or_default();
    let out = Path::new("out").join(stem);
    let mut locked = vec![name.clone(), system::shown(&locks::path_of(paper))];
    locked.extend(Format::PAPER.map(|format| system::shown(&save::with_ending(&out, format))));
    Ok(Some(IssueOffer {
        kind: content.kind.ten.clone(),
        number: content.so.clone(),
        next: next(&pipeline, input, paper, (&symbol, &registers)),
        day: day.map(DocDate::numeric),
        year: content.date.map(DocDate::year),
        signers: content
            .nguoi_ky
            .iter()
            .map(|one| (one.chuc_vu.clone().unwrap_or_default(), one.ho_ten.clone()))
            .collect(),
        new_register: content.date.map(|date| new_register(paper, folder, date.year())),
        registers: registers.iter().map(|path| system::shown(path)).collect(),
        file: name,
        symbol,
        locked,
    }))
}

/// The number after the last one of the paper's series, by the records of its folder and the registers.
fn next(
    pipeline: &Pipeline,
    input: Input<'_>,
    paper: &Path,
    (symbol, registers): (&str, &[PathBuf]),
) -> Option<String> {
    let own: Number = pipeline.number_given(input, "1", None)?;
    let folder = system::folder_of(paper);
    let mut taken = Taken::default();
    let issued = locks::in_folder(folder, |_| true).into_iter().chain(unit_locks::in_folder(folder));
    for (path, lock) in issued {
        taken.take(lock.number(), &lock.ngay, &system::shown(&path));
    }
    let entered = registers
        .iter()
        .filter_map(|path| Register::read(&system::read(path).ok()?).ok()?.last_number(symbol, own.year));
    let last = entered.chain(taken.last(&own)).max()?;
    document_number(&(last + 1).to_string())
}

/// Registers of outgoing papers beside a paper, and in the folder that was opened.
fn registers(paper: &Path, folder: Option<&Path>) -> Vec<PathBuf> {
    let folders: BTreeSet<&Path> = [Some(system::folder_of(paper)), folder].into_iter().flatten().collect();
    let entries = folders.into_iter().filter_map(|folder| disk::read_dir(folder).ok()).flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")))
        .filter(|path| {
            let bytes = system::read(path).unwrap_or_default();
            String::from_utf8_lossy(&bytes).contains(COLUMNS[0]) && Register::read(&bytes).is_ok()
        })
        .collect();
    files.sort();
    files.dedup_by_key(|path| system::shown(path));
    files
}

fn new_register(paper: &Path, folder: Option<&Path>, year: u16) -> String {
    let folder = folder.unwrap_or_else(|| system::folder_of(paper));
    system::shown(&folder.join(format!("so-dang-ky-{year}.csv")))
}

/// What a paper is to get: number, day, who signed; what is not given stays as it is in the paper.
pub(super) type GivenOrder = (Option<String>, Option<DocDate>, Option<String>);

/// What somebody typed, read; all that is wrong with it at once.
pub(super) fn order(wish: &IssueWish) -> Result<GivenOrder, Vec<WishFault>> {
    fn read<T>(
        (field, text): (WishField, &str),
        read: fn(&str) -> Result<T, String>,
        faults: &mut Vec<WishFault>,
    ) -> Option<T> {
        let text = Some(text.trim()).filter(|text| !text.is_empty())?;
        // What to do stands behind the fault itself.
        let told = |words: String| match words.split_once("; ") {
            Some((message, hint)) if !hint.is_empty() => (message.to_owned(), Some(hint.to_owned())),
            _ => (words.trim_end_matches("; ").to_owned(), None),
        };
        let fault = |(message, hint)| WishFault { field, message, hint };
        read(text).map_err(|words| faults.push(fault(told(words)))).ok()
    }
    let mut faults = Vec::new();
    let number = read((WishField::Number, &wish.number), values::so, &mut faults);
    let day = read((WishField::Day, &wish.day), values::ngay, &mut faults);
    let signers = read((WishField::Signers, &wish.signers), values::nguoi_ky, &mut faults);
    if faults.is_empty() { Ok((number, day, signers)) } else { Err(faults) }
}

/// The value that a finding is about which has no place in a file: what was typed for the deed.
pub(super) fn fault_of(found: &DeedFinding) -> Option<WishFault> {
    let field = match found.code {
        code if code == codes::P005.name => WishField::Number,
        code if code == codes::P019.name => WishField::Day,
        code if code == codes::P009.name => WishField::Signers,
        _ => return None,
    };
    (found.severity == Severity::Error && found.line.is_none()).then(|| WishFault {
        field,
        message: found.message.clone(),
        hint: found.hint.clone(),
    })
}

/// Issues a paper. Returns its name with number and day, or None if something prevents it, which is reported.
pub(super) fn issue(
    paper: &Path,
    folder: Option<&Path>,
    (order, register): (GivenOrder, Option<&String>),
    fonts: &FontArgs,
    console: &Console,
) -> Result<Option<String>, Refusal> {
    // A paper is issued once; what was issued is not changed from a page.
    let Some(offer) = offer(paper, folder, console)? else { return Ok(None) };
    let register = register.map(|register| {
        let is_offered = offer.registers.contains(register) || offer.new_register.as_ref() == Some(register);
        let unknown = || Refusal::new("không có sổ đăng ký này").hint("tải lại trang rồi chọn lại sổ");
        is_offered.then(|| PathBuf::from(register)).ok_or_else(unknown)
    });
    let args = IssueArgs::one(paper.to_owned(), order, register.transpose()?, fonts.clone());
    if issue::papers(&args, console)? != Outcome::Done {
        return Ok(None);
    }
    let lock = locks::read(paper).map_err(Refusal::of)?;
    Ok(Some(lock.map(|lock| lock.van_ban).unwrap_or_default()))
}
