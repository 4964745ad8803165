//! Two papers that would be written to one file are told apart, in one run and from run to run.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

/// Two wards with a plan of one name.
fn wards() -> Case {
    let plan = office().read("content/xa/ke-hoach.yaml");
    let plan = String::from_utf8(plan).unwrap();
    Case::new().file("an-hoa/kh.yaml", &plan).file("an-phu/kh.yaml", plan.replace("An Hòa", "An Phú"))
}

#[test]
fn a_second_run_does_not_write_over_the_first_ones_files() {
    let case = wards();
    case.run("build an-hoa/kh.yaml").code(0);
    let first = ["out/kh.pdf", "out/kh.docx"].map(|file| case.read(file));
    case.run("build an-phu/kh.yaml").code(1).stdout(expect![[r#"
        an-phu/kh.yaml: chưa ghi, 2 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `an-hoa/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này
         |
         = gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`

        lỗi[P012]: `out/kh.docx` là của văn bản `an-hoa/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này
         |
         = gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`

    "#]]);
    assert!(["out/kh.pdf", "out/kh.docx"].map(|file| case.read(file)) == first);
    // Neither from another folder, nor by another name of the same file.
    case.run_in("an-phu", "build kh.yaml --out ../out --format pdf --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[P012]: `../out/kh.pdf` là của văn bản `../an-hoa/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        "#]]);
    case.run("build an-phu/kh.yaml --out ./an-hoa/../out --message-format json").code(1);
    assert!(["out/kh.pdf", "out/kh.docx"].map(|file| case.read(file)) == first);
    // The first one's own are its own, from wherever it is built.
    let case = case.replace("an-hoa/kh.yaml", "Phòng, chống", "Ứng phó");
    case.run_in("an-hoa", "build kh.yaml --out ../out").code(0).stderr(expect![[""]]);
    let case = case.replace("an-hoa/kh.yaml", "Ứng phó", "Khắc phục");
    case.run("build an-hoa").code(0).stderr(expect![[""]]);
    case.run("build an-phu --out out/an-phu").code(0);
    // Whoever means it can have it.
    case.run("build an-phu/kh.yaml --force --message-format short").code(0).stderr(expect![[r#"
        lưu ý[P013]: `out/kh.pdf` là của văn bản `an-hoa/kh.yaml`: ghi đè theo `--force`
        lưu ý[P013]: `out/kh.docx` là của văn bản `an-hoa/kh.yaml`: ghi đè theo `--force`
    "#]]);
    case.run("build an-hoa/kh.yaml --message-format short").code(1);
}

/// Both of one title and body: only the record tells them apart.
#[test]
fn two_drafts_of_one_paper_are_two_files() {
    let case = wards();
    let case = case.file("an-hoa/cu/kh.yaml", wards().read("an-hoa/kh.yaml"));
    case.run("build an-hoa/cu/kh.yaml").code(0);
    // Word for word the same, they are two papers still.
    case.run("build an-hoa/kh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `an-hoa/cu/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.docx` là của văn bản `an-hoa/cu/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    let case = case.replace("an-hoa/kh.yaml", "kinh_phi: 40", "kinh_phi: 41");
    case.run("build an-hoa/kh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `an-hoa/cu/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.docx` là của văn bản `an-hoa/cu/kh.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
}

/// A file that was moved is the same paper; one that was moved and is about something else is
/// not known to be.
#[test]
fn a_source_that_was_moved_keeps_its_files() {
    let case = wards();
    case.run("build an-hoa/kh.yaml").code(0);
    let case = case.renamed("an-hoa/kh.yaml", "van-ban/2026/kh.yaml");
    let case = case.replace("van-ban/2026/kh.yaml", "kinh_phi: 40", "kinh_phi: 41");
    case.run("build van-ban/2026/kh.yaml").code(0).stderr(expect![[""]]);
    let case = case.renamed("van-ban/2026/kh.yaml", "van-ban/2027/kh.yaml");
    let case = case.replace("van-ban/2027/kh.yaml", "năm 2026", "năm 2027");
    case.run("build van-ban/2027/kh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `van-ban/2026/kh.yaml` (nay không còn): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.docx` là của văn bản `van-ban/2026/kh.yaml` (nay không còn): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: kh.docx, kh.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
}

/// As the record of version 0.1.0, which names no sources.
#[test]
fn an_old_record_goes_on_as_before() {
    let case = wards();
    case.run("build an-hoa/kh.yaml").code(0);
    let record = String::from_utf8(case.read("out/.vanban.jsonl")).unwrap();
    let old = record.replace(",\"nguon\":\"../an-hoa/kh.yaml\"", "");
    assert_ne!(old, record);
    let case = case.file("out/.vanban.jsonl", old).replace("an-hoa/kh.yaml", "Phòng, chống", "Ứng phó");
    case.run("build an-hoa/kh.yaml").code(0).stderr(expect![[""]]);
    assert!(String::from_utf8(case.read("out/.vanban.jsonl")).unwrap().contains("an-hoa"));
}

/// Also when one of them is issued, or about to be.
#[test]
fn an_issued_papers_files_are_not_written_over() {
    let case = wards();
    let issue = |ward: &str, more: &str| {
        case.run(&format!(
            "issue {ward}/kh.yaml --so 7 --ngay 05/03/2026 --nguoi-ky An --message-format short {more}"
        ))
    };
    issue("an-hoa", "").code(0);
    let issued = case.read("out/kh.pdf");
    case.run("build an-phu/kh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `an-hoa/kh.yaml`, đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.docx` là của văn bản `an-hoa/kh.yaml`, đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    let yaml = case.read("an-phu/kh.yaml");
    issue("an-phu", "").code(1).stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]]).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `an-hoa/kh.yaml`, đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.docx` là của văn bản `an-hoa/kh.yaml`, đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    assert!(case.read("out/kh.pdf") == issued && case.read("an-phu/kh.yaml") == yaml);
    assert!(!case.path("an-phu/kh.phat-hanh.json").exists());
    issue("an-phu", "--out out/an-phu").code(0);
    // Nor when nothing is left of what it was made from.
    std::fs::remove_dir_all(case.path("an-hoa")).unwrap();
    case.run("build an-phu/kh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/kh.pdf` là của văn bản `an-hoa/kh.yaml` (nay không còn), đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.docx` là của văn bản `an-hoa/kh.yaml` (nay không còn), đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    assert!(case.read("out/kh.pdf") == issued);
}

/// Two endings of YAML, one name: one record of issuing, and it is the first one's.
#[test]
fn a_yaml_and_a_yml_of_one_name_are_two_papers() {
    let case = decision();
    let case =
        case.file("a.yml", String::from_utf8(decision().read("a.yaml")).unwrap().replace("so: 05", "so: 06"));
    case.run("build a.yaml a.yml --message-format short").code(1).stderr(expect![[r#"
        lỗi[W003]: `a.yaml`, `a.yml` cùng ghi ra `out/a`; gợi ý: đổi tên một tệp, hoặc xuất riêng từng thư mục với `--out` khác nhau
    "#]]);
    case.run("issue a.yaml").code(0);
    let lock = case.read("a.phat-hanh.json");
    let commands = ["build a.yml", "build a.yml --force", "issue a.yml", "issue a.yml --force"];
    let told = commands.map(|one| case.run(&format!("{one} --message-format short")).code(1).stderr_text());
    expect![[r#"
        lỗi[P012]: `a.yml` cùng tên với `a.yaml`, văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026): bản ghi `a.phat-hanh.json` là của văn bản đó; gợi ý: đổi tên `a.yml`
        lỗi[P012]: `a.yml` cùng tên với `a.yaml`, văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026): bản ghi `a.phat-hanh.json` là của văn bản đó; gợi ý: đổi tên `a.yml`
        lỗi[P012]: `a.yml` cùng tên với `a.yaml`, văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026): bản ghi `a.phat-hanh.json` là của văn bản đó; gợi ý: đổi tên `a.yml`
        lỗi[P012]: `a.yml` cùng tên với `a.yaml`, văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026): bản ghi `a.phat-hanh.json` là của văn bản đó; gợi ý: đổi tên `a.yml`
    "#]].assert_eq(&told.concat());
    assert!(case.read("a.phat-hanh.json") == lock);
    // Renamed, the paper keeps its record.
    let case = case.without("a.yml").renamed("a.yaml", "a.yml");
    case.run("build a.yml").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yml → out/a.pdf (không đổi), out/a.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
}

/// What is two names here is one file on Windows and macOS.
#[test]
fn names_that_differ_in_capitals_or_in_the_way_letters_are_written() {
    let plan = wards().read("an-hoa/kh.yaml");
    let text = String::from_utf8(plan.clone()).unwrap().replace("An Hòa", "An Phú");
    let mut told = String::new();
    for (one, other) in [("Ke-Hoach", "ke-hoach"), ("kế hoạch", "kê\u{301} hoa\u{323}ch")] {
        let case = Case::new().file(&format!("a/{one}.yaml"), &plan).file(&format!("b/{other}.yaml"), &text);
        case.run("build a").code(0);
        told += &case.run("build b --message-format short").code(1).stderr_text();
        case.run("build a b --message-format short").code(1);
        // The same paper under another name is no other paper.
        let case = case.renamed(&format!("a/{one}.yaml"), &format!("a/{other}.yaml"));
        told += &case.run("build a --message-format short").code(0).stderr_text();
    }
    expect![[r#"
        lỗi[P012]: `out/ke-hoach.pdf` và `out/Ke-Hoach.pdf` (của văn bản `a/Ke-Hoach.yaml`) là một tệp trên Windows và macOS: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/ke-hoach.docx` và `out/Ke-Hoach.docx` (của văn bản `a/Ke-Hoach.yaml`) là một tệp trên Windows và macOS: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: Ke-Hoach.docx, Ke-Hoach.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
        lỗi[P012]: `out/kế hoạch.pdf` và `out/kế hoạch.pdf` (của văn bản `a/kế hoạch.yaml`) là một tệp trên Windows và macOS: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kế hoạch.docx` và `out/kế hoạch.docx` (của văn bản `a/kế hoạch.yaml`) là một tệp trên Windows và macOS: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: kế hoạch.docx, kế hoạch.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]].assert_eq(&told);
}

/// Folders have names too.
#[test]
fn folders_that_differ_in_capitals_are_one_on_windows() {
    let plan = wards().read("an-hoa/kh.yaml");
    let text = String::from_utf8(plan.clone()).unwrap().replace("An Hòa", "An Phú");
    let case = Case::new().file("a/Xa/kh.yaml", &plan).file("b/xa/kh.yaml", text);
    case.run("build a --format pdf").code(0);
    case.run("build b --format pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/xa/kh.pdf` và `out/Xa/kh.pdf` (của văn bản `a/Xa/kh.yaml`) là một tệp trên Windows và macOS: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
}

/// An appendix by itself, and a paper that has the name such a file gets.
#[test]
fn appendices_by_themselves_have_names_too() {
    let case = wards().file("kh.phu-luc.yaml", wards().read("an-phu/kh.yaml"));
    case.run("build kh.phu-luc.yaml").code(0);
    case.run("build an-hoa/kh.yaml --only phu_luc --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/kh.phu-luc.pdf` là của văn bản `kh.phu-luc.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/kh.phu-luc.docx` là của văn bản `kh.phu-luc.yaml`: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
}

/// A record is only written where there is none or one of ours.
#[test]
fn a_file_that_is_no_record_is_kept() {
    let case = wards().file("out/.vanban.jsonl", "ghi chú của tôi\n");
    case.run("build an-hoa/kh.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `out/.vanban.jsonl` không phải danh mục do chương trình này ghi: giữ nguyên
        gợi ý: đổi tên hoặc chuyển tệp đó đi, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`
    "#]]);
    assert_eq!(case.read("out/.vanban.jsonl"), "ghi chú của tôi\n".as_bytes());
    // A line that was cut off is no such thing.
    let case = case.file("out/.vanban.jsonl", "{\"tep\":\"kh.pdf\",\"dau");
    case.run("build an-hoa/kh.yaml").code(0);
}
