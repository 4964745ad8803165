//! Images of signature and seal: their places, their sizes, and what cannot stand on paper.

use super::*;

const DOT: &[u8] = include_bytes!("../cases/anh/diem.png");

/// A file whose head tells of so many pixels.
fn large(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = DOT.to_vec();
    bytes[16..24].copy_from_slice(&[width.to_be_bytes(), height.to_be_bytes()].concat());
    bytes
}

const SIGNER: &str = "{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An, anh_chu_ky: {tep: anh/chu-ky.png}, \
                      anh_dau: {tep: anh/dau.png}}";
/// Of 40 × 16 and of 36 × 36 mm, as their heads say.
const IMAGES: [(&str, &[u8]); 2] = [
    ("anh/chu-ky.png", include_bytes!("../cases/anh/chu-ky.png")),
    ("anh/dau.png", include_bytes!("../cases/anh/dau.png")),
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
    let seal = two.replace("rong: 30}", "rong: 30}, anh_dau: {tep: anh/dau.png}");
    let sealed = super::page(&paper("bao_cao", &seal), &IMAGES);
    assert_eq!(line(&sealed, "Trần Thị Bình").y, line(&sealed, "Nguyễn Văn An").y, "rooms of one height");
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
    let theme = &PIPELINE.office().theme;
    let pdf = PdfWriter::new(theme).pdf(&layout::of(&document, theme)).unwrap();
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
    let white: &[u8] = include_bytes!("../cases/anh/nen-trang.png");
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
    let large_seal: &[u8] = include_bytes!("../cases/anh/dau-to.png");
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
