//! Which place of a paper a line is, as rules of an office name places.
//!
//! In: a line. Out: its [`HousePlace`]; None of what the program prints itself on every paper.

use crate::content::house::HousePlace;
use crate::paper::Role;
use crate::rules::paper_view::Line;

/// The place of a line.
pub(super) fn place_of(line: &Line<'_>) -> Option<HousePlace> {
    if line.cell.is_some() {
        return Some(HousePlace::Tables);
    }
    Some(match line.role {
        Role::QuocHieu | Role::TieuNgu | Role::SoTrang | Role::DuThao | Role::PhamViLuuHanh => return None,
        Role::DoKhan | Role::ThamQuyen | Role::DongQuyetDinh | Role::TieuDeNoiNhan => return None,
        Role::SoanThao | Role::DiaChi => return None,
        Role::CoQuanChuQuan | Role::CoQuanBanHanh => HousePlace::Issuer,
        Role::SoKyHieu => HousePlace::Symbol,
        Role::DiaDanhThoiGian => HousePlace::PlaceAndDay,
        Role::TrichYeuCongVan | Role::TenLoai | Role::TrichYeu | Role::KemTheo => HousePlace::Subject,
        Role::KinhGui | Role::KinhGuiNhieu | Role::NoiKinhGui => HousePlace::Address,
        Role::CanCu => HousePlace::Grounds,
        Role::QuyenHan | Role::ChucVu | Role::ChucVuKhac | Role::HoTen => HousePlace::Signature,
        Role::NoiNhan if archive(&line.text).is_some() => HousePlace::Archive,
        Role::NoiNhan => HousePlace::Recipients,
        Role::PhuLuc | Role::TenPhuLuc => HousePlace::Appendix,
        Role::DoanVan | Role::Chuong | Role::MucCuaChuong | Role::Dieu | Role::Muc => HousePlace::Body,
        Role::TieuDeKhoan | Role::Khoan | Role::TieuDeTieuKhoan | Role::TieuKhoan => HousePlace::Body,
        Role::Diem | Role::Gach | Role::Cong => HousePlace::Body,
        Role::TenBang | Role::DonViTinh | Role::TieuDeCot | Role::GhiChuCot => HousePlace::Tables,
        Role::OChu | Role::OGiua | Role::OSo | Role::ONhomChu | Role::ONhomGiua => HousePlace::Tables,
        Role::ONhomSo | Role::OTongChu | Role::OTongSo => HousePlace::Tables,
        Role::TieuDeGhiChu | Role::GhiChu => HousePlace::Tables,
    })
}

/// The byte behind `Lưu:` of the archive's line: "- Lưu: VT, TCBC." None of another line.
pub(super) fn archive(text: &str) -> Option<usize> {
    let words = text.trim_start_matches(['-', ' ']);
    let rest = words.strip_prefix("Lưu:")?;
    Some(text.len() - rest.len())
}
