//! What each line of a Word file is, by its words, its look and its place; names of styles say nothing.
//!
//! In: the body of a file. Out: the tree with roles, as far as they can be told; what cannot be told is
//! a plain paragraph. Headers and footers of pages are left to the rules of layout.

use super::body;
use super::head;
use super::lines::{SeenLine, WordLines};
use super::signature;
use super::tables::paragraph;
use super::words::is_order;
use crate::length::Length;
use crate::orientation::Orientation;
use crate::paper::{Block, HorizontalRule, Role, Section, Simple};
use crate::word::{ParagraphId, WordBlock};

/// Where in a paper the next line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
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
    pub(super) lines: &'a WordLines<'a>,
    /// Names of kinds, folded.
    pub(super) kinds: &'a [String],
    pub(super) zone: Zone,
    pub(super) sections: Vec<Section>,
    /// Which document of the dossier the next lines are of.
    pub(super) document: u32,
    pub(super) appendices: u32,
    /// Whether the last line was the number of a chapter, which its title follows.
    pub(super) in_chapter: bool,
    /// Whether notes of a table are being read.
    pub(super) in_notes: bool,
    /// Whether a signature was seen since the last head.
    pub(super) signed: bool,
    /// Whether it stands beside recipients in their lines, and its name is to come.
    signs_beside: bool,
    /// Whether the last line names what this is attached to and goes on below; if so, whether it is italic.
    pub(super) bracket: Option<bool>,
    /// Whether the appendix that is being read has its name.
    pub(super) titled: bool,
    /// What is to come of this level, for the line of order.
    pub(super) upcoming: Vec<WordBlock>,
}

impl<'a> Recogniser<'a> {
    pub(super) fn new(lines: &'a WordLines<'a>, kinds: &'a [String]) -> Recogniser<'a> {
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
            signs_beside: false,
            bracket: None,
            titled: false,
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
    pub(super) fn open(&mut self, id: Option<ParagraphId>, appendix: Option<u32>) {
        let of = id.map_or(0, |id| self.lines.file.paragraph(id).place.section as usize);
        let orientation = self.lines.file.sections.get(of).map_or(Orientation::Portrait, |section| {
            let (width, height) = section.sheet;
            // Half of the way from one sheet to the other; who holds them sets them by hand.
            let large = Orientation::Landscape.sheet().0 + Orientation::LandscapeA3.sheet().0;
            match width > height {
                true if width * 2 > large => Orientation::LandscapeA3,
                true => Orientation::Landscape,
                false => Orientation::Portrait,
            }
        });
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

    pub(super) fn add(&mut self, block: Block, id: Option<ParagraphId>) {
        if self.sections.is_empty() {
            self.open(id, None);
        }
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    pub(super) fn put(&mut self, role: Role, line: &SeenLine) {
        self.add(paragraph(role, line).into(), Some(line.id));
    }

    /// What the last line of the section is.
    pub(super) fn last_role(&self) -> Option<Role> {
        match self.sections.last()?.blocks.last()? {
            Block::Simple(Simple::Paragraph(paragraph)) => Some(paragraph.role),
            _ => None,
        }
    }

    /// Whether an appendix is being read.
    pub(super) fn in_appendix(&self) -> bool {
        self.sections.last().is_some_and(|section| section.appendix.is_some())
    }

    pub(super) fn drawn(&mut self, line: &SeenLine) {
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
        self.boxed(id);
    }

    pub(super) fn line(&mut self, line: &SeenLine) {
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
            // Room to write a number by hand parts nothing.
            let right = |one: &SeenLine| of_head(one) && !head::is_number(&one.folded);
            let has_both = head::is_number(&line.folded) && head::is_place_and_day(&line.folded);
            if parts.len() > 1 && (has_both || parts.iter().any(right)) {
                parts.iter().for_each(|part| self.beside(part));
                return;
            }
        }
        if self.ends_beside(line) {
            return;
        }
        if let Some(italic) = self.bracket.take()
            && line.centred
            && line.italic == italic
            && line.text.chars().count() < 200
        {
            self.bracket = Some(italic);
            return self.attached(line);
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

    /// Whether a line holds recipients at its left and who signs at its right, parted by tabs or blanks; the name
    /// may stand alone behind them.
    fn ends_beside(&mut self, line: &SeenLine) -> bool {
        let listing = self.zone == Zone::End(true) && self.signs_beside;
        let opens = signature::opens_recipients(&line.folded);
        if !opens && !listing {
            return false;
        }
        let signs = |one: &SeenLine| match signature::is_authority(&one.folded) && one.upper {
            true => Some(Role::QuyenHan),
            false if signature::is_post(one) => Some(Role::ChucVu),
            false => (listing && signature::is_name(one) && !one.text.starts_with(['-', '–', '+']))
                .then_some(Role::HoTen),
        };
        let parts = self.lines.beside(line);
        let (left, right) = match &parts[..] {
            [left, right] => (Some(left), right),
            [right] if listing => (None, right),
            _ => return false,
        };
        let Some(role) = signs(right) else { return false };
        if let Some(left) = left {
            self.put(if opens { Role::TieuDeNoiNhan } else { Role::NoiNhan }, left);
        }
        self.put(role, right);
        (self.zone, self.signed, self.signs_beside) = (Zone::End(true), true, role != Role::HoTen);
        true
    }

    /// Whether a line begins another part: an appendix, what is attached.
    fn opens_part(&mut self, line: &SeenLine) -> bool {
        if body::opens_appendix(line)
            && !matches!(self.zone, Zone::Head if self.sections.is_empty() && line.folded.is_empty())
        {
            self.appendices += 1;
            self.open(Some(line.id), Some(self.appendices));
            self.put(Role::PhuLuc, line);
            self.titled = false;
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
    pub(super) fn is_kind(&self, line: &SeenLine, with_more: bool) -> bool {
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

    /// Whether a line of order comes before the first article or the next table.
    pub(super) fn orders_ahead(&self) -> bool {
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

    /// Whether a line names a body in a head that no table holds: in capitals, with the number, the national
    /// words or the day to come.
    pub(super) fn heads_body(&self, line: &SeenLine) -> bool {
        let of_head = |one: &SeenLine| {
            let words = one.folded.as_str();
            head::is_nation(words) || head::is_number(words) || head::is_place_and_day(words)
        };
        line.upper && line.text.chars().count() < 80 && self.next_lines(8).iter().any(of_head)
    }

    /// Whether the body that a line names is the one above the issuing body, which the next line names.
    pub(super) fn is_body_above(&self, line: &SeenLine) -> bool {
        let next = self.next_lines(2).into_iter().find(|next| !next.is_blank());
        next.is_some_and(|next| {
            self.heads_body(&next) && head::is_below(&next.folded) && !head::is_below(&line.folded)
        })
    }

    /// The same where the national words stand beside the names, parted from them by tabs or blanks.
    pub(super) fn is_above_beside(&self, part: &SeenLine) -> bool {
        let next = self.next_lines(2).into_iter().find(|next| !next.is_blank());
        let Some(next) = next.and_then(|next| self.lines.beside(&next).into_iter().next()) else {
            return false;
        };
        let words = next.folded.as_str();
        let is_body =
            next.upper && !head::is_nation(words) && !head::is_motto(words) && !head::is_number(words);
        let is_below = next.bold && !part.bold || head::is_below(words) && !head::is_below(&part.folded);
        is_body && is_below
    }

    /// The next paragraphs as lines, up to the next table.
    fn next_lines(&self, count: usize) -> Vec<SeenLine> {
        let next = self.upcoming.iter().rev().take(count).map_while(|block| match block {
            WordBlock::Paragraph(id) => Some(self.lines.whole(*id)),
            WordBlock::Table(_) => None,
        });
        next.collect()
    }

    /// Whether a table of data comes next, perhaps behind a few short lines.
    pub(super) fn table_ahead(&self) -> bool {
        let mut ahead = self.upcoming.iter().rev().take(3);
        ahead.any(|block| matches!(block, WordBlock::Table(_)))
    }

    /// Whether a line in capitals in the middle names a body or a post.
    pub(super) fn is_authority_line(&self, line: &SeenLine) -> bool {
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
