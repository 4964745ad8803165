//! `--don` takes away what no file names, and nothing else.

use std::fs;

use expect_test::expect;

use super::{made_again, materials, pack_of, stored, typed_into};
use crate::harness::Case;
use crate::support::wards::{TABLE, TEMPLATE};
use crate::support::zip_files::{repacked, zipped};

const DECISION: &str = "content/quyet-dinh.yaml";

/// The decision built three times, each time with another number.
fn built_three_times() -> (Case, Vec<Vec<u8>>) {
    let case = Case::from_dir("cli/co_quan");
    let mut case = case.without("content/xa/ke-hoach.yaml");
    let mut built = Vec::new();
    for (old, new) in [("so: 05", "so: 05"), ("so: 05", "so: 06"), ("so: 06", "so: 07")] {
        case = case.replace(DECISION, old, new);
        case.run("build --format docx").code(0);
        built.push(case.read("out/quyet-dinh.docx"));
    }
    assert_eq!(stored(&case, "out").0.len(), 3);
    (case, built)
}

/// The packs that are there, as the DOCX that name them.
#[track_caller]
fn left(case: &Case, built: &[Vec<u8>]) -> Vec<usize> {
    let (packs, files) = stored(case, "out");
    let left: Vec<usize> = (0..built.len())
        .filter(|&at| packs.contains(&format!("{}.json", pack_of(&built[at]).unwrap())))
        .collect();
    assert_eq!(files.len(), left.len(), "one YAML each");
    left
}

#[test]
fn packs_that_no_file_names_are_taken_away() {
    let (case, built) = built_three_times();
    case.run("build --format docx").code(0);
    assert_eq!(left(&case, &built), [0, 1, 2], "without `--don` nothing is");
    case.run("build --format docx --don").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa 2 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 1

    "#]]);
    assert_eq!(left(&case, &built), [2]);
    case.run("build --format docx --don").code(0).stderr(expect![[""]]);
    assert!(made_again(&materials(&case, "out/quyet-dinh.docx")) == built[2]);
}

/// A copy under another name, one that was edited in Word in a folder below, and one in the archive that
/// was handed on.
#[test]
fn copies_keep_their_packs() {
    let (case, built) = built_three_times();
    let case = case.file("out/gop-y/cua an.DOCX", typed_into(&built[0])).file("out/~$cua an.docx", "x");
    case.run("build --format docx --don").code(0);
    assert_eq!(left(&case, &built), [0, 2]);
    let mut archive = zip::ZipWriter::new(fs::File::create(case.path("out.zip")).unwrap());
    archive.start_file("gui/quyet-dinh.docx", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut archive, &built[0]).unwrap();
    archive.finish().unwrap();
    let case = case.without("out/gop-y/cua an.DOCX");
    case.run("build --format docx --don").code(0);
    assert_eq!(left(&case, &built), [0, 2]);
    let case = case.without("out.zip");
    case.run("build --format docx --don").code(0);
    assert_eq!(left(&case, &built), [2]);
}

/// Of a file that cannot be read nobody knows what it names: with a password it is no package.
#[test]
fn nothing_goes_while_a_file_cannot_be_read() {
    let (case, built) = built_three_times();
    let case = case.file("out/mat-khau.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    case.run("build --format docx --don").code(0).stderr(expect![[r#"
        lưu ý[U007]: chưa dọn `out/.vanban/nguon`: không đọc được `out/mat-khau.docx` nên không biết tệp đó cần nguồn nào
         |
         = gợi ý: đóng Word, bỏ mật khẩu, giải nén, rồi chạy lại với `--don`; chuyển tệp đó đi thì nguồn mà tệp đó mang có thể bị xóa

    "#]]);
    assert_eq!(left(&case, &built), [0, 1, 2]);
}

/// Wherever a copy lies: in a hidden folder, in an archive in an archive, and when another program has given
/// the part with its properties another name.
#[test]
fn copies_are_found_wherever_they_lie() {
    let (case, built) = built_three_times();
    let renamed = repacked(&built[0], |name, bytes| match name {
        "docProps/custom.xml" => Some(("docProps/Tuy-bien.xml".to_owned(), bytes)),
        "_rels/.rels" | "[Content_Types].xml" => {
            let text =
                String::from_utf8(bytes).unwrap().replace("docProps/custom.xml", "docProps/tuy-bien.xml");
            Some((name.to_owned(), text.into_bytes()))
        }
        _ => Some((name.to_owned(), bytes)),
    });
    let mut case = case;
    for (name, bytes) in [
        ("out/.luu/x.docx", built[0].clone()),
        ("out/.x.docx", built[0].clone()),
        ("out/gui.zip", zipped(&[("lan 1.zip", &zipped(&[("a/quyet-dinh.docx", &built[0])]))])),
        ("out/sua.docx", renamed),
    ] {
        case = case.file(name, bytes);
        case.run("build --format docx --don").code(0);
        let there = left(&case, &built);
        assert!(there.contains(&0), "{name}: {there:?}");
        case = case.without(name);
    }
    case.run("build --format docx --don").code(0);
    assert_eq!(left(&case, &built), [2]);
}

/// In a folder that is only linked, also when a link leads back.
#[cfg(unix)]
#[test]
fn copies_in_linked_folders_are_found() {
    let (case, built) = built_three_times();
    let case = case.file("gop-y/x.docx", &built[0]);
    std::os::unix::fs::symlink(case.path("gop-y"), case.path("out/gop-y")).unwrap();
    std::os::unix::fs::symlink(case.path("out"), case.path("gop-y/lai")).unwrap();
    case.run("build --format docx --don").code(0);
    assert_eq!(left(&case, &built), [0, 2]);
}

/// An archive that was cut off, one of a sort that is not looked into, a link that leads nowhere.
#[test]
fn nothing_goes_while_an_archive_cannot_be_read() {
    let (mut case, built) = built_three_times();
    let whole = zipped(&[("quyet-dinh.docx", &built[0])]);
    for (name, bytes) in [("out/gui.zip", &whole[..whole.len() - 30]), ("out/gui.rar", b"Rar!")] {
        case = case.file(name, bytes);
        let said = case.run("build --format docx --don").code(0).errors();
        assert!(said.contains(&format!("không đọc được `{name}`")), "{said}");
        assert_eq!(left(&case, &built), [0, 1, 2]);
        case = case.without(name);
    }
}

/// A pipe is no file: it is not waited for.
#[cfg(unix)]
#[test]
fn a_pipe_is_passed_over_and_told() {
    let (case, built) = built_three_times();
    for name in ["out/ong.docx", "out/ong"] {
        assert!(std::process::Command::new("mkfifo").arg(case.path(name)).status().unwrap().success());
    }
    case.run("build --format docx --don").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out/ong.docx` không phải tệp thường: không đọc khi dọn nguồn
         |
         = gợi ý: xóa hoặc đổi tên

        lưu ý[U007]: đã xóa 2 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 1

    "#]]);
    assert_eq!(left(&case, &built), [2]);
}

/// What was issued may be asked for when its file has long been moved to the archive.
#[test]
fn the_pack_of_an_issued_paper_stays() {
    let (case, mut built) = built_three_times();
    let case = case.replace(DECISION, "so: 07\n", "");
    case.run(&format!("issue {DECISION} --so 9 --ngay 12/01/2026")).code(0);
    built.push(case.read("out/quyet-dinh.docx"));
    case.run(&format!("issue {DECISION} --so 10 --ngay 12/01/2026 --force")).code(0);
    built.push(case.read("out/quyet-dinh.docx"));
    let case = case
        .renamed("out/quyet-dinh.docx", "da-ban-hanh/quyet-dinh.docx")
        .renamed(DECISION, "cu/quyet-dinh.yaml");
    let plan = include_bytes!("../cli/co_quan/content/xa/ke-hoach.yaml");
    let case = case.file("content/khac.yaml", plan);
    case.run("build content/khac.yaml --format docx --don --force").code(0);
    let names = |at: usize| pack_of(&built[at]).unwrap();
    let (packs, _) = stored(&case, "out");
    for at in 0..built.len() {
        assert_eq!(packs.contains(&format!("{}.json", names(at))), at > 2, "{at}");
    }
    let issued = fs::read_to_string(case.path(&format!("out/.vanban/nguon/{}.phat-hanh", names(4)))).unwrap();
    assert!(issued.contains("số 10/"), "{issued}");
}

/// Parts of a batch at the same time take nothing away: what another one is about to name is not known.
#[test]
fn a_part_of_a_batch_takes_no_packs_away() {
    let case = Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", TABLE);
    case.run("batch mau.yaml --format docx").code(0);
    let wards = stored(&case, "out/mau").0.len();
    let case = case.replace("mau.yaml", "năm 2026", "năm 2027");
    case.run("batch mau.yaml --format docx --phan 1/1 --don").code(0);
    assert_eq!(stored(&case, "out/mau").0.len(), 2 * wards);
    case.run("batch mau.yaml --format docx --don").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa 4 nguồn không tệp nào mang trong `out/mau/.vanban/nguon`, còn 4

    "#]]);
    assert_eq!((stored(&case, "out/mau").0.len(), stored(&case, "out/mau").1.len()), (wards, 1));
}

/// The archive of an earlier run is packed anew first: what its files were made of goes along with it.
#[test]
fn an_archive_that_is_packed_anew_keeps_nothing_of_the_old_one() {
    let case = Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", TABLE);
    case.run("batch mau.yaml --format docx --zip").code(0);
    let wards = stored(&case, "out/mau").0.len();
    let case = case.replace("mau.yaml", "năm 2026", "năm 2027");
    case.run("batch mau.yaml --format docx --don --zip")
        .code(0)
        .stdout(expect![[r#"
        Đã đóng 4 tệp và danh mục vào out/mau.zip
        Xong 4 địa phương: 4 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]])
        .stderr(expect![[r#"
        lưu ý[U007]: đã xóa 4 nguồn không tệp nào mang trong `out/mau/.vanban/nguon`, còn 4

    "#]]);
    assert_eq!(stored(&case, "out/mau").0.len(), wards);
}
