//! Names in braces: which there are, what they give, where they are declared.

use expect_test::expect;

use super::editor::Editor;
use super::{PLAN, budget, case};
use crate::harness::Case;

/// Names with the words that they give now, while the braces are open and the text is wrong.
#[test]
fn variables_are_offered_with_their_words() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &budget());
    assert_eq!(editor.told("ke-hoach.yaml"), "");
    let mut proposed = |typed: &str| {
        let text = budget().replace("{{ bang.rung.nhom.moi }};", &format!("{typed}▮"));
        format!("[{typed}]\n{}", editor.proposed_in("ke-hoach.yaml", &text))
    };
    let all = [
        "{{ ",
        "{{ bang.",
        "{{ bang.rung.tong[\"",
        "{{ bang.rung.nhom.",
        "{{ bien.gi",
        "{{ tong | ",
        "{{ tham_chieu(\"",
    ];
    expect![[r#"
        [{{ ]
        bang: nhóm giá trị
        bien: nhóm giá trị
        co_quan_ban_hanh: Ủy ban nhân dân xã An Bình
        dia_danh: An Bình
        goc: nhóm giá trị
        ky_hieu: KH-UBND
        loai: ke_hoach
        nam: 2026
        nhiem_vu: nhóm giá trị
        so:           
        so_ky_hieu:           /KH-UBND
        ten_loai: Kế hoạch
        thoi_gian: ngày       tháng       năm 2026
        tong: 2.100 triệu đồng
        tham_chieu: Điều, mục, phụ lục theo mã
        [{{ bang.]
        rung: 2.100 triệu đồng
        [{{ bang.rung.tong["]
        2026: 1.500 triệu đồng
        2027: 600 triệu đồng
        tong: 2.100 triệu đồng
        [{{ bang.rung.nhom.]
        moi: 1.700 triệu đồng
        [{{ bien.gi]
        giai_doan: 2026 - 2030
        [{{ tong | ]
        tien: số tiền không kèm đơn vị; `tien(don_vi="tỷ đồng")` đổi đơn vị
        tang_giam: `tăng …`, `giảm …` hoặc `không thay đổi`
        bang_chu: số tiền bằng chữ, chữ đầu viết hoa
        bang_chu_thuong: số tiền bằng chữ, đứng giữa câu
        hoa: viết hoa chữ đầu
        in_hoa: viết hoa mọi chữ
        [{{ tham_chieu("]
        muc_tieu: Mục I
    "#]]
    .assert_eq(&all.map(&mut proposed).concat());
}

/// The figure behind a name, the lines that it adds up, and what the whole expression gives.
#[test]
fn variables_are_explained_with_the_lines_behind_them() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &budget());
    assert_eq!(editor.told("ke-hoach.yaml"), "");
    let mut told = |words: &str| {
        let text = budget().replacen(&words.replace('▮', ""), words, 1);
        let told = editor.told_of("textDocument/hover", "ke-hoach.yaml", &text);
        format!("[{words}]\n{}\n", told["contents"]["value"].as_str().unwrap_or("không có gì"))
    };
    let all = [
        "tong[\"2▮026\"]",
        "| ti▮en",
        "bien.giai▮_doan",
        "bang.r▮ung.tong",
        "{{ ba▮ng.rung.tong",
        "tham_chieu(\"muc▮_tieu",
        "nhom.m▮oi",
    ];
    expect![[r#"
        [tong["2▮026"]]
        `bang.rung.tong["2026"]`: **1.500 triệu đồng**

        `{{ bang.rung.tong["2026"] | tien }}` in ra: **1.500**

        Bảng ở dòng 21 của `ke-hoach.yaml`, mã `rung`, triệu đồng

        | | | Năm 2026 |
        |---|---|---:|
        | I | Trồng mới | 1.200 |
        | II | Chăm sóc | 300 |
        | | **Tổng** | **1.500** |

        [| ti▮en]
        `{{ bang.rung.tong["2026"] | tien }}` in ra: **1.500**
        [bien.giai▮_doan]
        `bien.giai_doan`: **2026 - 2030**
        [bang.r▮ung.tong]
        `bang.rung`: **2.100 triệu đồng**

        `{{ bang.rung.tong["2026"] | tien }}` in ra: **1.500**

        Bảng ở dòng 21 của `ke-hoach.yaml`, mã `rung`, triệu đồng

        | | | Tổng |
        |---|---|---:|
        | I | Trồng mới | 1.700 |
        | II | Chăm sóc | 400 |
        | | **Tổng** | **2.100** |

        [{{ ba▮ng.rung.tong]
        `bang`: nhóm giá trị `rung`

        `{{ bang.rung.tong["2026"] | tien }}` in ra: **1.500**
        [tham_chieu("muc▮_tieu]
        `muc_tieu`: **Mục I**
        [nhom.m▮oi]
        `bang.rung.nhom.moi`: **1.700 triệu đồng**

        Bảng ở dòng 21 của `ke-hoach.yaml`, mã `rung`, triệu đồng

        | | | Tổng |
        |---|---|---:|
        | 1 | Trồng keo | 1.200 |
        | 2 | Trồng lim | 500 |
        | | **Trồng mới** | **1.700** |

    "#]]
    .assert_eq(&all.map(&mut told).concat());
}

/// From a name to where it is declared, in this file and in others.
#[test]
fn names_lead_to_where_they_are_declared() {
    let text = budget().replace("bien:", "vien_dan: {cu: cu/ke-hoach.yaml}\nbien:").replace(
        "b) Chăm sóc theo Phụ lục./.",
        "b) Như {{ vien_dan.cu.so_ngay }}, {{ phap_luat.nd30.ngan }}, Phụ lục./.",
    );
    let law = "nd30:\n  loai: nghi_dinh\n  ten: về công tác văn thư\n  so: 30/2020/NĐ-CP\n  ngay: 05/3/2020\n  \
        co_quan: Chính phủ\n  nguon: Công báo\n";
    let case = case().file("cu/ke-hoach.yaml", PLAN).file("phap_luat.yaml", law);
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &text);
    assert_eq!(editor.told("ke-hoach.yaml"), "");
    let mut led = |words: &str| {
        let text = text.replacen(&words.replace('▮', ""), words, 1);
        let found = editor.told_of("textDocument/definition", "ke-hoach.yaml", &text);
        let uri = found["uri"].as_str().unwrap_or("không đâu cả").replace(&editor.address(""), "");
        let [start, end] = ["start", "end"].map(|end| &found["range"][end]);
        let line = text.replacen('▮', "", 1);
        let line = line.lines().nth(start["line"].as_u64().unwrap_or_default() as usize).unwrap_or_default();
        let line = if uri == "/ke-hoach.yaml" { line.trim() } else { "" };
        format!("{words}: {uri} {}:{}-{} {line}\n", start["line"], start["character"], end["character"])
    };
    let all = [
        "tong[\"2▮026\"]",
        "bang.r▮ung.tong",
        "bien.giai▮_doan",
        "tham_chieu(\"muc▮_tieu",
        "nhom.m▮oi",
        "vien_dan.c▮u.so_ngay",
        "cu.so_n▮gay",
        "cu: cu/ke-h▮oach.yaml",
        "phap_luat.nd▮30",
        "cua: [2026, 20▮27]",
        "kinh_phi: {20▮26: 700",
        "trich_yeu: Trồng r▮ừng",
    ];
    expect![[r#"
        tong["2▮026"]: /ke-hoach.yaml 26:15-19 - {ma: 2026, ten: Năm 2026, kieu: tien}
        bang.r▮ung.tong: /ke-hoach.yaml 21:10-14 ma: rung
        bien.giai▮_doan: /ke-hoach.yaml 7:7-16 bien: {giai_doan: 2026 - 2030}
        tham_chieu("muc▮_tieu: /ke-hoach.yaml 10:8-16 ma: muc_tieu
        nhom.m▮oi: /ke-hoach.yaml 30:14-17 - ma: moi
        vien_dan.c▮u.so_ngay: /ke-hoach.yaml 6:11-13 vien_dan: {cu: cu/ke-hoach.yaml}
        cu.so_n▮gay: /cu/ke-hoach.yaml 0:0-0 
        cu: cu/ke-h▮oach.yaml: /cu/ke-hoach.yaml 0:0-0 
        phap_luat.nd▮30: /phap_luat.yaml 0:0-4 
        cua: [2026, 20▮27]: /ke-hoach.yaml 27:15-19 - {ma: 2027, ten: Năm 2027, kieu: tien}
        kinh_phi: {20▮26: 700: /ke-hoach.yaml 26:15-19 - {ma: 2026, ten: Năm 2026, kieu: tien}
        trich_yeu: Trồng r▮ừng: không đâu cả null:null-null 
    "#]]
    .assert_eq(&all.map(&mut led).concat());
}

/// A template is looked at for the first locality of its table: it is no fault, and names have that one's words.
#[test]
fn names_of_a_template_have_the_words_of_its_first_locality() {
    let case = Case::from_dir("batch/mau");
    let text = String::from_utf8(case.read("mau.yaml")).unwrap();
    let mut editor = Editor::usual(&case);
    editor.open("mau.yaml");
    expect![[""]].assert_eq(&editor.told("mau.yaml"));
    let open = text.replace("{{ dia_phuong.phong }} chủ trì", "{{ dia_phuong.ten▮");
    expect![[r#"
        chuc_vu: Chủ tịch
        dia_danh: Yên Hòa
        kinh_phi: 1.210
        ky_hieu: UBND
        loai: phường
        loai_hoa: Phường
        loai_tinh: thành phố
        loai_tinh_hoa: Thành phố
        ma: 00175
        ma_tinh: 01
        nguoi_ky: Nguyễn Văn An
        phong: Phòng Kinh tế, Hạ tầng và Đô thị
        ten: Yên Hòa
        ten_day_du: phường Yên Hòa
        ten_tinh: Hà Nội
        tinh_day_du: thành phố Hà Nội
    "#]]
    .assert_eq(&editor.proposed_in("mau.yaml", &open));
    let asked = text.replace("{{ dia_phuong.phong }} chủ trì", "{{ dia_phuong.ph▮ong }} chủ trì");
    let told = editor.told_of("textDocument/hover", "mau.yaml", &asked);
    expect!["`dia_phuong.phong`: **Phòng Kinh tế, Hạ tầng và Đô thị**"]
        .assert_eq(told["contents"]["value"].as_str().unwrap());
    editor.change("mau.yaml", None, &text.replace("dia_phuong.ky_hieu", "dia_phuong.ki_hieu"));
    expect![[r#"
        12:26-12:33 1 U003 00175 Yên Hòa: không có biến `dia_phuong.ki_hieu`
    "#]]
    .assert_eq(&editor.told("mau.yaml"));
    editor.change("mau.yaml", None, &text.replace("don-vi.csv", "khong-co.csv"));
    expect![[r#"
        2:8-2:20 1 C015 không đọc được `khong-co.csv`: không có tệp này
    "#]]
    .assert_eq(&editor.told("mau.yaml"));
}
