//! What is offered and told at a place of a text, also of one that is no YAML at that moment.

use expect_test::expect;
use serde_json::json;

use super::editor::Editor;
use super::{PLAN, budget, case};

/// On an empty line the keys that the kind may still have, those that must be there first; one of them whole.
#[test]
fn keys_are_offered_where_they_may_stand() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &PLAN.replace("trich_yeu: Trồng rừng năm 2026\n", "\n"));
    expect![[r#"
        trich_yeu: trích yếu nội dung (bắt buộc)
        dia_phuong: bảng các địa phương, khi tệp là mẫu dùng cho nhiều địa phương
        bien: các biến của văn bản
        vien_dan: các văn bản viện dẫn theo tệp
        so: số văn bản
        ngay: ngày ban hành
        ban: bản giấy hay bản điện tử
        chu_ky_so: ô ký số trong tệp PDF
        trang_thai: trạng thái
        lan_du_thao: lần dự thảo
        do_khan: mức độ khẩn
        pham_vi_luu_hanh: chỉ dẫn phạm vi lưu hành
        can_cu: căn cứ ban hành
        mo_dau: phần mở đầu
        ket: phần kết
        luu: nơi lưu
        soan_thao: ký hiệu người soạn thảo và số lượng bản phát hành
        lien_he: địa chỉ cơ quan ở cuối trang đầu
        phu_luc: phụ lục
        bo_qua: quy tắc nội dung được bỏ qua
        xem_lai: những chỗ còn từ năm trước, phải xem lại
    "#]]
    .assert_eq(&editor.proposed("ke-hoach.yaml", 5, 0));
    let found = editor.at("textDocument/completion", "ke-hoach.yaml", 5, 0);
    expect![[r#"
        {
          "detail": "trích yếu nội dung (bắt buộc)",
          "documentation": {
            "kind": "markdown",
            "value": "**Trích yếu nội dung** – bắt buộc ở Kế hoạch\n\nNhận: chữ một hoặc nhiều dòng, hoặc danh sách; dùng được biến `{{ … }}`\n\nVí dụ: `trich_yeu: Phê duyệt Kế hoạch …`\n\nCăn cứ: PL I, II.5"
          },
          "kind": 10,
          "label": "trich_yeu",
          "sortText": "0000",
          "textEdit": {
            "newText": "trich_yeu: ",
            "range": {
              "end": {
                "character": 0,
                "line": 5
              },
              "start": {
                "character": 0,
                "line": 5
              }
            }
          }
        }
    "#]].assert_eq(&editor.shown(&found["items"][0]));
    editor.change("ke-hoach.yaml", None, &PLAN.replace("nguoi_ky: {chuc_vu: Chủ tịch}", "nguoi_ky:\n  ch"));
    expect![[r#"
        thay_mat: ký thay mặt tập thể (TM.)
        ky_thay: ký thay người đứng đầu (KT.)
        thua_lenh: ký thừa lệnh (TL.)
        thua_uy_quyen: ký thừa ủy quyền (TUQ.)
        quyen: chức vụ cấp trưởng được giao quyền (Q.)
        chuc_vu: chức vụ
        chuc_vu_khac: chức vụ trong cơ quan của người ký thay tổ chức tư vấn, in trên họ tên
        ho_ten: họ và tên
        anh_chu_ky: ảnh chữ ký
        anh_dau: ảnh con dấu
    "#]]
    .assert_eq(&editor.proposed("ke-hoach.yaml", 9, 4));
    // A table in an appendix, with a fault below.
    let text =
        format!("{PLAN}phu_luc:\n  - ten: Kinh phí\n    bang:\n      cot:\n        - \n    bang: [x\n");
    editor.change("ke-hoach.yaml", None, &text);
    expect![[r#"
        ten: tiêu đề cột (bắt buộc)
        ma: mã của cột
        dau_chu_thich: dấu chú thích sau tiêu đề
        ghi_chu: ghi chú dưới tiêu đề
        kieu: kiểu cột
        rong: chiều rộng, mm
        cua: các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm
        tru: các cột trừ đi khỏi tổng các cột ở `cua`
        so: số của cột ở hàng đánh số cột, kèm công thức nếu có
        co_dau: số của cột có dấu: tăng là số dương, giảm là số âm
        muc_tran: mức tổng của cột không được vượt
        cot: các cột bên dưới
    "#]]
    .assert_eq(&editor.proposed("ke-hoach.yaml", 13, 10));
}

/// Words of a list, with what they mean.
#[test]
fn words_of_a_list_are_offered() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &format!("{PLAN}phu_luc:\n  - huong: ng\n"));
    expect![[r#"
        doc: giấy dọc
        ngang: giấy ngang
        ngang_a3: giấy A3 ngang, khi thể thức của cơ quan cho dùng
    "#]]
    .assert_eq(&editor.proposed("ke-hoach.yaml", 10, 13));
    let found = editor.at("textDocument/completion", "ke-hoach.yaml", 10, 13);
    expect![[r#"
        {
          "detail": "giấy dọc",
          "kind": 20,
          "label": "doc",
          "sortText": "0000",
          "textEdit": {
            "newText": "doc",
            "range": {
              "end": {
                "character": 13,
                "line": 10
              },
              "start": {
                "character": 11,
                "line": 10
              }
            }
          }
        }
    "#]]
    .assert_eq(&editor.shown(&found["items"][0]));
    editor.change("ke-hoach.yaml", None, "loai: quy\n");
    expect![[r#"
        ban_ghi_nho: Bản ghi nhớ
        ban_thoa_thuan: Bản thỏa thuận
        bao_cao: Báo cáo
        bien_ban: Biên bản
        chi_thi: Chỉ thị
        chuong_trinh: Chương trình
        cong_dien: Công điện
        cong_van: Công văn
        de_an: Đề án
        du_an: Dự án
        giay_gioi_thieu: Giấy giới thiệu
        giay_moi: Giấy mời
        giay_nghi_phep: Giấy nghỉ phép
        giay_uy_quyen: Giấy ủy quyền
        hop_dong: Hợp đồng
        huong_dan: Hướng dẫn
        ke_hoach: Kế hoạch
        nghi_quyet: Nghị quyết
        phieu_bao: Phiếu báo
        phieu_chuyen: Phiếu chuyển
        phieu_gui: Phiếu gửi
        phuong_an: Phương án
        quy_che: Quy chế
        quy_dinh: Quy định
        quyet_dinh: Quyết định
        thong_bao: Thông báo
        thong_cao: Thông cáo
        thu_cong: Thư công
        to_trinh: Tờ trình
    "#]]
    .assert_eq(&editor.proposed("ke-hoach.yaml", 0, 9));
}

/// What a key means where it stands, and a word of a list.
#[test]
fn keys_are_explained() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open("ke-hoach.yaml");
    let told = editor.at("textDocument/hover", "ke-hoach.yaml", 5, 3);
    expect![[r#"
        {
          "contents": {
            "kind": "markdown",
            "value": "**Trích yếu nội dung** – bắt buộc ở Kế hoạch\n\nNhận: chữ một hoặc nhiều dòng, hoặc danh sách; dùng được biến `{{ … }}`\n\nVí dụ: `trich_yeu: Phê duyệt Kế hoạch …`\n\nCăn cứ: PL I, II.5"
          },
          "range": {
            "end": {
              "character": 9,
              "line": 5
            },
            "start": {
              "character": 0,
              "line": 5
            }
          }
        }
    "#]].assert_eq(&editor.shown(&told));
    let words = |editor: &mut Editor<'_>, line, column| {
        let told = editor.at("textDocument/hover", "ke-hoach.yaml", line, column);
        format!("{}\n", told["contents"]["value"].as_str().unwrap_or("không có gì"))
    };
    expect![[r#"
        **Chức vụ** – bắt buộc, khi không có `quyen`

        Nhận: một dòng chữ, không dùng biến

        Ví dụ: `chuc_vu: Phó Chủ tịch`

        Căn cứ: PL I, II.7a
    "#]]
    .assert_eq(&words(&mut editor, 8, 14));
    expect![[r#"
        **Kế hoạch**
    "#]]
    .assert_eq(&words(&mut editor, 0, 8));
    assert_eq!(words(&mut editor, 5, 14), "không có gì\n");
}

/// The register of laws has keys of its own.
#[test]
fn a_register_of_laws_has_its_own_keys() {
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("phap_luat.yaml", "nd30:\n  ten: về công tác văn thư\n");
    expect![[r#"
        loai: loại văn bản (bắt buộc)
        ngay: ngày ban hành, thông qua (bắt buộc)
        nguon: nguồn: nơi lấy số, ngày, hiệu lực (bắt buộc)
        so: số và ký hiệu
        co_quan: cơ quan ban hành
        hieu_luc_tu: ngày bắt đầu có hiệu lực
        hieu_luc_den: ngày cuối cùng còn hiệu lực
        thay_the_boi: mã của văn bản thay thế
        sua_doi_boi: mã của các văn bản sửa đổi
        hop_nhat: số và ký hiệu của văn bản hợp nhất
    "#]]
    .assert_eq(&editor.proposed_in("phap_luat.yaml", "nd30:\n  ten: về công tác văn thư\n  ▮\n"));
    expect![[r#"
        luat: Luật
        bo_luat: Bộ luật
        phap_lenh: Pháp lệnh
        nghi_quyet: Nghị quyết
        nghi_dinh: Nghị định
        quyet_dinh: Quyết định
        thong_tu: Thông tư
        thong_tu_lien_tich: Thông tư liên tịch
        chi_thi: Chỉ thị
        ket_luan: Kết luận
        quy_dinh: Quy định
        huong_dan: Hướng dẫn
        ke_hoach: Kế hoạch
        chuong_trinh: Chương trình
    "#]]
    .assert_eq(&editor.proposed_in("phap_luat.yaml", "nd30:\n  loai: ng▮\n"));
    let told = editor.told_of("textDocument/hover", "phap_luat.yaml", "nd30:\n  hieu▮_luc_tu: 05/3/2020\n");
    expect![[r#"
        **Ngày bắt đầu có hiệu lực** – tùy chọn

        Nhận: một dòng chữ, không dùng biến

        Ví dụ: `hieu_luc_tu: 05/3/2020`"#]]
    .assert_eq(told["contents"]["value"].as_str().unwrap());
}

/// Names of files, of the sort that the key takes; columns of the table.
#[test]
fn files_and_columns_are_offered() {
    let case = case().file("so/bang.csv", "ma;2026\n").file("so/van-ban.yaml", "").file("khac.xlsx", "");
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &budget());
    let mut proposed = |old: &str, new: &str| {
        format!("[{new}]\n{}", editor.proposed_in("ke-hoach.yaml", &budget().replacen(old, new, 1)))
    };
    let all = [
        ("      don_vi: triệu", "      kinh_phi: ▮\n      don_vi: triệu"),
        ("      don_vi: triệu", "      kinh_phi: so/b▮\n      don_vi: triệu"),
        ("bien:", "vien_dan: {cu: so/▮}\nbien:"),
        ("don_vi: triệu đồng", "don_vi: triệu đ▮"),
        ("cua: [2026, 2027]", "cua: [2026, ▮]"),
        ("{2026: 500, 2027: 0}", "{2026: 500, ▮}"),
        ("{ten: Trồng lim, don_vi_lam", "{ten: Trồng lim, d▮"),
        ("phu_luc:", "kem_theo:\n  - ▮\nphu_luc:"),
    ];
    expect![[r#"
        [      kinh_phi: ▮
              don_vi: triệu]
        khac.xlsx: 
        so: 
        [      kinh_phi: so/b▮
              don_vi: triệu]
        bang.csv: 
        [vien_dan: {cu: so/▮}
        bien:]
        van-ban.yaml: 
        [don_vi: triệu đ▮]
        đồng: số tiền tính bằng đồng
        nghìn đồng: số tiền tính bằng nghìn đồng
        triệu đồng: số tiền tính bằng triệu đồng
        tỷ đồng: số tiền tính bằng tỷ đồng
        [cua: [2026, ▮]]
        2027: cột Năm 2027
        [{2026: 500, ▮}]
        2027: cột Năm 2027
        [{ten: Trồng lim, d▮]
        don_vi_lam: cột Đơn vị
        ma: mã của nhiệm vụ
        khi: điều kiện để có phần này
        tong: số tổng ghi sẵn để đối chiếu
        dau_chu_thich: dấu chú thích ở ô tên, hoặc theo mã cột
        nguon: nguồn của số tiền, trong mẫu cho nhiều địa phương
        [kem_theo:
          - ▮
        phu_luc:]
        loai: loại văn bản (bắt buộc)
        co_quan: cơ quan ban hành
        dia_phuong: bảng các địa phương, khi tệp là mẫu dùng cho nhiều địa phương
        bien: các biến của văn bản
        vien_dan: các văn bản viện dẫn theo tệp
        so: số văn bản
        ky_hieu: ký hiệu văn bản
        dia_danh: địa danh
        ngay: ngày ban hành
        nam: năm ban hành của bản dự thảo
        ban: bản giấy hay bản điện tử
        chu_ky_so: ô ký số trong tệp PDF
        trang_thai: trạng thái
        lan_du_thao: lần dự thảo
        do_khan: mức độ khẩn
        pham_vi_luu_hanh: chỉ dẫn phạm vi lưu hành
        trich_yeu: trích yếu nội dung
        tham_quyen: dòng thẩm quyền ban hành
        kinh_gui: nơi kính gửi
        thong_tin: thông tin riêng của loại văn bản
        can_cu: căn cứ ban hành
        theo_de_nghi: cơ quan đề nghị
        mo_dau: phần mở đầu
        dieu: các điều
        noi_dung: nội dung
        ket: phần kết
        noi_nhan: nơi nhận
        luu: nơi lưu
        soan_thao: ký hiệu người soạn thảo và số lượng bản phát hành
        nguoi_ky: người ký
        lien_he: địa chỉ cơ quan ở cuối trang đầu
        kem_theo: văn bản kèm theo, hoặc tệp của nó
        phu_luc: phụ lục
        bo_qua: quy tắc nội dung được bỏ qua
        xem_lai: những chỗ còn từ năm trước, phải xem lại
        so: 
    "#]]
    .assert_eq(&all.map(|(old, new)| proposed(old, new)).concat());
}

/// The parts of a paper, numbered as on paper.
#[test]
fn parts_are_listed() {
    fn lines(parts: &serde_json::Value, depth: usize) -> String {
        let of = |part: &serde_json::Value| {
            let own = format!(
                "{}{} [{}-{}] {}\n",
                "  ".repeat(depth),
                part["name"].as_str().unwrap(),
                part["range"]["start"]["line"],
                part["range"]["end"]["line"],
                part["detail"].as_str().unwrap_or_default()
            );
            own + &lines(&part["children"], depth + 1)
        };
        parts.as_array().map(|parts| parts.iter().map(of).collect()).unwrap_or_default()
    }
    let case = case();
    let mut editor = Editor::usual(&case);
    editor.open_as("ke-hoach.yaml", &budget());
    let document = json!({"textDocument": {"uri": editor.address("ke-hoach.yaml")}});
    expect![[r#"
        I. Mục tiêu [8-14] muc_tieu
          1. Kinh phí {{ bang.rung.tong["2026"] | tien }} triệu đồng,… [11-12] 
          2. Theo {{ tham_chieu("muc_tieu") }}: [12-14] 
            a) Trồng {{ bang.rung.nhom.moi }}; [13-13] 
            b) Chăm sóc theo Phụ lục./. [14-14] 
        Phụ lục. Kinh phí trồng rừng [18-35] 
          Bảng [20-35] rung
    "#]]
    .assert_eq(&lines(&editor.ask("textDocument/documentSymbol", document), 0));
}
