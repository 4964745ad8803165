//! The second reader of finished DOCX files finds the words of every paper, and each word that is
//! not the paper's.

use std::path::{Path, PathBuf};

use vanban::rooms::files::Disk;
use vanban::rooms::issue::lock::texts;
use vanban::rooms::issue::second::{Differs, differs};
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::write::Format;

use crate::support::zip_files::{part, repacked};

fn papers() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["content", "tests/cases/kinds", "tests/cases/anh", "tests/cli/co_quan/content"];
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()));
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    files
}

fn second(docx: &[u8], tree: &vanban::rooms::paper::Paper) -> Option<Differs> {
    let texts = texts(tree);
    differs(docx, texts.iter().map(|one| (one.place.as_str(), one.text.as_str())))
}

#[test]
fn it_finds_the_words_of_every_paper() {
    let pipeline = Pipeline::built_in();
    let mut read = 0;
    for path in papers() {
        let (name, bytes) = (path.to_string_lossy(), std::fs::read(&path).unwrap());
        let Some(tree) = pipeline.tree(Input { files: &Disk, ..Input::alone(&name, &bytes) }).0 else {
            continue;
        };
        let docx = pipeline.write(&tree, Format::Docx).unwrap();
        assert_eq!(second(&docx, &tree), None, "{}", path.display());
        read += 1;
    }
    assert!(read > 30, "{read}");
}

/// A file whose main part says other words.
#[track_caller]
fn with(docx: &[u8], old: &str, new: &str) -> Vec<u8> {
    assert!(part(docx, "word/document.xml").contains(old), "{old}");
    repacked(docx, |name, bytes| {
        let bytes = match name {
            "word/document.xml" => String::from_utf8(bytes).unwrap().replacen(old, new, 1).into_bytes(),
            _ => bytes,
        };
        Some((name.to_owned(), bytes))
    })
}

#[test]
fn it_finds_a_word_that_is_not_the_papers() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml");
    let pipeline = Pipeline::built_in();
    let bytes = std::fs::read(&path).unwrap();
    let name = path.to_string_lossy();
    let tree = pipeline.tree(Input { files: &Disk, ..Input::alone(&name, &bytes) }).0.unwrap();
    let docx = pipeline.write(&tree, Format::Docx).unwrap();
    let words = |place: &str, wanted: &str, found: &str| {
        let [place, wanted, found] = [place, wanted, found].map(str::to_owned);
        Some(Differs::Words { place, wanted, found })
    };
    assert_eq!(
        second(&with(&docx, ">125.120<", ">125.130<"), &tree),
        words("bảng 1, hàng 17, cột 10", "125.120", "125.130")
    );
    assert_eq!(second(b"no file of Word", &tree), Some(Differs::Unread));
}

/// A list that goes on below the signature is read as the paper has it, however long it is and
/// whoever signs; a recipient who is not the paper's is still told.
#[test]
fn it_reads_recipients_that_flow_past_the_signature() {
    let pipeline = Pipeline::built_in();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/ke-hoach-phuong-yen-hoa-2026.yaml");
    let plan = std::fs::read_to_string(path).unwrap();
    let start = plan.find("noi_nhan: |\n").unwrap() + "noi_nhan: |\n".len();
    let end = start + plan[start..].find("\nluu").unwrap() + 1;
    for count in [1, 9, 12, 13, 20, 40, 70] {
        let list: String = (1..=count).map(|one| format!("  Cơ quan nhận thứ {one}\n")).collect();
        let yaml = format!("{}{list}{}", &plan[..start], &plan[end..]);
        let input = Input { files: &Disk, ..Input::alone("content/ke-hoach.yaml", yaml.as_bytes()) };
        let tree = pipeline.tree(input).0.unwrap();
        let docx = pipeline.write(&tree, Format::Docx).unwrap();
        assert_eq!(second(&docx, &tree), None, "{count}");
        let (last, other) = (format!("nhận thứ {count};"), "nhận thứ 0;");
        let found = second(&with(&docx, &last, other), &tree);
        let Some(Differs::Words { place, wanted, found }) = found else { panic!("{count}: {found:?}") };
        assert!(place.ends_with("(Nơi nhận)"), "{count}: {place}");
        assert!(wanted.ends_with(&last) && found.ends_with(other), "{count}: {wanted} {found}");
    }
}
