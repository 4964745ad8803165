//! `--gioi-han`: a run on what strangers send reads and writes one folder, follows no link, and ends.
//!
//! Each reference is tried twice: with the folder above it goes well, confined it is told.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use expect_test::expect;

use super::{decision, office};
use crate::harness::{Case, Run};

/// A plan in `ho-so/`, whose figures, attachment and images are named by these ways.
fn plan(figures: &str, more: &str) -> String {
    format!(
        "loai: ke_hoach\nco_quan: {{ten: Ủy ban nhân dân xã An Bình}}\nky_hieu: KH-UBND\nnam: 2026\n\
         dia_danh: An Bình\ntrich_yeu: Kinh phí\nnoi_dung: Kinh phí tại Phụ lục kèm theo./.\n\
         noi_nhan: Như trên\nnguoi_ky: {{chuc_vu: Chủ tịch}}\n{more}phu_luc:\n  - ten: Kinh phí\n    bang:\n      \
         don_vi: triệu đồng\n      kinh_phi: {figures}\n      cot:\n        - {{ma: ten, ten: Nhiệm vụ, kieu: chu}}\n        \
         - {{ma: 2026, ten: Năm 2026, kieu: tien}}\n      nhiem_vu:\n        - {{ma: cay, ten: Trồng cây}}\n"
    )
}

const FIGURES: &str = "ma,2026\ncay,5\n";

/// A decision, with more of it.
fn paper(more: &str) -> String {
    String::from_utf8(office().read("content/quyet-dinh.yaml")).unwrap() + more
}

/// What a command says, with the command.
fn told(case: &Case, commands: &[&str]) -> String {
    let one = |command: &&str| format!("$ vanban {command}\n{}", said(&case.run(command)));
    commands.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn said(run: &Run) -> String {
    format!("{}{}", run.out(), run.err())
}

#[test]
fn references_that_lead_out_of_the_folder_are_told() {
    let case = Case::new()
        .file("so-lieu.csv", FIGURES)
        .file("ho-so/a.yaml", plan("../so-lieu.csv", ""))
        .file("ho-so/b.yaml", paper("kem_theo: [../c.yaml]\n"))
        .file("c.yaml", "loai: quy_che\n")
        .file(
            "ho-so/e.yaml",
            paper("").replace("Nguyễn Văn An}", "Nguyễn Văn An, anh_chu_ky: {tep: ../anh.png}}"),
        )
        .file("anh.png", fs::read("tests/cases/anh/chu-ky.png").unwrap())
        .file("ho-so/trong.csv", FIGURES)
        .file("ho-so/d.yaml", plan("trong.csv", ""));
    case.run("build ho-so/a.yaml --out ho-so/out --format txt").code(0);
    expect![[r#"
        $ vanban build ho-so/a.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short
        ho-so/a.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        ho-so/a.yaml:14:17: lỗi[C015]: không đọc được `so-lieu.csv`: nằm ngoài thư mục giới hạn; gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban check ho-so/a.yaml --gioi-han ho-so --message-format short
        ho-so/a.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        ho-so/a.yaml:14:17: lỗi[C015]: không đọc được `so-lieu.csv`: nằm ngoài thư mục giới hạn; gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban tree ho-so/a.yaml --gioi-han ho-so
        lỗi[C015]: không đọc được `so-lieu.csv`: nằm ngoài thư mục giới hạn
          --> ho-so/a.yaml:14:17
           |
        14 |       kinh_phi: ../so-lieu.csv
           |                 ^^^^^^^^^^^^^^
           |
           = gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó


        $ vanban budget show ho-so/a.yaml --gioi-han ho-so
        lỗi[C015]: không đọc được `so-lieu.csv`: nằm ngoài thư mục giới hạn
          --> ho-so/a.yaml:14:17
           |
        14 |       kinh_phi: ../so-lieu.csv
           |                 ^^^^^^^^^^^^^^
           |
           = gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó


        $ vanban build ho-so/b.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short
        ho-so/b.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        ho-so/b.yaml:24:12: lỗi[C015]: không đọc được `c.yaml`: nằm ngoài thư mục giới hạn; gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban build ho-so/e.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short
        ho-so/e.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        ho-so/e.yaml:23:72: lỗi[C015]: không đọc được `anh.png`: nằm ngoài thư mục giới hạn; gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó
    "#]].assert_eq(&told(
        &case,
        &[
            "build ho-so/a.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short",
            "check ho-so/a.yaml --gioi-han ho-so --message-format short",
            "tree ho-so/a.yaml --gioi-han ho-so",
            "budget show ho-so/a.yaml --gioi-han ho-so",
            "build ho-so/b.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short",
            "build ho-so/e.yaml --out ho-so/out --format txt --gioi-han ho-so --message-format short",
        ],
    ));
    case.run("build ho-so/d.yaml --out ho-so/out --format txt --gioi-han ho-so").code(0);
}

#[test]
fn paths_of_the_command_line_outside_the_folder_are_refused() {
    let case =
        decision().file("ho-so/a.yaml", office().read("content/quyet-dinh.yaml")).file("phong/x.ttf", "");
    let text = fs::read_to_string(case.path("ho-so/a.yaml")).unwrap();
    let case = case.file("ho-so/a.yaml", text);
    expect![[r#"
        $ vanban build a.yaml --out ho-so/out --gioi-han ho-so
        lỗi: không đọc được `a.yaml`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban build ho-so/a.yaml --gioi-han ho-so
        lỗi: không ghi được vào thư mục `out`: nằm ngoài thư mục giới hạn
        gợi ý: chọn thư mục khác bằng `--out <THƯ MỤC>`

        $ vanban build ho-so --out ho-so/../out --gioi-han ho-so
        lỗi: không ghi được vào thư mục `ho-so/../out`: nằm ngoài thư mục giới hạn
        gợi ý: chọn thư mục khác bằng `--out <THƯ MỤC>`

        $ vanban build ho-so/a.yaml --out ho-so/out --font-dir phong --gioi-han ho-so
        lỗi: không đọc được thư mục phông chữ `phong`: nằm ngoài thư mục giới hạn
        gợi ý: nêu thư mục chứa bốn tệp Times New Roman sau `--font-dir`

        $ vanban tree a.yaml --gioi-han ho-so
        lỗi: không đọc được `a.yaml`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban check a.yaml --gioi-han ho-so
        lỗi: không đọc được `a.yaml`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban check ho-so/a.yaml --phieu phieu.docx --gioi-han ho-so
        ho-so/a.yaml: 46 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 0 bỏ qua
        lỗi: không ghi được `phieu.docx`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban verify . --gioi-han ho-so
        lỗi: không đọc được thư mục `.`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban new quyet_dinh --gioi-han ho-so
        lỗi: không ghi được `quyet-dinh.yaml`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban schema --out x.json --gioi-han ho-so
        lỗi: không ghi được `x.json`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó

        $ vanban issue ho-so/a.yaml --so 7 --ngay 01/02/2026 --so-dang-ky so.csv --gioi-han ho-so
        lỗi: không ghi được vào thư mục `out`: nằm ngoài thư mục giới hạn
        gợi ý: chọn thư mục khác bằng `--out <THƯ MỤC>`
    "#]]
    .assert_eq(&told(
        &case,
        &[
            "build a.yaml --out ho-so/out --gioi-han ho-so",
            "build ho-so/a.yaml --gioi-han ho-so",
            "build ho-so --out ho-so/../out --gioi-han ho-so",
            "build ho-so/a.yaml --out ho-so/out --font-dir phong --gioi-han ho-so",
            "tree a.yaml --gioi-han ho-so",
            "check a.yaml --gioi-han ho-so",
            "check ho-so/a.yaml --phieu phieu.docx --gioi-han ho-so",
            "verify . --gioi-han ho-so",
            "new quyet_dinh --gioi-han ho-so",
            "schema --out x.json --gioi-han ho-so",
            "issue ho-so/a.yaml --so 7 --ngay 01/02/2026 --so-dang-ky so.csv --gioi-han ho-so",
        ],
    ));
    assert_eq!(case.files("."), ["a.yaml", "ho-so/a.yaml", "phong/x.ttf"], "nothing was written anywhere");
}

#[test]
fn what_an_office_keeps_above_the_folder_is_not_used() {
    let case = decision()
        .renamed("a.yaml", "ho-so/a.yaml")
        .file("templates/theme.yaml", "hỏng\n")
        .file("templates/bo_qua.yaml", "hỏng\n")
        .file("phap_luat.yaml", "hỏng\n");
    let command = "build ho-so/a.yaml --out ho-so/out --format txt";
    expect![[r#"
        $ vanban build ho-so/a.yaml --out ho-so/out --format txt
        dùng mẫu trình bày riêng: theme.yaml
        ho-so/a.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 3 lỗi, 0 cảnh báo ([…] giây)
        lỗi[Y001]: tệp chỉ có chữ, chưa có khóa nào
         --> phap_luat.yaml:1:1
          |
        1 | hỏng
          | ^^^^
          |
          = gợi ý: ghi nội dung dạng `khóa: giá trị`, dòng đầu thường là `loai: …`

        lỗi[Y001]: tệp chỉ có chữ, chưa có khóa nào
         --> templates/theme.yaml:1:1
          |
        1 | hỏng
          | ^^^^
          |
          = gợi ý: ghi nội dung dạng `khóa: giá trị`, dòng đầu thường là `loai: …`

        lỗi[Y001]: tệp chỉ có chữ, chưa có khóa nào
         --> templates/bo_qua.yaml:1:1
          |
        1 | hỏng
          | ^^^^
          |
          = gợi ý: ghi nội dung dạng `khóa: giá trị`, dòng đầu thường là `loai: …`


        $ vanban build ho-so/a.yaml --out ho-so/out --format txt --gioi-han ho-so
        ho-so/a.yaml → ho-so/out/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]
    .assert_eq(&told(&case, &[command, &format!("{command} --gioi-han ho-so")]));
}

#[test]
fn links_in_the_folder_are_not_followed() {
    let case = Case::new()
        .file("ngoai/a.yaml", plan("s.csv", ""))
        .file("ngoai/s.csv", FIGURES)
        .file("ngoai/templates/cach_ghi.yaml", "nghin: ngàn\n")
        .file("ho-so/b.yaml", plan("s.csv", ""))
        .file("mau/b.yaml", plan("s.csv", ""))
        .file("mau/s.csv", FIGURES)
        .file("ra/b.yaml", plan("s.csv", ""))
        .file("ra/s.csv", FIGURES);
    let link = |to: &str, at: &str| symlink(case.path(to), case.path(at)).unwrap();
    link("ngoai/a.yaml", "ho-so/a.yaml");
    link("ngoai/s.csv", "ho-so/s.csv");
    link("ngoai/templates", "mau/templates");
    link("ngoai", "ra/out");
    expect![[r#"
        $ vanban build ho-so --out ho-so/out --format txt --gioi-han ho-so --message-format short
        ho-so/a.yaml: chưa ghi, 1 lỗi
        ho-so/b.yaml: chưa ghi, 1 lỗi
        Xong 2 văn bản: 0 đã ghi, 0 không đổi, 2 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W002]: không đọc được `ho-so/a.yaml`: là liên kết, hoặc nằm sau một liên kết, mà `--gioi-han` không đi theo; gợi ý: đặt chính tệp, thư mục đó vào chỗ của liên kết
        ho-so/b.yaml:14:17: lỗi[C015]: không đọc được `ho-so/s.csv`: là liên kết, hoặc nằm sau một liên kết, mà `--gioi-han` không đi theo; gợi ý: đặt chính tệp, thư mục đó vào chỗ của liên kết

        $ vanban build mau/b.yaml --out mau/out --format txt --gioi-han mau --message-format short
        mau/b.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W002]: mẫu trình bày `mau/templates`: là liên kết, hoặc nằm sau một liên kết, mà `--gioi-han` không đi theo; gợi ý: đặt chính tệp, thư mục đó vào chỗ của liên kết

        $ vanban build ra/b.yaml --out ra/out --format txt --gioi-han ra --message-format short
        lỗi: không ghi được vào thư mục `ra/out`: là liên kết, hoặc nằm sau một liên kết, mà `--gioi-han` không đi theo
        gợi ý: chọn thư mục khác bằng `--out <THƯ MỤC>`
    "#]].assert_eq(&told(
        &case,
        &[
            "build ho-so --out ho-so/out --format txt --gioi-han ho-so --message-format short",
            "build mau/b.yaml --out mau/out --format txt --gioi-han mau --message-format short",
            "build ra/b.yaml --out ra/out --format txt --gioi-han ra --message-format short",
        ],
    ));
    assert_eq!(case.files("ngoai"), ["a.yaml", "s.csv", "templates/cach_ghi.yaml"]);
    // The folder itself may be named by a link.
    link("ra", "loi-vao");
    case.run("build loi-vao/b.yaml --out loi-vao/moi --format txt --gioi-han loi-vao").code(0);
    assert!(Path::new(&case.path("ra/moi/b.txt")).exists());
}

/// A journal says which files a killed run was about to change: here one of somebody else.
#[test]
fn a_forged_journal_does_not_lead_out_of_the_folder() {
    let text = "của người khác\n";
    let journal = format!(
        r#"{{"lenh": "x", "giai_doan": "tra_lai", "thu_muc": ["../ngoai"], "tep": [{{"tep": "../ngoai/a.txt", "moi": "{}", "cu": null}}]}}"#,
        vanban::rooms::digest::of_bytes(text.as_bytes())
    );
    let case = Case::new()
        .file("ho-so/a.yaml", paper(""))
        .file("ho-so/.vanban.nhat-ky.json", journal)
        .file("ngoai/a.txt", text);
    expect![[r#"
        $ vanban build ho-so/a.yaml --out ho-so/out --gioi-han ho-so
        lỗi: một lệnh bị ngắt giữa chừng (nhật ký `ho-so/.vanban.nhat-ky.json`), chưa ghi nốt hay trả lại được: không mở được khóa `ngoai/.vanban.khoa`: nằm ngoài thư mục giới hạn
        gợi ý: chuyển tệp vào thư mục nêu ở `--gioi-han`, hoặc nêu thư mục bao cả tệp đó
    "#]].assert_eq(&told(&case, &["build ho-so/a.yaml --out ho-so/out --gioi-han ho-so"]));
    assert_eq!(case.files("ngoai"), ["a.txt"]);
}

#[test]
fn bounds_are_given_with_a_folder_that_is_there() {
    expect![[r#"
        $ vanban build a.yaml --gioi-han khong-co
        lỗi: không giới hạn được trong thư mục `khong-co`: không có tệp hoặc thư mục này
        gợi ý: nêu sau `--gioi-han` một thư mục đã có

        $ vanban build a.yaml --gioi-han a.yaml
        lỗi: không giới hạn được trong thư mục `a.yaml`: đã có tệp cùng tên với thư mục cần dùng
        gợi ý: nêu sau `--gioi-han` một thư mục đã có

        $ vanban build a.yaml --gioi-han-giay 5
        lỗi: `--gioi-han-giay`, `--gioi-han-mb` chỉ dùng cùng `--gioi-han`
        gợi ý: thêm `--gioi-han <THƯ MỤC>`: thư mục chứa mọi tệp cần đọc và cần ghi

        $ vanban build a.yaml --gioi-han . --gioi-han-giay 0
        lỗi: `--gioi-han-giay <GIÂY>` không nhận giá trị `0`: phải là một số giây từ 1 đến 86400 (một ngày)
        gợi ý: xem cách dùng: `vanban build --help`

        $ vanban build a.yaml --gioi-han . --gioi-han-mb 1
        lỗi: `--gioi-han-mb <MB>` không nhận giá trị `1`: phải là một số MB từ 256 đến 1048576
        gợi ý: xem cách dùng: `vanban build --help`

        $ vanban --gioi-han . build a.yaml --format txt
        a.yaml → out/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]
    .assert_eq(&told(
        &decision(),
        &[
            "build a.yaml --gioi-han khong-co",
            "build a.yaml --gioi-han a.yaml",
            "build a.yaml --gioi-han-giay 5",
            "build a.yaml --gioi-han . --gioi-han-giay 0",
            "build a.yaml --gioi-han . --gioi-han-mb 1",
            "--gioi-han . build a.yaml --format txt",
        ],
    ));
}

/// The step at which the run waits takes six seconds; the time is over after one and five more.
#[test]
fn a_run_that_takes_too_long_is_ended_and_leaves_whole_files() {
    let case = decision();
    let waits = ("VANBAN_THU_CHO", "1");
    let run = case.run_with(waits, "build a.yaml --gioi-han . --gioi-han-giay 1").code(3);
    expect![[r#"
        lỗi: đã dừng: quá 1 giây (`--gioi-han-giay`) mà chưa làm xong `a.yaml`
        gợi ý: tệp đã ghi là trọn vẹn, tệp đang làm chưa ghi; tách nhỏ văn bản hoặc nêu số giây lớn hơn rồi chạy lại
    "#]].assert_eq(&said(&run));
    assert_eq!(case.files("."), ["a.yaml"]);
    case.run("build a.yaml --gioi-han . --gioi-han-giay 600").code(0);
}

/// One document that does not end; the other one was done meanwhile by the other thread, which is told at the end.
#[test]
fn the_end_of_a_run_says_what_was_done() {
    let text = office().read("content/quyet-dinh.yaml");
    let case = ["a", "b"].iter().fold(Case::new(), |case, name| case.file(&format!("vb/{name}.yaml"), &text));
    let waits = ("VANBAN_THU_CHO", "1");
    let run = case.run_with(waits, "build vb --jobs 2 --format docx --gioi-han . --gioi-han-giay 1").code(3);
    let told = said(&run);
    assert!(
        told.contains("mà chưa làm xong `vb/") && told.contains("; đã làm xong 1 văn bản: `vb/"),
        "{told}"
    );
    assert_eq!(case.files("out").iter().filter(|name| name.ends_with(".docx")).count(), 1, "{told}");
}

/// Documents that were not begun are told, and made by the next run. The first document waits six seconds on its
/// way to the disk, so that the time is over behind it however quick the machine.
#[test]
fn no_document_is_begun_when_the_time_is_over() {
    let text = office().read("content/quyet-dinh.yaml");
    let case = (1..=3).fold(Case::new(), |case, at| case.file(&format!("vb/{at}.yaml"), &text));
    let build =
        |seconds| format!("build vb --jobs 1 --gioi-han . --gioi-han-giay {seconds} --message-format short");
    let run = case.run_with(("VANBAN_THU_CHO", "1"), &build(5)).code(1);
    expect![[r#"
        vb/1.yaml → out/1.pdf, out/1.docx
        vb/2.yaml: chưa ghi, 1 lỗi
        vb/3.yaml: chưa ghi, 1 lỗi
        Xong 3 văn bản: 1 đã ghi, 0 không đổi, 2 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W009]: `vb/2.yaml`: chưa làm, vì đã quá 5 giây (`--gioi-han-giay`); gợi ý: chạy lại: chỉ làm những văn bản còn lại; hoặc nêu số giây lớn hơn
        lỗi[W009]: `vb/3.yaml`: chưa làm, vì đã quá 5 giây (`--gioi-han-giay`); gợi ý: chạy lại: chỉ làm những văn bản còn lại; hoặc nêu số giây lớn hơn
    "#]].assert_eq(&said(&run));
    let run = case.run(&build(600)).code(0);
    expect![[r#"
        vb/1.yaml → out/1.pdf (không đổi), out/1.docx (không đổi)
        vb/2.yaml → out/2.pdf, out/2.docx
        vb/3.yaml → out/3.pdf, out/3.docx
        Xong 3 văn bản: 2 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]
    .assert_eq(&said(&run));
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_needs_too_much_memory_is_ended() {
    let cells = format!("ma,2026\n{}", "a,1\n".repeat(900_000));
    let case = Case::new().file("a.yaml", plan("s.csv", "")).file("s.csv", cells);
    let run = case.run("build a.yaml --gioi-han . --gioi-han-mb 256").code(3);
    expect![[r#"
        lỗi: đã dừng: cần nhiều bộ nhớ hơn mức cho phép (`--gioi-han-mb`)
        gợi ý: tệp đã ghi là trọn vẹn, tệp đang làm chưa ghi; tách nhỏ văn bản hoặc nêu số MB lớn hơn rồi chạy lại
    "#]].assert_eq(&said(&run));
}
