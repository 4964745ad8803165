//! The findings about names and types in a table of localities.
//!
//! In: a locality and the column of a name, or the word in a column of types. Out: a finding with what to
//! write. It leaves to `written` what is wrong with a name.

use super::Locality;
use super::bare::Why;
use super::columns::{CAPITAL, CODE, KEPT, NAME, PROVINCE, PROVINCE_CODE, PROVINCE_TYPE, TYPE};
use super::known::Signs;
use super::name::{folded, is_unmarked, spelling};
use super::named::NameCell;
use super::written::{Wrong, wrong};
use crate::content::declare::suggestion;
use crate::finding::{Finding, codes};
use crate::source::Span;

/// What is wrong with the name in a column, which would be printed as it is: a sentence and what to do.
/// Returns None if nothing is wrong.
pub(super) fn fault(unit: &Locality, column: &str) -> Option<(String, String)> {
    let wrong = judged(unit, column).filter(|wrong| !wrong.doubtful)?;
    let typed = unit.cell(column);
    let message = match &wrong.right {
        Some(right) => format!("cột `{column}` ghi `{typed}`, phải là `{right}`"),
        None => format!("cột `{column}` ghi `{typed}`: {}", described(wrong.why)),
    };
    let mut hint = advice(&wrong, column);
    if column == NAME && !matches!(wrong.why, Why::Blanks) {
        hint += &format!("; {}", way_out(unit));
    }
    Some((message, hint))
}

/// The warning about a name that may be right though the table of all localities has another one.
pub fn doubt(unit: &Locality, at: Span) -> Option<Finding> {
    let wrong = judged(unit, NAME).filter(|wrong| wrong.doubtful)?;
    let (typed, known) = (unit.name(), wrong.known?);
    let lacking = if is_unmarked(typed) { "không có dấu" } else { "không có dấu thanh" };
    let message = match &wrong.right {
        Some(right) => {
            format!(
                "cột `{NAME}` ghi `{typed}`, bảng đơn vị hành chính kèm chương trình ghi mã `{}` là `{right}`",
                known.code
            )
        }
        None => format!(
            "cột `{NAME}` ghi `{typed}`, {lacking}; ở bảng đơn vị hành chính kèm chương trình tên này có dấu, ví dụ `{}`",
            known.name
        ),
    };
    let what = match (folded(typed) == folded(known.name), spelling(typed) == spelling(known.name)) {
        (false, _) => "chữ i, y của tên",
        (_, true) => "chỗ đặt dấu của tên",
        _ => "dấu của tên",
    };
    let hint = format!("xem lại {what}; {}", way_out(unit));
    Some(Finding::warning(codes::U013, at, message).hint(hint))
}

/// What to do if a name is meant as it is.
fn way_out(unit: &Locality) -> String {
    match unit.get(KEPT) {
        Some(_) => format!("tên đúng là như đã ghi thì ghi `có` ở cột `{KEPT}`"),
        None => format!("tên đúng là như đã ghi thì thêm cột `{KEPT}`, ghi `có`"),
    }
}

fn judged(unit: &Locality, column: &str) -> Option<Wrong> {
    let name = unit.cell(column);
    if column == PROVINCE {
        let signs =
            Signs { code: unit.cell(PROVINCE_CODE), kind: unit.cell(PROVINCE_TYPE), ..Signs::default() };
        return wrong(&NameCell { name, signs, province: true });
    }
    if unit.cell(KEPT) == "có" {
        // Two blanks are never intended.
        let right = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let wrong = Wrong { why: Why::Blanks, right: Some(right), known: None, doubtful: false };
        return (wrong.right.as_deref() != Some(name)).then_some(wrong);
    }
    let (province_code, province) = (unit.cell(PROVINCE_CODE), unit.cell(PROVINCE));
    let signs = Signs { code: unit.code(), kind: unit.cell(TYPE), province_code, province };
    wrong(&NameCell { name, signs, province: false })
}

fn described(why: Why) -> &'static str {
    match why {
        Why::Kind => "tên kèm chữ chỉ loại",
        Why::Case => "chữ hoa, chữ thường không đúng",
        Why::Blanks => "thừa hoặc thiếu dấu cách",
        Why::Signs => "tên có dấu câu, ký hiệu",
        Why::Province => "tên kèm nơi khác",
        Why::Code => "tên kèm mã",
        Why::Number => "tên kèm chữ `số`",
        Why::Marks => "tên thiếu dấu",
        Why::Initials => "tên viết tắt",
    }
}

/// What to do about a name.
fn advice(wrong: &Wrong, column: &str) -> String {
    let kind = if column == PROVINCE { PROVINCE_TYPE } else { TYPE };
    match wrong.why {
        Why::Kind | Why::Case => {
            format!("tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `{kind}`")
        }
        Why::Blanks => {
            "giữa hai chữ là một dấu cách thường: không hai dấu cách, không dấu cách không ngắt".to_owned()
        }
        Why::Signs => "tên chỉ có chữ, số, dấu cách, gạch nối, dấu nháy của tên: bỏ ký hiệu khác".to_owned(),
        Why::Province => format!("tên không kèm huyện, tỉnh; tỉnh, thành phố ghi ở cột `{PROVINCE}`"),
        Why::Code => format!("mã ghi ở cột `{CODE}`"),
        Why::Number => format!("đơn vị mang số thì chỉ ghi con số, và ghi `có` ở cột `{CAPITAL}`"),
        Why::Initials => "ghi đủ tên".to_owned(),
        Why::Marks => match wrong.known {
            Some(known) => {
                format!(
                    "theo bảng đơn vị hành chính kèm chương trình, mã `{}` là `{}`",
                    known.code, known.name
                )
            }
            None => "ghi đủ dấu".to_owned(),
        },
    }
}

/// What to write in a column of types instead of a word that is no type.
pub(super) fn type_meant(typed: &str, known: &[&str]) -> String {
    let meant = match folded(typed).as_str() {
        "x" => "xã",
        "p" | "ph" | "f" => "phường",
        "dk" => "đặc khu",
        "t" => "tỉnh",
        "tp" => "thành phố",
        _ => "",
    };
    let one = known.iter().find(|one| **one == meant || folded(one) == folded(typed));
    match one {
        Some(one) => format!("có phải ý bạn là `{one}`?"),
        None => suggestion(&typed.to_lowercase(), known.iter().copied()),
    }
}
