//! What each element of a text means, as it begins and as it ends.
//!
//! In: elements of a part, one after another. Out: calls of the reader of stories. Elements that
//! are not known are gone into: what stands in them may be words.

use super::change::{ChangeSort, ChangeView};
use super::drawing::DrawingKind;
use super::model::{StoryKind, WordPiece};
use super::opened::{LetterSort, Open, OpenDrawing, PartSort};
use super::read_look;
use super::read_sections;
use super::remarks::RemarkKind;
use super::space::Space;
use super::story::StoryReader;
use super::xml::{XmlElement, XmlFault};

impl<'a> StoryReader<'a, '_, '_> {
    /// An element begins.
    pub(super) fn start(&mut self, element: &XmlElement<'a>) -> Result<(), XmlFault> {
        self.count(element);
        let open = match element.name() {
            (Space::Word, local) => return self.start_word(element, local),
            (Space::Compatibility, "AlternateContent") => Open::Alternatives(false),
            (Space::Compatibility, "Choice") => return self.start_choice(element),
            (Space::Compatibility, "Fallback") => match self.open.last_mut() {
                Some(Open::Alternatives(taken @ false)) => {
                    *taken = true;
                    Open::Through
                }
                _ => return self.leave(self.xml.depth() - 1),
            },
            (Space::Math, "oMath") => {
                self.remark(RemarkKind::Formula, "");
                Open::Through
            }
            (Space::Math, "t") => Open::Letters(LetterSort::Formula),
            (Space::Anchor, "posOffset") => Open::Letters(LetterSort::DrawingLeft),
            (Space::Anchor, "align") => Open::Letters(LetterSort::DrawingAlign),
            (Space::Drawing, "txBody") => return self.start_box(),
            (Space::Drawing, "p") if self.is_in_box() => {
                self.open_paragraph()?;
                Open::Paragraph
            }
            (Space::Drawing, "t") => Open::Letters(LetterSort::Text { keeps_blanks: true }),
            _ => {
                self.take_drawing(element);
                Open::Through
            }
        };
        self.open.push(open);
        Ok(())
    }

    /// Gives an element to the open drawing.
    fn take_drawing(&mut self, element: &XmlElement<'a>) {
        let Some(open) = self.drawings.last_mut() else { return };
        match element.name() {
            (Space::Anchor, "positionH") => open.across = true,
            (Space::Anchor, "positionV") => open.across = false,
            _ => {}
        }
        open.drawing.take(&self.xml, element);
    }

    fn is_in_box(&self) -> bool {
        matches!(self.open.iter().rev().find(|open| !matches!(open, Open::Through)), Some(Open::Story(_)))
    }

    /// One of several alternatives: the first that is understood is taken.
    fn start_choice(&mut self, element: &XmlElement<'a>) -> Result<(), XmlFault> {
        let needs = self.xml.attribute(element, Space::Unnamed, "Requires").unwrap_or_default();
        let understood = needs.split_whitespace().all(|prefix| self.xml.space_of(prefix).is_understood());
        match self.open.last_mut() {
            Some(Open::Alternatives(taken @ false)) if understood => {
                *taken = true;
                self.open.push(Open::Through);
                Ok(())
            }
            Some(Open::Alternatives(_)) => self.leave(self.xml.depth() - 1),
            _ => {
                self.open.push(Open::Through);
                Ok(())
            }
        }
    }

    /// A box of text begins; it belongs to the open paragraph.
    fn start_box(&mut self) -> Result<(), XmlFault> {
        self.remark(RemarkKind::TextBox, "");
        if let Some(open) = self.drawings.last_mut() {
            open.drawing.kind = DrawingKind::Box;
        }
        let story = super::place::StoryId(self.all.file.stories.len() as u32);
        self.push(WordPiece::TextBox(story))?;
        let around = self.levels.last().and_then(|level| level.open.as_ref()).map(|open| open.id);
        let Some(around) = around else {
            self.open.push(Open::Through);
            return Ok(());
        };
        self.open_story(StoryKind::TextBox(around));
        let plain = self.all.pool.run(Default::default());
        self.open.push(Open::Story(std::mem::replace(&mut self.settings, plain)));
        Ok(())
    }

    /// An element of Word's own begins.
    fn start_word(&mut self, element: &XmlElement<'a>, local: &str) -> Result<(), XmlFault> {
        let open = match local {
            "p" => {
                self.open_paragraph()?;
                Open::Paragraph
            }
            "r" => {
                let plain = self.all.pool.run(Default::default());
                Open::Run(std::mem::replace(&mut self.settings, plain))
            }
            "t" | "delText" => {
                let space = self.xml.attribute(element, Space::Xml, "space");
                Open::Letters(LetterSort::Text { keeps_blanks: space.as_deref() == Some("preserve") })
            }
            "instrText" | "delInstrText" => Open::Letters(LetterSort::Instruction),
            "pPr" => return self.start_paragraph_settings(),
            "rPr" => return self.start_run_settings(),
            "ins" | "del" | "moveFrom" | "moveTo" => return self.start_change(element, local),
            "hyperlink" => {
                let id = self.xml.attribute(element, Space::Relation, "id");
                let target =
                    id.and_then(|id| self.relations.get(&id)).map(|relation| relation.target.clone());
                let anchor = self.xml.word(element, "anchor").map(|anchor| format!("#{anchor}"));
                let before = self.link;
                if let Some(target) = target.or(anchor) {
                    self.link = Some(self.all.file.links.len() as u32);
                    self.all.file.links.push(target);
                }
                Open::Link(before)
            }
            "fldSimple" => {
                let instruction = self.xml.word(element, "instr").unwrap_or_default();
                self.push(WordPiece::Field(instruction.trim().to_owned()))?;
                self.levels.iter_mut().next_back().into_iter().for_each(|level| level.simple += 1);
                Open::SimpleField
            }
            "drawing" | "pict" | "object" => {
                self.drawings.push(OpenDrawing::default());
                Open::Drawing
            }
            "txbxContent" => return self.start_box(),
            "rt" => {
                self.ruby += 1;
                Open::Ruby
            }
            "tbl" | "tblPr" | "tblGrid" | "tr" | "trPr" | "tc" | "tcPr" => {
                return self.start_table(local);
            }
            "footnote" | "endnote" | "comment" if self.sort == PartSort::Notes => {
                let id = self.xml.word(element, "id").and_then(|text| super::measure::whole(&text));
                let id = id.unwrap_or_default();
                let kind = self.xml.word(element, "type");
                let is_rule = kind.is_some_and(|kind| kind != "normal");
                self.open_story(match local {
                    _ if is_rule => StoryKind::NoteRule,
                    "footnote" => StoryKind::Footnote(id),
                    "endnote" => StoryKind::Endnote(id),
                    _ => StoryKind::Comment(id),
                });
                Open::Story(self.settings.clone())
            }
            "sectPr" => {
                if self.sort == PartSort::One(StoryKind::Body) && self.levels.len() == 1 {
                    let parts = read_sections::section(&mut self.xml)?;
                    self.close_paragraph(false)?;
                    self.all.sections.push((parts, None));
                    return Ok(());
                }
                return self.leave(self.xml.depth() - 1);
            }
            "altChunk" | "subDoc" => {
                self.remark(RemarkKind::OtherFile, "");
                Open::Through
            }
            "contentPart" => {
                self.remark(RemarkKind::Newer, "");
                Open::Through
            }
            "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr" | "rubyPr" | "tblPrEx" => {
                return self.leave(self.xml.depth() - 1);
            }
            _ => {
                self.piece(element, local)?;
                Open::Through
            }
        };
        self.open.push(open);
        Ok(())
    }

    /// Adds what stands for itself in a text.
    fn piece(&mut self, element: &XmlElement<'a>, local: &str) -> Result<(), XmlFault> {
        let id =
            || self.xml.word(element, "id").and_then(|text| super::measure::whole(&text)).unwrap_or_default();
        let piece = match local {
            "tab" | "ptab" => WordPiece::Tab,
            "cr" => WordPiece::LineBreak,
            "br" => match self.xml.word(element, "type").as_deref() {
                Some("page") => WordPiece::PageBreak,
                Some("column") => WordPiece::ColumnBreak,
                _ => WordPiece::LineBreak,
            },
            "noBreakHyphen" => WordPiece::FixedHyphen,
            "softHyphen" => WordPiece::SoftHyphen,
            "sym" => {
                let code = self.xml.word(element, "char").unwrap_or_default();
                let font = self.xml.word(element, "font").unwrap_or_default();
                let code = u32::from_str_radix(code.trim(), 16).unwrap_or_default();
                if super::text::symbol(&font, code) == super::text::UNKNOWN {
                    self.remark(RemarkKind::Symbol, &font);
                }
                WordPiece::Symbol { font: font.into(), code }
            }
            "footnoteReference" => WordPiece::NoteMark { at_end: false, id: id() },
            "endnoteReference" => WordPiece::NoteMark { at_end: true, id: id() },
            "footnoteRef" | "endnoteRef" => WordPiece::NoteNumber,
            "commentReference" => WordPiece::CommentMark(id()),
            "pgNum" => WordPiece::Field("PAGE".to_owned()),
            "fldChar" => return self.field(element),
            _ => return Ok(()),
        };
        self.push(piece)
    }

    /// A field begins, gives something, ends.
    fn field(&mut self, element: &XmlElement<'a>) -> Result<(), XmlFault> {
        let step = self.xml.word(element, "fldCharType").unwrap_or_default();
        if self.levels.last().is_some_and(|level| level.open.is_none()) {
            self.open_paragraph()?;
        }
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        let instruction = match step.as_str() {
            "begin" => {
                let at = level.open.as_ref().map(|open| (open.id, open.runs.len()));
                at.into_iter().for_each(|at| level.begin_field(at));
                None
            }
            "separate" => level.give_field(),
            "end" => level.end_field(),
            _ => None,
        };
        match instruction {
            Some(instruction) => self.push(WordPiece::Field(instruction.trim().to_owned())),
            None => Ok(()),
        }
    }

    fn start_paragraph_settings(&mut self) -> Result<(), XmlFault> {
        let is_own = matches!(self.open.last(), Some(Open::Paragraph));
        let parts = read_look::paragraph(&mut self.xml)?;
        let open = self.levels.last_mut().and_then(|level| level.open.as_mut());
        if let Some(open) = open.filter(|_| is_own) {
            open.parts = parts;
        }
        Ok(())
    }

    fn start_run_settings(&mut self) -> Result<(), XmlFault> {
        let is_own = matches!(self.open.last(), Some(Open::Run(_)));
        let parts = read_look::run(&mut self.xml)?;
        if is_own {
            let old = parts.old.filter(|_| self.all.view == ChangeView::Rejected);
            self.settings = self.all.pool.run(old.unwrap_or(parts.settings));
        }
        Ok(())
    }

    fn start_change(&mut self, element: &XmlElement<'a>, local: &str) -> Result<(), XmlFault> {
        self.remark(RemarkKind::Changes, "");
        let Some(sort) = ChangeSort::of(local) else { return Ok(()) };
        if !self.all.view.shows(sort) {
            return self.leave(self.xml.depth() - 1);
        }
        self.changes.push(read_look::change(&self.xml, element, sort));
        self.mark();
        self.open.push(Open::Change);
        Ok(())
    }

    /// An element ends.
    pub(super) fn end(&mut self, open: Open) -> Result<(), XmlFault> {
        match open {
            Open::Through | Open::Alternatives(_) => {}
            Open::Paragraph => self.close_paragraph(true)?,
            Open::Run(before) => self.settings = before,
            Open::Letters(sort) => self.end_letters(sort)?,
            Open::Story(before) => {
                self.close_level()?;
                self.settings = before;
            }
            Open::Change => {
                self.changes.pop();
                self.mark();
            }
            Open::Link(before) => self.link = before,
            Open::SimpleField => {
                let level = self.levels.last_mut();
                level.into_iter().for_each(|level| level.simple = level.simple.saturating_sub(1));
            }
            Open::Drawing => self.end_drawing()?,
            Open::Ruby => self.ruby -= 1,
            Open::Cell | Open::Row | Open::Table => self.end_table(&open)?,
        }
        Ok(())
    }
}
