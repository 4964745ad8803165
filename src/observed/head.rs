//! The head of a paper: national words, issuing body, number, place and day, the subject of an official letter.
//!
//! In: lines that stand before the name of the kind, cell by cell where a table holds them. Out: the role of each.

use super::lines::SeenLine;
use crate::paper::Role;

/// What a line of a head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadLine {
    /// A component.
    Is(Role),
    /// A line drawn with signs.
    Drawn,
    /// Nobody knows.
    Unknown,
}

/// Whether words are those of Quốc hiệu.
pub(super) fn is_nation(folded: &str) -> bool {
    folded.contains("cong hoa xa hoi chu nghia") || folded.contains("cong hoa xhcn")
}

/// Whether words are those of Tiêu ngữ.
pub(super) fn is_motto(folded: &str) -> bool {
    folded.contains("doc lap") && folded.contains("hanh phuc") && folded.chars().count() < 60
}

/// Whether words are the number and symbol of a paper: `Số: 05/QĐ-UBND`, `Số:      /TTr-STC`.
pub(super) fn is_number(folded: &str) -> bool {
    let Some(rest) = folded.strip_prefix("so") else { return false };
    let rest = rest.trim_start();
    rest.starts_with(':')
        || (rest.contains('/')
            && rest.starts_with(|sign: char| sign.is_ascii_digit() || "./…_-".contains(sign)))
}

/// Whether words are a place and a day: `Lâm Đồng, ngày      tháng 01 năm 2026`.
pub(super) fn is_place_and_day(folded: &str) -> bool {
    let day = folded.find("ngay");
    let month = folded.find("thang");
    let year = folded.rfind("nam");
    matches!((day, month, year), (Some(day), Some(month), Some(year)) if day < month && month < year && day < 60)
        && folded.chars().count() < 90
        && !folded.starts_with('(')
}

/// Bodies that stand below another one, whose name is printed above theirs.
const BELOW: [&str; 22] = [
    "so ",
    "phong ",
    "ban ",
    "chi cuc",
    "cuc ",
    "trung tam",
    "truong ",
    "vien ",
    "van phong",
    "to ",
    "hoi dong",
    "benh vien",
    "doi ",
    "quy ",
    "thanh tra",
    "cong ty",
    "doan ",
    "tong cuc",
    "vu ",
    "chi nhanh",
    "kho bac",
    "hat ",
];

/// Whether words name a body that stands below another one.
pub(super) fn is_below(folded: &str) -> bool {
    BELOW.iter().any(|name| folded.starts_with(name))
}

/// The roles of the lines of one side of a head, from top to bottom.
pub(super) fn of_lines(lines: &[SeenLine]) -> Vec<HeadLine> {
    let mut numbered = false;
    let mut roles = Vec::with_capacity(lines.len());
    for line in lines {
        let words = line.folded.as_str();
        roles.push(if line.is_blank() || line.is_rule() {
            HeadLine::Drawn
        } else if is_nation(words) {
            HeadLine::Is(Role::QuocHieu)
        } else if is_motto(words) {
            HeadLine::Is(Role::TieuNgu)
        } else if is_number(words) {
            numbered = true;
            HeadLine::Is(Role::SoKyHieu)
        } else if is_place_and_day(words) {
            HeadLine::Is(Role::DiaDanhThoiGian)
        } else if matches!(words, "hoa toc" | "thuong khan" | "khan" | "hoa toc hen gio") {
            HeadLine::Is(Role::DoKhan)
        } else if words.starts_with("du thao") && words.chars().count() < 20 {
            HeadLine::Is(Role::DuThao)
        } else if matches!(words, "luu hanh noi bo" | "xem xong tra lai") {
            HeadLine::Is(Role::PhamViLuuHanh)
        } else if matches!(words, "mat" | "toi mat" | "tuyet mat") {
            // A stamp of secrecy, of which the decree leaves the form to another law.
            HeadLine::Unknown
        } else if words.starts_with("v/v") || words.starts_with("ve viec") || numbered {
            HeadLine::Is(Role::TrichYeuCongVan)
        } else if line.upper {
            HeadLine::Is(Role::CoQuanBanHanh)
        } else {
            HeadLine::Unknown
        });
    }
    // Above the number stands a body, however it is written.
    if let Some(number) = roles.iter().position(|role| *role == HeadLine::Is(Role::SoKyHieu)) {
        for role in roles[..number].iter_mut().filter(|role| **role == HeadLine::Unknown) {
            *role = HeadLine::Is(Role::CoQuanBanHanh);
        }
    }
    part_bodies(lines, &mut roles);
    roles
}

/// Of the lines with bodies, which name the one above: those that are not bold above bold ones, else a
/// line that another body stands below.
fn part_bodies(lines: &[SeenLine], roles: &mut [HeadLine]) {
    let bodies: Vec<usize> =
        (0..roles.len()).filter(|&at| roles[at] == HeadLine::Is(Role::CoQuanBanHanh)).collect();
    let first_bold = bodies.iter().position(|&at| lines[at].bold);
    let begins = match first_bold {
        Some(first) if first > 0 => first,
        // All bold, or none: a body of a lower rank begins a name of its own.
        _ => {
            let below = |at: &usize| is_below(&lines[*at].folded);
            let first_is_below = bodies.first().is_some_and(below);
            let found = bodies.iter().skip(1).position(below).map(|at| at + 1);
            found.filter(|_| !first_is_below).unwrap_or(0)
        }
    };
    for &at in &bodies[..begins] {
        roles[at] = HeadLine::Is(Role::CoQuanChuQuan);
    }
}
