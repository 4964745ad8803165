//! `vanban new quyet_dinh_sua_doi --tu … --moi …`: the decision that amends an issued paper because its
//! figures changed.

use std::path::{Path, PathBuf};

use super::{Starting, fits, place};
use crate::cli::console::Console;
use crate::files::{self, Disk};
use crate::pipeline::{Amended, Input};
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::own_templates;
use crate::run::{Listener, Outcome, Refusal, inputs, issued, locks, save, system};

/// The name of the starter, and of this command.
pub(super) const KIND: &str = "quyet_dinh_sua_doi";

/// The name of its file, unless another one is asked for.
const FILE: &str = "quyet-dinh-sua-doi.yaml";

fn input<'a>((name, bytes): &'a (String, Vec<u8>), path: &Path) -> Input<'a> {
    Input { name, bytes, files: &Disk, issued_by: locks::issued_by(path) }
}

/// Runs the command.
pub(super) fn run(of: Starting<'_>, old: &Path, new: &Path, console: &Console) -> Result<Outcome, Refusal> {
    // Ways lead from the file that is made, which by default stands beside the old paper.
    let path = match &of.args.out {
        None => old.with_file_name(FILE),
        Some(_) => place(of.args.out.as_deref(), FILE),
    };
    fits(&path, KIND)?;
    let folders: Vec<PathBuf> =
        [old, new, &path].iter().map(|file| system::folder_of(file).to_owned()).collect();
    let held: Vec<HeldFolder> = folders.iter().map(HeldFolder::seen).collect();
    let _hold = change::enter(&held, console)?;
    let name = files::clean(&system::shown(&path));
    let read = |file: &Path| -> Result<(String, Vec<u8>), Refusal> {
        inputs::refuse_laws(file)?;
        let shown = system::shown(file);
        let bytes = system::read(file).map_err(|error| Refusal::unread(&shown, &error))?;
        Ok((shown, bytes))
    };
    let (old_file, new_file) = (read(old)?, read(new)?);
    let ways = [&old_file, &new_file].map(|(file, _)| files::way(&name, &files::clean(file)));
    if ways[0] == ways[1] {
        return Err(Refusal::new("`--tu` và `--moi` là cùng một tệp")
            .hint("chép văn bản cũ ra tệp khác, sửa kinh phí ở tệp đó rồi nêu nó ở `--moi`"));
    }
    let lock = locks::read(old).map_err(Refusal::of)?;
    let Some(pipeline) = own_templates::only(system::folder_of(old), console) else {
        return Ok(Outcome::NotWritten);
    };
    let amended = Amended {
        old: input(&old_file, old),
        lock: lock.as_ref(),
        new: input(&new_file, new),
        ways: [&ways[0], &ways[1]],
        year: of.year,
    };
    let (made, report) = pipeline.amending(amended);
    console.findings(&report);
    let Some(made) = made else { return Ok(Outcome::NotWritten) };
    if let Some(finding) = issued::overwritten(&path) {
        return Err(Refusal::of(finding));
    }
    let text = made.text.replace(
        &format!("vanban issue {FILE}"),
        &format!("vanban issue {}", system::argument(&system::shown(&path))),
    );
    console.notes(save::file(&path, text.as_bytes(), of.existing)?);
    let shown = system::shown(&path);
    let mut said = format!("Đã tạo {}\n", crate::signs::visible(&shown));
    for line in made.told {
        said += &format!("- {line}\n");
    }
    said += &format!(
        "Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:\n  vanban build {}\n",
        system::argument(&shown)
    );
    console.print(&said);
    Ok(Outcome::Done)
}
