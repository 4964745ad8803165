//! How findings look: for people, one line each, or JSON.
//!
//! In: findings and the files they point into. Out: text. It leaves printing to the caller.

mod brief;
mod json;
pub mod sarif;

use std::borrow::Cow;
use std::fmt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

pub use brief::{IN_FULL, brief, skeleton};
pub use json::{RunTotal, fact, json, sum, total, verdicts};

use super::{Finding, Report, Severity, Verdict, Waived};
use crate::signs::{self, SignKind, visible, visible_lines};
use crate::source::{SourceSpot, Sources, Span};

/// How much of a line is shown, and how much at most is underlined: a paragraph is one line.
const WIDTH: usize = 100;
const UNDERLINED: usize = 60;
/// How many bytes behind a place the renderer gets: more than `WIDTH` characters of any script.
const BEHIND: usize = 8 * WIDTH;
/// If a line has more bytes before a place, it is no prose and is not shown.
const LONGEST: usize = 50_000;

/// For people: each finding with its line of the file.
#[cfg(any(test, feature = "rooms"))]
pub fn human(report: &Report, color: bool) -> String {
    drawn(report, report.findings.iter(), color)
}

/// The same for these findings in the files of a report.
fn drawn<'a>(report: &'a Report, findings: impl Iterator<Item = &'a Finding>, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let findings = findings.map(|one| renderer.render(&groups(&report.sources, one)) + "\n");
    findings.collect::<Vec<_>>().join("\n")
}

fn groups<'a>(sources: &'a Sources, one: &'a Finding) -> Vec<Group<'a>> {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Waived => Level::NOTE,
    };
    let title =
        level.with_name(severity_name(one.severity)).primary_title(words(&sentence(one))).id(one.code.name);
    let mut main = Group::with_title(title);
    if let Some(at) = one.at {
        main = main.element(shown(sources, at));
    }
    if let Some(waived) = &one.waived {
        main = main.element(Level::HELP.with_name("lý do").message(words(&reason(sources, waived))));
    } else if let Some(hint) = &one.hint {
        main = main.element(Level::HELP.with_name("gợi ý").message(words(hint)));
    }
    let related = one.related.iter().map(|(at, about)| {
        let title = Level::NOTE.with_name("liên quan").secondary_title(words(about));
        Group::with_title(title).element(shown(sources, *at))
    });
    std::iter::once(main).chain(related).collect()
}

/// Words without control characters that could steer a terminal; their line ends are kept.
fn words(text: &str) -> String {
    visible_lines(&text.replace('\t', "    "))
}

/// A line as it is shown: the same number of characters, none of which steers a terminal or hides
/// another. The renderer itself makes those of ASCII visible.
fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |one: char| {
        one > '\u{7f}'
            && matches!(signs::kind(one), Some(SignKind::Control | SignKind::LineBreak | SignKind::Unseen))
    };
    match text.chars().any(steers) {
        false => Cow::Borrowed(text),
        true => text.chars().map(|one| if steers(one) { '\u{fffd}' } else { one }).collect(),
    }
}

/// A place, and the first line of the text there: a place of many lines says no more than its first line.
/// Behind the place only what can be seen is passed on; before it everything, as the renderer counts the
/// column from it.
fn shown(sources: &Sources, at: Span) -> Element<'_> {
    let file = sources.file(at.file);
    let (number, column) = file.line_column(at.start as usize);
    let line = file.line_range(number);
    let text = &file.text()[line.clone()];
    let start = (at.start as usize - line.start).min(text.len());
    let name = visible(file.name());
    let spot = file.spot(at.start as usize);
    if let Some(words) = spot.words() {
        let what = if matches!(spot, SourceSpot::Cell(..)) { "ô " } else { "" };
        return Origin::path(format!("{name}, {what}{}", visible(&words))).into();
    }
    if start > LONGEST {
        return Origin::path(name).line(number).char_column(column).into();
    }
    let end = (at.end as usize - line.start).clamp(start, text.len());
    let end = text[start..end].char_indices().nth(UNDERLINED).map_or(end, |(cut, _)| start + cut);
    let seen = text.ceil_char_boundary(end + BEHIND);
    let (before, marked) = (harmless(&text[..start]), harmless(&text[start..end]));
    let start = before.len();
    let span = AnnotationKind::Primary.span(start..start + marked.len());
    let seen = format!("{before}{marked}{}", harmless(&text[end..seen]));
    Snippet::source(seen).path(name).line_start(number).annotation(span).into()
}

/// One line per finding, as [`short`] writes them.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&short(self))
    }
}

/// One line per finding: `tệp:dòng:cột: lỗi[C001]: câu; gợi ý: …`; for a workbook `tệp:Trang!F17: …`, for
/// a Word file `tệp:word/document.xml, đoạn 12: …`.
pub fn short(report: &Report) -> String {
    let sources = &report.sources;
    let mut lines = String::new();
    for one in report.findings.iter() {
        lines += &one.at.map(|at| format!("{}: ", place(sources, at))).unwrap_or_default();
        let hint = match &one.waived {
            Some(waived) => format!("; lý do: {}", reason(sources, waived)),
            None => one.hint.as_ref().map(|hint| format!("; gợi ý: {hint}")).unwrap_or_default(),
        };
        let words = format!("{}[{}]: {}{hint}", severity_name(one.severity), one.code.name, sentence(one));
        lines += &visible(&words.replace(['\r', '\n', '\t'], " "));
        lines.push('\n');
    }
    lines
}

/// A place as one word, if its file's name is one: `content/a.yaml:12:5`, `don-vi.xlsx:Trang!F17`.
pub fn place(sources: &Sources, at: Span) -> String {
    let file = sources.file(at.file);
    let name = visible(file.name());
    let spot = file.spot(at.start as usize);
    match (spot.words(), spot) {
        (None, SourceSpot::Line(line, column)) => format!("{name}:{line}:{column}"),
        (words, _) => format!("{name}:{}", visible(&words.unwrap_or_default())),
    }
}

/// The message, preceded by the locality it is about.
fn sentence(one: &Finding) -> Cow<'_, str> {
    match &one.unit {
        Some(unit) => Cow::Owned(format!("{unit}: {}", one.message)),
        None => Cow::Borrowed(&one.message),
    }
}

/// Why a finding is waived, and where that is stated: "… (theo `bo_qua` ở a.yaml:3)".
pub fn reason(sources: &Sources, waived: &Waived) -> String {
    let file = sources.file(waived.at.file);
    let (line, _) = file.line_column(waived.at.start as usize);
    let reason = waived.reason.as_deref().unwrap_or("chưa ghi");
    format!("{reason} (theo `bo_qua` ở {}:{line})", file.name())
}

/// The key of a verdict in JSON.
fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "dat",
        Verdict::Failed => "khong_dat",
        Verdict::NotApplicable => "khong_ap_dung",
        Verdict::NotEvaluated => "chua_xet_duoc",
        Verdict::Waived => "bo_qua",
    }
}

/// "lỗi", "cảnh báo", "lưu ý".
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Note => "lưu ý",
        Severity::Waived => "bỏ qua",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::super::{Finding, Report, codes};
    use super::{human, json, short};
    use crate::source::{FileId, Span};

    /// A file and the place of a word in it.
    fn place(report: &mut Report, text: &str, word: &str) -> (FileId, Span) {
        let file = report.sources.add("kế hoạch/vb.yaml", text);
        let start = report.sources.file(file).text().find(word).expect("the word");
        (file, Span::new(file, start..start + word.len()))
    }

    #[track_caller]
    fn looks(report: &mut Report, one: Finding, expected: Expect) {
        let (shown, _) = report.apart(None, |report| {
            report.findings.push(one);
            human(report, false)
        });
        expected.assert_eq(&shown);
    }

    #[test]
    fn long_line_is_cut_around_the_place() {
        let mut report = Report::default();
        let words = "Phát triển kinh tế tuần hoàn gắn với đổi mới sáng tạo ".repeat(15);
        let text = format!("so: 1\nmo_dau: {words} ~~đây~~ {words}\n");
        let (_, at) = place(&mut report, &text, "~~đây~~");
        looks(
            &mut report,
            Finding::warning(codes::C008, at, "dấu không đóng"),
            expect![[r#"
            cảnh báo[C008]: dấu không đóng
             --> kế hoạch/vb.yaml:2:820
              |
            2 | ...h tế tuần hoàn gắn với đổi mới sáng tạo  ~~đây~~ Phát triển kinh tế tuần hoàn gắn với đổi ...
              |                                             ^^^^^^^
        "#]],
        );
        let (file, _) = place(&mut report, &text, "so");
        let whole = Span::new(file, 6..text.len());
        looks(
            &mut report,
            Finding::error(codes::C003, whole, "cả dòng và hơn nữa"),
            expect![[r#"
            lỗi[C003]: cả dòng và hơn nữa
             --> kế hoạch/vb.yaml:2:1
              |
            2 | mo_dau: Phát triển kinh tế tuần hoàn gắn với đổi mới sáng tạo Phát triển kinh tế tuần hoàn gắ...
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        "#]],
        );
    }

    #[test]
    fn line_without_end_is_not_shown() {
        let mut report = Report::default();
        let (_, at) = place(&mut report, &format!("a: {}đây", "x".repeat(100_000)), "đây");
        looks(
            &mut report,
            Finding::error(codes::C003, at, "ở đây").hint("xuống dòng"),
            expect![[r#"
            lỗi[C003]: ở đây
            --> kế hoạch/vb.yaml:1:100004
             = gợi ý: xuống dòng
        "#]],
        );
    }

    #[test]
    fn wide_and_combining_characters_keep_the_caret() {
        let mut report = Report::default();
        let (_, at) = place(&mut report, "ten: 字字 a\u{301}\u{323} 😀 đây\n", "đây");
        looks(
            &mut report,
            Finding::error(codes::C003, at, "ở đây"),
            expect![[r#"
            lỗi[C003]: ở đây
             --> kế hoạch/vb.yaml:1:14
              |
            1 | ten: 字字 ạ́ 😀 đây
              |                ^^^
        "#]],
        );
    }

    #[test]
    fn end_of_file_and_no_place() {
        let mut report = Report::default();
        let file = report.sources.add("vb.yaml", "so: 1");
        looks(
            &mut report,
            Finding::error(codes::C002, Span::new(file, 5..5), "thiếu `ngay`"),
            expect![[r#"
            lỗi[C002]: thiếu `ngay`
             --> vb.yaml:1:6
              |
            1 | so: 1
              |      ^
        "#]],
        );
        let general = Finding::general(codes::W001, "không ghi được `out/a.pdf`").hint("đóng tệp đang mở");
        looks(
            &mut report,
            general,
            expect![[r#"
            lỗi[W001]: không ghi được `out/a.pdf`
             |
             = gợi ý: đóng tệp đang mở
        "#]],
        );
        let empty = report.sources.add("trong.yaml", "");
        looks(
            &mut report,
            Finding::error(codes::Y001, Span::new(empty, 0..0), "tệp chưa có nội dung"),
            expect![[r#"
            lỗi[Y001]: tệp chưa có nội dung
             --> trong.yaml:1:1
              |
            1 |
              | ^
        "#]],
        );
    }

    /// What a file holds must not steer the terminal.
    #[test]
    fn control_characters_are_made_visible() {
        let mut report = Report::default();
        let (_, at) = place(&mut report, "a: \u{1b}[31m đỏ\n", "đỏ");
        let one = Finding::error(codes::Y005, at, "`\u{1b}[31m`").hint("xóa \u{1b}").related(at, "\u{1b}");
        report.findings.push(one);
        for text in [human(&report, false), short(&report), json(&report)] {
            assert!(!text.contains('\u{1b}'), "{text}");
        }
        assert!(human(&report, true).contains("\u{1b}["));
    }

    #[test]
    fn a_place_in_a_workbook_is_a_cell() {
        let mut report = Report::default();
        let file = report.sources.add_sheet("bang/pl.xlsx", "Phụ lục", "ma\t2026\nnv-1\tabc\n");
        report
            .findings
            .push(Finding::error(codes::B001, Span::new(file, 13..16), "không phải số").hint("sửa"));
        expect![[r#"
            lỗi[B001]: không phải số
            --> bang/pl.xlsx, ô Phụ lục!B2
             = gợi ý: sửa
        "#]]
        .assert_eq(&human(&report, false));
        expect![[r#"
            bang/pl.xlsx:Phụ lục!B2: lỗi[B001]: không phải số; gợi ý: sửa
        "#]]
        .assert_eq(&short(&report));
        expect![[r#"
            {"ma":"B001","muc_do":"loi","cau":"không phải số","tep":"bang/pl.xlsx","dong":null,"cot":null,"dong_cuoi":null,"cot_cuoi":null,"trang":"Phụ lục","o":"B2","goi_y":"sửa","lien_quan":[]}
        "#]].assert_eq(&json(&report));
    }

    #[test]
    fn one_line_each_and_json() {
        let mut report = Report::default();
        let (file, at) = place(&mut report, "so: 1\nso: 2\n", "so");
        let again = Span::new(file, 6..8);
        report.findings.push(
            Finding::error(codes::Y003, again, "khóa `so` ghi hai lần")
                .related(at, "đã ghi lần đầu ở đây")
                .hint("xóa một dòng"),
        );
        report.findings.push(Finding { at: None, ..Finding::warning(codes::C014, at, "phụ lục\nlạc") });
        expect![[r#"
            kế hoạch/vb.yaml:2:1: lỗi[Y003]: khóa `so` ghi hai lần; gợi ý: xóa một dòng
            cảnh báo[C014]: phụ lục lạc
        "#]]
        .assert_eq(&short(&report));
        expect![[r#"
            {"ma":"Y003","muc_do":"loi","cau":"khóa `so` ghi hai lần","tep":"kế hoạch/vb.yaml","dong":2,"cot":1,"dong_cuoi":2,"cot_cuoi":3,"goi_y":"xóa một dòng","lien_quan":[{"cau":"đã ghi lần đầu ở đây","tep":"kế hoạch/vb.yaml","dong":1,"cot":1,"dong_cuoi":1,"cot_cuoi":3}]}
            {"ma":"C014","muc_do":"canh_bao","cau":"phụ lục\nlạc","tep":null,"dong":null,"cot":null,"dong_cuoi":null,"cot_cuoi":null,"goi_y":null,"lien_quan":[]}
        "#]].assert_eq(&json(&report));
    }
}
