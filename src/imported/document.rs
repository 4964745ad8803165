//! A document as the keys of its YAML.
//!
//! In: its components. Out: lines of YAML in the order in which people write them, and what is doubtful. What a
//! kind does not have goes into its body; tables that no page in portrait has room for become appendices.

use std::collections::BTreeSet;

use super::body::BodyLine;
use super::doubts::DoubtfulPlace;
use super::draft::{DraftAppendix, DraftPaper};
use super::escape::{hidden, prose};
use super::form_lines::FormLines;
use super::own_fields;
use super::page_marks::PageMarks;
use super::parts::{BodyPiece, PaperParts, PaperReader, SeenWords};
use super::tables::TypedTable;
use super::yaml_text::{TypedLine, YamlText};
use crate::content::kind::{Components, Kind};
use crate::paper::Role;

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is issued.
    Issued,
    /// It is attached to what is issued.
    Attached,
}

/// Writes documents.
pub(super) struct PaperTyper<'a> {
    pub(super) reader: PaperReader<'a>,
    pub(super) yaml: YamlText,
    pub(super) doubts: Vec<DoubtfulPlace>,
    /// All words of the paper.
    pub(super) prose: String,
    /// The year of the paper, where its head does not say.
    pub(super) year: Option<String>,
    /// What stands in the head and the foot of the first page.
    pub(super) marks: PageMarks,
    /// What the form of the kind prints by itself.
    pub(super) form: FormLines,
    /// Whether the office prints appendices on A3.
    pub(super) a3: bool,
    /// The smallest letters that it prints tables in, in twips.
    pub(super) least_size: i32,
}

/// A document that is written.
pub(super) struct TypedPaper<'a> {
    pub(super) kind: &'a Kind,
    pub(super) standing: Standing,
    /// Words behind the name of the kind, on its line.
    pub(super) more: String,
    pub(super) attached: Vec<(&'a Kind, String, &'a DraftPaper<'a>)>,
    /// Documents that are typed as appendices.
    pub(super) further: Vec<&'a DraftPaper<'a>>,
}

impl<'a> PaperTyper<'a> {
    pub(super) fn doubt(&mut self, indent: usize, doubt: DoubtfulPlace) {
        self.yaml.comment(indent, &format!("Xem lại: {}", doubt.message));
        self.doubts.push(doubt);
    }

    /// Lets stand what rules say of the words of the source, so that the paper can be built.
    pub(super) fn waivers(&mut self, codes: &BTreeSet<&'static str>) {
        if codes.is_empty() {
            return;
        }
        self.yaml.blank();
        let names: Vec<&str> = codes.iter().copied().collect();
        let message = format!("bản gốc trái quy tắc {}: tạm ghi ở `bo_qua` để dựng được", names.join(", "));
        let hint = format!("sửa chỗ sai rồi xóa `bo_qua`; xem quy tắc: vanban explain {}", names[0]);
        self.doubt(0, DoubtfulPlace::new(None, message).hint(hint));
        self.yaml.key(0, "bo_qua");
        for name in names {
            self.yaml.raw(
                2,
                &format!("- {{quy_tac: {name}, ly_do: 'Nhập nguyên từ bản gốc, chưa sửa'}}"),
                None,
            );
        }
    }

    /// Writes a document.
    pub(super) fn document(&mut self, draft: &'a DraftPaper<'a>, paper: &TypedPaper<'a>, indent: usize) {
        let mut parts = self.reader.parts(draft);
        let components = match paper.standing {
            Standing::Issued => &paper.kind.rieng,
            Standing::Attached => paper.kind.kem_theo.as_ref().unwrap_or(&paper.kind.rieng),
        };
        self.yaml.value(indent, "loai", &paper.kind.id, parts.kind.as_ref().map(|kind| kind.at));
        let issuer = self.head(&mut parts, paper, components, indent);
        self.subject(&mut parts, paper, components, indent);
        self.before_body(&mut parts, paper.kind, components, &issuer, indent);
        let own = !paper.kind.thong_tin.is_empty();
        let mut pieces = std::mem::take(&mut parts.body);
        if own {
            let (keys, rest) = own_fields::read(paper.kind, &issuer, &mut self.form, pieces);
            self.own_fields(keys, paper.kind, indent);
            pieces = rest;
        }
        let tables = self.body(pieces, paper.kind, components, indent);
        if paper.standing == Standing::Issued {
            self.ending(&mut parts, paper.kind, indent);
        }
        if !paper.attached.is_empty() {
            self.yaml.blank();
            self.yaml.key(indent, "kem_theo");
        }
        for (kind, more, draft) in &paper.attached {
            self.yaml.item();
            let (attached, further) = (Vec::new(), Vec::new());
            let inner =
                TypedPaper { kind, standing: Standing::Attached, more: more.clone(), attached, further };
            self.document(draft, &inner, indent + 4);
        }
        self.appendices(&draft.appendices, &paper.further, tables, indent);
    }

    fn subject(
        &mut self,
        parts: &mut PaperParts<'a>,
        paper: &TypedPaper<'a>,
        components: &Components,
        indent: usize,
    ) {
        let mut lines: Vec<TypedLine> = Vec::new();
        if !paper.more.is_empty() {
            lines.push(TypedLine::new(prose(&paper.more), parts.kind.as_ref().map(|kind| kind.at)));
        }
        lines.extend(parts.subject.iter().map(|line| self.typed_line(line)));
        if !components.allows("trich_yeu") {
            parts.stray.append(&mut parts.subject);
        } else if lines.is_empty() {
            self.doubt(indent, DoubtfulPlace::new(None, "không thấy trích yếu").hint("ghi `trich_yeu`"));
            self.yaml.value(indent, "trich_yeu", "[trích yếu]", None);
        } else {
            self.yaml.prose(indent, "trich_yeu", &lines);
        }
    }

    /// What stands between the subject and the body; what the kind does not have goes into the body.
    fn before_body(
        &mut self,
        parts: &mut PaperParts<'a>,
        kind: &Kind,
        components: &Components,
        issuer: &str,
        indent: usize,
    ) {
        let mut front: Vec<SeenWords> = std::mem::take(&mut parts.stray);
        if !front.is_empty() {
            let shown: Vec<String> = front.iter().map(|line| format!("“{}”", line.text)).collect();
            let message = format!("chưa rõ là thành phần gì, đưa vào đầu nội dung: {}", shown.join(", "));
            self.doubt(indent, DoubtfulPlace::new(front.first().map(|line| line.at), message));
        }
        let same = |one: &str, other: &str| super::tables::folded(one) == super::tables::folded(other);
        let authority = parts.authority.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let sender = self.addressees(parts, kind, components, indent, &mut front);
        if components.allows("tham_quyen") {
            let lines: Vec<TypedLine> =
                match (&sender, parts.authority.is_empty() || same(&authority, issuer)) {
                    (Some(sender), _) if !same(&sender.text, issuer) => {
                        vec![TypedLine::new(prose(&sender.text), Some(sender.at))]
                    }
                    (_, true) => Vec::new(),
                    _ => {
                        let lines: Vec<String> =
                            parts.authority.iter().map(|line| line.text.clone()).collect();
                        let named =
                            super::casing::name(&lines, &self.prose).into_iter().zip(&parts.authority);
                        named.map(|(text, line)| self.typed_line(&SeenWords { text, at: line.at })).collect()
                    }
                };
            self.yaml.prose(indent, "tham_quyen", &lines);
        } else {
            front.append(&mut parts.authority);
        }
        if components.allows("can_cu") {
            let grounds = self.joined_grounds(&parts.grounds);
            if grounds.is_empty() && components.bat_buoc.iter().any(|key| key == "can_cu") {
                self.doubt(
                    indent,
                    DoubtfulPlace::new(None, "không thấy căn cứ ban hành").hint("ghi `can_cu`"),
                );
                self.yaml.value(indent, "can_cu", "[căn cứ ban hành]", None);
            } else if !grounds.is_empty() {
                self.yaml.block(indent, "can_cu", &grounds);
            }
        } else {
            front.append(&mut parts.grounds);
        }
        let printed = matches!(kind.id.as_str(), "quyet_dinh" | "nghi_quyet");
        let order = parts.order.drain(..).filter(|order| {
            let words = super::tables::folded(&order.text);
            !(printed
                && words.trim_end_matches([':', ' '])
                    == super::tables::folded(if kind.id == "nghi_quyet" {
                        "quyết nghị"
                    } else {
                        "quyết định"
                    }))
        });
        front.extend(order);
        let lines = front.into_iter().map(|line| {
            BodyPiece::Line(BodyLine {
                role: Role::DoanVan,
                text: line.text,
                at: line.at,
                bold: false,
                literal: false,
                below_table: false,
                looks: Vec::new(),
            })
        });
        parts.body.splice(0..0, lines);
    }

    /// Words as they are typed: as a value of a variable where they were read as something else.
    fn typed_line(&self, line: &SeenWords) -> TypedLine {
        let literal = self.reader.literal.contains(&line.at);
        let typed = if literal { hidden(&line.text) } else { prose(&line.text) };
        TypedLine::new(typed, Some(line.at))
    }

    /// Grounds, one a line; one that does not open as a ground goes on the one before it.
    fn joined_grounds(&self, grounds: &[SeenWords]) -> Vec<TypedLine> {
        const OPEN: [&str; 5] = ["can cu ", "thuc hien ", "xet ", "theo ", "thi hanh "];
        let mut lines: Vec<TypedLine> = Vec::new();
        for ground in grounds {
            let words =
                ground.text.trim_end_matches([';', '.', ',', ' ']).trim_start_matches(['-', '–', ' ']);
            let opens = OPEN.iter().any(|open| super::tables::folded(words).starts_with(open));
            match lines.last_mut().filter(|_| !opens) {
                Some(last) => last.text = format!("{}; {}", last.text, prose(words)),
                None => lines.push(self.typed_line(&SeenWords { text: words.to_owned(), at: ground.at })),
            }
        }
        lines
    }

    /// Those it goes to. Returns the words before "điện:" of a telegram.
    fn addressees(
        &mut self,
        parts: &mut PaperParts<'a>,
        kind: &Kind,
        components: &Components,
        indent: usize,
        front: &mut Vec<SeenWords>,
    ) -> Option<SeenWords> {
        let seen = std::mem::take(&mut parts.addressees);
        if !components.allows("kinh_gui") {
            front.extend(seen);
            return None;
        }
        let mut sender = None;
        let mut lines: Vec<TypedLine> = Vec::new();
        let mut closed = true;
        for (nth, line) in seen.iter().enumerate() {
            let mut text = line.text.as_str();
            let small = super::tables::folded(text);
            if nth == 0
                && kind.id == "cong_dien"
                && let Some((who, rest)) = split_at_folded(text, " điện:")
            {
                sender = Some(SeenWords { text: who.trim().to_owned(), at: line.at });
                text = rest;
            } else if small.starts_with("kinh gui") || small.starts_with("kinh goi") {
                text = text.split_once(':').map_or("", |(_, rest)| rest);
            }
            let begins = text.trim_start().starts_with(['-', '–', '+', '•', '*']) || nth == 0;
            let words = text.trim_matches(|one: char| one.is_whitespace() || "-–+•*;".contains(one));
            if words.is_empty() {
                continue;
            }
            match lines.last_mut().filter(|_| !begins && !closed) {
                Some(last) => last.text = format!("{} {}", last.text, prose(words)),
                None => lines.push(TypedLine::new(prose(words), Some(line.at))),
            }
            closed = words.ends_with('.') || text.trim_end().ends_with(';');
        }
        if lines.is_empty() && components.bat_buoc.iter().any(|key| key == "kinh_gui") {
            self.doubt(indent, DoubtfulPlace::new(None, "không thấy nơi kính gửi").hint("ghi `kinh_gui`"));
            lines.push(TypedLine::new("[nơi kính gửi]", None));
        }
        self.yaml.prose(indent, "kinh_gui", &lines);
        sender
    }

    fn own_fields(&mut self, keys: Vec<(String, Vec<TypedLine>)>, kind: &Kind, indent: usize) {
        self.yaml.key(indent, "thong_tin");
        for (key, lines) in keys {
            let title = kind.thong_tin.bat_buoc.get(&key);
            match title {
                Some(title) if lines.is_empty() => {
                    let message = format!("không thấy {title}");
                    self.doubt(
                        indent + 2,
                        DoubtfulPlace::new(None, message).hint(format!("ghi `{key}` của `thong_tin`")),
                    );
                    self.yaml.value(indent + 2, &key, &format!("[{title}]"), None);
                }
                _ => self.yaml.prose(indent + 2, &key, &lines),
            }
        }
    }

    fn appendices(
        &mut self,
        drafts: &[DraftAppendix<'a>],
        further: &[&'a DraftPaper<'a>],
        tables: Vec<TypedTable>,
        indent: usize,
    ) {
        if drafts.is_empty() && further.is_empty() && tables.is_empty() {
            return;
        }
        self.yaml.blank();
        self.yaml.key(indent, "phu_luc");
        let count = drafts.len() + further.len() + tables.len();
        for (nth, draft) in drafts.iter().enumerate() {
            let parts =
                self.reader.parts(&DraftPaper { pieces: draft.pieces.clone(), appendices: Vec::new() });
            self.appendix(parts, (nth + 1, count), Some(draft.orientation), indent);
        }
        for (nth, draft) in further.iter().enumerate() {
            let parts =
                self.reader.parts(&DraftPaper { pieces: draft.pieces.clone(), appendices: Vec::new() });
            self.appendix(parts, (drafts.len() + nth + 1, count), None, indent);
            for inner in &draft.appendices {
                let parts =
                    self.reader.parts(&DraftPaper { pieces: inner.pieces.clone(), appendices: Vec::new() });
                self.appendix(parts, (0, count), Some(inner.orientation), indent);
            }
        }
        for table in tables {
            self.yaml.item();
            self.yaml.key(indent + 4, "bang");
            let mut doubts = std::mem::take(&mut self.doubts);
            table.write(&mut self.yaml, indent + 6, false, &mut doubts);
            self.doubts = doubts;
        }
    }
}

/// What stands before and behind words, whatever their case.
fn split_at_folded<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let small = text.to_lowercase();
    let at = small.find(words).filter(|_| small.len() == text.len())?;
    Some((text.get(..at)?, text.get(at + words.len()..)?))
}
