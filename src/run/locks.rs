//! Records of issued papers on the disk, and what they allow to be written.
//!
//! In: a paper's YAML file and what it gives now. Out: what may be saved, or a finding that says what has
//! changed since it was issued and which paper amends it.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::kept::WriteTarget;
use super::packs;
use super::places::folded;
use super::present::{self, Asking, PresentFile};
use super::save::{Overwrite, Saved, with_ending};
use super::system;
use crate::content::Catalogue;
use crate::digest::{of_bytes, of_file};
use crate::files::{self, Disk, Files, disk};
use crate::finding::{Finding, Version, codes};
use crate::fingerprint::pdf;
use crate::issue::lock::{ChangedText, ENDING, Lock, LockComparison};
use crate::paper::Paper;
use crate::write::Format;

/// How many changes are reported one by one; more say nothing new.
const SHOWN: usize = 5;

/// The path of the record of a paper.
pub(crate) fn path_of(source: &Path) -> PathBuf {
    let mut name = source.file_stem().unwrap_or_default().to_owned();
    name.push(ENDING);
    source.with_file_name(name)
}

/// The record of a paper, if it was issued. Two papers beside each other may differ only in the ending of
/// their names, and the record belongs to one of them.
pub(crate) fn read(source: &Path) -> Result<Option<Lock>, Finding> {
    let path = path_of(source);
    let fault = |words: String| {
        let name = system::shown(&path);
        Finding::general(codes::P008, format!("bản ghi phát hành `{name}`: {words}")).hint(format!(
            "lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì xóa tệp này rồi khóa lại bằng `vanban \
                 issue {}`",
            system::argument(&system::shown(source))
        ))
    };
    match disk::read(&path) {
        Ok(bytes) => {
            let lock = Lock::read(&bytes).map_err(fault)?;
            match other_paper(source, &lock) {
                None => Ok(Some(lock)),
                Some(other) => Err(of_other_paper(source, &path, &other, &lock)),
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(system::words(&error))),
    }
}

/// The paper beside this one that a record belongs to: it was made from that paper's file, which still
/// exists, and not from this one's. A paper whose file was renamed keeps its record.
fn other_paper(source: &Path, lock: &Lock) -> Option<PathBuf> {
    let own = folded(&source.file_name()?.to_string_lossy());
    let mut inputs = lock.dau_vao.keys().filter(|name| !name.contains('/'));
    if inputs.clone().any(|name| folded(name) == own) {
        return None;
    }
    let same_stem = |name: &&String| Path::new(name.as_str()).file_stem() == source.file_stem();
    let other = source.with_file_name(inputs.find(same_stem)?);
    (system::is_yaml(&other) && disk::is_file(&other)).then_some(other)
}

fn of_other_paper(source: &Path, path: &Path, other: &Path, lock: &Lock) -> Finding {
    let [source, path, other] = [source, path, other].map(system::shown);
    let message = format!(
        "`{source}` cùng tên với `{other}`, văn bản đã phát hành ({}): bản ghi `{path}` là của văn bản đó",
        lock.van_ban
    );
    Finding::general(codes::P012, message).hint(format!("đổi tên `{source}`"))
}

/// The command that issues a paper.
pub(crate) fn command(name: &str) -> String {
    format!("vanban issue {}", system::argument(name))
}

/// The version of the program that issued a paper, if it was issued. A record that cannot be read is reported
/// when the paper is built.
pub(crate) fn issued_by(source: &Path) -> Option<Version> {
    read(source).ok().flatten()?.version()
}

/// The records in the folder of a paper, each with the path of its paper without ending; only those for which
/// `wanted` returns true are read.
pub(crate) fn in_folder(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<(PathBuf, Lock)> {
    let Ok(entries) = disk::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(ENDING).map(|stem| path.with_file_name(stem)) else { continue };
        if !wanted(&stem) {
            continue;
        }
        // A record that cannot be read is reported when its own paper is built.
        if let Some(lock) = disk::read(&path).ok().and_then(|bytes| Lock::read(&bytes).ok()) {
            found.push((stem, lock));
        }
    }
    found.sort_by(|one, two| one.0.cmp(&two.0));
    found
}

/// A paper that was issued, and what it gives now.
pub(crate) struct IssuedBefore<'a> {
    pub(crate) lock: &'a Lock,
    /// The name of its YAML in messages.
    pub(crate) name: &'a str,
    /// The command that issues it again.
    pub(crate) command: String,
    /// The path it is written to, without ending.
    pub(crate) target: &'a Path,
    pub(crate) catalogue: &'a Catalogue,
    /// The id of its kind.
    pub(crate) kind: &'a str,
    /// Which files may be overwritten at that path.
    pub(crate) overwrite: Overwrite,
    pub(crate) asking: Asking<'a>,
}

impl IssuedBefore<'_> {
    /// Removes from `files` those that stay as they were issued. Returns a finding if the paper is no longer
    /// the one that was issued, or cannot be made again byte for byte.
    pub(crate) fn keep(
        &self,
        tree: &Paper,
        files: &mut Vec<(Format, Vec<u8>)>,
    ) -> Result<Vec<(PathBuf, Saved)>, Finding> {
        self.as_then(files);
        let laid = match self.lock.compare(tree, files) {
            LockComparison::Same => return Ok(Vec::new()),
            LockComparison::Changed(changes) => return Err(self.changed(&changes)),
            LockComparison::Laid(formats) => formats,
        };
        let mut kept = Vec::new();
        for format in laid {
            let path = with_ending(self.target, format);
            let state = self.as_issued(&path, format, files)?;
            files.retain(|(other, _)| *other != format);
            kept.push((path, state));
        }
        Ok(kept)
    }

    /// Removes from `files` those that are there with a signature, if the paper is still the same: they stay
    /// its final form, and its new record `lock` lists them. `rules` is None for a different paper.
    pub(crate) fn signed(
        &self,
        rules: Option<Version>,
        files: &mut Vec<(Format, Vec<u8>)>,
        lock: &mut Lock,
    ) -> Vec<(PathBuf, Saved)> {
        let mut kept = Vec::new();
        if rules.is_none() || (self.overwrite.changed && self.overwrite.signed) {
            return kept;
        }
        files.retain(|(format, bytes)| {
            let path = with_ending(self.target, *format);
            let issued = self.lock.ket_qua.get(format.extension());
            let Some(issued) =
                issued.filter(|_| matches!(present::look(&path, bytes, &self.asking), PresentFile::Final))
            else {
                return true;
            };
            lock.ket_qua.insert(format.extension().to_owned(), issued.clone());
            kept.push((path, Saved::Signed));
            false
        });
        kept
    }

    /// Makes files as the issuing version did: 0.1.0 wrote PDFs without fingerprint. The DOCX of a paper
    /// names the pack that it was issued with, whatever it would be made of today.
    fn as_then(&self, files: &mut Vec<(Format, Vec<u8>)>) {
        let docx = files.iter_mut().find(|(format, _)| *format == Format::Docx);
        if let (Some((_, bytes)), Some(pack)) = (docx, &self.lock.nguon) {
            packs::name_pack(bytes, pack);
        }
        packs::put_issued_into(files, self.lock, self.name);
        let issued = self.lock.ket_qua.get(Format::Pdf.extension());
        let pdf = files
            .iter_mut()
            .find(|(format, bytes)| *format == Format::Pdf && issued != Some(&of_bytes(bytes)));
        if let Some((_, bytes)) = pdf
            && let Some(then) = pdf::as_0_1_0(bytes).filter(|then| issued == Some(&of_bytes(then)))
        {
            *bytes = then;
        }
    }

    /// A file that stays as it was issued, or as it was signed then.
    fn as_issued(&self, path: &Path, format: Format, files: &[(Format, Vec<u8>)]) -> Result<Saved, Finding> {
        if is_issued(self.lock, path, format) {
            return Ok(Saved::Issued);
        }
        let new = files.iter().find(|(other, _)| *other == format).map_or(&[][..], |(_, bytes)| bytes);
        match present::look(path, new, &self.asking) {
            PresentFile::Final => Ok(Saved::Signed),
            PresentFile::Kept(kept) if !self.overwrite.allows(&kept) => {
                Err(kept.finding(WriteTarget::Document))
            }
            _ => Err(self.laid(path)),
        }
    }

    fn changed(&self, changes: &[ChangedText]) -> Finding {
        let shown: Vec<String> = changes.iter().take(SHOWN).map(ChangedText::sentence).collect();
        let more = match changes.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!("; và {more} chỗ khác"),
        };
        let message = format!(
            "văn bản đã phát hành ({}), nội dung đã đổi {} chỗ từ khi đó: {}{more}",
            self.lock.van_ban,
            changes.len(),
            shown.join("; "),
        );
        let finding = match changes.iter().find_map(|change| change.at) {
            Some(at) => Finding::error(codes::P006, at, message),
            None => Finding::general(codes::P006, message),
        };
        finding.hint(self.how_to_amend())
    }

    /// Điều 18, khoản 3: an error of substance is amended by a paper of the same form, an error of form by an
    /// official letter.
    fn how_to_amend(&self) -> String {
        let amending = match self.kind {
            "quyet_dinh" => "quyết định sửa đổi (`vanban new quyet_dinh_sua_doi`)".to_owned(),
            kind => {
                let name = self.catalogue.kind(kind).map_or_else(String::new, |kind| kind.ten.to_lowercase());
                format!("{name} sửa đổi, thay thế (`vanban new {kind}`)")
            }
        };
        format!(
            "văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành {amending}; \
             sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). \
             Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `{} --force`",
            self.command
        )
    }

    fn laid(&self, path: &Path) -> Finding {
        let now = env!("CARGO_PKG_VERSION");
        let mut causes = Vec::new();
        if self.lock.chuong_trinh != now {
            causes.push(format!("chương trình từ bản {} lên bản {now}", self.lock.chuong_trinh));
        }
        let inputs = changed_inputs(self.lock, self.name);
        if !inputs.is_empty() {
            causes.push(format!("tệp đã sửa: {}", inputs.join(", ")));
        }
        if causes.is_empty() {
            causes.push("mẫu trình bày, thể thức riêng của cơ quan, hoặc phông chữ (--font-dir)".to_owned());
        }
        let message = format!(
            "văn bản đã phát hành ({}), chữ còn nguyên nhưng `{}` làm lại thì khác từng byte với bản đã phát hành; \
             đã đổi: {}",
            self.lock.van_ban,
            system::shown(path),
            causes.join("; "),
        );
        Finding::general(codes::P007, message).hint(format!(
            "chép bản đã phát hành từ nơi lưu vào chỗ đó, hoặc trả lại phần đã đổi; chấp nhận bản trình bày mới \
             thì chạy `{} --force`",
            self.command
        ))
    }
}

/// The files of a paper that an earlier version of the program issued, if nothing it was made from has
/// changed since and its files are still the issued ones, or those as they were signed. Whatever this version
/// would make of it, it stays as it is. Returns None if any of that does not hold.
pub(crate) fn untouched(
    lock: &Lock,
    name: &str,
    target: &Path,
    formats: &[Format],
    asking: &Asking<'_>,
) -> Option<Vec<(PathBuf, Saved)>> {
    let now = Version::read(env!("CARGO_PKG_VERSION"));
    if lock.version() >= now || !changed_inputs(lock, name).is_empty() {
        return None;
    }
    let kept = |format: &Format| {
        let path = with_ending(target, *format);
        let state = match is_issued(lock, &path, *format) {
            true => Saved::Issued,
            false if matches!(present::look(&path, &[], asking), PresentFile::Final) => Saved::Signed,
            false => return None,
        };
        Some((path, state))
    };
    formats.iter().map(kept).collect()
}

/// Whether the file at this path is the one that was issued.
fn is_issued(lock: &Lock, path: &Path, format: Format) -> bool {
    let issued = lock.ket_qua.get(format.extension());
    issued.is_some_and(|issued| of_file(path).is_ok_and(|digest| digest == *issued))
}

/// Files that a paper was made from and that have changed or are gone.
fn changed_inputs(lock: &Lock, name: &str) -> Vec<String> {
    let changed = |(path, old): &(&String, &String)| {
        let now = files::beside(name, path).and_then(|name| Disk.read(&name).ok());
        now.map(|bytes| of_bytes(&bytes)).as_ref() != Some(*old)
    };
    lock.dau_vao.iter().filter(changed).map(|(path, _)| format!("`{path}`")).collect()
}

/// The disk with some files as they will be; it remembers what was read.
pub(crate) struct Planned<'a> {
    /// New bytes by name.
    pub(crate) new: &'a BTreeMap<String, Vec<u8>>,
    read: Mutex<BTreeMap<String, String>>,
}

impl<'a> Planned<'a> {
    pub(crate) fn new(new: &'a BTreeMap<String, Vec<u8>>) -> Planned<'a> {
        Planned { new, read: Mutex::default() }
    }

    /// Hashes of all files that were read, by their path from the folder of `name`, and of its own bytes.
    pub(crate) fn inputs(&self, name: &str, bytes: &[u8]) -> BTreeMap<String, String> {
        let read = self.read.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let own = std::iter::once((files::clean(name), of_bytes(bytes)));
        let all = read.iter().map(|(name, hash)| (name.clone(), hash.clone())).chain(own);
        all.map(|(other, hash)| (files::way(&files::clean(name), &other), hash)).collect()
    }
}

impl Files for Planned<'_> {
    fn read(&self, name: &str) -> std::io::Result<Vec<u8>> {
        let bytes = match self.new.get(name) {
            Some(bytes) => bytes.clone(),
            None => Disk.read(name)?,
        };
        let mut read = self.read.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        read.insert(name.to_owned(), of_bytes(&bytes));
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::path_of;

    #[test]
    fn the_lock_has_the_name_of_its_paper() {
        assert_eq!(path_of(Path::new("x/a.b.yaml")), Path::new("x/a.b.phat-hanh.json"));
    }
}
