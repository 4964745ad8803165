//! Wrong usage, `vanban new` and `vanban tree`; that every help has examples.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

/// What clap finds wrong comes in Vietnamese, with what it takes for the right word.
#[test]
fn wrong_usage() {
    let case = Case::new();
    case.run("biuld").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có lệnh `biuld`
        gợi ý: có phải là `budget` hay `build`?
    "#]]);
    case.run("a.yaml").code(2).stderr(expect![[r#"
        lỗi: không có lệnh `a.yaml`
        gợi ý: muốn xuất văn bản thì viết `vanban build a.yaml`
    "#]]);
    case.run("build --fromat pdf").code(2).stderr(expect![[r#"
        lỗi: không có tùy chọn hoặc tham số `--fromat`
        gợi ý: có phải là `--format`?
    "#]]);
    case.run("build --format odt").code(2).stderr(expect![[r#"
        lỗi: `--format <LOẠI>` không nhận giá trị `odt`
        gợi ý: dùng được: `pdf`, `docx`, `txt`, `akn`
    "#]]);
    case.run("build --jobs 0").code(2).stderr(expect![[r#"
        lỗi: `--jobs <SỐ>` không nhận giá trị `0`: phải là một số từ 1 đến 64
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build --out").code(2).stderr(expect![[r#"
        lỗi: `--out <THƯ MỤC>` cần một giá trị đi kèm
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build --strict --strict").code(2).stderr(expect![[r#"
        lỗi: `--strict` chỉ được nêu một lần
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build --strict=co").code(2).stderr(expect![[r#"
        lỗi: `--strict` không nhận giá trị `co`
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("tree").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số <TỆP>
        gợi ý: xem cách dùng: `vanban tree --help`
    "#]]);
    case.run("tree a.yaml b.yaml").code(2).stderr(expect![[r#"
        lỗi: không có tùy chọn hoặc tham số `b.yaml`
        gợi ý: xem cách dùng: `vanban tree --help`
    "#]]);
}

/// Every component of a document, in order.
#[test]
fn the_tree_of_a_decision() {
    decision().run("tree a.yaml").code(0).stdout(expect![[r#"
        văn bản "Quyết định Về việc ban hành Quy chế tiếp công dân"
          tác giả "Sở Công Thương"
          ngày ban hành 12/01/2026
          từ khóa "05/QĐ-SCT", "Quyết định"
          trang dọc, đánh số lại
            đầu văn bản, cột 67,8 | 97,2 mm
              hàng
                trái
                  co_quan_chu_quan "UBND TỈNH AN BÌNH"
                  co_quan_ban_hanh "SỞ CÔNG THƯƠNG"
                  kẻ 17,2 mm
                phải
                  quoc_hieu "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
                  tieu_ngu "Độc lập - Tự do - Hạnh phúc"
                  kẻ 60,5 mm
              hàng, ngang dòng cuối
                trái
                  so_ky_hieu "Số: 05/QĐ-SCT"
                phải
                  dia_danh_thoi_gian "An Bình, ngày 12 tháng 01 năm 2026"
            ten_loai, giữ liền "QUYẾT ĐỊNH"
            trich_yeu, giữ liền "Về việc ban hành Quy chế tiếp công dân"
            kẻ 29,6 mm
            tham_quyen, giữ liền "GIÁM ĐỐC SỞ CÔNG THƯƠNG"
            can_cu "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;"
            can_cu "Căn cứ Quyết định số 10/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh An Bình;"
            can_cu "Theo đề nghị của Chánh Văn phòng Sở."
            dong_quyet_dinh, giữ liền "QUYẾT ĐỊNH:"
            dieu đậm "Điều 1." " Ban hành Quy chế tiếp công dân của Sở Công Thương."
            dieu đậm "Điều 2." " Quyết định này có hiệu lực kể từ ngày ký."
            dieu đậm "Điều 3." " Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
            cuối văn bản, cột 82,5 | 82,5 mm
              hàng
                trái
                  tieu_de_noi_nhan, giữ liền "Nơi nhận:"
                  noi_nhan "- Như Điều 3;"
                  noi_nhan "- UBND tỉnh (để báo cáo);"
                  noi_nhan "- Lưu: VT, VP."
                phải
                  chuc_vu, giữ liền "GIÁM ĐỐC"
                  chỗ ký 30,0 mm
                  ho_ten "Nguyễn Văn An"
    "#]]).stderr(expect![[""]]);
}

/// Only the texts, in reading order.
#[test]
fn the_texts_of_a_plan() {
    office().run("cay content/xa/ke-hoach.yaml --format texts").code(0).stdout(expect![[r#"
        ỦY BAN NHÂN DÂN
        XÃ AN HÒA
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        An Hòa, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026
        I. MỤC TIÊU
        1. Chủ động phòng ngừa, ứng phó kịp thời.
        2. Giảm thiệt hại về người và tài sản.
        II. KINH PHÍ
        Tổng kinh phí là 1.250 triệu đồng (chi tiết tại Phụ lục kèm theo)./.
        Nơi nhận:
        - Đảng ủy, HĐND xã;
        - Lưu: VT, KT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Phụ lục
        DANH MỤC NHIỆM VỤ
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân xã An Hòa)
        TT
        Nhiệm vụ
        Kinh phí
        1
        Tập huấn
        1.210
        2
        Mua sắm vật tư
        40
        Tổng
        1.250
    "#]]);
}

/// A document with an error has no tree.
#[test]
fn no_tree_of_a_faulty_document() {
    let case = decision().replace("a.yaml", "dia_danh:", "dia_dan:");
    case.run("tree a.yaml").code(1).stdout(expect![[""]]);
    case.run("tree b.yaml").code(2).stderr(expect![[r#"
        lỗi: không đọc được `b.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}

/// The commands that a help lists, with those before them.
fn listed(case: &Case, before: &str) -> Vec<String> {
    let help = case.run(&format!("{before} --help")).code(0).text();
    let (_, list) = help.split_once("\nLệnh:\n").unwrap_or_default();
    let own = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.strip_prefix("  "));
    let names = own.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(' ').next());
    names.map(|name| format!("{before} {name}")).collect()
}

/// Whoever asks for help sees an example, and learns how the command can end.
#[test]
fn every_help_has_examples_and_exit_codes() {
    let case = Case::new();
    let all: Vec<String> =
        listed(&case, "").into_iter().flat_map(|name| [listed(&case, &name), vec![name]].concat()).collect();
    assert!(all.len() > 14, "{all:?}");
    for name in &all {
        let help = case.run(&format!("{name} --help")).code(0).text();
        assert!(help.contains("\nVí dụ:\n  vanban "), "{name}");
        let ends = ["\nMã thoát: 0 ", "\nLệnh:\n"];
        assert!(ends.iter().any(|end| help.contains(end)), "{name}: no exit codes");
    }
}
