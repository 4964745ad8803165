//! Which words are printed beside which field, as the templates have them.
//!
//! One line per field that prints any. Every field's own key and title count as fixed words too, if a colon
//! follows: `dia_danh: "Địa danh: Hà Nội"`.

use Opening::{Always, Colon};

/// Words that may be at the front of a text, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening<'a> {
    /// Fixed whatever follows: "V/v", "Tới dự".
    Always(&'a str),
    /// Fixed before a colon or a dash: "Thư ký", "Địa điểm" may also be part of what is written.
    Colon(&'a str),
}

impl<'a> Opening<'a> {
    /// The words.
    pub fn words(self) -> &'a str {
        let (Always(words) | Colon(words)) = self;
        words
    }
}

/// What is printed beside one field.
#[derive(Clone, Copy, Debug)]
pub struct Fixed {
    /// Its path in a document: `luu.don_vi`.
    pub path: &'static str,
    /// Words printed before it; a longer one comes before a shorter one that it begins with.
    pub openings: &'static [Opening<'static>],
    /// Words printed after it.
    pub behind: &'static [&'static str],
    /// Lines of their own that are printed.
    pub lines: &'static [&'static str],
    /// Whether it is printed in brackets.
    pub brackets: bool,
    /// Names that begin or end with printed words but belong to the text: "Điện lực", "Bưu điện".
    pub names: &'static [&'static str],
}

const fn field(path: &'static str) -> Fixed {
    Fixed { path, openings: &[], behind: &[], lines: &[], brackets: false, names: &[] }
}

impl Fixed {
    const fn opened(self, openings: &'static [Opening<'static>]) -> Fixed {
        Fixed { openings, ..self }
    }

    const fn closed(self, behind: &'static [&'static str]) -> Fixed {
        Fixed { behind, ..self }
    }

    const fn lines(self, lines: &'static [&'static str]) -> Fixed {
        Fixed { lines, ..self }
    }

    const fn but(self, names: &'static [&'static str]) -> Fixed {
        Fixed { names, ..self }
    }

    const fn in_brackets(self) -> Fixed {
        Fixed { brackets: true, ..self }
    }
}

/// The lines that every paper has at its top.
const TOP: &[&str] = &[
    "cộng hòa xã hội chủ nghĩa việt nam",
    "cộng hoà xã hội chủ nghĩa việt nam",
    "độc lập - tự do - hạnh phúc",
];
/// The line between grounds and articles.
const DECIDES: &[&str] = &["quyết định", "quyết nghị"];

/// Spellings of `V/v`, and the words in full.
const ABOUT: &[Opening<'static>] = &[
    Always("v/v"),
    Always("v / v"),
    Always("v/ v"),
    Always("v /v"),
    Always("v\\v"),
    Always("vv"),
    Always("v.v"),
    Always("v-v"),
    Always("v/việc"),
    Always("về v/v"),
    Always("về vv"),
    Colon("về"),
    Always("về việc"),
];
/// Names with "điện" at their front: offices and places.
const ELECTRIC: &[&str] = &[
    "điện lực",
    "điện ảnh",
    "điện máy",
    "điện tử",
    "điện thoại",
    "điện toán",
    "điện biên",
    "điện bàn",
    "điện dương",
    "điện ngọc",
    "điện nam",
    "điện thắng",
    "điện hồng",
    "điện tiến",
    "điện phước",
    "điện thọ",
    "điện phong",
    "điện quang",
    "điện minh",
    "điện trung",
    "điện an",
    "điện hòa",
    "điện phương",
];
/// Names with "điện" at their end.
const OF_ELECTRICITY: &[&str] = &[
    "bưu điện",
    "thủy điện",
    "thuỷ điện",
    "nhiệt điện",
    "phát điện",
    "truyền tải điện",
    "phân phối điện",
    "mua bán điện",
    "công ty điện",
    "ngành điện",
    "cơ điện",
    "lưới điện",
    "phòng điện",
    "nhà máy điện",
];

/// All fields that print words beside what is written.
pub static TABLE: &[Fixed] = &[
    field("co_quan.chu_quan").lines(TOP),
    field("co_quan.ten").closed(&[" -", "-"]).lines(TOP),
    field("so").opened(&[Always("số")]),
    field("ky_hieu").opened(&[Always("số"), Always("/")]),
    field("dia_danh").closed(&[",", "."]),
    field("nam").opened(&[Always("năm")]),
    field("ngay").opened(&[Always("ngày")]),
    field("lan_du_thao").opened(&[
        Always("dự thảo lần thứ"),
        Always("dự thảo lần"),
        Always("lần thứ"),
        Always("lần"),
    ]),
    // The trích yếu of official letters, and of papers that print it within a sentence.
    field("ve_viec").opened(ABOUT),
    field("tham_quyen").lines(DECIDES),
    field("cong_dien.tham_quyen").closed(&["điện:", "điện"]).but(OF_ELECTRICITY),
    field("kinh_gui").opened(&[Always("kính gửi"), Always("kính gởi"), Colon("kg")]),
    field("cong_dien.kinh_gui")
        .opened(&[Always("kính gửi"), Always("kính gởi"), Always("điện")])
        .but(ELECTRIC),
    field("can_cu").opened(&[Always("căn cứ")]).lines(DECIDES),
    field("theo_de_nghi")
        .opened(&[Always("theo đề nghị của"), Always("theo đề nghị"), Always("đề nghị của"), Always("của")])
        .lines(DECIDES),
    field("dieu").lines(DECIDES),
    field("noi_nhan").opened(&[Colon("nơi nhận")]).lines(&["nơi nhận", "lưu"]),
    field("luu.don_vi").opened(&[Always("lưu"), Always("vt")]).but(&["lưu trữ"]),
    field("luu.nguoi_soan").in_brackets(),
    field("luu.so_ban").closed(&["bản"]).in_brackets(),
    field("soan_thao.nguoi").closed(&["."]),
    field("soan_thao.so_ban").closed(&["bản"]).in_brackets(),
    field("nguoi_ky.thay_mat").opened(&[Always("tm"), Always("t.m"), Always("t/m"), Always("thay mặt")]),
    field("nguoi_ky.ky_thay").opened(&[
        Always("kt"),
        Always("k.t"),
        Always("k/t"),
        Always("ký thay"),
        Always("kí thay"),
    ]),
    field("nguoi_ky.thua_lenh").opened(&[Always("tl"), Always("t.l"), Always("t/l"), Always("thừa lệnh")]),
    field("nguoi_ky.thua_uy_quyen").opened(&[
        Always("tuq"),
        Always("t.u.q"),
        Always("t/u/q"),
        Always("thừa ủy quyền"),
        Always("thừa uỷ quyền"),
    ]),
    field("nguoi_ky.quyen").opened(&[Always("q"), Always("quyền")]),
    field("nguoi_ky.ho_ten").opened(&[
        Always("(đã ký)"),
        Always("đã ký"),
        Always("(ký tên, đóng dấu)"),
        Always("(ký, ghi rõ họ tên)"),
        Colon("người ký"),
        Colon("họ tên"),
    ]),
    field("lien_he.dia_chi").opened(&[Colon("địa chỉ")]),
    field("lien_he.dien_thoai").opened(&[
        Always("đt"),
        Always("số điện thoại"),
        Always("điện thoại"),
        Always("tel"),
    ]),
    field("lien_he.fax").opened(&[Always("số fax"), Always("fax")]),
    field("lien_he.thu_dien_tu").opened(&[Always("e-mail"), Always("email"), Always("thư điện tử")]),
    field("lien_he.trang_tin").opened(&[Always("website"), Always("trang thông tin điện tử")]),
    field("thong_tin.kinh_moi").opened(&[Always("trân trọng kính mời"), Always("kính mời")]),
    field("thong_tin.toi_du").opened(&[Always("tới dự"), Always("đến dự")]),
    field("thong_tin.chu_tri").opened(&[Colon("chủ trì")]),
    field("thong_tin.thoi_gian").opened(&[
        Always("được nghỉ phép"),
        Always("nghỉ phép"),
        Colon("thời gian nghỉ"),
        Colon("thời gian"),
    ]),
    field("thong_tin.dia_diem").opened(&[Colon("địa điểm")]),
    field("thong_tin.nguoi_duoc_cu").opened(&[
        Always("trân trọng giới thiệu"),
        Always("ông (bà)"),
        Always("ông/bà"),
    ]),
    field("thong_tin.chuc_vu").opened(&[Colon("chức vụ, đơn vị công tác"), Colon("chức vụ")]),
    field("thong_tin.noi_den").opened(&[Always("được cử đến")]),
    field("thong_tin.ve_viec").opened(ABOUT),
    field("thong_tin.den_het_ngay")
        .opened(&[
            Always("giấy này có giá trị đến hết ngày"),
            Always("có giá trị đến hết ngày"),
            Always("đến hết ngày"),
            Always("hết ngày"),
            Always("ngày"),
        ])
        .closed(&["./.", "."]),
    field("thong_tin.ngay_don").opened(&[
        Always("xét đơn xin nghỉ phép ngày"),
        Always("đơn xin nghỉ phép ngày"),
        Always("đơn ngày"),
        Always("ngày"),
    ]),
    field("thong_tin.nguoi_nghi").opened(&[Always("ông (bà)"), Always("ông/bà")]),
    field("thong_tin.tu_ngay").opened(&[Always("từ ngày"), Always("từ"), Always("ngày")]),
    field("thong_tin.noi_nghi").opened(&[Always("tại")]).closed(&["."]),
    field("thong_tin.tinh_vao")
        .opened(&[
            Always("số ngày nghỉ trên được tính vào thời gian"),
            Always("được tính vào thời gian"),
            Always("tính vào thời gian"),
            Always("thời gian"),
        ])
        .closed(&["./.", "."]),
    field("thong_tin.noi_ky").opened(&[Always("tại")]),
    field("thong_tin.ben_a").opened(&[Colon("bên a")]),
    field("thong_tin.ben_b").opened(&[Colon("bên b")]),
    field("thong_tin.bat_dau").opened(&[Always("thời gian bắt đầu")]),
    field("thong_tin.thanh_phan").opened(&[Colon("thành phần tham dự"), Colon("thành phần")]),
    field("thong_tin.chu_toa").opened(&[
        Always("chủ trì (chủ tọa)"),
        Always("chủ trì (chủ toạ)"),
        Colon("chủ trì"),
        Colon("chủ tọa"),
        Colon("chủ toạ"),
    ]),
    field("thong_tin.thu_ky").opened(&[
        Always("thư ký (người ghi biên bản)"),
        Colon("thư ký"),
        Colon("người ghi biên bản"),
    ]),
    field("thong_tin.ket_thuc")
        .opened(&[
            Always("cuộc họp kết thúc vào"),
            Always("hội nghị kết thúc vào"),
            Always("kết thúc vào"),
            Always("vào"),
        ])
        .closed(&["./.", "."]),
    field("thong_tin.hinh_thuc").closed(&["kết thúc vào", "kết thúc"]),
    // Minutes have the line above their body.
    field("bien_ban.noi_dung").lines(&["nội dung"]),
    field("phu_luc.ghi_chu").opened(&[Colon("ghi chú")]),
];

/// What is printed beside a field, by its path. Returns None if nothing is.
pub(super) fn of(path: &str) -> Option<&'static Fixed> {
    TABLE.iter().find(|fixed| fixed.path == path)
}
