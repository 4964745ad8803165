//! Signs and characters that are YAML's or no one's, each with the whole message.

use expect_test::expect;

use super::{read, shows};
use crate::finding::render;

// Text behind # in the middle of a folded text.
#[test]
fn comment_inside_a_text() {
    shows(
        "trich_yeu: Kế hoạch # 4\n  năm 2026\n",
        expect![[r#"
            lỗi[Y010]: chữ từ dấu `#` đến cuối dòng bị YAML coi là ghi chú, không được in
             --> vb.yaml:1:21
              |
            1 | trich_yeu: Kế hoạch # 4
              |                     ^^^
              |
              = gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`; nếu là ghi chú, để hai dấu cách trước `#`
        "#]],
    );
}

// A variable at the start of a value.
#[test]
fn template_without_quotes() {
    shows(
        "ten: {{ dia_phuong.ten }} hôm nay\nso: 1\n",
        expect![[r#"
            lỗi[Y015]: giá trị mở đầu bằng `{{` phải đặt trong dấu nháy: `{{ dia_phuong.ten }} hôm nay`
             --> vb.yaml:1:6
              |
            1 | ten: {{ dia_phuong.ten }} hôm nay
              |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = gợi ý: đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`
        "#]],
    );
}

// A condition at the start of a value.
#[test]
fn condition_without_quotes() {
    shows(
        "ten: {% if x %}a{% endif %}\n",
        expect![[r#"
            lỗi[Y015]: giá trị mở đầu bằng `{%` phải đặt trong dấu nháy
             --> vb.yaml:1:6
              |
            1 | ten: {% if x %}a{% endif %}
              |      ^^^^^^^^^^^^^^^^^^^^^^
              |
              = gợi ý: đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`
        "#]],
    );
}

// Bold at the start of a value is an alias to YAML.
#[test]
fn bold_without_quotes() {
    shows(
        "ten: **đậm** chữ\n",
        expect![[r#"
            lỗi[Y015]: giá trị mở đầu bằng `*` phải đặt trong dấu nháy
             --> vb.yaml:1:6
              |
            1 | ten: **đậm** chữ
              |      ^^^^^^^^^^^
              |
              = gợi ý: đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`
        "#]],
    );
}

// A value that starts with >.
#[test]
fn greater_than() {
    shows(
        "muc_tieu: > 5 tỷ đồng\n",
        expect![[r#"
            lỗi[Y015]: sau dấu `>` phải xuống dòng
             --> vb.yaml:1:11
              |
            1 | muc_tieu: > 5 tỷ đồng
              |           ^^^^^^^^^^^
              |
              = gợi ý: viết chữ từ dòng dưới, thụt vào; nếu `>` là chữ cần in, đặt cả giá trị trong dấu nháy kép
        "#]],
    );
}

// A value that starts with %.
#[test]
fn percent() {
    shows(
        "muc_tieu: % hoàn thành\n",
        expect![[r#"
            lỗi[Y015]: giá trị mở đầu bằng `%` phải đặt trong dấu nháy
             --> vb.yaml:1:11
              |
            1 | muc_tieu: % hoàn thành
              |           ^^^^^^^^^^^^
              |
              = gợi ý: đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`
        "#]],
    );
}

// No-break spaces pasted from Word.
#[test]
fn no_break_space_indents() {
    shows(
        "co_quan:\n\u{a0}\u{a0}ten: UBND\n\u{a0}\u{a0}so: 1\n",
        expect![[r#"
            lỗi[Y005]: khoảng trắng không ngắt (dán từ Word) ở chỗ YAML cần dấu cách thường (và 1 dòng khác)
             --> vb.yaml:2:1
              |
            2 |   ten: UBND
              | ^^
              |
              = gợi ý: xóa khoảng trắng ở chỗ thụt dòng, sau `:` hoặc `-`, rồi gõ lại bằng phím dấu cách
        "#]],
    );
}

// Reads as text to YAML.
#[test]
fn no_break_space_behind_colon() {
    shows(
        "loai:\u{a0}ke_hoach\nso: 1\n",
        expect![[r#"
            lỗi[Y005]: khoảng trắng không ngắt (dán từ Word) ở chỗ YAML cần dấu cách thường
             --> vb.yaml:1:6
              |
            1 | loai: ke_hoach
              |      ^
              |
              = gợi ý: xóa khoảng trắng ở chỗ thụt dòng, sau `:` hoặc `-`, rồi gõ lại bằng phím dấu cách
        "#]],
    );
}

// Characters of Word, of old fonts and of a spoilt file.
#[test]
fn foreign_and_private_characters() {
    shows(
        "ten: Hà Nội\nky: \u{e000}\u{e000} x\ndau: a\u{b}b\nhong: \u{fffd}\n",
        expect![[r#"
            lỗi[Y005]: ở đây có dấu xuống dòng không chuẩn (U+000B, tab dọc)
             --> vb.yaml:3:7
              |
            3 | dau: a␋b
              |       ^
              |
              = gợi ý: xóa ký tự này (thường do dán từ Word) và xuống dòng bằng phím Enter

            lỗi[Y005]: ở đây có 2 ký tự dùng riêng (U+E000) liền nhau
             --> vb.yaml:2:5
              |
            2 | ky:  x
              |     ^^
              |
              = gợi ý: gõ lại bằng ký tự Unicode; phông chữ cũ (VNI, TCVN3, Symbol) lưu ký hiệu bằng loại ký tự này

            lỗi[Y005]: ở đây có ký tự hỏng (U+FFFD, chữ đã mất)
             --> vb.yaml:4:7
              |
            4 | hong: �
              |       ^
              |
              = gợi ý: gõ lại chữ ở chỗ này; tệp đã bị lưu sai bảng mã ở một bước trước
        "#]],
    );
}

// In the short form, as the line itself would carry the character.
#[test]
fn unseen_characters() {
    let (_, report) = read("ten: Hà\u{200b}\u{200b} Nội\nky: a\u{ad}b\n");
    expect![[r#"
        vb.yaml:1:8: lỗi[Y005]: ở đây có 2 ký tự không nhìn thấy (U+200B, dấu cách rộng bằng không) liền nhau; gợi ý: xóa ký tự này (đặt con trỏ ngay sau nó và bấm Backspace); nó thường do dán từ Word hoặc trang web
        vb.yaml:2:6: lỗi[Y005]: ở đây có ký tự không nhìn thấy (U+00AD, gạch nối mềm); gợi ý: xóa ký tự này (đặt con trỏ ngay sau nó và bấm Backspace); nó thường do dán từ Word hoặc trang web
    "#]]
    .assert_eq(&render::short(&report));
}
