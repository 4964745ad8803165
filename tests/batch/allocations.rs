//! The city's allocation: each unit's lines, the sums against the city's plan, the report.

use expect_test::{Expect, expect};
use vanban::rooms::finding::Report;
use vanban::rooms::tabular::{self, CellValue, WantedTable};

use crate::harness::Case;
use crate::support::zip_files::{part, parts_but_the_properties};

const TABLE: &str = include_str!("phan-bo/phan-bo.csv");

fn case() -> Case {
    Case::from_dir("batch/phan-bo")
}

/// A run that ends with these findings before anything is written.
#[track_caller]
fn stopped(case: &Case, expected: Expect) {
    case.run("batch mau.yaml --message-format short --bao-cao bc.xlsx")
        .code(1)
        .stdout(expect![[""]])
        .stderr(expected);
    assert!(!case.path("out").exists() && !case.path("bc.xlsx").exists(), "nothing is written");
}

/// The table with one text in the place of another.
#[track_caller]
fn changed(old: &str, new: &str, expected: Expect) {
    stopped(&case().replace("phan-bo.csv", old, new), expected);
}

/// Figures in millions reach each unit's table and its sums; a changed one remakes only its unit.
#[test]
fn each_unit_has_the_citys_lines() {
    let case = case();
    case.run("batch mau.yaml --format docx").code(0).stderr(expect![[""]]);
    let figures = |name: &str| {
        let xml = case.docx_part(&format!("out/mau/{name}.docx"), "word/document.xml");
        let cells = xml.split("<w:tc>").skip(1).map(|cell| {
            let runs =
                cell.split("</w:t>").filter_map(|run| Some(run.rsplit_once("<w:t")?.1.split_once('>')?.1));
            runs.collect::<String>()
        });
        let cells: Vec<String> = cells.collect();
        let from = cells.iter().position(|cell| cell == "Trực ban").unwrap();
        cells[from..].join("|")
    };
    expect!["Trực ban|420,5|1.210|1.630,5<w:cantSplit/></w:trPr>|Hồ sơ|1|2|3<w:cantSplit/></w:trPr>|Tổng cộng|421,5|1.212|1.633,5</w:sectPr></w:body></w:document>"]
        .assert_eq(&figures("00175-yen-hoa"));
    expect!["Trực ban|5|6|11<w:cantSplit/></w:trPr>|Hồ sơ|1|2|3<w:cantSplit/></w:trPr>|Tàu, thuyền|3,5|0|3,5<w:cantSplit/></w:trPr>|Tổng cộng|9,5|8|17,5</w:sectPr></w:body></w:document>"]
        .assert_eq(&figures("06994-van-don"));
    // Two units against each other: the sum stays the city's.
    let case =
        case.replace("phan-bo.csv", "1.210", "1.209").replace("phan-bo.csv", "499999\",10", "499999\",11");
    let text = case.run("batch mau.yaml --format docx").code(0).text();
    assert!(text.contains("2 đã ghi, 2 không đổi"), "{text}");
    case.run("verify out/mau").code(0);
}

/// One đồng among hundreds of millions is told, with task and difference, whichever units are
/// asked for.
#[test]
fn one_dong_is_told() {
    let short = case().replace("phan-bo.csv", "74,499999", "74,499998");
    stopped(
        &short,
        expect![[r#"
        phan-bo.csv:2:15: lỗi[U022]: nhiệm vụ `truc`, cột `2026`: các địa phương cộng được 499,999999 triệu đồng, kế hoạch của thành phố ghi 500 triệu đồng: thiếu 1 đồng; gợi ý: sửa bảng phân bổ hoặc kế hoạch của thành phố cho bằng nhau; chưa tệp nào được ghi
    "#]],
    );
    short.run("batch mau.yaml --only 00175 --message-format short").code(1);
    assert!(!short.path("out").exists());
    changed(
        "0,000001\",0",
        "0,000001\",\"0,25\"",
        expect![[r#"
        phan-bo.csv:2:15: lỗi[U022]: nhiệm vụ `truc`, cột `2027`: các địa phương cộng được 1.226,25 triệu đồng, kế hoạch của thành phố ghi 1.226 triệu đồng: thừa 250.000 đồng; gợi ý: sửa bảng phân bổ hoặc kế hoạch của thành phố cho bằng nhau; chưa tệp nào được ghi
    "#]],
    );
    let plan = case().replace("thanh-pho.yaml", "3.500.000", "3.500.001");
    stopped(
        &plan,
        expect![[r#"
        phan-bo.csv:6:15: lỗi[U022]: nhiệm vụ `thuyen`, cột `2026`: các địa phương cộng được 3,5 triệu đồng, kế hoạch của thành phố ghi 3,500001 triệu đồng: thiếu 1 đồng; gợi ý: sửa bảng phân bổ hoặc kế hoạch của thành phố cho bằng nhau; chưa tệp nào được ghi
    "#]],
    );
}

#[test]
fn faults_of_the_table_are_told_at_their_cells() {
    changed(
        "00376,Sóc Sơn,",
        "00377,Sóc Sơn,",
        expect![[r#"
        phan-bo.csv:3:1: lỗi[U021]: bảng địa phương không có mã `00377`; gợi ý: có phải ý bạn là `00376`?
    "#]],
    );
    changed(
        "00376,Sóc Sơn,",
        "00376,Ba Đình,",
        expect![[r#"
        phan-bo.csv:3:7: lỗi[U021]: dòng ghi tên `Ba Đình`, mã `00376` là của `Sóc Sơn`; gợi ý: xem lại mã và tên: dòng này có thể bị lệch
    "#]],
    );
    changed(
        "Sóc Sơn,truc",
        "Sóc Sơn,trucc",
        expect![[r#"
        phan-bo.csv:3:15: lỗi[U021]: mẫu không có nhiệm vụ `trucc` ghi `nguon: thanh_pho`; gợi ý: có phải ý bạn là `truc`?
    "#]],
    );
    changed(
        "Vân Đồn,thuyen",
        "Vân Đồn,truc",
        expect![[r#"
        phan-bo.csv:6:15: lỗi[U021]: địa phương `06994` có hai dòng cho nhiệm vụ `truc`; gợi ý: gộp thành một dòng
    "#]],
    );
    changed(
        "Vân Đồn,truc,5,6",
        "Vân Đồn,truc,5,sáu",
        expect![[r#"
        phan-bo.csv:4:22: lỗi[B001]: `sáu` không phải là số: có `sáu`; gợi ý: ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí
    "#]],
    );
    changed(
        "Vân Đồn,truc,5,6",
        "Vân Đồn,truc,-5,",
        expect![[r#"
            phan-bo.csv:4:20: lỗi[B001]: số `-5` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
            phan-bo.csv:4:23: lỗi[U021]: ô số tiền để trống; gợi ý: ghi 0 nếu không được phân bổ; nếu mọi ô trống của bảng đều là không có, thêm `o_trong: 0` cạnh `tep`
        "#]],
    );
    changed(
        "nhiem_vu,2026,2027",
        "nhiem_vu,2026,2028",
        expect![[r#"
        phan-bo.csv:1:22: lỗi[U021]: cột `2028` không phải cột số tiền của nhiệm vụ nào; gợi ý: có phải cột `2027`?
    "#]],
    );
    changed(
        "ma,ten,nhiem_vu",
        "ma,ten,nhiemvu",
        expect![[r#"
            mau.yaml:4:18: lỗi[D002]: bảng `phan-bo.csv` không có cột `nhiem_vu`; gợi ý: hàng tên cột phải có một ô ghi đúng `nhiem_vu`; hàng ấy cũng phải ghi `ma`, `2026`, `2027`
        "#]],
    );
    changed(
        "06994,Vân Đồn,thuyen",
        ",,",
        expect![[r#"
            phan-bo.csv:6:3: lỗi[U021]: dòng có số tiền nhưng không có mã địa phương, mã nhiệm vụ; gợi ý: bỏ dòng tổng: chương trình tự cộng; hoặc ghi `#` ở cột `ma`
        "#]],
    );
    stopped(
        &case().file(
            "phan-bo.csv",
            TABLE
                .replace("2027\n", "2027,2028\n")
                .replace(",1.210", ",1.210,3")
                .replace(",0\n", ",0,\n")
                .replace(",6\n", ",6,\n")
                .replace(",10\n", ",10,\n"),
        ),
        expect![[r#"
            phan-bo.csv:1:27: lỗi[U021]: cột `2028` không phải cột số tiền của nhiệm vụ nào; gợi ý: bỏ cột này; cột để người đọc thì đặt tên `ten_nhiem_vu`, `ghi_chu`
        "#]],
    );
}

#[test]
fn faults_of_template_and_plan_are_told() {
    let with = |file: &str, old: &str, new: &str, expected: Expect| {
        stopped(&case().replace(file, old, new), expected);
    };
    let task = "{ma: truc, ten: Trực ban, nguon: thanh_pho}";
    with(
        "mau.yaml",
        task,
        "{ten: Trực ban, nguon: thanh_pho}",
        expect![[r#"
        mau.yaml:26:34: lỗi[U020]: nhiệm vụ lấy kinh phí từ thành phố nhưng thiếu `ma`; gợi ý: thêm `ma: …`, trùng với mã ở cột `nhiem_vu` của bảng phân bổ
    "#]],
    );
    let typed = "{ma: truc, ten: Trực ban, nguon: thanh_pho, kinh_phi: {2026: 1, 2027: 2}}";
    with(
        "mau.yaml",
        task,
        typed,
        expect![[r#"
        mau.yaml:26:65: lỗi[U020]: nhiệm vụ lấy kinh phí từ bảng phân bổ nhưng lại ghi sẵn `kinh_phi`; gợi ý: bỏ `kinh_phi`, hoặc bỏ `nguon: thanh_pho`
    "#]],
    );
    with(
        "mau.yaml",
        "tep: phan-bo.csv",
        "tep: phan-boo.csv",
        expect![[r#"
            mau.yaml:4:18: lỗi[C015]: không đọc được `phan-boo.csv`: không có tệp này; gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
        "#]],
    );
    with(
        "thanh-pho.yaml",
        "ma: truc",
        "ma: trucban",
        expect![[r#"
        phan-bo.csv:2:15: lỗi[U022]: kế hoạch của thành phố không có nhiệm vụ `truc` để đối chiếu; gợi ý: thêm nhiệm vụ cùng `ma` vào kế hoạch của thành phố, hoặc sửa mã
    "#]],
    );
    with(
        "thanh-pho.yaml",
        "{2026: 3.500.000, 2027: 0}",
        "{2026: 3.500.000}",
        expect![[r#"
        thanh-pho.yaml:23:44: lỗi[B002]: nhiệm vụ `thuyen` thiếu số của cột `2027`; gợi ý: ghi 0 nếu không có kinh phí
    "#]],
    );
    let case =
        case().replace("mau.yaml", "phan_bo: {tep: phan-bo.csv, doi_chieu: thanh-pho.yaml}", "rieng: rieng");
    let case = case.file("rieng/.giu", "");
    case.run("batch mau.yaml --bao-cao bc.pdf").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: --bao-cao: mẫu chưa có bảng phân bổ kinh phí
        gợi ý: ghi `phan_bo: {tep: …, doi_chieu: …}` trong `dia_phuong` của mẫu
    "#]]);
    case.run("batch mau.yaml --message-format short --only 00175").code(1).stderr(expect![[r#"
        mau.yaml:26:44: lỗi[U020]: 00175 Yên Hòa: nhiệm vụ `truc` lấy kinh phí từ thành phố nhưng chưa có bảng phân bổ; gợi ý: ghi `phan_bo: {tep: …, doi_chieu: …}` trong `dia_phuong` của mẫu
    "#]]);
}

/// A row without its task, a task without its row: that unit is not made, the others are.
#[test]
fn a_unit_whose_lines_do_not_fit_fails_alone() {
    let case = case().replace("phan-bo.csv", "06994,Vân Đồn,thuyen", "00376,Sóc Sơn,thuyen");
    case.run("batch mau.yaml --message-format short --format docx")
        .code(1)
        .stdout(expect![[r#"
            Xong 4 địa phương: 2 đã ghi, 0 không đổi, 2 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
            Kết quả ở out/mau, danh mục: danh-muc.jsonl
        "#]])
        .stderr(expect![[r#"
            phan-bo.csv:6:22: lỗi[U021]: 00376 Sóc Sơn: có kinh phí cho nhiệm vụ `thuyen` nhưng văn bản của 00376 Sóc Sơn không có nhiệm vụ này; gợi ý: ghi 0, hoặc xem lại `khi` của nhiệm vụ trong mẫu và tệp riêng của địa phương
            mau.yaml:31:18: lỗi[U021]: 06994 Vân Đồn: bảng phân bổ không có dòng cho nhiệm vụ `thuyen` của 06994 Vân Đồn; gợi ý: thêm dòng đó; ghi 0 nếu không được phân bổ
        "#]]);
    assert_eq!(case.files("out/mau"), ["00175-yen-hoa.docx", "26737-1.docx", "danh-muc.jsonl"]);
}

/// A table in đồng under a title, in a workbook, is the same allocation.
#[test]
fn a_workbook_in_dong_does_as_well() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet().set_name("Phân bổ").unwrap();
    page.write_string(0, 0, "Phân bổ kinh phí năm 2026").unwrap();
    let rows: [(&str, &str, u32, u32); 5] = [
        ("00175", "truc", 420_500_000, 1_210_000_000),
        ("00376", "truc", 1, 0),
        ("06994", "truc", 5_000_000, 6_000_000),
        ("26737", "truc", 74_499_999, 10_000_000),
        ("06994", "thuyen", 3_500_000, 0),
    ];
    for (column, name) in ["ma", "nhiem_vu", "2026", "2027"].into_iter().enumerate() {
        page.write_string(2, column as u16, name).unwrap();
    }
    for (at, (code, task, first, second)) in (3..).zip(rows) {
        page.write_string(at, 0, code).unwrap();
        page.write_string(at, 1, task).unwrap();
        page.write_number(at, 2, first).unwrap();
        page.write_number(at, 3, second).unwrap();
    }
    let named = "tep: pb.xlsx, trang: Phân bổ, don_vi: đồng";
    let plain = case();
    plain.run("batch mau.yaml --format docx").code(0);
    let case =
        case().replace("mau.yaml", "tep: phan-bo.csv", named).file("pb.xlsx", book.save_to_buffer().unwrap());
    case.run("batch mau.yaml --format docx").code(0).stderr(expect![[""]]);
    for name in plain.files("out/mau").iter().filter(|name| name.ends_with(".docx")) {
        let file = format!("out/mau/{name}");
        let parts = |case: &Case| parts_but_the_properties(&case.read(&file));
        assert!(parts(&plain) == parts(&case), "{name}");
    }
}

/// The report has each unit's totals and the city's line, the same bytes each time, whichever
/// units are asked for.
#[test]
fn the_report_is_of_all_units() {
    let case = case();
    let all = "--bao-cao a/pb.xlsx,a/pb.pdf --bao-cao a/pb.docx";
    case.run(&format!("batch mau.yaml --format docx {all}")).code(0).stderr(expect![[""]]);
    case.run(&format!("batch mau.yaml --format docx --only 00175 {}", all.replace("a/", "b/"))).code(0);
    for name in ["pb.xlsx", "pb.pdf", "pb.docx"] {
        assert!(case.read(&format!("a/{name}")) == case.read(&format!("b/{name}")), "{name}");
    }
    expect![[r#"
        1 | 00175 | Phường Yên Hòa | 420.5 | 1210 | 1630.5
        2 | 00376 | Xã Sóc Sơn | 0.000001 | 0 | 0.000001
        3 | 06994 | Đặc khu Vân Đồn | 8.5 | 6 | 14.5
        4 | 26737 | Phường 1 | 74.499999 | 10 | 84.499999
        Empty | Empty | Tổng cộng | 503.5 | 1226 | 1729.5
        Empty | Empty | Kế hoạch của thành phố | 503.5 | 1226 | 1729.5
        Empty | Empty | Chênh lệch | 0 | 0 | 0
    "#]]
    .assert_eq(&sheet(&case.read("a/pb.xlsx"), "Theo địa phương", "STT"));
    expect![[r#"
        truc | Trực ban | Kinh phí - Năm 2026 | 500 | 500 | 0
        truc | Trực ban | Kinh phí - Năm 2027 | 1226 | 1226 | 0
        thuyen | Tàu, thuyền | Kinh phí - Năm 2026 | 3.5 | 3.5 | 0
        thuyen | Tàu, thuyền | Kinh phí - Năm 2027 | 0 | 0 | 0
    "#]]
    .assert_eq(&sheet(&case.read("a/pb.xlsx"), "Theo nhiệm vụ", "Cột"));
    let xml = part(&case.read("a/pb.xlsx"), "xl/worksheets/sheet1.xml");
    for formula in ["<f>SUM(D4:D7)</f><v>503.5</v>", "<f>SUM(D6:E6)</f><v>14.5</v>", "<f>D8-D9</f><v>0</v>"] {
        assert!(xml.contains(formula), "{formula}");
    }
    let paper = case.docx_part("a/pb.docx", "word/document.xml").replace('\u{a0}', " ");
    for words in ["TỔNG HỢP KINH PHÍ", "Kế hoạch số 12/KH-UBND", "Phường Yên Hòa", "84,499999", "1.729,5"]
    {
        assert!(paper.contains(words), "{words}");
    }
    assert!(!paper.contains("CỘNG HÒA"), "the appendix alone");
    case.run("batch mau.yaml --bao-cao a.txt").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `--bao-cao <TỆP>` không nhận giá trị `a.txt`: tên tệp báo cáo phải có đuôi .xlsx, .pdf hoặc .docx
        gợi ý: xem cách dùng: `vanban batch --help`
    "#]]);
}

/// The rows of a sheet, one a line.
fn sheet(bytes: &[u8], name: &str, key: &str) -> String {
    let mut report = Report::default();
    let at = vanban::rooms::source::Span::new(report.sources.add("a", ""), 0..0);
    let wanted = WantedTable { sheet: Some((name, Some(at))), key: Some(key), ..WantedTable::default() };
    let sheet = tabular::read("pb.xlsx", bytes, wanted, &mut report).unwrap();
    let cell = |value: &CellValue| match value {
        CellValue::Text(text) => text.clone(),
        CellValue::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    };
    let rows = sheet
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|one| cell(&one.value)).collect::<Vec<_>>().join(" | ") + "\n");
    rows.collect()
}
