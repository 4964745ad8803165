//! `vanban check` on Word files: judged by the rules of content and of layout, remarked in a copy, never touched.

use expect_test::expect;

use crate::harness::Case;
use crate::support::zip_files::{part, repacked};

/// A folder with a letter in Word, made from our own by changes of a typist.
fn letter() -> Case {
    let case = Case::from_dir("cli/co_quan");
    case.run("build content/quyet-dinh.yaml --format docx --out .").code(0);
    let docx = case.read("quyet-dinh.docx");
    let typed = repacked(&docx, |name, bytes| {
        let text = String::from_utf8(bytes.clone()).ok().filter(|_| name == "word/document.xml");
        let bytes = match text {
            Some(text) => text
                .replace("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
                .replace(r#"w:left="1701""#, r#"w:left="1134""#)
                .into_bytes(),
            None => bytes,
        };
        Some((name.to_owned(), bytes))
    });
    case.file("den/quyet-dinh.docx", typed)
}

/// What is found stands at its paragraph, with what to do; the sum counts the rules.
#[test]
fn a_word_file_is_checked() {
    let case = letter();
    let before = case.read("den/quyet-dinh.docx");
    case.run("check den/quyet-dinh.docx").code(0).stdout(expect![[r#"
        den/quyet-dinh.docx: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua (H002, H020)
        Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 2 cảnh báo, 0 lưu ý; quy tắc: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        cảnh báo[H020]: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
        --> den/quyet-dinh.docx, word/document.xml, đoạn 5, bảng 1, ô B1
         = gợi ý: viết `Độc lập - Tự do - Hạnh phúc`, gạch nối (-) có cách hai bên

        cảnh báo[H002]: lề trái 20 mm, ngoài khoảng 30-35 mm
         |
         = gợi ý: đặt lề trái từ 30 đến 35 mm

    "#]]);
    assert_eq!(case.read("den/quyet-dinh.docx"), before);
}

/// A copy has each finding as a comment at its place; the file itself stays, a second run asks before it
/// writes over the copy.
#[test]
fn what_is_found_is_remarked_in_a_copy() {
    let case = letter();
    let before = case.read("den/quyet-dinh.docx");
    case.run("check den/quyet-dinh.docx --chu-thich --message-format short")
        .code(0)
        .stdout(expect![[r#"
            den/quyet-dinh.docx: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua (H002, H020)
            Bản có chú thích: den/quyet-dinh-chu-thich.docx
            Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 2 cảnh báo, 0 lưu ý; quy tắc: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            den/quyet-dinh.docx:word/document.xml, đoạn 5, bảng 1, ô B1: cảnh báo[H020]: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`; gợi ý: viết `Độc lập - Tự do - Hạnh phúc`, gạch nối (-) có cách hai bên
            cảnh báo[H002]: lề trái 20 mm, ngoài khoảng 30-35 mm; gợi ý: đặt lề trái từ 30 đến 35 mm
        "#]]);
    assert_eq!(case.read("den/quyet-dinh.docx"), before);
    let copy = case.read("den/quyet-dinh-chu-thich.docx");
    let comments = part(&copy, "word/comments.xml");
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:comment xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="0" w:author="vanban" w:initials="vb"><w:p><w:r><w:t xml:space="preserve">Cảnh báo H020: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Gợi ý: viết `Độc lập - Tự do - Hạnh phúc`, gạch nối (-) có cách hai bên</w:t></w:r></w:p></w:comment>
        <w:comment xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="vanban" w:initials="vb"><w:p><w:r><w:t xml:space="preserve">Cảnh báo H002: lề trái 20 mm, ngoài khoảng 30-35 mm</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Gợi ý: đặt lề trái từ 30 đến 35 mm</w:t></w:r></w:p></w:comment></w:comments>"#]].assert_eq(&comments.replace("<w:comment ", "\n<w:comment "));
    let text = part(&copy, "word/document.xml");
    assert_eq!(text.matches("<w:commentReference").count(), comments.matches("<w:comment ").count());
    assert!(part(&copy, "[Content_Types].xml").contains("/word/comments.xml"));
    let case = case.file("den/quyet-dinh-chu-thich.docx", "của người khác");
    case.run("check den/quyet-dinh.docx --chu-thich --message-format short").code(2).stderr(expect![[r#"
        den/quyet-dinh.docx:word/document.xml, đoạn 5, bảng 1, ô B1: cảnh báo[H020]: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`; gợi ý: viết `Độc lập - Tự do - Hạnh phúc`, gạch nối (-) có cách hai bên
        cảnh báo[H002]: lề trái 20 mm, ngoài khoảng 30-35 mm; gợi ý: đặt lề trái từ 30 đến 35 mm
        lỗi: `den/quyet-dinh-chu-thich.docx` đã có người sửa, hoặc không do chương trình này ghi: giữ nguyên, chưa ghi
        gợi ý: cần giữ thì đổi tên hoặc chuyển đi rồi chạy lại; bỏ được thì thêm `--force`
    "#]]);
    case.run("check den/quyet-dinh.docx --chu-thich --force --message-format short").code(0);
}

/// What is said again and again names the paragraphs of the rest.
#[test]
fn the_rest_is_named_by_its_paragraphs() {
    let case = Case::new().file("a.yaml", "");
    case.run("new quyet_dinh --out b.yaml").code(0);
    case.run("build b.yaml --format docx --out .").code(0);
    let told = case.run("check b.docx").code(0).stderr_text();
    let rest = told.lines().find(|line| line.contains("còn ")).expect("a line about the rest");
    assert!(rest.contains(" chỗ trong b.docx: đoạn "), "{rest}");
}

/// The check sheet lists the rules of layout with what they found.
#[test]
fn the_check_sheet_has_the_rules_of_layout() {
    let case = letter();
    case.run("check den/quyet-dinh.docx --phieu phieu.docx").code(0);
    let sheet = part(&case.read("phieu.docx"), "word/document.xml").replace('\u{a0}', " ");
    for words in ["28 quy tắc hình thức", "Không có lỗi", "lề trái 20 mm, ngoài khoảng 30-35 mm", "H024"]
    {
        assert!(sheet.contains(words), "{words}");
    }
}

/// What is no Word file, or names none, is said.
#[test]
fn what_cannot_be_read_is_said() {
    let case = letter().file("den/hong.docx", "không phải tệp Word").file("a.yaml", "loai: cong_van\n");
    case.run("check den/hong.docx den/khong-co.docx").code(2).stderr(expect![[r#"
        lỗi: không đọc được `den/khong-co.docx`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
    case.run("check den/hong.docx").code(1).stdout(expect![[r#"
        den/hong.docx: 0 đạt, 0 không đạt, 0 không áp dụng, 96 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 0 không lỗi, 1 có lỗi; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc: 0 đạt, 0 không đạt, 0 không áp dụng, 96 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        lỗi[W006]: tệp `den/hong.docx` không phải tệp Word (.docx), hoặc đã hỏng
         |
         = gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác

    "#]]);
    let case = case.file("den/cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 0123456789");
    case.run("check den/cu.doc --message-format short").code(1).stderr(expect![[r#"
        lỗi[W006]: tệp `den/cu.doc` không phải tệp Word (.docx), hoặc đã hỏng; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
    "#]]);
    case.run("check den/*.docx").code(1);
    case.run("check den/khong*.docx").code(2).stderr(expect![[r#"
        lỗi: không có tệp Word nào khớp `den/khong*.docx`
        gợi ý: kiểm tra lại tên và đường dẫn; `*` là chữ bất kỳ, `?` là một chữ
    "#]]);
    case.run("check content/quyet-dinh.yaml --chu-thich").code(2).stderr(expect![[r#"
        lỗi: `--chu-thich` chỉ dùng cho tệp Word (.docx) đọc được
        gợi ý: nêu tệp Word: `vanban check to-trinh.docx --chu-thich`
    "#]]);
}

/// A copy with remarks is no paper of its own, nor is what Word makes while a file is open: among others they
/// are left out, so that a second run over a folder does the same.
#[test]
fn copies_with_remarks_are_left_out() {
    let case = letter().file("den/~$quyet-dinh.docx", "\u{6}Nguyen Van A");
    case.run("check den/*.docx --chu-thich --message-format short").code(0);
    case.run("check den/*.docx --chu-thich --message-format short").code(0).stdout(expect![[r#"
        Bỏ qua `den/quyet-dinh-chu-thich.docx`: bản có chú thích của `den/quyet-dinh.docx`
        Bỏ qua `den/~$quyet-dinh.docx`: tệp tạm của Word khi đang mở văn bản
        den/quyet-dinh.docx: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua (H002, H020)
        Bản có chú thích: den/quyet-dinh-chu-thich.docx
        Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 2 cảnh báo, 0 lưu ý; quy tắc: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]);
    // Named alone it is looked at.
    case.run("check den/quyet-dinh-chu-thich.docx --message-format short").code(0);
}

/// A file with macros keeps its ending: Word opens none under the ending of a plain one.
#[test]
fn a_copy_keeps_the_ending_of_macros() {
    let case = letter();
    let docx = case.read("den/quyet-dinh.docx");
    let case = case.file("den/quyet-dinh.docm", docx);
    case.run("check den/quyet-dinh.docm --chu-thich --message-format short").code(0).stdout(expect![[r#"
        den/quyet-dinh.docm: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua (H002, H020)
        Bản có chú thích: den/quyet-dinh-chu-thich.docm
        Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 2 cảnh báo, 0 lưu ý; quy tắc: 68 đạt, 2 không đạt, 23 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]);
    assert!(!case.read("den/quyet-dinh-chu-thich.docm").is_empty());
}

/// A file that is not read has no remarks, and that is its only error.
#[test]
fn no_remarks_where_nothing_is_read() {
    let case = Case::new().file("hong.docx", "không phải tệp Word");
    case.run("check hong.docx --chu-thich --message-format short")
        .code(1)
        .stdout(expect![[r#"
            hong.docx: 0 đạt, 0 không đạt, 0 không áp dụng, 96 chưa xét được, 0 bỏ qua
            Không có tệp Word nào đọc được để ghi chú thích.
            Đã kiểm tra 1 văn bản: 0 không lỗi, 1 có lỗi; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc: 0 đạt, 0 không đạt, 0 không áp dụng, 96 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            lỗi[W006]: tệp `hong.docx` không phải tệp Word (.docx), hoặc đã hỏng; gợi ý: lấy lại tệp từ nơi gửi; nếu Word còn mở được thì lưu lại thành tệp .docx khác
        "#]]);
}

/// A folder is searched for YAML; where it holds Word files, what to type is said.
#[test]
fn word_files_of_a_folder_are_named() {
    let case = letter();
    case.run("check den").code(2).stderr(expect![[r#"
        lỗi: không có văn bản nào trong `den`
        gợi ý: ở đó có tệp Word: xét bằng `vanban check "den/*.docx"`
    "#]]);
}

/// Several papers in one file: each has recipients of its own, and none is asked for those of another.
#[test]
fn several_papers_in_a_file_are_judged_one_by_one() {
    let case = Case::from_dir("cases/right");
    let bodies: Vec<String> = ["chi_thi", "thong_bao", "to_trinh"]
        .iter()
        .map(|name| {
            case.run(&format!("build {name}.yaml --format docx --out out")).code(0);
            let text = part(&case.read(&format!("out/{name}.docx")), "word/document.xml");
            let (_, body) = text.split_once("<w:body>").expect("a body");
            body[..body.rfind("<w:sectPr").expect("a section")].to_owned()
        })
        .collect();
    let first = case.read("out/chi_thi.docx");
    let joined = repacked(&first, |name, bytes| {
        let text = String::from_utf8(bytes.clone()).ok().filter(|_| name == "word/document.xml");
        let bytes = match text {
            Some(text) => text.replacen(&bodies[0], &bodies.concat(), 1).into_bytes(),
            None => bytes,
        };
        Some((name.to_owned(), bytes))
    });
    let case = case.file("ba.docx", joined);
    case.run("check ba.docx --message-format short").code(0).stdout(expect![[r#"
        ba.docx: 72 đạt, 1 không đạt, 19 không áp dụng, 4 chưa xét được, 0 bỏ qua (H025)
        Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 0 cảnh báo, 2 lưu ý; quy tắc: 72 đạt, 1 không đạt, 19 không áp dụng, 4 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        ba.docx:word/document.xml, đoạn 37, bảng 3, ô A1: lưu ý[H025]: số trang đếm tiếp từ văn bản trước trong cùng tệp; gợi ý: bắt đầu văn bản bằng một phần mới (Section Break) và đặt Start at: 1, hoặc tách thành tệp riêng
        ba.docx:word/document.xml, đoạn 62, bảng 5, ô A1: lưu ý[H025]: số trang đếm tiếp từ văn bản trước trong cùng tệp; gợi ý: bắt đầu văn bản bằng một phần mới (Section Break) và đặt Start at: 1, hoặc tách thành tệp riêng
    "#]]);
}
