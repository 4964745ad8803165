//! `vanban verify FILE.pdf`: the digital signatures of one file.

use expect_test::expect;
use lopdf::{Document, IncrementalDocument, Object, ObjectId, dictionary};

use super::signed_first::draft;
use crate::harness::{Case, Run};
use crate::support::real_signatures::{TestSigner, place};
use crate::support::signed_fields::{certifies, fields, signed_in};

const ISSUE: &str = "issue a.yaml --so 206 --ngay 05/02/2026 --tu ky.pdf";

/// The draft, signed by its signer and issued; the agency has not signed yet.
fn issued(signer: &TestSigner) -> Case {
    let case = draft();
    let signed = signer.signed(&case.read("out/a.pdf"), "ky_1");
    let case = case.file("ky.pdf", signed);
    case.run(ISSUE).code(0).stderr(expect![[""]]);
    case
}

fn leader() -> TestSigner {
    TestSigner::new("Nguyễn Văn An")
}

/// Something added behind the end of a PDF.
pub(super) fn updated(pdf: &[u8], change: impl Fn(&mut IncrementalDocument)) -> Vec<u8> {
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), Document::load_mem(pdf).unwrap());
    change(&mut update);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).unwrap();
    bytes
}

pub(super) fn first_page(update: &IncrementalDocument) -> ObjectId {
    update.get_prev_documents().page_iter().next().unwrap()
}

/// Signer, number and day, agency: each signature is told with what came behind it, and the file with the paper that it
/// is.
#[test]
fn signatures_and_the_paper_are_told() {
    let case = issued(&leader());
    let both = TestSigner::new("Văn thư cơ quan").signed(&case.read("out/a.pdf"), "co_quan_1");
    let case = case.file("out/a.pdf", both);
    case.run("verify out/a.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        out/a.pdf: 2 chữ ký số
        1. Ô ky_1: Nguyễn Văn An, Sở Công Thương; chứng thư do Nơi cấp chứng thư cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; ký ở ô co_quan_1
        2. Ô co_quan_1: Văn thư cơ quan, Sở Công Thương; chứng thư do Nơi cấp chứng thư cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           ký trên toàn bộ tệp
        Bắt đầu bằng đúng bản đã phát hành: Quyết định số 206/QĐ-SCT ngày 05/02/2026
        Dựng lại từ `a.yaml`: cùng lời văn, cùng số liệu (chỉ so chữ, không so hình vẽ trên trang)
        Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký
    "#]]);
    case.run("verify out/a.pdf --message-format json").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        {"chu_ky":"ky_1","nguoi_ky":"Nguyễn Văn An, Sở Công Thương","noi_cap":"Nơi cấp chứng thư","luc":"2026-10-31T09:15:00+07:00","theo":"may_nguoi_ky","dung":true,"loi":null,"phu_het":false,"them":["điền ô ngay “05”, so “206”, thang “02”","ký ở ô co_quan_1"],"doi_sau_khi_ky":false}
        {"chu_ky":"co_quan_1","nguoi_ky":"Văn thư cơ quan, Sở Công Thương","noi_cap":"Nơi cấp chứng thư","luc":"2026-10-31T09:15:00+07:00","theo":"may_nguoi_ky","dung":true,"loi":null,"phu_het":true,"them":[],"doi_sau_khi_ky":false}
        {"tong":{"chu_ky":2,"dung":2,"khong_dung":0,"doi_sau_khi_ky":0,"phat_hanh":"Quyết định số 206/QĐ-SCT ngày 05/02/2026","dung_loi_van":true,"dung_nguon":null}}
    "#]]);
    case.run("verify ky.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        ky.pdf: 1 chữ ký số
        1. Ô ky_1: Nguyễn Văn An, Sở Công Thương; chứng thư do Nơi cấp chứng thư cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           ký trên toàn bộ tệp
        Bắt đầu bằng một bản do chương trình ghi; cạnh tệp không có bản ghi phát hành để đối chiếu
        Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký
    "#]]);
}

/// Whatever is done to a signed file, or was wrong with how it was signed, is told.
#[test]
fn what_is_wrong_with_a_signature_is_told() {
    let case = draft();
    let pdf = case.read("out/a.pdf");
    let signer = leader();
    let good = signer.signed(&pdf, "ky_1");
    let changed = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        bytes
    };
    // The digest that is signed stands behind its name.
    let name = b"06092a864886f70d010904";
    let digest = place(&good, name) + name.len() + 10;
    let other = TestSigner::new("Nguyễn Văn Khác");
    let told: String = [
        ("good", good.clone()),
        ("a changed byte", changed(2_000)),
        ("a changed digest", changed(digest)),
        ("a swapped certificate", leader().with_certificate_of(&other).signed(&pdf, "ky_1")),
        ("bytes appended", [&good[..], b"\nsomething"].concat()),
        ("another end appended", [&good[..], b"\nsomething\n%%EOF\n"].concat()),
        ("truncated", good[..good.len() - 300].to_vec()),
        ("not to the end", signer.signed_over(&pdf, "ky_1", |[a, b, c, d]| [a, b, c, d - 40])),
        ("not from the start", signer.signed_over(&pdf, "ky_1", |[a, b, c, d]| [a + 9, b - 9, c, d])),
        ("a larger gap", signer.signed_over(&pdf, "ky_1", |[a, b, c, d]| [a, b - 60, c, d])),
        ("overlapping", signer.signed_over(&pdf, "ky_1", |[a, b, c, d]| [a, b, c - 4_100, d + 4_100])),
        ("no signature at all", signed_in(&pdf, "ky_1", &[])),
    ]
    .into_iter()
    .map(|(what, bytes)| {
        let run = Case::new().file("b.pdf", bytes).run("verify b.pdf --message-format short");
        format!("{what}: {}", run.err())
    })
    .collect();
    expect![[r#"
        good: a changed byte: lỗi[P020]: b.pdf: ô ky_1: phần đã ký bị thay đổi sau khi ký; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        lỗi[P022]: b.pdf: không bắt đầu bằng bản nào do chương trình ghi, hoặc bản đó đã bị đổi: hình trên trang có thể đã khác; gợi ý: lấy lại tệp từ nơi lưu; đừng lưu lại tệp bằng phần mềm khác: ký, điền thì chỉ nối thêm vào sau
        a changed digest: lỗi[P020]: b.pdf: ô ky_1: phần đã ký bị thay đổi sau khi ký; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        a swapped certificate: lỗi[P020]: b.pdf: ô ky_1: chữ ký không phải do khóa của chứng thư kèm theo tạo ra; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        bytes appended: lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: byte không thuộc phần nào của tệp; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        another end appended: lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: byte không thuộc phần nào của tệp; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        truncated: lỗi[P020]: b.pdf: có chữ ký không thuộc ô nào; gợi ý: phần mềm ghi tệp này làm hỏng ô ký; lấy lại bản đã ký từ nơi lưu
        not to the end: lỗi[P020]: b.pdf: ô ky_1: chữ ký chỉ phủ một phần, không phủ trọn một bản của tệp; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        not from the start: lỗi[P020]: b.pdf: ô ky_1: chữ ký không phủ từ đầu tệp; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        a larger gap: lỗi[P020]: b.pdf: ô ky_1: chữ ký chừa ra phần khác, không chỉ chính nó; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        overlapping: lỗi[P020]: b.pdf: ô ky_1: vùng byte mà chữ ký nêu không có thật trong tệp: số sai, hoặc tệp bị cắt; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        no signature at all: lỗi[P020]: b.pdf: ô ky_1: chữ ký chừa ra phần khác, không chỉ chính nó; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
    "#]].assert_eq(&told);
}

/// What was added behind a signature is told for what it is; what may change what was signed is an error.
#[test]
fn what_was_added_is_told() {
    let case = issued(&leader());
    let pdf = case.read("out/a.pdf");
    let field = |update: &IncrementalDocument, name: &str| {
        fields(update.get_prev_documents()).into_iter().find(|(own, _)| own == name).unwrap().1
    };
    let told: String = [
        ("nothing", updated(&pdf, |_| {})),
        (
            "another number",
            updated(&pdf, |update| {
                let so = field(update, "so");
                update.opt_clone_object_to_new_document(so).unwrap();
                update.new_document.get_dictionary_mut(so).unwrap().set("V", Object::string_literal("207"));
            }),
        ),
        (
            "how the number looks",
            updated(&pdf, |update| {
                let so = field(update, "so");
                update.opt_clone_object_to_new_document(so).unwrap();
                let look =
                    update.new_document.add_object(lopdf::Stream::new(dictionary! {}, b"0 0 m".to_vec()));
                update.new_document.get_dictionary_mut(so).unwrap().set("AP", dictionary! { "N" => look });
            }),
        ),
        (
            "how the signature looks",
            updated(&pdf, |update| {
                let own = field(update, "ky_1");
                update.opt_clone_object_to_new_document(own).unwrap();
                let look =
                    update.new_document.add_object(lopdf::Stream::new(dictionary! {}, b"0 0 m".to_vec()));
                update.new_document.get_dictionary_mut(own).unwrap().set("AP", dictionary! { "N" => look });
            }),
        ),
        (
            "a page",
            updated(&pdf, |update| {
                let page = first_page(update);
                let content = update.get_prev_documents().get_page_contents(page)[0];
                let empty = lopdf::Stream::new(dictionary! {}, b"q Q".to_vec());
                update.new_document.objects.insert(content, empty.into());
            }),
        ),
        (
            "a letter",
            updated(&pdf, |update| {
                let page = first_page(update);
                let (_, font) =
                    update.get_prev_documents().get_page_fonts(page).unwrap().into_iter().next().unwrap();
                let map = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
                update
                    .new_document
                    .objects
                    .insert(map, lopdf::Stream::new(dictionary! {}, Vec::new()).into());
            }),
        ),
        (
            "a note",
            updated(&pdf, |update| {
                let page = first_page(update);
                let note = update
                    .new_document
                    .add_object(dictionary! { "Type" => "Annot", "Subtype" => "FreeText" });
                update.opt_clone_object_to_new_document(page).unwrap();
                let page = update.new_document.get_dictionary_mut(page).unwrap();
                page.get_mut(b"Annots").unwrap().as_array_mut().unwrap().push(note.into());
            }),
        ),
        (
            "a page less",
            updated(&pdf, |update| {
                let pages = update.get_prev_documents().catalog().unwrap().get(b"Pages").unwrap();
                let pages = pages.as_reference().unwrap();
                update.opt_clone_object_to_new_document(pages).unwrap();
                let pages = update.new_document.get_dictionary_mut(pages).unwrap();
                pages.get_mut(b"Kids").unwrap().as_array_mut().unwrap().pop();
            }),
        ),
        (
            "evidence",
            updated(&pdf, |update| {
                let list = update.new_document.add_object(dictionary! { "Certs" => Vec::<Object>::new() });
                let root = update.get_prev_documents().trailer.get(b"Root").unwrap().as_reference().unwrap();
                update.opt_clone_object_to_new_document(root).unwrap();
                update.new_document.get_dictionary_mut(root).unwrap().set("DSS", list);
            }),
        ),
        (
            "what runs when it is opened",
            updated(&pdf, |update| {
                let root = update.get_prev_documents().trailer.get(b"Root").unwrap().as_reference().unwrap();
                update.opt_clone_object_to_new_document(root).unwrap();
                let run = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
                update.new_document.get_dictionary_mut(root).unwrap().set("OpenAction", run);
            }),
        ),
    ]
    .into_iter()
    .map(|(what, bytes)| {
        let case = Case::new().file("b.pdf", bytes);
        let out = case.run("verify b.pdf").out();
        let added = out.lines().find(|line| line.contains("sau khi ký có thêm")).unwrap_or_default().trim();
        format!("{what}: {added}\n  {}", case.run("verify b.pdf --message-format short").err())
    })
    .collect();
    expect![[r#"
        nothing: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”
          another number: sau khi ký có thêm: điền ô ngay “05”, so “207”, thang “02”
          lỗi[P022]: b.pdf: ô so giữ “207”, mà hình của ô là “206”; gợi ý: số, ngày của tệp không còn rõ: lấy lại tệp từ nơi lưu, rồi đối chiếu lại
        how the number looks: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”
          lỗi[P022]: b.pdf: ô so giữ “206”, mà hình của ô là trống; gợi ý: số, ngày của tệp không còn rõ: lấy lại tệp từ nơi lưu, rồi đối chiếu lại
        how the signature looks: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; đổi hình hoặc nội dung ô ky_1
          lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: đổi hình hoặc nội dung ô ky_1; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        a page: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; đổi nội dung trang 1
          lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: đổi nội dung trang 1; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        a letter: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; đổi nội dung trang 1
          lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: đổi nội dung trang 1; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        a note: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; thêm hoặc đổi ghi chú, hình đặt trên trang 1
          lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: thêm hoặc đổi ghi chú, hình đặt trên trang 1; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        a page less: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; thêm, bớt hoặc đổi chỗ trang; đổi 1 phần khác của tệp
          lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: thêm, bớt hoặc đổi chỗ trang; đổi 1 phần khác của tệp; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        evidence: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; bằng chứng về chứng thư (DSS)
          what runs when it is opened: sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”; đổi 1 phần khác của tệp
          lỗi[P021]: b.pdf: ô ky_1: sau khi ký, tệp bị đổi: đổi 1 phần khác của tệp; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
    "#]].assert_eq(&told);
}

/// Signed by pyHanko in ways that offices' tools use.
#[test]
fn signatures_of_other_tools_are_proven() {
    let case = Case::from_dir("signed");
    case.run("verify by_pyhanko.pdf").code(1).stdout(expect![[r#"
        by_pyhanko.pdf: 7 chữ ký số
        1. Ô rsa: Nguyễn Văn An, Sở Công Thương; chứng thư do Nguyễn Văn An, Sở Công Thương cấp
           ký lúc 05:06:47 ngày 01/12/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: ký ở ô dau; ký ở ô p256; ký ở ô p384; ký ở ô pss; ký ở ô pss_dai; ký ở ô sha1; thuộc tính của tệp
        2. Ô pss: Trần Thị Bình, Sở Công Thương; chứng thư do Trần Thị Bình, Sở Công Thương cấp
           ký lúc 05:06:47 ngày 01/12/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: ký ở ô dau; ký ở ô p256; ký ở ô p384; ký ở ô pss_dai; ký ở ô sha1; thuộc tính của tệp
        3. Ô pss_dai: Trần Thị Bình, Sở Công Thương; chứng thư do Trần Thị Bình, Sở Công Thương cấp
           ký lúc 05:06:47 ngày 01/12/2026 (giờ Việt Nam), theo máy của người ký
           CHƯA XÉT ĐƯỢC CHỮ KÝ: không xét được thuật toán ký này (RSA, P-256, P-384 xét được)
           sau khi ký có thêm: ký ở ô dau; ký ở ô p256; ký ở ô p384; ký ở ô sha1; thuộc tính của tệp
        4. Ô p256: Lê Văn Cường, Sở Công Thương; chứng thư do Lê Văn Cường, Sở Công Thương cấp
           ký lúc 05:06:47 ngày 01/12/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: ký ở ô dau; ký ở ô p384; ký ở ô sha1
        5. Ô p384: Phạm Thị Dung, Sở Công Thương; chứng thư do Phạm Thị Dung, Sở Công Thương cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo dấu thời gian của Máy đóng dấu thời gian, Sở Công Thương
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: ký ở ô dau; ký ở ô sha1
        6. Ô sha1: Nguyễn Văn An, Sở Công Thương; chứng thư do Nguyễn Văn An, Sở Công Thương cấp
           ký lúc 05:06:47 ngày 01/12/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: ký ở ô dau
        7. Ô dau: Máy đóng dấu thời gian, Sở Công Thương; chứng thư do Máy đóng dấu thời gian, Sở Công Thương cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo dấu thời gian của Máy đóng dấu thời gian, Sở Công Thương
           dấu thời gian đúng với chứng thư đó; phần được đóng dấu còn nguyên
           ký trên toàn bộ tệp
        Không phải tệp do chương trình ghi: chỉ xét chữ ký số
        Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký
    "#]]).stderr(expect![[r#"
        lỗi[P020]: by_pyhanko.pdf: ô pss_dai: không xét được thuật toán ký này (RSA, P-256, P-384 xét được)
         |
         = gợi ý: xem bằng phần mềm ký; chưa xem được thì coi như chưa có chữ ký

        cảnh báo[P020]: by_pyhanko.pdf: ô sha1: ký bằng SHA-1 hoặc khóa dưới 2048 bit, nay không còn đủ an toàn
         |
         = gợi ý: chữ ký cũ thì giữ kèm dấu thời gian; ký mới thì dùng SHA-256

    "#]]);
}

/// A paper beside its records: the file must be the issued one, and say the paper's words.
#[test]
fn the_file_is_held_against_its_paper() {
    let case = issued(&leader());
    let good = case.read("out/a.pdf");
    // Another file in its place, signed well.
    let other = TestSigner::new("Ai đó").signed(&case.read("ky.pdf"), "co_quan_1");
    let case = case.file("out/a.pdf", other);
    case.run("verify out/a.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: out/a.pdf: không bắt đầu bằng bản đã phát hành (Quyết định số 206/QĐ-SCT ngày 05/02/2026); gợi ý: lấy lại tệp từ nơi lưu; ký thì ký trên đúng tệp do `vanban issue` ghi
    "#]]);
    // The YAML says something else by now.
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let case =
        case.file("out/a.pdf", &good).file("a.yaml", text.replacen("trich_yeu: ", "trich_yeu: Việc ", 1));
    case.run("verify out/a.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: out/a.pdf: lời văn trong bản ghi phát hành khác với `a.yaml`; gợi ý: trả tệp YAML và các tệp kèm theo về như khi phát hành; tệp PDF sai thì lấy lại từ nơi lưu
    "#]]);
    // The pages were changed behind the issued paper.
    let other = updated(&good, |update| {
        let page = first_page(update);
        let content = update.get_prev_documents().get_page_contents(page)[0];
        let empty = lopdf::Stream::new(dictionary! {}, b"q Q".to_vec());
        update.new_document.objects.insert(content, empty.into());
    });
    let case = case.file("out/a.pdf", other).file("a.yaml", &text);
    case.run("verify out/a.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P021]: out/a.pdf: ô ky_1: sau khi ký, tệp bị đổi: đổi nội dung trang 1; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        lỗi[P022]: out/a.pdf: sau khi phát hành, tệp bị đổi: đổi nội dung trang 1; gợi ý: lấy lại tệp từ nơi lưu; đừng dùng phần thêm khi chưa rõ ai thêm
        lỗi[P022]: out/a.pdf: lời văn khác với `a.yaml`: “……” mà văn bản là “…UBNDTỈNHANBÌNHSỞCÔNG…”; gợi ý: trả tệp YAML và các tệp kèm theo về như khi phát hành; tệp PDF sai thì lấy lại từ nơi lưu
    "#]]);
    // Another number was put over the issued one.
    let other = updated(&good, |update| {
        let (_, so) = fields(update.get_prev_documents()).swap_remove(0);
        update.opt_clone_object_to_new_document(so).unwrap();
        update.new_document.get_dictionary_mut(so).unwrap().set("V", Object::string_literal("207"));
    });
    let case = case.file("out/a.pdf", other);
    case.run("verify out/a.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: out/a.pdf: sau khi phát hành, tệp bị đổi: điền ô so “207”; gợi ý: lấy lại tệp từ nơi lưu; đừng dùng phần thêm khi chưa rõ ai thêm
        lỗi[P022]: out/a.pdf: lời văn khác với `a.yaml`: “…lập-Tựdo-HạnhphúcSố:/QĐ-SCTAnBình,ngàyth…” mà văn bản là “…lập-Tựdo-HạnhphúcSố:206/QĐ-SCTAnBình,ngà…”; gợi ý: trả tệp YAML và các tệp kèm theo về như khi phát hành; tệp PDF sai thì lấy lại từ nơi lưu
        lỗi[P022]: out/a.pdf: ô so giữ “207”, mà hình của ô là “206”; gợi ý: số, ngày của tệp không còn rõ: lấy lại tệp từ nơi lưu, rồi đối chiếu lại
    "#]]);
    // A copy elsewhere with its record is known, without YAML its words are not looked at.
    let record = case.read("a.phat-hanh.json");
    let copy = Case::new().file("b.pdf", &good).file("b.phat-hanh.json", record);
    copy.run("verify b.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        b.pdf: 1 chữ ký số
        1. Ô ky_1: Nguyễn Văn An, Sở Công Thương; chứng thư do Nơi cấp chứng thư cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”
        Bắt đầu bằng đúng bản đã phát hành: Quyết định số 206/QĐ-SCT ngày 05/02/2026
        Không còn tệp YAML hay nguồn của văn bản: chưa so được lời văn
        Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký
    "#]]);
}

/// What cannot be looked at is told, and so is a file without a signature.
#[test]
fn what_is_no_signed_pdf_is_told() {
    let case = draft();
    let pdf = case.read("out/a.pdf");
    let case = Case::new()
        .file("b.pdf", &pdf)
        .file("c.pdf", b"%PDF-1.7 and nothing")
        .file("d.pdf", "chữ")
        .file("e.pdf", signed_in(&pdf, "ky_1", &[certifies(1)]));
    let told: String = ["b.pdf", "c.pdf", "d.pdf", "e.pdf"]
        .into_iter()
        .map(|name| case.run(&format!("verify {name} --message-format short")))
        .map(Run::text)
        .collect();
    expect![[r#"
        b.pdf: không có chữ ký số
        Bắt đầu bằng một bản do chương trình ghi; cạnh tệp không có bản ghi phát hành để đối chiếu
        e.pdf: 1 chữ ký số
        1. Ô ky_1: không rõ người ký
           không rõ ký lúc nào
           CHỮ KÝ KHÔNG ĐÚNG: chữ ký chừa ra phần khác, không chỉ chính nó
        Bắt đầu bằng một bản do chương trình ghi; cạnh tệp không có bản ghi phát hành để đối chiếu
        Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký
    "#]]
    .assert_eq(&told);
}
