//! Files that no longer belong are told, and taken away when that is asked for.

use expect_test::expect;

use super::office;
use crate::harness::Case;
use crate::support::pdf_additions::signed;

const PLAN: &str = "content/xa/ke-hoach.yaml";

/// The plan with a second appendix.
fn with_two_appendices(case: Case) -> Case {
    case.replace(PLAN, "phu_luc:\n", "phu_luc:\n  - ten: Danh sách thôn\n    loi_van: Các thôn của xã./.\n")
        .replace(PLAN, "Phụ lục kèm theo", "các Phụ lục kèm theo")
}

/// A document that is gone, one that has another name, a format that is no longer written.
#[test]
fn what_is_left_of_earlier_runs_is_told_at_the_end() {
    let case = office();
    case.run("build").code(0);
    let case = case.without(PLAN);
    case.run("build --format pdf")
        .code(0)
        .stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.pdf (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: xa/ke-hoach.docx, xa/ke-hoach.pdf
         |
         = gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)

        lưu ý[U007]: `out` còn 1 tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa: quyet-dinh.docx
         |
         = gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)

    "#]]);
    case.run("verify out")
        .code(1)
        .stdout(expect![[r#"
        Đối chiếu 4 tệp: 1 khớp, 0 thiếu, 0 đã thay đổi, 3 không còn thuộc văn bản nào; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[r#"
        lỗi[U007]: quyet-dinh.docx: tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa
         |
         = gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác

        lỗi[U007]: xa/ke-hoach.docx: tệp của văn bản không còn
         |
         = gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác

        lỗi[U007]: xa/ke-hoach.pdf: tệp của văn bản không còn
         |
         = gợi ý: xóa bằng `--don` của lệnh đã dùng để xuất, hoặc chuyển sang thư mục khác

    "#]]);
    // Also where a run is about other documents; back again, it belongs.
    case.run("build content/quyet-dinh.yaml --message-format json").code(0).stdout(expect![[r#"
        {"ma":"U007","muc_do":"luu_y","cau":"`out` còn 2 tệp của văn bản không còn: xa/ke-hoach.docx, xa/ke-hoach.pdf","tep":null,"dong":null,"cot":null,"dong_cuoi":null,"cot_cuoi":null,"goi_y":"xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)","lien_quan":[]}
        {"tong":{"van_ban":1,"da_ghi":0,"khong_doi":1,"chua_ghi":0,"khong_co_phu_luc":0,"loi":0,"canh_bao":0,"luu_y":0}}
    "#]]);
    let case = case.file(PLAN, office().read(PLAN));
    case.run("build").code(0).stderr(expect![[""]]);
    case.run("verify out").code(0);
    let case = case.renamed("content/quyet-dinh.yaml", "content/quy-che.yaml");
    case.run("build --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 2 tệp của văn bản không còn: quyet-dinh.docx, quyet-dinh.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
    // A document that has come to be none.
    let case = case.replace(PLAN, "loai: ke_hoach", "khong_loai: ke_hoach");
    case.run("build --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 4 tệp của văn bản không còn: quyet-dinh.docx, quyet-dinh.pdf, xa/ke-hoach.docx, xa/ke-hoach.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
}

#[test]
fn they_are_taken_away_on_demand() {
    let case = office();
    case.run("build").code(0);
    let case = case.without(PLAN).file("out/cua-toi.pdf", "của tôi");
    case.run("build --format docx --don --message-format short")
        .code(0)
        .stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[r#"
            lưu ý[U007]: đã xóa out/quyet-dinh.pdf: tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa
            lưu ý[U007]: đã xóa out/xa/ke-hoach.docx: tệp của văn bản không còn
            lưu ý[U007]: đã xóa out/xa/ke-hoach.pdf: tệp của văn bản không còn
            lưu ý[U007]: đã xóa 1 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 1
        "#]]);
    assert_eq!(case.files("out"), ["cua-toi.pdf", "quyet-dinh.docx"]);
    case.run("verify out").code(1).stdout(expect![[r#"
        Đối chiếu 1 tệp: 1 khớp, 0 thiếu, 0 đã thay đổi; 1 tệp ngoài danh mục
    "#]]);
    case.run("build --format docx --don").code(0).stderr(expect![[""]]);
}

/// What somebody changed or signed stays, and so does what was issued.
#[test]
fn nothing_is_taken_away_that_would_be_lost() {
    let case = office();
    case.run("build").code(0);
    let (pdf, docx) = (signed(&case.read("out/xa/ke-hoach.pdf")), b"PK\x03\x04".as_slice());
    let case = case.without(PLAN).file("out/xa/ke-hoach.pdf", pdf).file("out/xa/ke-hoach.docx", docx);
    let before = case.files("out");
    case.run("build --don --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: out/xa/ke-hoach.docx: tệp của văn bản không còn, giữ lại vì đã thay đổi sau khi xuất
        lưu ý[U007]: out/xa/ke-hoach.pdf: tệp của văn bản không còn, giữ lại vì đã thay đổi sau khi xuất
        lưu ý[U007]: chưa dọn `out/.vanban/nguon`: không đọc được `out/xa/ke-hoach.docx` nên không biết tệp đó cần nguồn nào; gợi ý: đóng Word, bỏ mật khẩu, giải nén, rồi chạy lại với `--don`; chuyển tệp đó đi thì nguồn mà tệp đó mang có thể bị xóa
    "#]]);
    assert_eq!(case.files("out"), before);

    let case = office();
    case.run("issue content/quyet-dinh.yaml").code(0);
    case.run("build").code(0);
    let case = case.without("content/quyet-dinh.yaml");
    case.run("build --don --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: out/quyet-dinh.docx: tệp của văn bản không còn, giữ lại vì văn bản đã phát hành
        lưu ý[U007]: out/quyet-dinh.pdf: tệp của văn bản không còn, giữ lại vì văn bản đã phát hành
    "#]]);
    // Nor when the record of its issuing is gone too.
    let case = case.without("content/quyet-dinh.phat-hanh.json");
    case.run("build --don").code(0);
    assert_eq!(case.files("out").len(), 4);
}

#[test]
fn appendices_by_themselves_belong_as_long_as_there_are_so_many() {
    let case = with_two_appendices(office());
    case.run("build").code(0);
    case.run("build --only phu_luc").code(0).stderr(expect![[""]]);
    assert_eq!(case.files("out/xa").len(), 6);
    // The whole document says nothing of them, nor they of it.
    case.run("build").code(0).stderr(expect![[""]]);
    let case = case.file(PLAN, office().read(PLAN));
    case.run("build --only phu_luc --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 4 tệp của phụ lục không còn: xa/ke-hoach.phu-luc-1.docx, xa/ke-hoach.phu-luc-1.pdf, xa/ke-hoach.phu-luc-2.docx, xa/ke-hoach.phu-luc-2.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
    case.run("build --only phu_luc --format pdf --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: `out` còn 1 tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa: xa/ke-hoach.phu-luc.docx; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
        lưu ý[U007]: `out` còn 4 tệp của phụ lục không còn: xa/ke-hoach.phu-luc-1.docx, xa/ke-hoach.phu-luc-1.pdf, xa/ke-hoach.phu-luc-2.docx, xa/ke-hoach.phu-luc-2.pdf; gợi ý: xóa các tệp này: chạy lại với `--don` (tệp đã sửa, đã ký, đã phát hành vẫn giữ)
    "#]]);
    case.run("build --only phu_luc --don --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa out/xa/ke-hoach.phu-luc-1.docx: tệp của phụ lục không còn
        lưu ý[U007]: đã xóa out/xa/ke-hoach.phu-luc-1.pdf: tệp của phụ lục không còn
        lưu ý[U007]: đã xóa out/xa/ke-hoach.phu-luc-2.docx: tệp của phụ lục không còn
        lưu ý[U007]: đã xóa out/xa/ke-hoach.phu-luc-2.pdf: tệp của phụ lục không còn
    "#]]);
    assert_eq!(
        case.files("out/xa"),
        ["ke-hoach.docx", "ke-hoach.pdf", "ke-hoach.phu-luc.docx", "ke-hoach.phu-luc.pdf"]
    );
}

/// What a run cannot judge is left as it is: documents it was not asked for, one document at two
/// places, a source on a disk that is not here.
#[test]
fn a_run_says_nothing_of_what_it_cannot_judge() {
    let case = office();
    case.run("build").code(0);
    case.run(&format!("build {PLAN}")).code(0).stderr(expect![[""]]);
    case.run("build content/quyet-dinh.yaml --format pdf --out out").code(0);
    case.run("build content/xa").code(0);
    let record = String::from_utf8(case.read("out/.vanban.jsonl")).unwrap();
    let elsewhere = record.replace("../content/xa/ke-hoach.yaml", "../may-khac/xa/ke-hoach.yaml");
    let case = case.file("out/.vanban.jsonl", elsewhere);
    case.run("build content/quyet-dinh.yaml --don").code(0).stderr(expect![[""]]);
    assert!(case.path("out/xa/ke-hoach.pdf").exists());
    // Handed on without its sources, a folder is as it was.
    let case = office();
    case.run("build").code(0);
    std::fs::remove_dir_all(case.path("content")).unwrap();
    case.run("verify out").code(0).stderr(expect![[""]]);
}

/// A record speaks of its own folder only, whoever wrote it.
#[test]
fn a_record_that_names_files_of_other_folders_is_not_followed() {
    let case = office().file("ghi-chu.txt", "của tôi");
    case.run("build").code(0);
    let hash = vanban::rooms::digest::of_bytes("của tôi".as_bytes());
    let line = |name: &str| {
        format!(
            "{{\"tep\":\"{name}\",\"dau_vao\":\"\",\"ket_qua\":\"{hash}\",\"nguon\":\"../content/x.yaml\"}}\n"
        )
    };
    let record = String::from_utf8(case.read("out/.vanban.jsonl")).unwrap();
    let absolute = case.path("ghi-chu.txt");
    let more = record + &line("../ghi-chu.txt") + &line(absolute.to_str().unwrap());
    let case = case.file("out/.vanban.jsonl", more);
    case.run("build --don").code(0).stderr(expect![[""]]);
    case.run("verify out").code(0);
    assert!(case.path("ghi-chu.txt").exists());
}

/// A document with an error is not written; what there is of it belongs.
#[test]
fn a_document_with_an_error_keeps_its_files() {
    let case = office();
    case.run("build").code(0);
    let case = case.replace(PLAN, "nam: 2026", "nam: hai nghìn");
    case.run("build --format pdf --don --message-format short").code(1).stderr(expect![[r#"
        content/xa/ke-hoach.yaml:6:6: lỗi[C005]: `nam` phải là một năm gồm bốn chữ số, ở đây là `hai nghìn`; gợi ý: ví dụ `nam: 2026`
        lưu ý[U007]: đã xóa out/quyet-dinh.docx: tệp thuộc loại tệp mà lần xuất sau cùng không ghi nữa
        lưu ý[U007]: đã xóa 1 nguồn không tệp nào mang trong `out/.vanban/nguon`, còn 1
    "#]]);
    assert!(case.path("out/xa/ke-hoach.docx").exists());
}
