//! What a key means, in Markdown, for who completes it or points at it.
//!
//! In: a field with its component, the kind of the document. Out: its meaning, whether it must be written, what it
//! takes, its clause of the decree, an example. All words come from the declarations.

use super::declared::DocumentAround;
use crate::content::declare::{Component, Field, Shape};
use crate::content::kind::Kind;
use crate::content::{VAN_BAN, first_capital};
use crate::role::Role;

/// Whether a key must be written in the document around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    /// It must be.
    Required,
    /// It may be.
    Optional,
    /// It must not be: the kind has no such component.
    Refused,
}

/// Whether this document must have this key of a component.
pub(super) fn demand(
    component: &Component,
    field: &Field,
    document: &DocumentAround<'_>,
    kind: Option<&Kind>,
) -> Demand {
    let is_paper = std::ptr::eq(component, &raw const VAN_BAN);
    let components = kind.and_then(|kind| Some((kind, document.components(kind)?))).filter(|_| is_paper);
    match components {
        Some((kind, components)) if !kind.allows(components, field.key) => Demand::Refused,
        Some((kind, components)) => {
            let own = field.key == "thong_tin" && !kind.thong_tin.bat_buoc.is_empty();
            let is_asked = components.bat_buoc.iter().any(|key| key == field.key);
            if field.required || is_asked || own { Demand::Required } else { Demand::Optional }
        }
        None if field.required && field.unless.is_none() => Demand::Required,
        None => Demand::Optional,
    }
}

/// The meaning of a field.
pub(super) fn of_field(component: &Component, field: &Field, demand: Demand, kind: Option<&Kind>) -> String {
    let mut text = format!("**{}**", first_capital(field.title));
    let is_paper = std::ptr::eq(component, &raw const VAN_BAN);
    let whose = match kind.filter(|_| is_paper) {
        Some(kind) => kind.ten.clone(),
        None => component.title.to_owned(),
    };
    text += &match demand {
        Demand::Required => format!(" – bắt buộc ở {whose}"),
        Demand::Refused => format!(" – {whose} không có khóa này"),
        Demand::Optional => match field.unless.filter(|_| field.required) {
            Some(other) => format!(" – bắt buộc, khi không có `{other}`"),
            None => " – tùy chọn".to_owned(),
        },
    };
    if let Some(about) = inner_about(&field.shape) {
        text += &format!("\n\n{about}");
    }
    text += &format!("\n\nNhận: {}", takes(&field.shape));
    if let Shape::Choice(of) = field.shape {
        let words = of.words().into_iter().map(|(word, meaning)| format!("- `{word}`: {meaning}"));
        text += &format!("\n\n{}", words.collect::<Vec<_>>().join("\n"));
    }
    text += &format!("\n\nVí dụ: `{}: {}`", field.key, field.example);
    if let Some(clause) = clause(component, field) {
        text += &format!("\n\nCăn cứ: {clause}");
    }
    text
}

/// The sentence about the component that stands there.
fn inner_about(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Map(component) | Shape::MapOrList(component) => Some(component.about),
        Shape::List(inner) | Shape::ProseOr(inner) => inner_about(inner),
        _ => None,
    }
}

/// What a shape takes, in the middle of a sentence.
fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Word => "một dòng chữ, không dùng biến".to_owned(),
        Shape::Choice(_) => "một trong các lựa chọn".to_owned(),
        Shape::Prose => "chữ một hoặc nhiều dòng, hoặc danh sách; dùng được biến `{{ … }}`".to_owned(),
        Shape::Amounts => "số tiền theo cột, `{cột: số}`".to_owned(),
        Shape::AmountOrAmounts => "một số tiền, hoặc số tiền theo cột".to_owned(),
        Shape::Map(component) => keys_of(component),
        Shape::MapOrList(component) => format!("{}; hoặc danh sách như vậy", keys_of(component)),
        Shape::List(inner) => format!("danh sách, mỗi mục là {}", takes(inner)),
        Shape::ProseOr(inner) => format!("chữ, hoặc {}", takes(inner)),
    }
}

/// The keys of a component, the first of very many.
fn keys_of(component: &Component) -> String {
    const MOST: usize = 12;
    let keys: Vec<String> = component.fields.iter().map(|field| format!("`{}`", field.key)).collect();
    match keys.len() {
        0 => "các khóa tự đặt".to_owned(),
        count if count > MOST => format!("các khóa {} …", keys[..MOST].join(", ")),
        _ => format!("các khóa {}", keys.join(", ")),
    }
}

/// Keys whose component on paper has another name.
const ON_PAPER: [(&str, Role); 20] = [
    ("co_quan", Role::CoQuanBanHanh),
    ("chu_quan", Role::CoQuanChuQuan),
    ("so", Role::SoKyHieu),
    ("ky_hieu", Role::SoKyHieu),
    ("dia_danh", Role::DiaDanhThoiGian),
    ("ngay", Role::DiaDanhThoiGian),
    ("nam", Role::DiaDanhThoiGian),
    ("loai", Role::TenLoai),
    ("theo_de_nghi", Role::CanCu),
    ("noi_dung", Role::Muc),
    ("nguoi_ky", Role::ChucVu),
    ("thay_mat", Role::QuyenHan),
    ("ky_thay", Role::QuyenHan),
    ("thua_lenh", Role::QuyenHan),
    ("thua_uy_quyen", Role::QuyenHan),
    ("quyen", Role::ChucVu),
    ("luu", Role::NoiNhan),
    ("lien_he", Role::DiaChi),
    ("kem_theo", Role::KemTheo),
    ("phu_luc", Role::PhuLuc),
];

/// The clause of the decree on the component that a key of a paper, its bodies or its signers writes.
fn clause(component: &Component, field: &Field) -> Option<&'static str> {
    let own = ["văn bản", "cơ quan ban hành", "người ký"].contains(&component.title);
    let named = ON_PAPER.iter().find(|(key, _)| *key == field.key).map(|(_, role)| *role);
    let role = named.or_else(|| Role::of_element(field.key)).filter(|_| own)?;
    Some(role.info().clause).filter(|clause| *clause != "thực hành")
}
