//! What a document is by one word of a list: a draft, urgent, of limited circulation, signed on paper or as a
//! file, in portrait or landscape.
//!
//! In: nothing. Out: the words of these keys with their values, among them the words on paper.

use super::choice::{Choices, choice};
use crate::orientation::Orientation;

/// `trang_thai`, with its words on paper: a document that has one is not issued yet.
pub static TRANG_THAI: Choices<&'static str> = Choices {
    key: "trang_thai",
    of: &[choice("du_thao", "bản dự thảo, in dấu DỰ THẢO ở trang đầu", "Dự thảo")],
};

/// Words in a box on the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// The words; the theme prints them in capitals.
    pub words: &'static str,
    /// How wide the box is, in millimetres.
    pub mm: u32,
}

/// `do_khan` (PL I, III.2b).
pub static DO_KHAN: Choices<Boxed> = Choices {
    key: "do_khan",
    of: &[
        choice("khan", "KHẨN", Boxed { words: "Khẩn", mm: 20 }),
        choice("thuong_khan", "THƯỢNG KHẨN", Boxed { words: "Thượng khẩn", mm: 40 }),
        choice("hoa_toc", "HỎA TỐC", Boxed { words: "Hỏa tốc", mm: 30 }),
    ],
};

/// `pham_vi_luu_hanh` (PL I, III.2c), with its words on paper.
pub static PHAM_VI_LUU_HANH: Choices<&'static str> = Choices {
    key: "pham_vi_luu_hanh",
    of: &[
        choice("noi_bo", "LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ"),
        choice("xem_xong_tra_lai", "XEM XONG TRẢ LẠI", "Xem xong trả lại"),
    ],
};

/// How a document is signed (Điều 15), which decides who fills in its number and day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ban {
    /// Signed on paper: number, day and month are written by hand on the signed page.
    Giay,
    /// Signed as a file, or not stated: they are printed.
    #[default]
    DienTu,
}

/// `ban`.
pub(super) static BAN: Choices<Ban> = Choices {
    key: "ban",
    of: &[
        choice("giay", "bản giấy: số, ngày, tháng trên trang ký ghi bằng tay", Ban::Giay),
        choice("dien_tu", "bản điện tử: in đủ số, ngày, tháng", Ban::DienTu),
    ],
};

/// `chu_ky_so`: whether the PDF has fields for digital signatures, for number and day (PL I, II.3, II.4, II.7, II.8).
pub(super) static CHU_KY_SO: Choices<bool> = Choices {
    key: "chu_ky_so",
    of: &[
        choice("có", "tệp PDF có ô để người ký, cơ quan ký số, ô để điền số, ngày sau khi ký", true),
        choice("không", "tệp PDF không có ô ký số", false),
    ],
};

/// `huong` of an appendix.
pub(super) static HUONG: Choices<Orientation> = Choices {
    key: "huong",
    of: &[
        choice(Orientation::Portrait.word(), "giấy dọc", Orientation::Portrait),
        choice(Orientation::Landscape.word(), "giấy ngang", Orientation::Landscape),
        choice(
            Orientation::LandscapeA3.word(),
            "giấy A3 ngang, khi thể thức của cơ quan cho dùng",
            Orientation::LandscapeA3,
        ),
    ],
};
