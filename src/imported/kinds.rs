//! Which kind a document is of, by the line that names it.
//!
//! In: a document as it was read, the kinds of an office. Out: its kind and what else stands on that line; or
//! why the file cannot be imported.

use std::sync::Arc;

use super::NotImportable;
use super::draft::DraftPaper;
use super::tables::folded;
use crate::content::Catalogue;
use crate::content::kind::Kind;
use crate::observed::letter_title;
use crate::paper::Role;

/// The kinds, by their names.
pub(super) struct KnownKinds<'a> {
    kinds: Vec<(String, &'a Arc<Kind>)>,
}

impl<'a> KnownKinds<'a> {
    pub(super) fn of(catalogue: &'a Catalogue) -> KnownKinds<'a> {
        KnownKinds { kinds: catalogue.kinds().map(|kind| (folded(&kind.ten), kind)).collect() }
    }

    /// The kind that a line names, and the words behind its name.
    fn named(&self, line: &str) -> Option<(&'a Kind, String)> {
        let words = folded(line);
        let opens = |(name, _): &&(String, &'a Arc<Kind>)| {
            words.strip_prefix(name.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let (name, kind) = self.kinds.iter().filter(opens).max_by_key(|(name, _)| name.len())?;
        let count = name.split(' ').count();
        let more: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).skip(count).collect();
        let more = more.join(" ");
        Some((kind, more.trim_matches([':', ' ', '.']).to_owned()))
    }

    /// The kind of what is issued: an official letter where no line names a kind.
    pub(super) fn of_main(&self, draft: &DraftPaper<'_>) -> Result<(&'a Kind, String), NotImportable> {
        let Some(line) = draft.of(Role::TenLoai).next() else {
            let known = [Role::SoKyHieu, Role::KinhGui, Role::KinhGuiNhieu, Role::TrichYeuCongVan];
            let is_letter = known.iter().any(|role| draft.of(*role).next().is_some());
            let letter = self.kinds.iter().find(|(_, kind)| kind.id == "cong_van").filter(|_| is_letter);
            let letter: Option<&'a Arc<Kind>> = letter.map(|(_, kind)| *kind);
            return letter.map(|kind| (kind.as_ref(), String::new())).ok_or_else(nothing);
        };
        let text = line.plain_text();
        if let Some(title) = letter_title(&text)
            && let Some((_, letter)) = self.kinds.iter().find(|(_, kind)| kind.id == "thu_cong")
        {
            return Ok((letter, title));
        }
        self.named(&text).ok_or_else(|| NotImportable {
            message: format!("loại văn bản `{}` chưa có mẫu", text.trim()),
            hint: "khai loại này trong thư mục templates/ (mục “Thêm một loại văn bản” của SOAN-VAN-BAN.md) rồi nhập lại".to_owned(),
        })
    }

    /// The kind of a document that is attached, if it may be.
    pub(super) fn attachable(&self, draft: &DraftPaper<'_>) -> Option<(&'a Kind, String)> {
        let line = draft.of(Role::TenLoai).next()?;
        self.named(&line.plain_text()).filter(|(kind, _)| kind.kem_theo.is_some())
    }
}

/// A file of several papers, each with its number and recipients, is not one dossier.
pub(super) fn refuse_several(drafts: &[DraftPaper<'_>]) -> Result<(), NotImportable> {
    let whole = |draft: &&DraftPaper<'_>| {
        draft.of(Role::SoKyHieu).next().is_some() && draft.of(Role::NoiNhan).next().is_some()
    };
    match drafts.iter().filter(whole).count() {
        0 | 1 => Ok(()),
        count => Err(NotImportable {
            message: format!("tệp có {count} văn bản, mỗi văn bản có số và nơi nhận riêng"),
            hint: "tách mỗi văn bản thành một tệp rồi nhập từng tệp".to_owned(),
        }),
    }
}

/// No component of a paper was recognised.
pub(super) fn nothing() -> NotImportable {
    NotImportable {
        message: "không thấy tên loại có mẫu, số, ký hiệu hay Kính gửi nên không rõ là văn bản gì".to_owned(),
        hint: "nhập tệp có cả phần đầu văn bản; loại khác (điều lệ, bài phát biểu …) thì khai loại đó trong thư mục templates/ rồi nhập lại".to_owned(),
    }
}
