//! `vanban redline --bang`: the table of two versions, with room for reasons.
//!
//! In: two versions. Out: the places that their redline marks, as a table, in each file that was asked for.

use std::path::{Path, PathBuf};

use super::args::RedlineArgs;
use super::console::Console;
use super::{redline, sheets};
use crate::files::disk;
use crate::redline::{RedlineAuthor, marked};
use crate::run::hold::HeldFolder;
use crate::run::own_templates::Pipelines;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, change, system};
use crate::slip::versions_sheet;
use crate::write::Format;

/// Writes it.
pub(super) fn run(args: &RedlineArgs) -> Result<Outcome, Refusal> {
    let console = &Console::new(args.messages.message_format);
    let paths = args.bang.iter().map(|file| file.path.as_path());
    let folders: Vec<HeldFolder> =
        paths.clone().map(|path| HeldFolder::seen(system::folder_of(path))).collect();
    let _hold = change::enter(&folders, console)?;
    let existing = Existing::with(args.overwrite());
    if let Some(path) = paths.clone().find(|path| disk::symlink_metadata(path).is_ok())
        && existing == Existing::Keep
    {
        let message = format!("đã có tệp `{}`, không ghi đè", system::shown(path));
        let hint = "chọn tên khác bằng `--bang <TỆP>`, hoặc thêm `--force` để ghi đè";
        return Err(Refusal::new(message).hint(hint));
    }
    let author = RedlineAuthor { name: args.tac_gia.clone(), day: args.ngay.clone() };
    let Some(made) = redline::compared([&args.old, &args.new], &author, console)? else {
        return Ok(Outcome::NotWritten);
    };
    let marked =
        marked(&made.bytes).map_err(|fault| Refusal::of(fault.finding(&redline::file_name(&args.new))))?;
    if marked.places.is_empty() {
        let message = match made.counts.all() {
            0 => "Hai bản không khác nhau; không ghi tệp nào",
            _ => "Lời văn hai bản không khác nhau, chỉ khác cách trình bày; không ghi tệp nào",
        };
        console.say(message);
        return Ok(Outcome::Done);
    }
    let names = [system::shown(&args.old), system::shown(&args.new)];
    let formats: Vec<Format> = args.bang.iter().map(|file| file.format).collect();
    let mut pipelines = Pipelines::default();
    let written = sheets::made("bảng so sánh", &formats, &mut pipelines, |printable| {
        versions_sheet([&names[0], &names[1]], &marked.places, &made.counts, printable)
    })?;
    if written.is_empty() {
        return Ok(Outcome::NotWritten);
    }
    let files: Vec<(&Path, &[u8])> = paths.zip(written.iter().map(Vec::as_slice)).collect();
    let sources: Vec<PathBuf> = vec![args.old.clone(), args.new.clone()];
    let saved = save::files(&files, &sources, existing).map_err(|refusal| {
        let hint = refusal.hint.map(|hint| hint.replace("--out", "--bang"));
        Refusal { hint, ..refusal }
    });
    console.notes(saved?);
    for (path, _) in files {
        console.say(&format!("Đã ghi {}: {} hàng", system::shown(path), marked.places.len()));
    }
    Ok(Outcome::Done)
}
