//! What each line of a Word file is, by its words, its look and its place; names of styles say nothing.
//!
//! In: the body of a file. Out: the tree with roles, as far as they can be told; what cannot be told is
//! a plain paragraph. Headers and footers of pages are left to the rules of layout.

use super::body;
use super::head::{self, HeadLine};
use super::lines::{Lines, SeenLine};
use super::signature::{self, EndLine};
use super::tables::{self, SeenCell, TableSort, paragraph};
use crate::length::Length;
use crate::orientation::Orientation;
use crate::paper::{Block, Columns, ColumnsKind, HorizontalRule, PairRow, Role, Section, Simple};
use crate::word::{ParagraphId, WordBlock, WordTableId};

/// Where in a paper the next line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// Before the name of the kind.
    Head,
    /// Behind the name of the kind.
    Title,
    /// Among the grounds; whether a line of order ends them.
    Grounds(bool),
    /// Behind "Kính gửi:", among those it goes to.
    Addressees,
    /// The text.
    Body,
    /// Behind the label of an appendix.
    AppendixTitle,
    /// Behind the signature, or within one that no table holds; whether recipients are being listed.
    End(bool),
}

/// Makes the tree.
pub(super) struct Recogniser<'a> {
    lines: &'a Lines<'a>,
    /// Names of kinds, folded.
    kinds: &'a [String],
    zone: Zone,
    sections: Vec<Section>,
    /// Which document of the dossier the next lines are of.
    document: u16,
    appendices: u16,
    /// Whether the last line was the number of a chapter, which its title follows.
    in_chapter: bool,
    /// Whether notes of a table are being read.
    in_notes: bool,
    /// Whether a signature was seen since the last head.
    signed: bool,
    /// What is to come of this level, for the line of order.
    upcoming: Vec<WordBlock>,
}

impl<'a> Recogniser<'a> {
    pub(super) fn new(lines: &'a Lines<'a>, kinds: &'a [String]) -> Recogniser<'a> {
        Recogniser {
            lines,
            kinds,
            zone: Zone::Head,
            sections: Vec::new(),
            document: 0,
            appendices: 0,
            in_chapter: false,
            in_notes: false,
            signed: false,
            upcoming: Vec::new(),
        }
    }

    /// All sections of the body.
    pub(super) fn run(mut self) -> Vec<Section> {
        self.upcoming = self.lines.file.body().iter().rev().copied().collect();
        while let Some(block) = self.upcoming.pop() {
            match block {
                WordBlock::Paragraph(id) => self.paragraph(id),
                WordBlock::Table(id) => self.table(id),
            }
        }
        self.sections
    }

    /// Begins a section where this paragraph stands.
    fn open(&mut self, id: Option<ParagraphId>, appendix: Option<u16>) {
        let of = id.map_or(0, |id| self.lines.file.paragraph(id).place.section as usize);
        let landscape =
            self.lines.file.sections.get(of).is_some_and(|section| section.sheet.0 > section.sheet.1);
        let orientation = if landscape { Orientation::Landscape } else { Orientation::Portrait };
        if appendix.is_none() && !self.sections.is_empty() {
            self.document += 1;
        }
        self.sections.push(Section {
            document: self.document,
            appendix,
            orientation,
            restart_numbering: true,
            marks: None,
            foot: Vec::new(),
            blocks: Vec::new(),
        });
    }

    fn add(&mut self, block: Block, id: Option<ParagraphId>) {
        if self.sections.is_empty() {
            self.open(id, None);
        }
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    fn put(&mut self, role: Role, line: &SeenLine) {
        self.add(paragraph(role, line).into(), Some(line.id));
    }

    fn drawn(&mut self, line: &SeenLine) {
        self.add(Block::Simple(Simple::Rule(HorizontalRule::long(Length::ZERO))), Some(line.id));
    }

    fn paragraph(&mut self, id: ParagraphId) {
        let parted = matches!(self.zone, Zone::Head | Zone::Title | Zone::AppendixTitle | Zone::End(_));
        let lines = if parted { self.lines.each(id) } else { vec![self.lines.whole(id)] };
        for line in lines {
            if line.is_blank() {
                continue;
            }
            if line.is_rule() {
                self.drawn(&line);
                continue;
            }
            self.line(&line);
        }
        for inner in self.boxes(id) {
            let line = self.lines.whole(inner);
            if !line.is_blank() {
                self.put(Role::DoanVan, &line);
            }
        }
    }

    /// Paragraphs of the boxes of text that a paragraph holds.
    fn boxes(&self, id: ParagraphId) -> Vec<ParagraphId> {
        let file = self.lines.file;
        let boxes = file.paragraph(id).runs.iter().filter_map(|run| match run.piece {
            crate::word::WordPiece::TextBox(story) => Some(file.story(story)),
            _ => None,
        });
        let blocks = boxes.flat_map(|story| &story.blocks);
        blocks
            .filter_map(|block| if let WordBlock::Paragraph(id) = block { Some(*id) } else { None })
            .collect()
    }

    fn line(&mut self, line: &SeenLine) {
        // A head without a table: its two sides are parted by tabs or blanks.
        let of_head = |one: &SeenLine| {
            let words = one.folded.as_str();
            head::is_nation(words)
                || head::is_motto(words)
                || head::is_number(words)
                || head::is_place_and_day(words)
        };
        if of_head(line) || (self.zone == Zone::Head && line.upper) {
            let parts = self.lines.beside(line);
            if parts.len() > 1 && parts.iter().any(of_head) {
                parts.iter().for_each(|part| self.beside(part));
                return;
            }
        }
        if self.opens_part(line) {
            return;
        }
        match self.zone {
            Zone::Head => self.in_head(line),
            Zone::Title => self.in_title(line),
            Zone::Grounds(ordered) => self.in_grounds(line, ordered),
            Zone::Addressees => self.in_addressees(line),
            Zone::Body => self.in_body(line),
            Zone::AppendixTitle => self.in_appendix_title(line),
            Zone::End(listing) => self.in_end(line, listing),
        }
    }

    /// Whether a line begins another part: an appendix, what is attached.
    fn opens_part(&mut self, line: &SeenLine) -> bool {
        if body::opens_appendix(line)
            && !matches!(self.zone, Zone::Head if self.sections.is_empty() && line.folded.is_empty())
        {
            self.appendices += 1;
            self.open(Some(line.id), Some(self.appendices));
            self.put(Role::PhuLuc, line);
            self.zone = Zone::AppendixTitle;
            return true;
        }
        let after_end = matches!(self.zone, Zone::End(_)) && self.signed;
        if (after_end || self.zone == Zone::Body) && self.is_kind(line, after_end) {
            self.open(Some(line.id), None);
            self.put(Role::TenLoai, line);
            self.zone = Zone::Title;
            self.signed = false;
            return true;
        }
        false
    }

    /// Whether a line is the name of a kind; one with more words is, where nothing else could be.
    fn is_kind(&self, line: &SeenLine, with_more: bool) -> bool {
        let words = line.folded.trim_end_matches(['.', ':']);
        let is_order = line.text.ends_with(':');
        let exact = self.kinds.iter().any(|kind| kind == words);
        let more = with_more
            && line.text.chars().count() < 60
            && self
                .kinds
                .iter()
                .any(|kind| words.strip_prefix(kind.as_str()).is_some_and(|rest| rest.starts_with(' ')));
        line.upper && (line.centred || line.bold) && !is_order && (exact || more)
    }

    fn in_head(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        let kept = match head::of_cells(&[vec![line.clone()]])[0][0] {
            HeadLine::Is(
                role @ (Role::QuocHieu
                | Role::TieuNgu
                | Role::SoKyHieu
                | Role::DiaDanhThoiGian
                | Role::DoKhan
                | Role::DuThao),
            ) => Some(role),
            _ => None,
        };
        if let Some(role) = kept {
            return self.put(role, line);
        }
        if self.is_kind(line, true) {
            self.put(Role::TenLoai, line);
            self.zone = Zone::Title;
        } else if opens_addressees(words) {
            self.addressed(line);
        } else if words.starts_with("v/v") {
            self.put(Role::TrichYeuCongVan, line);
        } else if self.is_authority_line(line) && self.orders_ahead() {
            self.put(Role::ThamQuyen, line);
            self.zone = Zone::Grounds(true);
        } else if is_ground(words) && line.text.ends_with(';') {
            self.zone = Zone::Grounds(self.orders_ahead());
            self.put(Role::CanCu, line);
        } else {
            self.zone = Zone::Body;
            self.in_body(line);
        }
    }

    /// One side of a line of a head.
    fn beside(&mut self, part: &SeenLine) {
        match head::of_cells(&[vec![part.clone()]])[0][0] {
            HeadLine::Is(role) => self.put(role, part),
            HeadLine::Drawn => self.drawn(part),
            HeadLine::Unknown => self.put(Role::DoanVan, part),
        }
    }

    fn addressed(&mut self, line: &SeenLine) {
        let rest = line.text.split_once(':').map_or("", |(_, rest)| rest).trim();
        let several = rest.is_empty() || rest.starts_with(['-', '–']);
        self.put(if rest.is_empty() { Role::KinhGuiNhieu } else { Role::KinhGui }, line);
        self.zone = if several { Zone::Addressees } else { Zone::Body };
        if !several && rest.ends_with(';') {
            self.zone = Zone::Addressees;
        }
    }

    fn in_title(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        if words.starts_with("(kem theo") || words.starts_with("(ban hanh kem theo") {
            return self.put(Role::KemTheo, line);
        }
        if opens_addressees(words) {
            return self.addressed(line);
        }
        if self.is_authority_line(line) && self.orders_ahead() {
            self.zone = Zone::Grounds(true);
            return self.put(Role::ThamQuyen, line);
        }
        let is_body = body::role(line) != Role::DoanVan || is_ground(words) && !line.centred;
        if (line.centred || line.bold) && !is_body && !ends_sentence(line) {
            return self.put(Role::TrichYeu, line);
        }
        self.zone = Zone::Grounds(self.orders_ahead());
        self.line(line);
    }

    fn in_grounds(&mut self, line: &SeenLine, ordered: bool) {
        let words = line.folded.as_str();
        if opens_addressees(words) {
            return self.addressed(line);
        }
        if is_order(line) {
            self.zone = Zone::Body;
            return self.put(Role::DongQuyetDinh, line);
        }
        if ordered && self.is_authority_line(line) {
            return self.put(Role::ThamQuyen, line);
        }
        if ordered && line.centred && line.upper {
            return self.put(Role::ThamQuyen, line);
        }
        if ordered || (is_ground(words) && line.text.ends_with([';', '.', ','])) && is_listed(line) {
            return self.put(Role::CanCu, line);
        }
        self.zone = Zone::Body;
        self.in_body(line);
    }

    fn in_addressees(&mut self, line: &SeenLine) {
        let listed = line.text.starts_with(['-', '–', '+', '•', '*'])
            || line.text.ends_with(';') && line.text.chars().count() < 120;
        if listed {
            self.put(Role::NoiKinhGui, line);
            if line.text.ends_with('.') {
                self.zone = Zone::Grounds(false);
            }
            return;
        }
        self.zone = Zone::Grounds(false);
        self.in_grounds(line, false);
    }

    fn in_body(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        if signature::opens_recipients(words) {
            self.zone = Zone::End(true);
            self.signed = true;
            return self.put(Role::TieuDeNoiNhan, line);
        }
        let signs = (line.bold || line.upper)
            && (signature::is_authority(words) && line.upper || signature::is_post(line));
        if signs && !self.in_chapter && (line.centred || signature::is_authority(words)) {
            self.zone = Zone::End(false);
            return self.in_end(line, false);
        }
        if is_order(line) && line.centred {
            return self.put(Role::DongQuyetDinh, line);
        }
        let mut role = body::role(line);
        if self.in_chapter && role == Role::DoanVan && line.centred {
            role = Role::Chuong;
        } else {
            self.in_chapter = role == Role::Chuong;
        }
        if role == Role::DoanVan && self.table_ahead() {
            if is_money_unit(words) {
                role = Role::DonViTinh;
            } else if line.centred && line.bold || words.starts_with("bieu ") || words.starts_with("bang ") {
                role = Role::TenBang;
            }
        }
        if words.starts_with("(kem theo") && line.centred {
            role = Role::KemTheo;
        }
        if matches!(role, Role::DoanVan | Role::Gach | Role::Cong) && self.in_notes {
            role = Role::GhiChu;
        }
        self.in_notes = role == Role::GhiChu;
        if words == "ghi chu:" || words == "ghi chu" {
            (role, self.in_notes) = (Role::TieuDeGhiChu, true);
        } else if words.starts_with("ghi chu:") {
            (role, self.in_notes) = (Role::GhiChu, true);
        }
        self.put(role, line);
    }

    fn in_appendix_title(&mut self, line: &SeenLine) {
        let words = line.folded.as_str();
        if words.starts_with("(kem theo") || words.starts_with("(ban hanh kem theo") {
            return self.put(Role::KemTheo, line);
        }
        if line.centred && body::role(line) == Role::DoanVan && !is_money_unit(words) {
            return self.put(Role::TenPhuLuc, line);
        }
        self.zone = Zone::Body;
        self.in_body(line);
    }

    fn in_end(&mut self, line: &SeenLine, listing: bool) {
        let words = line.folded.as_str();
        if signature::opens_recipients(words) {
            self.zone = Zone::End(true);
            self.signed = true;
            return self.put(Role::TieuDeNoiNhan, line);
        }
        if signature::is_authority(words) && line.upper {
            self.signed = true;
            return self.put(Role::QuyenHan, line);
        }
        if signature::is_post(line) {
            self.signed = true;
            return self.put(Role::ChucVu, line);
        }
        if listing && line.text.starts_with(['-', '–', '+', '•']) {
            return self.put(Role::NoiNhan, line);
        }
        if self.signed && !listing && signature::is_name(line) {
            return self.put(Role::HoTen, line);
        }
        if line.text.starts_with('(') && line.text.chars().count() < 30 && !line.new_page {
            return self.put(Role::DoanVan, line);
        }
        if self.signed && line.centred && line.upper {
            // A list, a form that is attached without a label.
            self.appendices += 1;
            self.open(Some(line.id), Some(self.appendices));
            self.zone = Zone::AppendixTitle;
            return self.put(Role::TenPhuLuc, line);
        }
        self.zone = Zone::Body;
        self.in_body(line);
    }

    fn table(&mut self, id: WordTableId) {
        let cells = tables::cells(self.lines, id, true);
        let first = cells.iter().flat_map(|cell| &cell.lines).map(|line| line.id).next();
        match tables::sort(self.lines.file.table(id), &cells) {
            TableSort::Head => {
                if !self.sections.last().is_none_or(|section| section.blocks.is_empty())
                    && self.zone != Zone::Head
                {
                    self.open(first, None);
                    self.signed = false;
                }
                self.zone = Zone::Head;
                self.head(&cells, first);
            }
            TableSort::Addressees => {
                let lines: Vec<SeenLine> = cells.into_iter().flat_map(|cell| cell.lines).collect();
                for line in lines.iter().filter(|line| !line.is_blank()) {
                    let opens = line.folded.starts_with("kinh gui");
                    self.put(if opens { Role::KinhGuiNhieu } else { Role::NoiKinhGui }, line);
                }
                self.zone = Zone::Grounds(false);
            }
            TableSort::End => {
                self.end(&cells, first);
                self.zone = Zone::End(false);
                self.signed = true;
            }
            TableSort::Data => {
                let table = tables::data(self.lines, id, Length::ZERO);
                self.add(Block::Table(table), first);
                if self.zone == Zone::AppendixTitle {
                    self.zone = Zone::Body;
                }
            }
        }
    }

    fn head(&mut self, cells: &[SeenCell], first: Option<ParagraphId>) {
        let (left, right) = sides(cells);
        // One below the other, so that what stands under the number is known.
        let pair = [left, right].map(|lines| {
            let roles = head::of_cells(&[lines.clone()]).remove(0);
            let simple = lines.iter().zip(roles).filter_map(|(line, role)| match role {
                HeadLine::Is(role) => Some(Simple::Paragraph(paragraph(role, line))),
                HeadLine::Drawn if line.is_rule() => Some(Simple::Rule(HorizontalRule::long(Length::ZERO))),
                HeadLine::Drawn => None,
                HeadLine::Unknown => Some(Simple::Paragraph(paragraph(Role::DoanVan, line))),
            });
            simple.collect::<Vec<Simple>>()
        });
        self.add(columns(ColumnsKind::Header, pair), first);
    }

    fn end(&mut self, cells: &[SeenCell], first: Option<ParagraphId>) {
        let mut pair = [Vec::new(), Vec::new()];
        let left = cells.iter().map(|cell| cell.column).min().unwrap_or(0);
        let by_column: Vec<usize> = {
            let mut columns: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
            columns.sort_unstable();
            columns.dedup();
            columns
        };
        for column in by_column {
            let lines: Vec<SeenLine> = cells
                .iter()
                .filter(|cell| cell.column == column)
                .flat_map(|cell| cell.lines.clone())
                .collect();
            let roles = signature::of_cell(&lines);
            let simple = lines.iter().zip(roles).filter_map(|(line, role)| match role {
                EndLine::Is(role) => Some(Simple::Paragraph(paragraph(role, line))),
                EndLine::Room => None,
            });
            pair[usize::from(column > left)].extend(simple);
        }
        self.add(columns(ColumnsKind::Signature, pair), first);
    }

    /// Whether a line of order comes before the first article or the next table.
    fn orders_ahead(&self) -> bool {
        let ahead = self.upcoming.iter().rev().take(60);
        for block in ahead {
            let WordBlock::Paragraph(id) = block else { return false };
            let line = self.lines.whole(*id);
            if is_order(&line) {
                return true;
            }
            if body::role(&line) == Role::Dieu {
                return false;
            }
        }
        false
    }

    /// Whether a table of data comes next, perhaps behind a few short lines.
    fn table_ahead(&self) -> bool {
        let mut ahead = self.upcoming.iter().rev().take(3);
        ahead.any(|block| matches!(block, WordBlock::Table(_)))
    }

    /// Whether a line in capitals in the middle names a body or a post.
    fn is_authority_line(&self, line: &SeenLine) -> bool {
        const WHO: [&str; 20] = [
            "uy ban nhan dan",
            "ubnd",
            "hoi dong nhan dan",
            "chu tich",
            "giam doc",
            "bo truong",
            "thu tuong",
            "chinh phu",
            "tong giam doc",
            "cuc truong",
            "chi cuc truong",
            "hieu truong",
            "truong ban",
            "chanh van phong",
            "truong phong",
            "thu truong",
            "hoi dong",
            "tong cuc truong",
            "vien truong",
            "chanh thanh tra",
        ];
        line.centred && line.upper && WHO.iter().any(|who| line.folded.starts_with(who))
    }
}

/// The lines of the left and the right side of a head.
fn sides(cells: &[SeenCell]) -> (Vec<SeenLine>, Vec<SeenLine>) {
    let nation = cells.iter().filter(|cell| {
        cell.lines.iter().any(|line| head::is_nation(&line.folded) || head::is_motto(&line.folded))
    });
    let right = nation.map(|cell| cell.column).max().unwrap_or(1).max(1);
    let mut sides = (Vec::new(), Vec::new());
    for cell in cells {
        let side = if cell.column + cell.span > right && cell.column > 0 || cell.column >= right {
            &mut sides.1
        } else {
            &mut sides.0
        };
        side.extend(cell.lines.iter().cloned());
    }
    sides
}

fn columns(kind: ColumnsKind, cells: [Vec<Simple>; 2]) -> Block {
    let rows = vec![PairRow { cells, level_bottom: false, flows_after: None }];
    Block::Columns(Columns { kind, widths: [Length::ZERO; 2], rows })
}

/// Whether words open the list of those a paper goes to.
fn opens_addressees(folded: &str) -> bool {
    ["kinh gui", "kinh moi", "tran trong kinh moi"].iter().any(|start| folded.starts_with(start))
}

/// Whether words open a legal ground.
fn is_ground(folded: &str) -> bool {
    ["can cu ", "theo de nghi", "xet de nghi", "xet to trinh", "thuc hien ", "tren co so", "xet ", "theo "]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// Whether a ground of a paper without a line of order is one of a list: italic, or ended as one.
fn is_listed(line: &SeenLine) -> bool {
    line.italic || line.text.ends_with(';')
}

/// Whether a line is an order: "QUYẾT ĐỊNH:".
fn is_order(line: &SeenLine) -> bool {
    let words = line.folded.trim_end_matches([':', '.', ' ']);
    line.upper
        && matches!(words, "quyet dinh" | "quyet nghi" | "chi thi" | "cong bo" | "ra quyet dinh")
        && (line.text.ends_with(':') || words != "quyet dinh" && words != "chi thi")
}

fn ends_sentence(line: &SeenLine) -> bool {
    line.text.ends_with(['.', ';']) || line.text.chars().count() > 400
}

fn is_money_unit(folded: &str) -> bool {
    let words = folded.trim_start_matches('(');
    ["don vi tinh", "don vi:", "dvt", "don vi "].iter().any(|start| words.starts_with(start))
        && words.len() < 60
}
