//! Files of a batch that would be lost, that another paper wrote, that no longer belong.

use std::fs;

use expect_test::expect;

use crate::harness::Case;
use crate::support::pdf_additions::signed;
use crate::support::wards::TEMPLATE;
use crate::support::zip_files::repacked;

fn case() -> Case {
    Case::from_dir("batch/mau")
}

/// A signed one stays with its DOCX; the others are made.
#[test]
fn a_signed_file_of_a_unit_stays() {
    let case = case();
    case.run("batch mau.yaml").code(0);
    let kept = signed(&case.read("out/mau/00175-yen-hoa.pdf"));
    let case = case.file("out/mau/00175-yen-hoa.pdf", &kept).replace("mau.yaml", "Phòng, chống", "Ứng phó");
    case.run("batch mau.yaml --message-format short").code(1).stdout(expect![[r#"
        Xong 4 địa phương: 3 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        lỗi[P010]: 00175 Yên Hòa: `out/mau/00175-yen-hoa.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/mau/00175-yen-hoa.pdf") == kept);
    case.run("verify out/mau --message-format short").code(1).stderr(expect![[r#"
        lỗi[U006]: 00175-yen-hoa.pdf: đã được ký số sau khi xuất, mà danh mục chưa ghi là văn bản đã phát hành; gợi ý: văn bản đã cấp số thì chạy lại `vanban build` để ghi vào danh mục; chưa thì chuyển bản đã ký đến nơi lưu
    "#]]);
    case.run("batch mau.yaml --force --message-format short").code(1);
    case.run("batch mau.yaml --force --ghi-de-ban-ky --message-format short").code(0).stderr(expect![[r#"
        lưu ý[P013]: 00175 Yên Hòa: `out/mau/00175-yen-hoa.pdf` là bản đã ký số: ghi đè theo `--force --ghi-de-ban-ky`
    "#]]);
}

/// A unit that is gone from the table, one that has another name there, a format given up.
#[test]
fn what_no_longer_belongs_is_told_and_taken_away_on_demand() {
    let case = case();
    case.run("batch mau.yaml").code(0);
    let table = String::from_utf8(case.read("don-vi.csv")).unwrap();
    let without: String =
        table.lines().filter(|line| !line.starts_with("00376")).map(|line| format!("{line}\n")).collect();
    let case = case.file("don-vi.csv", without).replace("don-vi.csv", "Yên Hòa", "Yên Hòa Mới");
    case.run("batch mau.yaml").code(0).stdout(expect![[r#"
        Xong 3 địa phương: 1 đã ghi, 2 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        lưu ý[U007]: `out/mau` còn 4 tệp của địa phương không còn trong bảng, hoặc nay mang tên khác: 00175-yen-hoa.docx, 00175-yen-hoa.pdf, 00376-soc-son.docx, 00376-soc-son.pdf
         |
         = gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)

    "#]]);
    case.run("verify out/mau --message-format short").code(1).stdout(expect![[r#"
        Đối chiếu 10 tệp: 6 khớp, 0 thiếu, 0 đã thay đổi, 4 không còn thuộc văn bản nào; 0 tệp ngoài danh mục
    "#]]).stderr(expect![[r#"
        lỗi[U007]: 00175-yen-hoa.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác; gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác
        lỗi[U007]: 00175-yen-hoa.pdf: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác; gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác
        lỗi[U007]: 00376-soc-son.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác; gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác
        lỗi[U007]: 00376-soc-son.pdf: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác; gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác
    "#]]);
    // The whole table counts, not what a run is about; a format is judged where it was written.
    case.run("batch mau.yaml --only 06994 --format pdf --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out/mau` còn 1 tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa: 06994-van-don.docx; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
        lưu ý[U007]: `out/mau` còn 4 tệp của địa phương không còn trong bảng, hoặc nay mang tên khác: 00175-yen-hoa.docx, 00175-yen-hoa.pdf, 00376-soc-son.docx, 00376-soc-son.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
    case.run("batch mau.yaml --where ma_tinh=01 --don --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa out/mau/00175-yen-hoa.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/00175-yen-hoa.pdf: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/00376-soc-son.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/00376-soc-son.pdf: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/06994-van-don.docx: tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa
        lưu ý[U007]: đã xóa 3 nguồn không tệp nào mang trong `out/mau/.vanban/nguon`, còn 2
    "#]]);
    assert_eq!(
        case.files("out/mau"),
        [
            "00175-yen-hoa-moi.docx",
            "00175-yen-hoa-moi.pdf",
            "06994-van-don.pdf",
            "26737-1.docx",
            "26737-1.pdf",
            "danh-muc.jsonl"
        ]
    );
    case.run("verify out/mau").code(0);
    // Back in the table, a unit belongs again.
    let case = case.file("don-vi.csv", &table);
    case.run("batch mau.yaml --only 00376").code(0);
    let case = case.file("don-vi.csv", table.replace("00376,", "00377,"));
    case.run("batch mau.yaml --only 06994").code(0);
    case.run("verify out/mau").code(1);
    let case = case.file("don-vi.csv", &table);
    case.run("batch mau.yaml --only 06994").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out/mau` còn 2 tệp của địa phương không còn trong bảng, hoặc nay mang tên khác: 00175-yen-hoa-moi.docx, 00175-yen-hoa-moi.pdf
         |
         = gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)

    "#]]);
}

/// As version 0.1.0 wrote it: without sources and tables.
#[test]
fn an_old_record_is_judged_by_the_templates_own_table() {
    let case = case();
    case.run("batch mau.yaml --format pdf").code(0);
    let record = String::from_utf8(case.read("out/mau/danh-muc.jsonl")).unwrap();
    let old = record.replace(r#","nguon":"../../mau.yaml","bang":"../../don-vi.csv""#, "");
    assert_ne!(old, record);
    let table = String::from_utf8(case.read("don-vi.csv")).unwrap();
    let case = case.file("out/mau/danh-muc.jsonl", old).file("don-vi.csv", table.replace("00376,", "00377,"));
    // Another table says nothing of them.
    let case =
        case.file("khac.csv", table.lines().take(2).map(|line| format!("{line}\n")).collect::<String>());
    case.run("batch mau.yaml --units khac.csv --format pdf").code(0).stderr(expect![[""]]);
    case.run("batch mau.yaml --format pdf --don --message-format short").code(0).stderr(expect![[r#"
        don-vi.csv:3:1: cảnh báo[U014]: bảng đơn vị hành chính kèm chương trình không có mã `00377`; `Sóc Sơn` ở bảng ấy có mã `00376`; gợi ý: gõ nhầm thì sửa mã thành `00376`; mã riêng của cơ quan, mã cũ thì thêm cột `giu_ten`, ghi `có`
        lưu ý[U007]: đã xóa out/mau/00376-soc-son.pdf: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
    "#]]);
}

/// Parts of one batch in one folder: by columns, by tables of their own, by templates.
#[test]
fn parts_of_a_batch_do_not_call_each_others_files_foreign() {
    let case = case();
    let table = String::from_utf8(case.read("don-vi.csv")).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    let part = |from: usize, to: usize| {
        let lines = lines[..1].iter().chain(&lines[from..to]);
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let case = case.file("mot.csv", part(1, 3)).file("hai.csv", part(3, 5));
    let case = case.file("khac.yaml", TEMPLATE.replace("năm 2026 {{", "năm 2027 {{"));
    for command in [
        "batch mau.yaml --where ma_tinh=01 --out a",
        "batch mau.yaml --where loai=phường --out a",
        "batch mau.yaml --units mot.csv --out b",
        "batch mau.yaml --units hai.csv --out b",
        "batch mau.yaml --units mot.csv --out c",
        "batch khac.yaml --units hai.csv --out c",
    ] {
        case.run(&format!("{command} --format pdf --don")).code(0).stderr(expect![[""]]);
    }
    for folder in ["a", "b", "c"] {
        case.run(&format!("verify {folder}")).code(0);
    }
    // Each judges its own: a unit gone from one part's table is told by that part.
    let case = case.file("mot.csv", part(1, 2));
    case.run("batch mau.yaml --units hai.csv --out b --format pdf").code(0).stderr(expect![[""]]);
    case.run("batch mau.yaml --units mot.csv --out b --format pdf --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `b` còn 1 tệp của địa phương không còn trong bảng, hoặc nay mang tên khác: 00376-soc-son.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
    // Two templates that would write one file.
    case.run("batch khac.yaml --units mot.csv --out c --format pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: 00175 Yên Hòa: `c/00175-yen-hoa.pdf` là của văn bản `mau.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
}

/// A unit's file and a document's, in whichever order.
#[test]
fn a_document_and_a_unit_of_one_name_are_told_apart() {
    let plan =
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/co_quan/content/xa/ke-hoach.yaml")).unwrap();
    let case = case().file("content/mau/06994-van-don.yaml", plan);
    case.run("batch mau.yaml --format pdf").code(0);
    case.run("build --format pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/mau/06994-van-don.pdf` là của văn bản `mau.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    fs::remove_dir_all(case.path("out")).unwrap();
    case.run("build --format pdf").code(0);
    case.run("batch mau.yaml --format pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: 06994 Vân Đồn: `out/mau/06994-van-don.pdf` là của văn bản `content/mau/06994-van-don.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    // In the folder above both are seen, and each is known.
    case.run("verify out")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 4 tệp: 4 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[""]]);
}

/// An archive is its own as long as it holds what its record says.
#[test]
fn an_archive_that_somebody_changed_is_kept() {
    let case = case();
    let command = "batch mau.yaml --format docx --only 06994 --zip --message-format short";
    case.run(command).code(0);
    let case = case.replace("mau.yaml", "Phòng, chống", "Ứng phó");
    case.run(command).code(0).stderr(expect![[""]]);
    let good = case.read("out/mau.zip");
    let more =
        repacked(&good, |name, bytes| Some((name.replace("06994-van-don", "06994-van-don-sua"), bytes)));
    let case = case.file("out/mau.zip", &more);
    case.run(command).code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `out/mau.zip` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    assert!(case.read("out/mau.zip") == more);
    case.run(&format!("{command} --force")).code(0).stderr(expect![[r#"
        lưu ý[P013]: `out/mau.zip` đã có người sửa, hoặc không do chương trình này ghi: ghi đè theo `--force`
    "#]]);
    assert!(case.read("out/mau.zip") == good);
    // What was packed before is not what stands there now, and is not packed again by itself.
    case.run(&command.replace(" --zip", "")).code(0).stderr(expect![[""]]);
    let case = case.replace("mau.yaml", "trich_yeu: ", "trich_yeu: Tiếp tục ");
    case.run(&command.replace(" --zip", "")).code(0).stderr(expect![[r#"
        lưu ý[U006]: `out/mau.zip` đóng từ lần trước, 1 tệp trong đó khác với tệp hiện có; gợi ý: đóng lại: chạy lại với `--zip`; không dùng nữa thì xóa tệp đó
    "#]]);
    assert!(case.read("out/mau.zip") == good);
    case.run(command).code(0).stderr(expect![[""]]);
}

/// Bytes before, between or behind its files make another archive of it: signed, or with a remark.
#[test]
fn an_archive_with_other_bytes_is_kept() {
    let mut case = case();
    let command = "batch mau.yaml --format docx --only 06994 --zip --message-format short";
    case.run(command).code(0);
    let good = case.read("out/mau.zip");
    case.run(command).code(0);
    assert!(case.read("out/mau.zip") == good);
    let directory = u32::from_le_bytes(good[good.len() - 6..good.len() - 2].try_into().unwrap()) as usize;
    let behind = [&good[..], b"signature"].concat();
    let mut remark = [&good[..], b"remark"].concat();
    remark[good.len() - 2] = 6;
    let before = [b"#!/bin/sh\n", &good[..]].concat();
    let mut between = [&good[..directory], b"signed block", &good[directory..]].concat();
    let start = between.len() - 6;
    between[start..start + 4].copy_from_slice(&(directory as u32 + 12).to_le_bytes());
    for (changed, how) in [(behind, "behind"), (remark, "remark"), (before, "before"), (between, "between")] {
        case = case.file("out/mau.zip", &changed);
        case.run(command).code(2);
        assert!(case.read("out/mau.zip") == changed, "{how}");
        case.run(&format!("{command} --force")).code(0);
        assert!(case.read("out/mau.zip") == good, "{how}");
    }
}

/// The reports of an allocation, which are for the city.
#[test]
fn reports_replace_only_reports() {
    let case = Case::from_dir("batch/phan-bo");
    case.run("batch mau.yaml --format pdf --bao-cao bc.xlsx,bc.pdf").code(0);
    let kept = signed(&case.read("bc.pdf"));
    let case = case.file("bc.pdf", &kept);
    let command = "batch mau.yaml --format pdf --out b --bao-cao bc.xlsx,bc.pdf --message-format short";
    case.run(command).code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `bc.pdf` là bản đã ký số: giữ nguyên, chưa ghi
        gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("bc.pdf") == kept && !case.path("b").exists());
    let mut told = String::new();
    for reports in ["b/00175-yen-hoa.pdf", "a.pdf,A.pdf", "b/danh-muc.xlsx,b.xlsx"] {
        let run = case.run(&format!("batch mau.yaml --out b --bao-cao {reports} --message-format short"));
        told += &run.stderr_text();
    }
    expect![[r#"
        lỗi: `--bao-cao b/00175-yen-hoa.pdf` và `b/00175-yen-hoa.pdf` là một tệp
        gợi ý: đặt tên khác cho báo cáo
        lỗi: `--bao-cao A.pdf` và `--bao-cao a.pdf` là một tệp
        gợi ý: đặt tên khác cho báo cáo
    "#]]
    .assert_eq(&told);
}
