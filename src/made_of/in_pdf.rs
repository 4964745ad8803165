//! What a PDF was made of, in the PDF itself (`--kem-nguon`): the pack that its DOCX names, and the files it lists.
//!
//! In: a PDF and a pack; or a PDF from anyone. Out: the PDF with them in it; or its materials again, each file with the
//! digest by which the pack names it. It leaves files in PDFs to `write::pdf`, and writing to the caller.

use std::collections::BTreeMap;
use std::io;

use super::{LAWS, Materials, Pack, PackFault, SealedPack};
use crate::write::pdf::{AttachedFile, UnattachedFault, attach, attached};

/// The name of the list in a PDF.
const LIST: &str = "nguon.json";

/// Why a PDF does not give what it was made of.
#[derive(Debug)]
pub enum CarriedFault {
    /// The PDF cannot be read, or holds too much.
    Pdf(UnattachedFault),
    /// Its list is none of this program.
    List,
    /// One of the files is gone or has changed.
    Pack(PackFault),
}

impl CarriedFault {
    /// What is wrong.
    pub fn sentence(&self) -> String {
        match self {
            CarriedFault::Pdf(UnattachedFault::Unreadable) => {
                "không đọc được như một tệp PDF, hoặc có mật khẩu".to_owned()
            }
            CarriedFault::Pdf(UnattachedFault::Large) => {
                "tệp kèm theo nhiều hơn, lớn hơn mọi văn bản".to_owned()
            }
            CarriedFault::List => "danh sách tệp nguồn kèm theo không đọc được".to_owned(),
            CarriedFault::Pack(PackFault::Changed(file)) => format!("tệp nguồn kèm theo đã bị đổi: `{file}`"),
            CarriedFault::Pack(
                PackFault::Gone(file) | PackFault::Unread(file, _) | PackFault::NoPack(file),
            ) => format!("thiếu tệp nguồn kèm theo: `{file}`"),
        }
    }
}

impl SealedPack {
    /// A PDF of this program with this pack and its files in it.
    ///
    /// # Panics
    /// The PDF is none of this program: a defect.
    pub fn put_into_pdf(&self, pdf: &[u8]) -> Vec<u8> {
        attach(pdf, &self.attachments()).expect("a PDF that was just made")
    }

    fn attachments(&self) -> Vec<AttachedFile> {
        let mut names: BTreeMap<&String, (&str, String, bool)> = BTreeMap::new();
        let pack = Pack::read(&self.file);
        if let Some(pack) = &pack {
            for (way, stored) in &pack.tep {
                let Some(stored) = stored else { continue };
                let is_source = *way == pack.van_ban;
                let words = if is_source { "Văn bản" } else { "Tệp của văn bản" };
                names.entry(stored).or_insert((way, format!("{words}: {way}"), is_source));
            }
            for (way, stored) in &pack.mau {
                let words = if way == LAWS { "Sổ văn bản pháp luật" } else { "Mẫu trình bày" };
                names.entry(stored).or_insert((way, format!("{words}: {way}"), false));
            }
        }
        let blob = |(key, blob): (&String, &super::Blob)| {
            let (way, words, is_source) = names.get(key).cloned().unwrap_or((key, key.clone(), false));
            let shown = way.rsplit('/').next().unwrap_or(way).to_owned();
            AttachedFile { key: key.clone(), shown, words, is_source, bytes: blob.bytes().to_vec() }
        };
        let list = AttachedFile {
            key: LIST.to_owned(),
            shown: LIST.to_owned(),
            words: "Danh sách tệp nguồn của văn bản".to_owned(),
            is_source: true,
            bytes: self.file.clone(),
        };
        self.blobs.iter().map(blob).chain([list]).collect()
    }
}

/// What a PDF says it was made of. Returns None if it carries no pack.
///
/// # Errors
/// It cannot be read, or its pack is not whole.
pub fn of_pdf(pdf: &[u8]) -> Result<Option<Materials>, CarriedFault> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for file in attached(pdf).map_err(CarriedFault::Pdf)? {
        files.entry(file.key).or_insert(file.bytes);
    }
    let Some(list) = files.get(LIST) else { return Ok(None) };
    let pack = Pack::read(list).ok_or(CarriedFault::List)?;
    let read = |stored: &str| files.get(stored).cloned().ok_or_else(|| io::ErrorKind::NotFound.into());
    pack.open(read).map(Some).map_err(CarriedFault::Pack)
}
