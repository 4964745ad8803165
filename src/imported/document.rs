//! A document as the keys of its YAML.
//!
//! In: its components. Out: lines of YAML in the order in which people write them, and what is doubtful. What a
//! kind does not have goes into its body; tables of the body become appendices, the only place where a
//! document has tables.

use std::collections::BTreeSet;

use super::body::{self, BodyLine};
use super::doubts::DoubtfulPlace;
use super::draft::{DraftAppendix, DraftPaper};
use super::ending;
use super::escape::{hidden, prose};
use super::head;
use super::own_fields;
use super::page_marks::PageMarks;
use super::parts::{BodyPiece, PaperParts, PaperReader, SeenWords};
use super::tables::{GridTable, TypedTable};
use super::yaml_text::{TypedLine, Within, YamlText, scalar};
use crate::content::kind::{BodyLayout, Components, Kind};
use crate::paper::Role;
use crate::source::Span;

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
            let (keys, rest) = own_fields::read(paper.kind, &issuer, pieces);
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

    /// Bodies, number, day and marks. Returns the name of the issuing body.
    fn head(
        &mut self,
        parts: &mut PaperParts<'a>,
        paper: &TypedPaper<'a>,
        components: &Components,
        indent: usize,
    ) -> String {
        let texts = |lines: &[SeenWords]| lines.iter().map(|line| line.text.clone()).collect::<Vec<String>>();
        let mut bodies = head::bodies(&texts(&parts.issuer), &self.prose);
        if bodies.is_empty() && paper.standing == Standing::Issued {
            bodies.extend(self.named_elsewhere(parts, indent));
        }
        let issuer = bodies.iter().map(|body| body.join(" ")).collect::<Vec<_>>().join(" và ");
        if components.allows("co_quan") && (paper.standing == Standing::Issued || !bodies.is_empty()) {
            self.bodies(&bodies, parts, indent);
        }
        if paper.standing == Standing::Attached {
            return issuer;
        }
        let number = parts.number.take();
        let typed = number.as_ref().map(|seen| head::number(&seen.text)).unwrap_or_default();
        if !typed.left.is_empty() {
            let message = format!("`{}` của dòng số, ký hiệu không đưa được vào `so`, `ky_hieu`", typed.left);
            self.doubt(indent, DoubtfulPlace::new(number.as_ref().map(|seen| seen.at), message));
        }
        let at = number.as_ref().map(|seen| seen.at);
        let literal = at.is_some_and(|at| self.reader.literal.contains(&at));
        if components.allows("so")
            && let Some(number) = typed.number.filter(|_| !literal)
        {
            self.yaml.value(indent, "so", &number, at);
        }
        if components.allows("ky_hieu") {
            let symbol = typed.symbol.filter(|_| !literal).unwrap_or_else(|| {
                let symbol = head::symbol(paper.kind.viet_tat.as_deref(), &issuer);
                let message = format!("không thấy ký hiệu; tạm ghi `{symbol}`");
                self.doubt(indent, DoubtfulPlace::new(at, message).hint("sửa `ky_hieu` cho đúng"));
                symbol
            });
            self.yaml.value(indent, "ky_hieu", &symbol, at);
        }
        self.day(parts, components, indent);
        self.marks(parts, indent);
        issuer
    }

    /// The issuing body where the head does not name it: as the line of authority does, else the line
    /// "(Kèm theo …)" of an appendix.
    fn named_elsewhere(&mut self, parts: &PaperParts<'a>, indent: usize) -> Option<Vec<String>> {
        let authority: Vec<String> = parts.authority.iter().map(|line| line.text.clone()).collect();
        let found =
            head::body_of_authority(&authority.join(" ")).or_else(|| head::body_of_attached(&self.prose))?;
        let name = super::casing::name(&[found], &self.prose).concat();
        let message =
            format!("phần đầu không có tên cơ quan ban hành; lấy từ chỗ khác trong văn bản: {name}");
        self.doubt(indent, DoubtfulPlace::new(parts.authority.first().map(|line| line.at), message));
        Some(head::in_lines(&name))
    }

    fn bodies(&mut self, bodies: &[Vec<String>], parts: &PaperParts<'a>, indent: usize) {
        if bodies.is_empty() {
            self.doubt(
                indent,
                DoubtfulPlace::new(None, "không thấy tên cơ quan ban hành").hint("ghi `ten` của `co_quan`"),
            );
        }
        let above: Vec<String> = parts.above.iter().map(|line| line.text.clone()).collect();
        let above = super::casing::name(&above, &self.prose);
        let at = parts.issuer.first().map(|line| line.at);
        self.yaml.key(indent, "co_quan");
        let several = bodies.len() > 1;
        for nth in 0..bodies.len().max(1) {
            let indent = if several { indent + 4 } else { indent + 2 };
            if several {
                self.yaml.item();
            }
            if nth == 0 && !above.is_empty() {
                let lines: Vec<TypedLine> = above
                    .iter()
                    .zip(&parts.above)
                    .map(|(text, seen)| TypedLine::new(prose(text), Some(seen.at)))
                    .collect();
                self.yaml.prose(indent, "chu_quan", &lines);
            }
            let name = bodies.get(nth).cloned().unwrap_or_else(|| vec!["[tên cơ quan]".to_owned()]);
            let name: Vec<String> = name.iter().map(|line| scalar(&prose(line), Within::Flow)).collect();
            self.yaml.raw(indent, &format!("ten: [{}]", name.join(", ")), at);
        }
    }

    fn day(&mut self, parts: &mut PaperParts<'a>, components: &Components, indent: usize) {
        if !components.allows("dia_danh") {
            parts.stray.extend(parts.day.take());
            return;
        }
        let day = parts.day.take();
        let at = day.as_ref().map(|seen| seen.at);
        let typed = day.as_ref().map(|seen| head::place_and_day(&seen.text)).unwrap_or_default();
        let place = typed.place.clone().unwrap_or_else(|| "[địa danh]".to_owned());
        self.yaml.value(indent, "dia_danh", &super::escape::word(&place), at);
        if let Some((day, month, year)) = typed.day {
            self.yaml.value(indent, "ngay", &format!("{day:02}/{month:02}/{year}"), at);
            return;
        }
        if typed.is_partial {
            let message = "ngày, tháng ghi chưa đủ; văn bản dự thảo để trống cả hai";
            self.doubt(indent, DoubtfulPlace::new(at, message).hint("biết đủ ngày thì ghi `ngay`"));
        }
        let year = typed.year.map(|year| year.to_string()).or_else(|| self.year.clone());
        let year = year.unwrap_or_else(|| "2026".to_owned());
        if typed.year.is_none() {
            let message = format!("không thấy năm ban hành; tạm ghi {year}");
            self.doubt(indent, DoubtfulPlace::new(at, message).hint("sửa `nam` cho đúng"));
        }
        self.yaml.value(indent, "nam", &year, at);
    }

    fn marks(&mut self, parts: &mut PaperParts<'a>, indent: usize) {
        let draft = parts.draft.as_ref().map(|draft| draft.text.clone()).or(self.marks.draft.take());
        if let Some(draft) = draft {
            let at = parts.draft.as_ref().map(|draft| draft.at);
            self.yaml.value(indent, "trang_thai", "du_thao", at);
            if let Some(number) = head::draft_number(&draft) {
                self.yaml.value(indent, "lan_du_thao", &number.to_string(), at);
            }
        }
        if let Some(urgency) = &parts.urgency {
            match head::urgency(&urgency.text) {
                Some(word) => self.yaml.value(indent, "do_khan", word, Some(urgency.at)),
                None => parts.stray.push(urgency.clone()),
            }
        }
        let circle = parts.circle.as_ref().map(|circle| circle.text.clone()).or(self.marks.circle.take());
        if let Some(circle) = circle {
            let word =
                if circle.to_lowercase().contains("nội bộ") { "noi_bo" } else { "xem_xong_tra_lai" };
            self.yaml.value(indent, "pham_vi_luu_hanh", word, parts.circle.as_ref().map(|circle| circle.at));
        }
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
                    _ => parts.authority.iter().map(|line| self.typed_line(line)).collect(),
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

    /// The body. Returns its tables, which become appendices.
    fn body(
        &mut self,
        pieces: Vec<BodyPiece<'a>>,
        kind: &Kind,
        components: &Components,
        indent: usize,
    ) -> Vec<TypedTable> {
        let (lines, tables) = self.parted(pieces);
        for table in &tables {
            let message = "bảng nằm giữa nội dung được chuyển thành phụ lục ở cuối";
            self.doubt(
                indent,
                DoubtfulPlace::new(table.grid.at, message).hint("nhắc đến phụ lục này ở chỗ cũ của bảng"),
            );
        }
        let articles = kind.bo_cuc == BodyLayout::Dieu;
        let typed = body::typed(&lines, articles);
        self.kept_numbers(&typed, indent);
        let key = if articles { "dieu" } else { "noi_dung" };
        if !components.allows(key) {
            return tables;
        }
        let required = components.bat_buoc.iter().any(|one| one == key);
        if typed.lines.is_empty() {
            if required {
                self.doubt(
                    indent,
                    DoubtfulPlace::new(None, "không thấy nội dung").hint(format!("ghi `{key}`")),
                );
                self.yaml.value(
                    indent,
                    key,
                    if articles { "Điều 1. [nội dung]" } else { "[nội dung]" },
                    None,
                );
            }
            return tables;
        }
        let first = typed.parts.iter().position(Option::is_some);
        let whole = articles || lines.iter().any(|line| line.role == Role::Dieu);
        match first.filter(|first| !whole && typed.plain[..*first].iter().all(|plain| *plain)) {
            Some(first) if first == 0 || components.allows("mo_dau") => {
                if first > 0 {
                    self.yaml.block(indent, "mo_dau", &typed.lines[..first]);
                }
                self.yaml.key(indent, "noi_dung");
                self.body_parts(&typed, first, indent);
            }
            _ => self.yaml.block(indent, key, &typed.lines),
        }
        tables
    }

    /// Parts with their titles, each an item.
    fn body_parts(&mut self, typed: &body::TypedBody, first: usize, indent: usize) {
        let mut at = first;
        while at < typed.lines.len() {
            let end = (at + 1..typed.lines.len())
                .find(|next| typed.parts[*next].is_some())
                .unwrap_or(typed.lines.len());
            let title = typed.parts[at].clone().unwrap_or_default();
            self.yaml.item();
            self.yaml.value(indent + 4, "muc", &title, typed.lines[at].at);
            if at + 1 < end {
                self.yaml.block(indent + 4, "loi_van", &typed.lines[at + 1..end]);
            }
            at = end;
        }
    }

    /// Tells which paragraphs keep their number as plain words.
    pub(super) fn kept_numbers(&mut self, typed: &body::TypedBody, indent: usize) {
        if let Some((at, shown)) = typed.kept_numbers.first() {
            let more = match typed.kept_numbers.len() {
                1 => String::new(),
                count => format!(" và {} dòng nữa", count - 1),
            };
            let message = format!("số ở đầu dòng không nối tiếp, giữ nguyên như chữ thường: “{shown}”{more}");
            self.doubt(
                indent,
                DoubtfulPlace::new(Some(*at), message).hint("sửa số cho nối tiếp rồi bỏ dấu `\\` trước số"),
            );
        }
    }

    /// Lines, and tables with the lines right above them that are theirs.
    pub(super) fn parted(&self, pieces: Vec<BodyPiece<'a>>) -> (Vec<BodyLine>, Vec<TypedTable>) {
        let (mut lines, mut tables): (Vec<BodyLine>, Vec<TypedTable>) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                BodyPiece::Line(line) => lines.push(line),
                BodyPiece::Table(table) => {
                    let captions = captions(&mut lines);
                    tables.extend(self.table(table, captions));
                }
            }
        }
        (lines, tables)
    }

    /// A table, unless it has no words.
    pub(super) fn table(&self, table: &crate::paper::Table, captions: Vec<TypedLine>) -> Option<TypedTable> {
        let grid = GridTable::of(table, self.reader.covers)?;
        let literal = grid.at.is_some_and(|at| self.reader.literal.contains(&at));
        Some(TypedTable { grid, captions, literal })
    }

    fn ending(&mut self, parts: &mut PaperParts<'a>, kind: &Kind, indent: usize) {
        let at = parts.recipients.first().map(|line| line.at);
        let seen = parts.recipients.iter().map(|line| (line.text.clone(), line.at));
        let mut recipients = ending::recipients(seen);
        let kept = recipients.last().and_then(|(last, _)| ending::kept(last));
        if kept.is_some() {
            recipients.pop();
        }
        let mut drafter = None;
        for line in parts.drafter.drain(..) {
            match ending::drafted(&line.text).filter(|_| drafter.is_none()) {
                Some(found) => drafter = Some(found),
                None => {
                    let message = format!("chưa rõ là gì, đưa vào nơi nhận: “{}”", line.text);
                    self.doubt(indent, DoubtfulPlace::new(Some(line.at), message));
                    let place = recipients
                        .len()
                        .saturating_sub(usize::from(kept.is_none() && !recipients.is_empty()));
                    recipients.insert(place, (line.text, line.at));
                }
            }
        }
        let line = |(text, at): &(String, Span)| {
            let typed = if self.reader.literal.contains(at) { hidden(text) } else { prose(text) };
            TypedLine::new(typed, Some(*at))
        };
        let mut lines: Vec<TypedLine> = recipients.iter().map(line).collect();
        if lines.is_empty() {
            self.doubt(indent, DoubtfulPlace::new(None, "không thấy nơi nhận").hint("ghi `noi_nhan`"));
            lines.push(TypedLine::new("[nơi nhận]", None));
        }
        self.yaml.block(indent, "noi_nhan", &lines);
        if let Some(keys) = kept.filter(|keys| !keys.is_empty()) {
            let keys: Vec<String> =
                keys.iter().map(|(key, value)| format!("{key}: {}", scalar(value, Within::Flow))).collect();
            self.yaml.raw(indent, &format!("luu: {{{}}}", keys.join(", ")), at);
        }
        if let Some((who, copies)) = drafter {
            self.yaml.raw(indent, &format!("soan_thao: {{nguoi: {who}, so_ban: {copies}}}"), None);
        }
        self.signers(parts, kind, indent);
        self.contact(parts, indent);
    }

    fn signers(&mut self, parts: &PaperParts<'a>, kind: &Kind, indent: usize) {
        let at = parts.signer_at;
        let mut signers: Vec<ending::TypedSigner> =
            parts.signing().into_iter().map(|lines| ending::signer(lines, &self.prose)).collect();
        let wanted = kind.so_nguoi_ky.unwrap_or(1);
        let most = kind.nguoi_ky_toi_da.unwrap_or(wanted).max(wanted).max(
            head::bodies(&parts.issuer.iter().map(|line| line.text.clone()).collect::<Vec<_>>(), "").len(),
        );
        if signers.is_empty() {
            self.doubt(indent, DoubtfulPlace::new(None, "không thấy người ký").hint("ghi `nguoi_ky`"));
        }
        while signers.len() < wanted {
            signers.push(ending::signer(&[], ""));
        }
        if signers.len() > most {
            let names: Vec<String> = signers[most..]
                .iter()
                .flat_map(|one| one.keys.iter().map(|(_, value)| value.clone()))
                .collect();
            let message = format!(
                "có {} người ký, {} chỉ ghi được {most}: bỏ {}",
                signers.len(),
                kind.ten,
                names.join(", ")
            );
            self.doubt(indent, DoubtfulPlace::new(at, message));
            signers.truncate(most);
        }
        if signers.iter().any(|one| one.guessed) {
            let message = "người ký thay không ghi chức vụ của mình; tạm ghi là cấp phó";
            self.doubt(indent, DoubtfulPlace::new(at, message).hint("sửa `chuc_vu` cho đúng"));
        }
        if signers.iter().any(|one| one.reordered) {
            let message = "các dòng quyền hạn (TM., KT., TL.) sẽ in theo thứ tự khác bản gốc";
            self.doubt(indent, DoubtfulPlace::new(at, message));
        }
        for left in signers.iter().flat_map(|one| one.left.clone()).collect::<Vec<_>>() {
            let message = format!("dòng `{left}` của chữ ký không có chỗ ghi");
            self.doubt(indent, DoubtfulPlace::new(at, message));
        }
        self.yaml.key(indent, "nguoi_ky");
        let several = signers.len() > 1;
        for signer in &signers {
            let indent = if several { indent + 4 } else { indent + 2 };
            if several {
                self.yaml.item();
            }
            for (key, value) in &signer.keys {
                self.yaml.value(indent, key, &super::escape::word(value), at);
            }
        }
    }

    /// The foot of the first page.
    fn contact(&mut self, parts: &PaperParts<'a>, indent: usize) {
        let at = parts.contact.first().map(|line| line.at);
        let lines =
            parts.contact.iter().map(|line| line.text.clone()).chain(std::mem::take(&mut self.marks.contact));
        let mut keys: Vec<(&str, String)> = Vec::new();
        for line in lines {
            for part in line.split(';') {
                let (label, value) = part.split_once(':').unwrap_or(("", part));
                let key = match super::tables::folded(label).as_str() {
                    "dt" | "dien thoai" | "tel" => "dien_thoai",
                    "fax" | "so fax" => "fax",
                    "e-mail" | "email" | "thu dien tu" => "thu_dien_tu",
                    "website" | "trang thong tin dien tu" => "trang_tin",
                    _ => "dia_chi",
                };
                let own_label = super::tables::folded(label).contains("dia chi");
                let value = if key == "dia_chi" && !own_label { part } else { value };
                match keys.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, known)) => *known = format!("{known}; {}", value.trim()),
                    None => keys.push((key, value.trim().to_owned())),
                }
            }
        }
        if keys.is_empty() {
            return;
        }
        self.yaml.key(indent, "lien_he");
        for (key, value) in keys {
            self.yaml.value(indent + 2, key, &prose(&value), at);
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

/// Takes the lines right above a table that are its name or its unit.
pub(super) fn captions(lines: &mut Vec<BodyLine>) -> Vec<TypedLine> {
    let from = lines
        .iter()
        .rposition(|line| !matches!(line.role, Role::TenBang | Role::DonViTinh))
        .map_or(0, |at| at + 1);
    lines.drain(from..).map(|line| TypedLine::new(line.text, Some(line.at))).collect()
}

/// What stands before and behind words, whatever their case.
fn split_at_folded<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let small = text.to_lowercase();
    let at = small.find(words).filter(|_| small.len() == text.len())?;
    Some((text.get(..at)?, text.get(at + words.len()..)?))
}
