//! PDFs that are no longer as they were written: signed, annotated, scanned. Each is kept.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;
use crate::support::pdf_additions::{annotated, continued, signed};
use crate::support::zip_files::repacked;

/// What becomes of a file.
pub(crate) type Change<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

/// The office's decision, written, then its PDF changed.
fn with_pdf(change: impl FnOnce(&[u8]) -> Vec<u8>) -> (Case, Vec<u8>) {
    let case = decision();
    case.run("build a.yaml").code(0);
    let changed = change(&case.read("out/a.pdf"));
    (case.file("out/a.pdf", &changed), changed)
}

#[test]
fn a_pdf_signed_after_export_stays_and_so_does_its_docx() {
    let (case, kept) = with_pdf(signed);
    let docx = case.read("out/a.docx");
    let case = case.replace("a.yaml", "so: 05", "so: 07");
    case.run("build a.yaml")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: chưa ghi, 1 lỗi
            Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này
             |
             = gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`

        "#]]);
    assert!(case.read("out/a.pdf") == kept && case.read("out/a.docx") == docx);
    // Also without any record of it.
    case.without("out/.vanban.jsonl").run("build a.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
}

/// `--force` takes what was changed, and a second word takes what is signed; each is named.
#[test]
fn force_names_what_it_takes_and_a_signed_file_takes_a_second_word() {
    let (case, kept) = with_pdf(signed);
    case.run("build a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/a.pdf") == kept);
    case.run("build a.yaml --ghi-de-ban-ky").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số --force
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build a.yaml --force --ghi-de-ban-ky --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml → out/a.pdf, out/a.docx (không đổi)
            Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            lưu ý[P013]: `out/a.pdf` là bản đã ký số: ghi đè theo `--force --ghi-de-ban-ky`
        "#]]);
    assert!(kept.starts_with(&case.read("out/a.pdf")));
    // What was lost is told once, not for ever.
    case.run("build a.yaml").code(0).stderr(expect![[""]]);
    let note = annotated(&case.read("out/a.pdf"));
    let case = case.file("out/a.pdf", note);
    case.run("build a.yaml --force --message-format json").code(0).stdout(expect![[r#"
        {"ma":"P013","muc_do":"luu_y","cau":"`out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …): ghi đè theo `--force`","tep":null,"dong":null,"cot":null,"dong_cuoi":null,"cot_cuoi":null,"goi_y":null,"lien_quan":[]}
        {"tong":{"van_ban":1,"da_ghi":1,"khong_doi":0,"chua_ghi":0,"khong_co_phu_luc":0,"loi":0,"canh_bao":0,"luu_y":1}}
    "#]]);
}

/// Whatever stands there that is not as it was written is told as what it seems to be.
#[test]
fn what_seems_to_be_the_case_is_told() {
    let rewritten = |pdf: &[u8]| {
        // As programs do that write a file anew: other places, another id.
        let text = String::from_utf8_lossy(pdf).replace("trailer", "% Producer\ntrailer");
        text.into_bytes()
    };
    let rewritten_and_signed = |pdf: &[u8]| signed(&rewritten(pdf));
    let to_be_signed = |pdf: &[u8]| {
        continued(pdf, "<</Type/Sig/ByteRange [0 /********** /********** /**********]/Contents <00>>>")
    };
    let cases: [(&str, Change); 11] = [
        ("signed", &signed),
        ("annotated", &annotated),
        ("signed, then annotated", &|pdf| annotated(&signed(pdf))),
        ("prepared to be signed", &to_be_signed),
        ("written anew", &rewritten),
        ("written anew and signed", &rewritten_and_signed),
        ("cut off", &|pdf| pdf[..pdf.len() - 1].to_vec()),
        ("empty", &|_| Vec::new()),
        ("a scan", &|_| b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        ("a scan as PDF", &|_| b"%PDF-1.4\n1 0 obj\n<</Creator(Scanner)>>\n%%EOF\n".to_vec()),
        ("a letter changed", &|pdf| {
            let mut pdf = pdf.to_vec();
            pdf[1000] ^= 1;
            pdf
        }),
    ];
    let mut told = String::new();
    for record in [true, false] {
        told += if record { "with its record\n" } else { "without\n" };
        for (name, change) in &cases {
            let (case, kept) = with_pdf(change);
            let case = if record { case } else { case.without("out/.vanban.jsonl") };
            let run = case.run("build a.yaml --message-format json").code(1).text();
            assert!(case.read("out/a.pdf") == kept, "{name}");
            let finding: serde_json::Value = serde_json::from_str(run.lines().next().unwrap()).unwrap();
            let (code, words) = (finding["ma"].as_str().unwrap(), finding["cau"].as_str().unwrap());
            told += &format!("{name}: {code} {}\n", words.split(": giữ").next().unwrap());
        }
    }
    expect![[r#"
        with its record
        signed: P010 `out/a.pdf` là bản đã ký số
        annotated: P011 `out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)
        signed, then annotated: P010 `out/a.pdf` là bản đã ký số
        prepared to be signed: P011 `out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)
        written anew: P011 `out/a.pdf` đã thay đổi sau khi xuất
        written anew and signed: P010 `out/a.pdf` là bản đã ký số
        cut off: P011 `out/a.pdf` đã thay đổi sau khi xuất
        empty: P011 `out/a.pdf` là tệp rỗng, không do chương trình này ghi
        a scan: P011 `out/a.pdf` là ảnh JPEG (bản quét?), không do chương trình này ghi
        a scan as PDF: P011 `out/a.pdf` đã thay đổi sau khi xuất
        a letter changed: P011 `out/a.pdf` đã thay đổi sau khi xuất
        without
        signed: P010 `out/a.pdf` là bản đã ký số
        annotated: P011 `out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)
        signed, then annotated: P010 `out/a.pdf` là bản đã ký số
        prepared to be signed: P011 `out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …)
        written anew: P011 `out/a.pdf` đã có người sửa, hoặc không do chương trình này ghi
        written anew and signed: P010 `out/a.pdf` là bản đã ký số
        cut off: P011 `out/a.pdf` đã có người sửa, hoặc không do chương trình này ghi
        empty: P011 `out/a.pdf` là tệp rỗng, không do chương trình này ghi
        a scan: P011 `out/a.pdf` là ảnh JPEG (bản quét?), không do chương trình này ghi
        a scan as PDF: P011 `out/a.pdf` đã có người sửa, hoặc không do chương trình này ghi
        a letter changed: P011 `out/a.pdf` đã có người sửa, hoặc không do chương trình này ghi
    "#]].assert_eq(&told);
}

/// No byte of a PDF can be another one without being noticed, record or not.
#[test]
fn any_byte_that_changed_is_noticed() {
    let case = decision();
    case.run("build a.yaml --format pdf").code(0);
    let pdf = case.read("out/a.pdf");
    assert!(vanban::rooms::fingerprint::pdf::is_as_written(&pdf));
    for at in (0..pdf.len()).step_by(97).chain(pdf.len() - 400..pdf.len()) {
        let mut changed = pdf.clone();
        changed[at] ^= 0x20;
        assert!(!vanban::rooms::fingerprint::pdf::is_as_written(&changed), "{at} of {}", pdf.len());
    }
    for longer in [&b"\n"[..], b" ", b"%%EOF", b"\n%%EOF"] {
        assert!(!vanban::rooms::fingerprint::pdf::is_as_written(&[&pdf[..], longer].concat()));
    }
}

/// A signed DOCX is signed as well.
#[test]
fn a_docx_signed_in_word_takes_the_second_word_too() {
    let case = decision();
    case.run("build a.yaml").code(0);
    let docx = repacked(&case.read("out/a.docx"), |name, bytes| {
        let name = if name == "docProps/custom.xml" { "_xmlsignatures/sig1.xml" } else { name };
        Some((name.to_owned(), bytes))
    });
    let case = case.file("out/a.docx", &docx);
    case.run("build a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.docx` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/a.docx") == docx);
    case.run("build a.yaml --force --ghi-de-ban-ky").code(0);
}

/// An issued paper that was signed then is in its final form: nothing to do, nothing wrong.
#[test]
fn the_signed_pdf_of_an_issued_paper_is_its_final_form() {
    let case = decision();
    case.run("issue a.yaml").code(0);
    let kept = signed(&case.read("out/a.pdf"));
    let case = case.file("out/a.pdf", &kept);
    let twice = [(); 2].map(|()| case.run("build a.yaml --message-format short").code(0));
    let [first, second] = twice.map(|run| run.stderr(expect![[""]]).text());
    assert_eq!(first.lines().next(), second.lines().next());
    expect!["a.yaml → out/a.pdf (giữ bản đã ký số), out/a.docx (không đổi)"]
        .assert_eq(first.lines().next().unwrap());
    case.run("build a.yaml --force").code(0);
    case.run("issue a.yaml").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        a.yaml: Quyết định số 05/QĐ-SCT ngày 12/01/2026, đã cấp từ trước → out/a.pdf (giữ bản đã ký số), out/a.docx (không đổi)
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        05/QĐ-SCT,12/01/2026,Quyết định Về việc ban hành Quy chế tiếp công dân,Nguyễn Văn An,Như Điều 3; UBND tỉnh (để báo cáo),"VT, VP",,
    "#]]);
    case.run("issue a.yaml --force").code(0).stderr(expect![[""]]);
    case.run("verify out")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 2 tệp: 2 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[r#"
        lưu ý[U008]: a.pdf: bản đã ký số của văn bản đã phát hành (Quyết định số 05/QĐ-SCT ngày 12/01/2026)

    "#]]);
    let case = case.without("out/.vanban.jsonl");
    case.run("build a.yaml").code(0);
    case.run("verify out --message-format short").code(0);
    // Laid out otherwise today: as it was signed it stays all the same.
    let theme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/theme.yaml")).unwrap();
    let case = case.file("templates/theme.yaml", theme.replacen("le_trai: 30", "le_trai: 32", 1));
    case.run("build a.yaml").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        a.yaml → out/a.pdf (giữ bản đã ký số), out/a.docx (giữ bản đã phát hành)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert!(case.read("out/a.pdf") == kept);
    case.run("verify out").code(0);
    // Changed and issued once more, what was signed is another paper.
    let case = case.replace("a.yaml", "so: 05", "so: 06");
    case.run("issue a.yaml --force --message-format short").code(1).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/a.pdf") == kept);
    case.run("issue a.yaml --force --ghi-de-ban-ky --message-format short").code(0).stderr(expect![[r#"
        lưu ý[P013]: `out/a.pdf` là bản đã ký số: ghi đè theo `--force --ghi-de-ban-ky`
    "#]]);
}

/// What else was made of an issued paper's file is no form of it.
#[test]
fn an_issued_pdf_that_was_changed_is_told() {
    let mut told = String::new();
    for layout in [false, true] {
        let case = decision();
        case.run("issue a.yaml").code(0);
        let kept = annotated(&case.read("out/a.pdf"));
        let mut case = case.file("out/a.pdf", &kept);
        if layout {
            let theme = vanban::rooms::theme::DEFAULT.replacen("le_trai: 30", "le_trai: 32", 1);
            case = case.file("templates/theme.yaml", theme);
        }
        told += &case.run("build a.yaml --message-format short").code(1).stderr_text();
        told += &case.run("verify out --message-format short").code(1).stderr_text();
        assert!(case.read("out/a.pdf") == kept);
    }
    expect![[r#"
        lỗi[P011]: `out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ được thì thêm `--force`
        lỗi[U006]: a.pdf: đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …); gợi ý: cần giữ bản sửa thì chuyển nó sang thư mục khác rồi xuất lại bằng lệnh đã dùng; bỏ bản sửa thì xuất lại bằng lệnh đó, thêm `--force`
        lỗi[P011]: `out/a.pdf` đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ được thì thêm `--force`
        lỗi[U006]: a.pdf: đã có phần ghi thêm sau khi xuất (ghi chú, đánh dấu, điền mẫu …); gợi ý: cần giữ bản sửa thì chuyển nó sang thư mục khác rồi xuất lại bằng lệnh đã dùng; bỏ bản sửa thì xuất lại bằng lệnh đó, thêm `--force`
    "#]].assert_eq(&told);
}

/// Number and day typed by hand, signed, and only then issued: it is the same paper.
#[test]
fn a_paper_that_was_signed_can_be_issued_as_it_is() {
    let (case, kept) = with_pdf(signed);
    case.run("issue a.yaml").code(0).stderr(expect![[""]]);
    case.run("build a.yaml").code(0);
    case.run("verify out").code(0);
    assert!(case.read("out/a.pdf") == kept);
}

/// Who signs before there is a number keeps what was signed; the number is not given.
#[test]
fn a_paper_signed_before_it_is_issued_stops_the_issue() {
    let case =
        decision().replace("a.yaml", "so: 05\n", "").replace("a.yaml", "ngay: 12/01/2026", "nam: 2026");
    case.run("build a.yaml").code(0);
    let kept = signed(&case.read("out/a.pdf"));
    let case = case.file("out/a.pdf", &kept);
    let yaml = case.read("a.yaml");
    case.run("issue a.yaml --so 5 --ngay 12/01/2026 --message-format short").code(1).stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]]).stderr(expect![[r#"
        lỗi[P010]: `out/a.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/a.pdf") == kept && case.read("a.yaml") == yaml);
    assert!(!case.path("a.phat-hanh.json").exists());
    case.run("verify out --message-format short").code(1).stderr(expect![[r#"
        lỗi[U006]: a.pdf: đã được ký số sau khi xuất, mà danh mục chưa ghi là văn bản đã phát hành; gợi ý: văn bản đã cấp số thì chạy lại `vanban build` để ghi vào danh mục; chưa thì chuyển bản đã ký đến nơi lưu
    "#]]);
}

/// A folder that version 0.1.0 left: its PDFs bear no fingerprint of ours, its record names no
/// sources, what it issued is in no record. All goes on as before.
#[test]
fn what_version_0_1_0_wrote_is_known_again() {
    let case = office();
    case.run("issue content/quyet-dinh.yaml").code(0);
    case.run("build").code(0);
    let new = case.read("out/quyet-dinh.pdf");
    let old = vanban::rooms::fingerprint::pdf::as_0_1_0(&new).unwrap();
    let plan = vanban::rooms::fingerprint::pdf::as_0_1_0(&case.read("out/xa/ke-hoach.pdf")).unwrap();
    assert!(old != new && old.len() == new.len());
    let hash = |bytes: &[u8]| vanban::rooms::digest::of_bytes(bytes);
    let docx = case.read("out/xa/ke-hoach.docx");
    let line = |ending: &str, bytes: &[u8]| {
        format!("{{\"tep\":\"xa/ke-hoach.{ending}\",\"dau_vao\":\"0\",\"ket_qua\":\"{}\"}}\n", hash(bytes))
    };
    let record = line("docx", &docx) + &line("pdf", &plan);
    let case = case
        .replace("content/quyet-dinh.phat-hanh.json", &hash(&new), &hash(&old))
        .file("out/quyet-dinh.pdf", &old)
        .file("out/xa/ke-hoach.pdf", &plan)
        .file("out/.vanban.jsonl", record);
    // The issued one is as it was; of the other the text has changed since.
    let case = case.replace("content/xa/ke-hoach.yaml", "Phòng, chống", "Ứng phó");
    case.run("build").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        bỏ qua (không có `loai:`): content/dia-phuong.yaml
        content/quyet-dinh.yaml → out/quyet-dinh.pdf (không đổi), out/quyet-dinh.docx (không đổi)
        content/xa/ke-hoach.yaml → out/xa/ke-hoach.pdf, out/xa/ke-hoach.docx
        Xong 2 văn bản: 1 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    assert!(case.read("out/quyet-dinh.pdf") == old);
    case.run("verify out").code(0);
    // Gone, it comes again byte for byte; signed, it is its final form.
    let case = case.without("out/quyet-dinh.pdf").without("out/.vanban.jsonl");
    case.run("build").code(0);
    assert!(case.read("out/quyet-dinh.pdf") == old);
    let case = case.file("out/quyet-dinh.pdf", signed(&old)).without("out/.vanban.jsonl");
    case.run("build content/quyet-dinh.yaml").code(0).stdout(expect![[r#"
        content/quyet-dinh.yaml → out/quyet-dinh.pdf (giữ bản đã ký số), out/quyet-dinh.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    // Of a paper that was never issued its own bytes tell, and its title.
    let case = case.file("out/xa/ke-hoach.pdf", &plan).replace(
        "content/xa/ke-hoach.yaml",
        "Ứng phó",
        "Phòng, chống",
    );
    let case =
        case.without("out/.vanban.jsonl").replace("content/xa/ke-hoach.yaml", "kinh_phi: 40", "kinh_phi: 50");
    let case = case.file("out/xa/ke-hoach.docx", &docx);
    case.run("build").code(0);
    let case = case.file("out/xa/ke-hoach.pdf", &plan).without("out/.vanban.jsonl");
    let case = case.replace("content/xa/ke-hoach.yaml", "Phòng, chống", "Ứng phó");
    case.run("build --message-format short").code(1).stderr(expect![[r#"
        lỗi[P012]: `out/xa/ke-hoach.pdf` là bản xuất của văn bản khác, hoặc của văn bản này khi còn tên khác: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
        lỗi[P012]: `out/xa/ke-hoach.docx` là bản xuất của văn bản khác, hoặc của văn bản này khi còn tên khác: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đổi tên một trong hai tệp YAML, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; bỏ bản cũ thì thêm `--force`
    "#]]);
    assert!(case.read("out/xa/ke-hoach.pdf") == plan);
}
