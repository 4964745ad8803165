//! Those who sign: their authority, two side by side, images of signature and seal.
//!
//! Clauses are those of Phụ lục I of Nghị định 30/2020/NĐ-CP.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use expect_test::{Expect, expect};
use vanban::diag::render;
use vanban::document::{Document, dump};
use vanban::pipeline::{Input, Pipeline, Report};
use vanban::write::Format;
use vanban::write::pdf::{Line, PageLayout, PdfWriter};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

const MM: f64 = 72.0 / 25.4;
const DOT: &[u8] = include_bytes!("cases/anh/diem.png");

fn paper(kind: &str, signers: &str) -> String {
    let title = if kind == "giay_uy_quyen" {
        "GUQ"
    } else if kind == "bao_cao" {
        "BC"
    } else {
        "KH"
    };
    format!(
        "loai: {kind}\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nso: 5\nky_hieu: {title}-UBND\n\
         dia_danh: An Bình\nngay: 5/1/2026\ntrich_yeu: Kết quả năm 2025\nnoi_dung: Nội dung./.\n\
         noi_nhan: Các thôn\nnguoi_ky: {signers}\n"
    )
}

/// A file whose head tells of so many pixels.
fn large(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = DOT.to_vec();
    bytes[16..24].copy_from_slice(&[width.to_be_bytes(), height.to_be_bytes()].concat());
    bytes
}

fn read(yaml: &str, files: &[(&str, &[u8])]) -> (Option<Document>, Report) {
    let files: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    PIPELINE.tree(Input { name: "a.yaml", bytes: yaml.as_bytes(), files: &files })
}

#[track_caller]
fn page(yaml: &str, files: &[(&str, &[u8])]) -> PageLayout {
    let (document, report) = read(yaml, files);
    let document = document.unwrap_or_else(|| panic!("{}", render::short(&report.sources, &report.findings)));
    PIPELINE.layout(&document).unwrap().pages.remove(0)
}

#[track_caller]
fn assert_told(yaml: &str, files: &[(&str, &[u8])], expected: &Expect) {
    let (_, report) = read(yaml, files);
    expected.assert_eq(&render::human(&report.sources, &report.findings, false));
}

#[track_caller]
fn line<'a>(page: &'a PageLayout, start: &str) -> &'a Line {
    page.lines.iter().find(|line| line.text.starts_with(start)).unwrap_or_else(|| panic!("no line {start:?}"))
}

fn center(line: &Line) -> f64 {
    line.x + line.width / 2.0
}

/// II.7b: each abbreviation before the words it belongs to, one line each, in this order.
#[test]
fn the_authority_of_who_signs_stands_above_the_post() {
    for (signer, lines) in [
        ("{chuc_vu: Chủ tịch}", vec!["CHỦ TỊCH"]),
        ("{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch}", vec!["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}",
            vec!["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("{ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}", vec!["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("{thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng}", vec!["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("{thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}", vec!["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"]),
        ("{quyen: Chủ tịch}", vec!["Q. CHỦ TỊCH"]),
        ("{thay_mat: Ủy ban nhân dân, quyen: Chủ tịch}", vec!["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        ("{thua_lenh: Chủ tịch, quyen: Chánh Văn phòng}", vec!["TL. CHỦ TỊCH", "Q. CHÁNH VĂN PHÒNG"]),
        (
            "{thay_mat: Hội đồng, chuc_vu: Chủ tịch Hội đồng, chuc_vu_khac: Giám đốc Sở Y tế}",
            vec!["TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG", "GIÁM ĐỐC SỞ Y TẾ"],
        ),
    ] {
        let yaml = paper("ke_hoach", &signer.replace('}', ", ho_ten: Nguyễn Văn An}"));
        let page = page(&yaml, &[]);
        let name = line(&page, "Nguyễn Văn An");
        let above = |line: &&Line| line.x > 105.0 * MM && line.y > 60.0 * MM && line.y < name.y;
        let seen: Vec<_> = page.lines.iter().filter(above).map(|line| line.text.as_str()).collect();
        assert_eq!(seen, lines, "{signer}");
    }
}

#[test]
fn an_authority_that_cannot_be_is_told() {
    assert_told(
        &paper("ke_hoach", "{quyen: Chủ tịch, chuc_vu: Chủ tịch}"),
        &[],
        &expect![[r#"
        lỗi[C021]: được giao quyền cấp trưởng thì chức vụ đã ghi ở `quyen`
          --> a.yaml:10:29
           |
        10 | nguoi_ky: {quyen: Chủ tịch, chuc_vu: Chủ tịch}
           |                             ^^^^^^^
           |
           = gợi ý: bỏ `chuc_vu`
        liên quan: ghi ở đây
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {quyen: Chủ tịch, chuc_vu: Chủ tịch}
           |            ^^^^^
    "#]],
    );
    assert_told(
        &paper("ke_hoach", "{ky_thay: Chủ tịch, quyen: Chủ tịch}"),
        &[],
        &expect![[r#"
        lỗi[C021]: người được giao quyền cấp trưởng ký với chức vụ đó, không ký thay (Phụ lục I, II.7b)
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {ky_thay: Chủ tịch, quyen: Chủ tịch}
           |            ^^^^^^^
           |
           = gợi ý: bỏ `ky_thay`; cấp phó ký thay thì bỏ `quyen` và ghi `chuc_vu`
        liên quan: ghi ở đây
          --> a.yaml:10:31
           |
        10 | nguoi_ky: {ky_thay: Chủ tịch, quyen: Chủ tịch}
           |                               ^^^^^
    "#]],
    );
    let both = "{thua_lenh: Chủ tịch, thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}";
    assert_told(
        &paper("ke_hoach", both),
        &[],
        &expect![[r#"
        lỗi[C021]: một người không vừa ký thừa lệnh vừa ký thừa ủy quyền
          --> a.yaml:10:33
           |
        10 | nguoi_ky: {thua_lenh: Chủ tịch, thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}
           |                                 ^^^^^^^^^^^^^
           |
           = gợi ý: giữ `thua_lenh` hoặc `thua_uy_quyen`
        liên quan: ghi ở đây
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {thua_lenh: Chủ tịch, thua_uy_quyen: Chủ tịch, chuc_vu: Trưởng phòng}
           |            ^^^^^^^^^
    "#]],
    );
    assert_told(
        &paper("ke_hoach", "{ho_ten: Nguyễn Văn An}"),
        &[],
        &expect![[r#"
        lỗi[C002]: thiếu `chuc_vu` (chức vụ) trong người ký
          --> a.yaml:10:12
           |
        10 | nguoi_ky: {ho_ten: Nguyễn Văn An}
           |            ^^^^^^
           |
           = gợi ý: thêm `chuc_vu: Phó Chủ tịch`
    "#]],
    );
}

/// Where the kind allows a second signer, both stand side by side: posts level, names level.
#[test]
fn two_sign_side_by_side_where_the_kind_allows_it() {
    let two = "\n  - {chuc_vu: Người lập báo cáo, ho_ten: Trần Thị Bình}\n  \
               - {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Nguyễn Văn An}";
    for kind in ["bao_cao", "giay_uy_quyen"] {
        let page = page(&paper(kind, two), &[]);
        assert_eq!(line(&page, "NGƯỜI LẬP BÁO CÁO").y, line(&page, "TM. ỦY BAN NHÂN DÂN").y);
        assert_eq!(line(&page, "Trần Thị Bình").y, line(&page, "Nguyễn Văn An").y);
        let (left, right) = (center(line(&page, "Trần Thị Bình")), center(line(&page, "Nguyễn Văn An")));
        assert!(left < 105.0 * MM && right > 112.0 * MM, "{left} {right}");
        assert!(line(&page, "Nơi nhận").y > line(&page, "Nguyễn Văn An").y);
        // One alone is as good.
        super::signers::page(&paper(kind, "{chuc_vu: Chủ tịch}"), &[]);
    }
    assert_told(
        &paper("ke_hoach", two),
        &[],
        &expect![[r#"
        lỗi[C005]: có 2 người ký cho 1 cơ quan ban hành
          --> a.yaml:10:1
           |
        10 | nguoi_ky: 
           | ^^^^^^^^
           |
           = gợi ý: mỗi cơ quan ban hành một người ký, theo thứ tự từ trái sang phải trên giấy
    "#]],
    );
    let three = format!("{two}\n  - {{chuc_vu: Chứng kiến, ho_ten: Lê Văn Cường}}");
    assert_told(
        &paper("bao_cao", &three),
        &[],
        &expect![[r#"
        lỗi[C005]: Báo cáo có nhiều nhất 2 người ký, ở đây là 3
          --> a.yaml:10:1
           |
        10 | nguoi_ky: 
           | ^^^^^^^^
           |
           = gợi ý: ghi theo thứ tự từ trái sang phải trên giấy
    "#]],
    );
}

const SIGNER: &str = "{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An, anh_chu_ky: {tep: anh/chu-ky.png}, \
                      anh_dau: {tep: anh/dau.png}}";
/// Of 40 × 16 and of 36 × 36 mm, as their heads say.
const IMAGES: [(&str, &[u8]); 2] = [
    ("anh/chu-ky.png", include_bytes!("cases/anh/chu-ky.png")),
    ("anh/dau.png", include_bytes!("cases/anh/dau.png")),
];

/// II.7d: the signature in the middle between post and name. II.8a: the seal in its real size,
/// over a third of it at the left.
#[test]
fn images_stand_between_post_and_name_the_seal_over_a_third() {
    let page = page(&paper("ke_hoach", SIGNER), &IMAGES);
    let [signature, seal] = page.images[..] else { panic!("{:?}", page.images) };
    let (post, name) = (line(&page, "CHỦ TỊCH"), line(&page, "Nguyễn Văn An"));
    assert!((signature.width - 40.0 * MM).abs() < 0.1 && (signature.height - 16.0 * MM).abs() < 0.1);
    assert!((seal.width - 36.0 * MM).abs() < 0.1 && (seal.height - 36.0 * MM).abs() < 0.1);
    assert!((signature.x + signature.width / 2.0 - center(post)).abs() < 0.2, "{signature:?} {post:?}");
    assert!((center(name) - center(post)).abs() < 0.2);
    let covered = (seal.x + seal.width - signature.x) / signature.width;
    assert!((covered - 1.0 / 3.0).abs() < 0.01 && seal.x < signature.x, "{covered}");
    for image in [signature, seal] {
        let middle = image.y + image.height / 2.0;
        assert!((middle - f64::midpoint(post.y, name.y - 0.7 * name.size)).abs() < 2.5, "{image:?}");
        assert!(image.y > post.y && image.y + image.height < name.y - 0.6 * name.size, "{image:?}");
    }
}

/// Without images there is room to sign all the same: 30 mm, as practice has it.
#[test]
fn room_to_sign_is_left_without_images() {
    let yaml = paper("ke_hoach", "{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}");
    let page = page(&yaml, &[]);
    assert!(page.images.is_empty());
    let room = line(&page, "Nguyễn Văn An").y - line(&page, "CHỦ TỊCH").y;
    assert!((30.0..37.0).contains(&(room / MM)), "{}", room / MM);
}

/// Each of two has images of their own.
#[test]
fn images_of_two_signers_stand_at_their_own_names() {
    let two = "\n  - {chuc_vu: Người lập, ho_ten: Trần Thị Bình, anh_chu_ky: {tep: anh/chu-ky.png}}\n  \
               - {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An, anh_chu_ky: {tep: anh/chu-ky.png, rong: 30}}";
    // Without any size a signature is 40 mm wide.
    let page = page(&paper("bao_cao", two), &[("anh/chu-ky.png", DOT)]);
    let [left, right] = page.images[..] else { panic!("{:?}", page.images) };
    assert!((left.width - 40.0 * MM).abs() < 0.1 && (right.width - 30.0 * MM).abs() < 0.1);
    assert!((left.x + left.width / 2.0 - center(line(&page, "Trần Thị Bình"))).abs() < 0.2);
    assert!((right.x + right.width / 2.0 - center(line(&page, "Nguyễn Văn An"))).abs() < 0.2);
}

/// The PDF is still for archives and for everyone: images have words; same bytes again.
#[test]
fn a_signed_pdf_is_for_archives_and_for_everyone() {
    let document = read(&paper("ke_hoach", SIGNER), &IMAGES).0.unwrap();
    let pdf = PdfWriter::new(&PIPELINE.office().theme).write(&document).unwrap();
    assert_eq!((pdf.conformance.name(), pdf.refusals), ("PDF/A-2a, PDF/UA-1", vec![]));
    assert!(PIPELINE.write(&document, Format::Pdf).unwrap() == pdf.bytes);
    let tree = dump::dump(&document);
    assert!(tree.contains(r#"ảnh "Hình ảnh chữ ký của Nguyễn Văn An" 40,0 × 16,0 mm"#), "{tree}");
    assert!(tree.contains(r#"ảnh "Hình ảnh dấu của cơ quan ban hành" 36,0 × 36,0 mm"#), "{tree}");
}

#[test]
fn a_draft_that_bears_a_seal_is_told() {
    let draft = paper("ke_hoach", SIGNER)
        .replace("so: 5", "trang_thai: du_thao")
        .replace("ngay: 5/1/2026", "nam: 2026");
    assert_told(
        &draft,
        &IMAGES,
        &expect![[r#"
        cảnh báo[C020]: bản dự thảo mà đã có ảnh chữ ký hoặc ảnh con dấu
         --> a.yaml:3:1
          |
        3 | trang_thai: du_thao
          | ^^^^^^^^^^
          |
          = gợi ý: bỏ `anh_chu_ky`, `anh_dau` cho đến khi văn bản được ký
    "#]],
    );
}

#[test]
fn an_image_that_cannot_stand_on_paper_is_told() {
    let signature = paper("ke_hoach", "{chuc_vu: Chủ tịch, anh_chu_ky: {tep: chu-ky.png}}");
    let seal = paper("ke_hoach", "{chuc_vu: Chủ tịch, anh_dau: {tep: dau.png}}");
    assert_told(
        &signature,
        &[],
        &expect![[r#"
        lỗi[C015]: không đọc được `chu-ky.png`: không có tệp này
          --> a.yaml:10:49
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_chu_ky: {tep: chu-ky.png}}
           |                                                 ^^^^^^^^^^
           |
           = gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
    "#]],
    );
    assert_told(
        &signature,
        &[("chu-ky.png", b"\xff\xd8\xff")],
        &expect![[r#"
        lỗi[C022]: tệp `chu-ky.png` không phải ảnh PNG
          --> a.yaml:10:49
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_chu_ky: {tep: chu-ky.png}}
           |                                                 ^^^^^^^^^^
           |
           = gợi ý: dùng ảnh PNG nền trong suốt, cắt sát hình (Phụ lục I, II.7d và II.8a)
    "#]],
    );
    assert_told(
        &signature,
        &[("chu-ky.png", &DOT[..40])],
        &expect![[r#"
        lỗi[C022]: tệp `chu-ky.png` là ảnh PNG bị hỏng
          --> a.yaml:10:49
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_chu_ky: {tep: chu-ky.png}}
           |                                                 ^^^^^^^^^^
           |
           = gợi ý: dùng ảnh PNG nền trong suốt, cắt sát hình (Phụ lục I, II.7d và II.8a)
    "#]],
    );
    assert_told(
        &signature,
        &[("chu-ky.png", &large(9000, 20))],
        &expect![[r#"
        lỗi[C022]: tệp `chu-ky.png` rộng 9000 và cao 20 điểm, nhiều nhất là 3000
          --> a.yaml:10:49
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_chu_ky: {tep: chu-ky.png}}
           |                                                 ^^^^^^^^^^
           |
           = gợi ý: dùng ảnh PNG nền trong suốt, cắt sát hình (Phụ lục I, II.7d và II.8a)
    "#]],
    );
    let white: &[u8] = include_bytes!("cases/anh/nen-trang.png");
    assert_told(
        &signature,
        &[("chu-ky.png", white)],
        &expect![[r#"
        cảnh báo[C023]: ảnh chữ ký không có nền trong suốt
          --> a.yaml:10:49
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_chu_ky: {tep: chu-ky.png}}
           |                                                 ^^^^^^^^^^
           |
           = gợi ý: Phụ lục I, II.7d và II.8a: định dạng PNG, nền trong suốt; ảnh nền trắng che mất chữ bên dưới
    "#]],
    );
    assert_told(
        &seal,
        &[("dau.png", DOT)],
        &expect![[r#"
        lỗi[C022]: không biết ảnh con dấu rộng bao nhiêu trên giấy
          --> a.yaml:10:46
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_dau: {tep: dau.png}}
           |                                              ^^^^^^^
           |
           = gợi ý: con dấu in đúng kích thước thật (Phụ lục I, II.8a): thêm bề rộng tính bằng mm, ví dụ `{tep: dau.png, rong: 36}`
    "#]],
    );
    let large_seal: &[u8] = include_bytes!("cases/anh/dau-to.png");
    assert_told(
        &seal,
        &[("dau.png", large_seal)],
        &expect![[r#"
        lỗi[C022]: ảnh con dấu trên giấy rộng 180 và cao 180 mm, phải từ 20 đến 50 mm
          --> a.yaml:10:46
           |
        10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_dau: {tep: dau.png}}
           |                                              ^^^^^^^
           |
           = gợi ý: cắt sát hình và lưu đúng độ phân giải đã quét, hoặc ghi bề rộng bằng mm ở `rong`
    "#]],
    );
    assert_told(
        &seal.replace("dau.png", "dau.png, rong: 360"),
        &[("dau.png", DOT)],
        &expect![[r#"
            lỗi[C022]: `rong: 360` không phải bề rộng của ảnh con dấu
              --> a.yaml:10:61
               |
            10 | nguoi_ky: {chuc_vu: Chủ tịch, anh_dau: {tep: dau.png, rong: 360}}
               |                                                             ^^^
               |
               = gợi ý: ghi số milimét, từ 20 đến 50, ví dụ `rong: 35`
        "#]],
    );
}
