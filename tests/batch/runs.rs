//! Runs of `vanban batch` and `vanban verify`.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use expect_test::expect;

use crate::harness::Case;
use crate::support::wards::{TABLE, TEMPLATE};
use crate::support::zip_files::{names, part};

fn case() -> Case {
    Case::from_dir("batch/mau")
}

/// One stable name a unit, both formats, the record; run again, nothing is made again.
#[test]
fn every_unit_has_its_files() {
    let case = case();
    case.run("batch mau.yaml")
        .code(0)
        .stdout(expect![[r#"
        Xong 4 địa phương: 4 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]])
        .stderr(expect![[""]]);
    let both = |name: &str| [format!("mau/{name}.docx"), format!("mau/{name}.pdf")];
    let mut files: Vec<String> =
        ["00175-yen-hoa", "00376-soc-son", "06994-van-don", "26737-1"].into_iter().flat_map(both).collect();
    files.push("mau/danh-muc.jsonl".to_owned());
    assert_eq!(case.files("out"), files);
    let first = case.read("out/mau/danh-muc.jsonl");
    let record = String::from_utf8(first.clone()).unwrap();
    assert_eq!(record.lines().count(), 8);
    let keys: serde_json::Value = serde_json::from_str(record.lines().next().unwrap()).unwrap();
    let keys: Vec<_> = keys.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["bang", "dau_vao", "don_vi", "ket_qua", "nguon", "tep"]);
    case.run("hang-loat mau.yaml")
        .code(0)
        .stdout(expect![[r#"
        Xong 4 địa phương: 0 đã ghi, 4 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]])
        .stderr(expect![[""]]);
    assert_eq!(case.read("out/mau/danh-muc.jsonl"), first);
}

#[test]
fn units_are_chosen_by_columns_and_codes() {
    let case = case();
    case.run("batch mau.yaml --where ma_tinh=01 --where loai=xã --format docx --out a").code(0);
    assert_eq!(case.files("a"), ["00376-soc-son.docx", "danh-muc.jsonl"]);
    case.run("batch mau.yaml --only 06994,26737 --format pdf --out b").code(0);
    assert_eq!(case.files("b"), ["06994-van-don.pdf", "26737-1.pdf", "danh-muc.jsonl"]);
    case.run("batch mau.yaml --where tinh=01").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: --where: bảng không có cột `tinh`
        gợi ý: dùng được: `ma`, `ten`, `loai`, `ma_tinh`, `ten_tinh`, `loai_tinh`, `phong`, `ky_hieu`, `chuc_vu`, `nguoi_ky`, `kinh_phi`, `viet_hoa_loai`
    "#]]);
    case.run("batch mau.yaml --only 00176").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: --only: bảng không có địa phương mang mã `00176`
        gợi ý: có phải ý bạn là `00175`?
    "#]]);
    for none in ["--only ,", "--only="] {
        case.run(&format!("batch mau.yaml {none} --out c")).code(2).stdout(expect![[""]]).stderr(expect![[
            r#"
            lỗi: --only: chưa nêu mã nào
            gợi ý: nêu mã ở cột `ma` của bảng, như `--only 00004`; làm mọi địa phương thì bỏ `--only`
        "#
        ]]);
    }
    assert!(!case.path("c").exists());
    case.run("batch mau.yaml --where ma_tinh=99").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có địa phương nào đúng điều kiện đã nêu
        gợi ý: xem lại `--where` và `--only`; giá trị phải ghi đúng như trong bảng
    "#]]);
    case.run("batch mau.yaml --where ma_tinh").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `--where <CỘT=GIÁ TRỊ>` không nhận giá trị `ma_tinh`: viết `cột=giá trị`, ví dụ `ma_tinh=01`
        gợi ý: xem cách dùng: `vanban batch --help`
    "#]]);
}

/// Only what depends on a change is made again.
#[test]
fn a_change_makes_again_only_what_depends_on_it() {
    let count = |case: &Case, arguments: &str| {
        let text = case.run(&format!("batch mau.yaml --format docx {arguments}")).code(0).text();
        text.split_once("địa phương: ")
            .and_then(|(_, rest)| rest.split_once(" chưa ghi"))
            .unwrap()
            .0
            .to_owned()
    };
    let case = case();
    assert_eq!(count(&case, ""), "4 đã ghi, 0 không đổi, 0");
    assert_eq!(count(&case, ""), "0 đã ghi, 4 không đổi, 0");
    let case = case.replace("don-vi.csv", "Trần Thị Bình", "Trần Thị Hòa");
    assert_eq!(count(&case, ""), "1 đã ghi, 3 không đổi, 0", "a row");
    fs::remove_file(case.path("out/mau/06994-van-don.docx")).unwrap();
    assert_eq!(count(&case, ""), "1 đã ghi, 3 không đổi, 0", "a missing file");
    // Somebody's work may be in it: it stays, and the others do not wait for it.
    let case = case.file("out/mau/06994-van-don.docx", "cut off");
    let kept = case.run("batch mau.yaml --format docx --message-format short").code(1);
    kept.stdout(expect![[r#"
        Xong 4 địa phương: 0 đã ghi, 3 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        lỗi[P002]: 06994 Vân Đồn: `out/mau/06994-van-don.docx` đã thay đổi sau khi xuất: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đưa phần đã sửa vào tệp YAML rồi chạy lại với `--force` để ghi đè; muốn giữ cả hai bản thì đổi tên tệp Word, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`
    "#]]);
    fs::remove_file(case.path("out/mau/06994-van-don.docx")).unwrap();
    assert_eq!(count(&case, ""), "1 đã ghi, 3 không đổi, 0", "a file taken away");
    let case = case.file("dia-phuong/00175.yaml", "dia_danh: Cầu Giấy\n");
    assert_eq!(count(&case, ""), "1 đã ghi, 3 không đổi, 0", "an overlay");
    let case = case.replace("mau.yaml", "Phòng, chống", "Phòng chống");
    assert_eq!(count(&case, ""), "4 đã ghi, 0 không đổi, 0", "the template");
    let theme = vanban::rooms::theme::DEFAULT.replacen("14", "13", 1);
    let case = case.file("templates/theme.yaml", theme);
    let after = count(&case, "");
    assert!(after.starts_with("4 đã ghi"), "the theme: {after}");
    assert_eq!(count(&case, "--force"), "0 đã ghi, 4 không đổi, 0", "made again to the same bytes");
}

/// A file that the template names is one of its inputs.
#[test]
fn a_paper_that_is_cited_by_its_file_is_an_input() {
    let paper = "loai: to_trinh\nco_quan: {ten: Sở Công Thương}\nky_hieu: TTr-SCT\nnam: 2026\ndia_danh: Hà Nội\n\
        trich_yeu: Phê duyệt Đề án\nkinh_gui: Ủy ban nhân dân\nnoi_dung: Kính trình./.\nnoi_nhan: Như trên\n\
        nguoi_ky: {chuc_vu: Giám đốc}\n";
    let case = case()
        .file("to-trinh.yaml", paper)
        .replace("mau.yaml", "nam: 2026\n", "nam: 2026\nvien_dan: {tt: to-trinh.yaml}\n")
        .replace(
            "mau.yaml",
            "Theo Phụ lục kèm theo./.",
            "Theo {{ vien_dan.tt.so_ngay }} và Phụ lục kèm theo./.",
        );
    case.run("batch mau.yaml --format docx").code(0);
    let before = case.read("out/mau/00175-yen-hoa.docx");
    let case = case.replace("to-trinh.yaml", "nam: 2026", "so: 12\nngay: 05/10/2026");
    case.run("batch mau.yaml --format docx").code(0);
    assert_ne!(case.read("out/mau/00175-yen-hoa.docx"), before);
    let words = case.docx_part("out/mau/00175-yen-hoa.docx", "word/document.xml").replace('\u{a0}', " ");
    assert!(words.contains("Tờ trình số 12/TTr-SCT"), "{words}");
}

/// A unit that fails is told with its name and the template's place; the others are made; what
/// all have is told once.
#[test]
fn a_unit_that_fails_leaves_the_others_alone() {
    let case = case().replace("don-vi.csv", "Lê Văn Cường", "").replace("don-vi.csv", "Trần Thị Bình", "");
    case.run("batch mau.yaml --message-format short").code(1).stdout(expect![[r#"
        mau.yaml:49:57: lỗi[U003]: `dia_phuong.nguoi_ky` của địa phương này chưa có giá trị
          cũng gặp ở 1 địa phương khác: 06994
        Xong 4 địa phương: 2 đã ghi, 0 không đổi, 2 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        mau.yaml:49:57: lỗi[U003]: 00376 Sóc Sơn: `dia_phuong.nguoi_ky` của địa phương này chưa có giá trị; gợi ý: điền cột `nguoi_ky` ở dòng của địa phương trong bảng, hoặc thêm `nguoi_ky` vào `mac_dinh` của mẫu
    "#]]);
    assert_eq!(case.files("out/mau").len(), 5);
    let json = case.run("batch mau.yaml --message-format json --only 06994").code(1).text();
    expect![[r#"
        {"ma":"U003","muc_do":"loi","cau":"`dia_phuong.nguoi_ky` của địa phương này chưa có giá trị","dia_phuong":"06994 Vân Đồn","tep":"mau.yaml","dong":49,"cot":57,"dong_cuoi":49,"cot_cuoi":84,"goi_y":"điền cột `nguoi_ky` ở dòng của địa phương trong bảng, hoặc thêm `nguoi_ky` vào `mac_dinh` của mẫu","lien_quan":[]}
        {"tong":{"van_ban":1,"da_ghi":0,"khong_doi":0,"chua_ghi":1,"khong_co_phu_luc":0,"loi":1,"canh_bao":0,"luu_y":0}}
    "#]].assert_eq(&json);
    let case = case.replace("mau.yaml", "Theo Phụ lục kèm theo./.", "Theo {{ sai }} kèm theo./.");
    case.run("batch mau.yaml --message-format short").code(1).stdout(expect![[r#"
        mau.yaml:30:22: lỗi[T002]: không có biến `sai`
          cũng gặp ở 1 địa phương khác: 26737
        mau.yaml:49:57: lỗi[U003]: `dia_phuong.nguoi_ky` của địa phương này chưa có giá trị
          cũng gặp ở 1 địa phương khác: 06994
        Xong 4 địa phương: 0 đã ghi, 0 không đổi, 4 chưa ghi; 4 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        mau.yaml:30:22: lỗi[T002]: 00175 Yên Hòa: không có biến `sai`; gợi ý: dùng được: `loai`, `nam`, `so`, `bang`, `goc` và 13 từ khác
        mau.yaml:49:57: lỗi[U003]: 00376 Sóc Sơn: `dia_phuong.nguoi_ky` của địa phương này chưa có giá trị; gợi ý: điền cột `nguoi_ky` ở dòng của địa phương trong bảng, hoặc thêm `nguoi_ky` vào `mac_dinh` của mẫu
    "#]]);
}

/// Warnings show again each time, and with `--strict` nothing is written.
#[test]
fn warnings_show_again() {
    let case = case().replace("mau.yaml", "Theo Phụ lục kèm theo./.", "Theo khả năng ngân sách./.");
    let run = |arguments: &str| {
        case.run(&format!("batch mau.yaml --only 00175 --message-format short {arguments}"))
    };
    run("").code(0).stderr(expect![[r#"
        mau.yaml:32:5: cảnh báo[C014]: 00175 Yên Hòa: nội dung văn bản chưa nhắc đến Phụ lục; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục kèm theo)`
    "#]]);
    run("").code(0).stdout(expect![[r#"
        Xong 1 địa phương: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 1 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        mau.yaml:32:5: cảnh báo[C014]: 00175 Yên Hòa: nội dung văn bản chưa nhắc đến Phụ lục; gợi ý: thêm vào nội dung, ví dụ `(Chi tiết tại Phụ lục kèm theo)`
    "#]]);
    run("--strict").code(1).stdout(expect![[r#"
        Xong 1 địa phương: 0 đã ghi, 0 không đổi, 1 chưa ghi; 0 lỗi, 1 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]);
}

/// A run that was cut off: files under other names go, a half line of the record is passed over.
#[test]
fn a_run_after_one_that_was_cut_off() {
    let case = case();
    case.run("batch mau.yaml --format docx").code(0);
    let record = String::from_utf8(case.read("out/mau/danh-muc.jsonl")).unwrap();
    let cut: String =
        record.lines().take(2).map(|line| format!("{line}\n")).collect::<String>() + &record[..40];
    let case = case.file("out/mau/danh-muc.jsonl", cut).file("out/mau/.vanban-abc", "half");
    fs::remove_file(case.path("out/mau/26737-1.docx")).unwrap();
    let text = case.run("batch mau.yaml --format docx").code(0).text();
    assert!(text.contains("1 đã ghi, 3 không đổi"), "{text}");
    assert_eq!(String::from_utf8(case.read("out/mau/danh-muc.jsonl")).unwrap(), record);
    assert!(!case.path("out/mau/.vanban-abc").exists());
}

#[test]
fn the_archive_holds_what_was_made_and_is_the_same_every_time() {
    let case = case();
    case.run("batch mau.yaml --format docx --only 06994").code(0);
    case.run("batch mau.yaml --format docx --where ma_tinh=01 --zip").code(0).stdout(expect![[r#"
        Đã đóng 2 tệp và danh mục vào out/mau.zip
        Xong 2 địa phương: 2 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]);
    let first = case.read("out/mau.zip");
    case.run("batch mau.yaml --format docx --where ma_tinh=01 --zip --force --jobs 1").code(0);
    assert_eq!(case.read("out/mau.zip"), first);
    let mut names = names(&first);
    names.sort_unstable();
    assert_eq!(names, ["00175-yen-hoa.docx", "00376-soc-son.docx", "danh-muc.jsonl"]);
    let record = part(&first, "danh-muc.jsonl");
    assert_eq!(record.lines().count(), 2, "of what is packed only");
}

/// However a run is ended, the files it leaves are whole, and the next run makes the rest.
#[test]
fn a_run_that_is_killed_leaves_whole_files() {
    let row =
        |number: usize| format!("{number:05},Tân An {number},xã,01,Hà Nội,thành phố,,UBND,Chủ tịch,A,1,\n");
    let head = TABLE.lines().next().unwrap().to_owned() + "\n";
    let case = case().file("don-vi.csv", head + &(0..40).map(row).collect::<String>());
    let arguments = ["batch", "mau.yaml", "--jobs", "2"];
    let mut run = Command::new(env!("CARGO_BIN_EXE_vanban"));
    let mut run = run.args(arguments).current_dir(case.path("")).stdout(Stdio::null()).spawn().unwrap();
    // Hidden ones are locks and files under a temporary name.
    let is_shown = |entry: &std::io::Result<fs::DirEntry>| {
        entry.as_ref().is_ok_and(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
    };
    while case.path("out/mau").read_dir().map_or(0, |all| all.filter(is_shown).count()) < 12 {
        std::thread::sleep(Duration::from_millis(5));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    let left: Vec<(String, Vec<u8>)> = case
        .files("out/mau")
        .into_iter()
        .filter(|file| !file.ends_with("jsonl"))
        .map(|file| (file.clone(), case.read(&format!("out/mau/{file}"))))
        .collect();
    assert!((10..80).contains(&left.len()), "{}", left.len());
    let text = case.run("batch mau.yaml").code(0).text();
    assert!(!text.contains(" 0 không đổi"), "what the first run wrote is not made again: {text}");
    assert_eq!(case.files("out/mau").len(), 81);
    let unfinished = |entry: fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".vanban-");
    assert!(!case.path("out/mau").read_dir().unwrap().any(|entry| unfinished(entry.unwrap())));
    for (file, bytes) in left {
        assert!(case.read(&format!("out/mau/{file}")) == bytes, "{file} was not whole");
    }
    case.run("verify out/mau").code(0);
}

#[test]
fn verify_finds_missing_changed_and_foreign_files() {
    let case = case();
    case.run("batch mau.yaml --format docx").code(0);
    case.run("verify out/mau")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 4 tệp: 4 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[""]]);
    let case = case.file("out/mau/00175-yen-hoa.docx", "sửa").file("out/mau/la.docx", "x");
    fs::remove_file(case.path("out/mau/26737-1.docx")).unwrap();
    case.run("doi-chieu out/mau --message-format short").code(1).stdout(expect![[r#"
        Đối chiếu 4 tệp: 2 khớp, 1 thiếu, 1 đã thay đổi; 1 tệp ngoài danh mục
    "#]]).stderr(expect![[r#"
        lỗi[U006]: 00175-yen-hoa.docx: nội dung đã thay đổi sau khi xuất; gợi ý: cần giữ bản sửa thì chuyển nó sang thư mục khác rồi xuất lại bằng lệnh đã dùng; bỏ bản sửa thì xuất lại bằng lệnh đó, thêm `--force`
        lỗi[U006]: 26737-1.docx: có trong danh mục nhưng không có tệp; gợi ý: xuất lại bằng lệnh đã dùng
        lỗi[U006]: la.docx: không có trong danh mục; gợi ý: tệp này không do lần xuất nào ghi; chuyển sang thư mục khác
    "#]]);
}

/// The program's own way through many documents, for what is built one by one.
#[test]
fn build_makes_again_only_what_changed() {
    let case = Case::from_dir("cli/co_quan");
    case.run("build").code(0);
    let marks = |case: &Case| {
        let text = case.run("build").code(0).text();
        text.matches("(không đổi)").count()
    };
    assert_eq!(marks(&case), 4);
    let case = case.replace("content/xa/ke-hoach.yaml", "nam: 2026", "nam: 2027");
    assert_eq!(marks(&case), 2);
    case.run("verify out").code(0);
}

/// A template is left out of `build` with a word, and told when it is named.
#[test]
fn a_template_is_not_built_alone() {
    let case = case().file("content/mau.yaml", TEMPLATE);
    case.run("build content").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có văn bản nào trong `content`
        gợi ý: `content/mau.yaml` là mẫu dùng cho nhiều địa phương: dựng bằng `vanban batch content/mau.yaml`
    "#]]);
    case.run("build mau.yaml --message-format short").code(1).stderr(expect![[r#"
        mau.yaml:3:3: lỗi[U001]: tệp này là mẫu dùng cho nhiều địa phương, không dựng riêng được; gợi ý: dựng cho từng địa phương: `vanban batch mau.yaml`
    "#]]);
    case.run("tree mau.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[U001]: tệp này là mẫu dùng cho nhiều địa phương, không dựng riêng được
         --> mau.yaml:3:3
          |
        3 |   bang: don-vi.csv
          |   ^^^^^^^^^^^^^^^^
          |
          = gợi ý: dựng cho từng địa phương: `vanban batch mau.yaml`

    "#]]);
}

#[test]
fn what_cannot_run_is_told() {
    let case = case();
    case.run("batch khong-co.yaml").code(2).stderr(expect![[r#"
        lỗi: không đọc được mẫu `khong-co.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
    case.run("batch mau.yaml --units khong-co.csv").code(2).stderr(expect![[r#"
        lỗi: không đọc được bảng `khong-co.csv`: không có tệp hoặc thư mục này
        gợi ý: xem lại tên bảng ở `dia_phuong` của mẫu, hoặc nêu bằng `--units <BẢNG>`
    "#]]);
    let case = case.file("trong.yaml", "loai: ke_hoach\n").file("hong.yaml", "a: [1\n");
    case.run("batch trong.yaml").code(2).stderr(expect![[r#"
        lỗi: chưa nêu bảng các địa phương
        gợi ý: thêm `--units <BẢNG>`, hoặc ghi `dia_phuong: <bảng.csv>` ở đầu mẫu
    "#]]);
    case.run("batch hong.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[Y001]: dấu `[` mở ở đây chưa đóng
         --> hong.yaml:1:4
          |
        1 | a: [1
          |    ^^
          |
          = gợi ý: thêm `]` ở cuối; nếu `[` là chữ cần in, đặt cả giá trị trong dấu nháy kép

    "#]]);
    let case = case.file("dia-phuong/00177.yaml", "nam: 2027\n").file("dia-phuong/00376-soc-son.yaml", "");
    case.run("batch mau.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[U005]: tệp riêng `dia-phuong/00177.yaml`: bảng không có địa phương mang mã `00177`
         |
         = gợi ý: tên tệp là mã của địa phương, ví dụ `00004.yaml`; có phải mã `00175`?

    "#]]);
    assert!(!case.path("out").exists(), "nothing is written");
}
