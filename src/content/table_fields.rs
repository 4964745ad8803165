//! What a person may write in a table: the declarations that drive its reader, the schema and the page of the
//! format.

use super::choice::{Choice, Choices, choice};
use super::column_kind::KIEU;
use super::condition::CONDITION_OF_PART;
use super::declare::{Component, Field, Shape};
use super::money::Unit;
use super::sign_fields::{CO_DAU, SO_AM};
use crate::length::Length;

/// The table.
pub static BANG: Component = Component {
    title: "bảng",
    about: "Bảng nhiệm vụ: các cột, các nhóm nhiệm vụ và số tiền; mọi số tổng do chương trình tính",
    fields: &[
        Field::optional("ma", "mã của bảng", Shape::Word, "kinh_phi").pattern(ID),
        CONDITION_OF_PART,
        Field::optional("ten", "tên bảng, in trên bảng", Shape::Prose, "Bảng 1. Kinh phí theo năm"),
        Field::choice(&DON_VI, "đơn vị tiền", "triệu đồng"),
        Field::choice(&HIEN_THI, "đơn vị in ra, khi khác `don_vi`", "triệu đồng"),
        Field::choice(&SO_LE, "số chữ số thập phân in ra nhiều nhất", "1"),
        Field::choice(&LAM_TRON, "làm tròn từng số theo đơn vị in ra", "có"),
        Field::choice(&HIEN_DON_VI, "dòng đơn vị tính trên bảng", "có"),
        Field::choice(&CO_CHU, "cỡ chữ của bảng", "12"),
        Field::choice(&DANH_SO, "cách đánh số nhiệm vụ", "lien_tuc"),
        Field::choice(&SO_KHONG, "cách in số không", "\"-\""),
        Field::choice(&SO_COT, "hàng đánh số cột dưới đầu bảng", "có"),
        Field::choice(&SO_AM, "cách in số âm ở các cột có dấu", "ngoac"),
        Field::required("cot", "các cột", Shape::List(&Shape::Map(&COT)), "[{ma: ten, ten: Tên, kieu: chu}]"),
        Field::optional("nhom", "các nhóm nhiệm vụ", Shape::List(&Shape::Map(&NHOM)), "[…]"),
        Field::optional(
            "hang",
            "tệp Excel (.xlsx, .xls), .ods hoặc CSV giữ các hàng của bảng: nhóm, nhiệm vụ, chữ, số",
            Shape::Word,
            "bang/phu-luc-1.xlsx",
        ),
        Field::choice(&NHOM_THEO, "nhận ra nhóm trong tệp ấy bằng gì", "chu_dam"),
        Field::optional(
            "kinh_phi",
            "tệp Excel (.xlsx, .xls), .ods hoặc CSV giữ số tiền của các nhiệm vụ, theo mã",
            Shape::Word,
            "bang/phu-luc-1.xlsx",
        ),
        Field::optional("trang", "trang của tệp Excel ấy", Shape::Word, "Phụ lục"),
        Field::choice(&O_TRONG, "ô số tiền để trống trong tệp ấy nghĩa là gì", "0"),
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
        Field::optional(
            "chu_thich",
            "chú thích dưới bảng của các ô có dấu",
            Shape::List(&Shape::Map(&CHU_THICH)),
            "[{dau: \"*\", noi_dung: Chưa gồm thuế.}]",
        ),
    ],
    open: false,
};

/// A note under a table.
static CHU_THICH: Component = Component {
    title: "chú thích của bảng",
    about: "Một chú thích dưới bảng: dấu đứng ở ô và lời chú thích",
    fields: &[
        Field::required("dau", "dấu: `*`, `**`, `(*)`, `(1)`, `(a)`", Shape::Word, "\"*\""),
        Field::required("noi_dung", "lời chú thích", Shape::Prose, "Chưa gồm thuế."),
    ],
    open: false,
};

/// Marks of a row's cells, by column.
static DAU: Component = Component {
    title: "dấu chú thích của các ô",
    about: "Dấu chú thích theo mã cột",
    fields: &[],
    open: true,
};

static MARKS_OF_ROW: Shape = Shape::Map(&DAU);

const ROW_MARKS: Field = Field::optional(
    "dau_chu_thich",
    "dấu chú thích ở ô tên, hoặc theo mã cột",
    Shape::ProseOr(&MARKS_OF_ROW),
    "{2026: \"*\"}",
);

/// A column, or a common heading above columns.
pub static COT: Component = Component {
    title: "cột",
    about: "Một cột của bảng, hoặc một tiêu đề chung trên nhiều cột khi có `cot` bên trong",
    fields: &[
        Field::optional("ma", "mã của cột", Shape::Word, "ket_qua").pattern(ID),
        Field::required("ten", "tiêu đề cột", Shape::Prose, "Kết quả đạt được"),
        Field::optional("dau_chu_thich", "dấu chú thích sau tiêu đề", Shape::Word, "\"*\""),
        Field::optional("ghi_chu", "ghi chú dưới tiêu đề", Shape::Prose, "(Theo khả năng cân đối)"),
        Field::choice(&KIEU, "kiểu cột", "chu"),
        Field::optional("rong", "chiều rộng, mm", Shape::Word, "17,5").pattern("^[0-9]+(,[0-9]+)?$"),
        Field::optional(
            "cua",
            "các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm",
            Shape::List(&Shape::Word),
            "[2026, 2027]",
        ),
        Field::optional(
            "tru",
            "các cột trừ đi khỏi tổng các cột ở `cua`",
            Shape::List(&Shape::Word),
            "[giam]",
        ),
        Field::optional("so", "số của cột ở hàng đánh số cột, kèm công thức nếu có", Shape::Word, "3=1+2"),
        Field::choice(&CO_DAU, "số của cột có dấu: tăng là số dương, giảm là số âm", "có"),
        Field::optional("muc_tran", "mức tổng của cột không được vượt", Shape::Word, "20.000")
            .pattern(r"^[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?$|^[0-9]+(,[0-9]+)?$"),
        Field::optional("cot", "các cột bên dưới", Shape::List(&Shape::Map(&COT)), "[…]"),
    ],
    open: false,
};

/// A group of tasks.
pub static NHOM: Component = Component {
    title: "nhóm nhiệm vụ",
    about: "Một nhóm nhiệm vụ, đánh số I, II, III; nhóm chứa nhóm khác đánh số A, B, C, từ cấp thứ ba đánh số 1, 1.1; số tiền của nhóm được cộng từ các nhóm, nhiệm vụ bên trong",
    fields: &[
        Field::optional("ma", "mã của nhóm", Shape::Word, "truyen_thong").pattern(ID),
        CONDITION_OF_PART,
        Field::required("ten", "tên nhóm", Shape::Prose, "Đẩy mạnh truyền thông"),
        Field::optional(
            "kinh_phi",
            "số tiền của nhóm không chia nhiệm vụ; có nhiệm vụ thì để đối chiếu với tổng của chúng",
            Shape::Amounts,
            "{2026: 500}",
        ),
        Field::optional("tong", "số tổng ghi sẵn để đối chiếu", Shape::Amounts, "{tong: 6.730}"),
        Field::optional(
            "muc_tran",
            "mức kinh phí của nhóm không được vượt, một số hoặc theo cột",
            Shape::AmountOrAmounts,
            "{tong: 7.000}",
        ),
        ROW_MARKS,
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
    about: "Một nhiệm vụ; mỗi cột chữ, cột số lượng, cột đơn giá của bảng là một khóa mang mã của cột đó",
    fields: &[
        Field::optional("ma", "mã của nhiệm vụ", Shape::Word, "tai_lieu").pattern(ID),
        CONDITION_OF_PART,
        Field::required("ten", "tên nhiệm vụ", Shape::Prose, "Xây dựng tài liệu tuyên truyền"),
        Field::optional("kinh_phi", "số tiền theo cột", Shape::Amounts, "{2026: 420, 2027: 1.210}"),
        Field::optional("tong", "số tổng ghi sẵn để đối chiếu", Shape::Amounts, "{tong: 1.630}"),
        ROW_MARKS,
        Field::choice(&NGUON, "nguồn của số tiền, trong mẫu cho nhiều địa phương", "thanh_pho"),
    ],
    open: true,
};

/// The row of grand totals.
pub static TONG_CONG: Component = Component {
    title: "dòng tổng cộng",
    about: "Dòng tổng cộng cuối bảng, hoặc đầu bảng",
    fields: &[
        Field::choice(&VI_TRI, "chỗ của dòng", "dau"),
        Field::optional("so", "số thứ tự của dòng", Shape::Word, "A"),
        Field::optional("nhan", "chữ của dòng", Shape::Prose, "Tổng cộng"),
        Field::optional("tong", "số tổng ghi sẵn để đối chiếu", Shape::Amounts, "{tong: 125.120}"),
        ROW_MARKS,
    ],
    open: false,
};

/// What an id is made of.
const ID: &str = "^[A-Za-z0-9_]+$";

/// Where a task's money comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundingSource {
    /// The city's allocation.
    City,
}

/// `nguon` of a task.
pub static NGUON: Choices<FundingSource> = Choices {
    key: "nguon",
    of: &[choice("thanh_pho", "lấy từ bảng phân bổ của thành phố, thay cho `kinh_phi`", FundingSource::City)],
};

/// What blank cells of money mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlankCells {
    /// There is no money.
    Zero,
}

/// `o_trong`.
pub(super) static O_TRONG: Choices<BlankCells> = Choices {
    key: "o_trong",
    of: &[choice("0", "không có tiền; không ghi `o_trong` thì ô trống là lỗi", BlankCells::Zero)],
};

/// How the groups of a sheet are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupsBy {
    /// By the numbers of the rows: `I` over `1` over `-`.
    Labels,
    /// By bold letters.
    Bold,
    /// By a column that states the level of each group.
    Level,
    /// There are none.
    None,
}

/// `nhom_theo`.
pub static NHOM_THEO: Choices<GroupsBy> = Choices {
    key: "nhom_theo",
    of: &[
        choice("so_thu_tu", "số thứ tự của hàng: I trên 1, 1 trên 1.1, rồi a, -", GroupsBy::Labels),
        choice("chu_dam", "hàng chữ đậm là nhóm", GroupsBy::Bold),
        choice("cap", "cột `cap` ghi cấp của nhóm (1, 2 …), để trống ở nhiệm vụ", GroupsBy::Level),
        choice("khong", "bảng không có nhóm", GroupsBy::None),
    ],
};

/// `don_vi`.
pub static DON_VI: Choices<Unit> = Choices { key: "don_vi", of: UNITS };
pub(super) static HIEN_THI: Choices<Unit> = Choices { key: "hien_thi", of: UNITS };

const UNITS: &[Choice<Unit>] = &[
    choice(Unit::Dong.name(), "số tiền tính bằng đồng", Unit::Dong),
    choice(Unit::Thousand.name(), "số tiền tính bằng nghìn đồng", Unit::Thousand),
    choice(Unit::Million.name(), "số tiền tính bằng triệu đồng", Unit::Million),
    choice(Unit::Billion.name(), "số tiền tính bằng tỷ đồng", Unit::Billion),
];

pub(super) static HIEN_DON_VI: Choices<bool> =
    Choices { key: "hien_don_vi", of: &[choice("có", "in", true), choice("không", "không in", false)] };

pub(super) static SO_LE: Choices<u32> = Choices {
    key: "so_le",
    of: &[
        choice("0", "số nguyên", 0),
        choice("1", "một chữ số", 1),
        choice("2", "hai chữ số", 2),
        choice("3", "ba chữ số", 3),
    ],
};

pub(super) static LAM_TRON: Choices<bool> = Choices {
    key: "lam_tron",
    of: &[
        choice("có", "làm tròn từng số một lần, từ nửa đơn vị trở lên thì tăng", true),
        choice("không", "số lẻ hơn đơn vị in ra là lỗi", false),
    ],
};

/// The size of a table's letters if none is chosen.
pub(super) const TEXT_SIZE: Length = Length::twips(240);

pub(super) static CO_CHU: Choices<Length> = Choices {
    key: "co_chu",
    of: &[
        choice("8", "8 pt, khi thể thức của cơ quan cho dùng", Length::twips(160)),
        choice("8,5", "8,5 pt, khi thể thức của cơ quan cho dùng", Length::twips(170)),
        choice("9", "9 pt, khi thể thức của cơ quan cho dùng", Length::twips(180)),
        choice("9,5", "9,5 pt, khi thể thức của cơ quan cho dùng", Length::twips(190)),
        choice("10", "10 pt, khi thể thức của cơ quan cho dùng", Length::twips(200)),
        choice("10,5", "10,5 pt, khi thể thức của cơ quan cho dùng", Length::twips(210)),
        choice("11", "11 pt", Length::twips(220)),
        choice("11,5", "11,5 pt", Length::twips(230)),
        choice("12", "12 pt", TEXT_SIZE),
        choice("12,5", "12,5 pt", Length::twips(250)),
        choice("13", "13 pt", Length::twips(260)),
    ],
};

/// How tasks are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TaskNumbering {
    /// Through all groups.
    Running,
    /// Anew in each group.
    EachGroup,
}

pub(super) static DANH_SO: Choices<TaskNumbering> = Choices {
    key: "danh_so",
    of: &[
        choice("lien_tuc", "1, 2, 3 … qua mọi nhóm", TaskNumbering::Running),
        choice("theo_nhom", "mỗi nhóm bắt đầu lại từ 1", TaskNumbering::EachGroup),
    ],
};

/// How zero is printed in the cells of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zero {
    /// `0`
    Digit,
    /// `-`
    Dash,
    /// An empty cell.
    Blank,
}

pub(super) static SO_KHONG: Choices<Zero> = Choices {
    key: "so_khong",
    of: &[
        choice("0", "in số 0", Zero::Digit),
        choice("-", "in gạch ngang", Zero::Dash),
        choice("trống", "để trống ô", Zero::Blank),
    ],
};

/// How columns are numbered under the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnNumbering {
    /// `A`, `B` for words, `1`, `2`, `3=1+2` for figures.
    Lettered,
    /// `1`, `2`, `3`, `4=2+3` for all.
    All,
    /// `(1)`, `(2)`, `(3)=(1)+(2)` for all.
    Bracketed,
}

pub(super) static SO_COT: Choices<ColumnNumbering> = Choices {
    key: "so_cot",
    of: &[
        choice("có", "cột chữ đánh A, B; cột số đánh 1, 2, 3=1+2", ColumnNumbering::Lettered),
        choice("tu_1", "mọi cột đánh 1, 2, 3, 4=2+3", ColumnNumbering::All),
        choice("ngoac", "mọi cột đánh (1), (2), (3)=(1)+(2)", ColumnNumbering::Bracketed),
    ],
};

/// Whether the row of totals stands first.
pub static VI_TRI: Choices<bool> = Choices {
    key: "vi_tri",
    of: &[choice("dau", "trên mọi dòng khác", true), choice("cuoi", "dưới mọi dòng khác", false)],
};

/// `tong_cong` as one word.
pub static TONG_CONG_CHOICE: Choices<bool> = Choices {
    key: "tong_cong",
    of: &[choice("có", "in dòng tổng cộng", true), choice("không", "bỏ dòng tổng cộng", false)],
};
