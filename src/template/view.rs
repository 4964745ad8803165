//! What templates and texts see of a document: words only, never the typed model.
//!
//! In: a document and the one it is attached to. Out: Tera contexts, in which every number is already
//! text. Prose reaches frames with the mark of its origin, words without.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::beside::{self, FilledLine};
use super::filled::FilledText;
use super::texts::{self, Texts};
use super::{carriers, emphasis};
use crate::content::date::{DocDate, NUMBER_BLANK};
use crate::content::declare::Text;
use crate::content::fixed::Beside;
use crate::content::status::DocumentStatus;
use crate::content::{Ban, CoQuan, Dossier, NguoiKy};
use crate::source::Span;

/// Words of a document that need no evaluation.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PlainWords {
    loai: String,
    ten_loai: String,
    co_quan_ban_hanh: String,
    so: String,
    ky_hieu: String,
    so_ky_hieu: String,
    dia_danh: String,
    thoi_gian: String,
    nam: String,
    bien: BTreeMap<String, String>,
}

impl PlainWords {
    /// The words of a document; those that an attached document lacks are taken from its parent.
    pub(super) fn of(document: &Dossier, parent: Option<&PlainWords>) -> PlainWords {
        let or_parent = |own: Option<String>, of: fn(&PlainWords) -> &String| {
            own.or_else(|| parent.map(|parent| of(parent).clone())).unwrap_or_default()
        };
        let so = document.so.clone().unwrap_or_else(|| NUMBER_BLANK.to_owned());
        let symbol = document.ky_hieu.as_ref().map(|ky_hieu| format!("{so}/{ky_hieu}"));
        PlainWords {
            loai: document.kind.id.clone(),
            bien: document.bien.clone(),
            ten_loai: document.kind.ten.clone(),
            co_quan_ban_hanh: or_parent(None, |words| &words.co_quan_ban_hanh),
            so: or_parent(document.ky_hieu.is_some().then_some(so), |words| &words.so),
            ky_hieu: or_parent(document.ky_hieu.clone(), |words| &words.ky_hieu),
            so_ky_hieu: or_parent(symbol, |words| &words.so_ky_hieu),
            dia_danh: or_parent(document.dia_danh.clone(), |words| &words.dia_danh),
            thoi_gian: or_parent(document.date.map(DocDate::words), |words| &words.thoi_gian),
            nam: or_parent(document.date.map(|date| date.year().to_string()), |words| &words.nam),
        }
    }

    /// `Kèm theo Quyết định số 05/QĐ-UBND ngày … của Ủy ban nhân dân …` (PL I, III.1).
    pub(super) fn attached_line(&self) -> String {
        // A body's name that fits on one line is not broken over two.
        let issuer = match self.co_quan_ban_hanh.chars().count() {
            0..=60 => self.co_quan_ban_hanh.replace(' ', "\u{a0}"),
            _ => self.co_quan_ban_hanh.clone(),
        };
        format!("Kèm theo {} của\u{a0}{issuer}", self.dated_citation())
    }

    /// `Quyết định số 05/QĐ-UBND`.
    pub(super) fn short_citation(&self) -> String {
        format!("{} số {}", self.ten_loai, self.so_ky_hieu)
    }

    /// `Quyết định số 05/QĐ-UBND ngày 31 tháng 10 năm 2026`.
    pub(super) fn dated_citation(&self) -> String {
        // Minutes have no date.
        let dated = if self.thoi_gian.is_empty() { String::new() } else { format!(" {}", self.thoi_gian) };
        self.short_citation() + &dated
    }

    /// Sets the issuing body's full name, once its variables are filled in.
    pub(super) fn set_issuer(&mut self, name: String) {
        self.co_quan_ban_hanh = name;
    }

    /// The issuing body's full name on one line.
    pub(super) fn issuer(&self) -> &str {
        &self.co_quan_ban_hanh
    }

    /// The words as a context for texts.
    pub(super) fn context(&self) -> Context {
        // A struct of strings and maps of strings always serialises.
        Context::from_serialize(self).expect("words are strings")
    }
}

/// Evaluates the texts a frame shows and marks each with its origin.
pub(super) struct FrameView<'a, 'b> {
    pub(super) texts: Texts<'a>,
    pub(super) origins: &'b mut Vec<Span>,
}

impl FrameView<'_, '_> {
    fn mark(&mut self, content: &FilledText, at: Span) -> String {
        self.origins.push(at);
        carriers::encode(self.origins.len() - 1, content)
    }

    /// One value per text.
    pub(super) fn each(&mut self, texts: &[Text]) -> Vec<String> {
        let filled = self.texts.each(texts);
        filled.iter().map(|(content, at)| self.mark(content, *at)).collect()
    }

    /// One value per text, without the words that paper prints beside the field.
    fn each_of(&mut self, beside: Beside<'_>, texts: &[Text]) -> Vec<String> {
        let filled = self.texts.each_of(beside, texts);
        filled.iter().map(|(content, at)| self.mark(content, *at)).collect()
    }

    /// All texts as lines of one value; empty when there are none.
    pub(super) fn joined(&mut self, texts: &[Text]) -> String {
        let lines = self.texts.each(texts);
        self.lines(lines)
    }

    /// The same without the words that paper prints beside the field.
    fn joined_of(&mut self, beside: Beside<'_>, texts: &[Text]) -> String {
        let lines = self.texts.each_of(beside, texts);
        self.lines(lines)
    }

    fn lines(&mut self, lines: Vec<FilledLine>) -> String {
        let Some(at) = lines.first().map(|(_, at)| *at) else { return String::new() };
        let content = texts::one_paragraph(lines);
        self.mark(&content, at)
    }

    /// Grounds with their opening words and punctuation: `;` after each, `.` after the last (PL I,
    /// II.6a). The last one is known only after conditions are evaluated.
    fn grounds(&mut self, document: &Dossier) -> Vec<String> {
        let mut all = Vec::new();
        for (key, texts, opening) in [
            ("can_cu", &document.can_cu, "Căn cứ "),
            ("theo_de_nghi", &document.theo_de_nghi, "Theo đề nghị của "),
        ] {
            let any_case = self.texts.reads_fixed_words();
            let mut lines = self.texts.listed(Beside::of(key), texts);
            lines.iter_mut().for_each(|(content, _)| beside::open(content, opening, any_case));
            if any_case && key == "theo_de_nghi" {
                beside::one_proposal(&mut all, &lines, self.texts.findings());
            }
            all.extend(lines);
        }
        let last = all.len().saturating_sub(1);
        let mut lines = Vec::new();
        for (place, (mut content, at)) in all.into_iter().enumerate() {
            content.end_with(if place == last { "." } else { ";" });
            lines.push(self.mark(&content, at));
        }
        lines
    }

    /// One value per body, without the dash and punctuation that may have been typed; templates add them.
    fn listed(&mut self, beside: Beside<'_>, texts: &[Text]) -> Vec<String> {
        let lines = self.texts.listed(beside, texts);
        lines.iter().map(|(content, at)| self.mark(content, *at)).collect()
    }

    /// The trích yếu without its own "V/v", for templates that print it themselves.
    fn about(&mut self, document: &Dossier) -> String {
        if self.texts.reads_fixed_words() {
            let lines = self.texts.about(&document.kind, &document.trich_yeu);
            return self.lines(lines);
        }
        let mut lines = document.trich_yeu.clone();
        if let Some(first) = lines.first_mut() {
            let opening =
                ["V/v ", "Về việc "].into_iter().find_map(|opening| first.raw.strip_prefix(opening));
            first.raw = opening.unwrap_or(&first.raw).to_owned();
        }
        self.joined(&lines)
    }

    /// Lines without the `(Kèm theo …)` that the frame prints below them.
    fn without_attached_line(&mut self, lines: Vec<FilledLine>, context: &Context) -> Vec<FilledLine> {
        match context.get("kem_theo").and_then(tera::Value::as_str) {
            Some(line) if self.texts.reads_fixed_words() => {
                beside::without_attached_line(lines, line, self.texts.findings())
            }
            _ => lines,
        }
    }

    /// The name of an appendix at this position, counted from 1.
    pub(super) fn appendix_name(&mut self, texts: &[Text], place: u32, context: &Context) -> String {
        let mut lines = self.texts.each(texts);
        if self.texts.reads_fixed_words() {
            lines = beside::appendix_name(lines, place, self.texts.findings());
            lines = self.without_attached_line(lines, context);
        }
        self.lines(lines)
    }

    /// The notes below a table.
    pub(super) fn notes(&mut self, texts: &[Text]) -> Vec<String> {
        self.each_of(Beside::of("phu_luc.ghi_chu"), texts)
    }

    /// Adds the status of the document to the context; missing values are empty.
    fn document_status(&mut self, document_status: &DocumentStatus, context: &mut Context) {
        for (key, word) in
            [("lan_du_thao", &document_status.lan_du_thao), ("soan_thao", &document_status.soan_thao)]
        {
            context.insert(key, &emphasis::word(word.as_deref().unwrap_or_default()));
        }
        // Each word that was chosen, and how it is printed.
        let (status, circle) = (document_status.trang_thai, document_status.pham_vi_luu_hanh);
        for (key, on_paper, chosen) in
            [("trang_thai", "trang_thai_chu", status), ("pham_vi_luu_hanh", "pham_vi_luu_hanh_chu", circle)]
        {
            context.insert(key, chosen.map_or("", |one| one.word));
            context.insert(on_paper, chosen.map_or("", |one| one.value));
        }
        let urgency = document_status.do_khan;
        context.insert("do_khan", urgency.map_or("", |one| one.word));
        context.insert("do_khan_chu", urgency.map_or("", |one| one.value.words));
        context.insert("do_khan_rong", &urgency.map_or(0, |one| one.value.mm));
        let contact = document_status
            .lien_he
            .iter()
            .map(|(key, lines)| (*key, self.joined_of(Beside::of(&format!("lien_he.{key}")), lines)));
        let contact: BTreeMap<_, _> = contact.collect();
        context.insert("lien_he", &contact);
    }

    /// Adds the components of a document to what its texts see.
    pub(super) fn frame(&mut self, document: &Dossier, words: &PlainWords, mut context: Context) -> Context {
        let kind = document.kind.id.as_str();
        let authority = Beside::in_kind(kind, "tham_quyen");
        let authority = self.texts.each_of(authority, &document.tham_quyen);
        let sender = match authority.is_empty() {
            true => words.issuer().to_lowercase(),
            false => texts::plain(&authority).to_lowercase(),
        };
        let authority = match authority.is_empty() {
            // Already filled in: it is never read for marks or variables again.
            true => self.mark(&FilledText::made(words.issuer()), document.at),
            false => self.lines(authority),
        };
        let mut body = |body: &CoQuan| {
            let above = self.each_of(Beside::of("co_quan.chu_quan"), &body.chu_quan);
            BTreeMap::from([("chu_quan", above), ("ten", self.each_of(Beside::of("co_quan.ten"), &body.ten))])
        };
        let bodies: Vec<_> = document.co_quan.iter().map(&mut body).collect();
        context.insert("co_quan", &bodies);
        let subject = self.texts.subject(&document.kind, &document.trich_yeu);
        let subject = self.without_attached_line(subject, &context);
        context.insert("trich_yeu", &self.lines(subject));
        context.insert("ve_viec", &self.about(document));
        context.insert("tham_quyen", &authority);
        let addressees = Beside::in_kind(kind, "kinh_gui").led_by(&sender);
        context.insert("kinh_gui", &self.listed(addressees, &document.kinh_gui));
        let titles: BTreeMap<&str, &str> = document.kind.thong_tin.names().collect();
        let issuer = words.issuer().to_lowercase();
        let own = document.thong_tin.iter().map(|(key, lines)| {
            let title = titles.get(key.as_str()).copied().unwrap_or_default();
            (key, self.each_of(Beside::own(key, title).led_by(&issuer), lines))
        });
        let own: BTreeMap<_, _> = own.collect();
        context.insert("thong_tin", &own);
        context.insert("can_cu", &self.grounds(document));
        context.insert("mo_dau", &self.each(&document.mo_dau));
        context.insert("ket", &self.each(&document.ket));
        context.insert("noi_nhan", &self.listed(Beside::of("noi_nhan"), &document.noi_nhan));
        self.document_status(&document.dau_hieu, &mut context);
        context.insert("luu", &emphasis::word(document.luu.as_deref().unwrap_or("VT")));
        context.insert("dia_danh", &emphasis::word(&words.dia_danh));
        if document.ban == Ban::Giay {
            // Written by hand on the page that is signed; texts and citations do have the number.
            if let Some(symbol) = &document.ky_hieu {
                context.insert("so_ky_hieu", &format!("{NUMBER_BLANK}/{symbol}"));
            }
            if let Some(date) = document.date {
                context.insert("thoi_gian", &DocDate::Draft { year: date.year() }.words());
            }
        }
        let signers: Vec<_> = document.nguoi_ky.iter().map(signer).collect();
        context.insert("nguoi_ky", &signers);
        context
    }
}

fn signer(signer: &NguoiKy) -> BTreeMap<&'static str, tera::Value> {
    let word = |word: &Option<String>| {
        tera::Value::from_serializable(&emphasis::word(word.as_deref().unwrap_or_default()))
    };
    let authority: Vec<String> = signer.quyen_han.iter().map(|line| emphasis::word(line)).collect();
    BTreeMap::from([
        ("quyen_han", tera::Value::from_serializable(&authority)),
        ("chuc_vu", word(&signer.chuc_vu)),
        ("chuc_vu_khac", word(&signer.chuc_vu_khac)),
        ("ho_ten", word(&signer.ho_ten)),
    ])
}
