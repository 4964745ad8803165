//! The files a document is made of, and places in them. A leaf.
//!
//! In: names and texts. Out: [`Span`]s, which every value carries, with their line and column. Texts are
//! brought to NFC here, once, so that all later stages see one form of each letter.

mod typed_places;

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use typed_places::TypedPlaces;

/// Which file of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A place in a file: a range of bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        // Files over `Sources::LIMIT` are refused on reading, so that an offset fits 32 bits.
        Span { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The bytes it covers.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Which table of a dossier: the same one in its nodes, its content, its sums and its tree.
///
/// No two tables are declared by one node. So it holds only the place of the node and, for tables that the
/// program makes, their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableId(Span, u32);

impl TableId {
    /// The id of the table that the node at this place declares.
    pub fn declared_at(node: Span) -> TableId {
        TableId(node, 0)
    }

    /// The id of a table that the program makes from what is at this place, by its number among those, from
    /// 1.
    pub fn made_of(place: Span, number: u32) -> TableId {
        TableId(place, number)
    }
}

/// The name of a file, as the user knows it, and its text (NFC, without byte order mark).
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    kind: SourceKind,
    /// Whether letters in the file are typed as several characters, which are one in the text.
    recomposed: bool,
}

/// What kind of source a text is, which decides how places in it are named.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SourceKind {
    /// A file of lines.
    Lines,
    /// A sheet of the workbook with this name: its text has one line per row, with a tab between cells.
    Sheet(String),
    /// A part of a Word file: its text has one line per paragraph.
    Part(WordPart),
}

/// A part of a Word file, whose paragraphs are the lines of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPart {
    /// Its name in the package: `word/document.xml`.
    pub name: String,
    /// The cells of paragraphs in tables, by the number of the paragraph from 1; paragraphs outside tables
    /// have no entry.
    pub cells: BTreeMap<usize, PartCell>,
}

/// A cell of a table of a Word file; all numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartCell {
    /// The table within its part.
    pub table: usize,
    /// The row.
    pub row: usize,
    /// The column of the grid.
    pub column: usize,
}

/// Where a byte of a file is, in the terms in which people find it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceSpot<'a> {
    /// Line and column of a text, both from 1; a column is a character.
    Line(usize, usize),
    /// The sheet of a workbook, and the cell: `F17`.
    Cell(&'a str, String),
    /// The part of a Word file, its paragraph from 1, and the table and cell that the paragraph is in.
    Paragraph(&'a str, usize, Option<(usize, String)>),
}

impl SourceSpot<'_> {
    /// The words for it after the name of its file: `Phụ lục!F17`, `word/document.xml, đoạn 12, bảng 2, ô
    /// B3`. Returns None for a line, which readers of files name themselves.
    pub fn words(&self) -> Option<String> {
        match self {
            SourceSpot::Line(..) => None,
            SourceSpot::Cell(sheet, cell) => Some(format!("{sheet}!{cell}")),
            SourceSpot::Paragraph(part, number, cell) => {
                let cell = cell.as_ref().map(|(table, cell)| format!(", bảng {table}, ô {cell}"));
                Some(format!("{part}, đoạn {number}{}", cell.unwrap_or_default()))
            }
        }
    }
}

/// `B3` for the second column and the third row.
fn cell_name(column: usize, row: usize) -> String {
    let (mut column, mut letters) = (column, Vec::new());
    while column > 0 {
        letters.insert(0, char::from(b'A' + ((column - 1) % 26) as u8));
        column = (column - 1) / 26;
    }
    format!("{}{row}", letters.into_iter().collect::<String>())
}

impl SourceFile {
    /// The name as the user gave it, with `/` between folders on every system.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether letters in the file are typed as several characters, which are one in the text: an offset in
    /// the text is then not the same offset in the file.
    pub fn is_recomposed(&self) -> bool {
        self.recomposed
    }

    /// Whether it is a file of lines, and not made of a workbook or a Word file.
    pub fn is_lines(&self) -> bool {
        self.kind == SourceKind::Lines
    }

    /// The same file with other letters in the same places: the same length in bytes, with the same lines.
    pub fn with_text(&self, text: String) -> SourceFile {
        let (name, line_starts, kind) = (self.name.clone(), self.line_starts.clone(), self.kind.clone());
        SourceFile { name, text, line_starts, kind, recomposed: self.recomposed }
    }

    /// The sheet of the workbook that the text is, and the cell that a byte is in: `Phụ lục`, `F17`.
    pub fn cell(&self, byte: usize) -> Option<(&str, String)> {
        match self.spot(byte) {
            SourceSpot::Cell(sheet, cell) => Some((sheet, cell)),
            SourceSpot::Line(..) | SourceSpot::Paragraph(..) => None,
        }
    }

    /// Where a byte is.
    pub fn spot(&self, byte: usize) -> SourceSpot<'_> {
        let (line, column) = self.line_column(byte);
        match &self.kind {
            SourceKind::Lines => SourceSpot::Line(line, column),
            SourceKind::Sheet(sheet) => {
                let start = self.line_range(line).start;
                let column = self.text[start..byte.min(self.text.len())].matches('\t').count() + 1;
                SourceSpot::Cell(sheet, cell_name(column, line))
            }
            SourceKind::Part(part) => {
                let cell = part.cells.get(&line).map(|one| (one.table, cell_name(one.column, one.row)));
                SourceSpot::Paragraph(&part.name, line, cell)
            }
        }
    }

    /// Line and column of a byte, both from 1; a column is a character.
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start as usize <= byte);
        let start = self.line_starts[line - 1] as usize;
        let column = self.text[start..byte.min(self.text.len())].chars().count() + 1;
        (line, column)
    }

    /// The bytes of a line (from 1) without its line end; an empty range at the end if there is no such line.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let end_of_text = self.text.len();
        let Some(&start) = self.line_starts.get(line - 1) else { return end_of_text..end_of_text };
        let next = self.line_starts.get(line).map_or(end_of_text, |&next| next as usize);
        let text = self.text[start as usize..next].trim_end_matches(['\n', '\r']);
        start as usize..start as usize + text.len()
    }
}

/// Whether all letters stay as they are in NFC, whatever is beside them: those of Vietnamese up to U+02FF and
/// from U+1E00 to U+1EFF, dashes and quotation marks from U+2010 to U+2027. Their bytes decide.
fn is_whole(text: &str) -> bool {
    let bytes = text.as_bytes();
    let whole = |(at, byte): (usize, &u8)| match byte {
        0..=0xcb => true,
        0xe1 => matches!(bytes.get(at + 1), Some(0xb8..=0xbb)),
        0xe2 => matches!(bytes[at + 1..], [0x80, 0x90..=0xa7, ..]),
        _ => false,
    };
    bytes.iter().enumerate().all(whole)
}

/// All files read for one document, in the order they were read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// The largest file that is read, in bytes: a larger one is a mistake, not a long document.
    pub const LIMIT: usize = 16 * 1024 * 1024;

    /// Adds a file; a byte order mark is dropped, the text brought to NFC.
    pub fn add(&mut self, name: &str, text: &str) -> FileId {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let nfc = is_whole(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes;
        let text = if nfc { text.to_owned() } else { text.nfc().collect() };
        let file = self.add_as_it_is(name, text);
        self.files[file.0 as usize].recomposed = !nfc;
        file
    }

    /// Adds a file whose letters stay in the form they were typed in, for places in the bytes of the file.
    pub fn add_as_it_is(&mut self, name: &str, text: String) -> FileId {
        let ends = text.match_indices('\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect();
        let name = name.replace('\\', "/");
        self.files.push(SourceFile { name, text, line_starts, kind: SourceKind::Lines, recomposed: false });
        FileId(self.files.len() as u32 - 1)
    }

    /// Adds a sheet of a workbook: its `text` has one line per row from row 1 on, and a tab between cells
    /// from column A on, so that a place in it is a cell. A sheet that is read again is the same file.
    pub fn add_sheet(&mut self, name: &str, sheet: &str, text: &str) -> FileId {
        let file = self.add(name, text);
        let (before, added) = self.files.split_at_mut(file.0 as usize);
        added[0].kind = SourceKind::Sheet(sheet.to_owned());
        let same = |one: &SourceFile| {
            one.kind == added[0].kind && one.name == added[0].name && one.text == added[0].text
        };
        match before.iter().position(same) {
            Some(at) => {
                self.files.pop();
                FileId(at as u32)
            }
            None => file,
        }
    }

    /// Adds a part of a Word file: its `text` has one line per paragraph from the first on, so that a place
    /// in it is a paragraph. Its letters stay as they are.
    pub fn add_part(&mut self, name: &str, part: WordPart, text: String) -> FileId {
        let file = self.add_as_it_is(name, text);
        self.files[file.0 as usize].kind = SourceKind::Part(part);
        file
    }

    /// Replaces the text of a file, read as by [`Sources::add`]; places in it are then places in the new
    /// text.
    pub fn replace(&mut self, id: FileId, text: &str) {
        let name = self.file(id).name().to_owned();
        let new = self.add(&name, text);
        self.files.swap(id.0 as usize, new.0 as usize);
        self.files.truncate(new.0 as usize);
    }

    /// All files, in the order they were read.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// The file of an id that [`Sources::add`] gave.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text of a place.
    pub fn slice(&self, span: Span) -> &str {
        &self.file(span.file).text[span.range()]
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::{PartCell, SourceSpot, Sources, Span, WordPart, is_whole};

    /// Among letters that do not combine with others, each is decided alone.
    #[test]
    fn whole_letters_are_in_nfc() {
        let mut whole = ('\0'..=char::MAX).filter(|&letter| is_whole(letter.encode_utf8(&mut [0; 4])));
        assert!(whole.all(|letter| {
            canonical_combining_class(letter) == 0
                && is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes
        }));
        assert!(is_whole("Ủy ban nhân dân – “Đường”…"));
        assert!(!is_whole("Uy\u{309} ban") && !is_whole("₫") && !is_whole("a\u{2028}"));
    }

    #[test]
    fn places_in_a_sheet_are_cells() {
        let mut sources = Sources::default();
        let wide = "\t".repeat(702);
        let id = sources.add_sheet("a.xlsx", "Phụ lục", &format!("ma\tđồng\n\nx\t5\n{wide}z\n"));
        let file = sources.file(id);
        let cell = |found: &str| file.cell(file.text().find(found).unwrap()).unwrap().1;
        assert_eq!([cell("ma"), cell("đồng"), cell("5"), cell("z")], ["A1", "B1", "B3", "AAA4"]);
        assert_eq!(sources.add_sheet("a.xlsx", "Phụ lục", sources.file(id).text().to_owned().as_str()), id);
        assert_ne!(sources.add_sheet("a.xlsx", "Khác", sources.file(id).text().to_owned().as_str()), id);
        let plain = sources.add("a.yaml", "a: 1");
        assert_eq!(sources.file(plain).cell(0), None);
    }

    #[test]
    fn places_in_a_part_are_paragraphs() {
        let mut sources = Sources::default();
        let cells = [(3, PartCell { table: 2, row: 3, column: 28 })].into();
        let part = WordPart { name: "word/document.xml".to_owned(), cells };
        let id = sources.add_part("a.docx", part, "một\n\nba\n".to_owned());
        let file = sources.file(id);
        assert_eq!(file.spot(1), SourceSpot::Paragraph("word/document.xml", 1, None));
        let spot = file.spot(file.text().find("ba").unwrap());
        assert_eq!(spot.words().as_deref(), Some("word/document.xml, đoạn 3, bảng 2, ô AB3"));
        assert_eq!(file.cell(1), None);
    }

    #[test]
    fn columns_count_characters_and_texts_are_nfc() {
        let mut sources = Sources::default();
        // "ế" typed as e + circumflex + acute, after a byte order mark.
        let id = sources.add("thu\\muc\\a.yaml", "\u{feff}a: 1\r\nke\u{302}\u{301}: 2\n");
        let file = sources.file(id);
        assert_eq!(file.name(), "thu/muc/a.yaml");
        assert_eq!(file.line_column(file.text().find('2').unwrap()), (2, 5));
        assert_eq!(&file.text()[file.line_range(1)], "a: 1");
        assert_eq!(sources.slice(Span::new(id, 6..10)), "kế");
        assert_eq!(file.line_range(9).len(), 0);
    }
}
