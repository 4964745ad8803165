//! Which components a paper has, in which order, and the words that are the same in all of them (Phụ lục I,
//! mục II).

use super::view::FormLine;
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::paper::walk::{Holder, WalkNode};
use crate::paper::{Role, Section, Simple};
use crate::word::{WordParagraph, WordPiece};

pub(super) const PRESENT: FormRule = FormRule {
    code: code("H018", "Thành phần thể thức bắt buộc"),
    clause: "Điều 8, khoản 2",
    severity: Severity::Error,
    about: "Văn bản có đủ Quốc hiệu và Tiêu ngữ, tên cơ quan, số và ký hiệu, địa danh và thời gian, tên loại và trích yếu, nội dung, chức vụ và họ tên người ký, nơi nhận.",
    of_file: false,
    check: present,
};

pub(super) const ORDER: FormRule = FormRule {
    code: code("H019", "Thứ tự các thành phần"),
    clause: "Phụ lục I, mục IV (sơ đồ bố trí)",
    severity: Severity::Warning,
    about: "Quốc hiệu trên Tiêu ngữ, tên cơ quan trên số và ký hiệu, tên loại trên trích yếu.",
    of_file: false,
    check: order,
};

pub(super) const NATION: FormRule = FormRule {
    code: code("H020", "Lời của Quốc hiệu, Tiêu ngữ"),
    clause: "Phụ lục I, mục II, khoản 1",
    severity: Severity::Warning,
    about: "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”; “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ có gạch nối (-), có cách chữ.",
    of_file: false,
    check: nation,
};

pub(super) const RULE: FormRule = FormRule {
    code: code("H021", "Đường kẻ dưới Tiêu ngữ"),
    clause: "Phụ lục I, mục II, khoản 1",
    severity: Severity::Warning,
    about: "Dưới Tiêu ngữ có đường kẻ ngang nét liền, dài bằng dòng chữ; vẽ bằng lệnh Draw, không dùng Underline.",
    of_file: false,
    check: rule,
};

fn present(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    if !view.has_head() {
        // A speech, a form, a list: no paper that Điều 8 is about.
        return Verdict::NotEvaluated;
    }
    let has = |roles: &[Role]| view.lines.iter().any(|line| roles.contains(&line.role));
    let letter = has(&[Role::TrichYeuCongVan]);
    let mut wanted: Vec<(&[Role], &str)> = vec![
        (&[Role::QuocHieu], "Quốc hiệu"),
        (&[Role::TieuNgu], "Tiêu ngữ"),
        (&[Role::CoQuanBanHanh, Role::CoQuanChuQuan], "tên cơ quan ban hành"),
        (&[Role::SoKyHieu], "số, ký hiệu"),
        (&[Role::DiaDanhThoiGian], "địa danh và thời gian"),
        (&[Role::HoTen, Role::ChucVu, Role::QuyenHan], "chức vụ, họ tên người ký"),
        (&[Role::TieuDeNoiNhan], "nơi nhận"),
    ];
    if !letter {
        wanted.push((&[Role::TenLoai], "tên loại"));
        // A slip or a note of introduction says in its first line what it is for.
        let says = |line: &FormLine<'_>| {
            ["GIẤY ", "PHIẾU ", "CÔNG ĐIỆN"].iter().any(|kind| line.text.to_uppercase().starts_with(kind))
        };
        if !view.of_role(Role::TenLoai).next().is_some_and(says) {
            wanted.push((&[Role::TrichYeu], "trích yếu"));
        }
    }
    // Minutes tell place and time in their text (mẫu 1.10).
    let minutes = view
        .of_role(Role::TenLoai)
        .next()
        .is_some_and(|line| line.text.to_uppercase().starts_with("BIÊN BẢN"));
    if minutes {
        wanted.retain(|(roles, _)| !roles.contains(&Role::DiaDanhThoiGian));
    }
    for (roles, name) in wanted {
        if !has(roles) {
            let message = format!("không thấy {name}");
            found.add(
                Severity::Error,
                None,
                message,
                format!("thêm {name} vào đúng chỗ của nó, theo mẫu ở Phụ lục III"),
            );
        }
    }
    let proposal = view
        .of_role(Role::TenLoai)
        .next()
        .is_some_and(|line| line.text.to_uppercase().starts_with("TỜ TRÌNH"));
    if (letter || proposal) && !has(&[Role::KinhGui, Role::KinhGuiNhieu]) {
        let hint = match letter {
            true => "công văn có dòng “Kính gửi:” dưới phần đầu văn bản",
            false => "tờ trình có dòng “Kính gửi:” dưới trích yếu",
        };
        found.add(Severity::Error, None, "không thấy Kính gửi".to_owned(), hint);
    }
    Verdict::Passed
}

/// Pairs of which the first stands above the second.
const ABOVE: [(Role, Role); 6] = [
    (Role::QuocHieu, Role::TieuNgu),
    (Role::CoQuanChuQuan, Role::CoQuanBanHanh),
    (Role::CoQuanBanHanh, Role::SoKyHieu),
    (Role::TieuNgu, Role::DiaDanhThoiGian),
    (Role::TenLoai, Role::TrichYeu),
    (Role::QuyenHan, Role::HoTen),
];

fn order(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    // The paper, and what is attached to it.
    for document in (0..view.sections.len()).filter(|at| view.sections[*at].appendix.is_none()) {
        let first = |role: Role| {
            let mut lines = view.lines.iter().enumerate().filter(|(_, line)| line.section == document);
            lines.find(|(_, line)| line.role == role).map(|(at, _)| at)
        };
        for (above, below) in ABOVE {
            let (Some(one), Some(other)) = (first(above), first(below)) else { continue };
            if one < other {
                continue;
            }
            let line = &view.lines[one];
            let message = format!("{} đứng dưới {}", above.info().name, below.info().name);
            found.line(
                Severity::Warning,
                line,
                message,
                "đặt lại theo sơ đồ bố trí các thành phần ở Phụ lục I",
            );
        }
    }
    if view.has_head() { Verdict::Passed } else { Verdict::NotEvaluated }
}

fn nation(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    if !view.has_head() {
        return Verdict::NotApplicable;
    }
    let words = |line: &FormLine<'_>| line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in view.of_role(Role::QuocHieu) {
        let text = words(line);
        let upper = text.to_uppercase().replace("HOÀ", "HÒA");
        if upper != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" {
            let message = format!("Quốc hiệu ghi `{text}`");
            found.line(Severity::Warning, line, message, "viết `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`");
        }
    }
    for line in view.of_role(Role::TieuNgu) {
        let text = words(line);
        if text != "Độc lập - Tự do - Hạnh phúc" {
            let message = format!("Tiêu ngữ ghi `{text}`");
            found.line(
                Severity::Warning,
                line,
                message,
                "viết `Độc lập - Tự do - Hạnh phúc`, gạch nối (-) có cách hai bên",
            );
        }
    }
    Verdict::Passed
}

fn rule(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let Some(motto) = view.of_role(Role::TieuNgu).next() else { return Verdict::NotApplicable };
    if motto.share(|look| look.underline).is_some_and(|share| share > 50) {
        let message = "Tiêu ngữ gạch chân thay cho đường kẻ".to_owned();
        found.line(Severity::Warning, motto, message, "bỏ gạch chân, vẽ đường kẻ nét liền dài bằng dòng chữ");
        return Verdict::Passed;
    }
    let bordered = motto.word.look.border_below
        || view.file.paragraphs.iter().any(|one| {
            let below = one.place.cell == motto.word.place.cell && one.place.number > motto.word.place.number;
            below && (one.look.border_below || one.look.border_above) && in_head(view, motto, one)
        });
    let typed = view.sections.iter().flat_map(Section::walk).any(|(holder, node)| {
        matches!((holder, node), (Holder::Column(_, 1), WalkNode::Simple(Simple::Rule(_))))
    });
    if !(bordered || is_drawn(view, motto)) {
        let (message, hint) = match typed {
            true => ("đường kẻ dưới Tiêu ngữ gõ bằng dấu gạch", "vẽ đường kẻ nét liền dài bằng dòng chữ"),
            false => {
                ("dưới Tiêu ngữ không có đường kẻ", "vẽ đường kẻ nét liền dài bằng dòng chữ (Insert, Shapes)")
            }
        };
        found.line(Severity::Warning, motto, message.to_owned(), hint);
    }
    Verdict::Passed
}

/// Whether a paragraph stands in the table of the head, or near the words where none holds them.
fn in_head(view: &FormView<'_>, motto: &FormLine<'_>, one: &WordParagraph) -> bool {
    match motto.word.place.cell {
        Some(cell) => one.place.cell.is_some_and(|other| other.table == cell.table),
        None => one.place.number.abs_diff(motto.word.place.number) <= 8 && view.is_of_main(one),
    }
}

/// Whether a line is drawn below the words. Whatever paragraph was at hand holds a drawing: one of their own
/// side, or one above the name of the kind. A single one at the other side is that of the issuing body.
fn is_drawn(view: &FormView<'_>, motto: &FormLine<'_>) -> bool {
    let column = |one: &WordParagraph| {
        let cell = one.place.cell?;
        let row = view.file.table(cell.table).rows.get(cell.row as usize)?;
        Some(row.cells.get(cell.cell as usize)?.column)
    };
    let kind = view.of_role(Role::TenLoai).next().map(|line| line.word.place.number);
    let until = kind.unwrap_or(motto.word.place.number + 12);
    let drawings = view.file.paragraphs.iter().filter(|one| {
        one.runs.iter().any(|run| matches!(run.piece, WordPiece::Drawing(_))) && view.is_of_main(one)
    });
    let (mut own, mut other) = (0, 0);
    for one in drawings {
        if motto.word.place.cell.is_none() {
            own += usize::from(one.place.number <= motto.word.place.number + 12);
        } else if in_head(view, motto, one) {
            match column(one) == column(motto.word) {
                true => own += 1,
                false => other += 1,
            }
        } else {
            own += usize::from(one.place.cell.is_none() && one.place.number <= until);
        }
    }
    own > 0 || other > 1
}
