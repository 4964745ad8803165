//! What marks a document beyond its text: draft, urgency, circulation, who drafted it, where its office is.
//!
//! In: the fields of a document. Out: its [`DocumentStatus`]. Where the words are printed is left to the
//! templates.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::components::LIEN_HE;
use super::declare::{Fields, Text, Word};
use super::fixed;
use super::status_words::{Boxed, CHU_KY_SO, DO_KHAN, PHAM_VI_LUU_HANH, TRANG_THAI};
use crate::finding::{Finding, Findings, Report, codes};

/// Keys of a document that is issued on its own; attached ones share those of the main document.
pub(super) const KEYS: [&str; 7] =
    ["chu_ky_so", "trang_thai", "lan_du_thao", "do_khan", "pham_vi_luu_hanh", "soan_thao", "lien_he"];

/// What marks a document.
#[derive(Clone, Debug, Default)]
pub struct DocumentStatus {
    /// `chu_ky_so`: whether its PDF has fields to be signed and filled in.
    pub chu_ky_so: bool,
    /// `trang_thai`: a document that has one is a draft.
    pub trang_thai: Option<Choice<&'static str>>,
    /// The round of a draft.
    pub lan_du_thao: Option<String>,
    /// `do_khan`.
    pub do_khan: Option<Choice<Boxed>>,
    /// `pham_vi_luu_hanh`.
    pub pham_vi_luu_hanh: Option<Choice<&'static str>>,
    /// `PL.(300)`.
    pub soan_thao: Option<String>,
    /// The office's address and other contacts, by key; if the block is written, it has all keys.
    pub lien_he: BTreeMap<&'static str, Vec<Text>>,
}

/// Reads the status marks of a document.
pub(super) fn read(fields: Fields<'_>, report: &mut Report) -> DocumentStatus {
    let lien_he = contact(fields, report);
    let findings = &mut report.findings;
    let document_status = DocumentStatus {
        chu_ky_so: fields.chosen(&CHU_KY_SO).is_some_and(|chosen| chosen.choice.value),
        trang_thai: fields.chosen(&TRANG_THAI).map(|chosen| chosen.choice),
        lan_du_thao: round(fields, findings),
        do_khan: fields.chosen(&DO_KHAN).map(|chosen| chosen.choice),
        pham_vi_luu_hanh: fields.chosen(&PHAM_VI_LUU_HANH).map(|chosen| chosen.choice),
        soan_thao: drafter(fields, findings),
        lien_he,
    };
    check_status(fields, &document_status, findings);
    document_status
}

/// Checks that an issued document is no draft, and that only a draft has a round.
fn check_status(fields: Fields<'_>, document_status: &DocumentStatus, findings: &mut Findings) {
    let draft = document_status.trang_thai.is_some();
    if draft && fields.get("so").is_some() && fields.get("ngay").is_some() {
        let message = "văn bản đã có số và ngày mà vẫn ghi là dự thảo";
        findings.push(
            Finding::error(codes::C020, fields.key_span("trang_thai"), message)
                .related(fields.key_span("so"), "số ở đây")
                .hint("đã phát hành thì bỏ dòng `trang_thai` (và `lan_du_thao`); còn dự thảo thì bỏ `so`, `ngay`"),
        );
    }
    let images = |signer: &Fields<'_>| signer.get("anh_chu_ky").or(signer.get("anh_dau")).is_some();
    if draft && fields.maps("nguoi_ky").iter().any(images) {
        let message = "bản dự thảo mà đã có ảnh chữ ký hoặc ảnh con dấu";
        findings.push(
            Finding::warning(codes::C020, fields.key_span("trang_thai"), message)
                .hint("bỏ `anh_chu_ky`, `anh_dau` cho đến khi văn bản được ký"),
        );
    }
    if !draft && fields.get("trang_thai").is_none() && document_status.lan_du_thao.is_some() {
        let message = "`lan_du_thao` không in ra: văn bản không ghi là dự thảo";
        findings.push(
            Finding::warning(codes::C020, fields.key_span("lan_du_thao"), message)
                .hint("còn dự thảo thì thêm `trang_thai: du_thao`; đã phát hành thì bỏ dòng này"),
        );
    }
}

fn round(fields: Fields<'_>, findings: &mut Findings) -> Option<String> {
    let word = fixed::word("lan_du_thao", fields.word("lan_du_thao"), findings);
    count(word?, "lan_du_thao", 99, findings)
}

/// `PL.(300)`: the sign, a dot, the copies in brackets, as the decree's example has it.
fn drafter(fields: Fields<'_>, findings: &mut Findings) -> Option<String> {
    let drafter = fields.map("soan_thao")?;
    let sign = fixed::word("soan_thao.nguoi", drafter.word("nguoi"), findings)?;
    let copies = fixed::word("soan_thao.so_ban", drafter.word("so_ban"), findings);
    let copies = count(copies?, "so_ban", 99_999, findings)?;
    Some(format!("{}.({copies:0>2})", sign.text.trim_end_matches('.')))
}

/// A number from 1, without leading zeros.
fn count(word: Word, key: &str, most: u32, findings: &mut Findings) -> Option<String> {
    match word.text.parse::<u32>() {
        Ok(number) if (1..=most).contains(&number) && !word.text.starts_with('+') => Some(number.to_string()),
        _ => {
            let message = format!("`{key}` phải là chữ số từ 1 đến {most}, ở đây là `{}`", word.text);
            findings.push(Finding::error(codes::C005, word.at, message));
            None
        }
    }
}

fn contact(fields: Fields<'_>, report: &Report) -> BTreeMap<&'static str, Vec<Text>> {
    let Some(contact) = fields.map("lien_he") else { return BTreeMap::new() };
    LIEN_HE.fields.iter().map(|field| (field.key, contact.texts(field.key, report))).collect()
}
