//! Typefaces, colours and codes of letters (Phụ lục I, mục I, khoản 4).

use std::collections::BTreeMap;

use super::view::FormLine;
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::paper::Role;
use crate::word::{is_legacy, is_letter_or_digit};

pub(super) const TYPEFACE: FormRule = FormRule {
    code: code("H004", "Phông chữ"),
    clause: "Phụ lục I, mục I, khoản 4",
    severity: Severity::Warning,
    about: "Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode; xét ở từng chỗ có chữ.",
    of_file: true,
    check: typeface,
};

pub(super) const LEGACY: FormRule = FormRule {
    code: code("H005", "Chữ theo bảng mã cũ"),
    clause: "Phụ lục I, mục I, khoản 4",
    severity: Severity::Error,
    about: "Chữ gõ bằng bảng mã TCVN3 (.VnTime) hoặc VNI phải chuyển sang Unicode: chương trình khác không đọc được chữ nào.",
    of_file: true,
    check: legacy,
};

pub(super) const COLOUR: FormRule = FormRule {
    code: code("H006", "Màu chữ"),
    clause: "Phụ lục I, mục I, khoản 4",
    severity: Severity::Warning,
    about: "Chữ màu đen; chỉ dấu chỉ mức độ khẩn là màu đỏ.",
    of_file: true,
    check: colour,
};

pub(super) const TONES: FormRule = FormRule {
    code: code("H007", "Dấu thanh rời khỏi chữ"),
    clause: "Phụ lục I, mục I, khoản 4 (TCVN 6909:2001: chữ dựng sẵn)",
    severity: Severity::Note,
    about: "Dấu thanh gõ thành ký tự rời (Unicode tổ hợp) nhìn như chữ thường mà tìm, so, sắp xếp không ra.",
    of_file: true,
    check: tones,
};

/// Names under which files know the typeface.
pub(super) fn is_times(font: &str) -> bool {
    let name = font.to_lowercase();
    name == "times new roman"
        || name == "times"
        || name.starts_with("timesnewroman")
        || name == "tinos"
        || name == "liberation serif"
}

fn typeface(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut fonts: BTreeMap<String, (usize, Option<&FormLine<'_>>)> = BTreeMap::new();
    for line in &view.lines {
        for (run, letters) in line.letters() {
            let mut text = String::new();
            run.piece.show(&mut text);
            // Of the two typefaces of a run the one whose letter comes first.
            let first =
                |plain: bool| text.find(|sign: char| sign.is_ascii() == plain && is_letter_or_digit(sign));
            let both = [(first(true), &*run.look.font), (first(false), &*run.look.high_font)];
            let others = both.into_iter().filter_map(|(at, font)| Some((at?, font)));
            let others = others.filter(|(_, font)| !is_times(font) && !is_legacy(font, &text));
            if let Some((_, font)) = others.min_by_key(|(at, _)| *at) {
                let entry = fonts.entry(font.to_owned()).or_insert((0, Some(line)));
                entry.0 += letters;
            }
        }
    }
    for (font, (letters, line)) in fonts {
        let mild =
            font.to_lowercase().starts_with("times new roman") || font.to_lowercase().starts_with(".vn");
        let severity = if mild { Severity::Note } else { Severity::Warning };
        let message = format!("{letters} chữ dùng phông `{font}`, không phải Times New Roman");
        found.add(severity, line.and_then(|line| line.at), message, "đổi sang Times New Roman");
    }
    Verdict::Passed
}

fn legacy(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    for line in &view.lines {
        for (run, _) in line.letters() {
            let mut text = String::new();
            run.piece.show(&mut text);
            if let Some(font) =
                [&run.look.font, &run.look.high_font].into_iter().find(|font| is_legacy(font, &text))
            {
                let message = format!("chữ theo bảng mã cũ của phông `{font}`, không phải Unicode");
                found.line(
                    Severity::Error,
                    line,
                    message,
                    "chuyển mã sang Unicode rồi đặt phông Times New Roman",
                );
                break;
            }
        }
    }
    Verdict::Passed
}

fn colour(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    for line in view.lines.iter().filter(|line| line.role != Role::DoKhan) {
        let coloured = line
            .letters()
            .find_map(|(run, _)| run.look.color.filter(|color| !is_dark(*color) && run.link.is_none()));
        if let Some([red, green, blue]) = coloured {
            let message = format!("chữ có màu (#{red:02X}{green:02X}{blue:02X}), không phải màu đen");
            found.line(Severity::Warning, line, message, "đặt màu chữ là đen (Tự động)");
        }
    }
    Verdict::Passed
}

/// Black, or what nobody tells from it.
fn is_dark(color: [u8; 3]) -> bool {
    color.iter().all(|part| *part <= 0x26)
}

fn tones(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    for line in &view.lines {
        let raw = line.word.text();
        if matches!(crate::word::composed(&raw), std::borrow::Cow::Owned(_)) {
            let message = "dấu thanh rời khỏi chữ (Unicode tổ hợp)".to_owned();
            found.line(Severity::Note, line, message, "gõ lại, hoặc chuyển cả tệp sang Unicode dựng sẵn");
        }
    }
    Verdict::Passed
}
