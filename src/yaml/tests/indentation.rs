//! Lines and signs at the wrong place, each with the whole message as a person sees it.

use expect_test::expect;

use super::shows;

// On the line behind the one the parser names.
#[test]
fn tab_in_indentation() {
    shows(
        "co_quan:\n  ten: UBND\n\tso: 1\n",
        expect![[r#"
            lỗi[Y001]: chỗ thụt dòng có phím Tab, YAML chỉ nhận dấu cách
             --> vb.yaml:3:1
              |
            3 |     so: 1
              | ^^^^
              |
              = gợi ý: xóa Tab và gõ dấu cách; trong trình soạn thảo có thể bật “Tab thành dấu cách”
        "#]],
    );
}

// At once.
#[test]
fn tab_under_key() {
    shows(
        "co_quan:\n\tten: UBND\n",
        expect![[r#"
            lỗi[Y001]: chỗ thụt dòng có phím Tab, YAML chỉ nhận dấu cách
             --> vb.yaml:2:1
              |
            2 |     ten: UBND
              | ^^^^
              |
              = gợi ý: xóa Tab và gõ dấu cách; trong trình soạn thảo có thể bật “Tab thành dấu cách”
        "#]],
    );
}

// At the start of a block text.
#[test]
fn tab_in_block() {
    shows(
        "can_cu: |\n\tLuật\n",
        expect![[r#"
            lỗi[Y001]: chỗ thụt dòng có phím Tab, YAML chỉ nhận dấu cách
             --> vb.yaml:2:1
              |
            2 |     Luật
              | ^^^^
              |
              = gợi ý: xóa Tab và gõ dấu cách; trong trình soạn thảo có thể bật “Tab thành dấu cách”
        "#]],
    );
}

// Stands at no level.
#[test]
fn key_between_levels() {
    shows(
        "co_quan:\n    ten: UBND\n  so: 1\n",
        expect![[r#"
            lỗi[Y001]: dòng này thụt 2 dấu cách, không thẳng hàng với dòng nào ở trên
             --> vb.yaml:3:3
              |
            3 |   so: 1
              |   ^^^^^
              |
              = gợi ý: các mục cùng cấp thụt bằng nhau; ở đây cần 0 hoặc 4 dấu cách
        "#]],
    );
}

// All others are at the margin.
#[test]
fn first_key_indented() {
    shows(
        "  loai: ke_hoach\nso: 1\n",
        expect![[r#"
            lỗi[Y001]: dòng này thụt 0 dấu cách, không thẳng hàng với dòng nào ở trên
             --> vb.yaml:2:1
              |
            2 | so: 1
              | ^^^^^
              |
              = gợi ý: bỏ dấu cách thừa ở đầu các dòng trên (đang thụt 2)
        "#]],
    );
}

// Stands at no level.
#[test]
fn item_between_levels() {
    shows(
        "noi_nhan:\n  - Bộ\n - Sở\n",
        expect![[r#"
            lỗi[Y001]: dòng này thụt 1 dấu cách, không thẳng hàng với dòng nào ở trên
             --> vb.yaml:3:2
              |
            3 |  - Sở
              |  ^^^^
              |
              = gợi ý: các mục cùng cấp thụt bằng nhau; ở đây cần 2 dấu cách
        "#]],
    );
}

// A block's line too far left.
#[test]
fn line_out_of_block() {
    shows(
        "can_cu: |\n    Luật A\n  Luật B\nso: 1\n",
        expect![[r#"
            lỗi[Y001]: dòng này thụt 2 dấu cách nên rơi ra ngoài khối chữ ở trên
             --> vb.yaml:3:3
              |
            3 |   Luật B
              |   ^^^^^^
              |
              = gợi ý: nếu thuộc khối chữ, thụt đủ 4 dấu cách; nếu là khóa mới, viết `khóa: giá trị`
            liên quan: khối chữ
             --> vb.yaml:2:5
              |
            2 |     Luật A
              |     ^^^^^^
        "#]],
    );
}

// A block's line at the margin.
#[test]
fn line_at_margin_behind_block() {
    shows(
        "can_cu: |\n  Luật A\nLuật B\nso: 1\n",
        expect![[r#"
            lỗi[Y001]: dòng này thụt 0 dấu cách nên rơi ra ngoài khối chữ ở trên
             --> vb.yaml:3:1
              |
            3 | Luật B
              | ^^^^^^
              |
              = gợi ý: nếu thuộc khối chữ, thụt đủ 2 dấu cách; nếu là khóa mới, viết `khóa: giá trị`
            liên quan: khối chữ
             --> vb.yaml:2:3
              |
            2 |   Luật A
              |   ^^^^^^
        "#]],
    );
}

// Prose where a key must be.
#[test]
fn line_without_colon() {
    shows(
        "loai: ke_hoach\nỦy ban nhân dân\nso: 1\n",
        expect![[r#"
            lỗi[Y001]: dòng `Ủy ban nhân dân` không có dạng `khóa: giá trị`
             --> vb.yaml:2:1
              |
            2 | Ủy ban nhân dân
              | ^^^^^^^^^^^^^^^
              |
              = gợi ý: nếu là khóa, thêm dấu hai chấm và một dấu cách; nếu là phần tiếp của giá trị ở trên, dùng khối `|` và thụt các dòng vào
        "#]],
    );
}

// A line of a list without its dash.
#[test]
fn text_among_items() {
    shows(
        "noi_nhan:\n  - Bộ\n  Sở\n",
        expect![[r#"
            lỗi[Y001]: dòng `Sở` nằm trong danh sách nhưng không mở đầu bằng `- `
             --> vb.yaml:3:3
              |
            3 |   Sở
              |   ^^
              |
              = gợi ý: thêm `- ` ở đầu dòng; nếu là khóa của mục ngoài, đưa ra thẳng hàng với khóa đó
        "#]],
    );
}

// A key at the level of a list.
#[test]
fn key_among_items() {
    shows(
        "- a\nso: 1\n",
        expect![[r#"
            lỗi[Y001]: dòng `so: 1` nằm trong danh sách nhưng không mở đầu bằng `- `
             --> vb.yaml:2:1
              |
            2 | so: 1
              | ^^^^^
              |
              = gợi ý: thêm `- ` ở đầu dòng; nếu là khóa của mục ngoài, đưa ra thẳng hàng với khóa đó
        "#]],
    );
}

// The list begins on the key's line.
#[test]
fn item_behind_key() {
    shows(
        "noi_nhan: - Bộ\n  - Sở\n",
        expect![[r#"
            lỗi[Y001]: danh sách không được bắt đầu ngay trên dòng của khóa
             --> vb.yaml:1:11
              |
            1 | noi_nhan: - Bộ
              |           ^^^^
              |
              = gợi ý: xuống dòng sau dấu hai chấm, mỗi mục `- …` một dòng; nếu là chữ cần in, đặt trong dấu nháy kép
        "#]],
    );
}

// YAML takes the indentation from it.
#[test]
fn spaces_in_blank_line() {
    shows(
        "can_cu: |\n      \n  Luật A\n",
        expect![[r#"
            lỗi[Y001]: dòng trống ở đầu khối chữ có nhiều dấu cách hơn dòng chữ đầu tiên
             --> vb.yaml:2:1
              |
            2 |       
              | ^^^^^^
              |
              = gợi ý: xóa dòng trống này, hoặc xóa các dấu cách trong nó
        "#]],
    );
}

// A list in brackets goes on as text.
#[test]
fn words_behind_bracket() {
    shows(
        "ten: [UBND] thành phố\n",
        expect![[r#"
            lỗi[Y001]: giá trị đã kết thúc trước `thành phố`
             --> vb.yaml:1:13
              |
            1 | ten: [UBND] thành phố
              |             ^^^^^^^^^
              |
              = gợi ý: đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`
        "#]],
    );
}
