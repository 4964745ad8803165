//! Kinds of documents: each is a small data file beside its template.
//!
//! In: `templates/<kind>.yaml`. Out: the kind's title, symbol, layout and components, or everything that is
//! wrong in the file. Its looks are left to its template and the theme.

use std::collections::BTreeMap;

use super::choice::{Choices, choice};
use super::declare::{Component, Field, Fields, Shape, meant};
use super::{VAN_BAN, carried, status};
use crate::finding::{Finding, Report, codes};
use crate::yaml::{self, Node, Value};

/// A kind of document, as its data file describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its id: the file's name, `quyet_dinh`.
    pub id: String,
    /// Its name, "Quyết định" (PL III, mục I).
    pub ten: String,
    /// Its abbreviation in symbols, "QĐ"; công văn has none.
    pub viet_tat: Option<String>,
    /// How the body is divided.
    pub bo_cuc: BodyLayout,
    /// The template it shares with other kinds; a template of the kind's own name takes precedence, and is
    /// used if this is None.
    pub mau: Option<String>,
    /// How many sign, if it is not one for each issuing body.
    pub so_nguoi_ky: Option<usize>,
    /// The most signers, if one body may have a second signer beside the first: 2.
    pub nguoi_ky_toi_da: Option<usize>,
    /// Keys under `thong_tin` that only this kind has.
    pub thong_tin: OwnFields,
    /// Components that it must have and may have on its own.
    pub rieng: Components,
    /// The same when it is attached to another document; kinds without it cannot be attached.
    pub kem_theo: Option<Components>,
}

/// How the body is divided (PL I, II.6d).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyLayout {
    /// Điều, khoản, điểm.
    Dieu,
    /// I., 1., a).
    Muc,
}

/// Keys of components.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Components {
    /// Keys that must be written.
    pub bat_buoc: Vec<String>,
    /// Keys that may be written.
    pub cho_phep: Vec<String>,
}

/// Keys of a kind's own, each with its meaning in the middle of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFields {
    /// Keys that must be written.
    pub bat_buoc: BTreeMap<String, String>,
    /// Keys that may be written.
    pub cho_phep: BTreeMap<String, String>,
}

impl OwnFields {
    /// All keys: those that must be written first.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.bat_buoc.keys().chain(self.cho_phep.keys()).map(String::as_str)
    }

    /// All keys, each with its meaning.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.bat_buoc.iter().chain(&self.cho_phep).map(|(key, title)| (key.as_str(), title.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys().next().is_none()
    }
}

impl Components {
    /// Whether this component may be written.
    pub fn allows(&self, key: &str) -> bool {
        self.bat_buoc.iter().chain(&self.cho_phep).any(|known| known == key)
    }
}

impl Kind {
    /// Whether this key of a document may be written, if the kind has these components here.
    pub fn allows(&self, components: &Components, key: &str) -> bool {
        match key {
            "loai" | "bien" | "bo_qua" | "vien_dan" | carried::KEY => true,
            // A template as a whole is for many localities.
            "dia_phuong" => std::ptr::eq(components, &raw const self.rieng),
            "thong_tin" => !self.thong_tin.is_empty(),
            "ban" => components.allows("so"),
            // Status marks are only on what is issued on its own: what someone signs.
            _ if status::KEYS.contains(&key) => components.allows("nguoi_ky"),
            _ => components.allows(key),
        }
    }

    /// Reads a kind's data file. Returns None if anything in it is wrong, all of which is reported.
    pub fn read(id: &str, node: &Node, report: &mut Report) -> Option<Kind> {
        let before = report.findings.count().0;
        KIND.check(node, &mut report.findings);
        let fields = Fields::new(node);
        let word = |key| fields.word(key).map(|word| word.text);
        let kind = Kind {
            id: id.to_owned(),
            ten: word("ten").unwrap_or_default(),
            viet_tat: word("viet_tat"),
            bo_cuc: fields.choice(&BO_CUC).unwrap_or(BodyLayout::Muc),
            mau: word("mau"),
            so_nguoi_ky: number(fields, "so_nguoi_ky", report),
            nguoi_ky_toi_da: number(fields, "nguoi_ky_toi_da", report),
            thong_tin: fields.map("thong_tin").map(|own| OwnFields::read(own, report)).unwrap_or_default(),
            rieng: fields.map("rieng").map(|place| Components::read(place, report)).unwrap_or_default(),
            kem_theo: fields.map("kem_theo").map(|place| Components::read(place, report)),
        };
        (report.findings.count().0 == before).then_some(kind)
    }

    /// As [`Kind::read`], from the text of a file that is read only here.
    ///
    /// # Errors
    /// What is wrong in it.
    pub fn of_text(id: &str, text: &str) -> Result<Kind, Report> {
        let mut report = Report::default();
        let node = yaml::open(&format!("{id}.yaml"), text.as_bytes(), &mut report);
        let kind = node.and_then(|node| Kind::read(id, &node, &mut report));
        kind.filter(|_| !report.findings.has_errors()).ok_or(report)
    }
}

impl Components {
    /// Reads keys of components, which must exist.
    fn read(fields: Fields<'_>, report: &mut Report) -> Components {
        let mut words = |key| {
            let named = fields.list(key).iter().filter_map(|node| Some((node.scalar()?.text.trim(), node)));
            named
                .inspect(|(name, node)| tell_unknown(name, node, report))
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        Components { bat_buoc: words("bat_buoc"), cho_phep: words("cho_phep") }
    }
}

impl OwnFields {
    fn read(fields: Fields<'_>, report: &mut Report) -> OwnFields {
        let mut named = |key| match fields.get(key).map(|node| &node.value) {
            Some(Value::Map(entries)) => {
                let mut read = BTreeMap::new();
                for entry in entries {
                    if entry.value.is_empty() {
                        let message = format!("`{}` chưa có nghĩa", entry.key);
                        let hint = format!("ghi khóa này là gì, ví dụ `{}: nơi đến công tác`", entry.key);
                        report.findings.push(Finding::error(codes::C002, entry.key_span, message).hint(hint));
                    } else if Shape::Word.check(&entry.key, &entry.value, &mut report.findings)
                        && let Some(meaning) = entry.value.scalar()
                    {
                        read.insert(entry.key.clone(), meaning.text.trim().to_owned());
                    }
                }
                read
            }
            _ => BTreeMap::new(),
        };
        OwnFields { bat_buoc: named("bat_buoc"), cho_phep: named("cho_phep") }
    }
}

/// Reports an unknown key of a component.
fn tell_unknown(name: &str, node: &Node, report: &mut Report) {
    if VAN_BAN.field(name).is_none() {
        let hint = match meant(name, VAN_BAN.names()) {
            Some(meant) => format!("có phải ý bạn là `{meant}`?"),
            None => "khóa riêng của loại khai ở `thong_tin`".to_owned(),
        };
        let message = format!("không có thành phần `{name}`");
        report.findings.push(Finding::error(codes::T001, node.span, message).hint(hint));
    }
}

/// A number of people. Returns None if it is left out, or is no number, which is reported.
fn number(fields: Fields<'_>, key: &str, report: &mut Report) -> Option<usize> {
    let word = fields.word(key)?;
    let number = word.text.parse().ok();
    if number.is_none() {
        let message = format!("`{key}` phải là một số nguyên, ở đây là `{}`", word.text);
        let finding = Finding::error(codes::C005, word.at, message);
        report.findings.push(finding.hint(format!("ví dụ `{key}: 2`")));
    }
    number
}

/// What a kind's data file holds.
static KIND: Component = Component {
    title: "tệp loại văn bản",
    about: "Một loại văn bản: tên, cách chia nội dung, các thành phần.",
    open: false,
    fields: &[
        Field::required("ten", "tên loại văn bản", Shape::Word, "Tờ khai"),
        Field::optional("viet_tat", "chữ viết tắt trong ký hiệu", Shape::Word, "TK"),
        Field { required: true, ..Field::choice(&BO_CUC, "cách chia nội dung", "muc") },
        Field::optional("mau", "mẫu trình bày dùng chung", Shape::Word, "van_ban_co_ten_loai.xml"),
        Field::optional("so_nguoi_ky", "số người ký", Shape::Word, "2"),
        Field::optional("nguoi_ky_toi_da", "số người ký nhiều nhất", Shape::Word, "2"),
        Field::optional(
            "thong_tin",
            "khóa riêng của loại",
            Shape::Map(&OWN),
            "{bat_buoc: {noi_den: nơi đến}}",
        ),
        Field::required(
            "rieng",
            "thành phần khi ban hành riêng",
            Shape::Map(&COMPONENTS),
            "{bat_buoc: [co_quan, trich_yeu, noi_dung, nguoi_ky]}",
        ),
        Field::optional(
            "kem_theo",
            "thành phần khi ban hành kèm theo văn bản khác",
            Shape::Map(&COMPONENTS),
            "{bat_buoc: [trich_yeu, noi_dung]}",
        ),
    ],
};

/// The words of a body's layout.
static BO_CUC: Choices<BodyLayout> = Choices {
    key: "bo_cuc",
    of: &[
        choice("dieu", "điều, khoản, điểm", BodyLayout::Dieu),
        choice("muc", "mục I., 1., a)", BodyLayout::Muc),
    ],
};

/// Keys of components.
const KEYS: Shape = Shape::List(&Shape::Word);

static COMPONENTS: Component = Component {
    title: "nhóm thành phần",
    about: "Các thành phần phải ghi và được ghi.",
    open: false,
    fields: &[
        Field::required("bat_buoc", "thành phần phải ghi", KEYS, "[trich_yeu, noi_dung]"),
        Field::optional("cho_phep", "thành phần được ghi", KEYS, "[can_cu, phu_luc]"),
    ],
};

static OWN: Component = Component {
    title: "nhóm khóa riêng",
    about: "Các khóa ở `thong_tin` chỉ loại này có, mỗi khóa kèm nghĩa.",
    open: false,
    fields: &[
        Field::optional("bat_buoc", "khóa phải ghi", Shape::Map(&MEANINGS), "{noi_den: nơi đến}"),
        Field::optional("cho_phep", "khóa được ghi", Shape::Map(&MEANINGS), "{noi_den: nơi đến}"),
    ],
};

static MEANINGS: Component =
    Component { title: "các khóa riêng", about: "Mỗi khóa kèm nghĩa.", open: true, fields: &[] };

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::Kind;

    /// All errors at once, each at its place.
    #[test]
    fn everything_wrong_in_a_kind_is_told() {
        let text = "ten:\nbo_cuc: mục\nso_nguoi_ky: hai\nmẫu: a.xml\n\
                    rieng:\n  bat_buoc: [trich_yeu, nguoi_khai]\n  cho_phep: trich_yeu\n\
                    thong_tin:\n  bat_buoc: {noi_den: , ve_viec: [a]}\nkem_theo: {cho_phep: [noi_dun]}\n";
        let mut report = Kind::of_text("to_khai", text).unwrap_err();
        report.findings.sort();
        expect![[r#"
            to_khai.yaml:1:5: lỗi[C002]: `ten` (tên loại văn bản) còn để trống; gợi ý: ví dụ `ten: Tờ khai`
            to_khai.yaml:2:9: lỗi[C012]: `bo_cuc` không có lựa chọn `mục`; gợi ý: có phải ý bạn là `muc`?
            to_khai.yaml:3:14: lỗi[C005]: `so_nguoi_ky` phải là một số nguyên, ở đây là `hai`; gợi ý: ví dụ `so_nguoi_ky: 2`
            to_khai.yaml:4:1: lỗi[C001]: khóa `mẫu` không có trong tệp loại văn bản; gợi ý: có phải ý bạn là `mau`?
            to_khai.yaml:6:25: lỗi[T001]: không có thành phần `nguoi_khai`; gợi ý: khóa riêng của loại khai ở `thong_tin`
            to_khai.yaml:7:13: lỗi[C003]: `cho_phep` phải là một danh sách, mỗi dòng mở đầu bằng `- `, ở đây là một dòng chữ
            to_khai.yaml:9:14: lỗi[C002]: `noi_den` chưa có nghĩa; gợi ý: ghi khóa này là gì, ví dụ `noi_den: nơi đến công tác`
            to_khai.yaml:9:34: lỗi[C003]: `ve_viec` phải là một dòng chữ, ở đây là một danh sách
            to_khai.yaml:10:12: lỗi[C002]: thiếu `bat_buoc` (thành phần phải ghi) trong nhóm thành phần; gợi ý: thêm `bat_buoc: [trich_yeu, noi_dung]`
            to_khai.yaml:10:23: lỗi[T001]: không có thành phần `noi_dun`; gợi ý: có phải ý bạn là `noi_dung`?
        "#]].assert_eq(&report.to_string());
    }
}
