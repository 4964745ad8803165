//! What clerks fall into, each with the whole message as a person sees it.

use expect_test::expect;

use super::shows;

// A list item too far right, which YAML joins to the one above.
#[test]
fn list_item_one_space_too_deep() {
    shows(
        "noi_nhan:\n  - Như Điều 3;\n   - Bộ Công Thương;\n",
        expect![[r#"
            lỗi[Y012]: dòng `- Bộ Công Thương;` bị YAML nối vào chữ của mục trên, không thành mục riêng
             --> vb.yaml:3:4
              |
            3 |    - Bộ Công Thương;
              |    ^^^^^^^^^^^^^^^^^
              |
              = gợi ý: các mục cùng cấp thụt bằng nhau: dòng này đang thụt 3 dấu cách, cần 2
            liên quan: nối vào đây
             --> vb.yaml:2:5
              |
            2 |   - Như Điều 3;
              |     ^^^^^^^^^^^
        "#]],
    );
}

// The first item is behind the key.
#[test]
fn list_begun_on_the_line_of_its_key() {
    shows(
        "noi_nhan: Như Điều 3;\n  - Bộ Công Thương;\n",
        expect![[r#"
            lỗi[Y012]: dòng `- Bộ Công Thương;` bị YAML nối vào chữ của mục trên, không thành mục riêng
             --> vb.yaml:2:3
              |
            2 |   - Bộ Công Thương;
              |   ^^^^^^^^^^^^^^^^^
              |
              = gợi ý: đưa mọi mục xuống dòng riêng, mỗi mục mở đầu bằng dấu trừ và một dấu cách (`- `), thụt bằng nhau; hoặc dùng khối `|`
            liên quan: nối vào đây
             --> vb.yaml:1:11
              |
            1 | noi_nhan: Như Điều 3;
              |           ^^^^^^^^^^^
        "#]],
    );
}

// Prose with a colon.
#[test]
fn second_colon_in_a_value() {
    shows(
        "trich_yeu: Kế hoạch: giai đoạn 1\n",
        expect![[r#"
            lỗi[Y011]: sau `Kế hoạch` có dấu hai chấm và dấu cách nên YAML hiểu nhầm là khóa
             --> vb.yaml:1:20
              |
            1 | trich_yeu: Kế hoạch: giai đoạn 1
              |                    ^
              |
              = gợi ý: đặt cả câu trong dấu nháy: `"Kế hoạch: giai đoạn 1"`, hoặc dùng khối `|`
        "#]],
    );
}

// The hint's own quotes must not clash.
#[test]
fn colon_with_quotes_inside() {
    shows(
        "trich_yeu: Về đề án: \"Thành phố xanh\"\n",
        expect![[r#"
            lỗi[Y011]: sau `Về đề án` có dấu hai chấm và dấu cách nên YAML hiểu nhầm là khóa
             --> vb.yaml:1:20
              |
            1 | trich_yeu: Về đề án: "Thành phố xanh"
              |                    ^
              |
              = gợi ý: đặt cả câu trong dấu nháy: `'Về đề án: "Thành phố xanh"'`, hoặc dùng khối `|`
        "#]],
    );
}

// A key further right than the others of its map.
#[test]
fn key_pulled_into_the_value_above() {
    shows(
        "loai: ke_hoach\n  nam: 2026\n",
        expect![[r#"
            lỗi[Y001]: dòng `nam: 2026` thụt vào quá sâu nên bị YAML nối vào giá trị của dòng trên
             --> vb.yaml:2:3
              |
            2 |   nam: 2026
              |   ^^^^^^^^^
              |
              = gợi ý: bớt dấu cách cho thẳng hàng với khóa cùng cấp ở trên; nếu là chữ của giá trị trên, dùng khối `|`
            liên quan: giá trị bắt đầu ở đây
             --> vb.yaml:1:1
              |
            1 | loai: ke_hoach
              | ^^^^^^^^^^^^^^
        "#]],
    );
}

// so:05 between keys.
#[test]
fn no_space_behind_colon() {
    shows(
        "loai: ke_hoach\nso:05\nnam: 2026\n",
        expect![[r#"
            lỗi[Y013]: `so:05` thiếu dấu cách sau dấu hai chấm nên YAML không hiểu `so` là khóa
             --> vb.yaml:2:1
              |
            2 | so:05
              | ^^^^^
              |
              = gợi ý: viết `so: 05`
        "#]],
    );
}

// At the top, where YAML joins the lines.
#[test]
fn no_space_behind_first_colon() {
    shows(
        "so:05\nnam: 2026\n",
        expect![[r#"
            lỗi[Y013]: `so:05` thiếu dấu cách sau dấu hai chấm nên YAML không hiểu `so` là khóa
             --> vb.yaml:1:1
              |
            1 | so:05
              | ^^^^^
              |
              = gợi ý: viết `so: 05`
        "#]],
    );
}

// Figures in braces.
#[test]
fn no_space_in_braces() {
    shows(
        "kinh_phi: {2026:420, 2027: 500}\n",
        expect![[r#"
            lỗi[Y013]: `2026:420` thiếu dấu cách sau dấu hai chấm nên YAML không hiểu `2026` là khóa
             --> vb.yaml:1:12
              |
            1 | kinh_phi: {2026:420, 2027: 500}
              |            ^^^^^^^^
              |
              = gợi ý: viết `2026: 420`
        "#]],
    );
}

// Below a value.
#[test]
fn no_space_joined() {
    shows(
        "co_quan: UBND\n  so:05\n",
        expect![[r#"
            lỗi[Y013]: `so:05` thiếu dấu cách sau dấu hai chấm nên YAML không hiểu `so` là khóa
             --> vb.yaml:2:3
              |
            2 |   so:05
              |   ^^^^^
              |
              = gợi ý: viết `so: 05`
        "#]],
    );
}

// A pasted dash without indentation.
#[test]
fn en_dash_at_key_level() {
    shows(
        "noi_nhan:\n– Như Điều 3\n– Bộ\n",
        expect![[r#"
            lỗi[Y014]: YAML không hiểu dấu `–` là gạch đầu dòng; danh sách dùng dấu trừ `-`
             --> vb.yaml:2:1
              |
            2 | – Như Điều 3
              | ^^^^^^^^^^^^
              |
              = gợi ý: viết `- Như Điều 3` (dấu trừ và một dấu cách), hoặc dùng khối `|`
        "#]],
    );
}

// A pasted bullet among right items.
#[test]
fn bullet_among_items() {
    shows(
        "noi_nhan:\n  - Như Điều 3\n  • Bộ Công Thương\n",
        expect![[r#"
            lỗi[Y014]: YAML không hiểu dấu `•` là gạch đầu dòng; danh sách dùng dấu trừ `-`
             --> vb.yaml:3:3
              |
            3 |   • Bộ Công Thương
              |   ^^^^^^^^^^^^^^^^
              |
              = gợi ý: viết `- Bộ Công Thương` (dấu trừ và một dấu cách), hoặc dùng khối `|`
        "#]],
    );
}

// A pasted dash on every line.
#[test]
fn en_dash_on_every_line() {
    shows(
        "noi_nhan:\n  – Như Điều 3\n  – Bộ Công Thương\n",
        expect![[r#"
            lỗi[Y014]: YAML không hiểu dấu `–` là gạch đầu dòng; danh sách dùng dấu trừ `-`
             --> vb.yaml:2:3
              |
            2 |   – Như Điều 3
              |   ^^^^^^^^^^^^
              |
              = gợi ý: viết `- Như Điều 3` (dấu trừ và một dấu cách), hoặc dùng khối `|`
        "#]],
    );
}
