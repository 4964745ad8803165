//! `vanban new phu_luc --tu-bang …`: an appendix made of a sheet.

use std::path::{Path, PathBuf};

use super::{Starting, fits, place, quoted};
use crate::cli::args::NewArgs;
use crate::cli::console::Console;
use crate::content::money::Unit;
use crate::content::sheet_table::NHOM_THEO;
use crate::pipeline::SheetAsked;
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::own_templates;
use crate::run::{Listener, Outcome, Refusal, issued, save, system};

/// The word that asks for it.
pub(super) const KIND: &str = "phu_luc";

/// An option that says something of a sheet where no sheet is named.
pub(super) fn alone(args: &NewArgs) -> Option<&'static str> {
    let options = [
        ("--trang", args.trang.is_some()),
        ("--don-vi", args.don_vi.is_some()),
        ("--nhom-theo", args.nhom_theo.is_some()),
    ];
    options.into_iter().find(|(_, given)| *given).map(|(name, _)| name)
}

/// Runs the command.
pub(super) fn run(of: Starting<'_>, kind: &str, book: &Path, console: &Console) -> Result<Outcome, Refusal> {
    let args = of.args;
    if kind != KIND || args.tu.is_some() || args.moi.is_some() || args.nam.is_some() {
        return Err(Refusal::new("`--tu-bang` chỉ lập được phụ lục, không đi cùng `--tu`, `--moi`, `--nam`")
            .hint(format!(
                "viết `vanban new phu_luc --tu-bang {}`",
                system::argument(&system::shown(book))
            )));
    }
    let unit = args.don_vi.as_deref().map(unit).transpose()?;
    let groups = args.nhom_theo.as_deref().map(groups).transpose()?;
    let path = place(args.out.as_deref(), "phu-luc.yaml");
    fits(&path, kind)?;
    let shown = system::shown(book);
    let folders: Vec<PathBuf> = [book, &path].iter().map(|file| system::folder_of(file).to_owned()).collect();
    let held: Vec<HeldFolder> = folders.iter().map(HeldFolder::seen).collect();
    let _hold = change::enter(&held, console)?;
    let bytes = system::read(book).map_err(|error| Refusal::unread(&shown, &error))?;
    let Some(pipeline) = own_templates::only(system::folder_of(&path), console) else {
        return Ok(Outcome::NotWritten);
    };
    let asked = SheetAsked { name: &shown, bytes: &bytes, sheet: args.trang.as_deref(), unit, groups };
    let (made, report) = pipeline.appendix_of_sheet(asked);
    console.findings(&report);
    let Some(made) = made else { return Ok(Outcome::NotWritten) };
    if let Some(finding) = issued::overwritten(&path) {
        return Err(Refusal::of(finding));
    }
    console.notes(save::file(&path, made.text.as_bytes(), of.existing)?);
    let name = crate::signs::visible(&system::shown(&path)).into_owned();
    let mut said = format!("Đã tạo {name}\n");
    made.told.iter().for_each(|line| said += &format!("- {line}\n"));
    said += &format!(
        "Tiếp theo: xem lại tên phụ lục, tên cột, rồi chép vào `phu_luc` của văn bản, hoặc ghi ở đó:\n  - lay_tu: \
         {{tep: {}}}\n",
        quoted(&name)
    );
    console.print(&said);
    Ok(Outcome::Done)
}

fn unit(typed: &str) -> Result<Unit, Refusal> {
    Unit::of_name(typed.trim()).ok_or_else(|| {
        let known: Vec<String> = Unit::ALL.iter().map(|unit| format!("\"{}\"", unit.name())).collect();
        Refusal::new(format!("`--don-vi` không nhận `{typed}`"))
            .hint(format!("dùng được: {}", known.join(", ")))
    })
}

fn groups(typed: &str) -> Result<crate::content::sheet_table::GroupsBy, Refusal> {
    let found = NHOM_THEO.of.iter().find(|choice| choice.word == typed);
    found.map(|choice| choice.value).ok_or_else(|| {
        let known: Vec<String> =
            NHOM_THEO.of.iter().map(|choice| format!("{} ({})", choice.word, choice.about)).collect();
        Refusal::new(format!("`--nhom-theo` không nhận `{typed}`"))
            .hint(format!("dùng được: {}", known.join("; ")))
    })
}
