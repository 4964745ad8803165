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
    expect![[""]].assert_eq(&told);
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
    case.run(&format!("{ISSUE} --message-format short")).code(1).stderr(expect![[""]]);
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
    case.run("verify out").code(1).stderr(expect![[""]]).stdout(expect![[""]]);
    case.run("build a.yaml --message-format short").code(1).stderr(expect![[""]]);
    case.run("build a.yaml --force --message-format short").code(1);
    case.run("issue a.yaml --force --message-format short").code(1).stderr(expect![[""]]);
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
    case.run("issue a.yaml --force --message-format short").code(1).stderr(expect![[""]]);
    case.run("build a.yaml --force --message-format short").code(1);
    let case = case.file("b.yaml", text.replacen("trich_yeu: ", "trich_yeu: Khác ", 1));
    let case = case.file("c/a.yaml", text.replacen("trich_yeu: ", "trich_yeu: Khác ", 1));
    case.run("build c/a.yaml --force --message-format short").code(1).stderr(expect![[""]]);
    for command in ["redline a.yaml b.yaml --out out/a.pdf --force", "schema --out out/a.pdf --force"] {
        case.run(command);
    }
    assert!(case.read("out/a.pdf") == issued);
    // A note behind it takes no signature away.
    let noted = annotated(&issued);
    let case = case.file("out/a.pdf", &noted).file("a.yaml", &text);
    case.run("build a.yaml --force --message-format short").code(1).stderr(expect![[""]]);
    assert!(case.read("out/a.pdf") == noted);
}
