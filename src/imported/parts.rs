//! The components of one document, gathered from its paragraphs by their roles.
//!
//! In: a document as it was read. Out: the clean words of each component, in order; every paragraph that is of
//! no component is a line of the body.

use std::collections::BTreeSet;

use super::body::BodyLine;
use super::draft::{DraftPaper, DraftPiece, PieceSide};
use super::emphasis::{self, RunWords};
use super::ending::SignerLine;
use super::escape;
use super::head;
use crate::paper::{Inline, Paragraph, Role, Table};
use crate::source::Span;

/// Clean words with their place.
#[derive(Clone, Debug)]
pub(super) struct SeenWords {
    pub(super) text: String,
    pub(super) at: Span,
}

/// A line or a table of a body.
#[derive(Clone, Debug)]
pub(super) enum BodyPiece<'a> {
    Line(BodyLine),
    Table(&'a Table),
}

/// What the reading of a document goes by.
pub(super) struct PaperReader<'a> {
    /// Whether a letter can be printed.
    pub(super) covers: &'a dyn Fn(char) -> bool,
    /// Whether all of a paragraph is bold.
    pub(super) bold: &'a dyn Fn(&Paragraph) -> bool,
    /// The words of a paragraph run by run, with whether they are bold, and italic.
    pub(super) looks: &'a dyn Fn(&Paragraph) -> Vec<RunWords>,
    /// Paragraphs that are plain text in any case.
    pub(super) literal: &'a BTreeSet<Span>,
    /// Tables that no page in portrait has room for, by their first paragraph.
    pub(super) apart: &'a BTreeSet<Span>,
}

/// The components.
#[derive(Default)]
pub(super) struct PaperParts<'a> {
    pub(super) above: Vec<SeenWords>,
    pub(super) issuer: Vec<SeenWords>,
    pub(super) number: Option<SeenWords>,
    pub(super) day: Option<SeenWords>,
    pub(super) draft: Option<SeenWords>,
    pub(super) urgency: Option<SeenWords>,
    pub(super) circle: Option<SeenWords>,
    pub(super) kind: Option<SeenWords>,
    pub(super) subject: Vec<SeenWords>,
    pub(super) authority: Vec<SeenWords>,
    pub(super) grounds: Vec<SeenWords>,
    pub(super) order: Vec<SeenWords>,
    pub(super) addressees: Vec<SeenWords>,
    pub(super) attached: Vec<SeenWords>,
    pub(super) body: Vec<BodyPiece<'a>>,
    pub(super) recipients: Vec<SeenWords>,
    pub(super) drafter: Vec<SeenWords>,
    pub(super) signers: Vec<Vec<(SignerLine, String)>>,
    pub(super) signer_at: Option<Span>,
    pub(super) contact: Vec<SeenWords>,
    /// Lines of the head that are of no component.
    pub(super) stray: Vec<SeenWords>,
    label: Option<SeenWords>,
    names: Vec<SeenWords>,
}

impl<'a> PaperReader<'a> {
    /// The clean words of a paragraph, line by line.
    pub(super) fn lines(&self, paragraph: &Paragraph) -> Vec<String> {
        let mut text = String::new();
        for inline in &paragraph.content {
            match inline {
                Inline::Text(run) => text.push_str(&run.text),
                Inline::LineBreak => text.push('\n'),
            }
        }
        let parts = text.split('\n').map(|part| escape::clean(part, self.covers));
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// The lines of a body that a paragraph is.
    pub(super) fn body_lines(&self, paragraph: &Paragraph) -> Vec<BodyLine> {
        let Some(at) = paragraph.origin else { return Vec::new() };
        let bold = (self.bold)(paragraph);
        let literal = self.literal.contains(&at);
        let lines = self.lines(paragraph);
        let mut looks = emphasis::of_lines(&lines, &(self.looks)(paragraph), self.covers).into_iter();
        let role = |first: bool| if first { paragraph.role } else { Role::DoanVan };
        let lines = lines.into_iter().enumerate().map(|(nth, text)| {
            let looks = looks.next().unwrap_or_default();
            BodyLine { role: role(nth == 0), text, at, bold, literal, below_table: false, looks }
        });
        lines.collect()
    }

    /// Gathers a document.
    pub(super) fn parts(&self, paper: &DraftPaper<'a>) -> PaperParts<'a> {
        let mut parts = PaperParts::default();
        for piece in &paper.pieces {
            match piece {
                DraftPiece::Table(table) => parts.body.push(BodyPiece::Table(table)),
                DraftPiece::Line(line, side) => self.line(line, *side, &mut parts),
            }
        }
        parts
    }

    fn line(&self, line: &Paragraph, side: PieceSide, parts: &mut PaperParts<'a>) {
        let Some(at) = line.origin else { return };
        let texts = self.lines(line);
        let seen = || texts.iter().map(|text| SeenWords { text: text.clone(), at });
        let whole = || SeenWords { text: texts.join(" "), at };
        if texts.is_empty() {
            return;
        }
        let begun = !parts.body.is_empty();
        match line.role {
            Role::QuocHieu | Role::TieuNgu if head::is_national(&whole().text) => {}
            Role::CoQuanChuQuan => parts.above.extend(seen()),
            Role::CoQuanBanHanh => parts.issuer.extend(seen()),
            Role::SoKyHieu if parts.number.is_none() => parts.number = Some(whole()),
            Role::DiaDanhThoiGian if parts.day.is_none() => parts.day = Some(whole()),
            Role::DuThao if parts.draft.is_none() => parts.draft = Some(whole()),
            Role::DoKhan if parts.urgency.is_none() => parts.urgency = Some(whole()),
            Role::PhamViLuuHanh if parts.circle.is_none() => parts.circle = Some(whole()),
            Role::TenLoai if parts.kind.is_none() => parts.kind = Some(whole()),
            Role::TrichYeu | Role::TrichYeuCongVan if !begun => parts.subject.extend(seen()),
            Role::KemTheo => parts.attached.push(whole()),
            Role::ThamQuyen if !begun => parts.authority.extend(seen()),
            Role::CanCu if !begun && parts.order.is_empty() => parts.grounds.push(whole()),
            Role::DongQuyetDinh if parts.order.is_empty() => parts.order.push(whole()),
            Role::KinhGui | Role::KinhGuiNhieu | Role::NoiKinhGui if !begun => {
                parts.addressees.extend(seen());
            }
            Role::TieuDeNoiNhan if whole().text.chars().count() < 14 => {}
            Role::NoiNhan => parts.recipients.extend(seen()),
            Role::SoanThao => parts.drafter.push(whole()),
            Role::DiaChi => parts.contact.push(whole()),
            Role::QuyenHan => parts.signer(side, SignerLine::Authority, whole()),
            Role::ChucVu => parts.signer(side, SignerLine::Post, whole()),
            Role::ChucVuKhac => parts.signer(side, SignerLine::OtherPost, whole()),
            Role::HoTen => parts.signer(side, SignerLine::Name, whole()),
            Role::PhuLuc if parts.label.is_none() => parts.label = Some(whole()),
            Role::TenPhuLuc => parts.names.extend(seen()),
            _ if matches!(side, PieceSide::Head(_)) => parts.stray.extend(seen()),
            _ => parts.body.extend(self.body_lines(line).into_iter().map(BodyPiece::Line)),
        }
    }
}

impl PaperParts<'_> {
    /// Adds a line of a signer: each side of the end has one, on the pages one comes after another.
    fn signer(&mut self, side: PieceSide, sort: SignerLine, words: SeenWords) {
        self.signer_at = self.signer_at.or(Some(words.at));
        let at = match side {
            // Beside recipients stands the only signer.
            PieceSide::End(1) if self.signers.len() == 1 && self.signers[0].is_empty() => 0,
            PieceSide::End(side) => side,
            _ => {
                let named = self
                    .signers
                    .last()
                    .is_some_and(|lines| lines.iter().any(|(one, _)| *one == SignerLine::Name));
                self.signers.len().saturating_sub(1) + usize::from(named && sort != SignerLine::Name)
            }
        };
        while self.signers.len() <= at {
            self.signers.push(Vec::new());
        }
        self.signers[at].push((sort, words.text));
    }

    /// The signers that have lines.
    pub(super) fn signing(&self) -> Vec<&Vec<(SignerLine, String)>> {
        self.signers.iter().filter(|lines| !lines.is_empty()).collect()
    }

    /// The label of an appendix.
    pub(super) fn label(&self) -> Option<&SeenWords> {
        self.label.as_ref()
    }

    /// The lines of the name of an appendix.
    pub(super) fn names(&self) -> &[SeenWords] {
        &self.names
    }
}
