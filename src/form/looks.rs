//! Size, weight and capitals of each component (Phụ lục I, mục II, III; bảng mẫu chữ ở mục V).

use std::collections::BTreeMap;

use super::view::{FormLine, PROSE, pt};
use super::{FormBreaches, FormRule, FormView, code};
use crate::finding::{Severity, Verdict};
use crate::length::Length;
use crate::paper::Role;
use crate::word::{RunLook, is_letter};

pub(super) const SIZE: FormRule = FormRule {
    code: code("H008", "Cỡ chữ của thành phần"),
    clause: "Phụ lục I, mục V",
    severity: Severity::Warning,
    about: "Mỗi thành phần có cỡ chữ riêng: nội dung 13-14, Nơi nhận 11, Quốc hiệu 12-13…",
    of_file: false,
    check: size,
};

pub(super) const ONE_SIZE: FormRule = FormRule {
    code: code("H009", "Nội dung dùng một cỡ chữ"),
    clause: "Phụ lục I, mục I, khoản 4",
    severity: Severity::Warning,
    about: "Phần nội dung dùng một cỡ chữ 13 hoặc 14 từ đầu đến cuối.",
    of_file: false,
    check: one_size,
};

pub(super) const WEIGHT: FormRule = FormRule {
    code: code("H010", "Kiểu chữ của thành phần"),
    clause: "Phụ lục I, mục V",
    severity: Severity::Warning,
    about: "Kiểu chữ đứng hay nghiêng, đậm hay thường của từng thành phần theo bảng mẫu chữ.",
    of_file: false,
    check: weight,
};

pub(super) const CAPITALS: FormRule = FormRule {
    code: code("H011", "Chữ in hoa của thành phần"),
    clause: "Phụ lục I, mục V",
    severity: Severity::Warning,
    about: "Quốc hiệu, tên cơ quan, tên loại, quyền hạn và chức vụ người ký viết chữ in hoa; họ tên viết chữ thường.",
    of_file: false,
    check: capitals,
};

/// What is said of a component's letters: bold and italic; None where nothing is.
const LOOKS: &[(Role, Option<bool>, Option<bool>)] = &[
    (Role::QuocHieu, Some(true), Some(false)),
    (Role::TieuNgu, Some(true), Some(false)),
    (Role::CoQuanChuQuan, Some(false), Some(false)),
    (Role::CoQuanBanHanh, Some(true), Some(false)),
    (Role::SoKyHieu, Some(false), Some(false)),
    (Role::DiaDanhThoiGian, Some(false), Some(true)),
    (Role::TrichYeuCongVan, Some(false), Some(false)),
    (Role::TenLoai, Some(true), Some(false)),
    (Role::TrichYeu, Some(true), Some(false)),
    (Role::KemTheo, Some(false), Some(true)),
    (Role::KinhGui, Some(false), Some(false)),
    (Role::KinhGuiNhieu, Some(false), Some(false)),
    (Role::NoiKinhGui, Some(false), Some(false)),
    (Role::CanCu, Some(false), Some(true)),
    (Role::Chuong, Some(true), Some(false)),
    (Role::QuyenHan, Some(true), Some(false)),
    (Role::ChucVu, Some(true), Some(false)),
    (Role::HoTen, Some(true), Some(false)),
    (Role::TieuDeNoiNhan, Some(true), Some(true)),
    (Role::NoiNhan, Some(false), Some(false)),
    (Role::PhuLuc, Some(true), Some(false)),
    (Role::TenPhuLuc, Some(true), Some(false)),
];

fn weight(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    for line in view.judged().filter(|line| !line.in_table) {
        let Some((_, bold, italic)) = LOOKS.iter().find(|(role, ..)| *role == line.role) else { continue };
        let faults = [
            (*bold, line.share(RunLook::is_bold), "đậm", "không đậm"),
            (*italic, line.share(|look| look.italic), "nghiêng", "đứng"),
        ];
        for (wanted, share, yes, no) in faults {
            let (Some(wanted), Some(share)) = (wanted, share) else { continue };
            // Half of a line may be meant otherwise: a name within it, a number that stays open.
            let is = match share {
                70.. => true,
                ..=30 => false,
                _ => continue,
            };
            if is != wanted {
                let name = line.role.info().name;
                let (is, right) = if wanted { (no, yes) } else { (yes, no) };
                found.line(
                    Severity::Warning,
                    line,
                    format!("{name} viết chữ {is}"),
                    format!("đặt chữ {right}"),
                );
            }
        }
    }
    Verdict::Passed
}

fn size(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    // Of the body there is a rule of its own, and tables may be smaller.
    for line in view.judged().filter(|line| !line.in_table && !is_body(line)) {
        let (least, most) = line.role.info().sizes;
        let Some(size) = main_size(line) else { continue };
        let (low, high) = (Length::twips(i32::from(least) * 10), Length::twips(i32::from(most) * 10));
        if size < low || size > high {
            let range = if low == high { pt(low) } else { format!("{} đến {}", pt(low), pt(high)) };
            let name = line.role.info().name;
            found.line(
                Severity::Warning,
                line,
                format!("{name} cỡ chữ {}", pt(size)),
                format!("đặt cỡ chữ {range}"),
            );
        }
    }
    Verdict::Passed
}

fn is_body(line: &FormLine<'_>) -> bool {
    PROSE.contains(&line.role)
}

/// The size of most letters of a line.
pub(super) fn main_size(line: &FormLine<'_>) -> Option<Length> {
    let mut sizes: BTreeMap<Length, usize> = BTreeMap::new();
    line.letters().for_each(|(run, letters)| *sizes.entry(run.look.size).or_default() += letters);
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map(|(size, _)| size)
}

fn one_size(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    let mut sizes: BTreeMap<Length, usize> = BTreeMap::new();
    for line in view.prose() {
        line.letters().for_each(|(run, letters)| *sizes.entry(run.look.size).or_default() += letters);
    }
    let all: usize = sizes.values().sum();
    let Some((&main, _)) = sizes.iter().max_by_key(|(_, letters)| **letters) else {
        return Verdict::NotApplicable;
    };
    let may = [Length::twips(260), Length::twips(270), Length::twips(280)];
    if !may.contains(&main) {
        let message = format!("nội dung cỡ chữ {}", pt(main));
        found.add(
            Severity::Warning,
            view.prose().next().and_then(|line| line.at),
            message,
            "đặt cỡ chữ 13 hoặc 14",
        );
    }
    let others = all - sizes[&main];
    if others * 100 > all * 5 {
        let line = view.prose().find(|line| main_size(line).is_some_and(|size| size != main));
        let list: Vec<String> = sizes.keys().filter(|size| **size != main).map(|size| pt(*size)).collect();
        let message = format!(
            "nội dung phần lớn cỡ chữ {}, {} phần trăm chữ cỡ khác ({})",
            pt(main),
            others * 100 / all,
            list.join("; ")
        );
        found.add(
            Severity::Warning,
            line.and_then(|line| line.at),
            message,
            format!("đặt cả nội dung cỡ chữ {}", pt(main)),
        );
    }
    Verdict::Passed
}

fn capitals(view: &FormView<'_>, found: &mut FormBreaches) -> Verdict {
    for line in view.judged().filter(|line| !line.in_table) {
        let letters = || line.text.chars().filter(|sign| is_letter(*sign));
        let upper = letters().all(char::is_uppercase);
        let name = line.role.info().name;
        let roles = [
            Role::QuocHieu,
            Role::CoQuanChuQuan,
            Role::CoQuanBanHanh,
            Role::TenLoai,
            Role::QuyenHan,
            Role::ChucVu,
            Role::TenPhuLuc,
        ];
        if roles.contains(&line.role) && !upper {
            let message = format!("{name} chưa viết chữ in hoa");
            found.line(Severity::Warning, line, message, format!("viết `{}`", line.text.to_uppercase()));
        }
        if line.role == Role::HoTen && upper && letters().count() > 3 {
            let message = format!("{name} viết chữ in hoa");
            found.line(
                Severity::Warning,
                line,
                message,
                "viết hoa chữ cái đầu mỗi âm tiết, còn lại chữ thường",
            );
        }
    }
    Verdict::Passed
}
