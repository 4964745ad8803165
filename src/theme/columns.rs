//! The widths of left columns that an office sets for header and signature.
//!
//! In: the entries of `cot_trai`, the theme with its margins and sizes read. Out: the widths in the theme, or
//! a finding with the width that the right column needs: Quốc hiệu and Tiêu ngữ never go on to a second line
//! (PL I, II.1). Words that differ from paper to paper are measured when a paper is laid out.

use rust_decimal::RoundingStrategy;

use super::Theme;
use super::entries::{COLUMNS, PRACTICE, Range, ThemeReader, as_written, mm, named, unit_of};
use super::value::{self, ThemeUnit};
use crate::finding::{Finding, codes};
use crate::fonts::FaceStyle;
use crate::length::Length;
use crate::orientation::Orientation;
use crate::role::Role;
use crate::yaml::{Entry, Node};

/// What a column has beyond its longest line, so that a word processor breaks none: 1,5 mm.
pub const COLUMN_SLACK: Length = Length::twips(85);

/// The two lines that stand on every paper (PL I, II.1).
const LINES: [(Role, &str); 2] =
    [(Role::QuocHieu, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (Role::TieuNgu, "Độc lập - Tự do - Hạnh phúc")];

/// Takes the widths over that leave the right columns enough room.
pub(super) fn read(reader: &mut ThemeReader<'_>, theme: &mut Theme, node: &Node) {
    let page = theme.text_width(Orientation::Portrait);
    for entry in reader.entries(node, "`cot_trai`", COLUMNS) {
        let mut width = Length::ZERO;
        match entry.key.as_str() {
            "dau_van_ban" => {
                reader.length(&mut width, entry, None, mm(50.0, 100.0, PRACTICE));
                if width > Length::ZERO && leaves_room(reader, theme, entry, page - width) {
                    theme.left.header = Some(width);
                }
            }
            _ => {
                // The signature has at least the right half of the page (PL I, II.7).
                let range = Range { high: page.scale(0.5), ..mm(50.0, 0.0, "PL I, II.7") };
                reader.length(&mut width, entry, None, range);
                theme.left.signature = Some(width).filter(|width| *width > Length::ZERO);
            }
        }
    }
}

/// Whether both lines fit a right column of this width; the one that needs most is reported.
fn leaves_room(reader: &mut ThemeReader<'_>, theme: &Theme, entry: &Entry, right: Length) -> bool {
    let widths = LINES.map(|(role, words)| {
        let style = theme.style(role);
        let face = FaceStyle { bold: style.bold, italic: style.italic };
        (theme.faces.width(words, face, style.size) + COLUMN_SLACK, role)
    });
    let Some((needed, role)) = widths.into_iter().max_by_key(|(width, _)| *width) else { return true };
    if needed <= right {
        return true;
    }
    let info = role.info();
    let message = format!(
        "{} là {}: cột bên phải còn {} mm, {} cỡ {} cần {} mm để không xuống dòng ({})",
        named(entry, None),
        as_written(entry, unit_of(entry, ThemeUnit::Mm)),
        ThemeUnit::Mm.shown(right),
        info.name,
        ThemeUnit::Pt.shown(theme.style(role).size),
        value::shown(needed.to_decimal_mm().round_dp_with_strategy(1, RoundingStrategy::ToPositiveInfinity)),
        info.clause
    );
    let most = (theme.text_width(Orientation::Portrait) - needed).to_decimal_mm().trunc_with_scale(1);
    let hint = format!(
        "đặt `{}` nhiều nhất {} mm, hoặc giảm `co_chu` của `{}`",
        entry.key,
        value::shown(most),
        info.element
    );
    reader.findings.push(Finding::error(codes::T018, entry.value.span, message).hint(hint));
    false
}
