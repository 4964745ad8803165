//! Findings about tables that no column widths make fit, and about lines of header and signature that are too
//! long for an office's own column widths.
//!
//! In: what the layout found. Out: findings, each at the column, the width, the title or the line that it is
//! about.

use rust_decimal::{Decimal, RoundingStrategy};

use super::places;
use crate::content::money::format_amount;
use crate::finding::{Finding, Severity, Version, codes};
use crate::layout::{Narrow, NarrowPair, PageFault, TableFault, TooWide};
use crate::length::Length;
use crate::paper::ColumnsKind;
use crate::yaml::Node;

/// The finding about what does not fit. `node` is the paper's own, in which a line made of several values is
/// looked for.
pub(super) fn finding(fault: &PageFault, node: Option<&Node>) -> Finding {
    match fault {
        PageFault::Table(fault) => of_table(fault),
        PageFault::Pair(pair) => of_pair(pair, node),
    }
}

fn of_pair(pair: &NarrowPair, node: Option<&Node>) -> Finding {
    let NarrowPair { kind, role, at, words, is_left, width, needed, left } = pair;
    let (key, place) = match kind {
        ColumnsKind::Header => ("dau_van_ban", "phần đầu"),
        ColumnsKind::Signature => ("chu_ky", "phần chữ ký"),
    };
    let side = if *is_left { "trái" } else { "phải" };
    let up = |mm: Decimal| mm.round_dp_with_strategy(1, RoundingStrategy::ToPositiveInfinity);
    let message = format!(
        "`{words}` ({}) cần {} mm để không xuống dòng, cột bên {side} của {place} chỉ rộng {} mm",
        role.info().name,
        tenths(up(needed.to_decimal_mm())),
        millimetres(*width)
    );
    let alone = format!("bỏ `cot_trai: {{{key}: …}}` của `theme.yaml` để chương trình tự chia cột");
    // The theme accepts this width; another width does not help a line that needs more.
    let hint = match (left.to_decimal_mm(), is_left) {
        (left, _) if left < Decimal::from(50) || left > Decimal::from(100) => {
            format!("viết dòng này ngắn hơn, hoặc {alone}")
        }
        (left, true) => format!("đặt `{key}` của `theme.yaml` ít nhất {} mm, hoặc {alone}", tenths(up(left))),
        (left, false) => {
            let most = tenths(left.trunc_with_scale(1));
            format!("đặt `{key}` của `theme.yaml` nhiều nhất {most} mm, hoặc {alone}")
        }
    };
    let value = || places::key_of(*role).and_then(|key| Some(node?.get(key)?.span));
    let finding = match at.or_else(value) {
        Some(at) => Finding::error(codes::T019, at, message),
        None => Finding::general(codes::T019, message),
    };
    finding.hint(hint)
}

fn of_table(fault: &TableFault) -> Finding {
    match fault {
        TableFault::TooManyFigures { at, columns, figures, needed, page } => {
            let (needed, page) = (tenths(*needed), millimetres(*page));
            let message = format!(
                "bảng {columns} cột không vừa trang: {figures} cột số cần ít nhất {needed} mm, trang rộng {page} mm"
            );
            Finding::error(codes::C018, *at, message).hint(
                "chia thành hai bảng, hoặc in số theo đơn vị lớn hơn (`hien_thi: tỷ đồng`), giảm `co_chu`; khổ A3 chưa in được",
            )
        }
        TableFault::StatedTooWide { at, stated, page, open } => {
            let over = *stated > page.to_decimal_mm().round_dp(1);
            let (stated, page) = (tenths(*stated), millimetres(*page));
            let (message, hint) = match over {
                true => (
                    format!("các cột rộng {stated} mm, trang chỉ rộng {page} mm"),
                    "giảm `rong` của các cột, hoặc bỏ `rong` ở một cột để chương trình tự tính",
                ),
                false => (
                    format!(
                        "các cột có `rong` chiếm {stated} mm của trang rộng {page} mm, không đủ chỗ cho {open} cột chưa ghi `rong`"
                    ),
                    "giảm `rong` của các cột",
                ),
            };
            Finding::error(codes::C013, *at, message).hint(hint)
        }
        TableFault::Narrow(narrow) => of_column(narrow),
        TableFault::TallHead { at, head, page } => {
            let [head, page] =
                [head, page].map(|height| format_amount(height.to_decimal_mm().round_dp(0).normalize()));
            let message = format!("đầu bảng cao {head} mm, trang cao {page} mm: không còn chỗ cho hàng nào");
            let finding = match at {
                Some(at) => Finding::error(codes::T013, *at, message),
                None => Finding::general(codes::T013, message),
            };
            finding.hint("viết ngắn tên cột này, hoặc tăng `rong` của cột")
        }
    }
}

fn of_column(narrow: &Narrow) -> Finding {
    let Narrow { at, id, width, needed, what } = narrow;
    let needed = format_amount(rounded(needed.to_decimal_mm()) + Decimal::new(1, 1));
    let (code, what_needs) = match what {
        TooWide::Figure(figure) => (codes::T012, format!("số `{figure}`")),
        TooWide::Word { word, .. } => (codes::C013, format!("chữ `{word}`")),
    };
    let message = format!("cột `{id}` rộng {} mm, {what_needs} cần {needed} mm", millimetres(*width));
    let hint = match what {
        // No widths would hold them all.
        TooWide::Word { crowded: true, .. } => {
            "mọi đầu cột cộng lại rộng hơn trang: chuyển bảng vào một phụ lục (giấy ngang), bớt cột, viết ngắn đầu cột, hoặc giảm `co_chu` của bảng"
                .to_owned()
        }
        _ => format!("đặt `rong` từ {needed} trở lên, hoặc giảm `co_chu` của bảng"),
    };
    let mut finding = Finding::error(code, *at, message).hint(hint);
    if let TooWide::Word { all_share, .. } = what {
        finding.severity = Severity::Warning;
        // Tables whose columns all share the page were not checked before.
        if *all_share {
            finding = finding.since(Version(0, 2, 0));
        }
    }
    finding
}

/// Millimetres as they are shown to people.
fn rounded(mm: Decimal) -> Decimal {
    mm.round_dp(1).normalize()
}

fn tenths(mm: Decimal) -> String {
    format_amount(rounded(mm))
}

fn millimetres(length: Length) -> String {
    tenths(length.to_decimal_mm())
}
