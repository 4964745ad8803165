//! The components of the decree that are paragraphs: the project's glossary by construction.
//!
//! For each: its element in templates and key in the theme, its Vietnamese name (also the name
//! of its Word style), its clause, and what no theme may change.

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "`info` names each in Vietnamese, with its clause")]
pub enum Role {
    DuThao,
    PhamViLuuHanh,
    QuocHieu,
    TieuNgu,
    CoQuanChuQuan,
    CoQuanBanHanh,
    SoKyHieu,
    DiaDanhThoiGian,
    TrichYeuCongVan,
    DoKhan,
    TenLoai,
    TrichYeu,
    KemTheo,
    KinhGui,
    KinhGuiNhieu,
    NoiKinhGui,
    ThamQuyen,
    CanCu,
    DongQuyetDinh,
    DoanVan,
    Chuong,
    MucCuaChuong,
    Dieu,
    Muc,
    TieuDeKhoan,
    Khoan,
    TieuDeTieuKhoan,
    TieuKhoan,
    Diem,
    Gach,
    Cong,
    QuyenHan,
    ChucVu,
    ChucVuKhac,
    HoTen,
    TieuDeNoiNhan,
    NoiNhan,
    SoanThao,
    DiaChi,
    PhuLuc,
    TenPhuLuc,
    TenBang,
    DonViTinh,
    TieuDeCot,
    GhiChuCot,
    OChu,
    OGiua,
    OSo,
    ONhomChu,
    ONhomGiua,
    ONhomSo,
    OTongChu,
    OTongSo,
    TieuDeGhiChu,
    GhiChu,
    SoTrang,
}

/// What is fixed for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleInfo {
    /// Its element in templates and its key in the theme.
    pub element: &'static str,
    /// Its Vietnamese name; the Word style bears it.
    pub name: &'static str,
    /// The clause of NĐ 30/2020/NĐ-CP; "thực hành" where the decree is silent.
    pub clause: &'static str,
    /// Smallest and largest size allowed, in half points.
    pub sizes: (u16, u16),
    /// Printed in capitals, however it was typed.
    pub capitals: bool,
    /// Its rank among headings, from 1: it stands under the last heading before it of a smaller
    /// rank (see `layout::outline`); 0 is no heading.
    pub outline: u8,
    /// Never the last line of a page.
    pub keep_next: bool,
    /// The colour of its letters, and of the frame around it.
    pub ink: Ink,
}

/// A colour of letters. Black for all (PL I, I.4), with one exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Black.
    Black,
    /// Bright red, as the stamp of urgency (PL I, III.2b).
    Red,
}

impl Role {
    /// All roles, in the order of the paper.
    pub const ALL: &'static [Role] = &[
        Role::DuThao,
        Role::PhamViLuuHanh,
        Role::QuocHieu,
        Role::TieuNgu,
        Role::CoQuanChuQuan,
        Role::CoQuanBanHanh,
        Role::SoKyHieu,
        Role::DiaDanhThoiGian,
        Role::TrichYeuCongVan,
        Role::DoKhan,
        Role::TenLoai,
        Role::TrichYeu,
        Role::KemTheo,
        Role::KinhGui,
        Role::KinhGuiNhieu,
        Role::NoiKinhGui,
        Role::ThamQuyen,
        Role::CanCu,
        Role::DongQuyetDinh,
        Role::DoanVan,
        Role::Chuong,
        Role::MucCuaChuong,
        Role::Dieu,
        Role::Muc,
        Role::TieuDeKhoan,
        Role::Khoan,
        Role::TieuDeTieuKhoan,
        Role::TieuKhoan,
        Role::Diem,
        Role::Gach,
        Role::Cong,
        Role::QuyenHan,
        Role::ChucVu,
        Role::ChucVuKhac,
        Role::HoTen,
        Role::TieuDeNoiNhan,
        Role::NoiNhan,
        Role::SoanThao,
        Role::DiaChi,
        Role::PhuLuc,
        Role::TenPhuLuc,
        Role::TenBang,
        Role::DonViTinh,
        Role::TieuDeCot,
        Role::GhiChuCot,
        Role::OChu,
        Role::OGiua,
        Role::OSo,
        Role::ONhomChu,
        Role::ONhomGiua,
        Role::ONhomSo,
        Role::OTongChu,
        Role::OTongSo,
        Role::TieuDeGhiChu,
        Role::GhiChu,
        Role::SoTrang,
    ];

    /// What is fixed for it.
    pub const fn info(self) -> &'static RoleInfo {
        // Sizes in half points, after PL I, mục V (bảng "Mẫu chữ và chi tiết trình bày").
        const fn role(
            element: &'static str,
            name: &'static str,
            clause: &'static str,
            sizes: (u16, u16),
        ) -> RoleInfo {
            RoleInfo {
                element,
                name,
                clause,
                sizes,
                capitals: false,
                outline: 0,
                keep_next: false,
                ink: Ink::Black,
            }
        }
        const fn capitals(info: RoleInfo) -> RoleInfo {
            RoleInfo { capitals: true, ..info }
        }
        const fn heading(info: RoleInfo, outline: u8) -> RoleInfo {
            headed(keep(info), outline)
        }
        /// A paragraph whose first words are its heading.
        const fn headed(info: RoleInfo, outline: u8) -> RoleInfo {
            RoleInfo { outline, ..info }
        }
        const fn keep(info: RoleInfo) -> RoleInfo {
            RoleInfo { keep_next: true, ..info }
        }
        const fn red(info: RoleInfo) -> RoleInfo {
            RoleInfo { ink: Ink::Red, ..info }
        }
        const BODY: (u16, u16) = (26, 28);
        const TABLE: (u16, u16) = (22, 26);
        match self {
            Role::DuThao => const { &capitals(role("du_thao", "Dự thảo", "thực hành", BODY)) },
            Role::PhamViLuuHanh => {
                const { &capitals(role("pham_vi_luu_hanh", "Phạm vi lưu hành", "PL I, III.2c", BODY)) }
            }
            Role::QuocHieu => const { &capitals(role("quoc_hieu", "Quốc hiệu", "PL I, II.1", (24, 26))) },
            Role::TieuNgu => const { &role("tieu_ngu", "Tiêu ngữ", "PL I, II.1", BODY) },
            Role::CoQuanChuQuan => {
                const { &capitals(role("co_quan_chu_quan", "Cơ quan chủ quản", "PL I, II.2", (24, 26))) }
            }
            Role::CoQuanBanHanh => {
                const { &capitals(role("co_quan_ban_hanh", "Cơ quan ban hành", "PL I, II.2", (24, 26))) }
            }
            Role::SoKyHieu => const { &role("so_ky_hieu", "Số, ký hiệu", "PL I, II.3", (26, 26)) },
            Role::DiaDanhThoiGian => {
                const { &role("dia_danh_thoi_gian", "Địa danh, thời gian", "PL I, II.4", BODY) }
            }
            Role::TrichYeuCongVan => {
                const { &role("trich_yeu_cong_van", "Trích yếu công văn", "PL I, II.5", (24, 26)) }
            }
            Role::DoKhan => const { &red(capitals(role("do_khan", "Mức độ khẩn", "PL I, III.2b", BODY))) },
            Role::TenLoai => {
                const { &heading(capitals(role("ten_loai", "Tên loại", "PL I, II.5", BODY)), 1) }
            }
            Role::TrichYeu => const { &keep(role("trich_yeu", "Trích yếu", "PL I, II.5", BODY)) },
            Role::KemTheo => const { &keep(role("dong_kem_theo", "Dòng kèm theo", "PL I, III.1", BODY)) },
            Role::KinhGui => const { &keep(role("kinh_gui", "Kính gửi", "PL I, II.9", BODY)) },
            Role::KinhGuiNhieu => {
                const { &keep(role("kinh_gui_nhieu", "Kính gửi nhiều nơi", "PL I, II.9", BODY)) }
            }
            Role::NoiKinhGui => const { &role("noi_kinh_gui", "Nơi kính gửi", "PL I, II.9", BODY) },
            Role::ThamQuyen => {
                const { &keep(capitals(role("tham_quyen", "Thẩm quyền ban hành", "PL III, mẫu 1.2", BODY))) }
            }
            Role::CanCu => const { &role("can_cu", "Căn cứ", "PL I, II.6a", BODY) },
            Role::DongQuyetDinh => {
                const { &keep(capitals(role("dong_quyet_dinh", "Lệnh ban hành", "PL III, mẫu 1.2", BODY))) }
            }
            Role::DoanVan => const { &role("doan_van", "Đoạn văn", "PL I, II.6", BODY) },
            Role::Chuong => const { &heading(role("chuong", "Chương", "PL I, II.6d", BODY), 2) },
            Role::MucCuaChuong => {
                const { &heading(role("muc_cua_chuong", "Mục của chương", "PL I, II.6d", BODY), 3) }
            }
            Role::Dieu => const { &headed(role("dieu", "Điều", "PL I, II.6d", BODY), 4) },
            Role::Muc => const { &heading(capitals(role("muc", "Phần", "PL I, II.6d", BODY)), 2) },
            Role::TieuDeKhoan => {
                const { &heading(role("tieu_de_khoan", "Tiêu đề khoản", "PL I, II.6d", BODY), 5) }
            }
            Role::Khoan => const { &role("khoan", "Khoản", "PL I, II.6d", BODY) },
            Role::TieuDeTieuKhoan => {
                const {
                    &heading(role("tieu_de_tieu_khoan", "Tiêu đề tiểu khoản", "thực hành", BODY), 6)
                }
            }
            Role::TieuKhoan => const { &role("tieu_khoan", "Tiểu khoản", "thực hành", BODY) },
            Role::Diem => const { &role("diem", "Điểm", "PL I, II.6d", BODY) },
            Role::Gach => const { &role("gach", "Gạch đầu dòng", "thực hành", BODY) },
            Role::Cong => const { &role("cong", "Dấu cộng đầu dòng", "thực hành", BODY) },
            Role::QuyenHan => {
                const { &keep(capitals(role("quyen_han", "Quyền hạn người ký", "PL I, II.7a", BODY))) }
            }
            Role::ChucVu => {
                const { &keep(capitals(role("chuc_vu", "Chức vụ người ký", "PL I, II.7a", BODY))) }
            }
            Role::ChucVuKhac => {
                const {
                    &keep(capitals(role("chuc_vu_khac", "Chức vụ khác của người ký", "PL I, II.7b", BODY)))
                }
            }
            Role::HoTen => const { &role("ho_ten", "Họ tên người ký", "PL I, II.7b", BODY) },
            Role::TieuDeNoiNhan => {
                const { &keep(role("tieu_de_noi_nhan", "Từ Nơi nhận", "PL I, II.9", (24, 24))) }
            }
            Role::NoiNhan => const { &role("noi_nhan", "Nơi nhận", "PL I, II.9", (22, 22)) },
            Role::SoanThao => {
                const { &capitals(role("soan_thao", "Ký hiệu người soạn thảo", "PL I, III.3", (22, 22))) }
            }
            Role::DiaChi => const { &role("dia_chi", "Địa chỉ cơ quan", "PL I, III.4", (22, 24)) },
            Role::PhuLuc => const { &heading(role("nhan_phu_luc", "Phụ lục", "PL I, III.1", (28, 28)), 1) },
            Role::TenPhuLuc => {
                const { &keep(capitals(role("ten_phu_luc", "Tên phụ lục", "PL I, III.1", BODY))) }
            }
            Role::TenBang => const { &keep(role("ten_bang", "Tên bảng", "thực hành", BODY)) },
            Role::DonViTinh => const { &keep(role("don_vi_tinh", "Đơn vị tính", "thực hành", TABLE)) },
            Role::TieuDeCot => const { &role("tieu_de_cot", "Tiêu đề cột", "thực hành", TABLE) },
            Role::GhiChuCot => const { &role("ghi_chu_cot", "Ghi chú cột", "thực hành", TABLE) },
            Role::OChu => const { &role("o_chu", "Ô chữ", "thực hành", TABLE) },
            Role::OGiua => const { &role("o_giua", "Ô giữa", "thực hành", TABLE) },
            Role::OSo => const { &role("o_so", "Ô số", "thực hành", TABLE) },
            Role::ONhomChu => const { &role("o_nhom_chu", "Ô nhóm", "thực hành", TABLE) },
            Role::ONhomGiua => const { &role("o_nhom_giua", "Ô nhóm giữa", "thực hành", TABLE) },
            Role::ONhomSo => const { &role("o_nhom_so", "Ô nhóm số", "thực hành", TABLE) },
            Role::OTongChu => const { &role("o_tong_chu", "Ô tổng cộng", "thực hành", TABLE) },
            Role::OTongSo => const { &role("o_tong_so", "Ô tổng cộng số", "thực hành", TABLE) },
            Role::TieuDeGhiChu => {
                const { &keep(role("tieu_de_ghi_chu", "Tiêu đề ghi chú", "thực hành", BODY)) }
            }
            Role::GhiChu => const { &role("ghi_chu", "Ghi chú", "thực hành", BODY) },
            Role::SoTrang => const { &role("so_trang", "Số trang", "PL I, I.7", BODY) },
        }
    }

    /// The role whose element in templates is `element`.
    pub fn of_element(element: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.info().element == element)
    }
}

#[cfg(test)]
mod tests {
    use super::Role;
    use std::collections::BTreeSet;

    #[test]
    fn elements_and_names_are_unique() {
        let elements: BTreeSet<_> = Role::ALL.iter().map(|role| role.info().element).collect();
        let names: BTreeSet<_> = Role::ALL.iter().map(|role| role.info().name).collect();
        assert_eq!((elements.len(), names.len()), (Role::ALL.len(), Role::ALL.len()));
        // `ALL` is in the order of declaration, so that `role as usize` is its place in `ALL`.
        assert!(Role::ALL.iter().enumerate().all(|(at, &role)| role as usize == at));
    }
}
