//! How an office words what is correct in more than one way: `templates/cach_ghi.yaml`.
//!
//! In: the office's own file. Out: a [`Wording`], or everything that is wrong in the file. The built-in
//! file states the defaults; a test checks that it does.

use std::collections::BTreeMap;

use super::settings;
use crate::budget::words::Wording;
use crate::content::declare::{Choice, Choices, Component, Field, Shape};
use crate::finding::Report;
use crate::yaml::{self, Node};

/// The file's name.
pub(super) const FILE: &str = "cach_ghi.yaml";

/// The fields of the file.
static CACH_GHI: Component = Component {
    title: "tệp cách ghi",
    about: "Cách ghi của cơ quan, ở những chỗ viết hai cách đều đúng.",
    open: false,
    fields: &[Field::optional(
        "so_bang_chu",
        "số bằng chữ",
        Shape::Map(&SO_BANG_CHU),
        "{hang_chuc_khong: lẻ, hang_nghin: ngàn}",
    )],
};

static SO_BANG_CHU: Component = Component {
    title: "`so_bang_chu`",
    about: "Cách đọc số bằng chữ.",
    open: false,
    fields: &[
        Field::choice(&HANG_CHUC_KHONG, "chữ ở hàng chục bằng không", "lẻ"),
        Field::choice(&HANG_NGHIN, "chữ ở hàng nghìn", "ngàn"),
    ],
};

static HANG_CHUC_KHONG: Choices<&str> = Choices {
    key: "hang_chuc_khong",
    of: &[word(Wording::ZERO_TENS[0], "một trăm linh năm"), word(Wording::ZERO_TENS[1], "một trăm lẻ năm")],
};

static HANG_NGHIN: Choices<&str> = Choices {
    key: "hang_nghin",
    of: &[word(Wording::THOUSAND[0], "một nghìn đồng"), word(Wording::THOUSAND[1], "một ngàn đồng")],
};

const fn word(word: &'static str, about: &'static str) -> Choice<&'static str> {
    Choice { word, about, value: word }
}

/// The office's wording; the default if it has no file of its own, or one that cannot be used, which is
/// reported.
pub(super) fn read(folder: &str, own: &BTreeMap<String, String>, report: &mut Report) -> Wording {
    let node = own
        .get(FILE)
        .filter(|text| !yaml::names_nothing(text))
        .and_then(|text| settings::open(folder, FILE, text, report));
    node.map(|node| wording(&node, report)).unwrap_or_default()
}

fn wording(node: &Node, report: &mut Report) -> Wording {
    let usual = Wording::default();
    if !CACH_GHI.check(node, &mut report.findings) {
        return usual;
    }
    let of = |choices: &Choices<&'static str>| node.get("so_bang_chu").and_then(|node| choices.value(node));
    Wording {
        zero_tens: of(&HANG_CHUC_KHONG).unwrap_or(usual.zero_tens),
        thousand: of(&HANG_NGHIN).unwrap_or(usual.thousand),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{FILE, read};
    use crate::budget::words::Wording;
    use crate::finding::Report;
    use crate::template::BUILT_IN;

    fn of(text: &str) -> (Wording, String) {
        let mut report = Report::default();
        let wording = read("templates", &[(FILE.to_owned(), text.to_owned())].into(), &mut report);
        (wording, report.to_string())
    }

    #[test]
    fn the_built_in_file_says_what_is_usual_and_another_what_it_wants() {
        let (_, text) = BUILT_IN.iter().find(|(name, _)| *name == FILE).unwrap();
        let right = |zero_tens, thousand| (Wording { zero_tens, thousand }, String::new());
        assert_eq!(of(text), (Wording::default(), String::new()));
        let southern = text.replace("linh ", "lẻ ").replace("nghìn ", "ngàn ");
        assert_eq!(of(&southern), right("lẻ", "ngàn"));
        assert_eq!(of("so_bang_chu: {hang_nghin: ngàn}"), right("linh", "ngàn"));
    }

    /// All faults are reported at once, each at its place.
    #[test]
    fn everything_wrong_in_the_file_is_told() {
        let (wording, told) = of("so_bang_chu:\n  hang_chuc_khong: lẽ\n  hang_ngan: ngàn\nso_la_ma: a\n");
        assert_eq!(wording, Wording::default());
        expect![[r#"
            templates/cach_ghi.yaml:2:20: lỗi[C012]: `hang_chuc_khong` không có lựa chọn `lẽ`; gợi ý: có phải ý bạn là `lẻ`?
            templates/cach_ghi.yaml:3:3: lỗi[C001]: khóa `hang_ngan` không có trong `so_bang_chu`; gợi ý: có phải ý bạn là `hang_nghin`?
            templates/cach_ghi.yaml:4:1: lỗi[C001]: khóa `so_la_ma` không có trong tệp cách ghi; gợi ý: dùng được: `so_bang_chu`
        "#]].assert_eq(&told);
    }
}
