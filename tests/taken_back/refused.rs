//! What has no place in the YAML is told, with its line and why; nothing is written then, or only the rest.

use expect_test::expect;

use super::{PAPER, changed_lines, edited, edited_bytes, office, taken};
use crate::harness::Case;
use crate::support::zip_files::repacked;

#[test]
fn numbers_words_of_the_form_and_looks() {
    let case = edited(
        office(),
        &[
            ("Căn cứ Luật Tiếp công dân", "Theo Luật Tiếp công dân"),
            ("<w:pStyle w:val=\"Dieu\"/>", "<w:pStyle w:val=\"Dieu\"/><w:jc w:val=\"center\"/>"),
            ("kể từ ngày ký", "từ ngày ký"),
        ],
    );
    let before = case.read(PAPER);
    taken(&case, "").code(1).stdout(expect![[r#"
        content/quyet-dinh.yaml:17: bớt “kể”
        3 chỗ sửa: 1 đưa về, 2 không đưa về được
        đã ghi content/quyet-dinh.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, sửa “Căn cứ” → “Theo”: số thứ tự, dấu hoặc chữ này do chương trình in theo thể thức, không gõ trong tệp YAML
          --> content/quyet-dinh.yaml:12:3
           |
        12 |   Luật Tiếp công dân ngày 25 tháng 11 năm 2013
           |   ^
           |
           = gợi ý: muốn đổi thì sửa trường cho ra nó ở tệp YAML

        cảnh báo[W020]: `sua.docx`, đổi dáng chữ của “Điều 1. Ban hành Quy chế tiếp công dân của Sở Công Thương.”: chỉ dáng chữ, cách trình bày đổi; trình bày theo thể thức, không ghi ở tệp YAML
          --> content/quyet-dinh.yaml:16:5
           |
        16 |   - Ban hành Quy chế tiếp công dân của Sở Công Thương.
           |     ^
           |
           = gợi ý: chữ đậm, nghiêng giữa câu thì ghi được bằng `**`, `*`; trình bày khác đặt ở theme.yaml của cơ quan

    "#]]);
    expect![[r#"
        -  - Quyết định này có hiệu lực kể từ ngày ký.
        +  - Quyết định này có hiệu lực từ ngày ký.
    "#]]
    .assert_eq(&changed_lines(&case, &before));
}

#[test]
fn words_of_a_variable() {
    let case = Case::from_dir("cli/co_quan").replace(
        PAPER,
        "theo_de_nghi: Chánh Văn phòng Sở",
        "theo_de_nghi: \"{{ bien.nguoi }}\"\nbien: {nguoi: Chánh Văn phòng Sở}",
    );
    case.run("build content/quyet-dinh.yaml").code(0);
    let case =
        edited(case, &[("Theo đề nghị của Chánh Văn phòng Sở", "Theo đề nghị của Chánh Thanh tra Sở")]);
    taken(&case, "").code(1).stdout(expect![[r#"
        1 chỗ sửa: 1 không đưa về được
        không ghi tệp nào
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, sửa “Văn phòng” → “Thanh tra”: chữ này do biến `nguoi` đưa vào, có thể còn ở chỗ khác
          --> content/quyet-dinh.yaml:14:15
           |
        14 | theo_de_nghi: "{{ bien.nguoi }}"
           |               ^
           |
           = gợi ý: sửa giá trị của biến ở tệp YAML

    "#]]);
}

#[test]
fn a_file_that_names_no_source() {
    let case = office();
    let bytes = repacked(&case.read("out/quyet-dinh.docx"), |name, bytes| {
        (name != "docProps/custom.xml").then(|| (name.to_owned(), bytes))
    });
    let bytes = edited_bytes(&bytes, &[("kể từ ngày ký", "từ ngày ký")]);
    let case = case.file("sua.docx", bytes);
    taken(&case, "").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[W022]: `sua.docx` không ghi nó xuất từ nguồn nào
         |
         = gợi ý: nêu tệp DOCX như lúc gửi đi bằng `--goc <TỆP>`; tệp không do `vanban` xuất thì dùng `vanban import`

    "#]]);
    // The file as it was sent says what it was made of.
    taken(&case, "--goc out/quyet-dinh.docx")
        .code(0)
        .stdout(expect![[r#"
        content/quyet-dinh.yaml:17: bớt “kể”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh.yaml
    "#]])
        .stderr(expect![[""]]);
}

#[test]
fn a_file_whose_source_is_gone() {
    let case = edited(office(), &[("kể từ ngày ký", "từ ngày ký")]);
    std::fs::remove_dir_all(case.path("out/.vanban")).unwrap();
    taken(&case, "").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[W022]: `sua.docx`: không còn nguồn của bản đã gửi đi (.vanban/nguon/1c824e777e636e458b9098dd116d755a.json)
         |
         = gợi ý: chép lại thư mục ẩn `.vanban` của nơi đã xuất tệp này (hoặc từ bản sao lưu) về cạnh tệp YAML

    "#]]);
}

#[test]
fn the_wrong_way_round_and_an_issued_paper() {
    let case = edited(office(), &[("kể từ ngày ký", "từ ngày ký")]);
    case.run(&format!("take {PAPER} sua.docx")).code(2).stderr(expect![[r#"
        lỗi: tệp Word phải đứng trước, tệp YAML đứng sau
        gợi ý: đổi chỗ hai tệp: `vanban take sua.docx content/quyet-dinh.yaml`
    "#]]);
    case.run(&format!("issue {PAPER}")).code(0);
    taken(&case, "").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[P006]: `content/quyet-dinh.yaml`: văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026): không đưa gì vào, chưa ghi gì
         |
         = gợi ý: số thay đổi thì ban hành văn bản sửa đổi, thay thế (khoản 3 Điều 18 Nghị định 30); chưa gửi đi mà phải sửa thì sửa thẳng trong tệp rồi chạy `vanban issue content/quyet-dinh.yaml --force`

    "#]]);
}

/// The file of another paper: its words have no place here, however like they are.
#[test]
fn the_file_of_another_paper() {
    let case = edited(office(), &[("kể từ ngày ký", "từ ngày ký")]);
    let text = String::from_utf8(case.read(super::PAPER)).unwrap();
    let case =
        case.file("content/quyet-dinh-khac.yaml", text.replace("Quy chế tiếp công dân", "Quy chế làm việc"));
    case.run("take sua.docx content/quyet-dinh-khac.yaml").code(1).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi[W025]: `sua.docx` là của văn bản `quyet-dinh.yaml`, trích yếu “Về việc ban hành Quy chế tiếp công dân”, không phải của `content/quyet-dinh-khac.yaml`
         |
         = gợi ý: nêu tệp YAML đã xuất nó: `vanban take sua.docx content/quyet-dinh.yaml`

    "#]]);
    // Under a new name it is the same paper.
    let case =
        edited(office(), &[("kể từ ngày ký", "từ ngày ký")]).file("content/quyet-dinh-moi.yaml", &text);
    std::fs::remove_file(case.path(super::PAPER)).unwrap();
    case.run("take sua.docx content/quyet-dinh-moi.yaml").code(0).stdout(expect![[r#"
        content/quyet-dinh-moi.yaml:17: bớt “kể”
        1 chỗ sửa: 1 đưa về
        đã ghi content/quyet-dinh-moi.yaml
    "#]]);
    // Another paper under the same name is another one.
    let other = "loai: thong_bao\nco_quan: {ten: Sở Nội vụ}\nky_hieu: TB-SNV\nnam: 2026\ndia_danh: Hà Nội\ntrich_yeu: Lịch nghỉ\nnoi_dung: Nghỉ ngày 01 tháng 01./.\nnoi_nhan: [Các phòng]\nnguoi_ky: {chuc_vu: Giám đốc, ho_ten: Trần Văn B}\n";
    let case = edited(office(), &[]).file(super::PAPER, other);
    taken(&case, "").code(1).stderr(expect![[r#"
        lỗi[W025]: `sua.docx` là của một văn bản khác cùng tên tệp `quyet-dinh.yaml`, trích yếu “Về việc ban hành Quy chế tiếp công dân”
         |
         = gợi ý: nêu tệp YAML đã xuất nó, ở thư mục khác

    "#]]);
}

/// Number, day, who signs: told by the keys they come from; a name typed into its empty place is taken.
#[test]
fn number_day_and_signer() {
    let text = String::from_utf8(office().read(super::PAPER)).unwrap();
    let text = text.replace("ho_ten: Nguyễn Văn An", "ho_ten: \"\"");
    let case = Case::new().file(super::PAPER, &text);
    case.run("build content/quyet-dinh.yaml").code(0);
    let position = super::around(&case, "GIÁM ĐỐC<");
    let signed = super::paragraph("HoTen", "Nguyễn Văn An");
    let case = edited(case, &[("Số: 05/", "Số: 15/"), (position.as_str(), &format!("{position}{signed}"))]);
    taken(&case, "").code(1).stdout(expect![[r#"
        content/quyet-dinh.yaml:23: thêm đoạn “Nguyễn Văn An”
        2 chỗ sửa: 1 đưa về, 1 không đưa về được
        đã ghi content/quyet-dinh.yaml
    "#]]).stderr(expect![[r#"
        cảnh báo[W020]: `sua.docx`, sửa “05/QĐ-SCT” → “15/QĐ-SCT”: số thứ tự, dấu hoặc chữ này do chương trình in theo thể thức, không gõ trong tệp YAML
         --> content/quyet-dinh.yaml:6:10
          |
        6 | ky_hieu: QĐ-SCT
          |          ^
          |
          = gợi ý: ghi ở `so`, `ngay`, `ky_hieu`, `dia_danh`, hoặc cấp số, ngày bằng `vanban issue`

    "#]]);
    let now = String::from_utf8(case.read(super::PAPER)).unwrap();
    assert_eq!(now.replace("\"Nguyễn Văn An\"", "\"\""), text);
}
