//! What a starter leaves in brackets to be filled in.

use expect_test::expect;

use crate::harness::Case;

/// A decision with a plan in a file of its own, an appendix with a table, words that variables
/// bring, and real brackets.
const DECISION: &str = r#"loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, "xã [tên xã]"]}
ky_hieu: QĐ-UBND
dia_danh: "[tên xã]"
nam: 2026
bien: {nguon: "ngân sách [cấp nào]", muc: 'điều \[sửa\]'}
trich_yeu: Phê duyệt Kế hoạch tại thôn [tên thôn]
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu:
  - |
    Phê duyệt Kế hoạch, **nguồn [tên
    nguồn]**, {{ bien.nguon }}; thôn [tên thôn] và thôn [tên thôn] (chi tiết tại Phụ lục kèm theo).
  - Số liệu \[sic], khoảng [0; 5], mục [1], […], [ ] và {{ bien.muc }} giữ nguyên./.
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: "[Họ và tên]"}
kem_theo: [ke-hoach.yaml]
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: "[Nội dung]", kieu: chu}
        - {ma: tien, ten: Kinh phí, kieu: tien, rong: 30}
      nhiem_vu:
        - {ten: "Mua [loại cây]", kinh_phi: {tien: 5}}
"#;

const PLAN: &str = "loai: ke_hoach\ntrich_yeu: Trồng cây\nnoi_dung: |\n  1. Giao [đơn vị chủ trì]./.\n";

fn case() -> Case {
    Case::new().file("qd.yaml", DECISION).file("ke-hoach.yaml", PLAN)
}

/// Each place that stands on paper is a warning at the place where it was typed.
#[test]
fn what_is_left_is_told_where_it_stands() {
    case().run("build qd.yaml --message-format short").code(0).stdout(expect![[r#"
        qd.yaml → out/qd.pdf, out/qd.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 12 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        qd.yaml:2:38: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        qd.yaml:4:12: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
        qd.yaml:6:26: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[cấp nào]`
        qd.yaml:7:40: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
        qd.yaml:11:33: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên nguồn]`
        qd.yaml:12:5: cảnh báo[C011]: dòng này mở đầu bằng chữ thường sau một dòng chưa hết câu: câu bị ngắt thành hai đoạn; gợi ý: mỗi đoạn viết trên một dòng, nối lại thành `Phê duyệt Kế hoạch, **nguồn [tên nguồn]**, {{ bien.nguon }}; thôn [tên thôn] và thôn [tên thôn] (chi…`; trong VS Code chọn các dòng của một đoạn, bấm F1 rồi chạy lệnh Join Lines
        qd.yaml:12:38: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
        qd.yaml:12:57: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
        qd.yaml:15:40: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[Họ và tên]`
        qd.yaml:22:27: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[Nội dung]`
        qd.yaml:25:22: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[loại cây]`
        ke-hoach.yaml:4:11: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[đơn vị chủ trì]`
    "#]]);
}

/// A warning counts with `--strict`; in a draft, which is still being written, it is a note.
#[test]
fn a_draft_may_have_them() {
    case().run("build qd.yaml --strict --message-format json").code(1);
    // A sentence that is broken into lines is a warning of its own.
    let draft = DECISION
        .replace("[tên\n    nguồn]", "[tên nguồn]")
        .replace("nam: 2026\n", "nam: 2026\ntrang_thai: du_thao\n");
    let case = case().file("qd.yaml", draft);
    case.run("build qd.yaml --strict --message-format short")
        .code(0)
        .stdout(expect![[r#"
            qd.yaml → out/qd.pdf, out/qd.docx
            Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            qd.yaml:2:38: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
            qd.yaml:4:12: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`
            qd.yaml:7:26: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[cấp nào]`
            qd.yaml:8:40: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
            qd.yaml:12:33: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên nguồn]`
            qd.yaml:12:71: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
            qd.yaml:12:90: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`
            qd.yaml:15:40: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[Họ và tên]`
            qd.yaml:22:27: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[Nội dung]`
            qd.yaml:25:22: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[loại cây]`
            ke-hoach.yaml:4:11: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[đơn vị chủ trì]`
        "#]]);
}

/// No paper is issued with them, a draft neither; without them it is.
#[test]
fn none_is_issued_with_them() {
    for status in ["", "trang_thai: du_thao\n"] {
        let case = case().file("qd.yaml", DECISION.replace("nam: 2026\n", &format!("nam: 2026\n{status}")));
        let before = case.read("qd.yaml");
        let said = case.run("issue qd.yaml --so 5 --ngay 31/10/2026 --message-format short").code(1);
        said.stdout(expect![[r#"
            Chưa ghi gì: sửa các lỗi trên rồi chạy lại
        "#]]);
        assert_eq!(case.files("."), ["ke-hoach.yaml", "qd.yaml"]);
        assert_eq!(case.read("qd.yaml"), before);
    }
    let filled = DECISION
        .replace("[tên thôn]", "Đông")
        .replace("[tên xã]", "An Bình")
        .replace("[tên\n    nguồn]", "xã")
        .replace("[cấp nào]", "xã")
        .replace("[Họ và tên]", "Lê Văn An")
        .replace("[Nội dung]", "Nội dung")
        .replace("[loại cây]", "keo");
    let case = case().file("qd.yaml", filled).file("ke-hoach.yaml", PLAN.replace("[đơn vị chủ trì]", "KT"));
    case.run("issue qd.yaml --so 5 --ngay 31/10/2026").code(0).stderr(expect![[""]]);
    let texts = case.run("tree qd.yaml --format texts").code(0).text();
    let line = "Điều 2. Số liệu [sic], khoảng [0; 5], mục [1], […], [ ] và điều [sửa] giữ nguyên./.";
    assert!(texts.lines().any(|text| text == line), "{texts}");
}

/// A starter of any kind builds; issued it is not.
#[test]
fn a_starter_is_not_issued() {
    let case = Case::new();
    for kind in ["quyet_dinh", "bao_cao", "cong_van_dinh_chinh"] {
        let file = format!("{}.yaml", kind.replace('_', "-"));
        case.run(&format!("new {kind}")).code(0);
        case.run(&format!("build {file} --message-format json")).code(0);
        let said = case.run(&format!("issue {file} --so 5 --ngay 31/10/2026 --message-format json")).code(1);
        let found = said.text();
        let errors: Vec<&str> = found.lines().filter(|line| line.contains("\"muc_do\":\"loi\"")).collect();
        let is_left =
            |line: &&str| ["C024", "P009"].iter().any(|code| line.contains(&format!("\"ma\":\"{code}\"")));
        assert!(errors.len() > 5 && errors.iter().all(is_left), "{found}");
        assert!(!case.files(".").iter().any(|name| name.ends_with(".json")), "{found}");
    }
}

/// In a batch each place of the template is told once, with a unit's own value and its own file.
#[test]
fn a_batch_tells_each_place_once() {
    let case = Case::from_dir("batch/mau")
        .replace("mau.yaml", "Theo Phụ lục kèm theo.", "Theo Phụ lục kèm theo, [số tờ] tờ.")
        .replace("mau.yaml", "Báo cáo Thành phố.", "Báo cáo Thành phố, {{ dia_phuong.phong }}.")
        .replace(
            "don-vi.csv",
            "00175,Yên Hòa,phường,01,Hà Nội,thành phố,,",
            "00175,Yên Hòa,phường,01,Hà Nội,thành phố,[phòng],",
        )
        .file("dia-phuong/00376.yaml", "nguoi_ky: {ho_ten: \"[họ tên]\"}\n");
    case.run("batch mau.yaml --message-format short").code(0).stdout(expect![[r#"
        mau.yaml:30:37: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số tờ]`
          cũng gặp ở 3 địa phương khác: 00376, 06994, 26737
        Xong 4 địa phương: 4 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 7 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        mau.yaml:21:7: cảnh báo[C024]: 00175 Yên Hòa: chỗ trong ngoặc vuông chưa thay: `[phòng]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        mau.yaml:23:7: cảnh báo[C024]: 00175 Yên Hòa: chỗ trong ngoặc vuông chưa thay: `[phòng]`
        mau.yaml:30:37: cảnh báo[C024]: 00175 Yên Hòa: chỗ trong ngoặc vuông chưa thay: `[số tờ]`
        dia-phuong/00376.yaml:1:21: cảnh báo[C024]: 00376 Sóc Sơn: chỗ trong ngoặc vuông chưa thay: `[họ tên]`
    "#]]);
}

/// In words, and in values of a table of units, a bracket is kept as in a text.
#[test]
fn a_bracket_is_kept_everywhere() {
    let case =
        Case::from_dir("batch/mau").replace("don-vi.csv", "Nguyễn Văn An", "Nguyễn \\[Văn] An").replace(
            "don-vi.csv",
            "00175,Yên Hòa,phường,01,Hà Nội,thành phố,,",
            "00175,Yên Hòa,phường,01,Hà Nội,thành phố,Phòng \\[A],",
        );
    case.run("batch mau.yaml --only 00175 --strict").code(0).stderr(expect![[""]]);
    let text = case.docx_part("out/mau/00175-yen-hoa.docx", "word/document.xml");
    assert!(text.contains("Nguyễn [Văn] An") && text.contains("Phòng [A] chủ trì"), "{text}");
}
