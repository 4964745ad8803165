use expect_test::{Expect, expect};

use super::samples::{CITY, findings, read};
use super::{BANG, ColumnKind, TablePart};
use crate::content::declare::{Component, Shape};

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&findings(text));
}

#[test]
fn the_citys_table_is_read_whole() {
    let (bang, report) = read(CITY);
    assert_eq!(report.to_string(), "");
    let bang = bang.unwrap();
    assert_eq!((bang.ma(), bang.unit().name()), (Some("kinh_phi"), "triệu đồng"));
    assert_eq!((bang.columns[9].kind, &bang.columns[9].of), (ColumnKind::ROW_SUM, &vec![4, 5, 6, 7, 8]));
    let shape: Vec<String> = bang
        .parts
        .iter()
        .map(|part| match part {
            TablePart::Task(_) => panic!("a group"),
            TablePart::Group(group) => {
                let numbers = group.parts.iter().map(|part| match part {
                    TablePart::Task(task) => task.label.clone(),
                    TablePart::Group(_) => panic!("a task"),
                });
                format!("{}: {}", group.label, numbers.collect::<Vec<_>>().join(" "))
            }
        })
        .collect();
    assert_eq!(shape, ["I: 1 2", "II: 3 4 5 6 7", "III: 8 9 10"]);
    let TablePart::Group(first) = &bang.parts[0] else { panic!("a group") };
    let TablePart::Task(task) = &first.parts[0] else { panic!("a task") };
    let lines: Vec<usize> = task.texts.iter().map(Vec::len).collect();
    assert_eq!(lines, [0, 1, 3, 2, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn numbers_may_start_again_in_each_group() {
    let (bang, _) = read(&format!("danh_so: theo_nhom\n{CITY}"));
    let TablePart::Group(last) = &bang.unwrap().parts[2] else { panic!("a group") };
    assert!(matches!(&last.parts[0], TablePart::Task(task) if task.label == "1"));
}

#[test]
fn figures_that_are_wrong_missing_or_misplaced_are_told() {
    let text = CITY
        .replace("{2026: 420, 2027: 460,", "{2026: 420 tr, 2027: 4.60,")
        .replace("{2026: 680, 2027: 750,", "{2026: 680, 2072: 750,")
        .replace("2028: 480, 2029: 530, 2030: 590}", "2028: 480, 2029:}")
        .replace("2030: 290}", "2030: 290, tong: 1.220}")
        .replace("2029: 4400,", "2029: 4,5,")
        .replace("        kinh_phi: {2026: 660, 2027: 730, 2028: 800, 2029: 880, 2030: 970}\n", "")
        .replace("2030: 515}", "2030: 515, ten: 1}")
        .replace("{2026: 12.200, 2027: 13.420", "{2026: \"12,200\", 2027: 13.420")
        .replace("tong: {tong: 2.570}", "tong: {2026: 420}");
    check(
        &text,
        &expect![[r#"
            bang.yaml:31:26: lỗi[B001]: `420 tr` không phải là số: có `tr`; gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `don_vi` của bảng
            bang.yaml:31:40: lỗi[B001]: số `4.60` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `4.600`; nếu là số lẻ, viết `4,6`; nếu là số nguyên 460, viết `460`
            bang.yaml:32:16: lỗi[B002]: cột `2026` nhận số của từng nhiệm vụ; gợi ý: ghi số này trong `kinh_phi`
            bang.yaml:37:31: lỗi[B002]: bảng không có cột tiền `2072`; gợi ý: có phải ý bạn là `2027`?
            bang.yaml:44:9: lỗi[B002]: nhiệm vụ `co_so_du_lieu` thiếu số của cột `2029`, `2030`; gợi ý: ghi 0 nếu không có kinh phí
            bang.yaml:47:75: lỗi[B002]: cột `tong` do chương trình tính; gợi ý: bỏ số này, hoặc ghi trong `tong` của nhiệm vụ để đối chiếu
            bang.yaml:50:63: lỗi[Y016]: dấu phẩy trong `4,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"4,5"`
            bang.yaml:52:9: lỗi[B002]: nhiệm vụ `cong_cu` thiếu `kinh_phi`; gợi ý: thêm `kinh_phi: {2026: 0, 2027: 0, 2028: 0, 2029: 0, 2030: 0}`
            bang.yaml:55:75: lỗi[B002]: cột `ten` không phải cột tiền; gợi ý: bỏ số này
            bang.yaml:62:26: lỗi[B001]: `12,200` đọc theo kiểu Việt Nam là 12 phẩy 200, dễ nhầm với 12.200; gợi ý: nếu là số nguyên 12200, viết `12.200`; nếu là số lẻ, viết `12,2`
        "#]],
    );
}

#[test]
fn texts_are_checked_against_the_columns() {
    let text = CITY
        .replace("        ket_qua: Tổ chức", "        ket_quar: Tổ chức")
        .replace(
            "        don_vi: Sở Công Thương\n",
            "        don_vi: {a: b}\n        2026: 5\n        tt: 1\n        tong_hang: 3\n",
        )
        .replace("ma: vong_doi", "ma: tap_huan")
        .replace("ma: lien_ket", "ma: liên kết")
        .replace("        ten: Hỗ trợ kỹ thuật đánh giá sản xuất sạch hơn\n", "");
    check(
        &text,
        &expect![[r#"
            bang.yaml:35:9: lỗi[C001]: khóa `ket_quar` không phải cột chữ của bảng, cũng không có trong nhiệm vụ; gợi ý: có phải ý bạn là `ket_qua`?
            bang.yaml:36:17: lỗi[C003]: `don_vi` phải là chữ, ở đây là một nhóm khóa
            bang.yaml:37:9: lỗi[C001]: số của cột `2026` phải nằm trong `kinh_phi`; gợi ý: chuyển vào `kinh_phi`
            bang.yaml:38:9: lỗi[C001]: cột `tt` do chương trình đánh số; gợi ý: bỏ `tt` trong nhiệm vụ
            bang.yaml:39:9: lỗi[C001]: khóa `tong_hang` không phải cột chữ của bảng, cũng không có trong nhiệm vụ; gợi ý: dùng được: `ten`, `ket_qua`, `don_vi`, `ma`, `khi`, `kinh_phi`, `tong`, `dau_chu_thich`, `nguon`
            bang.yaml:41:9: lỗi[C007]: mã `liên kết` không hợp lệ; gợi ý: mã chỉ gồm chữ cái không dấu, chữ số và dấu gạch dưới, ví dụ `ket_qua`
            bang.yaml:48:13: lỗi[C007]: mã nhiệm vụ `tap_huan` đã dùng; gợi ý: đặt một mã khác
            bang.yaml:51:9: lỗi[C002]: thiếu `ten` (tên nhiệm vụ) trong nhiệm vụ; gợi ý: thêm `ten: Xây dựng tài liệu tuyên truyền`
        "#]],
    );
}

#[test]
fn columns_must_make_a_table() {
    let bad = |from: &str, to: &str| findings(&CITY.replacen(from, to, 1));
    let told = [
        bad("{ma: 2027, ten: Năm 2027", "{ma: 2026, ten: Năm 2027"),
        bad("ma: don_vi,", "ma: kinh_phi,"),
        bad("kieu: so_thu_tu", "kieu: stt"),
        bad("{ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}", "{ten: TT, rong: 10}"),
        bad("ma: ten, ten", "ma: ten_goi, ten"),
        bad("ma: ket_qua, ten: Kết quả đạt được, kieu: chu", "ma: ket_qua, ten: Kết quả, kieu: so_thu_tu"),
        bad("rong: 45", "rong: 45.5"),
        bad("rong: 45", "rong: 0"),
        bad("rong: 45", "rong: 45,5"),
        bad("kieu: tong_hang", "kieu: tong_hang, cua: [2026, 2031, 2026]"),
        bad("kieu: tien", "kieu: tien, cua: [2027]"),
        bad("    ghi_chu: (Thực", "    rong: 5\n    ghi_chu: (Thực"),
        bad("    cot:\n", "    cot: []\n    x:\n"),
        bad("don_vi: triệu đồng\n", ""),
        bad("don_vi: triệu đồng", "don_vi: triệu"),
    ];
    expect![[r#"
        bang.yaml:12:14: lỗi[C007]: mã cột `2026` đã dùng; gợi ý: đặt một mã khác
        --
        bang.yaml:7:10: lỗi[C007]: mã cột `kinh_phi` trùng với khóa của nhiệm vụ; gợi ý: đặt một mã khác cho cột này
        --
        bang.yaml:4:29: lỗi[C012]: `kieu` không có lựa chọn `stt`; gợi ý: có phải ý bạn là `so_thu_tu`?
        --
        bang.yaml:4:6: lỗi[C002]: thiếu `ma` (mã của cột) trong cột; gợi ý: thêm `ma: ket_qua`
        bang.yaml:4:6: lỗi[C002]: thiếu `kieu` (kiểu cột) trong cột; gợi ý: thêm `kieu: chu`
        --
        bang.yaml:3:1: lỗi[C013]: bảng thiếu cột tên nhiệm vụ: cột có `ma: ten`, `kieu: chu`; gợi ý: thêm `{ma: ten, ten: Tên nhiệm vụ, kieu: chu}` vào `cot`
        --
        bang.yaml:6:10: lỗi[C013]: bảng có hai cột `so_thu_tu`; gợi ý: chỉ giữ một cột
        --
        bang.yaml:5:60: lỗi[C013]: `rong`: số `45.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: viết dấu phẩy trước số lẻ: `45,5`
        --
        bang.yaml:5:60: lỗi[C013]: `rong: 0` không phải chiều rộng của cột; gợi ý: ghi số milimét, ví dụ `rong: 17,5`
        --
        bang.yaml:5:60: lỗi[Y016]: dấu phẩy trong `45,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"45,5"`
        --
        bang.yaml:16:65: lỗi[C013]: `cua`: không có cột tiền `2031`; gợi ý: có phải ý bạn là `2030`?
        bang.yaml:16:71: lỗi[C013]: cột `2026` ghi hai lần trong `cua`; gợi ý: bỏ một lần
        --
        bang.yaml:11:47: lỗi[C013]: cột `2026` không phải `tong_hang` nên không dùng `cua`; gợi ý: bỏ `cua`, hoặc đổi `kieu: tong_hang`
        --
        bang.yaml:9:5: lỗi[C013]: tiêu đề chung có `cot` bên trong nên không dùng `rong`; gợi ý: bỏ `rong`, hoặc ghi ở từng cột bên trong
        --
        bang.yaml:10:5: lỗi[C013]: `cot` chưa có cột nào; gợi ý: ghi các cột, hoặc bỏ `cot`
        bang.yaml:11:5: lỗi[C001]: khóa `x` không có trong cột; gợi ý: dùng được: `ma`, `ten`, `dau_chu_thich`, `ghi_chu`, `kieu`, `rong`, `cua`, `tru`, `so`, `co_dau`, `muc_tran`, `cot`
        --
        bang.yaml:2:1: lỗi[C002]: bảng có cột tiền nhưng thiếu `don_vi` (đơn vị tiền); gợi ý: thêm `don_vi: triệu đồng`
        --
        bang.yaml:2:9: lỗi[C012]: `don_vi` không có lựa chọn `triệu`; gợi ý: có phải ý bạn là `triệu đồng`?
    "#]].assert_eq(&told.join("--\n"));
}

#[test]
fn rows_must_be_there() {
    let head = CITY.split("nhom:").next().unwrap();
    let plain = "cot: [{ma: ten, ten: Tên, kieu: chu}]\n";
    let told = [
        findings(head),
        findings(&format!("{head}nhiem_vu: []\n")),
        findings(&format!("{CITY}nhiem_vu: [{{ten: a}}]\n")),
        findings(&format!("{head}nhom: [{{ten: a, nhiem_vu: []}}]\n")),
        findings(&format!(
            "{plain}nhiem_vu: [{{ten: a, kinh_phi: {{2026: 1}}, tong: {{tong: 1}}}}]\ntong_cong: {{nhan: Tổng}}\n"
        )),
        findings(
            &CITY.replace("tong_cong:\n  nhan: Tổng\n", "tong_cong: bỏ\n#").replace("#  tong:", "# tong:"),
        ),
        findings(&format!("{plain}nhiem_vu: [{{ten: a}}]\n")),
        findings(&format!("{plain}nhiem_vu: [a]\n")),
    ];
    expect![[r#"
        bang.yaml:3:1: lỗi[C002]: thiếu `nhiem_vu` (các nhiệm vụ, khi bảng không chia nhóm) trong bảng; gợi ý: thêm `nhiem_vu: [{ten: Tổ chức hội nghị}]`
        --
        bang.yaml:17:1: lỗi[C002]: chưa có nhiệm vụ nào; gợi ý: ghi từng nhiệm vụ, mỗi nhiệm vụ mở đầu bằng `- `
        --
        bang.yaml:73:13: lỗi[B002]: nhiệm vụ IV thiếu `kinh_phi`; gợi ý: thêm `kinh_phi: {2026: 0, 2027: 0, 2028: 0, 2029: 0, 2030: 0}`
        --
        --
        bang.yaml:2:21: lỗi[B002]: bảng không có cột `kieu: tien`, nhiệm vụ 1 không dùng `kinh_phi`; gợi ý: bỏ `kinh_phi`
        bang.yaml:2:42: lỗi[B002]: không có cột tổng nào để đối chiếu; gợi ý: bỏ `tong`
        bang.yaml:3:1: lỗi[C013]: bảng không có cột tiền nên không có dòng tổng cộng; gợi ý: bỏ `tong_cong`
        --
        bang.yaml:70:12: lỗi[C012]: `tong_cong` không có lựa chọn `bỏ`; gợi ý: ghi `không` để bỏ dòng tổng cộng, hoặc `{nhan: Tổng}` để đặt chữ của dòng
        --
        --
        bang.yaml:2:12: lỗi[C003]: nhiệm vụ phải gồm các khóa, ở đây là một dòng chữ; gợi ý: các khóa dùng được: `ma:`, `khi:`, `ten:`, `kinh_phi:`, `tong:`, `dau_chu_thich:`, `nguon:`
    "#]].assert_eq(&told.join("--\n"));
}

/// Groups of groups have letters, the groups in them Roman numbers, and further levels numbers that show
/// where they are.
#[test]
fn groups_nest_to_any_depth() {
    let task = "nhiem_vu: [{ten: a}, {ten: b}]";
    let of_one = format!("{{ten: g, {task}}}");
    let of_two = format!("{{ten: g, nhom: [{of_one}, {of_one}]}}");
    let of_three = format!("{{ten: g, nhom: [{of_two}, {of_one}]}}");
    let of_four = format!("{{ten: g, nhom: [{of_three}]}}");
    let labels = |groups: &str| {
        let text = format!("cot: [{{ma: ten, ten: Tên, kieu: chu}}]\nnhom: [{groups}]\n");
        let (bang, report) = read(&text);
        assert_eq!(report.to_string(), "");
        let bang = bang.unwrap();
        let labels = bang.all_parts().into_iter().map(|part| match part {
            TablePart::Group(group) => format!("[{}]", group.label),
            TablePart::Task(task) => task.label.clone(),
        });
        labels.collect::<Vec<_>>().join(" ")
    };
    let told = [
        labels(&format!("{of_one}, {of_one}")),
        labels(&format!("{of_two}, {of_one}")),
        labels(&format!("{of_three}, {of_one}")),
        labels(&of_four),
    ];
    expect![[r#"
        [I] 1 2 [II] 3 4
        [A] [I] 1 2 [II] 3 4 [B] 5 6
        [A] [I] [1] 1.1 1.2 [2] 2.1 2.2 [II] 1 2 [B] 1 2
        [A] [I] [1] [1.1] 1.1.1 1.1.2 [1.2] 1.2.1 1.2.2 [2] 2.1 2.2"#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn computed_columns_must_have_what_they_are_made_of() {
    let table = |columns: &str| {
        findings(&format!(
            "don_vi: đồng\ncot:\n  - {{ma: ten, ten: a, kieu: chu}}\n{columns}nhiem_vu: [{{ten: a}}]\n"
        ))
    };
    let column = |id: &str, kind: &str| format!("  - {{ma: {id}, ten: a, kieu: {kind}}}\n");
    let factors = column("sl", "so_luong") + &column("g1", "don_gia") + &column("g2", "don_gia");
    let told = [
        table(&(column("sl", "so_luong") + &column("tt", "thanh_tien"))),
        table(&(factors.clone() + &column("tt", "thanh_tien"))),
        table(&(factors.clone() + &column("tt", "thanh_tien, cua: [sl, g1, sl, ten]"))),
        table(&(factors + &column("tt", "thanh_tien, cua: [g1]"))),
        table(&(column("a", "tien") + &column("b", "tien") + &column("c", "ty_trong"))),
        table(&column("c", "ty_trong, cua: [ten]")),
        table(&column("a", "chu, muc_tran: 5")),
        table(&column("a", "tien, muc_tran: 5.0")),
        findings(
            "hien_thi: đồng\nlam_tron: có\nmuc_tran: 5\ncot: [{ma: ten, ten: a, kieu: chu}]\nnhiem_vu: [{ten: a}]\n",
        ),
    ];
    expect![[r#"
        bang.yaml:5:22: lỗi[C013]: cột `thanh_tien` cần một cột `kieu: don_gia` và ít nhất một cột `kieu: so_luong`; gợi ý: thêm cột còn thiếu, hoặc đổi cột này thành `kieu: tien`
        --
        bang.yaml:7:22: lỗi[C013]: cột `thanh_tien` nhân nhiều cột đơn giá; gợi ý: ghi các cột được nhân, ví dụ `cua: [so_luong, don_gia]`
        --
        bang.yaml:7:54: lỗi[C013]: cột `sl` ghi hai lần trong `cua`; gợi ý: bỏ một lần
        bang.yaml:7:58: lỗi[C013]: `cua`: không có cột số lượng, đơn giá `ten`; gợi ý: dùng được: `sl`, `g1`, `g2`
        --
        bang.yaml:7:22: lỗi[C013]: cột `thanh_tien` cần một cột `kieu: don_gia` và ít nhất một cột `kieu: so_luong`; gợi ý: thêm cột còn thiếu, hoặc đổi cột này thành `kieu: tien`
        --
        bang.yaml:6:21: lỗi[C013]: cột `ty_trong` chưa rõ là tỷ trọng của cột nào; gợi ý: ghi một cột tiền, ví dụ `cua: [a]`
        --
        bang.yaml:4:21: lỗi[C013]: cột `ty_trong` không có cột tiền nào để tính; gợi ý: thêm cột `kieu: tien`, hoặc bỏ cột này
        --
        bang.yaml:4:32: lỗi[C013]: chỉ cột tiền mới có `muc_tran`; gợi ý: bỏ `muc_tran`, hoặc đổi kiểu của cột
        --
        bang.yaml:4:43: lỗi[B001]: số `5.0` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `5.000`; nếu là số lẻ, viết `5`; nếu là số nguyên 50, viết `50`
        bang.yaml:5:13: lỗi[B002]: nhiệm vụ 1 thiếu `kinh_phi`; gợi ý: thêm `kinh_phi: {a: 0}`
        --
        bang.yaml:1:1: lỗi[C013]: bảng không có cột tiền nên không dùng `hien_thi`; gợi ý: bỏ `hien_thi`
        bang.yaml:2:1: lỗi[C013]: bảng không có cột tiền nên không dùng `lam_tron`; gợi ý: bỏ `lam_tron`
        bang.yaml:3:1: lỗi[B002]: bảng không có cột tiền nên không có mức trần; gợi ý: bỏ `muc_tran`
    "#]].assert_eq(&told.join("--\n"));
}

/// Every key that is declared has what the schema and the page of the format need.
#[test]
fn declarations_are_complete() {
    fn walk(component: &'static Component, seen: &mut Vec<&'static str>) {
        if seen.contains(&component.title) {
            return;
        }
        seen.push(component.title);
        assert!(!component.about.is_empty());
        for field in component.fields {
            assert!(!field.title.is_empty() && !field.example.is_empty(), "{}", field.key);
            let mut shape = &field.shape;
            while let Shape::List(inner) | Shape::ProseOr(inner) = shape {
                shape = inner;
            }
            if let Shape::Map(inner) = shape {
                walk(inner, seen);
            }
        }
    }
    let mut seen = Vec::new();
    walk(&BANG, &mut seen);
    assert_eq!(
        seen,
        [
            "bảng",
            "cột",
            "nhóm nhiệm vụ",
            "dấu chú thích của các ô",
            "nhiệm vụ",
            "dòng tổng cộng",
            "chú thích của bảng"
        ]
    );
}
