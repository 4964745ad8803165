//! A PDF that carries what it was made of: `--kem-nguon`, `import X.pdf`, `verify X.pdf`.

use expect_test::expect;
use lopdf::{Document, IncrementalDocument, Object};

use super::signed_first::draft;
use vanban::rooms::issue::lock::Lock;
use vanban::rooms::made_of::of_pdf;

use crate::harness::Case;
use crate::packs::again::with_all_kinds;
use crate::support::real_signatures::TestSigner;
use crate::support::wards::{TABLE, TEMPLATE};

const BUILD: &str = "build xa/quyet-dinh.yaml --format pdf --kem-nguon";
const PDF: &str = "out/quyet-dinh.pdf";

/// A decision with a day, built with its source: an attached plan, a cited paper, a picture and a table, some of them in
/// other folders.
fn decision() -> Case {
    let case = with_all_kinds().replace("xa/quyet-dinh.yaml", "nam: 2026\n", "so: 7\nngay: 05/03/2026\n");
    case.run(BUILD).code(0);
    case
}

fn says(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

/// The PDF declares the part of PDF/A that allows files, and PDF/UA; each file is associated with it.
#[test]
fn a_pdf_carries_what_it_is_made_of() {
    let case = decision();
    let bytes = case.read(PDF);
    assert!(says(&bytes, "<pdfaid:part>3</pdfaid:part>") && says(&bytes, "pdfuaid:part"));
    let pdf = Document::load_mem(&bytes).unwrap();
    let all = pdf.catalog().unwrap().get(b"AF").and_then(Object::as_array).unwrap();
    let told: Vec<String> = all
        .iter()
        .map(|about| {
            let about = pdf.get_dictionary(about.as_reference().unwrap()).unwrap();
            let text = |key: &[u8]| lopdf::decode_text_string(about.get(key).unwrap()).unwrap();
            let relation = about.get(b"AFRelationship").and_then(Object::as_name).unwrap();
            assert_eq!(text(b"F"), text(b"UF"));
            format!("{} {} ({})", String::from_utf8_lossy(relation), text(b"UF"), text(b"Desc"))
        })
        .collect();
    expect![[r#"
        Source quyet-dinh.yaml (Văn bản: quyet-dinh.yaml)
        Data ke-hoach.yaml (Tệp của văn bản: ../chung/ke-hoach.yaml)
        Data so.csv (Tệp của văn bản: bang/so.csv)
        Data chu-ky.png (Tệp của văn bản: anh/chu-ky.png)
        Data to-trinh.yaml (Tệp của văn bản: ../so/to-trinh.yaml)
        Source nguon.json (Danh sách tệp nguồn của văn bản)
    "#]]
    .assert_eq(&(told.join("\n") + "\n"));
    // Built again it is the same, byte for byte, and without the flag another one.
    case.run(&format!("{BUILD} --force")).code(0);
    assert!(case.read(PDF) == bytes);
    case.run("build xa/quyet-dinh.yaml --format pdf").code(0);
    assert!(says(&case.read(PDF), "<pdfaid:part>2</pdfaid:part>"));
}

/// The files come back into a new folder, and the paper built there is the same.
#[test]
fn the_files_come_back() {
    let case = decision();
    let bytes = case.read(PDF);
    let other = Case::new().file("quyet-dinh.pdf", &bytes);
    other.run("import quyet-dinh.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đã ghi 5 tệp nguồn của quyet-dinh.pdf vào quyet-dinh-nguon
        Xuất lại: `vanban build quyet-dinh-nguon/xa/quyet-dinh.yaml`; đối chiếu tệp PDF với nguồn: `vanban verify quyet-dinh.pdf`
    "#]]);
    expect![[r#"
        chung/ke-hoach.yaml
        so/to-trinh.yaml
        xa/anh/chu-ky.png
        xa/bang/so.csv
        xa/quyet-dinh.yaml
    "#]]
    .assert_eq(&(other.files("quyet-dinh-nguon").join("\n") + "\n"));
    let yaml =
        other.files("quyet-dinh-nguon").into_iter().find(|name| name.ends_with("quyet-dinh.yaml")).unwrap();
    assert!(other.read(&format!("quyet-dinh-nguon/{yaml}")) == case.read("xa/quyet-dinh.yaml"));
    other.run(&format!("build quyet-dinh-nguon/{yaml} --format pdf --kem-nguon")).code(0);
    assert!(other.read(PDF) == bytes);
    // Nothing is written over.
    other.run("import quyet-dinh.pdf").code(2).stderr(expect![[r#"
        lỗi: đã có `quyet-dinh-nguon`: nguồn được ghi vào một thư mục mới, không ghi đè gì
        gợi ý: nêu thư mục chưa có: `--out <THƯ MỤC>`
    "#]]);
    other.run("import quyet-dinh.pdf --out nguon/1 --message-format json").code(0).stdout(expect![[r#"
        {"tong":{"thu_muc":"nguon/1","van_ban":"nguon/1/xa/quyet-dinh.yaml","tep":5}}
    "#]]);
}

/// The paper is proven equal to the files that it carries, its figures counted again.
#[test]
fn the_paper_is_proven_equal_to_what_it_carries() {
    let case = decision();
    let bytes = case.read(PDF);
    let other = Case::new().file("b.pdf", &bytes);
    other.run("verify b.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        b.pdf: không có chữ ký số
        Bắt đầu bằng một bản do chương trình ghi; cạnh tệp không có bản ghi phát hành để đối chiếu
        Dựng lại từ nguồn kèm trong tệp: giống từng byte phần chưa ký
    "#]]);
    // A figure of the table is another one on the page.
    let changed = |change: &dyn Fn(&mut IncrementalDocument)| {
        let mut update = IncrementalDocument::create_from(bytes.clone(), Document::load_mem(&bytes).unwrap());
        change(&mut update);
        let mut bytes = Vec::new();
        update.save_to(&mut bytes).unwrap();
        bytes
    };
    let page = changed(&|update| {
        let page = update.get_prev_documents().page_iter().next().unwrap();
        let content = update.get_prev_documents().get_page_contents(page)[0];
        let empty = lopdf::Stream::new(lopdf::Dictionary::new(), b"q Q".to_vec());
        update.new_document.objects.insert(content, empty.into());
    });
    other.file("b.pdf", page).run("verify b.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: b.pdf: sau bản dựng lại từ nguồn kèm trong tệp, tệp bị đổi: đổi nội dung trang 1; gợi ý: lấy lại tệp từ nơi lưu; xem tệp nguồn kèm theo: `vanban import`
    "#]]);
    // Its pages have a figure that the table it carries gives otherwise.
    let table = with_all_kinds().replace("xa/quyet-dinh.yaml", "nam: 2026\n", "so: 7\nngay: 05/03/2026\n");
    let table = table.replace("xa/bang/so.csv", "b,20", "b,21");
    table.run("build xa/quyet-dinh.yaml --format pdf").code(0);
    let file = of_pdf(&bytes).unwrap().unwrap().materials.sealed().put_into_pdf(&table.read(PDF), None);
    let told = Case::new().file("b.pdf", file);
    told.run("verify b.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: b.pdf: lời văn khác với nguồn kèm trong tệp: “…Năm2026Việca75Việcb21Tổngcộng96…” mà văn bản là “…Năm2026Việca75Việcb20Tổngcộng95…”; gợi ý: lấy lại tệp từ nơi lưu; xem tệp nguồn kèm theo: `vanban import`
    "#]]);
    // Or one of the files it carries is another one.
    let mut spoilt = Document::load_mem(&bytes).unwrap();
    for object in spoilt.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"text/csv")
        {
            stream.dict.remove(b"Filter");
            stream.set_content(b"other".to_vec());
        }
    }
    let mut file = Vec::new();
    spoilt.save_to(&mut file).unwrap();
    let other = Case::new().file("b.pdf", file);
    other.run("verify b.pdf --message-format short").code(1).stderr(expect![[r#"
        lỗi[P022]: b.pdf: không bắt đầu bằng bản nào do chương trình ghi, hoặc bản đó đã bị đổi: hình trên trang có thể đã khác; gợi ý: lấy lại tệp từ nơi lưu; đừng lưu lại tệp bằng phần mềm khác: ký, điền thì chỉ nối thêm vào sau
        lỗi[P022]: b.pdf: tệp nguồn kèm theo đã bị đổi: `tep/b5f81d8e7021b0f9f47f83cc1592fa3f.csv`; gợi ý: lấy lại tệp từ nơi lưu; xem tệp nguồn kèm theo: `vanban import`
    "#]]);
    other.run("import b.pdf").code(2).stderr(expect![[r#"
        lỗi: `b.pdf`: tệp nguồn kèm theo đã bị đổi: `tep/b5f81d8e7021b0f9f47f83cc1592fa3f.csv`
        gợi ý: lấy lại tệp từ nơi lưu; không ghi gì
    "#]]);
    // A file without any.
    let other = Case::new().file("b.pdf", draft().read("out/a.pdf"));
    other.run("import b.pdf").code(2).stderr(expect![[r#"
        lỗi: `b.pdf` không mang nguồn của văn bản
        gợi ý: chỉ tệp xuất với `--kem-nguon` mang nguồn; tệp khác thì chép chữ ra tệp .txt rồi nhập tệp đó
    "#]]);
}

/// An issued paper keeps carrying what it was issued with, whoever builds it again.
#[test]
fn an_issued_paper_carries_its_source() {
    let case = draft();
    case.run("issue a.yaml --so 206 --ngay 05/02/2026 --kem-nguon").code(0).stderr(expect![[""]]);
    let issued = case.read("out/a.pdf");
    assert!(says(&issued, "<pdfaid:part>3</pdfaid:part>"));
    case.run("verify out").code(0).stderr(expect![[""]]);
    // So does its record, but for the digests of the files.
    case.run("import out/a.pdf --out nguon").code(0).stderr(expect![[""]]);
    assert_eq!(case.files("nguon"), ["a.yaml", "phat-hanh-kem-theo.json"]);
    let own = Lock::read(&case.read("a.phat-hanh.json")).unwrap();
    assert!(case.read("nguon/phat-hanh-kem-theo.json") == own.to_carried() && own.kem_nguon);
    case.run("build a.yaml --force").code(0).stderr(expect![[""]]);
    assert!(case.read("out/a.pdf") == issued);
    case.run("verify out/a.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        out/a.pdf: không có chữ ký số
        Bắt đầu bằng đúng bản đã phát hành: Quyết định số 206/QĐ-SCT ngày 05/02/2026
        Dựng lại từ `a.yaml`: giống từng byte phần chưa ký
        Dựng lại từ nguồn kèm trong tệp: giống từng byte phần chưa ký
    "#]]);
}

/// Where nothing is said they come into the folder the user is in, not among the results: those stay as they were.
#[test]
fn the_files_do_not_come_among_the_results() {
    let case = draft();
    case.run("build a.yaml --kem-nguon").code(0).stderr(expect![[""]]);
    case.run("import out/a.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đã ghi 1 tệp nguồn của out/a.pdf vào a-nguon
        Xuất lại: `vanban build a-nguon/a.yaml`; đối chiếu tệp PDF với nguồn: `vanban verify out/a.pdf`
    "#]]);
    assert_eq!(case.files("a-nguon"), ["a.yaml"]);
    case.run("verify out").code(0).stderr(expect![[""]]);
}

/// Signed first, number after: what the signer signed carries its source, and goes on to.
#[test]
fn the_signed_draft_carries_its_source() {
    let case = draft();
    case.run("build a.yaml --kem-nguon").code(0).stderr(expect![[""]]);
    let signed = TestSigner::new("Nguyễn Văn An").signed(&case.read("out/a.pdf"), "ky_1");
    let case = case.file("ky.pdf", signed);
    case.run("issue a.yaml --so 206 --ngay 05/02/2026 --tu ky.pdf").code(0).stderr(expect![[""]]);
    case.run("build a.yaml").code(0).stderr(expect![[""]]);
    case.run("verify out/a.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        out/a.pdf: 1 chữ ký số
        1. Ô ky_1: Nguyễn Văn An, Sở Công Thương; chứng thư do Nơi cấp chứng thư cấp
           ký lúc 09:15:00 ngày 31/10/2026 (giờ Việt Nam), theo máy của người ký
           chữ ký đúng với chứng thư đó; phần đã ký còn nguyên
           sau khi ký có thêm: điền ô ngay “05”, so “206”, thang “02”
        Bắt đầu bằng đúng bản đã phát hành: Quyết định số 206/QĐ-SCT ngày 05/02/2026
        Dựng lại từ `a.yaml`: cùng lời văn, cùng số liệu (chỉ so chữ, không so hình vẽ trên trang)
        Dựng lại từ nguồn kèm trong tệp: giống từng byte phần chưa ký
        Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét ở đây: xem bằng phần mềm ký
    "#]]);
    case.run("import out/a.pdf --out nguon").code(0).stderr(expect![[""]]);
    assert_eq!(case.files("nguon"), ["a.yaml"]);
}

/// The paper of a locality carries its row and what is its own; built again from that it is the same.
#[test]
fn the_paper_of_a_locality_carries_its_row() {
    let overlay = "noi_dung:\n- bo: muc_tieu\n";
    let case = Case::new()
        .file("mau/mau.yaml", TEMPLATE)
        .file("mau/don-vi.csv", TABLE)
        .file("mau/dia-phuong/00376.yaml", overlay);
    case.run("batch mau/mau.yaml --format pdf --kem-nguon --only 00376").code(0);
    let name = case.files("out/mau").into_iter().find(|name| name.ends_with(".pdf")).unwrap();
    let bytes = case.read(&format!("out/mau/{name}"));
    let other = Case::new().file("a.pdf", &bytes);
    other.run("verify a.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.pdf: không có chữ ký số
        Bắt đầu bằng một bản do chương trình ghi; cạnh tệp không có bản ghi phát hành để đối chiếu
        Dựng lại từ nguồn kèm trong tệp: giống từng byte phần chưa ký
    "#]]);
    other.run("import a.pdf").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Đã ghi 3 tệp nguồn của a.pdf vào a-nguon
        Xuất lại: `vanban batch a-nguon/mau.yaml --units a-nguon/dia-phuong-kem-theo.csv`; đối chiếu tệp PDF với nguồn: `vanban verify a.pdf`
    "#]]);
    expect![[r#"
        dia-phuong-kem-theo.csv
        dia-phuong/00376.yaml
        mau.yaml
    "#]]
    .assert_eq(&(other.files("a-nguon").join("\n") + "\n"));
    other
        .run("batch a-nguon/mau.yaml --units a-nguon/dia-phuong-kem-theo.csv --format pdf --kem-nguon")
        .code(0);
    assert!(other.read(&format!("out/mau/{name}")) == bytes);
}
