//! The papers of a batch as files for a printer, and how their files are called.

use expect_test::expect;
use vanban::rooms::write::pdf::print::PrintedPdf;

use crate::harness::Case;

fn case() -> Case {
    Case::from_dir("batch/mau")
}

fn pages(case: &Case, name: &str) -> usize {
    PrintedPdf::read(case.read(name)).unwrap().pages()
}

/// One file with a list of pages, in the order of the table or of names; the same bytes each time.
#[test]
fn all_papers_come_into_one_file() {
    let case = case();
    case.run("batch mau.yaml --format pdf --gop").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đã gộp 4 văn bản, 8 trang vào out/mau-in-1.pdf; trang của từng địa phương: out/mau-in.csv
        Xong 4 địa phương: 4 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]);
    let list = |case: &Case| String::from_utf8(case.read("out/mau-in.csv")).unwrap().replace('\r', "");
    expect![[r#"
        ﻿tap,tu_trang,den_trang,so_trang,ma,ten,tep
        1,1,2,2,00175,Yên Hòa,00175-yen-hoa.pdf
        1,3,4,2,00376,Sóc Sơn,00376-soc-son.pdf
        1,5,6,2,06994,Vân Đồn,06994-van-don.pdf
        1,7,8,2,26737,1,26737-1.pdf
    "#]]
    .assert_eq(&list(&case));
    let all: usize = ["00175-yen-hoa", "00376-soc-son", "06994-van-don", "26737-1"]
        .iter()
        .map(|name| pages(&case, &format!("out/mau/{name}.pdf")))
        .sum();
    assert_eq!(pages(&case, "out/mau-in-1.pdf"), all);
    let first = case.read("out/mau-in-1.pdf");
    case.run("batch mau.yaml --format pdf --gop").code(0);
    assert!(case.read("out/mau-in-1.pdf") == first);
    case.run("batch mau.yaml --format pdf --gop=ten --hai-mat").code(0).stderr(expect![[""]]);
    expect![[r#"
        ﻿tap,tu_trang,den_trang,so_trang,ma,ten,tep
        1,1,2,2,26737,1,26737-1.pdf
        1,3,4,2,00376,Sóc Sơn,00376-soc-son.pdf
        1,5,6,2,06994,Vân Đồn,06994-van-don.pdf
        1,7,8,2,00175,Yên Hòa,00175-yen-hoa.pdf
    "#]]
    .assert_eq(&list(&case));
    // What somebody else put there stays.
    let case = case.file("out/mau-in-1.pdf", "%PDF-1.7 của ai đó");
    case.run("batch mau.yaml --format pdf --gop").code(2).stderr(expect![[r#"
        lỗi: `out/mau-in-1.pdf` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc chọn tên khác bằng `--out <TỆP>`; bỏ được thì thêm `--force`
    "#]]);
    case.run("batch mau.yaml --format docx --gop").code(2).stderr(expect![[r#"
        lỗi: --gop gộp các bản PDF, mà `--format` không có pdf
        gợi ý: thêm pdf vào `--format`, hoặc bỏ `--gop`
    "#]]);
    case.run("batch mau.yaml --hai-mat").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số --gop[=<THỨ TỰ>]
        gợi ý: xem cách dùng: `vanban batch --help`
    "#]]);
    let case = case.replace("don-vi.csv", "Lê Văn Cường", "");
    case.run("batch mau.yaml --format pdf --gop --message-format short").code(1).stdout(expect![[r#"
        Chưa gộp bản in: còn 1 văn bản chưa ghi
        Xong 4 địa phương: 0 đã ghi, 3 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]);
}

/// A pattern names the files; names that cannot be, or that two localities share, are told before anything is
/// written.
#[test]
fn files_are_called_by_a_pattern() {
    let case = case();
    case.run("batch mau.yaml --format docx --ten-tep {stt:3}-{loai}-{ten}").code(0).stderr(expect![[""]]);
    assert_eq!(
        case.files("out/mau"),
        [
            "001-phuong-yen-hoa.docx",
            "002-xa-soc-son.docx",
            "003-dac-khu-van-don.docx",
            "004-phuong-1.docx",
            "danh-muc.jsonl"
        ]
    );
    case.run("verify out/mau").code(0);
    // The old names belong to nobody any more.
    case.run("batch mau.yaml --format docx --don --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U007]: đã xóa out/mau/001-phuong-yen-hoa.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/002-xa-soc-son.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/003-dac-khu-van-don.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
        lưu ý[U007]: đã xóa out/mau/004-phuong-1.docx: tệp của địa phương không còn trong bảng, hoặc nay mang tên khác
    "#]]);
    assert_eq!(case.files("out/mau").len(), 5);
    for pattern in ["{loai}", "{ma}/{ten}", "{stt", "{tenn}-{ma}", "{phong}"] {
        case.run(&format!(
            "batch mau.yaml --format docx --out khac --message-format short --ten-tep {pattern}"
        ))
        .code(1);
    }
    let told = |pattern: &str| {
        let run =
            format!("batch mau.yaml --format docx --out khac --message-format short --ten-tep {pattern}");
        case.run(&run).code(1).errors()
    };
    expect![[r#"
        don-vi.csv:5:7: lỗi[U018]: 00175 Yên Hòa và 26737 1 cùng ghi ra tệp `phuong`; gợi ý: thêm `{ma}` hoặc `{stt}` vào mẫu tên tệp
        lỗi[U018]: mẫu tên tệp `{ma}/{ten}` có ký tự `/` không dùng trong tên tệp được; gợi ý: ví dụ `{stt:3}-{ma}-{ten}`: `stt` là thứ tự trong bảng, `ma`, `ten` và tên cột khác lấy ở bảng, `:3` là đủ ba chữ số
        lỗi[U018]: mẫu tên tệp `{stt` có ngoặc nhọn chưa đóng, hoặc thừa; gợi ý: ví dụ `{stt:3}-{ma}-{ten}`: `stt` là thứ tự trong bảng, `ma`, `ten` và tên cột khác lấy ở bảng, `:3` là đủ ba chữ số
        lỗi[U018]: mẫu tên tệp `{tenn}-{ma}`: bảng không có cột `tenn`; gợi ý: có phải ý bạn là `ten`?
        don-vi.csv:2:7: lỗi[U018]: cột `phong` không cho chữ nào để đặt tên tệp; gợi ý: sửa ô đó của bảng, hoặc đổi mẫu tên tệp
        don-vi.csv:3:7: lỗi[U018]: cột `phong` không cho chữ nào để đặt tên tệp; gợi ý: sửa ô đó của bảng, hoặc đổi mẫu tên tệp
        don-vi.csv:5:7: lỗi[U018]: cột `phong` không cho chữ nào để đặt tên tệp; gợi ý: sửa ô đó của bảng, hoặc đổi mẫu tên tệp
    "#]]
        .assert_eq(&["{loai}", "{ma}/{ten}", "{stt", "{tenn}-{ma}", "{phong}"].map(told).concat());
    assert!(!case.path("khac").exists());
    // A pattern of the template serves every command.
    let case = self::case().replace(
        "mau.yaml",
        "  bang: don-vi.csv\n",
        "  bang: don-vi.csv\n  ten_tep: \"{stt:2} {ma}\"\n",
    );
    case.run("issue mau.yaml --so-dau 1 --ngay 5/1/2026 --only 00376").code(0);
    assert_eq!(case.files("out/mau"), ["02 00376.docx", "02 00376.pdf", "danh-muc.jsonl"]);
}
