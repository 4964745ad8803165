//! Which values of a paper name files.
//!
//! In: the text of a paper, its name; the declaration of a value. Out: the place of the value that names a file; the
//! files that a paper attaches; which files a value may name.

use std::ops::Range;

use crate::content::declare::{Component, Field, Shape};
use crate::content::{ATTACHED_WORDS, VAN_BAN};
use crate::files;
use crate::finding::Report;
use crate::yaml::{self, Node, Value};

/// A file or a folder, by its name in its own folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FolderEntry {
    /// The name.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// The endings of files of one sort; those of an example are the first.
const SORTS: [&[&str]; 3] = [&["yaml", "yml"], &["csv", "xlsx", "xls", "ods"], &["png"]];

/// The endings of the files that a value may name. Returns None if it names none: the example of its field is no
/// file.
pub(super) fn endings(
    owner: Option<&'static Component>,
    field: Option<&'static Field>,
) -> Option<&'static [&'static str]> {
    let is_paper = owner.is_some_and(|owner| std::ptr::eq(owner, &raw const VAN_BAN));
    let cites = VAN_BAN.field(ATTACHED_WORDS).is_some_and(|field| match field.shape {
        Shape::Map(component) => owner.is_some_and(|owner| std::ptr::eq(owner, component)),
        _ => false,
    });
    match field {
        None => cites.then_some(SORTS[0]),
        Some(field) if is_paper && field.key == "kem_theo" => Some(SORTS[0]),
        Some(field) => {
            let (_, ending) = field.example.rsplit_once('.')?;
            SORTS.into_iter().find(|sort| sort.contains(&ending))
        }
    }
}

/// Where a paper's text, of this name, names a file. Returns None if it names it nowhere.
pub fn place_that_names(text: &str, paper: &str, file: &str) -> Option<Range<usize>> {
    let tree = tree(text, paper)?;
    find(&tree, &|words| files::beside(paper, words).as_deref() == Some(file))
}

/// The names of the files that a paper's text, of this name, attaches. Returns None if it is no YAML.
pub fn attached(text: &str, paper: &str) -> Option<Vec<String>> {
    let tree = tree(text, paper)?;
    let Some(Value::List(items)) = tree.get("kem_theo").map(|node| &node.value) else {
        return Some(Vec::new());
    };
    let words = items.iter().filter_map(Node::scalar).map(|scalar| scalar.text.trim());
    Some(words.filter_map(|words| files::beside(paper, words)).collect())
}

/// Whether a text is that of a paper.
pub fn is_paper(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').lines().any(|line| line.starts_with("loai:"))
}

fn tree(text: &str, paper: &str) -> Option<Node> {
    let mut report = Report::default();
    let source = report.sources.add(paper, text);
    yaml::parse(source, &mut report)
}

fn find(node: &Node, is_it: &dyn Fn(&str) -> bool) -> Option<Range<usize>> {
    match &node.value {
        Value::Scalar(scalar) => is_it(scalar.text.trim()).then(|| node.span.range()),
        Value::List(items) => items.iter().find_map(|item| find(item, is_it)),
        Value::Map(entries) => entries.iter().find_map(|entry| find(&entry.value, is_it)),
    }
}

#[cfg(test)]
mod tests {
    use super::endings;
    use crate::content::VAN_BAN;
    use crate::content::declare::{Component, Shape};

    /// The keys of a component and of all that it holds whose values name files.
    fn collect(component: &'static Component, seen: &mut Vec<&'static str>, told: &mut Vec<String>) {
        if seen.contains(&component.title) {
            return;
        }
        seen.push(component.title);
        for field in component.fields {
            if let Some(endings) = endings(Some(component), Some(field)) {
                told.push(format!("{}.{}: {}", component.title, field.key, endings.join(" ")));
            }
            let mut shape = &field.shape;
            loop {
                match shape {
                    Shape::Map(inner) | Shape::MapOrList(inner) => {
                        collect(inner, seen, told);
                        break;
                    }
                    Shape::List(inner) | Shape::ProseOr(inner) => shape = inner,
                    _ => break,
                }
            }
        }
    }

    #[test]
    fn keys_whose_example_is_a_file_name_files() {
        let mut told = Vec::new();
        collect(&VAN_BAN, &mut Vec::new(), &mut told);
        expect_test::expect![[r#"
            văn bản.dia_phuong: csv xlsx xls ods
            phần khai địa phương của mẫu.bang: csv xlsx xls ods
            phần khai địa phương của mẫu.cap_so: csv xlsx xls ods
            phần khai bảng phân bổ.tep: csv xlsx xls ods
            phần khai bảng phân bổ.doi_chieu: yaml yml
            bảng.hang: csv xlsx xls ods
            bảng.kinh_phi: csv xlsx xls ods
            ảnh.tep: png
            văn bản.kem_theo: yaml yml
            so sánh kinh phí.cu: yaml yml
            so sánh kinh phí.moi: yaml yml
            nguồn của phụ lục.tep: yaml yml
        "#]]
        .assert_eq(&(told.join("\n") + "\n"));
    }
}
