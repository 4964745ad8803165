//! What a document still carries from the one of the year before: `xem_lai`.
//!
//! In: the node of a document. Out: the words that somebody must look at, by what they are. Where they
//! still stand is left to the pipeline. An item goes when somebody takes its line away, or changes its words
//! in the document.

use super::declare::{Component, Field, Fields, Shape, Word};
use crate::yaml::{Node, Value};

/// The key of the list.
pub const KEY: &str = "xem_lai";

/// Words that were carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each say it")]
pub enum CarriedSort {
    Papers,
    Days,
    Years,
    Bodies,
    Figures,
    Signers,
    Files,
    Costs,
}

impl CarriedSort {
    /// All, as they are written.
    pub const ALL: [CarriedSort; 8] = [
        CarriedSort::Papers,
        CarriedSort::Days,
        CarriedSort::Years,
        CarriedSort::Bodies,
        CarriedSort::Figures,
        CarriedSort::Signers,
        CarriedSort::Files,
        CarriedSort::Costs,
    ];

    /// Its key.
    pub fn key(self) -> &'static str {
        FIELDS[self as usize].key
    }

    /// What it is, in the middle of a sentence.
    pub fn words(self) -> &'static str {
        FIELDS[self as usize].title
    }
}

const WORDS: Shape = Shape::List(&Shape::Word);

static FIELDS: [Field; 8] = [
    Field::optional("van_ban", "văn bản viện dẫn", WORDS, "[Nghị quyết số 12/NQ-HĐND]"),
    Field::optional("ngay", "ngày, tháng, quý", WORDS, "[15/12/2026]"),
    Field::optional("nam", "năm", WORDS, "[2026]"),
    Field::optional("co_quan", "cơ quan", WORDS, "[Sở Công Thương]"),
    Field::optional("so", "số ghi trong lời văn", WORDS, "[95%]"),
    Field::optional("nguoi_ky", "người ký", WORDS, "[Nguyễn Văn An]"),
    Field::optional("tep", "tệp dẫn đến", WORDS, "[to-trinh-2026.yaml]"),
    Field::optional("kinh_phi", "số của nhiệm vụ", Shape::Map(&COSTS), "{so_tay: 20}"),
];

/// The figures of tasks, by their ids or names.
static COSTS: Component = Component {
    title: "số của nhiệm vụ",
    about: "Số mang sang của từng nhiệm vụ; đổi số của nhiệm vụ, hoặc xóa dòng, là đã xem.",
    open: true,
    fields: &[],
};

/// As a person reads it.
pub(super) static XEM_LAI: Component = Component {
    title: "những chỗ còn từ năm trước",
    about: "Do `vanban new --tu … --nam …` ghi: mỗi dòng là chữ, số còn từ văn bản năm trước. Sửa ở văn bản, hoặc xem \
            rồi xóa dòng này.",
    open: false,
    fields: &FIELDS,
};

/// An item of the list.
#[derive(Clone, Debug)]
pub struct CarriedItem {
    /// What it is.
    pub sort: CarriedSort,
    /// The task that has the figures.
    pub task: Option<String>,
    /// The words, with the place of the item.
    pub words: Word,
}

/// Reads the list of a document.
pub fn read(document: &Node) -> Vec<CarriedItem> {
    let Some(fields) = Fields::new(document).map(KEY) else { return Vec::new() };
    let mut all = Vec::new();
    for sort in CarriedSort::ALL {
        let items = fields.list(sort.key()).iter().map(|item| (None, item));
        let costs = match fields.get(sort.key()).map(|node| &node.value) {
            Some(Value::Map(entries)) => entries.as_slice(),
            _ => &[],
        };
        let costs = costs.iter().map(|entry| (Some(entry.key.clone()), &entry.value));
        all.extend(items.chain(costs).filter_map(|(task, node)| {
            let text = node.scalar()?.text.trim().to_owned();
            Some(CarriedItem { sort, task, words: Word { text, at: node.span } })
        }));
    }
    all
}
