//! The parts of one document: preface, preamble, body, conclusions.
//!
//! In: the blocks of its sections in reading order. Out: each in the part it belongs to, and these parts
//! written. A part never comes back once a later one has begun, so that the words stay in their order. It
//! leaves articles, clauses and points to `provisions`.

use super::blocks::{self, AknBlock};
use super::ids::EIds;
use super::meta::WholePaper;
use super::provisions::{Provision, is_provision};
use super::words::{HeaderFacts, text_of};
use crate::layout::{LaidColumns, LaidContent, LaidPart, LaidSection, LaidSimple, LaidText};
use crate::paper::{ColumnsKind, Role};
use crate::write::xml::Xml;

/// The blocks of a document by the part they are in.
pub(super) struct AknParts<'l, 'a> {
    /// Header, kind and title.
    preface: Vec<AknBlock<'l, 'a>>,
    /// Whom it is to, who issues it and on what grounds.
    preamble: Vec<AknBlock<'l, 'a>>,
    /// What it says.
    body: Provision<'l, 'a>,
    /// Recipients, signature, and what comes behind them.
    conclusions: Vec<AknBlock<'l, 'a>>,
    /// Whether it has articles.
    is_act: bool,
}

/// Which part is being filled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum AknZone {
    Preface,
    Preamble,
    Body,
    Conclusions,
}

impl<'l, 'a> AknParts<'l, 'a> {
    /// Those of these sections.
    pub(super) fn of(sections: &[&'l LaidSection<'a>]) -> AknParts<'l, 'a> {
        let texts = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| block.text());
        let is_act = texts.map(|text| text.paragraph.role).any(|role| role == Role::Dieu);
        let mut parts = AknParts {
            preface: Vec::new(),
            preamble: Vec::new(),
            body: Provision::body(),
            conclusions: Vec::new(),
            is_act,
        };
        let mut zone = AknZone::Preface;
        for part in sections.iter().flat_map(|section| section.parts()) {
            match part {
                LaidPart::TopMargin(frame) => parts.add(&mut zone, AknBlock::Line(&frame.text)),
                LaidPart::Foot(lines) => {
                    lines.iter().for_each(|line| parts.add(&mut zone, AknBlock::Line(line)));
                }
                LaidPart::Block(content) => parts.content(&mut zone, content),
            }
        }
        parts
    }

    fn content(&mut self, zone: &mut AknZone, content: &'l LaidContent<'a>) {
        match content {
            LaidContent::Simple(simple) => {
                simple.words().into_iter().for_each(|text| self.add(zone, AknBlock::Line(text)));
            }
            LaidContent::Columns(columns) => match columns.source.kind {
                ColumnsKind::Header => {
                    texts(columns).for_each(|text| self.add(zone, AknBlock::Line(text)));
                }
                ColumnsKind::Signature => {
                    *zone = AknZone::Conclusions;
                    self.add(zone, AknBlock::Signature(columns));
                }
            },
            LaidContent::Table(table) => self.add(zone, AknBlock::Table(table)),
            LaidContent::Chart(chart) => {
                for (label, words) in &chart.groups {
                    self.add(zone, AknBlock::Line(label));
                    words.iter().for_each(|text| self.add(zone, AknBlock::Line(text)));
                }
            }
        }
    }

    fn add(&mut self, zone: &mut AknZone, block: AknBlock<'l, 'a>) {
        if !block.has_words() {
            return;
        }
        *zone = (*zone).max(self.zone_of(*zone, &block));
        match zone {
            AknZone::Preface => self.preface.push(block),
            AknZone::Preamble => self.preamble.push(block),
            AknZone::Body => self.body.add(block),
            AknZone::Conclusions => self.conclusions.push(block),
        }
    }

    /// The first part that may hold this block. An act has nothing but provisions in its body, so what comes
    /// before the first is in its preamble.
    fn zone_of(&self, zone: AknZone, block: &AknBlock<'_, '_>) -> AknZone {
        let role = if let AknBlock::Line(text) = block { Some(text.paragraph.role) } else { None };
        match role {
            Some(role) if in_preface(role) => AknZone::Preface,
            Some(role) if in_preamble(role) => AknZone::Preamble,
            Some(role) if is_provision(role) => AknZone::Body,
            // The foot of a first page, which comes right behind the header.
            Some(Role::DiaChi) => zone,
            _ if self.is_act && zone < AknZone::Body => AknZone::Preamble,
            _ => AknZone::Body,
        }
    }

    /// Whether it has articles.
    pub(super) fn has_articles(&self) -> bool {
        self.is_act
    }

    /// Its kind, as on paper; of a letter, which does not print it, nothing.
    pub(super) fn kind(&self, is_appendix: bool) -> String {
        let kind = self.preface.iter().find_map(|block| match block {
            AknBlock::Line(text) if text.paragraph.role == Role::TenLoai => {
                Some(text_of(&text.paragraph.content))
            }
            _ => None,
        });
        if is_appendix { "Phụ lục".to_owned() } else { kind.unwrap_or_default() }
    }

    /// Writes them.
    pub(super) fn write(&self, xml: &mut Xml, ids: &mut EIds, place: &str, whole: &WholePaper<'_>) {
        let day = whole.day();
        let said = &HeaderFacts { day: day.as_deref(), numbered: whole.has_number() };
        let blocks = |xml: &mut Xml, ids: &mut EIds, name, blocks: &[AknBlock<'_, '_>]| {
            if !blocks.is_empty() {
                xml.text("\n");
                xml.element(name, |xml| {
                    xml.attr("eId", ids.alone(place, name));
                    blocks::write(xml, ids, place, blocks, said);
                    xml.text("\n");
                });
            }
        };
        blocks(xml, ids, "preface", &self.preface);
        blocks(xml, ids, "preamble", &self.preamble);
        xml.text("\n");
        self.body.write_body(xml, ids, place, self.is_act, said);
        blocks(xml, ids, "conclusions", &self.conclusions);
    }
}

/// All texts of header or signature.
fn texts<'l, 'a>(columns: &'l LaidColumns<'a>) -> impl Iterator<Item = &'l LaidText<'a>> {
    let blocks = columns.rows.iter().flat_map(|row| &row.cells).flatten();
    blocks.filter_map(|block| LaidSimple::words(&block.content))
}

fn in_preface(role: Role) -> bool {
    matches!(
        role,
        Role::DuThao
            | Role::PhamViLuuHanh
            | Role::QuocHieu
            | Role::TieuNgu
            | Role::CoQuanChuQuan
            | Role::CoQuanBanHanh
            | Role::SoKyHieu
            | Role::DiaDanhThoiGian
            | Role::TrichYeuCongVan
            | Role::DoKhan
            | Role::TenLoai
            | Role::TrichYeu
            | Role::KemTheo
            | Role::PhuLuc
            | Role::TenPhuLuc
    )
}

fn in_preamble(role: Role) -> bool {
    matches!(
        role,
        Role::KinhGui
            | Role::KinhGuiNhieu
            | Role::NoiKinhGui
            | Role::ThamQuyen
            | Role::CanCu
            | Role::DongQuyetDinh
    )
}
