//! What was read of a Word file as text, for people who look into it and for the judge of this room.
//!
//! In: a [`WordFile`]. Out: an indented listing of all it holds, or its texts one paragraph a line.
//! Every word stands in the listing, hidden and deleted ones too, each with a mark.

use super::change::{ChangeSort, WordChange};
use super::drawing::DrawingKind;
use super::look::{LineHeight, ParagraphLook, RunLook, WordAlign};
use super::model::{LabelGap, StoryKind, WordFile, WordParagraph, WordPiece, WordRun, WordStory};
use super::place::WordBlock;
use super::sections::WordSection;
use super::table::WordRow;
use crate::length::Length;
use crate::signs::visible;

/// Everything that was read, one line a thing.
pub fn listing(file: &WordFile) -> String {
    let mut listing = WordListing { file, text: String::new() };
    let mode = file.compatibility.map_or_else(String::new, |mode| format!(", chế độ {mode}"));
    listing.line(0, &format!("tệp Word{mode}"));
    for (at, section) in file.sections.iter().enumerate() {
        listing.section(at, section);
    }
    for story in &file.stories {
        listing.story(story);
    }
    listing.text
}

/// The text of each paragraph that has any, with its number before it, story by story.
pub fn texts(file: &WordFile) -> Vec<String> {
    let mut texts = Vec::new();
    for story in &file.stories {
        each(file, &story.blocks, |_, block| {
            if let WordBlock::Paragraph(id) = block {
                let paragraph = file.paragraph(id);
                let text = format!("{}{}", shown_label(paragraph), paragraph.text());
                texts.extend(
                    (!text.trim().is_empty()).then(|| visible(&text.replace(['\n', '\t'], " ")).into_owned()),
                );
            }
        });
    }
    texts
}

/// Calls a function with all blocks of a story, those in cells too, each with how many tables it is in.
fn each(file: &WordFile, blocks: &[WordBlock], mut call: impl FnMut(usize, WordBlock)) {
    let mut waiting: Vec<(usize, WordBlock)> = blocks.iter().rev().map(|block| (0, *block)).collect();
    while let Some((depth, block)) = waiting.pop() {
        call(depth, block);
        if let WordBlock::Table(id) = block {
            let cells = file.table(id).rows.iter().flat_map(|row| &row.cells);
            let inside: Vec<_> =
                cells.flat_map(|cell| &cell.blocks).map(|block| (depth + 1, *block)).collect();
            waiting.extend(inside.into_iter().rev());
        }
    }
}

/// The number before a paragraph, with what stands behind it.
fn shown_label(paragraph: &WordParagraph) -> String {
    paragraph.label.as_ref().map_or_else(String::new, |label| {
        let behind = if label.behind == LabelGap::Nothing { "" } else { " " };
        format!("{}{behind}", label.text)
    })
}

struct WordListing<'a> {
    file: &'a WordFile,
    text: String,
}

/// Something that is still to be listed.
enum ListingLines {
    Block(usize, WordBlock),
    Row(usize, String),
    Cell(usize, String),
}

impl WordListing<'_> {
    fn line(&mut self, depth: usize, words: &str) {
        self.text.push_str(&"  ".repeat(depth.min(40)));
        self.text.push_str(words);
        self.text.push('\n');
    }

    fn section(&mut self, at: usize, section: &WordSection) {
        let [top, right, bottom, left] = section.margins.map(mm);
        let (width, height) = (mm(section.sheet.0), mm(section.sheet.1));
        let mut words = format!(
            "phần {} {width} × {height} mm, lề trên {top} dưới {bottom} trái {left} phải {right} mm",
            at + 1
        );
        if section.columns > 1 {
            words += &format!(", {} cột", section.columns);
        }
        if section.first_page {
            words += ", trang đầu riêng";
        }
        self.line(1, &words);
    }

    fn story(&mut self, story: &WordStory) {
        let part = self.file.parts.get(story.part as usize).map_or("", String::as_str);
        let name = match story.kind {
            StoryKind::Body => "thân".to_owned(),
            StoryKind::Header => "đầu trang".to_owned(),
            StoryKind::Footer => "chân trang".to_owned(),
            StoryKind::Footnote(id) => format!("chú thích cuối trang {id}"),
            StoryKind::Endnote(id) => format!("chú thích cuối văn bản {id}"),
            StoryKind::NoteRule => "đường ngăn chú thích".to_owned(),
            StoryKind::Comment(id) => format!("ghi chú {id}"),
            StoryKind::TextBox(around) => {
                format!("hộp chữ trong đoạn {}", self.file.paragraph(around).place.number)
            }
        };
        self.line(0, &format!("{name} ({})", visible(part)));
        let mut waiting: Vec<ListingLines> =
            story.blocks.iter().rev().map(|block| ListingLines::Block(1, *block)).collect();
        while let Some(next) = waiting.pop() {
            match next {
                ListingLines::Block(depth, WordBlock::Paragraph(id)) => {
                    self.paragraph(depth, self.file.paragraph(id));
                }
                ListingLines::Block(depth, WordBlock::Table(id)) => {
                    let table = self.file.table(id);
                    let bordered = if table.bordered { ", có kẻ" } else { "" };
                    let (rows, columns) = (table.rows.len(), table.columns());
                    self.line(depth, &format!("bảng {rows} hàng {columns} cột{bordered}"));
                    for row in table.rows.iter().rev() {
                        cells(row, depth, &mut waiting);
                    }
                }
                ListingLines::Row(depth, words) | ListingLines::Cell(depth, words) => {
                    self.line(depth, &words);
                }
            }
        }
    }

    fn paragraph(&mut self, depth: usize, paragraph: &WordParagraph) {
        let mut words = format!("đoạn {}", paragraph.place.number);
        if let Some(label) = &paragraph.label {
            words += &format!(" số \"{}\"", quoted(&label.text));
        }
        words += &format!(" [{}]", paragraph_look(&paragraph.look));
        words += &changed(&paragraph.changes);
        let mut last: Option<&RunLook> = None;
        let mut open = false;
        let mut linked = None;
        for run in &paragraph.runs {
            let mut text = String::new();
            run.piece.show(&mut text);
            if let WordPiece::Instruction(hidden) = &run.piece {
                text.clone_from(hidden);
            }
            if run.piece == WordPiece::SoftHyphen {
                continue;
            }
            if text.is_empty() {
                close(&mut open, &mut words);
                let (marks, shown) = (marks(run), piece(self.file, run));
                words +=
                    &if marks.is_empty() { format!(" {shown}") } else { format!(" ⟨{marks} {shown}⟩") };
                continue;
            }
            if run.link != linked {
                linked = run.link;
                let target = linked.and_then(|link| self.file.links.get(link as usize));
                if let Some(target) = target {
                    close(&mut open, &mut words);
                    words += &format!(" [liên kết {}]", visible(target));
                }
            }
            if last != Some(&*run.look) {
                close(&mut open, &mut words);
                words += &format!(" {}", run_look(&run.look));
                last = Some(&run.look);
            }
            if !open {
                words += " \"";
                open = true;
            }
            let marks = marks(run);
            let shown = quoted(&text);
            words += &if marks.is_empty() { shown } else { format!("⟨{marks} {shown}⟩") };
        }
        close(&mut open, &mut words);
        self.line(depth, &words);
    }
}

fn close(open: &mut bool, words: &mut String) {
    if std::mem::take(open) {
        words.push('"');
    }
}

fn cells(row: &WordRow, depth: usize, waiting: &mut Vec<ListingLines>) {
    for (at, cell) in row.cells.iter().enumerate().rev() {
        waiting.extend(cell.blocks.iter().rev().map(|block| ListingLines::Block(depth + 3, *block)));
        let mut words = format!("ô {}", at + 1);
        if cell.column as usize != at {
            words += &format!(" từ cột {}", cell.column + 1);
        }
        if cell.span > 1 {
            words += &format!(", {} cột", cell.span);
        }
        match cell.rows {
            0 => words += ", bị ô trên che",
            1 => {}
            rows => words += &format!(", {rows} hàng"),
        }
        words += &changed(&cell.changes);
        waiting.push(ListingLines::Cell(depth + 2, words));
    }
    let head = if row.is_head { "hàng đầu bảng" } else { "hàng" };
    waiting.push(ListingLines::Row(depth + 1, format!("{head}{}", changed(&row.changes))));
}

/// A text that may stand between quotation marks and steers no terminal.
fn quoted(text: &str) -> String {
    visible(&text.replace('\\', "\\\\").replace('"', "\\\"")).into_owned()
}

/// What stands in a paragraph and is no word.
fn piece(file: &WordFile, run: &WordRun) -> String {
    match &run.piece {
        WordPiece::NoteMark { id, .. } => format!("[chú thích {id}]"),
        WordPiece::NoteNumber => "[số chú thích]".to_owned(),
        WordPiece::CommentMark(id) => format!("[ghi chú {id}]"),
        WordPiece::Drawing(drawing) => {
            let (width, height) = (mm(drawing.size.0), mm(drawing.size.1));
            let kind = match drawing.kind {
                DrawingKind::Shape => "hình vẽ",
                DrawingKind::Line => "đường kẻ",
                DrawingKind::Picture => "ảnh",
                DrawingKind::Chart => "biểu đồ",
                DrawingKind::Diagram => "sơ đồ",
                DrawingKind::Object => "đối tượng nhúng",
                DrawingKind::Box => "khung hộp chữ",
            };
            format!("[{kind} {width} × {height} mm]")
        }
        WordPiece::TextBox(story) => {
            let blocks = file.story(*story).blocks.len();
            format!("[hộp chữ, {blocks} đoạn]")
        }
        WordPiece::Field(instruction) => format!("[trường {}]", quoted(instruction)),
        _ => String::new(),
    }
}

/// Marks of words: hidden, an instruction, changed.
fn marks(run: &WordRun) -> String {
    let mut marks: Vec<&str> = run.changes.iter().map(|change| change_word(change)).collect();
    if run.look.hidden {
        marks.push("ẩn");
    }
    if matches!(run.piece, WordPiece::Instruction(_)) {
        marks.push("lệnh");
    }
    marks.join(" ")
}

fn change_word(change: &WordChange) -> &'static str {
    match change.sort {
        ChangeSort::Inserted => "thêm",
        ChangeSort::Deleted => "xóa",
        ChangeSort::MovedFrom => "chuyển đi",
        ChangeSort::MovedTo => "chuyển đến",
    }
}

fn changed(changes: &[WordChange]) -> String {
    changes.iter().map(|change| format!(" ⟨{}⟩", change_word(change))).collect()
}

fn paragraph_look(look: &ParagraphLook) -> String {
    let mut words = vec![
        match look.align {
            WordAlign::Left => "trái",
            WordAlign::Center => "giữa",
            WordAlign::Right => "phải",
            WordAlign::Justified => "đều hai bên",
            WordAlign::Distributed => "giãn hai bên",
        }
        .to_owned(),
    ];
    let lengths = [("thụt trái", look.left), ("thụt phải", look.right), ("dòng đầu", look.first)];
    for (name, length) in lengths.into_iter().filter(|(_, length)| *length != Length::ZERO) {
        words.push(format!("{name} {} mm", mm(length)));
    }
    for (name, length) in [("trên", look.before), ("dưới", look.after)] {
        if length != Length::ZERO {
            words.push(format!("{name} {} pt", pt(length)));
        }
    }
    match look.line {
        LineHeight::Times(240) => {}
        LineHeight::Times(times) => {
            words.push(format!("dòng {},{:02}", times / 240, times % 240 * 100 / 240));
        }
        LineHeight::Exact(height) => words.push(format!("dòng đúng {} pt", pt(height))),
        LineHeight::AtLeast(height) => words.push(format!("dòng ít nhất {} pt", pt(height))),
    }
    if let Some(level) = look.outline {
        words.push(format!("bậc {level}"));
    }
    if look.page_break_before {
        words.push("sang trang".to_owned());
    }
    words.join(", ")
}

fn run_look(look: &RunLook) -> String {
    let mut words = vec![pt(look.size)];
    let flags = [
        (look.bold, "đậm"),
        (look.italic, "nghiêng"),
        (look.underline, "gạch chân"),
        (look.strike, "gạch ngang"),
        (look.caps, "hoa"),
        (look.small_caps, "hoa nhỏ"),
    ];
    words.extend(flags.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()));
    if &*look.high_font != "Times New Roman" {
        words.push(visible(&look.high_font).into_owned());
    }
    words.join(" ")
}

/// Millimetres with one digit behind the comma.
fn mm(length: Length) -> String {
    tenths(i64::from(length.to_twips()) * 254, 1440)
}

/// Points with as many digits as there are.
fn pt(length: Length) -> String {
    let shown = tenths(i64::from(length.to_twips()) * 10, 20);
    shown.strip_suffix(",0").map_or(shown.clone(), str::to_owned)
}

/// The nearest tenth of so many tenth parts.
fn tenths(number: i64, parts: i64) -> String {
    let whole = (number.abs() + parts / 2) / parts;
    let sign = if number < 0 && whole > 0 { "-" } else { "" };
    format!("{sign}{},{}", whole / 10, whole % 10)
}
