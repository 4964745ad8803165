//! `vanban new`: a starter to write on from.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::args::NewArgs;
use super::console::Console;
use super::values::MessageFormat;
use super::{Outcome, Refusal, save, system};

/// The starters: kind of document and text.
const STARTERS: &[(&str, &str)] = &[("quyet_dinh", include_str!("../../templates/moi/quyet_dinh.yaml"))];

/// Runs the command.
pub(super) fn run(args: &NewArgs) -> Result<Outcome, Refusal> {
    let (kind, text) = starter(&args.kind)?;
    let path = target(args.out.as_deref(), kind);
    let name = system::shown(&path);
    let folder = system::folder_of(&path);
    let refuse =
        |error: &std::io::Error| Refusal::new(format!("không ghi được `{name}`: {}", system::words(error)));
    fs::create_dir_all(folder).map_err(|error| refuse(&error))?;
    let mut file = save::temporary(folder).map_err(|error| refuse(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| refuse(&error))?;
    let persisted = if args.force { file.persist(&path) } else { file.persist_noclobber(&path) };
    persisted.map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => Refusal::new(format!("đã có tệp `{name}`, không ghi đè"))
            .hint("chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè"),
        _ => refuse(&error.error),
    })?;
    Console::new(MessageFormat::Human).print(&format!(
        "Đã tạo {name}\n\
         Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:\n  vanban build {}\n",
        quoted(&name)
    ));
    Ok(Outcome::Done)
}

/// `quyet-dinh` and `Quyet_dinh` are `quyet_dinh`.
fn starter(typed: &str) -> Result<(&'static str, &'static str), Refusal> {
    let id = typed.to_lowercase().replace(['-', ' '], "_");
    STARTERS.iter().find(|(kind, _)| *kind == id).copied().ok_or_else(|| {
        let known: Vec<String> = STARTERS.iter().map(|(kind, _)| format!("`{kind}`")).collect();
        Refusal::new(format!("chưa có tệp mẫu cho loại văn bản `{typed}`"))
            .hint(format!("các loại có tệp mẫu: {}", known.join(", ")))
    })
}

/// Where it is written; a folder gets the default name.
fn target(out: Option<&Path>, kind: &str) -> PathBuf {
    let name = format!("{}.yaml", kind.replace('_', "-"));
    match out {
        None => PathBuf::from(name),
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(file) => file.to_owned(),
    }
}

/// As it is to be typed in a shell.
fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::STARTERS;
    use crate::pipeline::Pipeline;

    #[test]
    fn every_starter_is_a_document_of_its_kind_without_findings() {
        let pipeline = Pipeline::built_in();
        for (kind, text) in STARTERS {
            assert!(text.contains(&format!("\nloai: {kind}\n")), "{kind}");
            let (document, report) = pipeline.tree(kind, text.as_bytes());
            assert!(report.findings.is_empty(), "{:?}", report.findings);
            assert!(document.is_some());
        }
    }
}
