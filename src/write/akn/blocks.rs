//! Lines, tables, signatures.
//!
//! In: blocks of one part of a document. Out: their elements; grounds that follow each other as
//! `citations`, each cell of a signature as a `container`. It leaves the words of a line to `words`.

use super::ids::EIds;
use super::words::{self, HeaderFacts};
use crate::layout::{LaidColumns, LaidRow, LaidTable, LaidText, PlaceContent};
use crate::paper::Role;
use crate::write::xml::Xml;

/// A block of a document.
#[derive(Clone, Copy)]
pub(super) enum AknBlock<'l, 'a> {
    /// A paragraph.
    Line(&'l LaidText<'a>),
    /// A table.
    Table(&'l LaidTable<'a>),
    /// Recipients and signatures; only in conclusions.
    Signature(&'l LaidColumns<'a>),
}

impl AknBlock<'_, '_> {
    /// Whether it has any words.
    pub(super) fn has_words(&self) -> bool {
        match self {
            AknBlock::Line(text) => has_words(text),
            AknBlock::Table(table) => table.head.iter().chain(&table.body).any(|row| !row.places.is_empty()),
            AknBlock::Signature(columns) => {
                let blocks = columns.rows.iter().flat_map(|row| &row.cells).flatten();
                blocks.filter_map(|block| block.content.words()).any(has_words)
            }
        }
    }

    fn role(&self) -> Option<Role> {
        if let AknBlock::Line(text) = self { Some(text.paragraph.role) } else { None }
    }
}

fn has_words(text: &LaidText<'_>) -> bool {
    !text.paragraph.plain_text().trim().is_empty()
}

/// Writes blocks one below the other.
pub(super) fn write(
    xml: &mut Xml,
    ids: &mut EIds,
    place: &str,
    all: &[AknBlock<'_, '_>],
    said: &HeaderFacts<'_>,
) {
    let is_ground = |block: &AknBlock<'_, '_>| block.role() == Some(Role::CanCu);
    for run in all.chunk_by(|one, next| is_ground(one) && is_ground(next)) {
        xml.text("\n");
        match run {
            [AknBlock::Table(source)] => table(xml, ids, place, source, said),
            [AknBlock::Signature(columns)] => signature(xml, ids, place, columns, said),
            [AknBlock::Line(text), ..] if text.paragraph.role == Role::CanCu => {
                grounds(xml, ids, place, run, said);
            }
            [AknBlock::Line(text)] => line(xml, ids, place, text, said),
            _ => {}
        }
    }
}

fn line(xml: &mut Xml, ids: &mut EIds, place: &str, text: &LaidText<'_>, said: &HeaderFacts<'_>) {
    match text.paragraph.role {
        role @ (Role::ThamQuyen | Role::DongQuyetDinh) => xml.element("formula", |xml| {
            xml.attr("name", role.info().element);
            xml.attr("eId", ids.counted(place, "formula"));
            words::paragraph(xml, text.paragraph, said);
        }),
        _ => words::paragraph(xml, text.paragraph, said),
    }
}

fn grounds(xml: &mut Xml, ids: &mut EIds, place: &str, run: &[AknBlock<'_, '_>], said: &HeaderFacts<'_>) {
    xml.element("citations", |xml| {
        let id = ids.alone(place, "citations");
        xml.attr("eId", &id);
        for block in run {
            let AknBlock::Line(text) = block else { continue };
            xml.text("\n");
            xml.element("citation", |xml| {
                xml.attr("eId", ids.counted(&format!("{id}__"), "cit"));
                words::paragraph(xml, text.paragraph, said);
            });
        }
        xml.text("\n");
    });
}

/// Each cell with words: a signature, which is one run of words, or lines.
fn signature(xml: &mut Xml, ids: &mut EIds, place: &str, columns: &LaidColumns<'_>, said: &HeaderFacts<'_>) {
    for cell in columns.rows.iter().flat_map(|row| &row.cells) {
        let texts = cell.iter().filter_map(|block| block.content.words()).filter(|text| has_words(text));
        let texts: Vec<&LaidText<'_>> = texts.collect();
        let Some(first) = texts.first() else { continue };
        let signs = |text: &&LaidText<'_>| {
            let role = text.paragraph.role;
            matches!(role, Role::QuyenHan | Role::ChucVu | Role::ChucVuKhac | Role::HoTen)
        };
        let name = match first.paragraph.role {
            _ if texts.iter().any(signs) => "chu_ky",
            Role::TieuDeNoiNhan | Role::NoiNhan => "noi_nhan",
            _ => "cuoi_van_ban",
        };
        xml.text("\n");
        xml.element("container", |xml| {
            xml.attr("name", name);
            xml.attr("eId", ids.counted(place, "container"));
            if name == "chu_ky" {
                xml.text("\n");
                xml.element("p", |xml| xml.element("signature", |xml| signer(xml, &texts)));
            } else {
                for text in &texts {
                    xml.text("\n");
                    words::paragraph(xml, text.paragraph, said);
                }
            }
            xml.text("\n");
        });
    }
}

fn signer(xml: &mut Xml, texts: &[&LaidText<'_>]) {
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            xml.leaf("br", &[]);
        }
        xml.element("span", |xml| {
            xml.attr("class", text.paragraph.role.info().element);
            words::inlines(xml, &text.paragraph.content);
        });
    }
}

fn table(xml: &mut Xml, ids: &mut EIds, place: &str, table: &LaidTable<'_>, said: &HeaderFacts<'_>) {
    xml.element("table", |xml| {
        xml.attr("eId", ids.counted(place, "table"));
        if !table.source.title.is_empty() {
            xml.attr("title", &table.source.title);
        }
        table.head.iter().for_each(|source| row(xml, "th", source, said));
        table.body.iter().for_each(|source| row(xml, "td", source, said));
        xml.text("\n");
    });
}

fn row(xml: &mut Xml, element: &str, row: &LaidRow<'_>, said: &HeaderFacts<'_>) {
    xml.text("\n");
    xml.element("tr", |xml| {
        let mut is_empty = true;
        for place in &row.places {
            let (rows, texts) = match &place.content {
                PlaceContent::Starts { rows, texts, .. } => (*rows, texts.as_slice()),
                PlaceContent::Empty => (1, &[][..]),
                PlaceContent::GoesOn => continue,
            };
            is_empty = false;
            xml.text("\n");
            xml.element(element, |xml| {
                for (name, count) in [("rowspan", rows), ("colspan", place.columns)] {
                    if count > 1 {
                        xml.attr(name, count);
                    }
                }
                texts.iter().for_each(|text| words::paragraph(xml, text.paragraph, said));
            });
        }
        // A row that cells from above take wholly; the schema demands a cell.
        if is_empty {
            xml.leaf(element, &[]);
        }
    });
}
