//! The components of the decree that are paragraphs: the project's glossary by construction.
//!
//! In: one table, one line per role. Out: the [`Role`]s, and for each its element in templates and key in the
//! theme, its Vietnamese name (also the name of its Word style), its clause, and what no theme may change.
//! Looks are left to `theme`.

/// What is fixed for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleInfo {
    /// Its element in templates and its key in the theme.
    pub element: &'static str,
    /// Its Vietnamese name, which is also the name of the Word style.
    pub name: &'static str,
    /// The clause of NĐ 30/2020/NĐ-CP; "thực hành" where the decree is silent.
    pub clause: &'static str,
    /// Smallest and largest size allowed, in half points.
    pub sizes: (u16, u16),
    /// Whether it is printed in capitals, however it was typed.
    pub capitals: bool,
    /// Its rank among headings, from 1: its level is one below that of the last heading before it with a
    /// smaller rank. 0 means that it is no heading.
    pub outline: u8,
    /// Whether it is never the last line of a page.
    pub keep_next: bool,
    /// The colour of its letters, and of the frame around it.
    pub ink: Ink,
}

/// A colour of letters. All roles are black (PL I, I.4), with one exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Black.
    Black,
    /// Bright red, as the stamp of urgency (PL I, III.2b).
    Red,
}

/// Makes [`Role`] from a table: variant, element, Vietnamese name, clause, sizes, and the flags of
/// [`RoleInfo`] that the role has.
macro_rules! roles {
    ($($role:ident $element:literal $name:literal $clause:literal $sizes:tt $($flag:ident $(($rank:literal))?)*;)+) => {
        /// What a paragraph is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $(#[doc = concat!($name, " (", $clause, ").")] $role,)+
        }

        impl Role {
            /// All roles, in the order of the paper.
            pub const ALL: &'static [Role] = &[$(Role::$role),+];

            /// What is fixed for the role.
            pub const fn info(self) -> &'static RoleInfo {
                const INFOS: &[RoleInfo] =
                    &[$(RoleInfo::plain($element, $name, $clause, $sizes)$(.$flag($($rank)?))*),+];
                &INFOS[self as usize]
            }
        }
    };
}

// Sizes in half points, after PL I, mục V (bảng "Mẫu chữ và chi tiết trình bày").
const BODY: (u16, u16) = (26, 28);
const TABLE: (u16, u16) = (22, 26);

roles! {
    DuThao          "du_thao"            "Dự thảo"                   "thực hành"       BODY     capitals;
    PhamViLuuHanh   "pham_vi_luu_hanh"   "Phạm vi lưu hành"          "PL I, III.2c"    BODY     capitals;
    QuocHieu        "quoc_hieu"          "Quốc hiệu"                 "PL I, II.1"      (24, 26) capitals;
    TieuNgu         "tieu_ngu"           "Tiêu ngữ"                  "PL I, II.1"      BODY;
    CoQuanChuQuan   "co_quan_chu_quan"   "Cơ quan chủ quản"          "PL I, II.2"      (24, 26) capitals;
    CoQuanBanHanh   "co_quan_ban_hanh"   "Cơ quan ban hành"          "PL I, II.2"      (24, 26) capitals;
    SoKyHieu        "so_ky_hieu"         "Số, ký hiệu"               "PL I, II.3"      (26, 26);
    DiaDanhThoiGian "dia_danh_thoi_gian" "Địa danh, thời gian"       "PL I, II.4"      BODY;
    TrichYeuCongVan "trich_yeu_cong_van" "Trích yếu công văn"        "PL I, II.5"      (24, 26);
    DoKhan          "do_khan"            "Mức độ khẩn"               "PL I, III.2b"    BODY     capitals red;
    TenLoai         "ten_loai"           "Tên loại"                  "PL I, II.5"      BODY     capitals heading(1);
    TrichYeu        "trich_yeu"          "Trích yếu"                 "PL I, II.5"      BODY     keep;
    KemTheo         "dong_kem_theo"      "Dòng kèm theo"             "PL I, III.1"     BODY     keep;
    KinhGui         "kinh_gui"           "Kính gửi"                  "PL I, II.9"      BODY     keep;
    KinhGuiNhieu    "kinh_gui_nhieu"     "Kính gửi nhiều nơi"        "PL I, II.9"      BODY     keep;
    NoiKinhGui      "noi_kinh_gui"       "Nơi kính gửi"              "PL I, II.9"      BODY;
    ThamQuyen       "tham_quyen"         "Thẩm quyền ban hành"       "PL III, mẫu 1.2" BODY     capitals keep;
    CanCu           "can_cu"             "Căn cứ"                    "PL I, II.6a"     BODY;
    DongQuyetDinh   "dong_quyet_dinh"    "Lệnh ban hành"             "PL III, mẫu 1.2" BODY     capitals keep;
    DoanVan         "doan_van"           "Đoạn văn"                  "PL I, II.6"      BODY;
    Chuong          "chuong"             "Chương"                    "PL I, II.6d"     BODY     heading(2);
    MucCuaChuong    "muc_cua_chuong"     "Mục của chương"            "PL I, II.6d"     BODY     heading(3);
    Dieu            "dieu"               "Điều"                      "PL I, II.6d"     BODY     headed(4);
    Muc             "muc"                "Phần"                      "PL I, II.6d"     BODY     capitals heading(3);
    TieuDeKhoan     "tieu_de_khoan"      "Tiêu đề khoản"             "PL I, II.6d"     BODY     heading(5);
    Khoan           "khoan"              "Khoản"                     "PL I, II.6d"     BODY;
    TieuDeTieuKhoan "tieu_de_tieu_khoan" "Tiêu đề tiểu khoản"        "thực hành"       BODY     heading(6);
    TieuKhoan       "tieu_khoan"         "Tiểu khoản"                "thực hành"       BODY;
    Diem            "diem"               "Điểm"                      "PL I, II.6d"     BODY;
    Gach            "gach"               "Gạch đầu dòng"             "thực hành"       BODY;
    Cong            "cong"               "Dấu cộng đầu dòng"         "thực hành"       BODY;
    QuyenHan        "quyen_han"          "Quyền hạn người ký"        "PL I, II.7a"     BODY     capitals keep;
    ChucVu          "chuc_vu"            "Chức vụ người ký"          "PL I, II.7a"     BODY     capitals keep;
    ChucVuKhac      "chuc_vu_khac"       "Chức vụ khác của người ký" "PL I, II.7b"     BODY     capitals keep;
    HoTen           "ho_ten"             "Họ tên người ký"           "PL I, II.7b"     BODY;
    TieuDeNoiNhan   "tieu_de_noi_nhan"   "Từ Nơi nhận"               "PL I, II.9"      (24, 24) keep;
    NoiNhan         "noi_nhan"           "Nơi nhận"                  "PL I, II.9"      (22, 22);
    SoanThao        "soan_thao"          "Ký hiệu người soạn thảo"   "PL I, III.3"     (22, 22) capitals;
    DiaChi          "dia_chi"            "Địa chỉ cơ quan"           "PL I, III.4"     (22, 24);
    PhuLuc          "nhan_phu_luc"       "Phụ lục"                   "PL I, III.1"     (28, 28) heading(1);
    TenPhuLuc       "ten_phu_luc"        "Tên phụ lục"               "PL I, III.1"     BODY     capitals keep;
    TenBang         "ten_bang"           "Tên bảng"                  "thực hành"       BODY     keep;
    DonViTinh       "don_vi_tinh"        "Đơn vị tính"               "thực hành"       TABLE    keep;
    TieuDeCot       "tieu_de_cot"        "Tiêu đề cột"               "thực hành"       TABLE;
    GhiChuCot       "ghi_chu_cot"        "Ghi chú cột"               "thực hành"       TABLE;
    OChu            "o_chu"              "Ô chữ"                     "thực hành"       TABLE;
    OGiua           "o_giua"             "Ô giữa"                    "thực hành"       TABLE;
    OSo             "o_so"               "Ô số"                      "thực hành"       TABLE;
    ONhomChu        "o_nhom_chu"         "Ô nhóm"                    "thực hành"       TABLE;
    ONhomGiua       "o_nhom_giua"        "Ô nhóm giữa"               "thực hành"       TABLE;
    ONhomSo         "o_nhom_so"          "Ô nhóm số"                 "thực hành"       TABLE;
    OTongChu        "o_tong_chu"         "Ô tổng cộng"               "thực hành"       TABLE;
    OTongSo         "o_tong_so"          "Ô tổng cộng số"            "thực hành"       TABLE;
    TieuDeGhiChu    "tieu_de_ghi_chu"    "Tiêu đề ghi chú"           "thực hành"       BODY     keep;
    GhiChu          "ghi_chu"            "Ghi chú"                   "thực hành"       BODY;
    SoTrang         "so_trang"           "Số trang"                  "PL I, I.7"       BODY;
}

impl Role {
    /// Whether the number, the day and the month in such a text are the document's own, and not those of one that it
    /// cites.
    pub fn names_own_number(self) -> bool {
        matches!(self, Role::SoKyHieu | Role::DiaDanhThoiGian | Role::KemTheo)
    }

    /// The role whose element in templates is `element`.
    pub fn of_element(element: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.info().element == element)
    }
}

impl RoleInfo {
    /// The facts of a role without flags.
    const fn plain(
        element: &'static str,
        name: &'static str,
        clause: &'static str,
        sizes: (u16, u16),
    ) -> RoleInfo {
        let (capitals, outline, keep_next, ink) = (false, 0, false, Ink::Black);
        RoleInfo { element, name, clause, sizes, capitals, outline, keep_next, ink }
    }

    const fn capitals(self) -> RoleInfo {
        RoleInfo { capitals: true, ..self }
    }

    const fn keep(self) -> RoleInfo {
        RoleInfo { keep_next: true, ..self }
    }

    const fn red(self) -> RoleInfo {
        RoleInfo { ink: Ink::Red, ..self }
    }

    /// A heading of this rank.
    const fn heading(self, rank: u8) -> RoleInfo {
        self.headed(rank).keep()
    }

    /// A paragraph whose first words are its heading.
    const fn headed(self, rank: u8) -> RoleInfo {
        RoleInfo { outline: rank, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ink, Role};
    use std::collections::BTreeSet;

    #[test]
    fn elements_and_names_are_unique() {
        let elements: BTreeSet<_> = Role::ALL.iter().map(|role| role.info().element).collect();
        let names: BTreeSet<_> = Role::ALL.iter().map(|role| role.info().name).collect();
        assert_eq!((elements.len(), names.len()), (Role::ALL.len(), Role::ALL.len()));
    }

    /// Each line of the table is read to its end.
    #[test]
    fn a_role_has_the_flags_of_its_line() {
        let part = Role::Muc.info();
        assert_eq!((part.element, part.sizes), ("muc", (26, 28)));
        assert_eq!((part.capitals, part.outline, part.keep_next, part.ink), (true, 3, true, Ink::Black));
        let article = Role::Dieu.info();
        assert_eq!((article.capitals, article.outline, article.keep_next), (false, 4, false));
        assert_eq!((Role::DoKhan.info().ink, Role::DoKhan.info().capitals), (Ink::Red, true));
    }
}
