//! `vanban import`: what is written, told and refused.

use std::process::Command;

use expect_test::expect;

use crate::harness::Case;
use crate::support::word_file::{WordBuilder, p, p_as, r, r_as};
use crate::support::zip_files::repacked;

/// A folder with a decision of ours as DOCX.
fn decision() -> Case {
    let case = Case::from_dir("cli/co_quan");
    case.run("build content/quyet-dinh.yaml --format docx --out den").code(0);
    case
}

/// The file stands beside its source; it has no findings of its own and builds.
#[test]
fn a_paper_of_word_becomes_yaml() {
    let case = decision();
    case.run("import den/quyet-dinh.docx").code(0).stdout(expect![[""]]).stderr(expect![[""]]);
    expect![[""]].assert_eq(&String::from_utf8(case.read("den/quyet-dinh.yaml")).unwrap());
    case.run("check den/quyet-dinh.yaml").code(0);
    case.run("import den/quyet-dinh.docx").code(2).stdout(expect![[""]]).stderr(expect![[""]]);
    case.run("nhap den/quyet-dinh.docx --force --message-format json").code(0).stdout(expect![[""]]);
    case.run("import den/quyet-dinh.docx --out -").code(0).stderr(expect![[""]]);
}

/// A paragraph in the middle.
fn centred(text: &str) -> String {
    p_as("<w:jc w:val=\"center\"/>", &r_as("<w:b/>", text))
}

/// What is doubtful stands in the file and is told; what cannot be kept is told with its place.
#[test]
fn what_is_doubtful_and_what_is_lost_is_told() {
    let body = [
        centred("ỦY BAN NHÂN DÂN"),
        centred("XÃ AN BÌNH"),
        p(&r("Số: 12a/TB-UBND")),
        p(&r("An Bình, ngày     tháng 02 năm 2026")),
        centred("THÔNG BÁO"),
        centred("Về việc tiếp công dân"),
        p(&r("Nội dung thông báo, có hình kèm theo.<w:footnoteReference w:id=\"2\"/>")),
        p(&r("1. Một.")),
        p(&r("3. Ba.")),
        p("<w:r><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"1800000\"/><a:graphic><a:graphicData \
           uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic/></a:graphicData></a:graphic>\
           </wp:inline></w:drawing></w:r>"),
        p(&r("CHỦ TỊCH")),
    ];
    let case = Case::new().file("thong-bao.docx", WordBuilder::body(&body.concat()).bytes());
    case.run("import thong-bao.docx").code(0).stdout(expect![[""]]).stderr(expect![[""]]);
    expect![[""]].assert_eq(&String::from_utf8(case.read("thong-bao.yaml")).unwrap());
}

/// What is no paper, or no file that is read, is refused with what to do.
#[test]
fn what_cannot_be_imported_is_refused() {
    let case = decision()
        .file(
            "bai.docx",
            WordBuilder::body(&[centred("BÀI PHÁT BIỂU"), p(&r("Kính thưa hội nghị!"))].concat()).bytes(),
        )
        .file("hong.docx", "không phải tệp Word")
        .file("anh.png", "x");
    for (file, told) in [
        ("bai.docx", expect![[""]]),
        ("hong.docx", expect![[""]]),
        ("anh.png", expect![[""]]),
        ("khong-co.docx", expect![[""]]),
        ("ke-hoach.pdf", expect![[""]]),
    ] {
        case.run(&format!("import {file}")).code(1).stdout(expect![[""]]).stderr(told);
    }
    case.run("import content/quyet-dinh.yaml").code(2).stderr(expect![[""]]);
    case.run("import den/quyet-dinh.docx --out van-ban.docx").code(2).stderr(expect![[""]]);
}

/// Who wrote a file is no part of its paper.
#[test]
fn authors_are_not_carried_along() {
    let case = decision();
    let docx = case.read("den/quyet-dinh.docx");
    let signed = repacked(&docx, |name, bytes| {
        let text = String::from_utf8(bytes.clone()).ok().filter(|_| name == "docProps/core.xml");
        let bytes = match text {
            Some(text) => text
                .replace(
                    "</cp:coreProperties>",
                    "<cp:lastModifiedBy>Người Gõ Thuê</cp:lastModifiedBy></cp:coreProperties>",
                )
                .into_bytes(),
            None => bytes,
        };
        Some((name.to_owned(), bytes))
    });
    let case = case.file("den/ban-sao.docx", signed);
    case.run("import den/ban-sao.docx").code(0);
    assert!(!String::from_utf8(case.read("den/ban-sao.yaml")).unwrap().contains("Gõ Thuê"));
}

/// An older format is read through LibreOffice where it is installed, and told so; where it is not, what to do.
#[test]
fn an_older_format_goes_through_libreoffice() {
    let case = decision();
    let installed = Command::new("soffice").arg("--version").output().is_ok();
    let case = case.file("den/cong-van.rtf", "{\\rtf1\\ansi Khong phai van ban\\par}");
    let run = case.run("import den/cong-van.rtf --message-format short");
    if installed {
        run.code(1).stderr(expect![[""]]);
    }
    let nowhere = case.command("", "import den/cong-van.rtf").env("PATH", "").output().unwrap();
    expect![[""]].assert_eq(&String::from_utf8(nowhere.stderr).unwrap());
}
