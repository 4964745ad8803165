//! The parser's errors in words a clerk can act on, at the place where the mistake was made
//! rather than where the parser noticed it.

mod brackets;
mod indentation;
mod mend;
mod quotes;

pub(super) use mend::mend;

use std::ops::Range;

use granit_parser::ErrorKind;

use super::page::{YamlPage, excerpt};
use super::parse::{ParserFault, Trail};
use super::{ValueStyle, traps};
use crate::finding::{Finding, Findings, Severity, codes};

/// A fault with all that is known of it.
struct Scene<'a> {
    page: &'a YamlPage<'a>,
    trail: &'a Trail,
    at: usize,
}

/// Reports the parser's error, unless its line already has a finding that says why.
pub(super) fn report(page: &YamlPage, trail: &Trail, fault: &ParserFault, findings: &mut Findings) {
    let scene = Scene { page, trail, at: fault.at.min(page.text().len()) };
    let finding = scene.explain(&fault.kind);
    let line = page.line_number(scene.at);
    let known = findings.iter().filter(|one| one.severity == Severity::Error).filter_map(|one| one.at);
    let mut of_this_file = known.filter(|at| at.file == page.span(0..0).file);
    if !of_this_file.any(|at| page.line_number(at.start as usize) == line || Some(at) == finding.at) {
        findings.push(finding);
    }
}

impl Scene<'_> {
    fn explain(&self, kind: &ErrorKind) -> Finding {
        use ErrorKind as K;
        match kind {
            K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation => self.tab(),
            K::TabInPlainScalar | K::TabAtBlockScalarStart => self.tab(),
            K::MappingValueNotAllowed => self.colon(),
            K::SimpleKeyExpected | K::InvalidSimpleKey => self.not_a_key(),
            K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent => self.unclosed_quote(),
            K::DocumentIndicatorInQuotedScalar => self.unclosed_quote(),
            K::InvalidTrailingDoubleQuotedScalar | K::InvalidTrailingSingleQuotedScalar => {
                self.behind_quote()
            }
            K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape => self.escape(),
            K::InvalidLowSurrogateHexEscape | K::InvalidLowSurrogate => self.escape(),
            K::MissingLowSurrogate | K::UnpairedLowSurrogate | K::InvalidUnicodeEscape => self.escape(),
            K::UnclosedFlowCollection { .. } | K::UnexpectedEofFlowSequence => self.bracket(),
            K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping => self.bracket(),
            K::InvalidColonPlacement | K::BlockEntryInFlowCollection => self.bracket(),
            K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => self.bracket(),
            K::InvalidFlowScalarIndent | K::FlowMappingValueAdjacentCollection => self.bracket(),
            K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => self.wrong_bracket(),
            K::ExpectedBlockMappingKey | K::ExpectedBlockSequenceEntry => self.indentation(),
            K::ExpectedDocumentStart | K::InvalidIndentation => self.indentation(),
            K::InvalidBlockScalarIndent => self.blank_before_block(),
            K::BlockSequenceEntryNotAllowed => self.dash_behind_key(),
            K::CommentInterceptedScalar => traps::lost_behind_hash(self.page.span(self.rest())),
            K::UnexpectedCharacter { .. } | K::MissingAnchorOrAliasName => self.sign(),
            K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent | K::MappingKeyNotAllowed => self.sign(),
            K::PlainScalarStartsWithDashFlowIndicator | K::UndeclaredTagHandle => self.sign(),
            K::InvalidTagTerminator | K::MissingTagUri | K::UnclosedVerbatimTag => self.sign(),
            K::InvalidTagEscape | K::InvalidTagUtf8 | K::InvalidGlobalTagCharacter => self.sign(),
            K::RecursionLimitExceeded => self.too_deep(),
            K::DirectiveDisallowed => self.directive(),
            _ => self.unknown(),
        }
    }

    fn text(&self) -> &str {
        self.page.text()
    }

    /// From the fault to the end of its line.
    fn rest(&self) -> Range<usize> {
        self.page.rest_of_line(self.at)
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Finding {
        Finding::error(codes::Y001, self.page.span(range), message).hint(hint)
    }

    /// A tab in indentation: at the fault's line or the first behind it.
    fn tab(&self) -> Finding {
        let mut line = self.page.line_at(self.at);
        let tab = loop {
            if let Some(tab) = self.page.tab_in_indentation(line.clone()) {
                break tab;
            }
            match self.text()[line.end..].find('\n') {
                Some(end) => line = self.page.line_at(line.end + end + 1),
                None => break self.text()[self.at..].find('\t').map_or(self.at, |tab| self.at + tab),
            }
        };
        let end = tab + self.text()[tab..].len() - self.text()[tab..].trim_start_matches('\t').len();
        self.error(
            tab..end,
            "chỗ thụt dòng có phím Tab, YAML chỉ nhận dấu cách",
            "xóa Tab và gõ dấu cách; trong trình soạn thảo có thể bật “Tab thành dấu cách”",
        )
    }

    /// `: ` where no key may stand: in a value, or in a line joined to the one above.
    fn colon(&self) -> Finding {
        let Some((range, style)) = self.trail.scalar.clone().filter(|(range, _)| range.end <= self.at) else {
            return self.unknown();
        };
        if style != ValueStyle::Plain {
            return self.behind_quote();
        }
        let value = &self.text()[range.clone()];
        let line = self.page.words_of_line(self.at);
        let first = self.page.words_of_line(range.start);
        let joined = value.contains('\n');
        if joined && let Some((key, rest)) = traps::glued_key(&self.text()[first.clone()]) {
            return traps::glued(self.page.span(first), key, rest);
        }
        let word = self.text()[line.start.max(range.start)..self.at].trim().to_owned();
        if !joined || !traps::is_key(&word) {
            return self.colon_in_value(&range, &word);
        }
        if range.start == first.start && self.trail.open.is_empty() {
            return self.no_colon(first);
        }
        let shown = excerpt(&self.text()[line.clone()]);
        let message = format!("dòng `{shown}` thụt vào quá sâu nên bị YAML nối vào giá trị của dòng trên");
        let hint = "bớt dấu cách cho thẳng hàng với khóa cùng cấp ở trên; nếu là chữ của giá trị trên, dùng khối `|`";
        self.error(line, message, hint).related(self.page.span(first), "giá trị bắt đầu ở đây")
    }

    fn colon_in_value(&self, value: &Range<usize>, word: &str) -> Finding {
        let line = self.text()[value.start..self.rest().end].trim();
        if let Some(finding) = traps::curly_text(self.page.span(value.start..self.rest().end), line) {
            return finding;
        }
        let rest = self.text()[self.at..self.rest().end].trim_start_matches(':').trim();
        let message =
            format!("sau `{}` có dấu hai chấm và dấu cách nên YAML hiểu nhầm là khóa", excerpt(word));
        let hint = match self.text()[value.clone()].contains('\n') {
            true => "đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`".to_owned(),
            false => traps::quote_hint(word, rest),
        };
        let at = self.page.span(self.at..self.at + 1);
        Finding::error(codes::Y011, at, message).hint(hint)
    }

    /// A line that must begin with a key has none.
    fn not_a_key(&self) -> Finding {
        let range = self.page.words_of_line(self.at);
        let line = &self.text()[range.clone()];
        let place = self.page.span(range.clone());
        if let Some((_, words)) = traps::foreign_dash(line) {
            return traps::dash(place, line, words);
        }
        if let Some((key, value)) = traps::glued_key(line) {
            return traps::glued(place, key, value);
        }
        if let Some(finding) = self.left_block() {
            return finding;
        }
        if self.in_list_at(self.page.indent(self.at)) {
            return self.not_an_item();
        }
        self.no_colon(range)
    }

    fn no_colon(&self, range: Range<usize>) -> Finding {
        let shown = excerpt(&self.text()[range.clone()]);
        self.error(
            range,
            format!("dòng `{shown}` không có dạng `khóa: giá trị`"),
            "nếu là khóa, thêm dấu hai chấm và một dấu cách; nếu là phần tiếp của giá trị ở trên, dùng khối `|` và thụt các dòng vào",
        )
    }

    fn dash_behind_key(&self) -> Finding {
        let hint =
            "xuống dòng sau dấu hai chấm, mỗi mục `- …` một dòng; nếu là chữ cần in, đặt trong dấu nháy kép";
        self.error(self.rest(), "danh sách không được bắt đầu ngay trên dòng của khóa", hint)
    }

    /// A value that starts with a sign of YAML's own.
    fn sign(&self) -> Finding {
        let before = &self.text()[..self.at];
        // `{%` is noticed at its second character.
        let start = if before.ends_with('{') { self.at - 1 } else { self.at };
        let range = start..self.rest().end;
        let sign: String = match &self.text()[range.clone()] {
            sign if sign.starts_with("{%") => "{%".to_owned(),
            sign => sign.chars().take(1).collect(),
        };
        if matches!(sign.as_str(), "|" | ">") {
            let message = format!("sau dấu `{sign}` phải xuống dòng");
            let hint = format!(
                "viết chữ từ dòng dưới, thụt vào; nếu `{sign}` là chữ cần in, đặt cả giá trị trong dấu nháy kép"
            );
            return Finding::error(codes::Y015, self.page.span(range), message).hint(hint);
        }
        let message = format!("giá trị mở đầu bằng `{sign}` phải đặt trong dấu nháy");
        Finding::error(codes::Y015, self.page.span(range), message)
            .hint("đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`")
    }

    fn too_deep(&self) -> Finding {
        Finding::error(codes::Y004, self.page.span(self.rest()), "các mục lồng nhau quá sâu")
            .hint("kiểm tra dấu ngoặc và chỗ thụt dòng; một văn bản không cần quá vài cấp")
    }

    fn directive(&self) -> Finding {
        Finding::error(
            codes::Y002,
            self.page.span(self.rest()),
            "dòng `%…` là chỉ thị của YAML, không dùng ở đây",
        )
        .hint("xóa dòng này")
    }

    fn unknown(&self) -> Finding {
        self.error(
            self.rest(),
            "YAML không hiểu chỗ này",
            "nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`",
        )
    }
}
