//! Quoted texts: not closed, closed too early, with a backslash.

use std::ops::Range;

use super::super::page::excerpt;
use super::{Finding, Scene};

impl Scene<'_> {
    /// Where the quoted text that the parser was reading began: between the last thing read and it there
    /// can be only structure and comments.
    pub(super) fn opening(&self) -> Option<usize> {
        let from = self.trail.end.min(self.at);
        let mut before = self.text()[..from].chars().next_back().unwrap_or('\n');
        let mut comment = false;
        for (at, one) in self.text()[from..].char_indices() {
            comment = match one {
                '\n' => false,
                '#' if before.is_whitespace() => true,
                '"' | '\'' if !comment => return Some(from + at),
                _ => comment,
            };
            before = one;
        }
        None
    }

    pub(super) fn unclosed_quote(&self) -> Finding {
        let Some(open) = self.opening() else { return self.unknown() };
        let name = self.quote_name(open);
        let hint = "đóng dấu nháy ở cuối giá trị; giá trị nhiều dòng thì bỏ dấu nháy và dùng khối `|`";
        self.error(self.page.rest_of_line(open), format!("{name} mở ở đây chưa đóng"), hint)
    }

    fn quote_name(&self, at: usize) -> &'static str {
        if self.text()[at..].starts_with('"') { "dấu nháy kép" } else { "dấu nháy đơn" }
    }

    /// The quoted text that ended just before the fault.
    pub(super) fn closed(&self) -> Option<Range<usize>> {
        let known = self.trail.scalar.as_ref().map(|(range, _)| range.clone());
        let known = known.filter(|range| self.text()[range.clone()].starts_with(['"', '\'']));
        if let Some(range) = known.filter(|range| range.end >= self.trail.end && range.end <= self.at) {
            return Some(range);
        }
        let open = self.opening().filter(|&open| open < self.at)?;
        Some(open..open + self.text()[open..self.at].trim_end().len())
    }

    pub(super) fn behind_quote(&self) -> Finding {
        let Some(closed) = self.closed() else { return self.unknown() };
        if self.page.line_number(closed.start) != self.page.line_number(self.at) {
            return self.unclosed_quote();
        }
        let rest = self.rest();
        let shown = excerpt(&self.text()[rest.clone()]);
        let other = if self.text()[closed.start..].starts_with('"') {
            "nháy đơn '…'"
        } else {
            "nháy kép \"…\""
        };
        let hint = format!(
            "trong câu có dấu nháy thì bao cả câu bằng {other}, hoặc dùng khối `|` và bỏ dấu nháy bao ngoài"
        );
        self.error(rest, format!("sau dấu nháy đóng còn chữ `{shown}`"), hint)
            .related(self.page.span(closed), "YAML chỉ lấy phần này")
    }

    pub(super) fn escape(&self) -> Finding {
        let Some(open) = self.opening() else { return self.unknown() };
        let text = &self.text()[open..];
        let mut letters = text.char_indices();
        let mut found = 0..1;
        while let Some((at, one)) = letters.next() {
            if one != '\\' {
                continue;
            }
            let Some((next, letter)) = letters.next() else { break };
            found = at..next + letter.len_utf8();
            if !"0abtnvfre \"/\\N_LP\t\n\r".contains(letter) {
                break;
            }
        }
        let shown = &text[found.clone()];
        let message = format!("trong dấu nháy kép, `{shown}` không phải ký hiệu mà YAML hiểu");
        let hint = "dùng dấu nháy đơn '…' để giữ nguyên dấu `\\`, hoặc dùng khối `|`";
        self.error(open + found.start..open + found.end, message, hint)
    }
}
