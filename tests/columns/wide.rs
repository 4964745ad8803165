//! Tables of eighteen columns: on A3 and in small letters, where the office's theme allows it.

use expect_test::{Expect, expect};

use crate::harness::Case;

const THEME: &str = include_str!("../cases/bang_rong/templates/theme.yaml");
const BUDGET: &str = include_str!("../cases/bang_rong/giao-du-toan.yaml");

fn folder() -> Case {
    Case::new().file("templates/theme.yaml", THEME).file("qd.yaml", BUDGET)
}

/// All rows on one sheet of A3; the decision itself stays on A4. Both are told as practice.
#[test]
fn eighteen_columns_stand_on_a3() {
    let case = folder();
    case.run("build qd.yaml --format pdf,docx,txt").code(0).stderr(expect![[r#"
        lưu ý[T025]: phụ lục in khổ A3 ngang: Nghị định chỉ có khổ A4 (PL I, I.1), đây là thực hành
          --> qd.yaml:18:12
           |
        18 |     huong: ngang_a3
           |            ^^^^^^^^
           |
           = gợi ý: bảng vừa khổ A4 thì dùng `huong: ngang`

        lưu ý[T026]: chữ trong bảng cỡ 9: Nghị định không quy định cỡ chữ bảng, thường không dưới 11
          --> qd.yaml:23:15
           |
        23 |       co_chu: 9
           |               ^
           |
           = gợi ý: bảng vừa chỗ thì dùng `co_chu` từ 11 trở lên

    "#]]);
    let word = case.docx_part("out/qd.docx", "word/document.xml");
    let sheets: Vec<&str> =
        word.split("<w:pgSz").skip(1).filter_map(|rest| rest.split('/').next()).map(str::trim).collect();
    expect![[r#"
         w:w="11906" w:h="16838"
         w:w="23811" w:h="16838" w:orient="landscape""#]]
    .assert_eq(&sheets.join("\n"));
    let text = String::from_utf8(case.read("out/qd.txt")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.contains('\t')).collect();
    expect![[r#"
        STT	Đơn vị	Tổng số	Chi đầu tư phát triển				Chi thường xuyên							10% tiết kiệm	Dự toán còn lại	So với tổng số (%)	Ghi chú
        			Cộng	Xây dựng cơ bản	Quy hoạch	Khác	Cộng	Giáo dục	Y tế	Văn hóa	Môi trường	Quản lý hành chính	Bảo đảm xã hội				
        A	B	1 = 2 + 6	2 = 3 + 4 + 5	3	4	5	6 = 7 + ... + 12	7	8	9	10	11	12	13	14 = 1 - 13	15 = 14 / 1	C
        Tổng số		881.881	446.860	356.853	48.760	41.247	435.021	321.033	20.737	23.069	12.113	34.567	23.502	1.618	880.263	99,8	
        I	Khối sở, ban, ngành	537.022	271.927	221.299	24.998	25.630	265.095	191.239	15.523	19.242	10.120	18.440	10.531	1.155	535.867	99,8	
        1	Sở Giáo dục và Đào tạo	84.193	66.670	55.446	7.406	3.818	17.523	-	4.787	3.502	-	8.361	873	64	84.129	99,9	
        2	Sở Y tế	50.834	8.473	-	2.464	6.009	42.361	31.469	7.452	536	1.293	1.099	512	401	50.433	99,2	
        3	Sở Văn hóa, Thể thao và Du lịch	31.757	15.660	164	8.837	6.659	16.097	-	-	7.176	4.869	3.331	721	109	31.648	99,7	
        4	Sở Nông nghiệp và Môi trường	162.394	89.834	81.856	-	7.978	72.560	60.891	-	6.536	-	-	5.133	228	162.166	99,9	
        5	Văn phòng Ủy ban nhân dân tỉnh	207.844	91.290	83.833	6.291	1.166	116.554	98.879	3.284	1.492	3.958	5.649	3.292	353	207.491	99,8	
        II	Khối xã, phường	344.859	174.933	135.554	23.762	15.617	169.926	129.794	5.214	3.827	1.993	16.127	12.971	463	344.396	99,9	
        6	Phường Xuân Hương - Đà Lạt	66.280	54.742	42.599	8.851	3.292	11.538	-	-	-	97	6.537	4.904	182	66.098	99,7	
        7	Xã Đức Trọng	87.093	32.173	18.421	8.034	5.718	54.920	39.757	1.028	-	-	6.068	8.067	63	87.030	99,9	
        8	Xã Di Linh	191.486	88.018	74.534	6.877	6.607	103.468	90.037	4.186	3.827	1.896	3.522	-	218	191.268	99,9	"#]].assert_eq(&rows.join("\n"));
    case.run("check qd.yaml").code(0).stdout(expect![[r#"
        qd.yaml: 49 đạt, 0 không đạt, 16 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 2 lưu ý; quy tắc nội dung: 49 đạt, 0 không đạt, 16 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        lưu ý[T025]: phụ lục in khổ A3 ngang: Nghị định chỉ có khổ A4 (PL I, I.1), đây là thực hành
          --> qd.yaml:18:12
           |
        18 |     huong: ngang_a3
           |            ^^^^^^^^
           |
           = gợi ý: bảng vừa khổ A4 thì dùng `huong: ngang`

        lưu ý[T026]: chữ trong bảng cỡ 9: Nghị định không quy định cỡ chữ bảng, thường không dưới 11
          --> qd.yaml:23:15
           |
        23 |       co_chu: 9
           |               ^
           |
           = gợi ý: bảng vừa chỗ thì dùng `co_chu` từ 11 trở lên

    "#]]);
}

/// The same on A4 in the smallest letters.
#[test]
fn eighteen_columns_stand_on_a4_in_small_letters() {
    let case = folder().replace("qd.yaml", "huong: ngang_a3", "huong: ngang").replace(
        "qd.yaml",
        "co_chu: 9",
        "co_chu: 8",
    );
    case.run("build qd.yaml").code(0).stderr(expect![[r#"
        lưu ý[T026]: chữ trong bảng cỡ 8: Nghị định không quy định cỡ chữ bảng, thường không dưới 11
          --> qd.yaml:23:15
           |
        23 |       co_chu: 8
           |               ^
           |
           = gợi ý: bảng vừa chỗ thì dùng `co_chu` từ 11 trở lên

    "#]]);
}

/// What the theme does not allow is an error, and so is a theme that allows what it may not.
#[test]
fn the_theme_says_what_is_allowed() {
    let told = |theme: &str, yaml: &str, expected: Expect| {
        let case = Case::new().file("templates/theme.yaml", theme).file("qd.yaml", yaml);
        case.run("check qd.yaml --message-format short").code(1).stderr(expected);
    };
    told(
        "trang: {le_tren: 20}\n",
        BUDGET,
        expect![[r#"
        qd.yaml:18:12: lỗi[T024]: thể thức của cơ quan chưa cho in phụ lục khổ A3; gợi ý: Nghị định chỉ có khổ A4: dùng `huong: ngang`; cơ quan cho dùng A3 thì ghi `bang: {kho_a3: có}` ở `templates/theme.yaml`
        qd.yaml:23:15: lỗi[T024]: cỡ chữ 9 của bảng nhỏ hơn cỡ nhỏ nhất thể thức của cơ quan cho dùng (11); gợi ý: ghi `co_chu` từ 11 trở lên; cơ quan cho dùng chữ nhỏ hơn thì ghi `bang: {co_chu_nho_nhat: 9}` ở `templates/theme.yaml`
    "#]],
    );
    told(
        "bang: {co_chu_nho_nhat: 9,5}\n",
        BUDGET,
        expect![[r#"
        templates/theme.yaml:1:25: lỗi[Y016]: dấu phẩy trong `9,5` bị YAML hiểu là dấu ngăn giữa hai khóa; gợi ý: đặt số trong dấu nháy kép: `"9,5"`
    "#]],
    );
    told(
        "bang: {co_chu_nho_nhat: \"9,5\"}\n",
        BUDGET,
        expect![[r#"
        qd.yaml:18:12: lỗi[T024]: thể thức của cơ quan chưa cho in phụ lục khổ A3; gợi ý: Nghị định chỉ có khổ A4: dùng `huong: ngang`; cơ quan cho dùng A3 thì ghi `bang: {kho_a3: có}` ở `templates/theme.yaml`
        qd.yaml:23:15: lỗi[T024]: cỡ chữ 9 của bảng nhỏ hơn cỡ nhỏ nhất thể thức của cơ quan cho dùng (9,5); gợi ý: ghi `co_chu` từ 9,5 trở lên; cơ quan cho dùng chữ nhỏ hơn thì ghi `bang: {co_chu_nho_nhat: 9}` ở `templates/theme.yaml`
    "#]],
    );
    told(
        "bang: {co_chu_nho_nhat: 7, kho_a3: được}\n",
        BUDGET,
        expect![[r#"
        templates/theme.yaml:1:25: lỗi[T004]: `co_chu_nho_nhat` là 7 pt, phải từ 8 đến 11 pt (theo thực hành; Nghị định không quy định)
        templates/theme.yaml:1:36: lỗi[T009]: `kho_a3` phải là `có` hoặc `không`; gợi ý: ví dụ `kho_a3: có`
    "#]],
    );
    told(
        "bang: {kho_a4: có}\n",
        BUDGET,
        expect![[r#"
        templates/theme.yaml:1:8: lỗi[T009]: khóa `kho_a4` không có trong `bang`; gợi ý: có phải ý bạn là `kho_a3`?
    "#]],
    );
    told(
        THEME,
        &BUDGET.replace("ngang_a3", "doc_a3"),
        expect![[r#"
        qd.yaml:18:12: lỗi[C012]: `huong` không có lựa chọn `doc_a3`; gợi ý: khổ A3 chỉ in ngang: `huong: ngang_a3`
    "#]],
    );
    told(
        THEME,
        &BUDGET.replace("co_chu: 9", "co_chu: 7"),
        expect![[r#"
        qd.yaml:23:15: lỗi[C012]: `co_chu` không có lựa chọn `7`; gợi ý: có phải ý bạn là `8`?
    "#]],
    );
}

/// A frame of the office's own may not print the decision itself on A3.
#[test]
fn only_appendices_stand_on_a3() {
    let frame =
        include_str!("../../templates/quyet_dinh.xml").replacen("<trang", "<trang huong=\"ngang_a3\"", 1);
    let case = folder().file("templates/quyet_dinh.xml", frame);
    case.run("check qd.yaml --message-format short").code(1).stderr(expect![[r#"
        qd.yaml:1:1: lỗi[T024]: mẫu trình bày đặt khổ A3 cho phần không phải phụ lục; gợi ý: ở mẫu riêng của cơ quan, `huong` của phần này là `doc` hoặc `ngang`
        qd.yaml:18:12: lưu ý[T025]: phụ lục in khổ A3 ngang: Nghị định chỉ có khổ A4 (PL I, I.1), đây là thực hành; gợi ý: bảng vừa khổ A4 thì dùng `huong: ngang`
        qd.yaml:23:15: lưu ý[T026]: chữ trong bảng cỡ 9: Nghị định không quy định cỡ chữ bảng, thường không dưới 11; gợi ý: bảng vừa chỗ thì dùng `co_chu` từ 11 trở lên
    "#]]);
}
