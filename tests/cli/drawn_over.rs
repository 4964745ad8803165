//! `vanban verify` of files whose words are right and which are not what was written: drawn over, written anew by others,
//! put under the name of another, with fields that say two things, or a record that is broken.

use expect_test::expect;
use lopdf::{Dictionary, Document, Object, Stream};

use super::signed_file::{first_page, updated};
use super::signed_first::{draft, signed_draft};
use super::{decision, office};
use crate::harness::Case;
use crate::support::real_signatures::{TestSigner, place};
use crate::support::signed_fields::fields;

/// A white area over the page, behind all that is drawn.
const WHITE: &[u8] = b"\nq 1 1 1 rg 100 300 200 40 re f Q\n";

fn saved(mut pdf: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// The file with its first page drawn over, written anew as other programs write it.
fn drawn_over(pdf: &[u8]) -> Vec<u8> {
    let mut pdf = Document::load_mem(pdf).unwrap();
    let page = pdf.page_iter().next().unwrap();
    let content = [pdf.get_page_content(page), WHITE.to_vec()].concat();
    pdf.change_page_content(page, content).unwrap();
    saved(pdf)
}

/// Its words are the same, what is seen is not: signed or not, only the text was compared, and the file is none of ours.
#[test]
fn a_page_that_was_drawn_over_is_no_paper_of_ours() {
    let case = decision();
    case.run("build a.yaml --format pdf --kem-nguon").code(0);
    let pdf = case.read("out/a.pdf");
    let over = Case::new().file("b.pdf", drawn_over(&pdf));
    over.run("verify b.pdf --message-format short").code(1).stdout(expect![[r#"
        b.pdf: không có chữ ký số
        Dựng lại từ nguồn kèm trong tệp: cùng lời văn, cùng số liệu (chỉ so chữ, không so hình vẽ trên trang)
    "#]]).stderr(expect![[r#"
        lỗi[P022]: b.pdf: không bắt đầu bằng bản nào do chương trình ghi, hoặc bản đó đã bị đổi: hình trên trang có thể đã khác; gợi ý: lấy lại tệp từ nơi lưu; đừng lưu lại tệp bằng phần mềm khác: ký, điền thì chỉ nối thêm vào sau
    "#]]);
    let mut again = Document::load_mem(&pdf).unwrap();
    again.add_object(Object::Null);
    let again = Case::new().file("b.pdf", saved(again));
    assert!(again.run("verify b.pdf").code(1).err().contains("không bắt đầu bằng bản nào"));
    // Signed by somebody, without source.
    let signer = TestSigner::new("Nguyễn Văn An");
    let signed = signer.signed(&drawn_over(&draft().read("out/a.pdf")), "ky_1");
    let signed = Case::new().file("b.pdf", signed);
    signed.run("verify b.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: b.pdf: không bắt đầu bằng bản nào do chương trình ghi, hoặc bản đó đã bị đổi: hình trên trang có thể đã khác; gợi ý: lấy lại tệp từ nơi lưu; đừng lưu lại tệp bằng phần mềm khác: ký, điền thì chỉ nối thêm vào sau
    "#]]);
}

/// What was drawn behind what the program wrote, before anybody signed, is no part of it.
#[test]
fn what_was_drawn_before_the_signature_is_told() {
    let pdf = draft().read("out/a.pdf");
    let painted = updated(&pdf, |update| {
        let page = first_page(update);
        let content = update.get_prev_documents().get_page_contents(page)[0];
        let own = update.get_prev_documents().get_page_content(page);
        let drawn = Stream::new(Dictionary::new(), [own, WHITE.to_vec()].concat());
        update.new_document.objects.insert(content, drawn.into());
    });
    let signed = TestSigner::new("Nguyễn Văn An").signed(&painted, "ky_1");
    let case = Case::new().file("b.pdf", signed);
    case.run("verify b.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: b.pdf: sau bản do chương trình ghi, tệp bị đổi: đổi nội dung trang 1; gợi ý: lấy lại tệp từ nơi lưu; đừng dùng phần thêm khi chưa rõ ai thêm
    "#]]);
}

/// A signed file of another program is looked at for its signature, and nothing else is said of it.
#[test]
fn the_file_of_another_program_is_none_of_its_business() {
    let mut pdf = Document::load_mem(&draft().read("out/a.pdf")).unwrap();
    let about = pdf.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    pdf.get_dictionary_mut(about).unwrap().set("Creator", Object::string_literal("khac"));
    let mut bytes = saved(pdf);
    let tool = b"<xmp:CreatorTool>vanban";
    let at = place(&bytes, tool) + tool.len();
    bytes[at - 6..at].copy_from_slice(b"khacak");
    let signed = TestSigner::new("Nguyễn Văn An").signed(&bytes, "ky_1");
    let run = Case::new().file("b.pdf", signed).run("verify b.pdf").code(0).stderr(expect![[""]]);
    assert!(run.out().contains("Không phải tệp do chương trình ghi: chỉ xét chữ ký số"), "{}", run.out());
}

/// Number and day in one place, other ones in another; a field that shows something else than it holds.
#[test]
fn fields_that_say_two_things_are_told() {
    let case = signed_draft();
    case.run(super::signed_first::ISSUE).code(0);
    let pdf = case.read("out/a.pdf");
    let good = Case::new().file("b.pdf", &pdf);
    good.run("verify b.pdf --message-format short").code(0).stderr(expect![[""]]);
    let other = updated(&pdf, |update| {
        let all = fields(update.get_prev_documents());
        for (name, value) in [("so", "999"), ("thang", "")] {
            let (_, id) = all.iter().find(|(own, _)| own == name).unwrap();
            update.opt_clone_object_to_new_document(*id).unwrap();
            let field = update.new_document.get_dictionary_mut(*id).unwrap();
            field.set("V", Object::string_literal(value));
        }
    });
    let case = Case::new().file("b.pdf", other);
    case.run("verify b.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: b.pdf: ô so giữ “999”, mà hình của ô là “206”; gợi ý: số, ngày của tệp không còn rõ: lấy lại tệp từ nơi lưu, rồi đối chiếu lại
        lỗi[P022]: b.pdf: ô thang giữ trống, mà hình của ô là “02”; gợi ý: số, ngày của tệp không còn rõ: lấy lại tệp từ nơi lưu, rồi đối chiếu lại
    "#]]);
}

/// The file of another paper under the name of this one.
#[test]
fn the_file_of_another_paper_is_told() {
    let case = decision();
    let other = String::from_utf8(case.read("a.yaml")).unwrap().replacen("so: ", "so: 1", 1);
    let case = case.file("b.yaml", other);
    case.run("build a.yaml b.yaml --format pdf").code(0);
    let pdf = case.read("out/a.pdf");
    let case = case.file("out/b.pdf", pdf);
    let run = case.run("verify out/b.pdf --message-format short").code(1);
    assert!(
        run.err().contains("lỗi[P022]: out/b.pdf: là tệp `a.pdf`, không phải tệp mang tên này"),
        "{}",
        run.err()
    );
    // A copy under a name that no record has is the paper still.
    let copy = case.read("out/a.pdf");
    let case = case.file("out/a (1).pdf", copy);
    let run = case.command(".", "verify").arg("out/a (1).pdf").output().unwrap();
    assert!(String::from_utf8_lossy(&run.stdout).contains("Bắt đầu bằng đúng bản đã xuất"));
}

/// A line of the record that cannot be read is told: nobody knows which file it is about.
#[test]
fn a_broken_line_of_the_record_is_told() {
    let case = office();
    case.run("build content/quyet-dinh.yaml").code(0);
    case.run("verify out").code(0);
    let record = String::from_utf8(case.read("out/.vanban.jsonl")).unwrap();
    let case = case.file("out/.vanban.jsonl", format!("{{\"tep\":\"b.pdf\",\"ket_qu\n{record}"));
    case.run("verify out --message-format short").code(1).stderr(expect![[r#"
        lỗi[U006]: .vanban.jsonl: có 1 dòng hỏng: không rõ ghi về tệp nào; gợi ý: lấy lại danh mục từ bản sao lưu, hoặc xuất lại bằng lệnh đã dùng
    "#]]);
}

/// A paper whose signer has no name is not issued; with the name given it is.
#[test]
fn a_paper_without_the_name_of_its_signer_is_not_issued() {
    let case = decision();
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("so:") && !line.starts_with("ngay:"));
    let text: String = lines.map(|line| format!("{}\n", line.replace("Nguyễn Văn An", "\"\""))).collect();
    let case = case.file("a.yaml", format!("nam: 2026\n{text}"));
    case.run("issue a.yaml --so 7 --ngay 05/02/2026 --message-format short").code(1).stderr(expect![[r#"
        a.yaml:22:11: lỗi[P009]: văn bản phát hành chưa có họ tên người ký; gợi ý: thêm `--nguoi-ky "Họ và tên"` (hai người ký thì ngăn bằng dấu chấm phẩy), hoặc ghi `ho_ten`
    "#]]);
    assert!(!case.path("a.phat-hanh.json").exists() && !case.path("out/a.pdf").exists());
    case.run("issue a.yaml --so 7 --ngay 05/02/2026 --nguoi-ky An").code(0);
}
