//! The file of a new paper: from a starter, from last year's, from a template for one of its localities, from a Word
//! file that was sent.
//!
//! In: a wish. Out: a file that was not there before, by the functions of `new` and `import`.

use std::path::Path;

use super::super::args::FontArgs;
use super::super::batched::origins;
use super::super::console::Console;
use super::super::import;
use super::super::new::{self, next_year};
use super::batches::{self, UnitFiles};
use super::shelf::ShelfPapers;
use super::{deed, gone, named, typed_wrong};
use crate::files::Disk;
use crate::pipeline::Input;
use crate::run::hold::HeldFolder;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Refusal, change, converted, system};
use crate::workbench::{DeedRefused, NewPaperMade, NewPaperSource, NewPaperWish, WishFault, WishField};

/// Makes the file.
pub(super) fn make(
    shelf: &ShelfPapers,
    fonts: &FontArgs,
    NewPaperWish { file, source }: NewPaperWish,
) -> Result<NewPaperMade, DeedRefused> {
    let folder = shelf.folder().ok_or_else(gone)?;
    // Ways to other files lead from the paper: it is made where what it is made from is.
    let old = match &source {
        NewPaperSource::LastYear { paper, .. } => Some(shelf.file(*paper).ok_or_else(gone)?),
        NewPaperSource::Template { template, .. } => Some(shelf.template(*template).ok_or_else(gone)?),
        NewPaperSource::Starter(_) | NewPaperSource::Sent { .. } => None,
    };
    let folder = old.as_deref().map_or(folder, system::folder_of);
    let path = named::path(folder, &file).map_err(|Refusal { message, hint }| {
        typed_wrong(vec![WishFault { field: WishField::File, message, hint }])
    })?;
    let (made, found) = deed(|console| {
        let told = match source {
            NewPaperSource::Starter(id) => {
                let made = new::starter_file(&id, &path, Existing::Keep, console)?;
                made.then(|| vec!["Thay các chỗ trong [ngoặc vuông]".to_owned()])
            }
            NewPaperSource::LastYear { year, .. } => {
                let old = old.as_deref().unwrap_or(folder);
                next_year::make(old, year, &path, Existing::Keep, console)?.map(|made| made.told)
            }
            NewPaperSource::Template { unit, .. } => {
                of_unit(old.as_deref().unwrap_or(folder), unit, &path, fonts, console)?
            }
            NewPaperSource::Sent { name, bytes } => imported(&name, bytes, &path, console)?,
        };
        Ok(told.map(|told| (path, told)))
    })?;
    let (path, told) = made;
    Ok(NewPaperMade { number: shelf.number(&path), file: system::shown(&path), told, found })
}

/// The paper of one locality of a template.
fn of_unit(
    template: &Path,
    code: String,
    path: &Path,
    fonts: &FontArgs,
    console: &Console,
) -> Result<Option<Vec<String>>, Refusal> {
    let folder = system::folder_of(template);
    let _hold = change::enter(&[HeldFolder::seen(folder)], console)?;
    let Some(batch) = batches::open(template, vec![code], fonts, console)? else { return Ok(None) };
    let texts = origins::texts(&batch.units.jobs);
    let Some(job) = batch.units.jobs.first() else { return Ok(None) };
    let own = UnitFiles::of(job).map_err(Refusal::of)?;
    let local = own.data(job, &batch, &texts);
    let input = Input { name: &batch.name, bytes: &batch.bytes, files: &Disk, issued_by: None };
    let (made, report) = batch.pipeline().own_paper(input, local, &system::shown(path));
    console.findings(&report);
    let Some(made) = made else { return Ok(None) };
    if !made.is_same {
        let message = format!(
            "mẫu `{}` dùng cách viết chưa tách thành văn bản riêng được: chưa tạo tệp nào",
            batch.name
        );
        return Err(Refusal::new(message).hint("làm văn bản này theo mẫu, ở trang “Hàng loạt”"));
    }
    console.notes(save::file(path, made.text.as_bytes(), Existing::Keep)?);
    let told =
        format!("Lập từ mẫu {} cho {}: chữ in ra giống hệt bản làm hàng loạt", batch.name, job.unit.called());
    Ok(Some(vec![told, "Từ nay tệp này sửa riêng, không đổi theo mẫu nữa".to_owned()]))
}

/// A Word file or a text that was sent.
fn imported(
    name: &str,
    bytes: Vec<u8>,
    path: &Path,
    console: &Console,
) -> Result<Option<Vec<String>>, Refusal> {
    let folder = system::folder_of(path);
    let _hold = change::enter(&[HeldFolder::seen(folder)], console)?;
    let read = || converted::sent(Path::new(name), bytes);
    let Some(import) = import::imported(folder, name, read, console) else { return Ok(None) };
    console.notes(save::file(path, import.yaml.as_bytes(), Existing::Keep)?);
    let (words, share) = (&import.words, import.words.per_mille());
    let kept = format!(
        "Giữ {} trong {} từ của bản gốc ({},{} %), {} bảng",
        words.kept,
        words.all,
        share / 10,
        share % 10,
        import.tables
    );
    Ok(Some(vec![import.tree.title, kept]))
}
