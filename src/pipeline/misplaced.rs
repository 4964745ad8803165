//! Findings about what fits no page, and about words that are not where they may be on a page that was laid
//! out.
//! In: what the tree and the writer report. Out: findings, with the place of the paragraph in its file.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::content::money::format_amount;
use crate::finding::{Code, Finding, codes};
use crate::layout::areas::{AreaKind, Misfit, Wide};
use crate::length::Length;
use crate::paper::Paragraph;
use crate::write::{AreaEdge, Displacement, Misplaced};

/// How many places are reported one by one; more say nothing new.
const SHOWN: usize = 5;

/// What is wider than its place and cannot be broken.
pub(super) fn misfits(misfits: &[Misfit<'_>]) -> Vec<Finding> {
    let told = misfits.iter().map(|one| {
        let (needed, width) = (tenths(one.needed), tenths(one.width));
        let name = one.paragraph.map_or("", |(paragraph, _)| paragraph.role.info().name);
        let (code, message) = match &one.what {
            Wide::Figure(figure) => {
                let figure = shortened(figure);
                (codes::T012, format!("số `{figure}` ({name}) cần {needed} mm, chỗ của nó rộng {width} mm"))
            }
            Wide::Glued(figure) => {
                let figure = shortened(figure);
                let words = format!("số `{figure}` ({name}) viết liền trong chữ dài {needed} mm");
                (codes::T012, format!("{words}, chỗ của nó rộng {width} mm: Word sẽ ngắt giữa số"))
            }
            Wide::Mark => {
                let words = one.paragraph.map(|(paragraph, _)| paragraph.plain_text());
                let words = shortened(&words.unwrap_or_default());
                (codes::T010, format!("“{words}” ({name}) cần {needed} mm, khung của nó rộng {width} mm"))
            }
            Wide::Table => (
                codes::T012,
                format!("bảng so sánh cần {needed} mm cho các cột số, trang chỉ rộng {width} mm"),
            ),
        };
        let hint = match (&one.what, one.paragraph) {
            (Wide::Figure(_), Some((_, AreaKind::Cell))) => "tăng `rong` của cột: số không ngắt làm hai dòng",
            (Wide::Glued(_), _) => "thêm dấu cách trước hoặc sau số",
            (Wide::Figure(_), _) => "viết ngắn lại, hoặc thêm dấu cách: số không ngắt làm hai dòng",
            (Wide::Mark, _) => MARK,
            (Wide::Table, _) => "in theo đơn vị lớn hơn (`hien_thi` của bảng), hoặc đặt phụ lục nằm ngang",
        };
        (code, one.paragraph.map(|(paragraph, _)| paragraph), message, hint.to_owned())
    });
    first(told, misfits.len())
}

/// Words that are not where they may be. Everything that runs over the end of one page has one cause, and is
/// reported once.
pub(super) fn misplaced(misplaced: &[Misplaced]) -> Vec<Finding> {
    let mut ends = BTreeSet::new();
    let causes = misplaced.iter().filter(|one| match one.fault {
        Displacement::Outside(AreaEdge::Bottom, _) => ends.insert(one.page),
        _ => true,
    });
    let told = causes.map(|one| (code(one), one.paragraph.as_ref(), sentence(one), hint(one)));
    first(told, misplaced.len())
}

/// The findings for the first places.
fn first<'a>(
    told: impl Iterator<Item = (Code, Option<&'a Paragraph>, String, String)>,
    all: usize,
) -> Vec<Finding> {
    let told: Vec<_> = told.take(SHOWN).collect();
    let (shown, more) = (told.len(), all - told.len());
    let shown = told.into_iter().enumerate().map(|(at, (code, paragraph, mut message, hint))| {
        if more > 0 && at + 1 == shown {
            message.push_str(&format!("; và {more} chỗ khác"));
        }
        let finding = match paragraph.and_then(|paragraph| paragraph.origin) {
            Some(origin) => Finding::error(code, origin, message),
            None => Finding::general(code, message),
        };
        finding.hint(hint)
    });
    shown.collect()
}

const MARK: &str = "viết ngắn lại, hoặc tăng `rong` của `<khung>` trong mẫu trình bày";

/// The code for it: the author's text does not fit, or the program lost it.
fn code(one: &Misplaced) -> Code {
    match one.fault {
        Displacement::Outside(..)
        | Displacement::Over(_)
        | Displacement::Struck
        | Displacement::Elsewhere => codes::T010,
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
                AreaKind::Columns if matches!(side, AreaEdge::Left | AreaEdge::Right) => "cột của nó",
                AreaKind::Columns => "vùng chữ của trang",
                AreaKind::Cell if matches!(side, AreaEdge::Left | AreaEdge::Right) => "ô của nó",
                AreaKind::Cell => "vùng chữ của trang",
                AreaKind::Chart => "chỗ của nó trong biểu đồ",
                AreaKind::Mark | AreaKind::TopMark => "khung của nó",
            };
            let side = match side {
                AreaEdge::Left => "bên trái",
                AreaEdge::Right => "bên phải",
                AreaEdge::Top => "phía trên",
                AreaEdge::Bottom => "phía dưới",
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
    let sideways = matches!(one.fault, Displacement::Outside(AreaEdge::Left | AreaEdge::Right, _));
    let hint = match (&one.fault, one.area) {
        (Displacement::Missing | Displacement::Misordered | Displacement::Extra, _) => {
            let version = env!("CARGO_PKG_VERSION");
            return format!(
                "đây là lỗi của chương trình: báo cho người phát triển câu trên, phiên bản vanban {version} và tệp \
                 YAML; trong lúc chờ, thử viết lại đoạn đó"
            );
        }
        (_, AreaKind::Cell) if sideways => "tăng `rong` của cột, hoặc giảm `co_chu` của bảng",
        (_, AreaKind::Cell) => {
            "chữ trong bảng phải vừa một trang: tách hàng quá cao thành nhiều hàng, bớt chữ ở đầu cột, hoặc tăng `rong` của cột"
        }
        (_, AreaKind::Columns) => {
            "khối này phải vừa một trang và hai cột của nó: bớt dòng, hoặc viết ngắn lại"
        }
        (_, AreaKind::Chart) => "viết ngắn tên cột của bảng, hoặc bỏ `bieu_do`",
        (_, AreaKind::Mark | AreaKind::TopMark) => MARK,
        (_, AreaKind::Foot) => "bớt dòng ở chân trang",
        (_, AreaKind::Text | AreaKind::Page) => "viết ngắn lại, hoặc thêm dấu cách vào chữ quá dài",
    };
    hint.to_owned()
}

/// As much of a text as is needed to find it.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A length in millimetres with one decimal, and at least 0,1.
fn tenths(length: Length) -> String {
    format_amount(length.to_decimal_mm().round_dp(1).max(Decimal::new(1, 1)).normalize())
}
