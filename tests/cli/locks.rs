//! An issued paper is the same for ever, or the run says what has changed.

use expect_test::expect;

use super::office;
use crate::harness::Case;

/// The office with its decision issued.
fn issued() -> Case {
    let case = office();
    case.run("issue content/quyet-dinh.yaml").code(0);
    case
}

#[test]
fn building_again_gives_the_same_bytes_also_where_they_are_gone() {
    let case = issued();
    let files = |case: &Case| ["pdf", "docx"].map(|ending| case.read(&format!("out/quyet-dinh.{ending}")));
    let before = files(&case);
    let record = case.read("content/quyet-dinh.phat-hanh.json");
    case.run("build").code(0);
    std::fs::remove_dir_all(case.path("out")).unwrap();
    case.run("build").code(0);
    assert!(files(&case) == before);
    assert_eq!(case.read("content/quyet-dinh.phat-hanh.json"), record);
    // A comment is no part of the paper.
    let case = case.replace("content/quyet-dinh.yaml", "loai:", "# ghi chú\nloai:");
    case.run("build").code(0);
    assert!(files(&case) == before);
}

#[test]
fn what_has_changed_is_told_with_its_place_and_the_paper_that_amends_it() {
    let case = issued().replace("content/quyet-dinh.yaml", "so: 05", "so: 06");
    let before = case.read("out/quyet-dinh.pdf");
    case.run("build content/quyet-dinh.yaml --force").code(1).stderr(expect![[r#"
        lỗi[P006]: văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026), nội dung đã đổi 1 chỗ từ khi đó: đoạn 5 (Số, ký hiệu): “Số: 05/QĐ-SCT” thành “Số: 06/QĐ-SCT”
         |
         = gợi ý: văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành quyết định sửa đổi (`vanban new quyet_dinh_sua_doi`); sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `vanban issue content/quyet-dinh.yaml --force`

    "#]]);
    assert!(case.read("out/quyet-dinh.pdf") == before);
    case.run("issue content/quyet-dinh.yaml").code(1);
    case.run("issue content/quyet-dinh.yaml --force").code(0);
    case.run("build").code(0);
    assert!(case.read("out/quyet-dinh.pdf") != before);
}

/// As after a new version of the program: the record knows other bytes than are made today.
#[test]
fn where_only_the_look_has_changed_the_issued_files_stay() {
    let case = issued();
    let theme = "templates/theme.yaml";
    let default =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/theme.yaml")).unwrap();
    let case = case.file(theme, default.replacen("le_trai: 30", "le_trai: 32", 1));
    let issued = case.read("out/quyet-dinh.pdf");
    case.run("build content/quyet-dinh.yaml").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.pdf (giữ bản đã phát hành), out/quyet-dinh.docx (giữ bản đã phát hành)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert!(case.read("out/quyet-dinh.pdf") == issued);
    std::fs::remove_file(case.path("out/quyet-dinh.pdf")).unwrap();
    case.run("build content/quyet-dinh.yaml").code(1).stderr(expect![[r#"
        lỗi[P007]: văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026), chữ còn nguyên nhưng `out/quyet-dinh.pdf` làm lại thì khác từng byte với bản đã phát hành; đã đổi: mẫu trình bày, thể thức riêng của cơ quan, hoặc phông chữ (--font-dir)
         |
         = gợi ý: chép bản đã phát hành từ nơi lưu vào chỗ đó, hoặc trả lại phần đã đổi; chấp nhận bản trình bày mới thì chạy `vanban issue content/quyet-dinh.yaml --force`

    "#]]);
    case.run("issue content/quyet-dinh.yaml --force").code(0);
    case.run("build content/quyet-dinh.yaml").code(0);
    assert!(case.read("out/quyet-dinh.pdf") != issued);
}

#[test]
fn a_broken_record_is_told() {
    let case = office().file("content/quyet-dinh.phat-hanh.json", "{");
    case.run("build content/quyet-dinh.yaml").code(1).stderr(expect![[r#"
        lỗi[P008]: bản ghi phát hành `content/quyet-dinh.phat-hanh.json`: tệp đã bị sửa hỏng (dòng 1, cột 1)
         |
         = gợi ý: lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì xóa tệp này rồi khóa lại bằng `vanban issue content/quyet-dinh.yaml`

    "#]]);
}

/// Without a backup of the record the paper is locked again as the message says.
#[test]
fn a_broken_record_is_made_anew_as_the_message_says() {
    let case = issued().file("content/quyet-dinh.phat-hanh.json", "{");
    case.run("verify out --message-format short").code(1).stderr(expect![[r#"
        lỗi[P008]: bản ghi phát hành `content/quyet-dinh.phat-hanh.json`: tệp đã bị sửa hỏng (dòng 1, cột 1); gợi ý: lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì xóa tệp này rồi khóa lại bằng `vanban issue content/quyet-dinh.yaml`
    "#]]);
    let case = case.without("content/quyet-dinh.phat-hanh.json");
    case.run("issue content/quyet-dinh.yaml").code(0);
    case.run("build content/quyet-dinh.yaml").code(0);
    case.run("verify out").code(0);
}

/// A backup that has no records, or a record that somebody deleted: nothing that was issued is
/// written over in silence.
#[test]
fn a_paper_that_has_lost_its_record_is_told() {
    let case = issued().without("content/quyet-dinh.phat-hanh.json");
    case.run("build content/quyet-dinh.yaml").code(0).stderr(expect![[""]]);
    case.run("verify out --message-format short").code(1).stderr(expect![[r#"
        lỗi[P014]: văn bản `content/quyet-dinh.yaml` đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) mà không còn bản ghi phát hành `content/quyet-dinh.phat-hanh.json`; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue content/quyet-dinh.yaml` cũng khóa lại được
    "#]]);
    let before = case.read("out/quyet-dinh.pdf");
    let case = case.replace("content/quyet-dinh.yaml", "so: 05", "so: 06");
    let told = ["build", "issue"].map(|one| {
        case.run(&format!("{one} content/quyet-dinh.yaml --message-format short")).code(1).stderr_text()
    });
    expect![[r#"
        lỗi[P014]: `out/quyet-dinh.pdf` là bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) của `content/quyet-dinh.yaml`, mà không còn bản ghi phát hành: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue content/quyet-dinh.yaml` cũng khóa lại được; muốn bỏ lần phát hành đó thì thêm `--force`
        lỗi[P014]: `out/quyet-dinh.docx` là bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) của `content/quyet-dinh.yaml`, mà không còn bản ghi phát hành: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue content/quyet-dinh.yaml` cũng khóa lại được; muốn bỏ lần phát hành đó thì thêm `--force`
        lỗi[P014]: `out/quyet-dinh.pdf` là bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) của `content/quyet-dinh.yaml`, mà không còn bản ghi phát hành: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue content/quyet-dinh.yaml` cũng khóa lại được; muốn bỏ lần phát hành đó thì thêm `--force`
        lỗi[P014]: `out/quyet-dinh.docx` là bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) của `content/quyet-dinh.yaml`, mà không còn bản ghi phát hành: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue content/quyet-dinh.yaml` cũng khóa lại được; muốn bỏ lần phát hành đó thì thêm `--force`
    "#]].assert_eq(&told.concat());
    assert!(case.read("out/quyet-dinh.pdf") == before);
    // The content is what it was: it is locked again. It was not meant to be issued: it gives way.
    let case = case.replace("content/quyet-dinh.yaml", "so: 06", "so: 05");
    case.run("issue content/quyet-dinh.yaml").code(0);
    case.run("verify out").code(0);
    let case =
        case.without("content/quyet-dinh.phat-hanh.json").replace("content/quyet-dinh.yaml", "so: 05\n", "");
    let case = case.replace("content/quyet-dinh.yaml", "ngay: 12/01/2026", "nam: 2026");
    case.run("build content/quyet-dinh.yaml --force --message-format short").code(0).stderr(expect![[r#"
        lưu ý[P013]: `out/quyet-dinh.pdf` là bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) của `content/quyet-dinh.yaml`, mà không còn bản ghi phát hành: ghi đè theo `--force`
        lưu ý[P013]: `out/quyet-dinh.docx` là bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) của `content/quyet-dinh.yaml`, mà không còn bản ghi phát hành: ghi đè theo `--force`
    "#]]);
    case.run("verify out").code(0);
}

/// A file that was renamed without its record is the issued paper still.
#[test]
fn a_paper_that_was_renamed_without_its_record_is_told() {
    let case = issued().renamed("content/quyet-dinh.yaml", "content/quy-che.yaml");
    let told = ["build", "issue"].map(|one| {
        case.run(&format!("{one} content/quy-che.yaml --message-format short")).code(1).stderr_text()
    });
    expect![[r#"
        lỗi[P014]: `content/quy-che.yaml` là văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) nay mang tên khác, bản ghi phát hành vẫn mang tên cũ: `content/quyet-dinh.phat-hanh.json`; gợi ý: đổi tên bản ghi thành `quy-che.phat-hanh.json` rồi chạy lại
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: quyet-dinh.docx, quyet-dinh.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
        lỗi[P014]: `content/quy-che.yaml` là văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026) nay mang tên khác, bản ghi phát hành vẫn mang tên cũ: `content/quyet-dinh.phat-hanh.json`; gợi ý: đổi tên bản ghi thành `quy-che.phat-hanh.json` rồi chạy lại
    "#]].assert_eq(&told.concat());
    // Changed since, it is known by its number only.
    let case = case.replace("content/quy-che.yaml", "loai:", "# đổi tên\nloai:");
    case.run("issue content/quy-che.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P005]: `content/quy-che.yaml`: số 05/QĐ-SCT năm 2026 đã cấp cho văn bản `content/quyet-dinh`; gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số; `content/quyet-dinh` không còn tệp YAML, nếu là chính văn bản này khi còn tên khác thì đổi tên bản ghi thành `quy-che.phat-hanh.json` rồi chạy lại
    "#]]);
    let case = case.renamed("content/quyet-dinh.phat-hanh.json", "content/quy-che.phat-hanh.json");
    case.run("build content/quy-che.yaml").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: quyet-dinh.docx, quyet-dinh.pdf
         |
         = gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)

    "#]]);
}

/// A name with blanks is one argument of the command that is named.
#[test]
fn a_named_command_can_be_typed_as_it_is() {
    let case = issued();
    let case = case
        .renamed("content/quyet-dinh.yaml", "van ban/quyết định.yaml")
        .renamed("content/quyet-dinh.phat-hanh.json", "van ban/quyết định.phat-hanh.json")
        .replace("van ban/quyết định.yaml", "so: 05", "so: 06");
    let told = case.run_in("van ban", "build --message-format short .").code(1).stderr_text();
    assert!(told.contains("`vanban issue \"quyết định.yaml\" --force`"), "{told}");
}

#[test]
fn the_papers_that_amend_it_have_starters() {
    let case = Case::new();
    for name in ["quyet_dinh_sua_doi", "cong_van_dinh_chinh"] {
        case.run(&format!("new {name}")).code(0);
        let file = format!("{}.yaml", name.replace('_', "-"));
        case.run(&format!("build {file}")).code(0);
    }
    case.run("new ../a").code(2);
}
