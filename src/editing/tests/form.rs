//! What a form has: the fields of the declarations, all texts of a paper, its findings.

use std::fmt::Write as _;

use expect_test::expect;

use super::*;

/// The whole form of a decision: what is there, and what may be added.
#[test]
fn a_form_has_the_fields_of_the_declarations_in_the_groups_of_paper() {
    fn put(field: &FormField, indent: usize, text: &mut String) {
        let must = if field.is_required { "*" } else { "" };
        let there = if field.is_there { "" } else { " (chưa có)" };
        let value = match &field.control {
            FormControl::Line(line) => format!("dòng {line:?}"),
            FormControl::Text(text) => format!("chữ {text:?}"),
            FormControl::Choice { word, words } => format!("chọn {word:?} của {}", words.len()),
            FormControl::Parts(_) | FormControl::Table { .. } => "gồm:".to_owned(),
            FormControl::Items { name, item, .. } => {
                format!("các “{name}”{}:", if item.is_some() { ", thêm được" } else { "" })
            }
            FormControl::Other => "chỉ ở tệp".to_owned(),
        };
        let way = shown(&field.way);
        writeln!(text, "{}{way}{must} {}{there}: {value}", "  ".repeat(indent), field.label).unwrap();
        // All columns have the fields of the first.
        let is_known = way.contains("/cot/")
            && !way.contains("/cot/0")
            && way.ends_with(|end: char| end.is_ascii_digit());
        if is_known {
            return;
        }
        if field.is_there || matches!(field.way.last(), Some(Step::Item(_))) {
            field.inner().iter().for_each(|field| put(field, indent + 1, text));
        }
    }
    let mut text = String::new();
    for group in form(DECISION).0.groups {
        writeln!(text, "{}", group.title).unwrap();
        group.fields.iter().for_each(|field| put(field, 1, &mut text));
    }
    expect![[r#"
        Loại văn bản, cơ quan ban hành
          loai* Loại văn bản: chọn "quyet_dinh" của 29
          co_quan* Cơ quan ban hành: gồm:
            co_quan/chu_quan Cơ quan chủ quản trực tiếp (chưa có): dòng ""
            co_quan/ten* Tên cơ quan ban hành: các “Tên cơ quan ban hành”, thêm được:
              co_quan/ten/0 Tên cơ quan ban hành 1: dòng "Ủy ban nhân dân"
              co_quan/ten/1 Tên cơ quan ban hành 2: dòng "xã An Bình"
        Số, ký hiệu, địa danh, ngày
          so Số văn bản (chưa có): dòng ""
          ky_hieu* Ký hiệu văn bản: dòng "QĐ-UBND"
          dia_danh* Địa danh: dòng "An Bình"
          ngay Ngày ban hành (chưa có): dòng ""
          nam* Năm ban hành của bản dự thảo: dòng "2026"
        Trạng thái, độ khẩn
          ban Bản giấy hay bản điện tử (chưa có): chọn "" của 2
          chu_ky_so Ô ký số trong tệp PDF (chưa có): chọn "" của 2
          trang_thai Trạng thái (chưa có): chọn "" của 1
          lan_du_thao Lần dự thảo (chưa có): dòng ""
          do_khan Mức độ khẩn (chưa có): chọn "" của 3
          pham_vi_luu_hanh Chỉ dẫn phạm vi lưu hành (chưa có): chọn "" của 2
        Trích yếu, nơi kính gửi
          trich_yeu* Trích yếu nội dung: chữ "Ban hành Kế hoạch"
          tham_quyen Dòng thẩm quyền ban hành (chưa có): chữ ""
        Căn cứ, mở đầu
          can_cu* Căn cứ ban hành: chữ "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n# Không phải ghi chú"
          theo_de_nghi Cơ quan đề nghị (chưa có): chữ ""
        Nội dung
          dieu* Các điều: các “Điều”, thêm được:
            dieu/0 Điều 1: chữ "Ban hành kèm theo Quyết định này Kế hoạch."
            dieu/1 Điều 2: gồm:
              dieu/1/phan Tiêu đề của phần, trên các chương (chưa có): chữ ""
              dieu/1/chuong Tiêu đề của chương (chưa có): chữ ""
              dieu/1/muc Tiêu đề của mục trong chương (chưa có): chữ ""
              dieu/1/tieu_de Tiêu đề của điều: chữ "Hiệu lực"
              dieu/1/ma Mã để nhắc đến (chưa có): dòng ""
              dieu/1/khi Điều kiện để có phần này (chưa có): dòng ""
              dieu/1/loi_van Lời văn: chữ "Quyết định này có hiệu lực kể từ ngày ký."
              dieu/1/ghi_chu Ghi chú dưới bảng (chưa có): chữ ""
        Nơi nhận, lưu
          noi_nhan* Nơi nhận: các “Nơi nhận”, thêm được:
            noi_nhan/0 Nơi nhận 1: dòng "Như Điều 2"
          luu Nơi lưu (chưa có): gồm:
          soan_thao Ký hiệu người soạn thảo và số lượng bản phát hành (chưa có): gồm:
        Người ký
          nguoi_ky* Người ký: gồm:
            nguoi_ky/thay_mat Ký thay mặt tập thể (TM.) (chưa có): dòng ""
            nguoi_ky/ky_thay Ký thay người đứng đầu (KT.) (chưa có): dòng ""
            nguoi_ky/thua_lenh Ký thừa lệnh (TL.) (chưa có): dòng ""
            nguoi_ky/thua_uy_quyen Ký thừa ủy quyền (TUQ.) (chưa có): dòng ""
            nguoi_ky/quyen Chức vụ cấp trưởng được giao quyền (Q.) (chưa có): dòng ""
            nguoi_ky/chuc_vu* Chức vụ: dòng "Chủ tịch"
            nguoi_ky/chuc_vu_khac Chức vụ trong cơ quan của người ký thay tổ chức tư vấn, in trên họ tên (chưa có): dòng ""
            nguoi_ky/ho_ten Họ và tên (chưa có): dòng ""
            nguoi_ky/anh_chu_ky Ảnh chữ ký (chưa có): gồm:
            nguoi_ky/anh_dau Ảnh con dấu (chưa có): gồm:
          lien_he Địa chỉ cơ quan ở cuối trang đầu (chưa có): gồm:
        Văn bản kèm theo, phụ lục
          kem_theo Văn bản kèm theo, hoặc tệp của nó: các “Văn bản”:
            kem_theo/0 Văn bản 1: dòng "ke-hoach.yaml"
          phu_luc Phụ lục: các “Phụ lục”, thêm được:
            phu_luc/0 Phụ lục 1: gồm:
              phu_luc/0/ma Mã để nhắc đến (chưa có): dòng ""
              phu_luc/0/khi Điều kiện để có phần này (chưa có): dòng ""
              phu_luc/0/ten Tên phụ lục: chữ "Kinh phí"
              phu_luc/0/huong Hướng giấy (chưa có): chọn "" của 3
              phu_luc/0/loi_van Lời văn (chưa có): chữ ""
              phu_luc/0/bang Bảng, hoặc danh sách bảng: gồm:
                phu_luc/0/bang/ma Mã của bảng (chưa có): dòng ""
                phu_luc/0/bang/khi Điều kiện để có phần này (chưa có): dòng ""
                phu_luc/0/bang/ten Tên bảng, in trên bảng (chưa có): chữ ""
                phu_luc/0/bang/don_vi Đơn vị tiền (chưa có): chọn "" của 4
                phu_luc/0/bang/hien_thi Đơn vị in ra, khi khác `don_vi` (chưa có): chọn "" của 4
                phu_luc/0/bang/so_le Số chữ số thập phân in ra nhiều nhất (chưa có): chọn "" của 4
                phu_luc/0/bang/lam_tron Làm tròn từng số theo đơn vị in ra (chưa có): chọn "" của 2
                phu_luc/0/bang/hien_don_vi Dòng đơn vị tính trên bảng (chưa có): chọn "" của 2
                phu_luc/0/bang/co_chu Cỡ chữ của bảng (chưa có): chọn "" của 11
                phu_luc/0/bang/danh_so Cách đánh số nhiệm vụ (chưa có): chọn "" của 2
                phu_luc/0/bang/so_khong Cách in số không (chưa có): chọn "" của 3
                phu_luc/0/bang/so_cot Hàng đánh số cột dưới đầu bảng (chưa có): chọn "" của 3
                phu_luc/0/bang/so_am Cách in số âm ở các cột có dấu (chưa có): chọn "" của 3
                phu_luc/0/bang/cot* Các cột: các “Cột”, thêm được:
                  phu_luc/0/bang/cot/0 Cột 1: gồm:
                    phu_luc/0/bang/cot/0/ma Mã của cột: dòng "ten"
                    phu_luc/0/bang/cot/0/ten* Tiêu đề cột: dòng "Nhiệm vụ"
                    phu_luc/0/bang/cot/0/dau_chu_thich Dấu chú thích sau tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/0/ghi_chu Ghi chú dưới tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/0/kieu Kiểu cột: chọn "chu" của 16
                    phu_luc/0/bang/cot/0/rong Chiều rộng, mm (chưa có): dòng ""
                    phu_luc/0/bang/cot/0/cua Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm (chưa có): các “Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm”, thêm được:
                    phu_luc/0/bang/cot/0/tru Các cột trừ đi khỏi tổng các cột ở `cua` (chưa có): các “Các cột trừ đi khỏi tổng các cột ở `cua`”, thêm được:
                    phu_luc/0/bang/cot/0/so Số của cột ở hàng đánh số cột, kèm công thức nếu có (chưa có): dòng ""
                    phu_luc/0/bang/cot/0/co_dau Số của cột có dấu: tăng là số dương, giảm là số âm (chưa có): chọn "" của 2
                    phu_luc/0/bang/cot/0/muc_tran Mức tổng của cột không được vượt (chưa có): dòng ""
                    phu_luc/0/bang/cot/0/cot Các cột bên dưới (chưa có): các “Cột”, thêm được:
                  phu_luc/0/bang/cot/1 Cột 2: gồm:
                  phu_luc/0/bang/cot/2 Cột 3: gồm:
                  phu_luc/0/bang/cot/3 Cột 4: gồm:
                phu_luc/0/bang/nhom Các nhóm nhiệm vụ (chưa có): các “Nhóm nhiệm vụ”, thêm được:
                phu_luc/0/bang/hang Tệp Excel (.xlsx, .xls), .ods hoặc CSV giữ các hàng của bảng: nhóm, nhiệm vụ, chữ, số (chưa có): dòng ""
                phu_luc/0/bang/nhom_theo Nhận ra nhóm trong tệp ấy bằng gì (chưa có): chọn "" của 4
                phu_luc/0/bang/kinh_phi Tệp Excel (.xlsx, .xls), .ods hoặc CSV giữ số tiền của các nhiệm vụ, theo mã (chưa có): dòng ""
                phu_luc/0/bang/trang Trang của tệp Excel ấy (chưa có): dòng ""
                phu_luc/0/bang/o_trong Ô số tiền để trống trong tệp ấy nghĩa là gì (chưa có): chọn "" của 1
                phu_luc/0/bang/nhiem_vu Các nhiệm vụ, khi bảng không chia nhóm: các “Nhiệm vụ”, thêm được:
                  phu_luc/0/bang/nhiem_vu/0 Nhiệm vụ 1: gồm:
                    phu_luc/0/bang/nhiem_vu/0/ma Mã của nhiệm vụ (chưa có): dòng ""
                    phu_luc/0/bang/nhiem_vu/0/khi Điều kiện để có phần này (chưa có): dòng ""
                    phu_luc/0/bang/nhiem_vu/0/ten* Tên nhiệm vụ: dòng "Trồng rừng"
                    phu_luc/0/bang/nhiem_vu/0/kinh_phi Số tiền theo cột: gồm:
                      phu_luc/0/bang/nhiem_vu/0/kinh_phi/2026 Năm 2026: dòng "1.200"
                    phu_luc/0/bang/nhiem_vu/0/dau_chu_thich Dấu chú thích ở ô tên, hoặc theo mã cột (chưa có): dòng ""
                    phu_luc/0/bang/nhiem_vu/0/nguon Nguồn của số tiền, trong mẫu cho nhiều địa phương (chưa có): chọn "" của 1
                    phu_luc/0/bang/nhiem_vu/0/ghi Ghi chú (chưa có): dòng ""
                phu_luc/0/bang/tong_cong Dòng tổng cộng, hoặc `không` (chưa có): chữ ""
                phu_luc/0/bang/muc_tran Mức tổng cộng không được vượt, một số hoặc theo cột (chưa có): dòng ""
                phu_luc/0/bang/chu_thich Chú thích dưới bảng của các ô có dấu (chưa có): các “Chú thích của bảng”, thêm được:
              phu_luc/0/so_sanh So sánh kinh phí của hai bản (chưa có): gồm:
              phu_luc/0/lay_tu Tệp mà phụ lục lấy nguyên từ đó (chưa có): gồm:
              phu_luc/0/ghi_chu Ghi chú dưới bảng (chưa có): chữ ""
    "#]].assert_eq(&text);
}

/// Every text of every paper has its field, with its own value; no two fields have one way.
#[test]
fn every_text_of_a_paper_is_in_its_form() {
    fn texts(node: &Node, way: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, String)>) {
        match &node.value {
            Value::Scalar(scalar) if !node.is_empty() => {
                found.push((way.clone(), scalar.text.trim_end().to_owned()));
            }
            Value::Scalar(_) => {}
            Value::List(items) => items.iter().enumerate().for_each(|(at, item)| {
                way.push(Step::Item(at));
                texts(item, way, found);
                way.pop();
            }),
            Value::Map(entries) => entries.iter().for_each(|entry| {
                way.push(Step::from(entry.key.as_str()));
                texts(&entry.value, way, found);
                way.pop();
            }),
        }
    }
    assert!(PAPERS.len() > 20);
    for paper in PAPERS.iter() {
        let (form, node) = form(paper);
        let mut found = Vec::new();
        texts(&node, &mut Vec::new(), &mut found);
        for (way, text) in found {
            let field = form.field(&way).unwrap_or_else(|| panic!("{} in {paper}", shown(&way)));
            assert_eq!(field.text().map(str::trim), Some(text.trim()), "{} in {paper}", shown(&way));
            assert!(
                field.is_there && field.at.is_some() && !field.label.is_empty() && !field.mark.is_empty()
            );
        }
        let mut ways: Vec<String> = all(&form).iter().map(|field| shown(&field.way)).collect();
        ways.sort();
        let count = ways.len();
        ways.dedup();
        assert_eq!(ways.len(), count);
    }
}

#[test]
fn findings_stand_at_their_fields() {
    let (form, node) = form(DECISION);
    let mut report = Report::default();
    report.sources.add("vb.yaml", DECISION);
    let file = node.span.file;
    let at = |words: &str| {
        let start = DECISION.find(words).unwrap();
        Span::new(file, start..start + words.len())
    };
    let findings = [
        Finding::error(codes::C005, at("QĐ-UBND"), "một"),
        Finding::error(codes::C005, at("này có hiệu lực"), "hai"),
        Finding::error(codes::C002, at("loai"), "thiếu `theo_de_nghi` (cơ quan đề nghị) trong Quyết định"),
        Finding::error(codes::C002, at("cot:\n"), "thiếu `nhom` (…)"),
        Finding::general(codes::C005, "bốn"),
        Finding::error(codes::C005, at("# Điều đầu"), "năm"),
    ];
    let form = form.with_findings("vb.yaml", &report.sources, &findings);
    let found: Vec<(String, Vec<usize>)> = all(&form)
        .iter()
        .filter(|field| !field.findings.is_empty())
        .map(|field| (shown(&field.way), field.findings.clone()))
        .collect();
    let of = |way: &str, number: usize| (way.to_owned(), vec![number]);
    assert_eq!(
        found,
        [
            of("ky_hieu", 0),
            of("theo_de_nghi", 2),
            of("dieu", 5),
            of("dieu/1/loi_van", 1),
            of("phu_luc/0/bang/nhom", 3)
        ]
    );
}
