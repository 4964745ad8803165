//! What earlier runs of `build` wrote of a paper that is issued then: none of it is left with a
//! blank number or an old one in silence.

use expect_test::expect;

use super::office;
use crate::harness::Case;
use crate::support::pdf_additions::{annotated, signed};

const PLAN: &str = "content/xa/ke-hoach.yaml";
const ISSUE: &str = "issue content/xa/ke-hoach.yaml --so 7 --ngay 05/03/2026 --nguoi-ky An";

/// The office with every sort of file of its drafts.
fn drafts() -> Case {
    let case = office();
    case.run("build --format pdf,docx,txt").code(0);
    case.run("build --only phu_luc --format docx,txt").code(0);
    case
}

fn text(case: &Case, file: &str) -> String {
    String::from_utf8(case.read(file)).unwrap().replace('\u{a0}', " ")
}

#[test]
fn all_files_of_a_paper_bear_its_number() {
    let case = drafts();
    assert!(
        text(&case, "out/xa/ke-hoach.txt").contains("/KH-UBND")
            && !text(&case, "out/xa/ke-hoach.txt").contains("07/KH")
    );
    case.run(ISSUE).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        content/xa/ke-hoach.yaml: Kế hoạch số 07/KH-UBND ngày 05/03/2026 → out/ke-hoach.pdf, out/ke-hoach.docx, out/xa/ke-hoach.docx, out/xa/ke-hoach.pdf, out/xa/ke-hoach.phu-luc.docx, out/xa/ke-hoach.phu-luc.txt, out/xa/ke-hoach.txt
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        07/KH-UBND,05/03/2026,"Kế hoạch Phòng, chống thiên tai năm 2026",An,"Đảng ủy, HĐND xã","VT, KT",,
    "#]]);
    for file in ["out/xa/ke-hoach.txt", "out/xa/ke-hoach.phu-luc.txt"] {
        assert!(text(&case, file).contains("07/KH-UBND"), "{file}");
    }
    assert!(case.read("out/xa/ke-hoach.pdf") == case.read("out/ke-hoach.pdf"));
    assert!(case.docx_part("out/xa/ke-hoach.phu-luc.docx", "word/document.xml").contains("07/KH-UBND"));
    case.run("verify out")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 10 tệp: 10 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[""]]);
    // Nothing of it is to be taken away, and a second time there is nothing to do.
    case.run(&format!("build {PLAN} --don")).code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa 1 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 2

    "#]]);
    case.run("issue content/xa/ke-hoach.yaml").code(0);
    case.run("build --don").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa out/quyet-dinh.txt: tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa

    "#]]);
    assert!(case.path("out/xa/ke-hoach.txt").exists());
    case.run("verify out").code(0);
    // Another number takes them along.
    case.run("issue content/xa/ke-hoach.yaml --so 8 --ngay 06/03/2026 --force").code(0);
    for file in ["out/xa/ke-hoach.txt", "out/xa/ke-hoach.phu-luc.txt"] {
        assert!(text(&case, file).contains("08/KH-UBND"), "{file}");
    }
    case.run("verify out").code(0);
}

#[test]
fn a_table_takes_the_files_of_all_its_papers_along() {
    let case = drafts().file(
        "so.csv",
        format!("tep,so,ngay,nguoi_ky\n{PLAN},7,05/03/2026,An\ncontent/quyet-dinh.yaml,,,\n"),
    );
    case.run("issue --csv so.csv").code(0);
    assert!(text(&case, "out/xa/ke-hoach.txt").contains("07/KH-UBND"));
    case.run("verify out").code(0);
}

/// A file that somebody changed or signed stays, and the paper is not issued beside it.
#[test]
fn what_somebody_changed_stops_the_issue() {
    let mut told = String::new();
    let case = drafts();
    let note = text(&case, "out/xa/ke-hoach.txt") + "ghi chú";
    let case = case.file("out/xa/ke-hoach.txt", &note);
    told += &case.run(&format!("{ISSUE} --message-format short")).code(1).stderr_text();
    assert_eq!(text(&case, "out/xa/ke-hoach.txt"), note.replace('\u{a0}', " "));
    case.run(&format!("build {PLAN} --only phu_luc --format pdf")).code(0);
    let case = case.without("out/xa/ke-hoach.txt");
    for change in [signed as fn(&[u8]) -> Vec<u8>, annotated] {
        let changed = change(&case.read("out/ke-hoach.phu-luc.pdf"));
        std::fs::write(case.path("out/ke-hoach.phu-luc.pdf"), &changed).unwrap();
        told += &case.run(&format!("{ISSUE} --message-format short")).code(1).stderr_text();
        assert!(case.read("out/ke-hoach.phu-luc.pdf") == changed);
        std::fs::remove_file(case.path("out/ke-hoach.phu-luc.pdf")).unwrap();
        case.run(&format!("build {PLAN} --only phu_luc --format pdf")).code(0);
    }
    expect![[r#"
        lỗi[P011]: `out/xa/ke-hoach.txt` đã thay đổi sau khi xuất: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ được thì thêm `--force`
        lỗi[P010]: `out/ke-hoach.phu-luc.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
        lỗi[P011]: `out/ke-hoach.phu-luc.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ được thì thêm `--force`
    "#]].assert_eq(&told);
    assert!(!case.path("content/xa/ke-hoach.phat-hanh.json").exists());
}

/// An appendix that was signed by itself after the issue is as final as the paper.
#[test]
fn a_signed_appendix_of_an_issued_paper_is_its_final_form() {
    let case = drafts();
    case.run(&format!("build {PLAN} --only phu_luc --format pdf")).code(0);
    case.run(ISSUE).code(0);
    let kept = signed(&case.read("out/ke-hoach.phu-luc.pdf"));
    let case = case.file("out/ke-hoach.phu-luc.pdf", &kept);
    case.run("issue content/xa/ke-hoach.yaml --message-format short").code(0).stderr(expect![[""]]);
    assert!(case.read("out/ke-hoach.phu-luc.pdf") == kept);
    case.run("verify out --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U008]: ke-hoach.phu-luc.pdf: bản đã ký số của văn bản đã phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026)
    "#]]);
}

/// The paper gives no such file any more: it is named, and the command takes it away.
#[test]
fn an_appendix_that_is_gone_is_named() {
    let case = drafts().replace(PLAN, "(chi tiết tại Phụ lục kèm theo)", "");
    let plan = text(&case, PLAN);
    let case = case
        .file(PLAN, plan.split("phu_luc:").next().unwrap().replace("{{ tong.kinh_phi | tien }}", "1.250"));
    case.run(&format!("{ISSUE} --message-format short")).code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 2 tệp của phụ lục không còn: xa/ke-hoach.phu-luc.docx, xa/ke-hoach.phu-luc.txt; gợi ý: các tệp này không còn khớp với văn bản đã phát hành; xóa: `vanban build content/xa/ke-hoach.yaml --out out --don` (tệp đã sửa, đã ký vẫn giữ)
    "#]]);
    case.run("verify out --message-format short").code(1).stderr(expect![[r#"
        lỗi[U007]: xa/ke-hoach.phu-luc.docx: tệp của phụ lục không còn; gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác
        lỗi[U007]: xa/ke-hoach.phu-luc.txt: tệp của phụ lục không còn; gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác
    "#]]);
    case.run(&format!("build {PLAN} --out out --don --message-format short")).code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa out/xa/ke-hoach.phu-luc.docx: tệp của phụ lục không còn
        lưu ý[U007]: đã xóa out/xa/ke-hoach.phu-luc.txt: tệp của phụ lục không còn
        lưu ý[U007]: đã xóa 1 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 2
    "#]]);
    case.run("verify out").code(0);
}

/// Issued into another folder, the paper leaves its drafts where they are: they are named with
/// the commands that bring each up to date, and `--don` takes away what is not written again.
#[test]
fn drafts_in_another_folder_do_not_match() {
    let case = drafts();
    case.run(&format!("{ISSUE} --out phat-hanh")).code(0);
    let told = case
        .run("verify out --message-format short")
        .code(1)
        .stdout(expect![[r#"
        Đối chiếu 8 tệp: 3 khớp, 0 thiếu, 0 đã thay đổi, 5 có từ trước khi phát hành; 0 tệp ngoài danh mục
    "#]])
        .stderr_text();
    expect![[r#"
        lỗi[U009]: xa/ke-hoach.docx: xuất từ trước khi văn bản phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026), số và ngày có thể khác; gợi ý: xuất lại: `vanban build content/xa/ke-hoach.yaml --format docx --out out/xa`, hoặc chuyển tệp này đi nơi khác
        lỗi[U009]: xa/ke-hoach.pdf: xuất từ trước khi văn bản phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026), số và ngày có thể khác; gợi ý: xuất lại: `vanban build content/xa/ke-hoach.yaml --format pdf --out out/xa`, hoặc chuyển tệp này đi nơi khác
        lỗi[U009]: xa/ke-hoach.phu-luc.docx: xuất từ trước khi văn bản phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026), số và ngày có thể khác; gợi ý: xuất lại: `vanban build content/xa/ke-hoach.yaml --only phu_luc --format docx --out out/xa`, hoặc chuyển tệp này đi nơi khác
        lỗi[U009]: xa/ke-hoach.phu-luc.txt: xuất từ trước khi văn bản phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026), số và ngày có thể khác; gợi ý: xuất lại: `vanban build content/xa/ke-hoach.yaml --only phu_luc --format txt --out out/xa`, hoặc chuyển tệp này đi nơi khác
        lỗi[U009]: xa/ke-hoach.txt: xuất từ trước khi văn bản phát hành (Kế hoạch số 07/KH-UBND ngày 05/03/2026), số và ngày có thể khác; gợi ý: xuất lại: `vanban build content/xa/ke-hoach.yaml --format txt --out out/xa`, hoặc chuyển tệp này đi nơi khác
    "#]].assert_eq(&told);
    for line in told.lines() {
        let command = line.split('`').nth(1).unwrap();
        case.run(command.trim_start_matches("vanban ")).code(0);
    }
    case.run("verify out").code(0);

    let case = drafts();
    case.run(&format!("{ISSUE} --out phat-hanh")).code(0);
    case.run("build --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 1 tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa: quyet-dinh.txt; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
        lưu ý[U009]: `out` còn 3 tệp xuất từ trước khi văn bản phát hành, số và ngày có thể khác: xa/ke-hoach.phu-luc.docx, xa/ke-hoach.phu-luc.txt, xa/ke-hoach.txt; gợi ý: xuất lại bằng `--format`, `--only` đã dùng để mang số, ngày đã cấp; xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
    case.run("build --don --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa out/quyet-dinh.txt: tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa
        lưu ý[U009]: đã xóa out/xa/ke-hoach.phu-luc.docx: tệp xuất từ trước khi văn bản phát hành, số và ngày có thể khác
        lưu ý[U009]: đã xóa out/xa/ke-hoach.phu-luc.txt: tệp xuất từ trước khi văn bản phát hành, số và ngày có thể khác
        lưu ý[U009]: đã xóa out/xa/ke-hoach.txt: tệp xuất từ trước khi văn bản phát hành, số và ngày có thể khác
        lưu ý[U007]: đã xóa 1 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 2
    "#]]);
    case.run("verify out").code(0);
}

/// A folder that was renamed takes its issued papers along, with all their files.
#[test]
fn a_folder_may_be_renamed() {
    let case = drafts();
    case.run(ISSUE).code(0);
    std::fs::rename(case.path("content"), case.path("van-ban")).unwrap();
    case.run("build van-ban --format pdf,docx,txt --message-format short").code(0).stderr(expect![[""]]);
    case.run("build van-ban --only phu_luc --format docx,txt --message-format short")
        .code(0)
        .stderr(expect![[""]]);
    case.run("build van-ban/xa/ke-hoach.yaml").code(0);
    case.run("verify out").code(0);
}
