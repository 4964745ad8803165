//! Files of other programs as Word files or plain text: DOCX as it is, older formats through LibreOffice where
//! it is installed.
//!
//! In: a path. Out: bytes of a DOCX or of a text, and what was done to get them; or a finding that says what
//! to do. LibreOffice runs with a profile of its own in a temporary folder, and not longer than a limit.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::system;
use crate::files::disk;
use crate::finding::{Finding, Findings, Severity, codes};
use crate::word::{self, ChangeView, WordFault};

/// What a file holds.
pub(crate) enum PaperSource {
    /// A DOCX, and what was done to get it.
    Word(Vec<u8>, Findings),
    /// Plain text.
    Text(Vec<u8>),
}

/// How long LibreOffice may take for a file.
const LONGEST: Duration = Duration::from_secs(120);

/// How often it is asked whether it is done.
const STEP: Duration = Duration::from_millis(50);

/// Formats that LibreOffice reads for us.
const OLDER: [&str; 5] = ["doc", "dot", "rtf", "odt", "wps"];

/// Whether a file is of a format that LibreOffice reads for us, by its name.
pub(crate) fn is_older(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    OLDER.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// Reads a file by its ending.
pub(crate) fn read(path: &Path) -> Result<PaperSource, Finding> {
    if is_text(path) {
        return system::document(path).map(PaperSource::Text);
    }
    refuse(path)?;
    let mut told = Findings::default();
    let bytes = as_word(path, &mut told)?;
    Ok(PaperSource::Word(bytes, told))
}

/// The same of a file that somebody has sent under this name.
pub(crate) fn sent(name: &Path, bytes: Vec<u8>) -> Result<PaperSource, Finding> {
    if is_text(name) {
        return Ok(PaperSource::Text(bytes));
    }
    refuse(name)?;
    let mut told = Findings::default();
    let bytes = bytes_as_word(name, bytes, &mut told)?;
    Ok(PaperSource::Word(bytes, told))
}

fn is_text(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("md")
}

/// Refuses a file that is neither a Word file nor one that LibreOffice makes a Word file of, by its name.
fn refuse(path: &Path) -> Result<(), Finding> {
    if path.extension().unwrap_or_default().eq_ignore_ascii_case("pdf") {
        let message = format!("không nhập được `{}`: tệp PDF không giữ đoạn văn, bảng", system::shown(path));
        let hint = "mở PDF, chọn hết, chép vào một tệp .txt rồi nhập tệp đó; có bản Word thì nhập bản Word";
        return Err(Finding::general(codes::W013, message).hint(hint));
    }
    if !system::is_word(path) && !is_older(path) {
        let message =
            format!("không nhập được `{}`: chỉ nhập tệp .docx, .doc, .rtf, .odt, .txt", system::shown(path));
        return Err(Finding::general(codes::W013, message).hint("lưu văn bản thành .docx rồi nhập lại"));
    }
    Ok(())
}

/// The bytes of a Word file; of an older format, those of the DOCX that LibreOffice makes of it, which is told.
pub(crate) fn as_word(path: &Path, told: &mut Findings) -> Result<Vec<u8>, Finding> {
    let bytes = system::read_within(path, word::LARGEST_FILE).map_err(|error| {
        let message = format!("không đọc được `{}`: {}", system::shown(path), system::words(&error));
        let finding = Finding::general(codes::W002, message);
        match system::where_from(&error) {
            Some(hint) => finding.hint(hint),
            None => finding,
        }
    })?;
    bytes_as_word(path, bytes, told)
}

/// The same of bytes that were read under this name.
fn bytes_as_word(path: &Path, bytes: Vec<u8>, told: &mut Findings) -> Result<Vec<u8>, Finding> {
    let other = || {
        matches!(
            word::read(&bytes, ChangeView::Accepted),
            Err(WordFault::OldWord | WordFault::OtherSort(_) | WordFault::NoText)
        )
    };
    match is_older(path) && other() {
        true => made(path, &bytes, told),
        false => Ok(bytes),
    }
}

/// The DOCX that LibreOffice makes of a file of an older format.
fn made(path: &Path, bytes: &[u8], told: &mut Findings) -> Result<Vec<u8>, Finding> {
    let name = system::shown(path);
    let refused = |message: String| Finding::general(codes::W013, message);
    let by_hand = "mở tệp bằng Word, lưu thành .docx (Save As) rồi dùng tệp đó";
    // What it does with a file of strangers nobody here can bound.
    if disk::is_confined() {
        let message = format!("`{name}` không phải .docx; với `--gioi-han` không nhờ LibreOffice chuyển");
        return Err(refused(message).hint(by_hand));
    }
    let Some(office) = office() else {
        let message = format!("`{name}` không phải .docx, và máy này không có LibreOffice để chuyển");
        return Err(refused(message).hint(by_hand));
    };
    let folder = disk::scratch().map_err(|error| {
        refused(format!("không tạo được thư mục tạm để chuyển `{name}`: {}", system::words(&error)))
    })?;
    let made = convert(&office, path, bytes, folder.path()).map_err(|why| {
        refused(format!("LibreOffice không chuyển được `{name}` thành .docx: {why}")).hint(by_hand)
    })?;
    let bytes = system::read_within(&made, word::LARGEST_FILE).map_err(|error| {
        refused(format!("LibreOffice không chuyển được `{name}` thành .docx: {}", system::words(&error)))
            .hint(by_hand)
    })?;
    let message = format!("`{name}` được LibreOffice chuyển thành .docx trước khi đọc");
    let hint = "đoạn, bảng và cách trình bày là của bản đã chuyển";
    told.push(Finding { severity: Severity::Note, ..Finding::general(codes::W014, message).hint(hint) });
    Ok(bytes)
}

/// Where LibreOffice is.
fn office() -> Option<PathBuf> {
    let names: &[&str] =
        if cfg!(windows) { &["soffice.exe", "soffice.com"] } else { &["soffice", "libreoffice"] };
    let folders = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let usual = ["C:\\Program Files\\LibreOffice\\program", "/Applications/LibreOffice.app/Contents/MacOS"];
    let folders = folders.unwrap_or_default().into_iter().chain(usual.iter().map(PathBuf::from));
    folders.flat_map(|folder| names.iter().map(move |name| folder.join(name))).find(|file| file.is_file())
}

/// Runs LibreOffice; returns the file that it made.
fn convert(office: &Path, path: &Path, bytes: &[u8], folder: &Path) -> Result<PathBuf, String> {
    // A copy under a plain name, so that nothing of the name matters to it.
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let copy = folder.join(format!("van-ban.{ending}"));
    let written = disk::create_new(&copy).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| system::words(&error))?;
    let profile = folder.join("profile");
    let address =
        format!("file://{}{}", if cfg!(windows) { "/" } else { "" }, profile.display()).replace('\\', "/");
    let child = Command::new(office)
        .arg(format!("-env:UserInstallation={address}"))
        .args(["--headless", "--norestore", "--convert-to", "docx", "--outdir"])
        .arg(folder)
        .arg(&copy)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| system::words(&error))?;
    wait(child)?;
    let made = folder.join("van-ban.docx");
    if disk::is_file(&made) { Ok(made) } else { Err("không có tệp kết quả".to_owned()) }
}

/// Waits for a program, not longer than the limit.
fn wait(mut child: Child) -> Result<(), String> {
    for _ in 0..LONGEST.as_millis() / STEP.as_millis() {
        match child.try_wait() {
            Ok(Some(_)) => return Ok(()),
            Ok(None) => thread::sleep(STEP),
            Err(error) => return Err(system::words(&error)),
        }
    }
    drop(child.kill());
    drop(child.wait());
    Err(format!("quá {} giây chưa xong", LONGEST.as_secs()))
}
