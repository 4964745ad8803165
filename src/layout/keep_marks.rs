//! Sets the marks of the tree that say what stays together on a page.
//!
//! In: the blocks of a section, in order. Out: the same blocks, marked: which paragraph or row never ends
//! a page, and where a long list of recipients may continue on the next one. It leaves the rows within a
//! table to `rows`, and what follows from the marks to `keep`.

use super::heights::{self, WHOLE_LINES};
use super::rows::TableRows;
use crate::length::Length;
use crate::paper::{Block, Columns, ColumnsKind, Orientation, PairRow, Paragraph, Role, Simple, Table};
use crate::theme::Theme;

/// Marks the blocks of a section of this orientation.
pub(super) fn mark(blocks: &mut [Block], theme: &Theme, orientation: Orientation) {
    let page =
        PageMeasure { theme, width: theme.text_width(orientation), height: theme.text_height(orientation) };
    announcements(blocks.iter_mut().map(Block::paragraph_mut));
    for at in 0..blocks.len() {
        match &mut blocks[at] {
            Block::Table(table) => announcements_in_cells(table),
            Block::Columns(columns) if columns.kind == ColumnsKind::Signature => {
                page.let_recipients_flow(columns);
                let below = heights::columns_height(columns, theme);
                page.bring_two_lines(&mut blocks[..at], below);
            }
            _ => {}
        }
    }
    page.part_long_chains(blocks);
}

/// Marks a line that announces something to stay with it, whatever it is.
fn announcements<'a>(blocks: impl DoubleEndedIterator<Item = Option<&'a mut Paragraph>>) {
    for paragraph in blocks.rev().skip(1).flatten() {
        paragraph.keep_next |= announces(paragraph);
    }
}

/// The same inside of cells that may be split over pages.
fn announcements_in_cells(table: &mut Table) {
    for cell in table.body.iter_mut().filter(|row| !row.whole).flat_map(|row| &mut row.cells) {
        let followed = cell.paragraphs.len().saturating_sub(1);
        cell.paragraphs[..followed].iter_mut().for_each(|line| line.keep_next |= announces(line));
    }
}

/// Whether it is "…, gồm:", or an article's title.
fn announces(paragraph: &Paragraph) -> bool {
    let text = paragraph.plain_text();
    let text = text.trim_end();
    text.ends_with(':') || (paragraph.role == Role::Dieu && is_title(text))
}

/// Whether it is "Điều 2." alone, or an article whose words do not end as a sentence or an item does.
fn is_title(article: &str) -> bool {
    article.split_whitespace().count() == 2 || !article.ends_with(['.', ';', ',', '…', '/', '"', '”', ')'])
}

/// What heights are measured with.
struct PageMeasure<'a> {
    theme: &'a Theme,
    width: Length,
    height: Length,
}

impl PageMeasure<'_> {
    /// Marks what is before a signature of this height to go with it. A last line alone takes the block before
    /// it along, a last row the row above, if both leave room for the signature on a page without filling most
    /// of it.
    fn bring_two_lines(&self, before: &mut [Block], below: Length) {
        match before {
            [.., above, Block::Simple(Simple::Paragraph(last))]
                if !heights::has_two_lines(last, self.theme, self.width) =>
            {
                match above {
                    Block::Simple(Simple::Paragraph(above)) => above.keep_next = true,
                    Block::Table(table) => {
                        if let Some(last) = table.body.last_mut() {
                            last.keep_next = true;
                        }
                    }
                    _ => {}
                }
            }
            [.., Block::Table(table)] => {
                let rows = TableRows { theme: self.theme, columns: &table.columns, size: table.text_size };
                if let [.., above, last] = table.body.as_mut_slice() {
                    let both = rows.row_height(above) + rows.row_height(last);
                    let fits = both <= self.height.scale(0.5) && both + below <= self.height.scale(0.8);
                    above.keep_next |= above.whole && last.whole && fits;
                }
            }
            _ => {}
        }
    }

    /// Keeps together only what is beside the signature and the last lines of a long list.
    fn let_recipients_flow(&self, columns: &mut Columns) {
        let widths = columns.widths;
        let Some(row) = columns.rows.last_mut() else { return };
        row.flows_after = self.beside_signature(row, widths);
        if row.flows_after.is_none() {
            return;
        }
        let [left, _] = &mut row.cells;
        announcements(left.iter_mut().map(Simple::paragraph_mut));
        // The last recipient is never alone on a page, nor is the mark of the drafter.
        let last = left.last().and_then(Simple::paragraph);
        let marked = last.is_some_and(|last| last.role == Role::SoanThao);
        let before = left.iter_mut().rev().skip(1).take(if marked { 2 } else { 1 });
        for line in before.filter_map(Simple::paragraph_mut) {
            line.keep_next |= heights::line_count(line, self.theme, widths[0]) <= WHOLE_LINES;
        }
    }

    /// How many blocks of the left cell are at least as high as the right one, with "Nơi nhận:" and two
    /// recipients among them. Returns None if hardly more is left, or the list is short.
    fn beside_signature(&self, row: &PairRow, widths: [Length; 2]) -> Option<usize> {
        const FEWEST: usize = 3;
        const SHORT: i32 = 8;
        let [left, right] = &row.cells;
        if row.level_bottom || left.iter().any(|simple| simple.paragraph().is_none()) {
            return None;
        }
        let height = |simple: &Simple, side: usize| heights::simple_height(simple, self.theme, widths[side]);
        let recipient = self.theme.style(Role::NoiNhan);
        let line = heights::line_pitch(recipient, recipient.size);
        // One line more, as other programs may break lines differently: no gap may split the list.
        let room: Length = right.iter().map(|simple| height(simple, 1)).sum::<Length>() + line;
        let most = self.height.scale(0.5).max(room);
        let (mut beside, mut filled) = (0, Length::ZERO);
        for simple in left {
            let more = filled + height(simple, 0);
            if beside > 0 && (filled >= room && beside >= FEWEST || more > most) {
                break;
            }
            (beside, filled) = (beside + 1, more);
        }
        let below: Length = left[beside..].iter().map(|simple| height(simple, 0)).sum();
        (below >= line * FEWEST as i32 && filled + below > line * SHORT).then_some(beside)
    }

    /// Splits a chain of lines that all stay with the next, if it would fill most of a page: as far up as
    /// possible, so that the lower ones stay with what they announce.
    fn part_long_chains(&self, blocks: &mut [Block]) {
        let most = self.height.scale(0.5);
        let mut filled = Length::ZERO;
        // The lowest line of a chain, measured only if another block of the chain is above it, which is
        // rare.
        let mut lowest: Option<usize> = None;
        for at in (0..blocks.len()).rev() {
            let in_chain = match &blocks[at] {
                Block::Simple(Simple::Paragraph(line)) => line.keep_next,
                block => matches!(block, Block::Simple(Simple::Rule(_))),
            };
            if !in_chain {
                (filled, lowest) = (Length::ZERO, None);
                continue;
            }
            if let Some(below) = lowest.take() {
                let (height, parts) = self.in_chain(&blocks[below]);
                filled = if parts { Length::ZERO } else { height };
            }
            if filled == Length::ZERO && !matches!(blocks[at], Block::Simple(Simple::Rule(_))) {
                lowest = Some(at);
                continue;
            }
            let (height, parts) = self.in_chain(&blocks[at]);
            match &mut blocks[at] {
                Block::Simple(Simple::Paragraph(line)) => {
                    line.keep_next = filled + height <= most;
                    filled = if parts || !line.keep_next { Length::ZERO } else { filled + height };
                }
                _ => filled = filled + height,
            }
        }
    }

    /// The height that a block adds to a chain; and whether the chain may break within the block, as in a
    /// paragraph of four lines, two of which stay with the next block.
    fn in_chain(&self, block: &Block) -> (Length, bool) {
        match block {
            Block::Simple(Simple::Paragraph(line)) if line.keep_next && !line.role.info().keep_next => {
                let style = self.theme.style(line.role);
                let lines = heights::line_count(line, self.theme, self.width);
                let parts = lines > WHOLE_LINES;
                (heights::paragraph_height(style, style.size, if parts { 2 } else { lines }), parts)
            }
            Block::Simple(Simple::Paragraph(line)) if !line.keep_next => (Length::ZERO, true),
            _ => (heights::block_height(block, self.theme, self.width), false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::length::Length;
    use crate::paper::{
        Block, Cell, Columns, ColumnsKind, Fit, Inline, Orientation, PairRow, Paragraph, Role, Row, Simple,
        Table,
    };
    use crate::theme::Theme;

    fn single(role: Role, text: &str) -> Simple {
        Simple::Paragraph(Paragraph::new(role, vec![Inline::text(text)]))
    }

    fn line(role: Role, text: &str) -> Block {
        Block::Simple(single(role, text))
    }

    fn row(texts: &[&str], whole: bool) -> Row {
        let one = |text: &&str| Paragraph::new(Role::OChu, vec![Inline::text(*text)]);
        let paragraphs = texts.iter().map(one).collect();
        let cells = vec![Cell { column: 0, colspan: 1, rowspan: 1, middle: true, paragraphs }];
        Row { cells, whole, keep_next: false }
    }

    fn table(body: Vec<Row>) -> Block {
        let columns = vec![Length::mm(60.0)];
        Block::Table(Table {
            id: None,
            fit: Fit::Given,
            title: String::new(),
            columns,
            text_size: Length::pt(12.0),
            head: vec![],
            body,
        })
    }

    fn signature() -> Block {
        let cells = [vec![single(Role::TieuDeNoiNhan, "Nơi nhận:")], vec![single(Role::ChucVu, "CHỦ TỊCH")]];
        Block::Columns(Columns {
            kind: ColumnsKind::Signature,
            widths: [Length::mm(80.0), Length::mm(85.0)],
            rows: vec![PairRow { cells, level_bottom: false, flows_after: None }],
        })
    }

    /// Whether each paragraph, and each row of tables, stays with the next.
    fn kept(mut blocks: Vec<Block>) -> Vec<bool> {
        mark(&mut blocks, &Theme::default(), Orientation::Portrait);
        let mut kept = Vec::new();
        for block in &blocks {
            match block {
                Block::Simple(simple) => kept.extend(simple.paragraph().map(|line| line.keep_next)),
                Block::Table(table) => kept.extend(table.body.iter().map(|row| row.keep_next)),
                _ => {}
            }
        }
        kept
    }

    #[test]
    fn titles_of_articles_stay_with_what_follows() {
        for (article, stays) in [
            ("Điều 2.", true),
            ("Điều 2. Phạm vi điều chỉnh", true),
            ("Điều 2. Các sở chịu trách nhiệm:", true),
            ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", false),
            ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.", false),
        ] {
            assert_eq!(
                kept(vec![line(Role::Dieu, article), line(Role::Khoan, "1. Một.")])[0],
                stays,
                "{article}"
            );
        }
    }

    #[test]
    fn nothing_stays_with_nothing() {
        assert_eq!(kept(vec![line(Role::DoanVan, "Gồm:")]), [false]);
    }

    #[test]
    fn a_last_line_alone_brings_what_stands_above_it_along() {
        let long = "thực hiện nhiệm vụ ".repeat(8);
        let (one, two) = (line(Role::DoanVan, "Một."), line(Role::DoanVan, &long));
        assert_eq!(kept(vec![one.clone(), two.clone(), signature()]), [false, false]);
        assert_eq!(kept(vec![two.clone(), one.clone(), signature()]), [true, false]);
        assert_eq!(kept(vec![two, one.clone(), one.clone(), signature()]), [false, true, false]);
        let rows = || table(vec![row(&["a"], true), row(&["b"], true), row(&["c"], true)]);
        assert_eq!(kept(vec![rows(), one, signature()]), [false, false, true, false]);
        assert_eq!(kept(vec![rows(), signature()]), [false, true, false]);
        // Two rows that would fill the page are left apart.
        let high = ["a"; 30];
        assert_eq!(kept(vec![table(vec![row(&high, true), row(&["b"], true)]), signature()]), [false, false]);
        let broken = table(vec![row(&["a"], true), row(&["b"], false)]);
        assert_eq!(kept(vec![broken, signature()]), [false, false]);
    }

    /// Only in rows that may be split: a row that is whole needs no marks.
    #[test]
    fn a_line_in_a_cell_stays_with_the_next() {
        let marks = |whole| {
            let mut blocks = vec![table(vec![row(&["Gồm:", "- Một.", "Hai:"], whole)])];
            mark(&mut blocks, &Theme::default(), Orientation::Portrait);
            let Block::Table(table) = &blocks[0] else { panic!("no table") };
            table.body[0].cells[0].paragraphs.iter().map(|line| line.keep_next).collect::<Vec<_>>()
        };
        assert_eq!(marks(false), [true, false, false]);
        assert_eq!(marks(true), [false; 3]);
    }

    #[test]
    fn lines_that_fill_half_a_page_are_parted_as_far_up_as_they_can_be() {
        // 257 mm are 728 pt: 16 lines of 22 pt are less than half of that.
        let headings = |count: usize| {
            let mut blocks = vec![line(Role::TieuDeKhoan, "1. Tiêu đề"); count];
            blocks.push(line(Role::DoanVan, "Hết."));
            let kept = kept(blocks);
            (0..count).filter(|at| !kept[*at]).collect::<Vec<_>>()
        };
        assert_eq!(headings(16), Vec::<usize>::new());
        assert_eq!(headings(17), [0]);
        assert_eq!(headings(40), [6, 23]);
        // A long paragraph may itself be split.
        let long = format!("{}gồm:", "thực hiện nhiệm vụ ".repeat(80));
        let blocks = vec![line(Role::Muc, "I. MỤC"), line(Role::DoanVan, &long), line(Role::Gach, "- Một.")];
        assert_eq!(kept(blocks), [true, true, false]);
    }
}
