//! `vanban check` and `vanban explain`.

use expect_test::expect;

use crate::harness::Case;

/// A paper that is right, one with a warning, one that cannot be made.
fn case() -> Case {
    Case::from_dir("cli/co_quan").file(
        "content/sai.yaml",
        "loai: quyet_dinh\nco_quan: {ten: Sở Công Thương}\nky_hieu: QĐ-SCT\ndia_danh: An Bình\nnam: 2026\n\
         trich_yeu: Về việc phân công\ncan_cu: Luật Ngân sách nhà nước\ndieu: [Phân công., Thi hành./.]\n\
         noi_nhan: [Như Điều 2]\nnguoi_ky: {chuc_vu: Giám đốc}\n",
    )
}

/// What is found is told as `build` tells it; how many rules each paper keeps; nothing is written.
#[test]
fn documents_are_checked_and_nothing_is_written() {
    let case = case();
    let before = case.files("");
    case.run("check --message-format short").code(0).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml: 46 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 0 bỏ qua
        content/sai.yaml: 35 đạt, 1 không đạt, 29 không áp dụng, 3 chưa xét được, 0 bỏ qua (C044)
        content/xa/ke-hoach.yaml: 35 đạt, 0 không đạt, 30 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 3 văn bản: 3 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 116 đạt, 1 không đạt, 78 không áp dụng, 9 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        content/sai.yaml:7:9: cảnh báo[C044]: căn cứ `Luật Ngân sách nhà nước` không ghi ngày, tháng, năm của Luật; gợi ý: thêm ngày thông qua: `Luật Ngân sách nhà nước ngày … tháng … năm …`
    "#]]);
    case.run("kiem-tra content/sai.yaml").code(0).stdout(expect![[r#"
        content/sai.yaml: 35 đạt, 1 không đạt, 29 không áp dụng, 3 chưa xét được, 0 bỏ qua (C044)
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 35 đạt, 1 không đạt, 29 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        cảnh báo[C044]: căn cứ `Luật Ngân sách nhà nước` không ghi ngày, tháng, năm của Luật
         --> content/sai.yaml:7:9
          |
        7 | can_cu: Luật Ngân sách nhà nước
          |         ^^^^^^^^^^^^^^^^^^^^^^^
          |
          = gợi ý: thêm ngày thông qua: `Luật Ngân sách nhà nước ngày … tháng … năm …`

    "#]]);
    case.run("check content/sai.yaml --strict --message-format json")
        .code(1)
        .stdout(expect![[r#"
            {"ma":"C044","muc_do":"canh_bao","cau":"căn cứ `Luật Ngân sách nhà nước` không ghi ngày, tháng, năm của Luật","tep":"content/sai.yaml","dong":7,"cot":9,"dong_cuoi":7,"cot_cuoi":32,"goi_y":"thêm ngày thông qua: `Luật Ngân sách nhà nước ngày … tháng … năm …`","lien_quan":[]}
            {"van_ban":"content/sai.yaml","quy_tac":{"B008":"khong_ap_dung","B009":"khong_ap_dung","B010":"khong_ap_dung","B011":"khong_ap_dung","B022":"khong_ap_dung","C014":"khong_ap_dung","C017":"dat","C019":"dat","C024":"dat","C040":"dat","C041":"dat","C042":"khong_ap_dung","C043":"dat","C044":"khong_dat","C045":"khong_ap_dung","C046":"khong_ap_dung","C047":"khong_ap_dung","C048":"dat","C049":"dat","C050":"dat","C051":"dat","C052":"dat","C053":"khong_ap_dung","C054":"dat","C055":"khong_ap_dung","C056":"dat","C057":"dat","C058":"dat","C059":"dat","C060":"dat","C061":"khong_ap_dung","C062":"dat","C063":"chua_xet_duoc","C064":"chua_xet_duoc","C065":"chua_xet_duoc","C066":"khong_ap_dung","C067":"khong_ap_dung","C068":"dat","C070":"dat","C071":"dat","C072":"dat","C073":"dat","C074":"dat","C077":"dat","C078":"khong_ap_dung","C079":"dat","C080":"khong_ap_dung","C081":"dat","C082":"khong_ap_dung","C083":"khong_ap_dung","C084":"khong_ap_dung","C085":"khong_ap_dung","C086":"khong_ap_dung","C087":"khong_ap_dung","C088":"khong_ap_dung","C089":"dat","C090":"khong_ap_dung","C091":"dat","C092":"khong_ap_dung","C093":"dat","C094":"dat","C095":"dat","C096":"dat","C097":"dat","C098":"dat","C099":"khong_ap_dung","C103":"khong_ap_dung","C104":"khong_ap_dung"}}
            {"tong":{"van_ban":1,"xuat_duoc":0,"loi":0,"canh_bao":1,"luu_y":0,"quy_tac":{"bo_qua":0,"chua_xet_duoc":3,"dat":35,"khong_ap_dung":29,"khong_dat":1}}}
        "#]])
        .stderr(expect![[""]]);
    assert_eq!(case.files(""), before);
}

/// A paper that cannot be made keeps no rule: none of them was looked at.
#[test]
fn what_could_not_be_looked_at_has_not_passed() {
    case()
        .replace("content/sai.yaml", "nam: 2026", "nam: hai nghìn")
        .run("check content/sai.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            content/sai.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
            Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            content/sai.yaml:5:6: lỗi[C005]: `nam` phải là một năm gồm bốn chữ số, ở đây là `hai nghìn`; gợi ý: ví dụ `nam: 2026`
        "#]]);
    Case::new().run("check khong-co.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không đọc được `khong-co.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}

/// The meaning of a code, with its clause and examples where it is a rule's; the nearest for one that
/// is not there; all of them where none is named.
#[test]
fn a_code_is_explained() {
    let case = Case::new();
    case.run("explain C044").code(0).stdout(expect![[r#"
        C044: Căn cứ là Luật, Pháp lệnh mà không ghi ngày, tháng, năm
        Nhóm: Nội dung của văn bản
        Có từ phiên bản: 0.2.0
        Mức độ: cảnh báo
        Căn cứ: Phụ lục I, II.6a của Nghị định 30/2020/NĐ-CP

        Căn cứ ghi đủ ngày, tháng, năm ban hành; Luật, Pháp lệnh không có số nên càng phải có ngày để biết là luật nào.

        Sai:

            can_cu: |
              Luật Ngân sách nhà nước

        Đúng:

            can_cu: |
              Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
    "#]]);
    case.run("giai-thich c014").code(0).stdout(expect![[r#"
        C014: Phụ lục chưa được nhắc trong nội dung
        Nhóm: Nội dung của văn bản
        Có từ phiên bản: 0.1.0
        Mức độ: cảnh báo
        Căn cứ: Phụ lục I, III.1 của Nghị định 30/2020/NĐ-CP

        Lời văn phải chỉ dẫn về phụ lục: từng phụ lục theo số của nó, hoặc nhắc chung “các Phụ lục kèm theo”. Phụ lục của văn bản kèm theo thì văn bản ấy nhắc.

        Sai:

            dieu:
              - Thành lập Tổ công nghệ số cộng đồng.
              - Quyết định này có hiệu lực kể từ ngày ký./.
            phu_luc:
              - ten: Danh sách thành viên
                loi_van: Ông Nguyễn Văn An, Tổ trưởng.

        Đúng:

            dieu:
              - Thành lập Tổ công nghệ số cộng đồng (danh sách tại Phụ lục kèm theo).
              - Quyết định này có hiệu lực kể từ ngày ký./.
            phu_luc:
              - ten: Danh sách thành viên
                loi_van: Ông Nguyễn Văn An, Tổ trưởng.
    "#]]);
    let mut told = String::new();
    case.run("explain C44").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có mã `C44`
        gợi ý: có phải ý bạn là `C044`? (xem mọi mã: `vanban explain`)
    "#]]);
    for code in ["C999", "44", "X", "X044", "999", "C", "W"] {
        told += &case.run(&format!("explain {code}")).stderr_text();
    }
    expect![[r#"
        lỗi: không có mã `C999`
        gợi ý: mã gần nhất: `C102`, `C103`, `C104` (xem mọi mã: `vanban explain`)
        lỗi: không có mã `44`
        gợi ý: mã gần nhất: `C044` (xem mọi mã: `vanban explain`)
        lỗi: không có mã `X`
        gợi ý: mã gồm một chữ cái và ba chữ số: `Y001`, `C001`, `B001`, `D001`, `T001`, `U001`, `W001`, `P001`, `H001` (xem mọi mã: `vanban explain`)
        lỗi: không có mã `X044`
        gợi ý: mã gần nhất: `C044` (xem mọi mã: `vanban explain`)
        lỗi: không có mã `999`
        gợi ý: mã gồm một chữ cái và ba chữ số: `Y001`, `C001`, `B001`, `D001`, `T001`, `U001`, `W001`, `P001`, `H001` (xem mọi mã: `vanban explain`)
        lỗi: không có mã `C`
        gợi ý: các mã C: từ `C001` đến `C104` (xem mọi mã: `vanban explain`)
        lỗi: không có mã `W`
        gợi ý: các mã W: từ `W001` đến `W025` (xem mọi mã: `vanban explain`)
    "#]].assert_eq(&told);
    let all = case.run("explain").code(0).text();
    for code in vanban::rooms::rules::codes::all() {
        assert!(all.contains(&format!("  {}  {}\n", code.name, code.meaning)), "{}", code.name);
    }
}
