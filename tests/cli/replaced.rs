//! Files that a command is told the name of: what stands there already is kept, unless it is as
//! the same command wrote it.

use expect_test::expect;

use super::office;
use super::signed::Change;
use crate::harness::Case;
use crate::support::pdf_additions::{annotated, signed};
use crate::support::zip_files::repacked;

const PLAN: &str = "content/xa/ke-hoach.yaml";

/// The office with an older version of its plan.
fn versions() -> Case {
    let case = office();
    let plan = case.read(PLAN);
    case.file("cu.yaml", plan).replace("cu.yaml", "kinh_phi: 40", "kinh_phi: 30")
}

/// As Excel saves a workbook: every part anew.
fn saved(file: &[u8]) -> Vec<u8> {
    repacked(file, |name, mut bytes| {
        if name.starts_with("xl/") {
            bytes.push(b'\n');
        }
        Some((name.to_owned(), bytes))
    })
}

#[test]
fn a_comparison_replaces_only_its_own_files() {
    let case = versions();
    let outs = ["pdf", "docx", "xlsx", "svg"].map(|ending| format!("ss.{ending}"));
    let all = outs.iter().map(|out| format!(" --out {out}")).collect::<String>();
    let command = format!("budget diff cu.yaml {PLAN}");
    case.run(&format!("{command}{all}")).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đã ghi ss.pdf
        Đã ghi ss.docx
        Đã ghi ss.xlsx
        Đã ghi ss.svg
    "#]]);
    // As written, they give way, though the figures are others now.
    let case = case.replace("cu.yaml", "kinh_phi: 30", "kinh_phi: 35");
    case.run(&format!("{command}{all}")).code(0).stderr(expect![[""]]);
    let mut told = String::new();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("</svg>", "<g/></svg>").into_bytes();
    let mut case = case;
    let changes: [(&str, Change); 6] = [
        ("ss.pdf", &annotated),
        ("ss.pdf", &signed),
        ("ss.docx", &saved_docx),
        ("ss.xlsx", &saved),
        ("ss.svg", &text),
        ("ss.svg", &|_| b"\x89PNG\r\n\x1a\n".to_vec()),
    ];
    for (file, change) in changes {
        let good = case.read(file);
        let changed = change(&good);
        assert!(changed != good);
        case = case.file(file, &changed);
        // None of the files is written when one of them is in the way.
        let run = case.run(&format!("{command} --out moi.svg --out {file}")).code(2);
        told += &run.stderr_text();
        assert!(case.read(file) == changed && !case.path("moi.svg").exists());
        let more = if told.ends_with("--ghi-de-ban-ky`\n") { " --ghi-de-ban-ky" } else { "" };
        let forced = case.run(&format!("{command} --out {file} --force{more}")).code(0);
        told += &forced.stderr_text();
        assert!(case.read(file) == good, "{file}");
    }
    expect![[r#"
        lỗi: `ss.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …): giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
        lưu ý[P013]: `ss.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …): ghi đè theo `--force`

        lỗi: `ss.pdf` là bản đã ký số: giữ nguyên, chưa ghi
        gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
        lưu ý[P013]: `ss.pdf` là bản đã ký số: ghi đè theo `--force --ghi-de-ban-ky`

        lỗi: `ss.docx` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
        lưu ý[P013]: `ss.docx` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`

        lỗi: `ss.xlsx` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
        lưu ý[P013]: `ss.xlsx` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`

        lỗi: `ss.svg` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
        lưu ý[P013]: `ss.svg` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`

        lỗi: `ss.svg` là ảnh PNG (bản quét?), không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
        lưu ý[P013]: `ss.svg` là ảnh PNG (bản quét?), không do chương trình này ghi: ghi đè theo `--force`

    "#]].assert_eq(&told);
}

/// Version 0.1.0 wrote workbooks, charts and schemas without a fingerprint. Those that would be
/// made again just so are known by that; others are kept, as anything that is not known.
#[test]
fn what_version_0_1_0_wrote_is_known_when_it_is_the_same() {
    let case = versions();
    let command = format!("budget diff cu.yaml {PLAN} --out ss.xlsx --out ss.svg");
    case.run(&command).code(0);
    let lines = |text: Vec<u8>| {
        let text = String::from_utf8(text).unwrap();
        text.lines()
            .filter(|line| !line.contains("vanban-hash"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let old_chart = lines(case.read("ss.svg"));
    let old_book = repacked(&case.read("ss.xlsx"), |name, bytes| {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        match name {
            "docProps/custom.xml" => None,
            "[Content_Types].xml" | "_rels/.rels" => Some((
                name.to_owned(),
                text(bytes).replace("docProps/custom.xml", "docProps/app.xml").into_bytes(),
            )),
            _ => Some((name.to_owned(), bytes)),
        }
    });
    let case = case.file("ss.svg", &old_chart).file("ss.xlsx", &old_book);
    case.run(&command).code(0).stderr(expect![[""]]);
    assert!(case.read("ss.svg") != old_chart.as_bytes() && case.read("ss.xlsx") != old_book);
    case.run("schema --out s.json").code(0);
    let schema = lines(case.read("s.json"));
    case.file("s.json", schema).run("schema --out s.json").code(0).stderr(expect![[""]]);
    let case = versions().file("ss.svg", &old_chart).file("ss.xlsx", &old_book);
    let case = case.replace("cu.yaml", "kinh_phi: 30", "kinh_phi: 35");
    case.run(&command).code(2).stderr(expect![[r#"
        lỗi: `ss.xlsx` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
}

fn saved_docx(file: &[u8]) -> Vec<u8> {
    repacked(file, |name, mut bytes| {
        if name == "word/document.xml" {
            bytes.push(b'\n');
        }
        Some((name.to_owned(), bytes))
    })
}

/// A paper's own file is no comparison, and neither is the file that is read.
#[test]
fn other_files_of_the_program_are_kept_as_well() {
    let case = versions();
    case.run("build").code(0);
    let paper = case.read("out/xa/ke-hoach.pdf");
    let command = format!("budget diff cu.yaml {PLAN}");
    case.run(&format!("{command} --out out/xa/ke-hoach.pdf")).code(2).stderr(expect![[r#"
        lỗi: `out/xa/ke-hoach.pdf` là của văn bản `content/xa/ke-hoach.yaml`: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    assert!(case.read("out/xa/ke-hoach.pdf") == paper);
    case.run(&format!("{command} --out a.pdf --out ./A.PDF")).code(2).stderr(expect![[r#"
        lỗi: `a.pdf` và `A.PDF` là một tệp
        gợi ý: đặt tên khác cho tệp cần ghi
    "#]]);
    case.run(&format!("budget export {PLAN} --out {PLAN} --force")).code(2).stderr(expect![[r#"
        lỗi: `content/xa/ke-hoach.yaml`: lệnh này chỉ ghi tệp Excel
        gợi ý: đặt tên tệp có đuôi .xlsx
    "#]]);
    assert!(!case.path("a.pdf").exists());
}

/// `export` writes over nothing by itself; with `--force` it says what it takes.
#[test]
fn an_edited_workbook_is_named_before_it_is_taken() {
    let case = office();
    let command = format!("budget export {PLAN} --out kp.xlsx");
    case.run(&command).code(0);
    let good = case.read("kp.xlsx");
    case.run(&format!("{command} --force")).code(0).stderr(expect![[""]]);
    let case = case.file("kp.xlsx", saved(&good));
    case.run(&command).code(2);
    case.run(&format!("{command} --force")).code(0).stderr(expect![[r#"
        lưu ý[P013]: `kp.xlsx` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`

    "#]]);
    assert!(case.read("kp.xlsx") == good);
    let signed = repacked(&good, |name, bytes| {
        Some((name.replace("docProps/custom.xml", "_xmlsignatures/sig1.xml"), bytes))
    });
    let case = case.file("kp.xlsx", &signed);
    case.run(&format!("{command} --force")).code(2).stderr(expect![[r#"
        lỗi: `kp.xlsx` là bản đã ký số: giữ nguyên, chưa ghi
        gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("kp.xlsx") == signed);
    case.run(&format!("{command} --force --ghi-de-ban-ky")).code(0);
    assert!(case.read("kp.xlsx") == good);
}

#[test]
fn a_schema_replaces_a_schema_and_nothing_else() {
    let case = office();
    case.run("schema --out vanban.schema.json").code(0);
    // With a kind of its own the schema is another one; line ends are Git's matter.
    let text = String::from_utf8(case.read("vanban.schema.json")).unwrap().replace('\n', "\r\n");
    let case = case.file("vanban.schema.json", text);
    case.run("schema --out vanban.schema.json").code(0).stderr(expect![[""]]);
    let case = case.replace("vanban.schema.json", "Văn bản hành chính", "Văn bản của tôi");
    case.run("schema --out vanban.schema.json").code(2).stderr(expect![[r#"
        lỗi: `vanban.schema.json` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    let plan = case.read(PLAN);
    case.run(&format!("schema --out {PLAN}")).code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `content/xa/ke-hoach.yaml` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    assert!(case.read(PLAN) == plan);
    case.run("schema --out vanban.schema.json --force").code(0).stderr(expect![[r#"
        lưu ý[P013]: `vanban.schema.json` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`

    "#]]);
    assert_eq!(case.run("schema").code(0).text().as_bytes(), case.read("vanban.schema.json"));
}

#[test]
fn a_starter_is_named_before_it_is_taken() {
    let case = Case::new();
    case.run("new quyet_dinh").code(0);
    case.run("new quyet_dinh --force").code(0).stderr(expect![[""]]);
    let case = case.replace("quyet-dinh.yaml", "loai:", "# của tôi\nloai:");
    case.run("new quyet_dinh").code(2);
    case.run("new quyet_dinh --force").code(0).stderr(expect![[r#"
        lưu ý[P013]: `quyet-dinh.yaml` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`

    "#]]);
}

/// A device or a pipe is no file to write.
#[cfg(unix)]
#[test]
fn a_device_is_not_written_over() {
    let case = versions();
    let mut told = String::new();
    for command in [
        "schema --out /dev/full".to_owned(),
        format!("budget export {PLAN} --out /dev/null --force"),
        "new quyet_dinh --out /dev/null --force".to_owned(),
    ] {
        told += &case.run(&command).code(2).stderr_text();
    }
    expect![[r#"
        lỗi: `/dev/full` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi
        gợi ý: chọn tên khác bằng `--out <TỆP>`
        lỗi: `/dev/null`: lệnh này chỉ ghi tệp Excel
        gợi ý: đặt tên tệp có đuôi .xlsx
        lỗi: `/dev/null` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi
        gợi ý: chọn tên khác bằng `--out <TỆP>`
    "#]]
    .assert_eq(&told);
    use std::os::unix::fs::FileTypeExt;
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}
