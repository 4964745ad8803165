//! The tree as text, for people who look into it and for tests.
//!
//! In: a [`Paper`]. Out: an indented listing that shows everything in it, or only
//! the texts in reading order. It leaves looks to the theme and the writers.

use super::{
    Block, Cell, Chart, Columns, ColumnsKind, Inline, Orientation, Paper, Paragraph, PlacedField,
    PlacedImage, Row, Run, Section, Shade, Signed, Simple, Table, WordFrame,
};
use crate::length::Length;

/// Everything in the tree, one line per thing; the same tree gives the same text.
pub fn dump(document: &Paper) -> String {
    let mut listing = Listing::default();
    listing.line(format_args!("văn bản {}", quoted(&document.title)));
    listing.inside(|listing| {
        listing.line(format_args!("tác giả {}", quoted(&document.author)));
        if let Some((year, month, day)) = document.date {
            listing.line(format_args!("ngày ban hành {day:02}/{month:02}/{year}"));
        }
        if !document.keywords.is_empty() {
            let words: Vec<String> = document.keywords.iter().map(|word| quoted(word)).collect();
            listing.line(format_args!("từ khóa {}", words.join(", ")));
        }
        document.sections.iter().for_each(|section| listing.section(section));
    });
    listing.text
}

/// The text of each paragraph that has any, in reading order: rows of two cells from left to
/// right, a table's head before its body.
pub fn texts(document: &Paper) -> Vec<String> {
    document.paragraphs().map(Paragraph::plain_text).filter(|text| !text.trim().is_empty()).collect()
}

#[derive(Default)]
struct Listing {
    text: String,
    depth: usize,
}

impl Listing {
    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        self.text.push_str(&"  ".repeat(self.depth));
        self.text.push_str(&words.to_string());
        self.text.push('\n');
    }

    fn inside(&mut self, fill: impl FnOnce(&mut Listing)) {
        self.depth += 1;
        fill(self);
        self.depth -= 1;
    }

    fn section(&mut self, section: &Section) {
        let orientation = match section.orientation {
            Orientation::Portrait => "dọc",
            Orientation::Landscape => "ngang",
            Orientation::LandscapeA3 => "ngang A3",
        };
        let numbering = flag(section.restart_numbering, "đánh số lại");
        self.line(format_args!("trang {orientation}{numbering}"));
        self.inside(|listing| {
            if let Some(marks) = &section.marks {
                let (left, top, gap) = (mm(marks.left), mm(marks.top), mm(marks.gap));
                listing.line(format_args!("trên lề, cách trái {left}, cách mép {top}, cách nhau {gap} mm"));
                listing.inside(|listing| marks.frames.iter().for_each(|mark| listing.mark(mark)));
            }
            if !section.foot.is_empty() {
                listing.line(format_args!("chân trang đầu"));
                listing.inside(|listing| section.foot.iter().for_each(|line| listing.paragraph(line)));
            }
            section.blocks.iter().for_each(|block| listing.block(block));
        });
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Simple(simple) => self.simple(simple),
            Block::Columns(columns) => self.columns(columns),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
        }
    }

    fn simple(&mut self, simple: &Simple) {
        match simple {
            Simple::Paragraph(paragraph) => self.paragraph(paragraph),
            Simple::Rule(rule) => self.line(format_args!("kẻ {} mm", mm(rule.length))),
            Simple::SignSpace(height) => self.line(format_args!("chỗ ký {} mm", mm(*height))),
            Simple::Mark(mark) => self.mark(mark),
            Simple::Signed(signed) => self.signed(signed),
        }
    }

    fn mark(&mut self, mark: &WordFrame) {
        self.line(format_args!("khung {} × {} mm", mm(mark.width), mm(mark.height)));
        self.inside(|listing| listing.paragraph(&mark.paragraph));
    }

    fn signed(&mut self, signed: &Signed) {
        self.line(format_args!("chỗ ký {} mm", mm(signed.height)));
        self.inside(|listing| {
            for PlacedImage { image, left, top, .. } in &signed.images {
                let (width, height, left, top) = (mm(image.width), mm(image.height), mm(*left), mm(*top));
                let words = quoted(&image.words);
                listing.line(format_args!("ảnh {words} {width} × {height} mm, trái {left}, trên {top} mm"));
            }
            for PlacedField { words, width, height, left, top, .. } in &signed.fields {
                let (width, height, left, top) = (mm(*width), mm(*height), mm(*left), mm(*top));
                let words = quoted(words);
                listing
                    .line(format_args!("ô ký số {words} {width} × {height} mm, trái {left}, trên {top} mm"));
            }
        });
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let keep = flag(paragraph.keep_next, "giữ liền");
        let text: String = paragraph.content.iter().map(|inline| format!(" {}", piece(inline))).collect();
        self.line(format_args!("{}{keep}{text}", paragraph.role.info().element));
    }

    fn columns(&mut self, columns: &Columns) {
        let kind = match columns.kind {
            ColumnsKind::Header => "đầu văn bản",
            ColumnsKind::Signature => "cuối văn bản",
        };
        self.line(format_args!("{kind}, cột {}", widths(&columns.widths)));
        self.inside(|listing| {
            for row in &columns.rows {
                let flows = row.flows_after.map(|kept| format!(", {kept} đoạn đầu bên trái giữ liền"));
                let level = flag(row.level_bottom, "ngang dòng cuối");
                listing.line(format_args!("hàng{level}{}", flows.unwrap_or_default()));
                for (side, cell) in ["trái", "phải"].iter().zip(&row.cells) {
                    listing.inside(|listing| {
                        listing.line(format_args!("{side}"));
                        listing.inside(|listing| cell.iter().for_each(|simple| listing.simple(simple)));
                    });
                }
            }
        });
    }

    fn table(&mut self, table: &Table) {
        let size = table.text_size.to_pt().to_string().replace('.', ",");
        let title = quoted(&table.title);
        self.line(format_args!("bảng {title}, cỡ {size} pt, cột {}", widths(&table.columns)));
        self.inside(|listing| {
            table.head.iter().for_each(|row| listing.row("hàng đầu", row));
            table.body.iter().for_each(|row| listing.row("hàng", row));
        });
    }

    fn chart(&mut self, chart: &Chart) {
        let (label, plot) = (mm(chart.label_width), mm(chart.plot_width));
        self.line(format_args!("biểu đồ {}, cột {label} | {plot} mm", quoted(&chart.title)));
        self.inside(|listing| {
            for group in &chart.groups {
                listing.paragraph(&group.label);
                listing.inside(|listing| {
                    for bar in &group.bars {
                        let shade = match bar.shade {
                            Shade::Light => "nhạt",
                            Shade::Dark => "sẫm",
                        };
                        listing.line(format_args!("thanh {} mm, {shade}", mm(bar.length)));
                        listing.inside(|listing| listing.paragraph(&bar.words));
                    }
                });
            }
        });
    }

    fn row(&mut self, name: &str, row: &Row) {
        let (whole, keep) = (flag(row.whole, "nguyên"), flag(row.keep_next, "giữ liền"));
        self.line(format_args!("{name}{whole}{keep}"));
        self.inside(|listing| row.cells.iter().for_each(|cell| listing.cell(cell)));
    }

    fn cell(&mut self, cell: &Cell) {
        let span = match (cell.colspan, cell.rowspan) {
            (1, 1) => String::new(),
            (columns, rows) => format!(", {columns} cột × {rows} hàng"),
        };
        self.line(format_args!("ô {}{span}{}", cell.column, flag(cell.middle, "giữa")));
        self.inside(|listing| cell.paragraphs.iter().for_each(|paragraph| listing.paragraph(paragraph)));
    }
}

/// `, words` if it holds, else nothing.
fn flag(holds: bool, words: &str) -> String {
    if holds { format!(", {words}") } else { String::new() }
}

fn piece(inline: &Inline) -> String {
    match inline {
        Inline::LineBreak => "⏎".to_owned(),
        Inline::Text(Run { text, bold, italic }) => {
            let look = match (bold, italic) {
                (false, false) => "",
                (true, false) => "đậm ",
                (false, true) => "nghiêng ",
                (true, true) => "đậm nghiêng ",
            };
            format!("{look}{}", quoted(text))
        }
    }
}

/// A text in quotes; what cannot be seen on a screen is named, a no-break space is `␣`.
fn quoted(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push('"');
    let mut rest = text;
    // Few texts hold any byte that a letter is written with which is named; most are done here.
    let may_be_named = text.bytes().fold(false, |found, byte| {
        found | (byte < 0x20) | matches!(byte, b'"' | b'\\' | 0x7f | 0xc2 | 0xe2 | 0xef)
    });
    if !may_be_named {
        return format!("\"{text}\"");
    }
    while let Some((at, letter)) = rest.char_indices().find(|(_, letter)| is_named(*letter)) {
        shown.push_str(&rest[..at]);
        match letter {
            '"' | '\\' => shown.extend(['\\', letter]),
            '\u{a0}' => shown.push('␣'),
            _ => shown.extend(letter.escape_unicode()),
        }
        rest = &rest[at + letter.len_utf8()..];
    }
    shown.push_str(rest);
    shown.push('"');
    shown
}

fn is_named(letter: char) -> bool {
    match letter {
        ' '..='~' => matches!(letter, '"' | '\\'),
        '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => true,
        _ => letter.is_control(),
    }
}

fn widths(widths: &[Length]) -> String {
    let all: Vec<String> = widths.iter().map(|width| mm(*width)).collect();
    format!("{} mm", all.join(" | "))
}

fn mm(length: Length) -> String {
    format!("{:.1}", length.to_mm()).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{dump, texts};
    use crate::length::Length;
    use crate::paper::{
        Block, Cell, Columns, ColumnsKind, FieldPlan, Fit, HorizontalRule, Inline, Orientation, PairRow,
        Paper, PaperName, Paragraph, Role, Row, Section, Simple, Table,
    };

    fn paragraph(role: Role, text: &str) -> Paragraph {
        Paragraph::new(role, vec![Inline::text(text)])
    }

    fn tree() -> Paper {
        let article = vec![Inline::bold("Điều 1."), Inline::text(" Có \"ngoặc\""), Inline::LineBreak];
        let pair = [
            vec![Simple::Paragraph(paragraph(Role::NoiNhan, "- Như Điều 1;"))],
            vec![Simple::SignSpace(Length::mm(30.0)), Simple::Rule(HorizontalRule::long(Length::mm(40.0)))],
        ];
        let cell = Cell {
            column: 1,
            colspan: 2,
            rowspan: 1,
            middle: true,
            paragraphs: vec![paragraph(Role::OSo, "1.210"), paragraph(Role::OSo, "")],
        };
        let row = Row { cells: vec![cell], whole: true, keep_next: true };
        let blocks = vec![
            Paragraph::new(Role::Dieu, article).into(),
            Block::Columns(Columns {
                kind: ColumnsKind::Signature,
                widths: [Length::mm(80.0), Length::mm(85.0)],
                rows: vec![PairRow { cells: pair, level_bottom: true, flows_after: None }],
            }),
            Block::Table(Table {
                id: None,
                fit: Fit::Given,
                title: "Danh\u{a0}mục".to_owned(),
                columns: vec![Length::mm(12.0), Length::mm(150.5)],
                text_size: Length::pt(11.5),
                head: vec![row.clone()],
                body: vec![Row { whole: false, ..row }],
            }),
        ];
        let section = Section {
            document: 0,
            appendix: None,
            orientation: Orientation::Landscape,
            restart_numbering: true,
            marks: None,
            foot: Vec::new(),
            blocks,
        };
        Paper {
            title: "Quyết định".to_owned(),
            author: "Sở".to_owned(),
            date: Some((2026, 1, 5)),
            keywords: vec!["05/QĐ-SCT".to_owned(), "Quyết định".to_owned()],
            named: PaperName::default(),
            fields: FieldPlan::None,
            sections: vec![section],
        }
    }

    #[test]
    fn the_listing_shows_every_flag() {
        expect![[r#"
            văn bản "Quyết định"
              tác giả "Sở"
              ngày ban hành 05/01/2026
              từ khóa "05/QĐ-SCT", "Quyết định"
              trang ngang, đánh số lại
                dieu đậm "Điều 1." " Có \"ngoặc\"" ⏎
                cuối văn bản, cột 80,0 | 85,0 mm
                  hàng, ngang dòng cuối
                    trái
                      noi_nhan "- Như Điều 1;"
                    phải
                      chỗ ký 30,0 mm
                      kẻ 40,0 mm
                bảng "Danh␣mục", cỡ 11,5 pt, cột 12,0 | 150,5 mm
                  hàng đầu, nguyên, giữ liền
                    ô 1, 2 cột × 1 hàng, giữa
                      o_so "1.210"
                      o_so ""
                  hàng, giữ liền
                    ô 1, 2 cột × 1 hàng, giữa
                      o_so "1.210"
                      o_so ""
        "#]]
        .assert_eq(&dump(&tree()));
    }

    #[test]
    fn texts_come_in_reading_order_without_empty_ones() {
        assert_eq!(texts(&tree()), ["Điều 1. Có \"ngoặc\" ", "- Như Điều 1;", "1.210", "1.210"]);
    }
}
