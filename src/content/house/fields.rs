//! The rules of an office as a person writes them, declared: keys, what they mean, what may be written there.

use super::HousePlace;
use crate::content::choice::{Choice, Choices, choice};
use crate::content::declare::{Component, Field, Shape};
use crate::finding::Severity;

/// The file.
pub(super) static HOUSE_FILE: Component = Component {
    title: "tệp quy tắc riêng",
    about: "Quy tắc riêng của cơ quan, thêm vào Nghị định 30/2020/NĐ-CP.",
    open: false,
    fields: &[
        Field::optional(
            "can_cu",
            "văn bản của cơ quan đặt ra các quy tắc",
            Shape::Word,
            "Quy chế công tác văn thư của Sở",
        ),
        Field::required(
            "quy_tac",
            "các quy tắc, mỗi mã một quy tắc",
            Shape::Map(&RULES),
            "{N01: {ten: Không viết tắt chức vụ, thay: {PGĐ: Phó Giám đốc}}}",
        ),
    ],
};

/// The rules, one under each code.
static RULES: Component = Component {
    title: "danh sách quy tắc riêng",
    about: "Mỗi mã từ N01 đến N99 một quy tắc.",
    open: true,
    fields: &[],
};

/// A rule.
pub(super) static HOUSE_RULE: Component = Component {
    title: "quy tắc riêng",
    about: "Một quy tắc: tên, mức độ, và một trong ba điều xét: `thay`, `viet_tat`, `the_thuc`.",
    open: false,
    fields: &[
        Field::required(
            "ten",
            "điều được yêu cầu, một câu",
            Shape::Word,
            "Không viết tắt tên phòng, chức vụ",
        ),
        Field::choice(&SEVERITIES, "mức độ khi không đạt", "canh_bao"),
        Field::optional("ly_do", "lý do", Shape::Word, "Nơi nhận ngoài Sở không biết chữ viết tắt"),
        Field::optional(
            "can_cu",
            "văn bản của cơ quan đặt ra quy tắc",
            Shape::Word,
            "Điều 7 Quy chế văn thư",
        ),
        Field::optional("thay", "chữ không dùng và chữ đúng", Shape::Map(&WORDS), "{PGĐ: Phó Giám đốc}"),
        Field::optional(
            "viet_tat",
            "chữ viết tắt được dùng và tên đầy đủ",
            Shape::Map(&ABBREVIATIONS),
            "{SNV: Sở Nội vụ, TCBC: Phòng Tổ chức - Biên chế}",
        ),
        Field::optional(
            "the_thuc",
            "thể thức phải có, viết như theme.yaml",
            Shape::Map(&LOOKS),
            "{co_chu: 14}",
        ),
        Field::optional(
            PLACES.key,
            "chỗ được xét; không ghi thì xét mọi chỗ",
            Shape::List(&Shape::Choice(&PLACES)),
            "[noi_dung, noi_nhan]",
        ),
    ],
};

static WORDS: Component = Component {
    title: "danh sách chữ phải thay",
    about: "Chữ không dùng ở trước dấu hai chấm, chữ đúng ở sau; để trống chữ đúng thì chỉ báo.",
    open: true,
    fields: &[],
};

static ABBREVIATIONS: Component = Component {
    title: "danh mục chữ viết tắt",
    about: "Chữ viết tắt ở trước dấu hai chấm, tên đầy đủ ở sau.",
    open: true,
    fields: &[],
};

static LOOKS: Component = Component {
    title: "thể thức phải có",
    about: "Các khóa của theme.yaml với giá trị mà cơ quan đòi hỏi.",
    open: true,
    fields: &[],
};

/// How severe it is to break a rule.
pub(super) static SEVERITIES: Choices<Severity> = Choices {
    key: "muc_do",
    of: &[
        choice("loi", "lỗi: văn bản không được xuất", Severity::Error),
        choice("canh_bao", "cảnh báo: văn bản vẫn được xuất", Severity::Warning),
        choice("luu_y", "lưu ý", Severity::Note),
    ],
};

const fn place(word: &'static str, about: &'static str, value: HousePlace) -> Choice<HousePlace> {
    choice(word, about, value)
}

/// Where words are checked.
pub(super) static PLACES: Choices<HousePlace> = Choices {
    key: "o",
    of: &[
        place("ky_hieu", "số và ký hiệu", HousePlace::Symbol),
        place("co_quan", "cơ quan chủ quản, cơ quan ban hành", HousePlace::Issuer),
        place("dia_danh", "địa danh và thời gian", HousePlace::PlaceAndDay),
        place("trich_yeu", "tên loại và trích yếu", HousePlace::Subject),
        place("kinh_gui", "nơi kính gửi", HousePlace::Address),
        place("can_cu", "căn cứ ban hành", HousePlace::Grounds),
        place("noi_dung", "nội dung", HousePlace::Body),
        place("bang", "bảng", HousePlace::Tables),
        place("chu_ky", "quyền hạn, chức vụ, họ tên người ký", HousePlace::Signature),
        place("noi_nhan", "nơi nhận", HousePlace::Recipients),
        place("luu", "dòng Lưu ở nơi nhận", HousePlace::Archive),
        place("phu_luc", "số và tên phụ lục", HousePlace::Appendix),
    ],
};
