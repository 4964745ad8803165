//! A document's components as a person writes them, declared.
//!
//! One table per component: its keys, what they mean and what may be written there. `read_dossier` reads
//! them.

use super::body_fields::{BANG_SAU, GHI_CHU, LOI_VAN};
use super::carried;
use super::comparison;
use super::condition::CONDITION_OF_PART;
use super::declare::{Component, Field, Shape};
use super::localities::DIA_PHUONG;
use super::status_words::{BAN, CHU_KY_SO, DO_KHAN, HUONG, PHAM_VI_LUU_HANH, TRANG_THAI};
use super::table_fields::BANG;
use super::taken;
use super::waiver::BO_QUA;

/// A document.
pub static VAN_BAN: Component = Component {
    title: "văn bản",
    about: "Một văn bản: quyết định, kế hoạch …",
    open: false,
    fields: &[
        Field::required("loai", "loại văn bản", Shape::Word, "quyet_dinh"),
        Field::optional(
            "co_quan",
            "cơ quan ban hành",
            Shape::MapOrList(&CO_QUAN),
            "{ten: [Ủy ban nhân dân, xã An Bình]}",
        ),
        Field::optional(
            "dia_phuong",
            "bảng các địa phương, khi tệp là mẫu dùng cho nhiều địa phương",
            Shape::ProseOr(&Shape::Map(&DIA_PHUONG)),
            "don-vi-hanh-chinh.csv",
        ),
        Field::optional("bien", "các biến của văn bản", Shape::Map(&BIEN), "{giai_doan: 2026 - 2030}"),
        Field::optional(
            "vien_dan",
            "các văn bản viện dẫn theo tệp",
            Shape::Map(&VIEN_DAN),
            "{to_trinh: to-trinh.yaml}",
        ),
        Field::optional("so", "số văn bản", Shape::Word, "05").pattern("^0*[1-9][0-9]{0,4}$"),
        Field::optional("ky_hieu", "ký hiệu văn bản", Shape::Word, "QĐ-UBND").pattern(r"^\S+$"),
        Field::optional("dia_danh", "địa danh", Shape::Word, "Hà Nội"),
        Field::optional("ngay", "ngày ban hành", Shape::Word, "31/10/2026")
            .pattern("^[0-9]{1,2} */ *[0-9]{1,2} */ *[0-9]{4}$"),
        Field::optional("nam", "năm ban hành của bản dự thảo", Shape::Word, "2026")
            .pattern("^(19|20|21)[0-9]{2}$"),
        Field::choice(&BAN, "bản giấy hay bản điện tử", "giay"),
        Field::choice(&CHU_KY_SO, "ô ký số trong tệp PDF", "có"),
        Field::choice(&TRANG_THAI, "trạng thái", "du_thao"),
        Field::optional("lan_du_thao", "lần dự thảo", Shape::Word, "2").pattern("^0*[1-9][0-9]?$"),
        Field::choice(&DO_KHAN, "mức độ khẩn", "khan"),
        Field::choice(&PHAM_VI_LUU_HANH, "chỉ dẫn phạm vi lưu hành", "noi_bo"),
        Field::optional("trich_yeu", "trích yếu nội dung", Shape::Prose, "Phê duyệt Kế hoạch …"),
        Field::optional(
            "tham_quyen",
            "dòng thẩm quyền ban hành",
            Shape::Prose,
            "Chủ tịch Ủy ban nhân dân xã An Bình",
        ),
        Field::optional("kinh_gui", "nơi kính gửi", Shape::Prose, "Ủy ban nhân dân xã An Bình"),
        Field::optional(
            "thong_tin",
            "thông tin riêng của loại văn bản",
            Shape::Map(&THONG_TIN),
            "{thoi_gian: …, dia_diem: …}",
        ),
        Field::optional(
            "can_cu",
            "căn cứ ban hành",
            Shape::Prose,
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        ),
        Field::optional(
            "theo_de_nghi",
            "cơ quan đề nghị",
            Shape::Prose,
            "Giám đốc Sở Công Thương tại Tờ trình số …",
        ),
        Field::optional("mo_dau", "phần mở đầu", Shape::Prose, "Thực hiện Quyết định số …"),
        Field::optional(
            "dieu",
            "các điều",
            Shape::ProseOr(&Shape::List(&Shape::ProseOr(&Shape::Map(&DIEU)))),
            "[Phê duyệt …, Quyết định này có hiệu lực …]",
        ),
        Field::optional(
            "noi_dung",
            "nội dung",
            Shape::ProseOr(&Shape::List(&Shape::Map(&MUC))),
            "[{muc: Mục tiêu, loi_van: …}]",
        ),
        Field::optional("ket", "phần kết", Shape::Prose, "Trong quá trình thực hiện, nếu có vướng mắc …"),
        Field::optional("noi_nhan", "nơi nhận", Shape::Prose, "[Như Điều 3, Các Sở]"),
        Field::optional("luu", "nơi lưu", Shape::Map(&LUU), "{don_vi: KT}"),
        Field::optional(
            "soan_thao",
            "ký hiệu người soạn thảo và số lượng bản phát hành",
            Shape::Map(&SOAN_THAO),
            "{nguoi: PL, so_ban: 300}",
        ),
        Field::optional("nguoi_ky", "người ký", Shape::MapOrList(&NGUOI_KY), "{chuc_vu: Chủ tịch}"),
        Field::optional(
            "lien_he",
            "địa chỉ cơ quan ở cuối trang đầu",
            Shape::Map(&LIEN_HE),
            "{dia_chi: …, dien_thoai: …}",
        ),
        Field::optional(
            "kem_theo",
            "văn bản kèm theo, hoặc tệp của nó",
            Shape::List(&Shape::ProseOr(&Shape::Map(&VAN_BAN))),
            "[{loai: ke_hoach, trich_yeu: …, noi_dung: …}]",
        ),
        Field::optional(
            "phu_luc",
            "phụ lục",
            Shape::List(&Shape::Map(&PHU_LUC)),
            "[{ten: Danh mục nhiệm vụ, loi_van: …}]",
        ),
        BO_QUA,
        Field::optional(
            carried::KEY,
            "những chỗ còn từ năm trước, phải xem lại",
            Shape::Map(&carried::XEM_LAI),
            "{nam: [2026]}",
        ),
    ],
};

/// Words that texts use by name, `{{ bien.giai_doan }}`.
static BIEN: Component = Component {
    title: "các biến của văn bản",
    about: "Mỗi khóa là một biến; lời văn dùng bằng {{ bien.tên_khóa }}.",
    open: true,
    fields: &[],
};

/// Papers that texts cite, by their files: `{{ vien_dan.to_trinh.so_ngay }}`.
static VIEN_DAN: Component = Component {
    title: "các văn bản viện dẫn theo tệp",
    about: "Mỗi khóa là một tên gọi, giá trị là tệp YAML của văn bản đó; lời văn dùng bằng {{ vien_dan.tên.so_ngay }}.",
    open: true,
    fields: &[],
};

/// The issuing body (PL I, II.2).
static CO_QUAN: Component = Component {
    title: "cơ quan ban hành",
    about: "Tên cơ quan như in ở đầu văn bản, mỗi dòng một mục.",
    open: false,
    fields: &[
        Field::optional("chu_quan", "cơ quan chủ quản trực tiếp", Shape::Prose, "[UBND thành phố Hà Nội]"),
        Field::required("ten", "tên cơ quan ban hành", Shape::Prose, "[Ủy ban nhân dân, xã An Bình]"),
    ],
};

/// Keys that only this kind has; its data file names them.
static THONG_TIN: Component = Component {
    title: "thông tin riêng",
    about: "Những khóa mà chỉ loại văn bản này có, như thời gian và địa điểm của giấy mời.",
    open: true,
    fields: &[],
};

/// Who drafted it and how many copies go out (PL I, III.3).
static SOAN_THAO: Component = Component {
    title: "ký hiệu người soạn thảo và số lượng bản phát hành",
    about: "In dưới nơi nhận: PL.(300).",
    open: false,
    fields: &[
        Field::required("nguoi", "ký hiệu người soạn thảo", Shape::Word, "PL"),
        Field::required("so_ban", "số lượng bản phát hành", Shape::Word, "300")
            .pattern("^0*[1-9][0-9]{0,4}$"),
    ],
};

/// Where the office is found (PL I, III.4).
pub(super) static LIEN_HE: Component = Component {
    title: "địa chỉ cơ quan",
    about: "In ở cuối trang đầu, dưới một đường kẻ.",
    open: false,
    fields: &[
        Field::required("dia_chi", "địa chỉ", Shape::Prose, "Số 1 đường Trần Phú, xã An Bình"),
        Field::optional("dien_thoai", "số điện thoại", Shape::Prose, "(024) 3825 0000"),
        Field::optional("fax", "số Fax", Shape::Prose, "(024) 3825 0001"),
        Field::optional("thu_dien_tu", "thư điện tử", Shape::Prose, "ubnd@anbinh.gov.vn"),
        Field::optional("trang_tin", "trang thông tin điện tử", Shape::Prose, "anbinh.gov.vn"),
    ],
};

/// An article with a title or an id, or the title of a chapter or section before articles.
pub(super) static DIEU: Component = Component {
    title: "điều",
    about: "Một điều; có tiêu đề thì tiêu đề đứng sau số điều. Hoặc tiêu đề của phần, của chương, của mục đứng trước các điều.",
    open: false,
    fields: &[
        Field::optional("phan", "tiêu đề của phần, trên các chương", Shape::Prose, "Những quy định chung"),
        Field::optional("chuong", "tiêu đề của chương", Shape::Prose, "Quy định chung"),
        Field::optional("muc", "tiêu đề của mục trong chương", Shape::Prose, "Hồ sơ, thủ tục"),
        Field::optional("tieu_de", "tiêu đề của điều", Shape::Prose, "Hiệu lực thi hành"),
        Field::optional("ma", "mã để nhắc đến", Shape::Word, "hieu_luc"),
        CONDITION_OF_PART,
        Field::optional("loi_van", "lời văn", LOI_VAN, "Quyết định này có hiệu lực …"),
        BANG_SAU,
        GHI_CHU,
    ],
};

/// A part `I.`, `II.` … of a plan; without a title it goes on with what stands above it.
pub(super) static MUC: Component = Component {
    title: "mục",
    about: "Một phần của kế hoạch, đánh số La Mã; không có tiêu đề thì nối tiếp phần đứng trên.",
    open: false,
    fields: &[
        Field::optional("muc", "tiêu đề của mục", Shape::Prose, "Mục tiêu, yêu cầu"),
        Field::optional("phan", "tiêu đề của phần, trên các mục", Shape::Prose, "Kết quả năm 2025"),
        Field::optional("ma", "mã để nhắc đến", Shape::Word, "muc_tieu"),
        CONDITION_OF_PART,
        Field::optional("loi_van", "lời văn", LOI_VAN, "1. Nâng cao nhận thức …"),
        BANG_SAU,
        GHI_CHU,
    ],
};

/// Where it is kept, the last line of Nơi nhận (PL I, II.9).
static LUU: Component = Component {
    title: "nơi lưu",
    about: "In thành dòng cuối của nơi nhận: - Lưu: VT, KT(văn).",
    open: false,
    fields: &[
        Field::optional("don_vi", "chữ viết tắt của đơn vị soạn thảo", Shape::Word, "KT"),
        Field::optional("nguoi_soan", "người soạn thảo", Shape::Word, "văn"),
        Field::optional("so_ban", "số bản lưu", Shape::Word, "2"),
    ],
};

/// Who signs (PL I, II.7).
static NGUOI_KY: Component = Component {
    title: "người ký",
    about: "Quyền hạn, chức vụ, họ tên (để trống khi còn là dự thảo); quyền cấp trưởng thì ghi quyen thay cho chuc_vu.",
    open: false,
    fields: &[
        Field::optional("thay_mat", "ký thay mặt tập thể (TM.)", Shape::Word, "Ủy ban nhân dân"),
        Field::optional("ky_thay", "ký thay người đứng đầu (KT.)", Shape::Word, "Chủ tịch"),
        Field::optional("thua_lenh", "ký thừa lệnh (TL.)", Shape::Word, "Chủ tịch"),
        Field::optional("thua_uy_quyen", "ký thừa ủy quyền (TUQ.)", Shape::Word, "Chủ tịch"),
        Field::optional("quyen", "chức vụ cấp trưởng được giao quyền (Q.)", Shape::Word, "Chủ tịch"),
        Field::required("chuc_vu", "chức vụ", Shape::Word, "Phó Chủ tịch").unless("quyen"),
        Field::optional(
            "chuc_vu_khac",
            "chức vụ trong cơ quan của người ký thay tổ chức tư vấn, in trên họ tên",
            Shape::Word,
            "Giám đốc Sở Nội vụ",
        ),
        Field::optional("ho_ten", "họ và tên", Shape::Word, "Nguyễn Văn An"),
        Field::optional("anh_chu_ky", "ảnh chữ ký", Shape::Map(&ANH), "{tep: chu-ky.png}"),
        Field::optional("anh_dau", "ảnh con dấu", Shape::Map(&ANH), "{tep: dau.png, rong: 36}"),
    ],
};

/// An image of a signature or a seal (PL I, II.7d and II.8a).
static ANH: Component = Component {
    title: "ảnh",
    about: "Tệp PNG nền trong suốt; bề rộng trên giấy lấy từ độ phân giải ghi trong tệp.",
    open: false,
    fields: &[
        Field::required("tep", "tệp PNG", Shape::Word, "chu-ky.png"),
        Field::optional("rong", "bề rộng trên giấy, mm", Shape::Word, "36"),
    ],
};

/// An appendix (PL I, III.1).
static PHU_LUC: Component = Component {
    title: "phụ lục",
    about: "Một phụ lục: lời văn, bảng, hoặc cả hai.",
    open: false,
    fields: &[
        Field::optional("ma", "mã để nhắc đến", Shape::Word, "danh_muc"),
        CONDITION_OF_PART,
        Field::optional("ten", "tên phụ lục", Shape::Prose, "Danh mục các nhiệm vụ"),
        Field::choice(&HUONG, "hướng giấy", "ngang"),
        Field::optional("loi_van", "lời văn", LOI_VAN, "1. Yêu cầu …"),
        Field::optional("bang", "bảng, hoặc danh sách bảng", Shape::MapOrList(&BANG), "{cot: …, nhom: …}"),
        Field::optional(
            "so_sanh",
            "so sánh kinh phí của hai bản",
            Shape::Map(&comparison::SO_SANH),
            "{cu: ke-hoach-cu.yaml, moi: ke-hoach-moi.yaml}",
        ),
        Field::optional(
            taken::KEY,
            "tệp mà phụ lục lấy nguyên từ đó",
            Shape::Map(&taken::LAY_TU),
            "{tep: ke-hoach-moi.yaml}",
        ),
        GHI_CHU,
    ],
};
