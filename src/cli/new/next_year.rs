//! `vanban new --tu … --nam …`: a document made from the one of the year before.

use std::path::{Path, PathBuf};

use super::{Starting, fits, place};
use crate::cli::console::Console;
use crate::files::{self, Disk};
use crate::pipeline::{Input, LastYears, NextYearPaper};
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::own_templates;
use crate::run::save::Existing;
use crate::run::{Listener, Outcome, Refusal, inputs, issued, locks, save, system};

/// Runs the command.
pub(super) fn run(of: Starting<'_>, old: &Path, year: u16, console: &Console) -> Result<Outcome, Refusal> {
    let named = file_name(old, year);
    let path = match &of.args.out {
        None => old.with_file_name(named),
        Some(_) => place(of.args.out.as_deref(), &named),
    };
    fits(&path, "")?;
    let Some(made) = make(old, year, &path, of.existing, console)? else { return Ok(Outcome::NotWritten) };
    let new = system::shown(&path);
    let old = system::shown(old);
    let [old, argument] = [&old, &new].map(|name| system::argument(name));
    let mut said = format!("Đã tạo {}\n", crate::signs::visible(&new));
    made.told.iter().for_each(|line| said += &format!("- {line}\n"));
    said += &format!(
        "Tiếp theo: xem từng chỗ còn từ năm trước:\n  vanban check {argument}\nSo với năm trước:\n  vanban budget diff \
         {old} {argument}\n"
    );
    console.print(&said);
    Ok(Outcome::Done)
}

/// Makes the file. Returns None if the old document has an error, which is reported.
pub(in crate::cli) fn make(
    old: &Path,
    year: u16,
    path: &Path,
    existing: Existing,
    console: &Console,
) -> Result<Option<NextYearPaper>, Refusal> {
    inputs::refuse_laws(old)?;
    let shown = system::shown(old);
    let folders: Vec<PathBuf> = [old, path].iter().map(|file| system::folder_of(file).to_owned()).collect();
    let held: Vec<HeldFolder> = folders.iter().map(HeldFolder::seen).collect();
    let _hold = change::enter(&held, console)?;
    let bytes = system::read(old).map_err(|error| Refusal::unread(&shown, &error))?;
    let Some(pipeline) = own_templates::only(system::folder_of(old), console) else { return Ok(None) };
    let name = files::clean(&system::shown(path));
    let input = Input { name: &shown, bytes: &bytes, files: &Disk, issued_by: locks::issued_by(old) };
    let (made, report) = pipeline.next_year(LastYears { old: input, year, name: &name });
    console.findings(&report);
    let Some(made) = made else { return Ok(None) };
    if let Some(finding) = issued::overwritten(path) {
        return Err(Refusal::of(finding));
    }
    console.notes(save::file(path, made.text.as_bytes(), existing)?);
    Ok(Some(made))
}

/// `ke-hoach-2026.yaml` becomes `ke-hoach-2027.yaml`: the last year before the new one is replaced.
pub(in crate::cli) fn file_name(old: &Path, year: u16) -> String {
    let stem = old.file_stem().unwrap_or_default().to_string_lossy();
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let before = stem.char_indices().rev().find_map(|(at, _)| {
        let value: u16 = stem.get(at..at + 4)?.parse().ok().filter(|value| (1990..year).contains(value))?;
        let (front, rest) = (&stem[..at], &stem[at + 4..]);
        let alone = !is_digit(front.chars().next_back()) && !is_digit(rest.chars().next());
        (alone && value.to_string().len() == 4).then_some((front, rest))
    });
    match before {
        Some((front, rest)) => format!("{front}{year}{rest}.yaml"),
        None => format!("{stem}-{year}.yaml"),
    }
}
