//! Numbers the body: items in, paragraphs out, with the tables that stand between them.
//!
//! Numbers are given here, after texts that came out empty are removed, so that there are no gaps. A
//! number typed by hand that does not match its position is a finding, reported once per list.

use std::collections::BTreeMap;

use super::filled::FilledText;
use super::references::{self, Labels};
use super::table;
use super::texts::Texts;
use crate::budget::Sheets;
use crate::content::body::{Item, Level};
use crate::content::body_tables::BodyPart;
use crate::content::number::{LETTERS, letter, roman};
use crate::finding::{Finding, Findings, codes};
use crate::paper::{Block, Paragraph, Role};

/// Evaluates and numbers a body; adds the label of each part that has an id to `labels`.
pub(super) fn build(
    parts: &[BodyPart],
    sheets: &Sheets,
    texts: &mut Texts<'_>,
    labels: &mut Labels,
) -> Vec<Block> {
    let mut numbering = BodyNumbering::default();
    let mut blocks = Vec::new();
    for part in parts {
        let item = match part {
            BodyPart::Item(item) => item,
            BodyPart::Tables(tables) => {
                numbering.after_paragraph = true;
                blocks.extend(table::in_body(tables, sheets, texts));
                continue;
            }
        };
        let content = texts.filled(&item.text);
        // An article without text of its own (`Điều 2.` before khoản 1) is kept.
        if content.is_empty() && !(item.level == Level::Dieu && item.text.raw.is_empty()) {
            numbering.passed_over(item);
            continue;
        }
        let label = numbering.label(item, texts.findings());
        if let Some(ma) = &item.ma {
            labels.entry(ma.text.clone()).or_default().push(references::called(item.level, &label));
        }
        blocks.push(paragraph(item, label, content).into());
    }
    blocks
}

#[derive(Default)]
struct BodyNumbering {
    /// The number last given at each level.
    given: BTreeMap<Level, u32>,
    /// The number last typed at each level, so that a shift is reported once and not at every item after
    /// it.
    typed: BTreeMap<Level, u32>,
    /// The numbers last typed and given above an item that do not agree, reported once.
    above: Option<(Vec<u32>, Vec<u32>)>,
    /// Whether a plain paragraph or a table stands above.
    after_paragraph: bool,
}

impl BodyNumbering {
    /// The label of an item: `I. `, `2.3. `, `đ) `, `- `; empty for a paragraph.
    fn label(&mut self, item: &Item, findings: &mut Findings) -> String {
        let after_paragraph = std::mem::replace(&mut self.after_paragraph, item.level == Level::DoanVan);
        if item.level == Level::DoanVan {
            return String::new();
        }
        self.close_below(item.level);
        // A list whose typed numbers begin again after a paragraph is a new list; this never holds for
        // parts.
        if after_paragraph && item.typed == Some(1) && item.level > Level::Muc {
            self.given.remove(&item.level);
            self.typed.remove(&item.level);
        }
        let number = self.given.get(&item.level).copied().unwrap_or(0) + 1;
        self.given.insert(item.level, number);
        if !self.is_elsewhere(item, findings) {
            self.check_typed(item, number, findings);
        }
        match item.level {
            Level::Phan => format!("Phần {}", roman(number)),
            Level::Chuong => format!("Chương {}", roman(number)),
            Level::MucCuaChuong => format!("Mục {number}"),
            Level::Dieu => format!("Điều {number}."),
            Level::Muc => format!("{}. ", roman(number)),
            Level::Khoan => format!("{number}. "),
            Level::TieuKhoan => {
                let above = self.given.get(&Level::Khoan).copied().unwrap_or(1);
                format!("{above}.{number}. ")
            }
            Level::TieuKhoanCon => {
                let given = |level| self.given.get(&level).copied().unwrap_or(1);
                let (clause, above) = (given(Level::Khoan), given(Level::TieuKhoan));
                format!("{clause}.{above}.{number}. ")
            }
            Level::Diem => point(number, item, findings),
            Level::Gach => "- ".to_owned(),
            Level::Cong => "+ ".to_owned(),
            Level::DoanVan => String::new(),
        }
    }

    /// Handles an item whose condition does not hold: the number typed before it counts as used.
    fn passed_over(&mut self, item: &Item) {
        if let Some(typed) = item.typed {
            self.typed.insert(item.level, typed);
        }
    }

    /// Restarts the numbers of lower levels; articles are numbered through all chapters.
    fn close_below(&mut self, level: Level) {
        self.given.retain(|&lower, _| lower.stays_below(level));
        self.typed.retain(|&lower, _| lower.stays_below(level));
    }

    /// The numbers of the items that an item of this level is in.
    fn numbers_above(&self, level: Level, numbers: &BTreeMap<Level, u32>) -> Vec<u32> {
        let levels: &[Level] = match level {
            Level::TieuKhoan => &[Level::Khoan],
            Level::TieuKhoanCon => &[Level::Khoan, Level::TieuKhoan],
            _ => &[],
        };
        levels.iter().map(|level| numbers.get(level).copied().unwrap_or(1)).collect()
    }

    /// Reports `2.1.` under khoản 3, once for all items that are typed so there. A clause that was typed `3.`
    /// itself has been reported.
    fn is_elsewhere(&mut self, item: &Item, findings: &mut Findings) -> bool {
        let (typed, given) = (&item.typed_above, self.numbers_above(item.level, &self.given));
        let Some(last) = item.typed.filter(|_| !typed.is_empty() && typed.len() == given.len()) else {
            return false;
        };
        if *typed == given || *typed == self.numbers_above(item.level, &self.typed) {
            return false;
        }
        let pair = Some((typed.clone(), given.clone()));
        if self.above != pair {
            let within = self.given.contains_key(&Level::TieuKhoan) && item.level == Level::TieuKhoanCon;
            let (place, above) =
                if within { ("tiểu khoản", &given[..]) } else { ("khoản", &given[..1]) };
            let message = format!(
                "số thứ tự gõ là `{}{last}.` nhưng đang ở {place} {}",
                dotted(typed),
                dotted(above).trim_end_matches('.')
            );
            findings.push(
                Finding::warning(codes::C008, item.text.at, message)
                    .hint("văn bản in theo vị trí; xem có thiếu hoặc lặp khoản nào không rồi sửa lại số"),
            );
            self.above = pair;
        }
        self.typed.insert(item.level, last);
        true
    }

    fn check_typed(&mut self, item: &Item, number: u32, findings: &mut Findings) {
        let Some(typed) = item.typed else { return };
        let expected = self.typed.get(&item.level).map_or(1, |last| last + 1);
        self.typed.insert(item.level, typed);
        if typed != expected && typed != number {
            let above = dotted(&item.typed_above);
            let message = format!(
                "số thứ tự gõ là `{above}{}` nhưng theo vị trí phải là `{}{}`",
                shown(item.level, typed),
                dotted(&self.numbers_above(item.level, &self.given)),
                shown(item.level, number)
            );
            findings.push(
                Finding::warning(codes::C008, item.text.at, message)
                    .hint("văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số"),
            );
        }
    }
}

/// The numbers before the last one: `2.1.`.
fn dotted(numbers: &[u32]) -> String {
    numbers.iter().map(|number| format!("{number}.")).collect()
}

fn shown(level: Level, number: u32) -> String {
    match level {
        Level::Phan => format!("Phần {}", roman(number)),
        Level::Chuong => format!("Chương {}", roman(number)),
        Level::MucCuaChuong => format!("Mục {number}"),
        Level::Muc => format!("{}.", roman(number)),
        Level::Diem => format!("{})", letter(number).unwrap_or("…")),
        Level::Dieu => format!("Điều {number}."),
        _ => format!("{number}."),
    }
}

fn point(number: u32, item: &Item, findings: &mut Findings) -> String {
    let Some(letter) = letter(number) else {
        if number as usize == LETTERS.len() + 1 {
            let message = format!("quá {} điểm: hết chữ cái để đánh", LETTERS.len());
            findings.push(
                Finding::error(codes::C009, item.text.at, message)
                    .hint("chia thành nhiều khoản, hoặc dùng gạch đầu dòng `- `"),
            );
        }
        return String::new();
    };
    format!("{letter}) ")
}

fn paragraph(item: &Item, label: String, mut content: FilledText) -> Paragraph {
    let role = match (item.level, item.heading) {
        // The decree gives parts and chapters one look (PL I, V).
        (Level::Phan | Level::Chuong, _) => Role::Chuong,
        (Level::MucCuaChuong, _) => Role::MucCuaChuong,
        (Level::Dieu, _) => Role::Dieu,
        (Level::Muc, _) => Role::Muc,
        (Level::Khoan, true) => Role::TieuDeKhoan,
        (Level::Khoan, false) => Role::Khoan,
        (Level::TieuKhoan | Level::TieuKhoanCon, true) => Role::TieuDeTieuKhoan,
        (Level::TieuKhoan | Level::TieuKhoanCon, false) => Role::TieuKhoan,
        (Level::Diem, _) => Role::Diem,
        (Level::Gach, _) => Role::Gach,
        (Level::Cong, _) => Role::Cong,
        (Level::DoanVan, _) => Role::DoanVan,
    };
    let bold_heading = item.heading && matches!(item.level, Level::Dieu | Level::Diem);
    if bold_heading {
        content.embolden();
    }
    if matches!(item.level, Level::Phan | Level::Chuong | Level::MucCuaChuong) {
        // The number is on a line of its own, the title below it in capitals (PL I, II.6d).
        content.capitals();
        content.put_above(label);
    } else if item.level == Level::Dieu {
        if !content.is_empty() {
            content.put_in_front(" ", bold_heading);
        }
        // If the article has no title, only the words "Điều 1." are bold (practice).
        content.put_in_front(&label, true);
    } else {
        content.put_in_front(&label, bold_heading);
    }
    if role.info().capitals {
        content.capitals();
    }
    let mut paragraph = content.into_paragraph(role);
    paragraph.keep_next |= item.heading;
    paragraph.origin = Some(item.text.at);
    paragraph
}
