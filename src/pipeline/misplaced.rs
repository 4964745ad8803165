//! Misplaced words as findings: what a page laid out shows, in words for the author.
//!
//! In: what the writer found. Out: findings, with the place of the paragraph in its file.

use rust_decimal::Decimal;

use crate::content::money::format_amount;
use crate::diag::{Code, Diagnostic, codes};
use crate::length::Length;
use crate::write::{AreaKind, Displacement, Misplaced, Side};

/// Places told one by one; more say nothing new.
const SHOWN: usize = 5;

/// The findings, those of the first places.
pub(super) fn findings(misplaced: &[Misplaced]) -> Vec<Diagnostic> {
    let more = misplaced.len().saturating_sub(SHOWN);
    let shown = misplaced.iter().take(SHOWN).enumerate().map(|(at, one)| {
        let mut message = sentence(one);
        if more > 0 && at + 1 == SHOWN {
            message.push_str(&format!("; và {more} chỗ khác"));
        }
        let origin = one.paragraph.as_ref().and_then(|paragraph| paragraph.origin);
        let finding = match origin {
            Some(origin) => Diagnostic::error(code(one), origin, message),
            None => Diagnostic::general(code(one), message),
        };
        finding.hint(hint(one))
    });
    shown.collect()
}

/// Is it the author's text that does not fit, or the program that lost it?
fn code(one: &Misplaced) -> Code {
    match one.fault {
        Displacement::Outside(..) | Displacement::Over(_) | Displacement::Struck | Displacement::Elsewhere => {
            codes::T010
        }
        Displacement::Missing | Displacement::Misordered | Displacement::Extra => codes::T011,
    }
}

fn sentence(one: &Misplaced) -> String {
    let name = match (&one.paragraph, one.area) {
        (Some(paragraph), _) => paragraph.role.info().name,
        (None, _) => "Số trang, đầu bảng lặp lại",
    };
    let page = one.page.map(|page| format!("trang {page} của PDF: ")).unwrap_or_default();
    let words = format!("{page}“{}” ({name})", one.words);
    match &one.fault {
        Displacement::Outside(side, by) => {
            let area = match one.area {
                AreaKind::Text | AreaKind::Page | AreaKind::Foot => "vùng chữ của trang",
                AreaKind::Columns if matches!(side, Side::Left | Side::Right) => "cột của nó",
                AreaKind::Columns => "vùng chữ của trang",
                AreaKind::Cell if matches!(side, Side::Left | Side::Right) => "ô của nó",
                AreaKind::Cell => "vùng chữ của trang",
                AreaKind::Chart => "chỗ của nó trong biểu đồ",
                AreaKind::Mark | AreaKind::TopMark => "khung của nó",
            };
            let side = match side {
                Side::Left => "bên trái",
                Side::Right => "bên phải",
                Side::Top => "phía trên",
                Side::Bottom => "phía dưới",
            };
            format!("{words} tràn ra ngoài {area} {} mm về {side}", tenths(*by))
        }
        Displacement::Over(other) => format!("{words} nằm đè lên “{other}”"),
        Displacement::Struck => format!("{words} nằm đè lên đường kẻ"),
        Displacement::Elsewhere => format!("{words} không đứng đúng chỗ trên trang đầu của phần đó"),
        Displacement::Missing => format!("{words} không có trên trang nào của PDF"),
        Displacement::Misordered => format!("{words} đứng sai thứ tự"),
        Displacement::Extra => format!("{words} thừa, nội dung không có chữ này"),
    }
}

fn hint(one: &Misplaced) -> String {
    let sideways = matches!(one.fault, Displacement::Outside(Side::Left | Side::Right, _));
    let hint = match (&one.fault, one.area) {
        (Displacement::Missing | Displacement::Misordered | Displacement::Extra, _) => {
            let version = env!("CARGO_PKG_VERSION");
            return format!(
                "đây là lỗi của chương trình: báo cho người phát triển câu trên, phiên bản vanban {version} và tệp \
                 YAML; trong lúc chờ, thử viết lại đoạn đó"
            );
        }
        (_, AreaKind::Cell) if sideways => {
            "tăng `rong` của cột, giảm `co_chu` của bảng, hoặc thêm dấu cách vào chữ quá dài"
        }
        (_, AreaKind::Cell) => {
            "chữ trong bảng phải vừa một trang: tách hàng quá cao thành nhiều hàng, bớt chữ ở đầu cột, hoặc tăng `rong` của cột"
        }
        (_, AreaKind::Columns) => "khối này phải vừa một trang và hai cột của nó: bớt dòng, hoặc viết ngắn lại",
        (_, AreaKind::Chart) => "viết ngắn tên cột của bảng, hoặc bỏ `bieu_do`",
        (_, AreaKind::Mark | AreaKind::TopMark) => "viết ngắn lại, hoặc tăng `rong` của `<khung>` trong mẫu trình bày",
        (_, AreaKind::Foot) => "bớt dòng ở chân trang",
        (_, AreaKind::Text | AreaKind::Page) => "viết ngắn lại, hoặc thêm dấu cách vào chữ quá dài",
    };
    hint.to_owned()
}

/// A length in millimetres with one decimal, never nothing.
fn tenths(length: Length) -> String {
    format_amount(length.to_decimal_mm().round_dp(1).max(Decimal::new(1, 1)).normalize())
}
