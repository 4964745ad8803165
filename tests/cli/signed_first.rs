//! The signer signs the file first, then it gets number and day: `chu_ky_so`, `issue --tu`.

use expect_test::expect;
use lopdf::{Document, Object};

use super::decision;
use crate::harness::Case;
use crate::support::signed_fields::{certifies, fields, locks, signed_in, untagged, value};

const ISSUE: &str = "issue a.yaml --so 206 --ngay 05/02/2026 --tu ky.pdf";

/// The office's decision as a draft to be signed as a file, written.
pub(super) fn draft() -> Case {
    let case = decision();
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("so:") && !line.starts_with("ngay:"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let case = case.file("a.yaml", format!("chu_ky_so: có\nnam: 2026\n{text}"));
    case.run("build a.yaml").code(0).stderr(expect![[""]]);
    case
}

/// The same, signed by its signer.
fn signed_draft() -> Case {
    let case = draft();
    let signed = signed_in(&case.read("out/a.pdf"), "ky_1", &[]);
    case.file("ky.pdf", signed)
}

fn pdf(case: &Case, name: &str) -> Document {
    Document::load_mem(&case.read(name)).unwrap()
}

/// The PDF has a field for each signer, for the agency, for number, day and month, each in the tree of tags; it declares
/// both standards although its day is open, and no day of it stands anywhere.
#[test]
fn a_draft_has_fields_that_are_tagged() {
    let case = draft();
    let mut draft = pdf(&case, "out/a.pdf");
    let names: Vec<String> = fields(&draft).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["so", "ngay", "thang", "ky_1", "co_quan_1"]);
    assert_eq!(untagged(&draft), Vec::<String>::new());
    let bytes = case.read("out/a.pdf");
    let says = |words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(says("pdfuaid:part") && says("pdfaid:part") && !says("CreateDate") && !says("CreationDate"));
    // The picture that marked its place is not drawn, and nothing says its words twice.
    let page = draft.get_pages()[&1];
    let drawn = draft.get_page_content(page);
    assert!(!String::from_utf8_lossy(&drawn).contains("/Alt"));

    let (_, id) = fields(&draft).swap_remove(0);
    draft.get_dictionary_mut(id).unwrap().remove(b"StructParent");
    assert_eq!(untagged(&draft), ["so: not in the tree of tags"]);
}

/// Number and day go into the signed file behind what is signed; it is the issued one from then on.
#[test]
fn number_and_day_go_into_the_signed_file() {
    let case = signed_draft();
    case.run(ISSUE).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yaml: Quyết định số 206/QĐ-SCT ngày 05/02/2026 → out/a.pdf, out/a.docx
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        206/QĐ-SCT,05/02/2026,Quyết định Về việc ban hành Quy chế tiếp công dân,Nguyễn Văn An,Như Điều 3; UBND tỉnh (để báo cáo),"VT, VP",,
    "#]]);
    let (signed, issued) = (case.read("ky.pdf"), case.read("out/a.pdf"));
    assert!(issued.starts_with(&signed) && issued.len() > signed.len());
    let filled = pdf(&case, "out/a.pdf");
    let values = ["so", "ngay", "thang"].map(|name| value(&filled, name).unwrap());
    assert_eq!(values, ["206", "05", "02"]);
    assert_eq!(untagged(&filled), Vec::<String>::new());
    assert!(case.docx_part("out/a.docx", "word/document.xml").contains("206/"));

    case.run("verify out").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đối chiếu 2 tệp: 2 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]]);
    case.run("build a.yaml").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yaml → out/a.pdf (giữ bản đã phát hành), out/a.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("issue a.yaml").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yaml: Quyết định số 206/QĐ-SCT ngày 05/02/2026, đã cấp từ trước → out/a.pdf (giữ bản đã phát hành), out/a.docx (không đổi)
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        206/QĐ-SCT,05/02/2026,Quyết định Về việc ban hành Quy chế tiếp công dân,Nguyễn Văn An,Như Điều 3; UBND tỉnh (để báo cáo),"VT, VP",,
    "#]]);
    assert!(case.read("out/a.pdf") == issued);
    // The agency signs, and that stays too.
    let case = case.file("out/a.pdf", signed_in(&issued, "co_quan_1", &[]));
    case.run("build a.yaml").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yaml → out/a.pdf (giữ bản đã ký số), out/a.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    case.run("verify out")
        .code(0)
        .stderr(expect![[r#"
        lưu ý[U008]: a.pdf: bản đã ký số của văn bản đã phát hành (Quyết định số 206/QĐ-SCT ngày 05/02/2026)

    "#]])
        .stdout(expect![[r#"
        Đối chiếu 2 tệp: 2 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]]);
}

/// What is filled in is drawn in letters that the file holds.
#[test]
fn what_is_filled_in_is_drawn_in_embedded_letters() {
    let case = signed_draft();
    case.run(ISSUE).code(0);
    let filled = pdf(&case, "out/a.pdf");
    for (name, id) in fields(&filled).into_iter().filter(|(name, _)| !name.contains('_')) {
        let field = filled.get_dictionary(id).unwrap();
        let shown =
            field.get(b"AP").and_then(Object::as_dict).unwrap().get(b"N").and_then(Object::as_reference);
        let shown = filled.get_object(shown.unwrap()).and_then(Object::as_stream).unwrap();
        let resources =
            filled.dereference(shown.dict.get(b"Resources").unwrap()).unwrap().1.as_dict().unwrap();
        let fonts = filled.dereference(resources.get(b"Font").unwrap()).unwrap().1.as_dict().unwrap();
        for (_, font) in fonts.iter() {
            let font = filled.dereference(font).unwrap().1.as_dict().unwrap();
            let inner = font.get(b"DescendantFonts").and_then(|all| filled.dereference(all)).unwrap().1;
            let inner = filled.dereference(&inner.as_array().unwrap()[0]).unwrap().1.as_dict().unwrap();
            let about =
                filled.dereference(inner.get(b"FontDescriptor").unwrap()).unwrap().1.as_dict().unwrap();
            assert!(about.has(b"FontFile2"), "{name}");
        }
        assert!(!fonts.is_empty(), "{name}");
    }
}

/// The signed file may lie where the result goes: it only gets longer.
#[test]
fn the_signed_file_may_be_the_one_in_the_results() {
    let case = signed_draft();
    let signed = case.read("ky.pdf");
    let case = case.file("out/a.pdf", &signed);
    case.run("issue a.yaml --so 206 --ngay 05/02/2026 --tu out/a.pdf").code(0).stderr(expect![[""]]);
    assert!(case.read("out/a.pdf").starts_with(&signed));
}

/// Each file that cannot be filled in is told with what to do; nothing is written.
#[test]
fn what_cannot_be_filled_in_is_told() {
    let case = signed_draft();
    let (draft, yaml) = (case.read("out/a.pdf"), case.read("a.yaml"));
    let signed = |permits: &[_]| signed_in(&draft, "ky_1", permits);
    case.run(ISSUE).code(0);
    let told: String = [
        ("unsigned", draft.clone()),
        ("no PDF", b"so 206".to_vec()),
        ("filled in", case.read("out/a.pdf")),
        ("certified, no changes", signed(&[certifies(1)])),
        ("number locked", signed(&[locks("Include", &["so"])])),
        ("all but the seal locked", signed(&[locks("Exclude", &["co_quan_1"])])),
    ]
    .into_iter()
    .map(|(what, bytes)| {
        let case = Case::new().file("a.yaml", &yaml).file("ky.pdf", bytes);
        let told = case.run(&format!("{ISSUE} --message-format short")).code(1).err();
        assert!(case.read("a.yaml") == yaml && !case.path("out/a.pdf").exists());
        format!("{what}: {told}")
    })
    .collect();
    expect![[r#"
        unsigned: lỗi[P018]: `ky.pdf` chưa có chữ ký số nào; gợi ý: người ký ký số trước, vào ô có sẵn ở chỗ ký; văn bản ký giấy thì bỏ `--tu`
        no PDF: lỗi[P018]: `ky.pdf` không phải bản PDF xuất từ `a.yaml` như tệp đang có; gợi ý: văn bản, mẫu trình bày hay chương trình đã đổi từ khi trình ký: trả lại như khi đó, hoặc xuất lại bằng `vanban build` rồi trình ký lại
        filled in: lỗi[P018]: `ky.pdf` đã được điền số 206; gợi ý: dùng tệp người ký đã ký, chưa điền số
        certified, no changes: lỗi[P018]: chữ ký ở ô `ky_1` của `ky.pdf` không cho điền số, ngày sau khi ký; gợi ý: ký lại, ở phần mềm ký chọn cho phép điền mẫu (form) sau khi ký, không khóa tài liệu
        number locked: lỗi[P018]: chữ ký ở ô `ky_1` của `ky.pdf` không cho điền số, ngày sau khi ký; gợi ý: ký lại, ở phần mềm ký chọn cho phép điền mẫu (form) sau khi ký, không khóa tài liệu
        all but the seal locked: lỗi[P018]: chữ ký ở ô `ky_1` của `ky.pdf` không cho điền số, ngày sau khi ký; gợi ý: ký lại, ở phần mềm ký chọn cho phép điền mẫu (form) sau khi ký, không khóa tài liệu
    "#]].assert_eq(&told);
    // What permits to fill in forms does not stand in the way.
    for permits in [certifies(2), locks("Include", &["ky_1"]), locks("Exclude", &["so", "ngay", "thang"])] {
        let case = Case::new().file("a.yaml", &yaml).file("ky.pdf", signed(&[permits]));
        case.run(ISSUE).code(0).stderr(expect![[""]]);
    }
}

/// The signed file must be that of this very paper, and number and day may change nothing that the signer saw.
#[test]
fn the_signed_file_must_be_that_of_the_paper() {
    let case = signed_draft();
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let changed = case.file("a.yaml", text.replacen("trich_yeu: ", "trich_yeu: Việc ", 1));
    changed.run(ISSUE).code(1).stderr(expect![[r#"
        lỗi[P018]: `ky.pdf` không phải bản PDF xuất từ `a.yaml` như tệp đang có
         |
         = gợi ý: văn bản, mẫu trình bày hay chương trình đã đổi từ khi trình ký: trả lại như khi đó, hoặc xuất lại bằng `vanban build` rồi trình ký lại

    "#]]);

    let case = changed.file("a.yaml", text.replace("chu_ky_so: có\n", ""));
    case.run("build a.yaml --force").code(0);
    case.run("issue a.yaml --so 206 --ngay 05/02/2026 --tu out/a.pdf").code(1).stderr(expect![[r#"
        lỗi[P018]: `out/a.pdf` không có ô để điền số
         |
         = gợi ý: ghi `chu_ky_so: có` trong tệp YAML, bỏ `so`, `ngay`, xuất lại rồi trình ký lại

    "#]]);

    let case = case.file("a.yaml", &text);
    case.run(ISSUE).code(0);
    case.run("issue a.yaml --tu ky.pdf").code(1).stderr(expect![[r#"
        lỗi[P018]: `a.yaml` đã phát hành (Quyết định số 206/QĐ-SCT ngày 05/02/2026): `--tu` dùng khi cấp số lần đầu
         |
         = gợi ý: bỏ `--tu` để xem bản đã phát hành có còn nguyên không

    "#]]);
    let template = case.file("mau.yaml", "dia_phuong: don-vi.csv\n");
    template.run("issue mau.yaml --so 1 --tu ky.pdf").code(2).stderr(expect![[r#"
        lỗi: `mau.yaml` là mẫu nhiều địa phương: `--tu` chỉ dùng với một văn bản
        gợi ý: bỏ `--tu`: văn bản của từng địa phương được cấp số trước, ký số sau
    "#]]);
    template.run("issue a.yaml --csv b.csv --tu ky.pdf").code(2).stderr(expect![[r#"
        lỗi: không dùng `--csv <BẢNG>` cùng với `--tu <TỆP PDF>`
        gợi ý: xem cách dùng: `vanban issue --help`
    "#]]);
}
