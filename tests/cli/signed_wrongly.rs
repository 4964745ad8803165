//! Files that get no number although they are signed, and signed papers that would be lost.

use expect_test::expect;
use lopdf::dictionary;

use super::signed_file::{first_page, updated};
use super::signed_first::{ISSUE, signed_draft};
use crate::harness::Case;
use crate::support::pdf_additions::annotated;
use crate::support::real_signatures::{TestSigner, place};
use crate::support::signed_fields::signed_in;

/// The same file whose first page shows something else.
fn painted(pdf: &[u8]) -> Vec<u8> {
    updated(pdf, |update| {
        let page = first_page(update);
        let content = update.get_prev_documents().get_page_contents(page)[0];
        let other = lopdf::Stream::new(dictionary! {}, b"1 0 0 rg 100 300 200 80 re f".to_vec());
        update.new_document.objects.insert(content, other.into());
    })
}

fn leader() -> TestSigner {
    TestSigner::new("Nguyễn Văn An")
}

/// Whatever was done to the paper besides signing it in its own fields keeps it from getting a number; nothing is
/// written.
#[test]
fn a_file_that_was_not_only_signed_gets_no_number() {
    let case = signed_draft();
    let (draft, good, yaml) = (case.read("out/a.pdf"), case.read("ky.pdf"), case.read("a.yaml"));
    let changed = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        bytes
    };
    // The digest that is signed stands behind its name.
    let name = b"06092a864886f70d010904";
    let digest = place(&good, name) + name.len() + 10;
    let told: String = [
        ("painted after it was signed", painted(&good)),
        ("painted before it was signed", leader().signed(&painted(&draft), "ky_1")),
        ("a digit of the signature", changed(digest)),
        ("a byte of what is signed", changed(draft.len() + 30)),
        ("another's certificate", leader().with_certificate_of(&leader()).signed(&draft, "ky_1")),
        ("zeros for a signature", signed_in(&draft, "ky_1", &[])),
        ("bytes appended", [&good[..], b"\n% more\n"].concat()),
        ("the agency first", TestSigner::new("Văn thư").signed(&draft, "co_quan_1")),
        ("the agency before number and day", TestSigner::new("Văn thư").signed(&good, "co_quan_1")),
        ("in a field of its own", leader().signed(&draft, "Signature1")),
        ("in a second field of its own", leader().signed(&good, "Signature1")),
    ]
    .into_iter()
    .map(|(what, bytes)| {
        let case = Case::new().file("a.yaml", &yaml).file("ky.pdf", bytes);
        let told = case.run(&format!("{ISSUE} --message-format short")).code(1).err();
        assert!(case.read("a.yaml") == yaml && !case.path("out/a.pdf").exists(), "{what}");
        format!("{what}: {told}")
    })
    .collect();
    expect![[r#"
        painted after it was signed: lỗi[P021]: ky.pdf: ô ky_1: sau khi ký, tệp bị đổi: đổi nội dung trang 1; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        painted before it was signed: lỗi[P018]: `ky.pdf` có phần không phải chữ ký vào ô có sẵn: đổi nội dung trang 1; gợi ý: trình ký lại đúng tệp do `vanban build` xuất, mỗi người ký vào ô của mình, không thêm gì khác
        a digit of the signature: lỗi[P020]: ky.pdf: ô ky_1: phần đã ký bị thay đổi sau khi ký; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        a byte of what is signed: lỗi[P020]: ky.pdf: ô ky_1: phần đã ký bị thay đổi sau khi ký; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        lỗi[P018]: `ky.pdf` có phần không phải chữ ký vào ô có sẵn: đổi hình hoặc nội dung ô ky_1; gợi ý: trình ký lại đúng tệp do `vanban build` xuất, mỗi người ký vào ô của mình, không thêm gì khác
        another's certificate: lỗi[P020]: ky.pdf: ô ky_1: chữ ký không phải do khóa của chứng thư kèm theo tạo ra; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        zeros for a signature: lỗi[P020]: ky.pdf: ô ky_1: chữ ký chừa ra phần khác, không chỉ chính nó; gợi ý: đừng dùng tệp này; lấy lại từ người gửi, hoặc từ nơi lưu, rồi đối chiếu lại
        bytes appended: lỗi[P021]: ky.pdf: ô ky_1: sau khi ký, tệp bị đổi: byte không thuộc phần nào của tệp; gợi ý: xem bản người ký đã ký: phần mềm ký mở được bản đó; đừng dùng phần thêm khi chưa rõ ai thêm
        the agency first: lỗi[P018]: `ky.pdf` chưa có chữ ký số ở ô ky_1; gợi ý: đủ chữ ký của mọi người ký rồi mới cấp số, ngày; mỗi người ký vào ô có sẵn ở chỗ của mình
        lỗi[P018]: `ky.pdf` đã có chữ ký số của cơ quan (ô co_quan_1) trước khi có số, ngày; gợi ý: thứ tự là người ký ký, cấp số, ngày bằng lệnh này, rồi mới ký số của cơ quan trên tệp lệnh này ghi: dùng tệp người ký đã ký, cơ quan chưa ký
        the agency before number and day: lỗi[P018]: `ky.pdf` đã có chữ ký số của cơ quan (ô co_quan_1) trước khi có số, ngày; gợi ý: thứ tự là người ký ký, cấp số, ngày bằng lệnh này, rồi mới ký số của cơ quan trên tệp lệnh này ghi: dùng tệp người ký đã ký, cơ quan chưa ký
        in a field of its own: lỗi[P018]: `ky.pdf` có phần không phải chữ ký vào ô có sẵn: ký ở ô Signature1; gợi ý: trình ký lại đúng tệp do `vanban build` xuất, mỗi người ký vào ô của mình, không thêm gì khác
        lỗi[P018]: `ky.pdf` chưa có chữ ký số ở ô ky_1; gợi ý: đủ chữ ký của mọi người ký rồi mới cấp số, ngày; mỗi người ký vào ô có sẵn ở chỗ của mình
        in a second field of its own: lỗi[P018]: `ky.pdf` có phần không phải chữ ký vào ô có sẵn: ký ở ô Signature1; gợi ý: trình ký lại đúng tệp do `vanban build` xuất, mỗi người ký vào ô của mình, không thêm gì khác
    "#]].assert_eq(&told);
}

/// Every signer signs before the paper gets its number.
#[test]
fn every_signer_signs_first() {
    let text = std::fs::read_to_string("tests/cases/kinds/ke_hoach_lien_tich.yaml").unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("so:") && !line.starts_with("ngay:"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let case = Case::new().file("a.yaml", format!("chu_ky_so: có\n{text}"));
    case.run("build a.yaml").code(0);
    let one = leader().signed(&case.read("out/a.pdf"), "ky_1");
    let both = TestSigner::new("Trần Thị Bình").signed(&one, "ky_2");
    let case = case.file("ky.pdf", one);
    case.run(&format!("{ISSUE} --message-format short")).code(1).stderr(expect![[r#"
        lỗi[P018]: `ky.pdf` chưa có chữ ký số ở ô ky_2; gợi ý: đủ chữ ký của mọi người ký rồi mới cấp số, ngày; mỗi người ký vào ô có sẵn ở chỗ của mình
    "#]]);
    case.file("ky.pdf", both).run(ISSUE).code(0).stderr(expect![[""]]);
}

/// What was done to the paper after it was issued is told by all that meet it, though the agency signed it then; the
/// file stays.
#[test]
fn an_issued_file_that_was_painted_is_told_by_verify_and_build() {
    let case = signed_draft();
    case.run(ISSUE).code(0);
    let spoilt = TestSigner::new("Văn thư").signed(&painted(&case.read("out/a.pdf")), "co_quan_1");
    let case = case.file("out/a.pdf", &spoilt);
    case.run("verify out")
        .code(1)
        .stderr(expect![[r#"
        lỗi[P022]: a.pdf: sau khi phát hành, tệp bị đổi: đổi nội dung trang 1
         |
         = gợi ý: lấy lại tệp từ nơi lưu; đừng dùng phần thêm khi chưa rõ ai thêm

    "#]])
        .stdout(expect![[r#"
        Đối chiếu 2 tệp: 1 khớp, 0 thiếu, 1 đã thay đổi; 0 tệp ngoài danh mục
    "#]]);
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: out/a.pdf: sau khi phát hành, tệp bị đổi: đổi nội dung trang 1: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản đã ký từ nơi lưu rồi chạy lại; muốn giữ cả tệp này thì chuyển nó đi nơi khác, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ nó thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    case.run("build a.yaml --force --message-format short").code(1);
    case.run("issue a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/a.pdf") == spoilt);
}

/// A file in which number and day went behind a signature is a signed one, though it is as its record says: no `--force`
/// takes it without the second word.
#[test]
fn no_force_takes_a_signed_file_that_was_issued() {
    let case = signed_draft();
    case.run(ISSUE).code(0);
    let issued = case.read("out/a.pdf");
    // The paper is the same: its signed file stays the issued one.
    case.run("issue a.yaml --force").code(0).stderr(expect![[""]]);
    assert!(case.read("out/a.pdf") == issued);
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let case = case.file("a.yaml", text.replacen("trich_yeu: ", "trich_yeu: Việc ", 1));
    case.run("issue a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    case.run("build a.yaml --force --message-format short").code(1);
    let case = case.file("b.yaml", text.replacen("trich_yeu: ", "trich_yeu: Khác ", 1));
    let case = case.file("c/a.yaml", text.replacen("trich_yeu: ", "trich_yeu: Khác ", 1));
    case.run("build c/a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    for command in ["redline a.yaml b.yaml --out out/a.pdf --force", "schema --out out/a.pdf --force"] {
        case.run(command);
    }
    assert!(case.read("out/a.pdf") == issued);
    // A note behind it takes no signature away.
    let noted = annotated(&issued);
    let case = case.file("out/a.pdf", &noted).file("a.yaml", &text);
    case.run("build a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: out/a.pdf: sau khi phát hành, tệp bị đổi: thêm, bớt hoặc đổi chỗ trang; đổi 1 phần khác của tệp; byte không thuộc phần nào của tệp: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản đã ký từ nơi lưu rồi chạy lại; muốn giữ cả tệp này thì chuyển nó đi nơi khác, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ nó thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/a.pdf") == noted);
}

/// A paper that was signed where it was written is told how to get its number; the issued file that is gone, what it was.
#[test]
fn what_to_do_with_a_signed_file_is_told() {
    let case = signed_draft();
    let signed = case.read("ky.pdf");
    let case = case.file("out/a.pdf", &signed);
    case.run("verify out --message-format short").code(1).stderr(expect![[r#"
        lỗi[U006]: a.pdf: đã được ký số sau khi xuất, mà danh mục chưa ghi là văn bản đã phát hành; gợi ý: cấp số, ngày vào chính tệp đã ký: `vanban issue a.yaml --so … --ngay … --tu out/a.pdf`; chưa cấp số thì chuyển bản đã ký đến nơi lưu
    "#]]);
    let text = String::from_utf8(case.read("a.yaml")).unwrap();
    let case = case.file("a.yaml", text.replacen("trich_yeu: ", "trich_yeu: Việc ", 1));
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản trình ký đã ký số, chưa cấp số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: cấp số, ngày vào chính tệp này: `vanban issue a.yaml --so … --ngay … --tu out/a.pdf`; sửa lại văn bản thì chuyển tệp này đi nơi khác, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    let case = case.file("a.yaml", &text);
    case.run("issue a.yaml --so 123456 --ngay 05/02/2026").code(2).stderr(expect![[r#"
        lỗi: `--so <SỐ>`: số văn bản có nhiều nhất năm chữ số, ở đây là `123456`
        gợi ý: xem cách dùng: `vanban issue --help`
    "#]]);
    case.run("issue a.yaml --so 206 --ngay 2026-02-05 --tu out/a.pdf").code(0).stderr(expect![[""]]);
    case.run("redline a.yaml a.yaml --out out/a.docx --force").code(0);
    let other = case.file("b.yaml", text.replacen("trich_yeu: ", "trich_yeu: Việc ", 1));
    other.run("redline a.yaml b.yaml --out out/a.docx --force").code(2).stderr(expect![[r#"
        lỗi: `out/a.docx` là tệp của văn bản đã phát hành (Quyết định số 206/QĐ-SCT ngày 05/02/2026): không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`
    "#]]);
    let gone = other.without("out/a.pdf");
    gone.run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P007]: văn bản đã phát hành (Quyết định số 206/QĐ-SCT ngày 05/02/2026): bản PDF phát hành là tệp người ký đã ký số, được điền số, ngày, không làm lại từ tệp YAML được; `out/a.pdf` nay không có; gợi ý: chép tệp PDF đã phát hành từ nơi lưu vào chỗ đó
    "#]]);
}
