//! A folder as version 0.1.0 left it, `tests/cases/ban_0_1_0/`: issued papers with their records
//! and a register, both kinds of record of runs, a DOCX that someone edited and others nobody
//! did, a small batch. Every later version has to read it as its own.
//!
//! One of its papers, `cong-van-loi-cu.yaml`, is full of faults that 0.1.0 did not see. It was
//! issued all the same, and so it stays as it is: what is found in it now are notes.

use std::collections::BTreeSet;

use expect_test::expect;

use crate::harness::Case;

/// The papers that 0.1.0 issued.
const ISSUED: [&str; 3] = ["to-trinh", "quyet-dinh", "cong-van-loi-cu"];

fn folder() -> Case {
    Case::from_dir("cases/ban_0_1_0")
}

/// The bytes of all files of the issued papers, and of the register.
fn issued_files(case: &Case) -> Vec<Vec<u8>> {
    let of_paper = |name: &&str| {
        [
            format!("content/{name}.yaml"),
            format!("content/{name}.phat-hanh.json"),
            format!("out/{name}.pdf"),
            format!("out/{name}.docx"),
        ]
    };
    let names = ISSUED.iter().flat_map(of_paper).chain(["so-dang-ky-2026.csv".to_owned()]);
    names.map(|name| case.read(&name)).collect()
}

/// Issued papers stay byte for byte, the edited DOCX is known as edited, drafts are made anew.
#[test]
fn build_leaves_issued_papers_and_edited_files_as_they_are() {
    let case = folder();
    let (issued, edited) = (issued_files(&case), case.read("out/bao-cao.docx"));
    case.run("build content --message-format short").code(1).stdout(expect![[r#"
        content/bao-cao.yaml: chưa ghi, 1 lỗi
        content/cong-van-loi-cu.yaml → out/cong-van-loi-cu.pdf (giữ bản đã phát hành), out/cong-van-loi-cu.docx (giữ bản đã phát hành)
        content/quyet-dinh.yaml → out/quyet-dinh.pdf (giữ bản đã phát hành), out/quyet-dinh.docx (giữ bản đã phát hành)
        content/thong-bao.yaml → out/thong-bao.pdf, out/thong-bao.docx
        content/to-trinh.yaml → out/to-trinh.pdf (giữ bản đã phát hành), out/to-trinh.docx (giữ bản đã phát hành)
        Xong 5 văn bản: 1 đã ghi, 3 không đổi, 1 chưa ghi; 1 lỗi, 1 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[P002]: `out/bao-cao.docx` đã thay đổi sau khi xuất: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: đưa phần đã sửa vào tệp YAML rồi chạy lại với `--force` để ghi đè; muốn giữ cả hai bản thì đổi tên tệp Word, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`
        content/cong-van-loi-cu.yaml:9:26: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        content/cong-van-loi-cu.yaml:14:13: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[số văn bản]`
        content/cong-van-loi-cu.yaml:16:3: cảnh báo[C008]: số thứ tự gõ là `2.` nhưng theo vị trí phải là `1.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        content/cong-van-loi-cu.yaml:16:40: lưu ý[C055]: ngày `5/8/2026` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định; gợi ý: viết `05/8/2026`
        content/cong-van-loi-cu.yaml:16:59: lưu ý[C056]: số `1500000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `1.500.000`
        content/cong-van-loi-cu.yaml:19:3: lưu ý[C059]: văn bản có Kính gửi, dòng đầu của nơi nhận là `Nơi nhận:`; gợi ý: ghi `Như trên` ở dòng đầu
        content/cong-van-loi-cu.yaml:23:77: lưu ý[Y020]: `\u200b` ghi vào văn bản ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn
    "#]]);
    assert!(issued == issued_files(&case));
    assert!(edited == case.read("out/bao-cao.docx"));
    // Also where warnings count as errors; 0.1.0 itself had one for the letter.
    let strict = ISSUED[..2].iter().map(|name| format!("content/{name}.yaml")).collect::<Vec<_>>().join(" ");
    case.run(&format!("build {strict} --strict --message-format short")).code(0);
    assert!(issued == issued_files(&case));
}

/// Issuing a paper once more with the same number and day changes nothing.
#[test]
fn issue_knows_what_was_issued() {
    let case = folder();
    let issued = issued_files(&case);
    for (name, order) in ISSUED.iter().zip([
        "--so 21 --ngay 05/10/2026",
        "--so 206 --ngay 31/10/2026",
        "--so 7 --ngay 02/11/2026",
    ]) {
        case.run(&format!("issue content/{name}.yaml {order} --so-dang-ky so-dang-ky-2026.csv")).code(0);
    }
    assert!(issued == issued_files(&case));
}

/// Where `out/` is lost, the command that the message names works for every paper, also for one
/// that a later version finds faults in: it stays under the rules of its day.
#[test]
fn what_is_lost_is_had_again_by_the_command_that_is_named() {
    let case = folder();
    std::fs::remove_dir_all(case.path("out")).unwrap();
    for name in ISSUED {
        let told = case.run(&format!("build content/{name}.yaml")).code(1).stderr_text();
        let named = format!("vanban issue content/{name}.yaml --force");
        assert!(told.contains("lỗi[P007]") && told.contains(&named), "{told}");
        case.run(named.trim_start_matches("vanban ")).code(0);
        case.run(&format!("build content/{name}.yaml")).code(0);
        case.run(&format!("issue content/{name}.yaml")).code(0);
    }
    case.run("verify out").code(0).stdout(expect![[r#"
        Đối chiếu 6 tệp: 6 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]]);
    // And once more, now that this version has written it.
    std::fs::remove_dir_all(case.path("out")).unwrap();
    case.run("build content/cong-van-loi-cu.yaml --message-format short").code(0).stderr(expect![[r#"
        content/cong-van-loi-cu.yaml:9:26: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        content/cong-van-loi-cu.yaml:14:13: lưu ý[C024]: chỗ trong ngoặc vuông chưa thay: `[số văn bản]`
        content/cong-van-loi-cu.yaml:16:3: cảnh báo[C008]: số thứ tự gõ là `2.` nhưng theo vị trí phải là `1.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        content/cong-van-loi-cu.yaml:16:40: lưu ý[C055]: ngày `5/8/2026` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định; gợi ý: viết `05/8/2026`
        content/cong-van-loi-cu.yaml:16:59: lưu ý[C056]: số `1500000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `1.500.000`
        content/cong-van-loi-cu.yaml:19:3: lưu ý[C059]: văn bản có Kính gửi, dòng đầu của nơi nhận là `Nơi nhận:`; gợi ý: ghi `Như trên` ở dòng đầu
        content/cong-van-loi-cu.yaml:23:77: lưu ý[Y020]: `\u200b` ghi vào văn bản ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn
    "#]]);
    // Another number is another paper, which the rules of now hold for.
    case.run("issue content/cong-van-loi-cu.yaml --so 8 --ngay 03/11/2026 --force --message-format short")
        .code(1)
        .stderr(expect![[r#"
            content/cong-van-loi-cu.yaml:9:26: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên chương trình]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
            content/cong-van-loi-cu.yaml:14:13: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số văn bản]`
            content/cong-van-loi-cu.yaml:23:77: lỗi[Y020]: `\u200b` ghi vào văn bản ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không); gợi ý: xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn
        "#]]);
}

/// A signed PDF stays the final form of the paper when the other file is written anew.
#[test]
fn a_signed_pdf_stays_when_the_lost_docx_is_written_anew() {
    let case = folder();
    let signed = crate::support::pdf_additions::signed(&case.read("out/to-trinh.pdf"));
    let case = case.file("out/to-trinh.pdf", &signed).without("out/to-trinh.docx");
    case.run("build content/to-trinh.yaml --message-format short").code(1).stderr(expect![[r#"
        lỗi[P007]: văn bản đã phát hành (Tờ trình số 21/TTr-PKT ngày 05/10/2026), chữ còn nguyên nhưng `out/to-trinh.docx` làm lại thì khác từng byte với bản đã phát hành; đã đổi: chương trình từ bản 0.1.0 lên bản 0.2.0; gợi ý: chép bản đã phát hành từ nơi lưu vào chỗ đó, hoặc trả lại phần đã đổi; chấp nhận bản trình bày mới thì chạy `vanban issue content/to-trinh.yaml --force`
    "#]]);
    case.run("issue content/to-trinh.yaml --force").code(0).stdout(expect![[r#"
        content/to-trinh.yaml: Tờ trình số 21/TTr-PKT ngày 05/10/2026 → out/to-trinh.pdf (giữ bản đã ký số), out/to-trinh.docx
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        21/TTr-PKT,05/10/2026,Tờ trình Về việc phê duyệt Kế hoạch thu gom rác thải nông thôn năm 2027,Lê Thị Mai,Ủy ban nhân dân xã An Bình,"VT, PKT(hà)",,
    "#]]).stderr(expect![[""]]);
    assert!(case.read("out/to-trinh.pdf") == signed);
    case.run("build content/to-trinh.yaml").code(0).stdout(expect![[r#"
        content/to-trinh.yaml → out/to-trinh.pdf (giữ bản đã ký số), out/to-trinh.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
}

/// A word changed in an issued paper is told, as 0.1.0 told it.
#[test]
fn a_changed_word_of_an_issued_paper_is_an_error() {
    let case =
        folder().replace("content/quyet-dinh.yaml", "1. Thu gom ít nhất 95%", "1. Thu gom ít nhất 85%");
    let issued = case.read("out/quyet-dinh.pdf");
    case.run("build content/quyet-dinh.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            content/quyet-dinh.yaml: chưa ghi, 1 lỗi
            Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            content/quyet-dinh.yaml:32:11: lỗi[P006]: văn bản đã phát hành (Quyết định số 206/QĐ-UBND ngày 31/10/2026), nội dung đã đổi 1 chỗ từ khi đó: đoạn 32 (Khoản): “… nhất 95% lượng …” thành “… nhất 85% lượng …”; gợi ý: văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành quyết định sửa đổi (`vanban new quyet_dinh_sua_doi`); sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `vanban issue content/quyet-dinh.yaml --force`
        "#]]);
    assert!(issued == case.read("out/quyet-dinh.pdf"));
}

/// A new paper may cite a paper issued with faults that only later versions see.
#[test]
fn a_new_paper_cites_what_was_issued() {
    let case = folder().file(
        "content/thong-bao-moi.yaml",
        "\
loai: thong_bao
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: TB-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Kết quả rà soát năm 2026
vien_dan: {cong_van: cong-van-loi-cu.yaml}
noi_dung: |
  Ủy ban nhân dân xã thông báo kết quả thực hiện {{ vien_dan.cong_van.so_ngay }}./.
noi_nhan: Các thôn
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Phạm Thị Lan}
",
    );
    case.run("build content/thong-bao-moi.yaml").code(0).stderr(expect![[""]]);
}

/// The record of a batch is read; the same units give the same files.
#[test]
fn batch_reads_its_record() {
    let case = folder();
    case.run("verify out/mau")
        .code(0)
        .stdout(expect![[r#"
        Đối chiếu 6 tệp: 6 khớp, 0 thiếu, 0 đã thay đổi; 0 tệp ngoài danh mục
    "#]])
        .stderr(expect![[""]]);
    case.run("batch mau/mau.yaml --out out/mau --message-format short").code(0).stderr(expect![[""]]);
    case.run("verify out/mau").code(0);
    assert_eq!(
        case.files("out/mau").join(" "),
        "90001-an-binh.docx 90001-an-binh.pdf 90002-binh-an.docx 90002-binh-an.pdf 90003-3.docx 90003-3.pdf \
         danh-muc.jsonl"
    );
}

/// The record of `build` is read: the edited file is told, and nothing else.
#[test]
fn verify_reads_the_record_of_build() {
    folder()
        .run("verify out")
        .code(1)
        .stdout(expect![[r#"
            Đối chiếu 16 tệp: 15 khớp, 0 thiếu, 1 đã thay đổi; 0 tệp ngoài danh mục
        "#]])
        .stderr(expect![[r#"
            lỗi[U006]: bao-cao.docx: nội dung đã thay đổi sau khi xuất
             |
             = gợi ý: cần giữ bản sửa thì chuyển nó sang thư mục khác rồi xuất lại bằng lệnh đã dùng; bỏ bản sửa thì xuất lại bằng lệnh đó, thêm `--force`

        "#]]);
}

/// A workbook that 0.1.0 exported can still be imported.
#[test]
fn a_workbook_is_imported() {
    let case = folder();
    let before = (case.read("content/quyet-dinh.yaml"), case.read("content/so-lieu.csv"));
    case.run("budget import kinh-phi.xlsx content/quyet-dinh.yaml").code(0).stdout(expect![[r#"
        không có số, chữ, hàng nào thay đổi
    "#]]);
    assert!(before == (case.read("content/quyet-dinh.yaml"), case.read("content/so-lieu.csv")));
}

/// No key is dropped: all that 0.1.0's schema named, this one names.
#[test]
fn every_key_is_still_read() {
    let case = folder();
    let schema: serde_json::Value = serde_json::from_str(&case.run("schema").code(0).text()).unwrap();
    let mut now = BTreeSet::new();
    keys(&schema, &mut now);
    let old = String::from_utf8(case.read("khoa.txt")).unwrap();
    let gone: Vec<&str> = old.lines().filter(|key| !now.contains(*key)).collect();
    assert!(old.lines().count() > 100 && gone.is_empty(), "{gone:?}");
}

/// The names of all properties in a schema.
fn keys(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
        found.extend(properties.keys().cloned());
    }
    match schema {
        serde_json::Value::Object(map) => map.values().for_each(|value| keys(value, found)),
        serde_json::Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}
