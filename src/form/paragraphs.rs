//! How paragraphs of the text stand: edges, first lines, the room between them (Phụ lục I, mục II, khoản 6).

use super::view::{FormLine, mm, pt};
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::length::Length;
use crate::paper::Role;
use crate::word::{LineHeight, WordAlign};

pub(super) const ALIGNMENT: FormRule = FormRule {
    code: code("H012", "Căn lề của nội dung"),
    clause: "Phụ lục I, mục II, khoản 6",
    severity: Severity::Warning,
    about: "Nội dung dàn đều cả hai lề; Quốc hiệu, tên loại, trích yếu căn giữa.",
    of_file: false,
    check: alignment,
};

pub(super) const INDENT: FormRule = FormRule {
    code: code("H013", "Thụt đầu dòng"),
    clause: "Phụ lục I, mục II, khoản 6",
    severity: Severity::Warning,
    about: "Đầu đoạn lùi vào 1 cm hoặc 1,27 cm.",
    of_file: false,
    check: indent,
};

pub(super) const GAP: FormRule = FormRule {
    code: code("H014", "Khoảng cách giữa các đoạn"),
    clause: "Phụ lục I, mục II, khoản 6",
    severity: Severity::Warning,
    about: "Giữa hai đoạn văn cách nhau ít nhất 6 pt.",
    of_file: false,
    check: gap,
};

pub(super) const LINES: FormRule = FormRule {
    code: code("H015", "Khoảng cách giữa các dòng"),
    clause: "Phụ lục I, mục II, khoản 6",
    severity: Severity::Warning,
    about: "Khoảng cách dòng từ dòng đơn đến 1,5 dòng.",
    of_file: false,
    check: lines,
};

/// So many letters make a paragraph long: a short one may stand as it likes.
const LONG: usize = 90;

fn is_long(line: &FormLine<'_>) -> bool {
    line.text.chars().count() > LONG
}

fn alignment(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut any = false;
    for line in view.prose().filter(|line| is_long(line)) {
        any = true;
        if !matches!(line.word.look.align, WordAlign::Justified | WordAlign::Distributed) {
            let message = "đoạn văn chưa dàn đều hai lề".to_owned();
            found.line(Severity::Warning, line, message, "căn đều hai bên (Ctrl+J)");
        }
    }
    let centred =
        [Role::TenLoai, Role::TrichYeu, Role::QuocHieu, Role::TieuNgu, Role::PhuLuc, Role::TenPhuLuc];
    for line in view.judged().filter(|line| centred.contains(&line.role)) {
        any = true;
        if !line.beside && line.word.look.align != WordAlign::Center {
            // A line of a head that fills its cell, or that blanks bring to the middle, looks right.
            let of_head = matches!(line.role, Role::QuocHieu | Role::TieuNgu);
            let severity = if of_head { Severity::Note } else { Severity::Warning };
            let message = format!("{} chưa căn giữa", line.role.info().name);
            found.line(severity, line, message, "căn giữa (Ctrl+E)");
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}

/// The first line of a paragraph from the edge of the text.
pub(super) fn first_line(line: &FormLine<'_>) -> Length {
    let look = &line.word.look;
    let mut first = look.left.to_twips() + look.first.to_twips();
    // A tab at its beginning moves it as far.
    let raw = line.word.text();
    if raw.starts_with('\t') {
        let stop = look.tabs.iter().map(|tab| tab.at.to_twips()).find(|at| *at > first);
        first = stop.unwrap_or((first / 720 + 1) * 720);
    }
    Length::twips(first)
}

fn indent(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let may = |length: Length| {
        // 12.5 mm is what Word's users set by hand for 1.27 cm.
        let twips = length.to_twips();
        (539..=754).contains(&twips)
    };
    let mut any = false;
    for line in view.prose().filter(|line| is_long(line) && line.word.label.is_none()) {
        any = true;
        let first = first_line(line);
        if !may(first) && line.word.look.left == Length::ZERO {
            let message = format!("đoạn văn lùi đầu dòng {} mm", mm(first));
            found.line(Severity::Warning, line, message, "đặt dòng đầu (First line) lùi 10 mm hoặc 12,7 mm");
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}

fn gap(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut any = false;
    let prose: Vec<&FormLine<'_>> = view.prose().collect();
    for pair in prose.windows(2) {
        let (above, below) = (&pair[0].word, &pair[1].word);
        // Only paragraphs that stand right below one another.
        if below.place.number != above.place.number + 1 || below.place.story != above.place.story {
            continue;
        }
        any = true;
        let same = above.style == below.style && above.look.contextual && below.look.contextual;
        // Word takes the larger of both rooms when compatibility asks for it, else their sum.
        let room = if same { Length::ZERO } else { above.look.after + below.look.before };
        if room < Length::twips(118) {
            let message = format!("hai đoạn cách nhau {} pt, chưa đủ 6 pt", pt(room));
            found.line(
                Severity::Warning,
                pair[1],
                message,
                "đặt khoảng cách đoạn (Spacing Before hoặc After) 6 pt",
            );
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}

/// The height of lines in lines of the typeface, of which it has so many 240ths: `1,15`.
pub(super) fn times_of_a_line(times: i32) -> String {
    let times = rust_decimal::Decimal::from(times) / rust_decimal::Decimal::from(240);
    times.round_dp(2).normalize().to_string().replace('.', ",")
}

fn lines(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut any = false;
    for line in view.prose().filter(|line| is_long(line)) {
        any = true;
        match line.word.look.line {
            LineHeight::Times(times) if !(238..=362).contains(&times) => {
                let message = format!("giãn dòng {} dòng", times_of_a_line(times));
                found.line(Severity::Warning, line, message, "đặt giãn dòng từ 1 đến 1,5");
            }
            LineHeight::Exact(height) if height < Length::twips(300) || height > Length::twips(490) => {
                let message = format!("giãn dòng đúng {} pt", pt(height));
                found.line(
                    Severity::Note,
                    line,
                    message,
                    "đặt giãn dòng từ 1 đến 1,5 dòng (Multiple), hoặc đúng 15 đến 24 pt",
                );
            }
            LineHeight::Times(_) | LineHeight::Exact(_) | LineHeight::AtLeast(_) => {}
        }
    }
    if any { Verdict::Passed } else { Verdict::NotApplicable }
}
