//! Two versions of a dossier compared: `vanban budget diff`, and `so_sanh` in an appendix.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use expect_test::expect;
use serde_json::Value;

use crate::harness::Case;

const OLD: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
nam: 2026
bien: {ten_xa: xã An Bình}
trich_yeu: Phòng, chống thiên tai
noi_dung: |
  I. Kinh phí
  Chi tiết tại Phụ lục kèm theo./.
noi_nhan: [Đảng ủy xã]
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhom:
        - ma: truyen_thong
          ten: Truyền thông
          nhiem_vu:
            - {ma: so_tay, ten: \"In sổ tay cho {{ bien.ten_xa }}\", kinh_phi: {2026: 20, 2027: 10}}
            - {ma: hoi_nghi, ten: Hội nghị, kinh_phi: {2026: 5, 2027: 5}}
        - ma: ung_pho
          ten: Ứng phó
          nhiem_vu:
            - {ma: dien_tap, ten: Diễn tập, kinh_phi: {2026: 100, 2027: 0}}
";

/// One task with another figure, one with another name, one gone, one new.
fn new() -> String {
    let mut new = OLD.to_owned();
    for (from, to) in [
        ("{2026: 20, 2027: 10}", "{2026: 20, 2027: \"12,5\"}"),
        (
            "            - {ma: hoi_nghi, ten: Hội nghị, kinh_phi: {2026: 5, 2027: 5}}\n",
            "            - {ma: tap_huan, ten: Tập huấn, kinh_phi: {2026: 0, 2027: 4}}\n",
        ),
        ("ten: Diễn tập", "ten: Diễn tập cấp xã"),
    ] {
        assert!(new.contains(from), "{from}");
        new = new.replace(from, to);
    }
    new
}

fn versions() -> Case {
    Case::new().file("cu.yaml", OLD).file("moi.yaml", new())
}

#[test]
fn what_changed_shows_in_the_terminal() {
    let case = versions();
    case.run("budget diff cu.yaml moi.yaml")
        .code(0)
        .stdout(expect![[r#"
            So sánh kinh phí
              bản cũ: cu.yaml
              bản mới: moi.yaml

            Đơn vị tính: triệu đồng
            TT  Nhiệm vụ                           Cũ    Mới  Tăng, giảm        %
            I   Truyền thông                       40   36,5        -3,5    -8,75
                    - Năm 2026                     25     20          -5   -20,00
                    - Năm 2027                     15   16,5        +1,5   +10,00
            1     In sổ tay cho xã An Bình         30   32,5        +2,5    +8,33
                    - Năm 2027                     10   12,5        +2,5   +25,00
                  Hội nghị                         10                -10  -100,00
                  (Bỏ, trước là số 2)
                    - Năm 2026                      5                 -5  -100,00
                    - Năm 2027                      5                 -5  -100,00
            2     Tập huấn                                 4          +4
                  (Bổ sung)
                    - Năm 2027                             4          +4
            II  Ứng phó                           100    100           0     0,00
            3     Diễn tập cấp xã                 100    100           0     0,00
                  (Đổi tên, trước là “Diễn tập”)

                Tổng cộng                         140  136,5        -3,5    -2,50
                    - Năm 2026                    125    120          -5    -4,00
                    - Năm 2027                     15   16,5        +1,5   +10,00
        "#]])
        .stderr(expect![[""]]);
    let all = case.run("kinh-phi so-sanh cu.yaml cu.yaml --all").code(0).text();
    assert!(all.contains("Không có thay đổi.") && all.contains("Diễn tập"), "{all}");
    case.run("budget diff --help").code(0).stdout(expect![[r#"
        So sánh kinh phí của hai bản: nhiệm vụ thêm, bỏ, đổi tên, đổi số (cũng viết: so-sanh)

        Cách dùng: vanban budget diff <BẢN CŨ> <BẢN MỚI> [TÙY CHỌN]

        Tham số:
          <BẢN CŨ>   Tệp YAML của bản cũ
          <BẢN MỚI>  Tệp YAML của bản mới

        Tùy chọn:
              --bang <MÃ>      Chỉ so sánh bảng mang mã này [không nêu: mọi bảng có cột tiền]
              --all            Hiện cả những nhiệm vụ không thay đổi
              --out <TỆP>      Tệp cần ghi, loại tệp theo đuôi: .pdf, .docx, .xlsx, .svg (biểu đồ); nêu được
                               nhiều lần
              --force          Ghi đè cả tệp đã có người sửa, hoặc không do lệnh này ghi
              --ghi-de-ban-ky  Cùng với --force: ghi đè cả tệp đã ký số
              --format <KIỂU>  Cách in: text (bảng trên màn hình), json [không nêu: text]
          -h, --help           In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Nhiệm vụ, nhóm của hai bản được nhận ra theo `ma`; chỗ chưa có `ma` thì theo tên.
        Tệp đã có mà có người sửa, ký số, hoặc không do lệnh này ghi thì giữ nguyên, chưa ghi tệp nào;
        --force ghi đè (tệp đã ký số phải thêm --ghi-de-ban-ky).
        Bảng so sánh làm phụ lục của quyết định điều chỉnh: khai `so_sanh` trong phụ lục, xem
        SOAN-VAN-BAN.md trong bộ cài.

        Mã thoát: 0 đã so sánh, dù có khác hay không; 1 một bản có lỗi; 2 không chạy được.

        Ví dụ:
          vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml
          vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml --format json
          vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml --out bang-so-sanh.docx --out bieu-do.svg
          vanban kinh-phi so-sanh ke-hoach-cu.yaml ke-hoach-moi.yaml --all --out bang-so-sanh.xlsx
    "#]]);
}

#[test]
fn programs_get_exact_figures_as_json() {
    let text = versions().run("budget diff cu.yaml moi.yaml --format json").code(0).text();
    let all: Value = serde_json::from_str(&text).unwrap();
    let table = &all["bang"][0];
    assert_eq!(table["don_vi"], "triệu đồng");
    assert_eq!(
        table["tong"]["2027"],
        serde_json::json!({"cu": "15", "moi": "16.5", "chenh_lech": "1.5", "ty_le": "10"})
    );
    let tasks: Vec<String> = table["dong"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| {
            group["dong"].as_array().unwrap().iter().map(|task| {
                let name = &task[if task["moi"].is_null() { "cu" } else { "moi" }]["ten"];
                format!("{} {} {}", task["ma"], name, task["thay_doi"])
            })
        })
        .collect();
    expect![[r#"
        "so_tay" "In sổ tay cho xã An Bình" ["doi_so"]
        "hoi_nghi" "Hội nghị" ["bo"]
        "tap_huan" "Tập huấn" ["them"]
        "dien_tap" "Diễn tập cấp xã" ["doi_ten"]"#]]
    .assert_eq(&tasks.join("\n"));
}

/// The sheet by itself in every format; a second run writes the same bytes.
#[test]
fn the_sheet_is_written_in_every_format() {
    let case = versions();
    let files = ["a.pdf", "a.docx", "a.xlsx", "a.svg"];
    let run = || {
        let out: Vec<String> = files.iter().map(|name| format!("--out {name}")).collect();
        case.run(&format!("budget diff cu.yaml moi.yaml {}", out.join(" "))).code(0).stdout(expect![[r#"
            Đã ghi a.pdf
            Đã ghi a.docx
            Đã ghi a.xlsx
            Đã ghi a.svg
        "#]]);
        files.map(|name| case.read(name))
    };
    let first = run();
    assert!(first == run(), "the same input gives the same bytes");
    let text = case.docx_part("a.docx", "word/document.xml");
    for words in ["BẢNG SO SÁNH KINH PHÍ", "+2,5", "Bổ sung", "trước: 15", "sau: 16,5"] {
        assert!(text.contains(words), "{words}");
    }
    let svg = String::from_utf8(first[3].clone()).unwrap();
    assert!(svg.contains(
        "<desc id=\"mo_ta\">Năm 2026: trước: 125, sau: 120; Năm 2027: trước: 15, sau: 16,5</desc>"
    ));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(first[2].clone())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let row = sheet.rows().find(|row| row[1] == Data::String("In sổ tay cho xã An Bình".to_owned())).unwrap();
    let figures: Vec<String> = row[2..6].iter().map(ToString::to_string).collect();
    assert_eq!(figures, ["30", "32.5", "2.5", "0.0833"]);
    let formulas = book.worksheet_formula("So sánh").unwrap();
    assert!(formulas.rows().flatten().any(|formula| formula == "D6-C6"), "{formulas:?}");
}

#[test]
fn faults_of_arguments_and_of_both_files_are_told() {
    let case =
        versions().replace("moi.yaml", "2026: 100", "2026: 1O0").replace("cu.yaml", "2027: 5}", "2027: 5.5}");
    case.run("budget diff cu.yaml moi.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[B001]: số `5.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số
          --> cu.yaml:27:71
           |
        27 |             - {ma: hoi_nghi, ten: Hội nghị, kinh_phi: {2026: 5, 2027: 5.5}}
           |                                                                       ^^^
           |
           = gợi ý: nếu thiếu số 0 ở cuối, viết `5.500`; nếu là số lẻ, viết `5,5`; nếu là số nguyên 55, viết `55`

        lỗi[B001]: `1O0` không phải là số: có `O`
          --> moi.yaml:31:69
           |
        31 |             - {ma: dien_tap, ten: Diễn tập cấp xã, kinh_phi: {2026: 1O0, 2027: 0}}
           |                                                                     ^^^
           |
           = gợi ý: có chữ O gõ thay cho số 0

    "#]]);
    let case = versions();
    case.run("budget diff cu.yaml moi.yaml --out a.txt").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: `a.txt`: chưa rõ ghi loại tệp nào
        gợi ý: đặt tên tệp có đuôi .pdf, .docx, .xlsx hoặc .svg
    "#]]);
    case.run("budget diff cu.yaml moi.yaml --bang x").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[B020]: không có bảng mã `x`
         |
         = gợi ý: chưa bảng nào có `ma`; bỏ lựa chọn bảng, hoặc thêm `ma` cho bảng

    "#]]);
    case.run("budget diff cu.yaml khong.yaml").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không đọc được `khong.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}

const AMENDING: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Về việc điều chỉnh kinh phí phòng, chống thiên tai
can_cu: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
dieu:
  - |
    Kinh phí in sổ tay {{ so_sanh.thay_doi.nhiem_vu.so_tay }}, từ {{ so_sanh.cu.nhiem_vu.so_tay }} lên {{ so_sanh.moi.nhiem_vu.so_tay | tien }} triệu đồng; cả nhóm {{ so_sanh.thay_doi.nhom.truyen_thong }}; năm 2026 {{ so_sanh.thay_doi.tong[\"2026\"] }}, tổng cộng là {{ so_sanh.moi.tong }}; diễn tập {{ so_sanh.thay_doi.nhiem_vu.dien_tap }} (Phụ lục kèm theo)./.
noi_nhan: [Như Điều 1]
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Bảng so sánh kinh phí
    so_sanh: {cu: cu.yaml, moi: moi.yaml}
";

/// The amending decision follows its two versions: the appendix, the chart and the sentences.
#[test]
fn an_appendix_compares_two_versions() {
    let case = versions().file("quyet-dinh.yaml", AMENDING);
    let texts = case.run("tree quyet-dinh.yaml --format texts").code(0).text();
    let from = texts.find("Đơn vị tính").unwrap();
    expect!["Đơn vị tính: triệu đồng | TT | Nội dung | Trước điều chỉnh | Sau điều chỉnh | Tăng (+), giảm (-) | Tỷ lệ (%) | Ghi chú | I | Truyền thông | 40 | 36,5 | -3,5 | -8,75 | - Năm 2026 | 25 | 20 | -5 | -20,00 | - Năm 2027 | 15 | 16,5 | +1,5 | +10,00 | 1 | In sổ tay cho xã An Bình | 30 | 32,5 | +2,5 | +8,33 | - Năm 2027 | 10 | 12,5 | +2,5 | +25,00 | Hội nghị | 10 | -10 | -100,00 | Bỏ, trước là số 2 | - Năm 2026 | 5 | -5 | -100,00 | - Năm 2027 | 5 | -5 | -100,00 | 2 | Tập huấn | 4 | +4 | Bổ sung | - Năm 2027 | 4 | +4 | II | Ứng phó | 100 | 100 | 0 | 0,00 | 3 | Diễn tập cấp xã | 100 | 100 | 0 | 0,00 | Đổi tên, trước là “Diễn tập” | Tổng cộng | 140 | 136,5 | -3,5 | -2,50 | - Năm 2026 | 125 | 120 | -5 | -4,00 | - Năm 2027 | 15 | 16,5 | +1,5 | +10,00 | Biểu đồ. Tổng kinh phí theo năm trước và sau điều chỉnh (triệu đồng) | Năm 2026 | trước: 125 | sau: 120 | Năm 2027 | trước: 15 | sau: 16,5 | "].assert_eq(&texts[from..].replace('\n', " | "));
    let tree = case.run("tree quyet-dinh.yaml").code(0).text();
    let from = tree.find("biểu đồ").unwrap();
    expect![[r#"
        biểu đồ "Tổng kinh phí theo năm trước và sau điều chỉnh (triệu đồng)", cột 20,8 | 231,2 mm
              o_chu "Năm 2026"
                thanh 210,7 mm, nhạt
                  o_chu "trước: 125"
                thanh 202,2 mm, sẫm
                  o_chu "sau: 120"
              o_chu "Năm 2027"
                thanh 25,3 mm, nhạt
                  o_chu "trước: 15"
                thanh 27,8 mm, sẫm
                  o_chu "sau: 16,5"
    "#]]
    .assert_eq(&tree[from..]);
    let sentence = tree.lines().find(|line| line.contains("Kinh phí in sổ tay")).unwrap();
    expect![[r#"dieu đậm "Điều 1." " Kinh phí in sổ tay tăng 2,5 triệu đồng, từ 30 triệu đồng lên 32,5 triệu đồng; cả nhóm giảm 3,5 triệu đồng; năm 2026 giảm 5 triệu đồng, tổng cộng là 136,5 triệu đồng; diễn tập không thay đổi (Phụ lục kèm theo)./.""#]].assert_eq(sentence.trim());
    case.run("build quyet-dinh.yaml --only phu_luc --format docx").code(0);
    assert_eq!(case.files("out"), ["quyet-dinh.phu-luc.docx"]);
    let alone = case.docx_part("out/quyet-dinh.phu-luc.docx", "word/document.xml");
    assert!(alone.contains("Đổi tên, trước là") && !alone.contains("Điều 1."), "{alone}");
    let plain = case.replace("quyet-dinh.yaml", "moi.yaml}", "moi.yaml, hien: tat_ca, bieu_do: không}");
    let tree = plain.run("tree quyet-dinh.yaml").code(0).text();
    assert!(!tree.contains("biểu đồ") && tree.contains("\"Diễn tập cấp xã\""), "{tree}");
    plain.run("build quyet-dinh.yaml").code(0);
}

/// What a version's own texts warn of is told when it is built, not when it is compared.
#[test]
fn typed_figures_are_a_matter_of_the_version_that_has_them() {
    let typed = "Tổng kinh phí 140 triệu đồng. Chi tiết tại";
    let case = versions().replace("cu.yaml", "Chi tiết tại", typed).file("quyet-dinh.yaml", AMENDING);
    case.run("build cu.yaml --message-format short").code(0).stderr(expect![[r#"
        cu.yaml:10:17: cảnh báo[B008]: `140 triệu đồng` gõ tay là tổng cộng của bảng; sửa bảng thì số này không đổi theo; gợi ý: viết `{{ tong }}` để số lấy từ bảng; nếu là số khác, viết `{{ "140 triệu đồng" }}`
    "#]]);
    case.run("budget diff cu.yaml moi.yaml").code(0).stderr(expect![[""]]);
    case.run("build quyet-dinh.yaml").code(0).stderr(expect![[""]]);
}

#[test]
fn comparisons_that_cannot_be_made_are_told_at_their_place() {
    let case = || versions().file("quyet-dinh.yaml", AMENDING);
    let broken = case().replace("moi.yaml", "2026: 100", "2026: 1O0");
    broken.run("build quyet-dinh.yaml --message-format short").code(1).stderr(expect![[r#"
        quyet-dinh.yaml:15:33: lỗi[C015]: văn bản được so sánh `moi.yaml` còn lỗi; gợi ý: sửa tệp đó trước; xem lỗi bằng `vanban build moi.yaml`
    "#]]);
    let missing = case().replace("quyet-dinh.yaml", "moi: moi.yaml", "moi: khac.yaml");
    missing.run("build quyet-dinh.yaml --message-format short").code(1).stderr(expect![[r#"
        quyet-dinh.yaml:15:33: lỗi[C015]: không đọc được `khac.yaml`: không có tệp này; gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
    "#]]);
    let same = case().replace("quyet-dinh.yaml", "moi: moi.yaml", "moi: cu.yaml");
    same.run("build quyet-dinh.yaml --message-format short").code(0).stderr(expect![[r#"
        quyet-dinh.yaml:15:33: cảnh báo[B021]: hai bản không có gì khác nhau; gợi ý: xem lại `cu`, `moi` đã đúng tệp chưa
    "#]]);
    let unknown = case().replace("quyet-dinh.yaml", "moi: moi.yaml", "moi: moi.yaml, bang: kinh_phi");
    unknown.run("build quyet-dinh.yaml --message-format short").code(1).stderr(expect![[r#"
        quyet-dinh.yaml:15:49: lỗi[B020]: không có bảng mã `kinh_phi`; gợi ý: chưa bảng nào có `ma`; bỏ lựa chọn bảng, hoặc thêm `ma` cho bảng
    "#]]);
    let keys = case().replace("quyet-dinh.yaml", "moi: moi.yaml", "hien: het");
    keys.run("build quyet-dinh.yaml --message-format short").code(1).stderr(expect![[r#"
        quyet-dinh.yaml:15:15: lỗi[C002]: thiếu `moi` (tệp YAML của bản mới) trong so sánh kinh phí; gợi ý: thêm `moi: ke-hoach-moi.yaml`
        quyet-dinh.yaml:15:34: lỗi[C012]: `hien` không có lựa chọn `het`; gợi ý: dùng được: `thay_doi`, `tat_ca`
    "#]]);
}
