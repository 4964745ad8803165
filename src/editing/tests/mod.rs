//! Forms of papers, and edits in every form that a file may be kept in.

mod edits;
mod form;
mod grid;
mod grid_laws;
mod laws;

use std::path::Path;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::{EditFault, FormControl, FormEdit, FormField, PaperForm, apply, typed};
use crate::content::Catalogue;
use crate::content::kind::Kind;
use crate::finding::{Finding, Report, codes};
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{self, Node, Value};

/// The built-in kinds of papers.
static KINDS: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut kinds = Catalogue::default();
    for path in files("templates") {
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if let Ok(kind) = Kind::of_text(&id, &std::fs::read_to_string(&path).unwrap()) {
            kinds.add(kind);
        }
    }
    kinds
});

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}

/// The papers of the repository.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders = ["content", "content/mau", "tests/cases/kinds", "tests/cases/right"];
    let texts =
        folders.iter().flat_map(|folder| files(folder)).map(|path| std::fs::read_to_string(path).unwrap());
    texts
        .map(|text| text.replace("\r\n", "\n").nfc().collect())
        .filter(|text: &String| text.contains("\nloai:") || text.starts_with("loai:"))
        .collect()
});

fn form(text: &str) -> (PaperForm, Node) {
    let mut report = Report::default();
    let node = yaml::open("vb.yaml", text.as_bytes(), &mut report).expect("YAML");
    (PaperForm::of(report.sources.file(node.span.file).text(), &node, &KINDS), node)
}

fn all(form: &PaperForm) -> Vec<&FormField> {
    fn down<'a>(fields: &'a [FormField], all: &mut Vec<&'a FormField>) {
        for field in fields {
            all.push(field);
            down(field.inner(), all);
        }
    }
    let mut found = Vec::new();
    form.groups.iter().for_each(|group| down(&group.fields, &mut found));
    found
}

fn way(path: &str) -> Vec<Step> {
    // A year is the key of a column.
    let item = |step: &str| step.parse::<usize>().ok().filter(|item| *item < 1000);
    let step = |step: &str| item(step).map_or_else(|| Step::from(step), Step::from);
    path.split('/').map(step).collect()
}

fn shown(way: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(item) => item.to_string(),
    };
    way.iter().map(step).collect::<Vec<_>>().join("/")
}

/// Makes an edit in the value that is there now.
fn edited(text: &[u8], edit: &FormEdit) -> Result<Vec<u8>, EditFault> {
    let mark = {
        let text = std::str::from_utf8(text).unwrap();
        form(text).0.field(edit.at()).map(|field| field.mark.clone()).unwrap_or_default()
    };
    apply("vb.yaml", text, &KINDS, edit, &mark)
}

fn write(at: &str, text: &str) -> FormEdit {
    FormEdit::Write { at: way(at), text: text.to_owned() }
}

const DECISION: &str = "\
# Quyết định.
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND  # ký hiệu
nam: 2026
dia_danh: An Bình
trich_yeu: Ban hành Kế hoạch
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  # Không phải ghi chú
dieu:
  # Điều đầu.
  - Ban hành kèm theo Quyết định này Kế hoạch.
  - tieu_de: Hiệu lực
    loi_van: |
      Quyết định này có hiệu lực kể từ ngày ký.
kem_theo: [ke-hoach.yaml]
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: ghi, ten: Ghi chú, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhiem_vu:
        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
";
