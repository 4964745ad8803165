//! What the decree does not know and offices do for wide tables: sheets of A3 in appendices, letters smaller
//! than 11 pt in tables. An office says in its theme that it does so.
//!
//! In: a document as read, the theme. Out: an error where the theme does not allow it, else a note that it is
//! practice.

use crate::content::table::Bang;
use crate::content::{Dossier, PhuLuc};
use crate::finding::{Finding, Findings, codes};
use crate::length::Length;
use crate::paper::Orientation;
use crate::theme::WideTables;

/// The smallest letters that need no word of the office.
const USUAL: Length = Length::twips(220);

/// Looks at the letters of all tables of a document and of what is attached to it.
pub(super) fn sizes(document: &Dossier, wide: WideTables, findings: &mut Findings) {
    for bang in document.tables() {
        size(bang, wide, findings);
    }
}

/// Looks at the sheet of an appendix, as its frame makes it.
pub(super) fn sheet(appendix: &PhuLuc, sheet: Orientation, wide: WideTables, findings: &mut Findings) {
    if sheet != Orientation::LandscapeA3 {
        return;
    }
    let at = appendix.huong_at.unwrap_or(appendix.at);
    findings.push(match wide.a3 {
        false => Finding::error(codes::T024, at, "thể thức của cơ quan chưa cho in phụ lục khổ A3").hint(
            "Nghị định chỉ có khổ A4: dùng `huong: ngang`; cơ quan cho dùng A3 thì ghi `bang: {kho_a3: có}` ở `templates/theme.yaml`",
        ),
        true => {
            let message = "phụ lục in khổ A3 ngang: Nghị định chỉ có khổ A4 (PL I, I.1), đây là thực hành";
            Finding::note(codes::T025, at, message).hint("bảng vừa khổ A4 thì dùng `huong: ngang`")
        }
    });
}

/// Looks at the sheet of a part that is no appendix: it is A4.
pub(super) fn other_sheet(document: &Dossier, sheet: Orientation, findings: &mut Findings) {
    if sheet == Orientation::LandscapeA3 {
        let message = "mẫu trình bày đặt khổ A3 cho phần không phải phụ lục";
        findings.push(
            Finding::error(codes::T024, document.at, message)
                .hint("ở mẫu riêng của cơ quan, `huong` của phần này là `doc` hoặc `ngang`"),
        );
    }
}

fn size(bang: &Bang, wide: WideTables, findings: &mut Findings) {
    let Some(at) = bang.text_size_at.filter(|_| bang.text_size < USUAL) else { return };
    let (size, least) = (points(bang.text_size), points(wide.least_size));
    findings.push(match bang.text_size < wide.least_size {
        true => Finding::error(
            codes::T024,
            at,
            format!("cỡ chữ {size} của bảng nhỏ hơn cỡ nhỏ nhất thể thức của cơ quan cho dùng ({least})"),
        )
        .hint(format!(
            "ghi `co_chu` từ {least} trở lên; cơ quan cho dùng chữ nhỏ hơn thì ghi `bang: {{co_chu_nho_nhat: {size}}}` ở `templates/theme.yaml`"
        )),
        false => Finding::note(
            codes::T026,
            at,
            format!("chữ trong bảng cỡ {size}: Nghị định không quy định cỡ chữ bảng, thường không dưới 11"),
        )
        .hint("bảng vừa chỗ thì dùng `co_chu` từ 11 trở lên"),
    });
}

/// `8,5`
fn points(size: Length) -> String {
    size.to_pt().to_string().replace('.', ",")
}
