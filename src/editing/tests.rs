//! Forms of papers, and edits in every form that a file may be kept in.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{EditFault, FormControl, FormEdit, FormField, PaperForm, apply, typed};
use crate::content::Catalogue;
use crate::content::kind::Kind;
use crate::finding::{Finding, Report, codes};
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{self, Node, Value};

/// The built-in kinds of papers.
static KINDS: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut kinds = Catalogue::default();
    for path in files("templates") {
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if let Ok(kind) = Kind::of_text(&id, &std::fs::read_to_string(&path).unwrap()) {
            kinds.add(kind);
        }
    }
    kinds
});

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}

/// The papers of the repository.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders = ["content", "content/mau", "tests/cases/kinds", "tests/cases/right"];
    let texts =
        folders.iter().flat_map(|folder| files(folder)).map(|path| std::fs::read_to_string(path).unwrap());
    texts
        .map(|text| text.replace("\r\n", "\n").nfc().collect())
        .filter(|text: &String| text.contains("\nloai:") || text.starts_with("loai:"))
        .collect()
});

fn form(text: &str) -> (PaperForm, Node) {
    let mut report = Report::default();
    let node = yaml::open("vb.yaml", text.as_bytes(), &mut report).expect("YAML");
    (PaperForm::of(report.sources.file(node.span.file).text(), &node, &KINDS), node)
}

fn all(form: &PaperForm) -> Vec<&FormField> {
    fn down<'a>(fields: &'a [FormField], all: &mut Vec<&'a FormField>) {
        for field in fields {
            all.push(field);
            down(field.inner(), all);
        }
    }
    let mut found = Vec::new();
    form.groups.iter().for_each(|group| down(&group.fields, &mut found));
    found
}

fn way(path: &str) -> Vec<Step> {
    // A year is the key of a column.
    let item = |step: &str| step.parse::<usize>().ok().filter(|item| *item < 1000);
    let step = |step: &str| item(step).map_or_else(|| Step::from(step), Step::from);
    path.split('/').map(step).collect()
}

fn shown(way: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(item) => item.to_string(),
    };
    way.iter().map(step).collect::<Vec<_>>().join("/")
}

/// Makes an edit in the value that is there now.
fn edited(text: &[u8], edit: &FormEdit) -> Result<Vec<u8>, EditFault> {
    let mark = {
        let text = std::str::from_utf8(text).unwrap();
        form(text).0.field(edit.at()).map(|field| field.mark.clone()).unwrap_or_default()
    };
    apply("vb.yaml", text, &KINDS, edit, &mark)
}

fn write(at: &str, text: &str) -> FormEdit {
    FormEdit::Write { at: way(at), text: text.to_owned() }
}

#[track_caller]
fn becomes(text: &str, edit: &FormEdit, expected: Expect) {
    let new = edited(text.as_bytes(), edit).expect("can be written");
    expected.assert_eq(&String::from_utf8(new).unwrap());
}

#[track_caller]
fn refused(text: &str, edit: &FormEdit, words: &str) {
    match edited(text.as_bytes(), edit) {
        Err(EditFault::Refused(finding)) => assert!(finding.message.contains(words), "{}", finding.message),
        other => panic!("{other:?}"),
    }
}

const DECISION: &str = "\
# Quyết định.
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND  # ký hiệu
nam: 2026
dia_danh: An Bình
trich_yeu: Ban hành Kế hoạch
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  # Không phải ghi chú
dieu:
  # Điều đầu.
  - Ban hành kèm theo Quyết định này Kế hoạch.
  - tieu_de: Hiệu lực
    loi_van: |
      Quyết định này có hiệu lực kể từ ngày ký.
kem_theo: [ke-hoach.yaml]
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: ghi, ten: Ghi chú, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhiem_vu:
        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
";

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
            FormControl::Parts(_) => "gồm:".to_owned(),
            FormControl::Items { name, item, .. } => {
                format!("các “{name}”{}:", if item.is_some() { ", thêm được" } else { "" })
            }
            FormControl::Other => "chỉ ở tệp".to_owned(),
        };
        let way = shown(&field.way);
        writeln!(text, "{}{way}{must} {}{there}: {value}", "  ".repeat(indent), field.label).unwrap();
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
                    phu_luc/0/bang/cot/1/ma Mã của cột: dòng "ghi"
                    phu_luc/0/bang/cot/1/ten* Tiêu đề cột: dòng "Ghi chú"
                    phu_luc/0/bang/cot/1/dau_chu_thich Dấu chú thích sau tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/1/ghi_chu Ghi chú dưới tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/1/kieu Kiểu cột: chọn "chu" của 16
                    phu_luc/0/bang/cot/1/rong Chiều rộng, mm (chưa có): dòng ""
                    phu_luc/0/bang/cot/1/cua Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm (chưa có): các “Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm”, thêm được:
                    phu_luc/0/bang/cot/1/tru Các cột trừ đi khỏi tổng các cột ở `cua` (chưa có): các “Các cột trừ đi khỏi tổng các cột ở `cua`”, thêm được:
                    phu_luc/0/bang/cot/1/so Số của cột ở hàng đánh số cột, kèm công thức nếu có (chưa có): dòng ""
                    phu_luc/0/bang/cot/1/co_dau Số của cột có dấu: tăng là số dương, giảm là số âm (chưa có): chọn "" của 2
                    phu_luc/0/bang/cot/1/muc_tran Mức tổng của cột không được vượt (chưa có): dòng ""
                    phu_luc/0/bang/cot/1/cot Các cột bên dưới (chưa có): các “Cột”, thêm được:
                  phu_luc/0/bang/cot/2 Cột 3: gồm:
                    phu_luc/0/bang/cot/2/ma Mã của cột: dòng "2026"
                    phu_luc/0/bang/cot/2/ten* Tiêu đề cột: dòng "Năm 2026"
                    phu_luc/0/bang/cot/2/dau_chu_thich Dấu chú thích sau tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/2/ghi_chu Ghi chú dưới tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/2/kieu Kiểu cột: chọn "tien" của 16
                    phu_luc/0/bang/cot/2/rong Chiều rộng, mm (chưa có): dòng ""
                    phu_luc/0/bang/cot/2/cua Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm (chưa có): các “Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm”, thêm được:
                    phu_luc/0/bang/cot/2/tru Các cột trừ đi khỏi tổng các cột ở `cua` (chưa có): các “Các cột trừ đi khỏi tổng các cột ở `cua`”, thêm được:
                    phu_luc/0/bang/cot/2/so Số của cột ở hàng đánh số cột, kèm công thức nếu có (chưa có): dòng ""
                    phu_luc/0/bang/cot/2/co_dau Số của cột có dấu: tăng là số dương, giảm là số âm (chưa có): chọn "" của 2
                    phu_luc/0/bang/cot/2/muc_tran Mức tổng của cột không được vượt (chưa có): dòng ""
                    phu_luc/0/bang/cot/2/cot Các cột bên dưới (chưa có): các “Cột”, thêm được:
                  phu_luc/0/bang/cot/3 Cột 4: gồm:
                    phu_luc/0/bang/cot/3/ma Mã của cột: dòng "tong"
                    phu_luc/0/bang/cot/3/ten* Tiêu đề cột: dòng "Tổng"
                    phu_luc/0/bang/cot/3/dau_chu_thich Dấu chú thích sau tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/3/ghi_chu Ghi chú dưới tiêu đề (chưa có): dòng ""
                    phu_luc/0/bang/cot/3/kieu Kiểu cột: chọn "tong_hang" của 16
                    phu_luc/0/bang/cot/3/rong Chiều rộng, mm (chưa có): dòng ""
                    phu_luc/0/bang/cot/3/cua Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm (chưa có): các “Các cột được cộng, được nhân, được trừ lần lượt, hoặc lấy phần trăm”, thêm được:
                    phu_luc/0/bang/cot/3/tru Các cột trừ đi khỏi tổng các cột ở `cua` (chưa có): các “Các cột trừ đi khỏi tổng các cột ở `cua`”, thêm được:
                    phu_luc/0/bang/cot/3/so Số của cột ở hàng đánh số cột, kèm công thức nếu có (chưa có): dòng ""
                    phu_luc/0/bang/cot/3/co_dau Số của cột có dấu: tăng là số dương, giảm là số âm (chưa có): chọn "" của 2
                    phu_luc/0/bang/cot/3/muc_tran Mức tổng của cột không được vượt (chưa có): dòng ""
                    phu_luc/0/bang/cot/3/cot Các cột bên dưới (chưa có): các “Cột”, thêm được:
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
                found.push((way.clone(), scalar.text.trim_end().to_owned()))
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

/// What a clerk does, and the whole change in the file.
#[test]
fn an_edit_changes_its_value_and_nothing_else() {
    let changed = |edit: &FormEdit| {
        let new = String::from_utf8(edited(DECISION.as_bytes(), edit).expect("can be written")).unwrap();
        let (old, new): (Vec<&str>, Vec<&str>) = (DECISION.lines().collect(), new.lines().collect());
        let first = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
        let last = old[first..]
            .iter()
            .rev()
            .zip(new[first..].iter().rev())
            .take_while(|(one, two)| one == two)
            .count();
        let [old, new] = [&old[first..old.len() - last], &new[first..new.len() - last]];
        let line = |sign: &str, line: &&str| format!("{sign}{line}\n");
        old.iter().map(|one| line("-", one)).chain(new.iter().map(|one| line("+", one))).collect::<String>()
    };
    let mut text = String::new();
    for edit in [
        write("ky_hieu", " QĐ-VP\r\n"),
        write("trich_yeu", "Ban hành: Kế hoạch # 2"),
        write("trich_yeu", "“Chung tay” trồng rừng"),
        write("trich_yeu", ""),
        write("theo_de_nghi", "Trưởng phòng Kinh tế"),
        write("so", "05"),
        write("luu/don_vi", "KT"),
        write("luu/nguoi_soan", "văn"),
        write("nguoi_ky/ho_ten", "Nguyễn Văn An"),
        write("co_quan/ten/1", "xã An Bình, tỉnh A"),
        write("can_cu", "Luật A\r\n\r\nLuật B  \n"),
        write("dieu/0", "Ban hành:\n1. Kế hoạch;\n2. Phụ lục."),
        write("dieu/1/loi_van", "Từ ngày ký."),
        write("dieu/1/tieu_de", ""),
        write("phu_luc/0/bang/nhiem_vu/0/kinh_phi/2026", "1.300,5"),
        write("phu_luc/0/bang/nhiem_vu/0/ghi", "Vốn xã"),
        write("phu_luc/0/bang/nhiem_vu/0/kinh_phi/2026", ""),
        FormEdit::Add { at: way("dieu") },
        FormEdit::Add { at: way("noi_nhan") },
        FormEdit::Add { at: way("phu_luc") },
        FormEdit::Add { at: way("phu_luc/0/bang/nhiem_vu") },
        FormEdit::Remove { at: way("dieu/0") },
        FormEdit::Remove { at: way("noi_nhan/0") },
        FormEdit::Remove { at: way("phu_luc/0") },
        FormEdit::Remove { at: way("can_cu") },
        FormEdit::Move { at: way("dieu/1"), up: true },
        FormEdit::Move { at: way("dieu/1"), up: false },
        FormEdit::Move { at: way("co_quan/ten/0"), up: false },
    ] {
        writeln!(text, "{edit:?}\n{}", changed(&edit)).unwrap();
    }
    expect![[r#"
        Write { at: [Key("ky_hieu")], text: " QĐ-VP\r\n" }
        -ky_hieu: QĐ-UBND  # ký hiệu
        +ky_hieu: QĐ-VP  # ký hiệu

        Write { at: [Key("trich_yeu")], text: "Ban hành: Kế hoạch # 2" }
        -trich_yeu: Ban hành Kế hoạch
        +trich_yeu: "Ban hành: Kế hoạch # 2"

        Write { at: [Key("trich_yeu")], text: "“Chung tay” trồng rừng" }
        -trich_yeu: Ban hành Kế hoạch
        +trich_yeu: "“Chung tay” trồng rừng"

        Write { at: [Key("trich_yeu")], text: "" }
        -trich_yeu: Ban hành Kế hoạch

        Write { at: [Key("theo_de_nghi")], text: "Trưởng phòng Kinh tế" }
        +theo_de_nghi: Trưởng phòng Kinh tế

        Write { at: [Key("so")], text: "05" }
        +so: 05

        Write { at: [Key("luu"), Key("don_vi")], text: "KT" }
        +luu:
        +  don_vi: KT

        Write { at: [Key("luu"), Key("nguoi_soan")], text: "văn" }
        +luu:
        +  nguoi_soan: văn

        Write { at: [Key("nguoi_ky"), Key("ho_ten")], text: "Nguyễn Văn An" }
        -nguoi_ky: {chuc_vu: Chủ tịch}
        +nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}

        Write { at: [Key("co_quan"), Key("ten"), Item(1)], text: "xã An Bình, tỉnh A" }
        -co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
        +co_quan: {ten: [Ủy ban nhân dân, "xã An Bình, tỉnh A"]}

        Write { at: [Key("can_cu")], text: "Luật A\r\n\r\nLuật B  \n" }
        -  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
        -  # Không phải ghi chú
        +  Luật A
        +
        +  Luật B

        Write { at: [Key("dieu"), Item(0)], text: "Ban hành:\n1. Kế hoạch;\n2. Phụ lục." }
        -  - Ban hành kèm theo Quyết định này Kế hoạch.
        +  - |
        +    Ban hành:
        +    1. Kế hoạch;
        +    2. Phụ lục.

        Write { at: [Key("dieu"), Item(1), Key("loi_van")], text: "Từ ngày ký." }
        -      Quyết định này có hiệu lực kể từ ngày ký.
        +      Từ ngày ký.

        Write { at: [Key("dieu"), Item(1), Key("tieu_de")], text: "" }
        -  - tieu_de: Hiệu lực
        -    loi_van: |
        +  - loi_van: |

        Write { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu"), Item(0), Key("kinh_phi"), Key("2026")], text: "1.300,5" }
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
        +        - {ten: Trồng rừng, kinh_phi: {2026: "1.300,5"}}

        Write { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu"), Item(0), Key("ghi")], text: "Vốn xã" }
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
        +        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}, ghi: Vốn xã}

        Write { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu"), Item(0), Key("kinh_phi"), Key("2026")], text: "" }
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}
        +        - {ten: Trồng rừng}

        Add { at: [Key("dieu")] }
        +  - "[lời văn của điều]"

        Add { at: [Key("noi_nhan")] }
        -noi_nhan: [Như Điều 2]
        +noi_nhan: [Như Điều 2, "[nơi nhận]"]

        Add { at: [Key("phu_luc")] }
        +  - ten: "[tên phụ lục]"
        +    loi_van: "[lời văn]"

        Add { at: [Key("phu_luc"), Item(0), Key("bang"), Key("nhiem_vu")] }
        +        - ten: "[tên nhiệm vụ]"

        Remove { at: [Key("dieu"), Item(0)] }
        -  # Điều đầu.
        -  - Ban hành kèm theo Quyết định này Kế hoạch.

        Remove { at: [Key("noi_nhan"), Item(0)] }
        -noi_nhan: [Như Điều 2]

        Remove { at: [Key("phu_luc"), Item(0)] }
        -phu_luc:
        -  - ten: Kinh phí
        -    bang:
        -      cot:
        -        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        -        - {ma: ghi, ten: Ghi chú, kieu: chu}
        -        - {ma: 2026, ten: Năm 2026, kieu: tien}
        -        - {ma: tong, ten: Tổng, kieu: tong_hang}
        -      nhiem_vu:
        -        - {ten: Trồng rừng, kinh_phi: {2026: 1.200}}

        Remove { at: [Key("can_cu")] }
        -can_cu: |
        -  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
        -  # Không phải ghi chú

        Move { at: [Key("dieu"), Item(1)], up: true }
        -  # Điều đầu.
        -  - Ban hành kèm theo Quyết định này Kế hoạch.
        -  - tieu_de: Hiệu lực
        -    loi_van: |
        -      Quyết định này có hiệu lực kể từ ngày ký.
        +  - tieu_de: Hiệu lực
        +    loi_van: |
        +      Quyết định này có hiệu lực kể từ ngày ký.
        +  # Điều đầu.
        +  - Ban hành kèm theo Quyết định này Kế hoạch.

        Move { at: [Key("dieu"), Item(1)], up: false }

        Move { at: [Key("co_quan"), Key("ten"), Item(0)], up: false }
        -co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
        +co_quan: {ten: [xã An Bình, Ủy ban nhân dân]}

    "#]].assert_eq(&text);
}

/// A list that is not there, in a file with the line ends of Windows.
#[test]
fn a_list_begins_with_its_first_item() {
    let new =
        edited("loai: cong_van\r\nnam: 2026\r\n# hết".as_bytes(), &FormEdit::Add { at: way("phu_luc") });
    let wanted = "loai: cong_van\r\nnam: 2026\r\nphu_luc:\r\n  - ten: \"[tên phụ lục]\"\r\n    loi_van: \"[lời văn]\"\r\n# hết";
    assert_eq!(String::from_utf8(new.unwrap()).unwrap(), wanted);
    becomes(
        "loai: quyet_dinh\nnam: 2026\n",
        &FormEdit::Add { at: way("dieu") },
        expect![[r#"
            loai: quyet_dinh
            nam: 2026
            dieu:
              - "[lời văn của điều]"
        "#]],
    );
}

/// What cannot be spliced names its place, and the file stays.
#[test]
fn what_cannot_be_written_is_refused() {
    refused(DECISION, &write("loai", "quyet_din"), "không có lựa chọn `quyet_din`");
    refused(DECISION, &write("trich_yeu", "a\u{7}b"), "ký tự điều khiển");
    refused(DECISION, &FormEdit::Add { at: way("kem_theo") }, "chỗ này không thêm được mục");
    refused(DECISION, &write("dieu", "Một"), "chỗ này không phải một ô chữ");
    refused(
        "loai: quyet_dinh\ndieu: [a, # x\n  b]\n",
        &FormEdit::Remove { at: way("dieu/0") },
        "khóa `dieu` có ghi chú",
    );
    let broken = apply("vb.yaml", b"loai: [", &KINDS, &write("loai", "a"), "");
    assert!(
        matches!(&broken, Err(EditFault::Refused(one)) if one.message.contains("tệp còn lỗi YAML")),
        "{broken:?}"
    );
    let alias = "loai: quyet_dinh\ntrich_yeu: &a Một\nket: *a\n";
    refused(alias, &write("trich_yeu", "Hai"), "chưa ghi gì vào `vb.yaml`");
}

/// An edit of a value that is another one by now is not made.
#[test]
fn a_value_that_changed_elsewhere_stays() {
    let mark = |text: &str, at: &str| form(text).0.field(&way(at)).unwrap().mark.clone();
    let seen = mark(DECISION, "trich_yeu");
    let edit = write("trich_yeu", "Của tôi");
    // Another field was changed: the edit is made.
    let other = DECISION.replace("An Bình", "Yên Hòa");
    let made = apply("vb.yaml", other.as_bytes(), &KINDS, &edit, &seen).unwrap();
    assert_eq!(String::from_utf8(made).unwrap(), other.replace("Ban hành Kế hoạch\n", "Của tôi\n"));
    // This one was.
    let same = DECISION.replace("Ban hành Kế hoạch\n", "Của người khác\n");
    let (now, mark) = (Some("Của người khác".to_owned()), mark(&same, "trich_yeu"));
    assert_eq!(
        apply("vb.yaml", same.as_bytes(), &KINDS, &edit, &seen),
        Err(EditFault::Changed { now, mark })
    );
    // It is gone, or its list is another one.
    let gone = apply("vb.yaml", b"loai: quyet_dinh\n", &KINDS, &write("dieu/0", "x"), "0");
    assert_eq!(gone, Err(EditFault::Changed { now: None, mark: String::new() }));
}

/// Texts that are easily read as something else.
const TEXTS: &[&str] = &[
    "206",
    "05",
    "1.210",
    "3,5",
    "1e3",
    "0x1F",
    "true",
    "null",
    "~",
    "31/10/2026",
    "TTr: Sở Công Thương",
    "a # b",
    "# a",
    "- a",
    "a:",
    "-",
    "--- a",
    "...",
    "? a",
    "'x",
    "\"x\"",
    "a\\b",
    "{{ bien.x }}",
    "[a]",
    "{a: b}",
    "%a",
    "@a",
    "`a`",
    "“a” b",
    "“a”",
    "– a",
    "• a",
    "+ a",
    "&a",
    "*a*",
    "!a",
    "|",
    ">",
    "<a>",
    "a, b",
    "a\u{a0}b",
    "Nguyễn Văn Ân",
    "a  b",
    "<<",
    "=",
    "",
];

fn typed_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => prop::sample::select(TEXTS).prop_map(str::to_owned),
        2 => "[a-zđêô0-9:#\\-\\[\\]{}'\"|>,.%*&!? ]{0,12}",
    ];
    prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n"))
}

/// The file as others may keep it: with the line ends of Windows, a byte order mark, letters apart from their marks.
fn kept(text: &str, way: usize) -> String {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    match way {
        0 => text.to_owned(),
        1 => crlf(text),
        2 => format!("\u{feff}{text}"),
        _ => format!("\u{feff}{}", crlf(&text.nfd().collect::<String>())),
    }
}

/// How many lines two texts have in common at their beginnings and at their ends.
fn common(old: &str, new: &str) -> (usize, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let first = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, two)| one == two).count();
    (first, last)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// In every paper, kept in every way: a field says just what was typed, all other fields what they said, and
    /// all bytes outside of its own place are the same.
    #[test]
    fn a_field_says_what_was_typed_and_all_else_stays(paper in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), text in typed_text(), keeping in 0..4_usize) {
        let old = &PAPERS[paper.index(PAPERS.len())];
        let before = form(old).0;
        let fields: Vec<&FormField> = all(&before).into_iter().filter(|field| matches!(field.control, FormControl::Line(_) | FormControl::Text(_))).collect();
        let field = fields[at.index(fields.len())];
        let wanted = typed(&field.control, &text).unwrap();
        let edit = FormEdit::Write { at: field.way.clone(), text };
        let kept_old = kept(old, keeping);
        let new = match apply("vb.yaml", kept_old.as_bytes(), &KINDS, &edit, &field.mark) {
            Ok(new) => String::from_utf8(new).unwrap(),
            // Nothing else is a reason.
            Err(EditFault::Refused(finding)) => {
                let known = ["nằm trong ngoặc", "có ghi chú ở giữa", "không đứng gọn", "không bỏ được"];
                prop_assert!(known.iter().any(|one| finding.message.contains(one)), "{} {}", shown(&field.way), finding.message);
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let after = form(&new).0;
        let found = after.field(&field.way).and_then(FormField::text).unwrap_or_default();
        prop_assert_eq!(found, wanted.as_str(), "{}", new);
        let marks = |form: &PaperForm| -> Vec<(String, String)> {
            let is_other = |one: &&&FormField| one.is_there && !field.way.starts_with(&one.way) && one.text().is_some();
            all(form).iter().filter(is_other).map(|one| (shown(&one.way), one.mark.clone())).collect()
        };
        prop_assert_eq!(marks(&before), marks(&after));
        prop_assert_eq!(new.starts_with('\u{feff}'), kept_old.starts_with('\u{feff}'));
        prop_assert!(keeping % 2 == 0 || !new.replace("\r\n", "").contains('\n'));
        let (first, last) = common(&kept_old, &new);
        let lines = old.split('\n').count();
        match field.at {
            // Within the lines of the field, which go on to where the next value begins.
            Some(place) => {
                let line = |byte: u32| old[..byte as usize].matches('\n').count();
                prop_assert!(first >= line(place.start).min(lines - last) && lines - last <= line(place.end) + 1, "{:?} {:?} {}", place, (first, last), new);
                if keeping == 0 {
                    let (start, end) = (place.start as usize, place.end as usize);
                    let start = if wanted.is_empty() { old[..start].rfind('\n').map_or(0, |at| at + 1) } else { start };
                    prop_assert_eq!(&old[..start], &new[..start]);
                    let rest = old[end..].trim_start_matches([' ', '\n']);
                    let rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
                    prop_assert!(new.ends_with(rest));
                }
            }
            // New lines, or words in a line.
            None => prop_assert!(first + last >= lines - 1, "{}", new),
        }
    }

    /// Items come, move and go: those that stay say what they said, in their order, and what came can be taken back
    /// to the very bytes.
    #[test]
    fn items_come_and_go_whole(paper in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), item in any::<prop::sample::Index>(), keeping in 0..4_usize, what in 0..4) {
        let old = kept(&PAPERS[paper.index(PAPERS.len())], keeping);
        let before = form(&old).0;
        let lists: Vec<&FormField> = all(&before).into_iter().filter(|field| matches!(&field.control, FormControl::Items { items, item: Some(_), .. } if !items.is_empty())).collect();
        prop_assume!(!lists.is_empty());
        let list = lists[at.index(lists.len())];
        let marks = |form: &PaperForm| -> Vec<String> { form.field(&list.way).map_or_else(Vec::new, |list| list.inner().iter().map(|one| one.mark.clone()).collect()) };
        let mut wanted = marks(&before);
        let item = item.index(wanted.len());
        let way = |item: usize| list.way.iter().cloned().chain([Step::Item(item)]).collect::<Vec<_>>();
        let (edit, back) = match what {
            0 => (FormEdit::Add { at: list.way.clone() }, Some(FormEdit::Remove { at: way(wanted.len()) })),
            1 => (FormEdit::Remove { at: way(item) }, None),
            2 => (FormEdit::Move { at: way(item), up: true }, item.checked_sub(1).map(|item| FormEdit::Move { at: way(item), up: false })),
            _ => (FormEdit::Move { at: way(item), up: false }, (item + 1 < wanted.len()).then(|| FormEdit::Move { at: way(item + 1), up: true })),
        };
        let new = match edited(old.as_bytes(), &edit) {
            Ok(new) => String::from_utf8(new).unwrap(),
            Err(EditFault::Refused(finding)) => {
                let known = ["ghi chú", "viết trong ngoặc vuông", "viết khác thường"];
                prop_assert!(known.iter().any(|one| finding.message.contains(one)), "{} {}", shown(&list.way), finding.message);
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let found = marks(&form(&new).0);
        match what {
            0 => prop_assert_eq!(&found[..wanted.len()], &wanted[..]),
            1 => { wanted.remove(item); prop_assert_eq!(&found, &wanted); }
            2 if item > 0 => { wanted.swap(item, item - 1); prop_assert_eq!(&found, &wanted); }
            3 if item + 1 < wanted.len() => { wanted.swap(item, item + 1); prop_assert_eq!(&found, &wanted); }
            _ => prop_assert_eq!(&new, &old),
        }
        if let Some(back) = back {
            let again = String::from_utf8(edited(new.as_bytes(), &back).unwrap()).unwrap();
            prop_assert_eq!(again.replace(", ", ","), old.replace(", ", ","));
        }
    }
}
