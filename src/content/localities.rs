//! What a person may write in a template for many localities: which localities, and which parts are for
//! which.
//!
//! In: the node of `dia_phuong:`. Out: a [`DeclaredLocalities`]. The localities are left to `localities`, and
//! the conditions to `template`.

use super::condition::CONDITION;
use super::declare::{Component, Field, Shape, Word};
use super::money::Unit;
use super::table_fields::{BlankCells, DON_VI, O_TRONG};
use crate::yaml::{Entry, Node, Value};

/// The key of papers cited by their files, whose names are words.
pub const ATTACHED_WORDS: &str = "vien_dan";

/// The localities that a template is for.
pub static DIA_PHUONG: Component = Component {
    title: "phần khai địa phương của mẫu",
    about: "Mẫu dùng cho nhiều địa phương: bảng các địa phương, thư mục tệp riêng và giá trị mặc định.",
    open: false,
    fields: &[
        Field::required(
            "bang",
            "bảng các địa phương, CSV, Excel (.xlsx, .xls) hoặc .ods",
            Shape::Prose,
            "don-vi-hanh-chinh.csv",
        ),
        Field::optional("rieng", "thư mục chứa tệp riêng của từng địa phương", Shape::Word, "dia-phuong"),
        Field::optional(
            "mac_dinh",
            "giá trị dùng khi bảng không ghi",
            Shape::List(&Shape::Map(&MAC_DINH)),
            "[{khi: dia_phuong.loai == \"xã\", phong_kinh_te: Phòng Kinh tế}]",
        ),
        Field::optional(
            "cap_so",
            "bảng cấp số: số, ngày, người ký của văn bản từng địa phương",
            Shape::Word,
            "so-van-ban.csv",
        ),
        Field::optional("ten_tep", "mẫu tên tệp của từng địa phương", Shape::Word, "\"{stt:3}-{ma}-{ten}\""),
        Field::optional(
            "so_tien",
            "các cột số tiền của bảng và đơn vị tiền của từng cột",
            Shape::Map(&SO_TIEN),
            "{kinh_phi: đồng}",
        ),
        Field::optional(
            "phan_bo",
            "bảng phân bổ kinh phí của thành phố",
            Shape::Map(&PHAN_BO),
            "{tep: phan-bo.csv, doi_chieu: ke-hoach-thanh-pho.yaml}",
        ),
    ],
};

/// Values that apply if the table has none.
static MAC_DINH: Component = Component {
    title: "giá trị mặc định",
    about: "Mỗi khóa là một biến của địa phương, dùng khi bảng không ghi; mục đứng trước được dùng trước.",
    open: true,
    fields: &[Field::optional(
        CONDITION,
        "điều kiện để dùng các giá trị này",
        Shape::Word,
        "dia_phuong.loai == \"phường\"",
    )],
};

/// Columns of money.
static SO_TIEN: Component = Component {
    title: "phần khai các cột số tiền",
    about: "Mỗi khóa là tên một cột của bảng địa phương, giá trị là đơn vị tiền của cột: đồng, nghìn đồng, triệu đồng, tỷ đồng.",
    open: true,
    fields: &[],
};

/// The city's allocation of money.
static PHAN_BO: Component = Component {
    title: "phần khai bảng phân bổ",
    about: "Bảng phân bổ kinh phí của thành phố cho từng địa phương và nhiệm vụ, đối chiếu với kế hoạch của thành phố.",
    open: false,
    fields: &[
        Field::required(
            "tep",
            "bảng phân bổ, CSV, Excel (.xlsx, .xls) hoặc .ods",
            Shape::Word,
            "phan-bo.csv",
        ),
        Field::optional("trang", "trang của tệp Excel", Shape::Word, "Phân bổ"),
        Field::choice(&O_TRONG, "ô số tiền để trống trong bảng nghĩa là gì", "0"),
        Field::choice(&DON_VI, "đơn vị tiền của bảng phân bổ, khi khác mẫu", "đồng"),
        Field::required(
            "doi_chieu",
            "kế hoạch của thành phố, có nhiệm vụ cùng mã",
            Shape::Word,
            "ke-hoach-thanh-pho.yaml",
        ),
    ],
};

/// What a template says about its localities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredLocalities {
    /// The files of the tables: the first lists the localities, further ones add columns.
    pub tables: Vec<Word>,
    /// The folder of overlays, if it is named.
    pub overlays: Option<Word>,
    /// The pattern of the names of their files, if there is one.
    pub names: Option<Word>,
    /// The list of their papers' numbers, if it is named.
    pub list: Option<Word>,
    /// The columns that hold money, each with its place and the word for its unit.
    pub money: Vec<(Word, Word)>,
    /// The city's allocation, if there is one.
    pub allocation: Option<DeclaredAllocation>,
}

/// What a template says about the city's allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredAllocation {
    /// The file of the table.
    pub file: Word,
    /// The sheet of a workbook.
    pub sheet: Option<Word>,
    /// The unit of its money, if it is not that of the template's tables.
    pub unit: Option<Unit>,
    /// Whether blank cells of money are 0.
    pub blank_is_zero: bool,
    /// The city's plan.
    pub plan: Word,
}

/// What a template says about its localities. Returns None if it is no template.
pub fn declared(template: &Node) -> Option<DeclaredLocalities> {
    let node = template.get("dia_phuong")?;
    let tables = match &node.value {
        Value::Map(_) => node.get("bang").map(words).unwrap_or_default(),
        _ => words(node),
    };
    let overlays = node.get("rieng").and_then(|node| words(node).into_iter().next());
    let allocation = node.get("phan_bo").and_then(allocation);
    let list = node.get("cap_so").and_then(|node| words(node).into_iter().next());
    let names = node.get("ten_tep").and_then(|node| words(node).into_iter().next());
    let money = node.get("so_tien").map(money).unwrap_or_default();
    Some(DeclaredLocalities { tables, overlays, names, list, money, allocation })
}

fn money(node: &Node) -> Vec<(Word, Word)> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let column = |entry: &Entry| {
        let column = Word { text: entry.key.clone(), at: entry.key_span };
        let unit = words(&entry.value).into_iter().next();
        (column, unit.unwrap_or(Word { text: String::new(), at: entry.value.span }))
    };
    entries.iter().map(column).collect()
}

/// Returns None if something required is missing, which the check of shapes reports.
fn allocation(node: &Node) -> Option<DeclaredAllocation> {
    let word = |key: &str| words(node.get(key)?).into_iter().next();
    let unit = DON_VI.value(node);
    let blank_is_zero = O_TRONG.value(node) == Some(BlankCells::Zero);
    let (file, plan) = (word("tep")?, word("doi_chieu")?);
    Some(DeclaredAllocation { file, sheet: word("trang"), unit, blank_is_zero, plan })
}

fn words(node: &Node) -> Vec<Word> {
    match &node.value {
        Value::Scalar(scalar) => {
            let text = scalar.text.trim().to_owned();
            if text.is_empty() { Vec::new() } else { vec![Word { text, at: node.span }] }
        }
        Value::List(items) => items.iter().flat_map(words).collect(),
        Value::Map(_) => Vec::new(),
    }
}
