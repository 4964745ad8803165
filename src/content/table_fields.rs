//! What a person may write in a table: the declarations that drive its reading, the schema and
//! the page of the format.

use super::condition::CONDITION_OF_PART;
use super::declare::{Component, Field, Shape};
use super::money::Unit;

/// The key that says what blank cells of a sheet mean.
pub(super) const BLANK: &str = "o_trong";

/// What they may mean.
pub(super) const BLANKS: &[(&str, &str)] = &[("0", "không có tiền; không ghi `o_trong` thì ô trống là lỗi")];

/// The table.
pub static BANG: Component = Component {
    title: "bảng",
    about: "Bảng nhiệm vụ: các cột, các nhóm nhiệm vụ và số tiền; mọi số tổng do chương trình tính",
    fields: &[
        Field::optional("ma", "mã của bảng", Shape::Word, "kinh_phi").pattern(ID),
        CONDITION_OF_PART,
        Field::optional("ten", "tên bảng, in trên bảng", Shape::Prose, "Bảng 1. Kinh phí theo năm"),
        Field::optional("don_vi", "đơn vị tiền", Shape::Choice(UNITS), "triệu đồng"),
        Field::optional("hien_thi", "đơn vị in ra, khi khác `don_vi`", Shape::Choice(UNITS), "triệu đồng"),
        Field::optional("so_le", "số chữ số thập phân in ra nhiều nhất", Shape::Choice(DECIMALS), "1"),
        Field::optional("lam_tron", "làm tròn từng số theo đơn vị in ra", Shape::Choice(ROUNDING), "có"),
        Field::optional("hien_don_vi", "dòng đơn vị tính trên bảng", Shape::Choice(YES_NO), "có"),
        Field::optional("co_chu", "cỡ chữ của bảng", Shape::Choice(SIZES), "12"),
        Field::optional("danh_so", "cách đánh số nhiệm vụ", Shape::Choice(NUMBERINGS), "lien_tuc"),
        Field::optional("so_khong", "cách in số không", Shape::Choice(ZEROS), "\"-\""),
        Field::required("cot", "các cột", Shape::List(&Shape::Map(&COT)), "[{ma: ten, ten: Tên, kieu: chu}]"),
        Field::optional("nhom", "các nhóm nhiệm vụ", Shape::List(&Shape::Map(&NHOM)), "[…]"),
        Field::optional(
            "kinh_phi",
            "tệp Excel (.xlsx, .xls), .ods hoặc CSV giữ số tiền của các nhiệm vụ, theo mã",
            Shape::Word,
            "bang/phu-luc-1.xlsx",
        ),
        Field::optional("trang", "trang của tệp Excel giữ số tiền", Shape::Word, "Phụ lục"),
        Field::optional("o_trong", "ô số tiền để trống trong tệp ấy nghĩa là gì", Shape::Choice(BLANKS), "0"),
        Field::optional(
            "nhiem_vu",
            "các nhiệm vụ, khi bảng không chia nhóm",
            Shape::List(&Shape::Map(&NHIEM_VU)),
            "[{ten: Tổ chức hội nghị}]",
        ),
        Field::optional(
            "tong_cong",
            "dòng tổng cộng, hoặc `không`",
            Shape::ProseOr(&Shape::Map(&TONG_CONG)),
            "{nhan: Tổng}",
        ),
        Field::optional(
            "muc_tran",
            "mức tổng cộng không được vượt, một số hoặc theo cột",
            Shape::AmountOrAmounts,
            "{tong: 125.000}",
        ),
    ],
    open: false,
};

/// A column, or a common head over columns.
pub static COT: Component = Component {
    title: "cột",
    about: "Một cột của bảng, hoặc một tiêu đề chung trên nhiều cột khi có `cot` bên trong",
    fields: &[
        Field::optional("ma", "mã của cột", Shape::Word, "ket_qua").pattern(ID),
        Field::required("ten", "tiêu đề cột", Shape::Prose, "Kết quả đạt được"),
        Field::optional("ghi_chu", "ghi chú dưới tiêu đề", Shape::Prose, "(Theo khả năng cân đối)"),
        Field::optional("kieu", "kiểu cột", Shape::Choice(KINDS), "chu"),
        Field::optional("rong", "chiều rộng, mm", Shape::Word, "17,5").pattern("^[0-9]+(,[0-9]+)?$"),
        Field::optional(
            "cua",
            "các cột được cộng, được nhân, hoặc cột lấy tỷ trọng",
            Shape::List(&Shape::Word),
            "[2026, 2027]",
        ),
        Field::optional("muc_tran", "mức tổng của cột không được vượt", Shape::Word, "20.000")
            .pattern(r"^[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?$|^[0-9]+(,[0-9]+)?$"),
        Field::optional("cot", "các cột bên dưới", Shape::List(&Shape::Map(&COT)), "[…]"),
    ],
    open: false,
};

/// A group of tasks.
pub static NHOM: Component = Component {
    title: "nhóm nhiệm vụ",
    about: "Một nhóm nhiệm vụ, đánh số I, II, III; nhóm chứa nhóm khác đánh số A, B, C, từ cấp thứ ba đánh số 1, 1.1; số tiền của nhóm được cộng từ các nhiệm vụ",
    fields: &[
        Field::optional("ma", "mã của nhóm", Shape::Word, "truyen_thong").pattern(ID),
        CONDITION_OF_PART,
        Field::required("ten", "tên nhóm", Shape::Prose, "Đẩy mạnh truyền thông"),
        Field::optional("tong", "số tổng ghi sẵn để đối chiếu", Shape::Amounts, "{tong: 6.730}"),
        Field::optional(
            "muc_tran",
            "mức kinh phí của nhóm không được vượt, một số hoặc theo cột",
            Shape::AmountOrAmounts,
            "{tong: 7.000}",
        ),
        Field::optional(
            "nhom",
            "các nhóm bên trong",
            Shape::List(&Shape::Map(&NHOM)),
            "[{ten: Tuyên truyền, nhiem_vu: …}]",
        ),
        Field::optional(
            "nhiem_vu",
            "các nhiệm vụ",
            Shape::List(&Shape::Map(&NHIEM_VU)),
            "[{ten: Tổ chức hội nghị}]",
        ),
    ],
    open: false,
};

/// A task; its other keys are the table's text columns.
pub static NHIEM_VU: Component = Component {
    title: "nhiệm vụ",
    about: "Một nhiệm vụ; mỗi cột kiểu `chu`, `giua`, `ngay`, `so_luong`, `don_gia` là một khóa mang mã của cột đó",
    fields: &[
        Field::optional("ma", "mã của nhiệm vụ", Shape::Word, "tai_lieu").pattern(ID),
        CONDITION_OF_PART,
        Field::required("ten", "tên nhiệm vụ", Shape::Prose, "Xây dựng tài liệu tuyên truyền"),
        Field::optional("kinh_phi", "số tiền theo cột", Shape::Amounts, "{2026: 420, 2027: 1.210}"),
        Field::optional("tong", "số tổng ghi sẵn để đối chiếu", Shape::Amounts, "{tong: 1.630}"),
        Field::optional("nguon", "nguồn của số tiền, trong mẫu cho nhiều địa phương", SOURCES, "thanh_pho"),
    ],
    open: true,
};

/// The row of grand totals.
pub static TONG_CONG: Component = Component {
    title: "dòng tổng cộng",
    about: "Dòng tổng cộng cuối bảng",
    fields: &[
        Field::optional("nhan", "chữ của dòng", Shape::Prose, "Tổng cộng"),
        Field::optional("tong", "số tổng ghi sẵn để đối chiếu", Shape::Amounts, "{tong: 125.120}"),
    ],
    open: false,
};

/// What an id is made of.
const ID: &str = "^[A-Za-z0-9_]+$";

const SOURCES: Shape =
    Shape::Choice(&[("thanh_pho", "lấy từ bảng phân bổ của thành phố, thay cho `kinh_phi`")]);

const YES_NO: &[(&str, &str)] = &[("có", "in"), ("không", "không in")];
pub(super) const UNITS: &[(&str, &str)] = &[
    (Unit::Dong.name(), "số tiền tính bằng đồng"),
    (Unit::Thousand.name(), "số tiền tính bằng nghìn đồng"),
    (Unit::Million.name(), "số tiền tính bằng triệu đồng"),
    (Unit::Billion.name(), "số tiền tính bằng tỷ đồng"),
];
const DECIMALS: &[(&str, &str)] =
    &[("0", "số nguyên"), ("1", "một chữ số"), ("2", "hai chữ số"), ("3", "ba chữ số")];
const ROUNDING: &[(&str, &str)] = &[
    ("có", "làm tròn từng số một lần, từ nửa đơn vị trở lên thì tăng"),
    ("không", "số lẻ hơn đơn vị in ra là lỗi"),
];
const SIZES: &[(&str, &str)] =
    &[("11", "11 pt"), ("11,5", "11,5 pt"), ("12", "12 pt"), ("12,5", "12,5 pt"), ("13", "13 pt")];
const NUMBERINGS: &[(&str, &str)] =
    &[("lien_tuc", "1, 2, 3 … qua mọi nhóm"), ("theo_nhom", "mỗi nhóm bắt đầu lại từ 1")];
const ZEROS: &[(&str, &str)] = &[("0", "in số 0"), ("-", "in gạch ngang"), ("trống", "để trống ô")];
pub(super) const KINDS: &[(&str, &str)] = &[
    ("so_thu_tu", "số thứ tự, chương trình đánh"),
    ("chu", "chữ"),
    ("giua", "chữ ngắn, canh giữa"),
    ("ngay", "ngày tháng năm, canh giữa"),
    ("tien", "số tiền"),
    ("so_luong", "số lượng"),
    ("don_gia", "đơn giá, theo đơn vị tiền của bảng"),
    ("thanh_tien", "số lượng nhân đơn giá, chương trình tính"),
    ("tong_hang", "tổng các cột tiền của hàng, chương trình tính"),
    ("ty_trong", "phần trăm của tổng cộng, chương trình tính"),
];
