//! `vanban import X.pdf`: the files that a PDF carries, that it was made of (`--kem-nguon`).
//!
//! In: a PDF, from anyone. Out: the files in a new folder, from which the paper can be built again; nothing that is there is
//! written over. Whether the PDF says what these files give is for `verify`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::args::PaperImportArgs;
use crate::cli::console::Console;
use crate::files::disk;
use crate::fingerprint::{self, FileLooks};
use crate::made_of::{self, CarriedFiles};
use crate::run::hold::HeldFolder;
use crate::run::laid_out;
use crate::run::save::{self, Existing};
use crate::run::signed::{self, Old};
use crate::run::{Listener, Outcome, Refusal, change, system};

/// What was taken out, for programs.
#[derive(Serialize)]
struct CarriedSums {
    thu_muc: String,
    van_ban: String,
    tep: usize,
}

/// Whether a file is a PDF by its name.
pub(super) fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

/// Takes the files out.
pub(super) fn run(args: &PaperImportArgs) -> Result<Outcome, Refusal> {
    let name = system::shown(&args.file);
    let console = Console::new(args.messages.message_format);
    let folder = match &args.out {
        Some(out) if out == Path::new("-") => {
            return Err(Refusal::new("nguồn của một tệp PDF gồm nhiều tệp, không in ra màn hình được")
                .hint("nêu thư mục mới: `--out <THƯ MỤC>`"));
        }
        Some(out) => out.clone(),
        // Beside the PDF they would be foreign in a folder of results.
        None => {
            PathBuf::from(format!("{}-nguon", args.file.file_stem().unwrap_or_default().to_string_lossy()))
        }
    };
    let shown = system::shown(&folder);
    if disk::symlink_metadata(&folder).is_ok() {
        let message = format!("đã có `{shown}`: nguồn được ghi vào một thư mục mới, không ghi đè gì");
        return Err(Refusal::new(message).hint("nêu thư mục chưa có: `--out <THƯ MỤC>`"));
    }
    let carried = carried(&args.file, &name)?;
    let laid = laid_out::of(&carried).map_err(|way| {
        Refusal::new(format!("`{name}`: tệp kèm theo có tên không dùng được: `{way}`"))
            .hint("tệp này không do chương trình ghi, hoặc đã bị sửa; không ghi gì")
    })?;
    let _hold = change::enter(&[HeldFolder::seen(system::folder_of(&folder))], &console)?;
    let files: Vec<(PathBuf, &[u8])> =
        laid.files.iter().map(|(way, bytes)| (folder.join(way), bytes.as_slice())).collect();
    let files: Vec<(&Path, &[u8])> = files.iter().map(|(path, bytes)| (path.as_path(), *bytes)).collect();
    console.notes(save::files(&files, std::slice::from_ref(&args.file), Existing::Keep)?);
    let document = system::shown(&folder.join(&laid.document));
    console.sum(&CarriedSums { thu_muc: shown.clone(), van_ban: document.clone(), tep: files.len() });
    console.say(&format!("Đã ghi {} tệp nguồn của {name} vào {shown}", files.len()));
    let paper = system::argument(&document);
    console.say(&match &laid.unit {
        None => format!("Xuất lại: `vanban build {paper}`; đối chiếu tệp PDF với nguồn: `vanban verify {name}`"),
        Some(unit) => format!(
            "Xuất lại: `vanban batch {paper} --units {}`; đối chiếu tệp PDF với nguồn: `vanban verify {name}`",
            system::argument(&system::shown(&folder.join(unit)))
        ),
    });
    Ok(Outcome::Done)
}

fn carried(path: &Path, name: &str) -> Result<CarriedFiles, Refusal> {
    let Old { bytes, cut } = signed::read(path).map_err(|error| Refusal::unread(name, &error))?;
    if cut || fingerprint::looks(&bytes) != FileLooks::Pdf {
        return Err(Refusal::new(format!("`{name}` không phải PDF, hoặc dài hơn 64 MB")));
    }
    match made_of::of_pdf(&bytes) {
        Ok(Some(carried)) => Ok(carried),
        Ok(None) => Err(Refusal::new(format!("`{name}` không mang nguồn của văn bản")).hint(
            "chỉ tệp xuất với `--kem-nguon` mang nguồn; tệp khác thì chép chữ ra tệp .txt rồi nhập tệp đó",
        )),
        Err(fault) => Err(Refusal::new(format!("`{name}`: {}", fault.sentence()))
            .hint("lấy lại tệp từ nơi lưu; không ghi gì")),
    }
}
