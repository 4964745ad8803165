//! Who issues and signs a document, and where it is kept.
//!
//! In: the fields of a document. Out: its bodies, its signers and the line `Lưu`, checked
//! against one another.

use super::declare::Fields;
use super::kind::Kind;
use super::{CoQuan, NguoiKy, image};
use crate::diag::{Diagnostic, Diagnostics, codes};

/// How a document is signed (Điều 15): who fills in its number and day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ban {
    /// Signed on paper: number, day and month are written by hand on the signed page.
    Giay,
    /// Signed as a file, or not said: they are printed.
    #[default]
    DienTu,
}

/// The words of `ban`.
pub(super) const BAN: &[(&str, &str)] = &[
    ("giay", "bản giấy: số, ngày, tháng trên trang ký ghi bằng tay"),
    ("dien_tu", "bản điện tử: in đủ số, ngày, tháng"),
];

/// `ban`.
pub(super) fn ban(fields: Fields<'_>) -> Ban {
    match fields.word("ban") {
        Some(word) if word.text == "giay" => Ban::Giay,
        _ => Ban::DienTu,
    }
}

/// `VT, KT(văn) (2)`.
pub(super) fn kept(fields: Fields<'_>) -> Option<String> {
    let kept = fields.map("luu")?;
    let word = |key| kept.word(key).map(|word| word.text);
    let mut line = "VT".to_owned();
    if let Some(unit) = word("don_vi") {
        line += &format!(", {unit}");
    }
    if let Some(author) = word("nguoi_soan") {
        line += &format!("({author})");
    }
    if let Some(copies) = word("so_ban") {
        line += &format!(" ({copies})");
    }
    Some(line)
}

/// The issuing bodies: one, or two that issue together.
pub(super) fn issuers(fields: Fields<'_>) -> Vec<CoQuan> {
    let bodies = fields.maps("co_quan").into_iter();
    bodies.map(|body| CoQuan { chu_quan: body.texts("chu_quan"), ten: body.texts("ten") }).collect()
}

/// Who sign, with the lines above the post: abbreviation, dot, blank (PL I, II.7b).
pub(super) fn signers(fields: Fields<'_>, diags: &mut Diagnostics) -> Vec<NguoiKy> {
    fields.maps("nguoi_ky").into_iter().map(|signer| one_signer(signer, diags)).collect()
}

fn one_signer(signer: Fields<'_>, diags: &mut Diagnostics) -> NguoiKy {
    const ON_BEHALF: [(&str, &str); 4] =
        [("thay_mat", "TM."), ("ky_thay", "KT."), ("thua_lenh", "TL."), ("thua_uy_quyen", "TUQ.")];
    let word = |key| Some(signer.word(key)?.text);
    let authority = ON_BEHALF.into_iter().filter_map(|(key, short)| Some(format!("{short} {}", word(key)?)));
    check_authority(signer, diags);
    // "Q." stands before the post itself: who holds the head's post signs as the head.
    let acting = word("quyen").map(|post| format!("Q. {post}"));
    NguoiKy {
        quyen_han: authority.collect(),
        chuc_vu: acting.or_else(|| word("chuc_vu")),
        chuc_vu_khac: word("chuc_vu_khac"),
        ho_ten: word("ho_ten"),
        anh_chu_ky: image::read(signer, image::Shows::Signature, diags),
        anh_dau: image::read(signer, image::Shows::Seal, diags),
    }
}

/// Who acts as the head has no other post here and stands in for no head; and one signs either
/// by order or by authority.
fn check_authority(signer: Fields<'_>, diags: &mut Diagnostics) {
    let clashes = [
        ("quyen", "chuc_vu", "được giao quyền cấp trưởng thì chức vụ đã ghi ở `quyen`", "bỏ `chuc_vu`"),
        (
            "quyen",
            "ky_thay",
            "người được giao quyền cấp trưởng ký với chức vụ đó, không ký thay (Phụ lục I, II.7b)",
            "bỏ `ky_thay`; cấp phó ký thay thì bỏ `quyen` và ghi `chuc_vu`",
        ),
        (
            "thua_lenh",
            "thua_uy_quyen",
            "một người không vừa ký thừa lệnh vừa ký thừa ủy quyền",
            "giữ `thua_lenh` hoặc `thua_uy_quyen`",
        ),
    ];
    for (one, other, message, hint) in clashes {
        if signer.get(one).is_some() && signer.get(other).is_some() {
            let at = signer.key_span(other);
            diags.push(
                Diagnostic::error(codes::C021, at, message)
                    .related(signer.key_span(one), "ghi ở đây")
                    .hint(hint),
            );
        }
    }
}

/// Two sign side by side at most: one for each body, or as many as the kind demands; where one
/// body issues, its kind may allow a second one.
pub(super) fn check_signers(
    fields: Fields<'_>,
    kind: &Kind,
    bodies: usize,
    found: usize,
    diags: &mut Diagnostics,
) {
    if bodies > 2 {
        let message = format!("văn bản có {bodies} cơ quan ban hành, nhiều nhất là 2");
        diags.push(Diagnostic::error(codes::C005, fields.key_span("co_quan"), message));
        return;
    }
    let wanted = kind.so_nguoi_ky.unwrap_or(bodies.max(1));
    let most = kind.nguoi_ky_toi_da.unwrap_or(wanted).max(wanted);
    if (wanted..=most).contains(&found) {
        return;
    }
    let (message, hint) = match kind.so_nguoi_ky {
        Some(_) => (
            format!("{} phải có {wanted} người ký, ở đây là {found}", kind.ten),
            "ghi `nguoi_ky` thành danh sách, theo thứ tự từ trái sang phải trên giấy",
        ),
        None if most > wanted => (
            format!("{} có nhiều nhất {most} người ký, ở đây là {found}", kind.ten),
            "ghi theo thứ tự từ trái sang phải trên giấy",
        ),
        None => (
            format!("có {found} người ký cho {} cơ quan ban hành", bodies.max(1)),
            "mỗi cơ quan ban hành một người ký, theo thứ tự từ trái sang phải trên giấy",
        ),
    };
    diags.push(Diagnostic::error(codes::C005, fields.key_span("nguoi_ky"), message).hint(hint));
}
