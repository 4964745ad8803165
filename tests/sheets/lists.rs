//! Lists as offices keep them, in CSV and in Excel alike: totals under units, numbers written in
//! several ways, names beside ids, all faults of a list at once.

use expect_test::expect;

use crate::harness::Case;
use crate::support::workbooks::book;

const NOTICE: &str = "\
loai: thong_bao
dia_phuong: {bang: dv.csv}
co_quan: {ten: [Ủy ban nhân dân, thành phố An Bình]}
ky_hieu: TB-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Phân bổ kinh phí
noi_dung: Cấp cho {{ dia_phuong.ten_day_du }} {{ dia_phuong.kp }} đồng./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

/// The same list as a CSV file and as a workbook.
fn both(rows: &[&[&str]]) -> [Vec<u8>; 2] {
    let lines =
        rows.iter().map(|row| row.iter().map(|cell| cell.trim_start_matches('\'')).collect::<Vec<_>>());
    let csv = lines.map(|row| row.join(";") + "\n").collect::<String>();
    [csv.into_bytes(), book(rows, |_| {})]
}

fn batch(bytes: Vec<u8>, code: i32) -> String {
    let case = Case::new().file("mau.yaml", NOTICE).file("dv.csv", bytes);
    case.run("batch mau.yaml --format docx --message-format short").code(code).errors()
}

/// A row of totals is no unit, whichever column its words stand in.
#[test]
fn a_total_under_units_is_called_one() {
    let head: &[&str] = &["ma", "ten", "loai", "kp"];
    let unit: &[&str] = &["'10001", "Tân An", "xã", "'1.250.000"];
    let totals: [&[&str]; 4] = [
        &["", "Tổng cộng", "", "'1.250.000"],
        &["TỔNG SỐ", "", "", "'1.250.000"],
        &["Cộng: 1 xã", "", "", ""],
        &["", "Cộng", "xã", "1250000"],
    ];
    let mut found = String::new();
    for total in totals {
        for bytes in both(&[head, unit, total]) {
            found += &batch(bytes, 0);
        }
    }
    // A line of its own, shorter than the others.
    found += &batch("ma;ten;loai;kp\n10001;Tân An;xã;5\nTổng cộng;1\n".into(), 0);
    expect![[r#"
        dv.csv:3:1: cảnh báo[D013]: dòng `Tổng cộng` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:Phụ lục!A3: cảnh báo[D013]: dòng `Tổng cộng` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:3:1: cảnh báo[D013]: dòng `TỔNG SỐ` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:Phụ lục!A3: cảnh báo[D013]: dòng `TỔNG SỐ` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:3:1: cảnh báo[D013]: dòng `Cộng: 1 xã` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:Phụ lục!A3: cảnh báo[D013]: dòng `Cộng: 1 xã` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:3:1: cảnh báo[D013]: dòng `Cộng` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:Phụ lục!A3: cảnh báo[D013]: dòng `Cộng` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
        dv.csv:3:1: cảnh báo[D013]: dòng `Tổng cộng` là dòng tổng, không phải địa phương, nên không được đọc; gợi ý: xóa dòng này khỏi bảng địa phương, hoặc ghi `#` ở cột `ma`
    "#]].assert_eq(&found);
    for bytes in both(&[head, unit, &["'10002", "Cộng Hòa", "xã", ""]]) {
        assert_eq!(batch(bytes, 1).matches("U003").count(), 1, "a commune of such a name is read");
    }
}

/// What a cell shows is printed; a column that shows numbers in two ways is reported.
#[test]
fn numbers_of_one_column_are_written_one_way() {
    let head: &[&str] = &["ma", "ten", "loai", "kp", "dien_thoai"];
    let rows: &[&[&str]] = &[
        head,
        &["'10001", "Tân An", "xã", "'125000000", "'0912345678"],
        &["'10002", "Bình An", "phường", "'1.250.000", "'0243.885.1234"],
        &["'10003", "Hòa An", "xã", "'950", "'113"],
        &["'10004", "Hòa Bình", "xã", "'2.500.000,5", ""],
    ];
    let mut found: Vec<String> = both(rows).into_iter().map(|bytes| batch(bytes, 0)).collect();
    found.push(batch(
        "ma,ten,loai,kp\n1,A An,xã,\"1,250,000\"\n2,B An,xã,1 250 000\n3,C An,xã,1250000\n".into(),
        0,
    ));
    // The format of the cells decides in a workbook.
    let formats: &[&[&str]] = &[
        &["ma", "ten", "loai", "kp"],
        &["'10001", "Tân An", "xã", "125000000"],
        &["'10002", "Bình An", "phường", "1250000@#,##0"],
    ];
    found.push(batch(book(formats, |_| {}), 0));
    expect![[r#"
        dv.csv:2:17: cảnh báo[U012]: cột `kp` ghi `125000000`, ô khác trong cột ghi kiểu `1.250.000`; trong câu, ô hiện thế nào thì in ra thế ấy; gợi ý: ghi mọi ô của cột cùng một cách, ví dụ `1.250.000`; trong Excel định dạng cả cột là `#,##0`
        mau.yaml:8:11: cảnh báo[C056]: 10001 Tân An: số `125000000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `125.000.000`
        ---
        dv.csv:Phụ lục!D2: cảnh báo[U012]: cột `kp` ghi `125000000`, ô khác trong cột ghi kiểu `1.250.000`; trong câu, ô hiện thế nào thì in ra thế ấy; gợi ý: ghi mọi ô của cột cùng một cách, ví dụ `1.250.000`; trong Excel định dạng cả cột là `#,##0`
        mau.yaml:8:11: cảnh báo[C056]: 10001 Tân An: số `125000000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `125.000.000`
        ---
        dv.csv:2:11: cảnh báo[U012]: cột `kp` ghi `1,250,000`, ô khác trong cột ghi kiểu `1250000`; trong câu, ô hiện thế nào thì in ra thế ấy; gợi ý: ghi mọi ô của cột cùng một cách, ví dụ `1.250.000`; trong Excel định dạng cả cột là `#,##0`
        dv.csv:3:11: cảnh báo[U012]: cột `kp` ghi `1 250 000`, ô khác trong cột ghi kiểu `1250000`; trong câu, ô hiện thế nào thì in ra thế ấy; gợi ý: ghi mọi ô của cột cùng một cách, ví dụ `1.250.000`; trong Excel định dạng cả cột là `#,##0`
        mau.yaml:8:11: cảnh báo[C056]: 1 A An: số `1,250,000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `1.250.000`
        mau.yaml:8:11: cảnh báo[C056]: 2 B An: số `1 250 000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `1.250.000`
        mau.yaml:8:11: cảnh báo[C056]: 3 C An: số `1250000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `1.250.000`
        ---
        dv.csv:Phụ lục!D2: cảnh báo[U012]: cột `kp` ghi `125000000`, ô khác trong cột ghi kiểu `1.250.000`; trong câu, ô hiện thế nào thì in ra thế ấy; gợi ý: ghi mọi ô của cột cùng một cách, ví dụ `1.250.000`; trong Excel định dạng cả cột là `#,##0`
        mau.yaml:8:11: cảnh báo[C056]: 10001 Tân An: số `125000000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `125.000.000`
    "#]].assert_eq(&found.join("---\n"));
    let case = Case::new().file("mau.yaml", NOTICE).file("dv.csv", book(formats, |_| {}));
    case.run("batch mau.yaml --format txt").code(0);
    let text = |name: &str| String::from_utf8(case.read(name)).unwrap();
    let texts: String = case
        .files("out/mau")
        .iter()
        .filter(|name| name.ends_with(".txt"))
        .map(|name| text(&format!("out/mau/{name}")))
        .collect();
    assert!(texts.contains("125000000 đồng") && texts.contains("1.250.000 đồng"), "{texts}");
    for bytes in
        both(&[head, &["'1", "A An", "xã", "'1250000", "'0912"], &["'2", "B An", "xã", "'35000", "'0913"]])
    {
        // One way, though not the one for paper.
        let told = batch(bytes, 0);
        assert!(told.lines().all(|line| line.contains("cảnh báo[C056]")), "{told}");
    }
}

const LETTER: &str = "\
loai: to_trinh
co_quan: {ten: Sở Nội vụ}
ky_hieu: TTr-SNV
dia_danh: Bình An
nam: 2026
trich_yeu: Đề nghị
kinh_gui: Ủy ban nhân dân tỉnh
noi_dung: Sở Nội vụ kính trình./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}
";

/// All faults of a list of numbers are found in one run, in CSV as in Excel.
#[test]
fn a_list_of_numbers_has_all_its_faults_found_at_once() {
    let rows: &[&[&str]] = &[
        &["tep", "so", "ngay", "nguoi_ky"],
        &["a.yaml", "1", "'05/01/2026", ""],
        &["a.yaml", "x", "'31/13/2026", ""],
        &["khong-co.yaml", "'2/QĐ", "'06/01/2026", ""],
        &["", "7", "'06/01/2026", ""],
    ];
    let mut found = String::new();
    for bytes in both(rows) {
        let case = Case::new().file("a.yaml", LETTER).file("so.csv", bytes);
        found += &case.run("issue --csv so.csv --message-format short").code(1).errors();
        found += "---\n";
    }
    // Rows too short, too long, with stray marks do not hide the others.
    let csv = "tep,so,ngay,nguoi_ky\na.yaml,1\na.yaml,x,31/13/2026,\nb.yaml,2,06/01/2026,An, Bình\n\
        a.yaml,3,\"06/01/2026\" x,\nkhong-co.yaml,2/QĐ,06/01/2026,\"Nguyễn\na.yaml,4,1/13/2026,\n,7,06/01/2026,\"Bình\"\n";
    let case = Case::new().file("a.yaml", LETTER).file("so.csv", csv);
    found += &case.run("issue --csv so.csv --message-format short").code(1).errors();
    assert_eq!(String::from_utf8(case.read("a.yaml")).unwrap(), LETTER, "nothing is written");
    expect![[r#"
        so.csv:3:1: lỗi[P004]: tệp `a.yaml` ghi hai lần trong bảng
        so.csv:3:8: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `x`
        so.csv:3:10: lỗi[P004]: không có ngày `31/13/2026`: một năm chỉ có 12 tháng; xem lại ngày, tháng, năm
        so.csv:4:1: lỗi[P004]: không có tệp `khong-co.yaml`; gợi ý: đường dẫn ở cột `tep` tính từ thư mục chứa bảng này
        so.csv:4:15: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `2/QĐ`
        so.csv:5:1: lỗi[P004]: dòng này không ghi tệp nào ở cột `tep`
        ---
        so.csv:Phụ lục!A3: lỗi[P004]: tệp `a.yaml` ghi hai lần trong bảng
        so.csv:Phụ lục!B3: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `x`
        so.csv:Phụ lục!C3: lỗi[P004]: không có ngày `31/13/2026`: một năm chỉ có 12 tháng; xem lại ngày, tháng, năm
        so.csv:Phụ lục!A4: lỗi[P004]: không có tệp `khong-co.yaml`; gợi ý: đường dẫn ở cột `tep` tính từ thư mục chứa bảng này
        so.csv:Phụ lục!B4: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `2/QĐ`
        so.csv:Phụ lục!A5: lỗi[P004]: dòng này không ghi tệp nào ở cột `tep`
        ---
        so.csv:2:8: lỗi[D002]: dòng này chỉ có 2 ô, bảng có 4 cột; gợi ý: ghi đủ dấu ngăn cột, kể cả cho ô để trống
        so.csv:3:8: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `x`
        so.csv:3:10: lỗi[P004]: không có ngày `31/13/2026`: một năm chỉ có 12 tháng; xem lại ngày, tháng, năm
        so.csv:4:25: lỗi[D002]: dòng này có 5 ô, bảng chỉ có 4 cột; gợi ý: ô có dấu ngăn cột ở trong phải đặt giữa hai dấu nháy kép; thừa ô thì bỏ, thiếu tên cột thì ghi thêm
        so.csv:5:22: lỗi[D002]: sau dấu nháy đóng ô còn chữ; gợi ý: dấu nháy kép ở trong ô ghi hai lần `""`
        so.csv:7:1: lỗi[P004]: tệp `a.yaml` ghi hai lần trong bảng
        so.csv:7:10: lỗi[P004]: ngày viết chưa đúng cách: `1/13/2026`; viết `13/01/2026`
        so.csv:8:1: lỗi[P004]: dòng này không ghi tệp nào ở cột `tep`
        so.csv:8:16: lỗi[D002]: sau dấu nháy đóng ô còn chữ; gợi ý: dấu nháy kép ở trong ô ghi hai lần `""`
    "#]].assert_eq(&found);
    // The same of units.
    let csv = "ma,ten,loai,kp\n10001,Tân An\n10002,bình an,phường,5\n10002,Hòa An,làng,6\n10003,\"Lộc An\" x,xã,7\n";
    expect![[r#"
        dv.csv:5:15: lỗi[D002]: sau dấu nháy đóng ô còn chữ; gợi ý: dấu nháy kép ở trong ô ghi hai lần `""`
        dv.csv:2:7: lỗi[D002]: dòng này chỉ có 2 ô, bảng có 4 cột; gợi ý: ghi đủ dấu ngăn cột, kể cả cho ô để trống
        dv.csv:3:7: lỗi[U002]: cột `ten` ghi `bình an`, phải là `Bình An`; gợi ý: tên không kèm loại, viết hoa từng chữ đầu; loại ghi ở cột `loai`; tên đúng là như đã ghi thì thêm cột `giu_ten`, ghi `có`
        dv.csv:4:14: lỗi[U002]: cột `loai` không nhận `làng`; gợi ý: dùng được: `xã`, `phường`, `đặc khu`
        dv.csv:4:1: lỗi[U002]: mã `10002` có ở hai dòng; gợi ý: mỗi địa phương một dòng, một mã
    "#]].assert_eq(&batch(csv.into(), 1));
}

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã An Bình}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Kinh phí
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Như trên
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      kinh_phi: so.csv
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu}
        - {ma: ten, ten: Việc phải làm, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
      nhom:
        - ma: mt
          ten: Môi trường
          nhiem_vu:
            - {ma: cay, ten: \"Trồng *cây*\"}
            - {ma: rac, ten: \"Thu gom rác, năm {{ nam }}\"}
            - {ma: loa, ten: Loa truyền thanh}
";

fn build(bytes: Vec<u8>, code: i32) -> String {
    let case = Case::new().file("kh.yaml", PLAN).file("so.csv", bytes);
    case.run("build kh.yaml --format docx --message-format short").code(code).errors()
}

/// A row whose name is not that of the paper's task is reported, case and blanks aside.
#[test]
fn names_beside_figures_are_compared() {
    let mut found = String::new();
    for title in ["ten", "Tên nhiệm vụ", "VIỆC PHẢI LÀM"] {
        for bytes in both(&[
            &["ma", "TT", title, "2026"],
            &["mt", "I", "Môi trường", ""],
            &["cay", "1", "TRỒNG  CÂY", "75"],
            &["rac", "2", "Rác", "20"],
            &["loa", "3", "Loa truyền thanh.", "5"],
        ]) {
            assert_eq!(build(bytes, 0), "", "{title}");
        }
        for bytes in both(&[
            &["ma", "TT", title, "2026"],
            &["mt", "I", "Văn hóa", ""],
            &["cay", "1", "Loa truyền thanh", "5"],
            &["rac", "2", "Thu gom rác", "20"],
            &["loa", "3", "Trồng cây", "75"],
        ]) {
            found += &build(bytes, 0);
        }
    }
    expect![[r#"
        so.csv:2:6: cảnh báo[D016]: mã `mt`: tên ở bảng tính `Văn hóa` khác tên trên văn bản `Môi trường`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:3:7: cảnh báo[D016]: mã `cay`: tên ở bảng tính `Loa truyền thanh` khác tên trên văn bản `Trồng *cây*`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:5:7: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Trồng cây` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C2: cảnh báo[D016]: mã `mt`: tên ở bảng tính `Văn hóa` khác tên trên văn bản `Môi trường`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C3: cảnh báo[D016]: mã `cay`: tên ở bảng tính `Loa truyền thanh` khác tên trên văn bản `Trồng *cây*`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C5: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Trồng cây` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:2:6: cảnh báo[D016]: mã `mt`: tên ở bảng tính `Văn hóa` khác tên trên văn bản `Môi trường`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:3:7: cảnh báo[D016]: mã `cay`: tên ở bảng tính `Loa truyền thanh` khác tên trên văn bản `Trồng *cây*`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:5:7: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Trồng cây` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C2: cảnh báo[D016]: mã `mt`: tên ở bảng tính `Văn hóa` khác tên trên văn bản `Môi trường`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C3: cảnh báo[D016]: mã `cay`: tên ở bảng tính `Loa truyền thanh` khác tên trên văn bản `Trồng *cây*`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C5: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Trồng cây` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:2:6: cảnh báo[D016]: mã `mt`: tên ở bảng tính `Văn hóa` khác tên trên văn bản `Môi trường`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:3:7: cảnh báo[D016]: mã `cay`: tên ở bảng tính `Loa truyền thanh` khác tên trên văn bản `Trồng *cây*`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:5:7: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Trồng cây` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C2: cảnh báo[D016]: mã `mt`: tên ở bảng tính `Văn hóa` khác tên trên văn bản `Môi trường`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C3: cảnh báo[D016]: mã `cay`: tên ở bảng tính `Loa truyền thanh` khác tên trên văn bản `Trồng *cây*`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
        so.csv:Phụ lục!C5: cảnh báo[D016]: mã `loa`: tên ở bảng tính `Trồng cây` khác tên trên văn bản `Loa truyền thanh`; số vẫn lấy theo mã; gợi ý: xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau
    "#]].assert_eq(&found);
    // Another column of words is no name.
    let other: &[&[&str]] =
        &[&["ma", "Ghi chú", "2026"], &["cay", "x", "1"], &["rac", "y", "2"], &["loa", "z", "3"]];
    both(other).into_iter().for_each(|bytes| assert_eq!(build(bytes, 0), ""));
}

/// A unit over the header that is not the table's would make every figure wrong.
#[test]
fn a_unit_over_the_header_is_the_tables() {
    let rows = |unit: &'static str| -> [Vec<u8>; 2] {
        both(&[
            &["KINH PHÍ", "", unit],
            &["ma", "ten", "2026"],
            &["cay", "", "1"],
            &["rac", "", "2"],
            &["loa", "", "3"],
        ])
    };
    for bytes in ["ĐVT: triệu đồng", "(Đơn vị tính: Tr.đ)", "Đơn vị: Phòng Kinh tế", ""]
        .iter()
        .flat_map(|unit| rows(unit))
    {
        assert_eq!(build(bytes, 0), "");
    }
    let found: String = rows("ĐVT: 1.000 đồng").into_iter().map(|bytes| build(bytes, 1)).collect();
    expect![[r#"
        so.csv:1:11: lỗi[D014]: bảng tính ghi `ĐVT: 1.000 đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `Đơn vị tính: triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
        so.csv:Phụ lục!C1: lỗi[D014]: bảng tính ghi `ĐVT: 1.000 đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `Đơn vị tính: triệu đồng`; số tính bằng nghìn đồng thì sửa `don_vi: nghìn đồng` trong tệp YAML
    "#]].assert_eq(&found);
    let case = Case::from_dir("batch/phan-bo");
    let own = String::from_utf8(case.read("phan-bo.csv")).unwrap();
    let case = case.file("phan-bo.csv", format!("Đơn vị tính: đồng\n{own}"));
    expect![[r#"
        phan-bo.csv:1:1: lỗi[D014]: bảng tính ghi `Đơn vị tính: đồng`, bảng trong văn bản có `don_vi: triệu đồng`; chưa lấy số nào; gợi ý: số tính bằng triệu đồng thì sửa đơn vị ở ô này thành `Đơn vị tính: triệu đồng`; số tính bằng đồng thì sửa `don_vi: đồng` trong tệp YAML
    "#]].assert_eq(&case.run("batch mau.yaml --message-format short").code(1).errors());
}
