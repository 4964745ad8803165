//! Grounds (căn cứ) of a paper, one each, and which of them are laws.
//!
//! In: a paper. Out: each ground with its place. A proposal opens with its grounds in plain
//! paragraphs: they count as well. What a plan opens with ("Thực hiện Quyết định …, Ủy ban nhân dân xã ban
//! hành Kế hoạch") it rests on too, and is free in its form: that is a list of its own.

use std::ops::Range;

use super::paper_view::{Line, PaperView, PartKind};
use super::tasks::LineAt;
use super::words;
use crate::paper::Role;

/// One ground.
pub(super) struct Ground<'p, 'a> {
    /// Its line.
    pub(super) line: &'p Line<'a>,
    /// Its place there, without `Căn cứ` and the stop.
    pub(super) at: Range<usize>,
}

impl<'p> Ground<'p, '_> {
    /// Its words.
    pub(super) fn text(&self) -> &'p str {
        &self.line.text[self.at.clone()]
    }

    /// `Luật` or `Pháp lệnh`, where it is one, in whatever capitals: "luật Đất đai", "Bộ Luật Dân sự".
    pub(super) fn law(&self) -> Option<&'static str> {
        let text = self.text();
        ["Luật", "Bộ luật", "Pháp lệnh"].into_iter().find(|kind| {
            let Some((typed, rest)) = text.split_at_checked(kind.len()) else { return false };
            let name = rest.strip_prefix(' ').unwrap_or_default();
            // "căn cứ luật pháp hiện hành" names none.
            let capital = typed.starts_with(char::is_uppercase) || name.starts_with(char::is_uppercase);
            words::same(typed, kind) && !name.is_empty() && capital && !name.starts_with("sư")
        })
    }

    /// Whether it is a law that changes others.
    pub(super) fn is_amending(&self) -> bool {
        words::small(self.text()).contains("sửa đổi")
    }

    /// Whether something in it stands between brackets.
    pub(super) fn in_brackets(&self, at: usize) -> bool {
        let before = &self.text()[..at];
        before.matches('(').count() > before.matches(')').count()
    }

    /// Whether part of it is still to be filled in.
    pub(super) fn is_open(&self) -> bool {
        self.text().contains(['[', '…', '_'])
    }
}

/// All grounds of a paper.
pub(super) fn of<'p, 'a>(paper: &'p PaperView<'a>) -> Vec<Ground<'p, 'a>> {
    let all = paper.grounds.get_or_init(|| places(paper));
    all.iter().map(|(line, at)| Ground { line: paper.line(*line), at: at.clone() }).collect()
}

/// Where they stand.
fn places(paper: &PaperView<'_>) -> Vec<(LineAt, Range<usize>)> {
    let mut found = Vec::new();
    let parts = paper.parts().iter().enumerate();
    for (number, part) in parts.filter(|(_, part)| part.kind != PartKind::Appendix) {
        // A paragraph of grounds ends with a semicolon, the last one with a stop: "Căn cứ Luật Đất đai, Ủy ban
        // nhân dân xã đề nghị." is a sentence.
        let mut after = false;
        for (place, line) in part.lines.iter().enumerate() {
            if !matches!(line.role, Role::CanCu | Role::DoanVan) {
                after = false;
                continue;
            }
            let text = line.text.trim_end();
            let opens = text.starts_with("Căn cứ ") && (after || text.ends_with(';'));
            after = opens && line.role == Role::DoanVan && text.ends_with(';');
            if line.role == Role::CanCu || line.role == Role::DoanVan && opens {
                in_line(line, text.len(), |at| found.push(((number, place), at)));
            }
        }
    }
    found
}

/// Kinds of papers that open with what they carry out.
const CARRY_OUT: [&str; 6] = ["KẾ HOẠCH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN", "HƯỚNG DẪN", "CHỈ THỊ"];

/// How they do.
const OPENINGS: [&str; 4] = ["Thực hiện", "Thi hành", "Triển khai", "Căn cứ"];

/// What plans open with, attached ones as well: each text up to where the plan itself is issued.
pub(super) fn openings<'p, 'a>(paper: &'p PaperView<'a>) -> Vec<Ground<'p, 'a>> {
    let mut found = Vec::new();
    let parts =
        paper.parts().iter().filter(|part| part.kind != PartKind::Appendix && part.is_any(&CARRY_OUT));
    for part in parts {
        let kind = words::small(&part.name);
        let issues = [format!("ban hành {kind}"), format!("xây dựng {kind}")];
        let body = part.lines.iter().skip_while(|line| line.role != Role::DoanVan);
        for line in body.take_while(|line| line.role == Role::DoanVan) {
            let text = &*line.text;
            // A semicolon ends a ground.
            if !OPENINGS.iter().any(|word| text.starts_with(word)) || text.trim_end().ends_with(';') {
                continue;
            }
            let lower = words::small(text);
            if let Some(end) = issues.iter().filter_map(|phrase| lower.rfind(phrase)).max()
                && lower.len() == text.len()
            {
                in_line(line, end, |at| found.push(Ground { line, at }));
            }
        }
    }
    found
}

/// The grounds of a line up to a byte.
fn in_line(line: &Line<'_>, to: usize, mut found: impl FnMut(Range<usize>)) {
    let text = &line.text[..to];
    let mut start = 0;
    for end in text.match_indices(';').map(|(at, _)| at).chain([text.len()]) {
        let mut from = end - words::behind(&text[..end], start).len();
        for opening in [
            "Căn cứ",
            "căn cứ",
            "và",
            "Triển khai",
            "triển khai",
            "Thực hiện",
            "thực hiện",
            "Thi hành",
            "thi hành",
        ] {
            let rest = text[from..end].strip_prefix(opening);
            if let Some(rest) = rest.filter(|rest| rest.starts_with([' ', ':'])) {
                from = end - rest.trim_start_matches([' ', ':']).len();
            }
        }
        let to = from + text[from..end].trim_end_matches(['.', ' ', ',']).len();
        if to > from && !line.is_quoted(from) {
            found(from..to);
        }
        start = end + 1;
    }
}
