//! Errors of syntax, each with the whole message as a person sees it.

use expect_test::expect;

use super::shows;

// Nothing in it.
#[test]
fn empty() {
    shows(
        "# chỉ có ghi chú\n",
        expect![[r#"
            lỗi[Y001]: tệp chưa có nội dung
             --> vb.yaml:1:1
              |
            1 | # chỉ có ghi chú
              | ^
              |
              = gợi ý: ghi nội dung dạng `khóa: giá trị`, dòng đầu thường là `loai: …`
        "#]],
    );
}

// Shown where it opens.
#[test]
fn unclosed_double_quote() {
    shows(
        "co_quan: # tên \"đủ\"\n  ten: \"Ủy ban nhân dân\n  so: 1\n",
        expect![[r#"
            lỗi[Y001]: dấu nháy kép mở ở đây chưa đóng
             --> vb.yaml:2:8
              |
            2 |   ten: "Ủy ban nhân dân
              |        ^^^^^^^^^^^^^^^^
              |
              = gợi ý: đóng dấu nháy ở cuối giá trị; giá trị nhiều dòng thì bỏ dấu nháy và dùng khối `|`
        "#]],
    );
}

// The last line.
#[test]
fn unclosed_at_the_end() {
    shows(
        "so: 1\nten: 'Ủy ban\n",
        expect![[r#"
            lỗi[Y001]: dấu nháy đơn mở ở đây chưa đóng
             --> vb.yaml:2:6
              |
            2 | ten: 'Ủy ban
              |      ^^^^^^^
              |
              = gợi ý: đóng dấu nháy ở cuối giá trị; giá trị nhiều dòng thì bỏ dấu nháy và dùng khối `|`
        "#]],
    );
}

// Closed too early.
#[test]
fn quote_inside_quotes() {
    shows(
        "trich_yeu: \"Về đề án \"Thành phố xanh\" năm 2026\"\n",
        expect![[r#"
            lỗi[Y001]: sau dấu nháy đóng còn chữ `Thành phố xanh" năm 2026"`
             --> vb.yaml:1:23
              |
            1 | trich_yeu: "Về đề án "Thành phố xanh" năm 2026"
              |                       ^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = gợi ý: trong câu có dấu nháy thì bao cả câu bằng nháy đơn '…', hoặc dùng khối `|` và bỏ dấu nháy bao ngoài
            liên quan: YAML chỉ lấy phần này
             --> vb.yaml:1:12
              |
            1 | trich_yeu: "Về đề án "Thành phố xanh" năm 2026"
              |            ^^^^^^^^^^^
        "#]],
    );
}

// A Windows path.
#[test]
fn backslash_in_quotes() {
    shows(
        "tep: \"C:\\thu muc\\qua\"\n",
        expect![[r#"
            lỗi[Y001]: trong dấu nháy kép, `\q` không phải ký hiệu mà YAML hiểu
             --> vb.yaml:1:17
              |
            1 | tep: "C:\thu muc\qua"
              |                 ^^
              |
              = gợi ý: dùng dấu nháy đơn '…' để giữ nguyên dấu `\`, hoặc dùng khối `|`
        "#]],
    );
}

// Shown where it opens.
#[test]
fn unclosed_bracket() {
    shows(
        "ten: [Ủy ban nhân dân, thành phố\nso: 1\n",
        expect![[r#"
            lỗi[Y001]: dấu `[` mở ở đây chưa đóng
             --> vb.yaml:1:6
              |
            1 | ten: [Ủy ban nhân dân, thành phố
              |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = gợi ý: thêm `]` ở cuối; nếu `[` là chữ cần in, đặt cả giá trị trong dấu nháy kép
            liên quan: đến đây YAML không hiểu tiếp được
             --> vb.yaml:2:3
              |
            2 | so: 1
              |   ^^^
        "#]],
    );
}

// The end of the file.
#[test]
fn unclosed_brace_at_the_end() {
    shows(
        "so: 1\nluu: {don_vi: KT\n",
        expect![[r#"
            lỗi[Y001]: dấu `{` mở ở đây chưa đóng
             --> vb.yaml:2:6
              |
            2 | luu: {don_vi: KT
              |      ^^^^^^^^^^^
              |
              = gợi ý: thêm `}` ở cuối; nếu `{` là chữ cần in, đặt cả giá trị trong dấu nháy kép
        "#]],
    );
}

// Badly separated.
#[test]
fn colon_in_brackets() {
    shows(
        "ten: [a: b: c]\n",
        expect![[r#"
            lỗi[Y001]: trong `[…]`, YAML không hiểu chỗ này
             --> vb.yaml:1:11
              |
            1 | ten: [a: b: c]
              |           ^^^^
              |
              = gợi ý: giữa các mục là dấu phẩy; chữ có `:` hoặc `,` đặt trong dấu nháy kép
        "#]],
    );
}

// Closed twice.
#[test]
fn bracket_too_much() {
    shows(
        "ten: [a]]\n",
        expect![[r#"
            lỗi[Y001]: dấu `]` này không khớp với dấu ngoặc mở nào
             --> vb.yaml:1:9
              |
            1 | ten: [a]]
              |         ^
              |
              = gợi ý: xóa dấu thừa, hoặc đổi cho khớp: `[` với `]`, `{` với `}`
        "#]],
    );
}

// All of them at once.
#[test]
fn refused_features() {
    shows(
        "a: &x b\nc: *x\nd: !!str 05\n<<: {e: f}\n? [g]\n: h\ni: 1\n",
        expect![[r#"
            lỗi[Y002]: `&x` là neo (anchor) của YAML, không dùng ở đây
             --> vb.yaml:1:4
              |
            1 | a: &x b
              |    ^^
              |
              = gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`

            lỗi[Y002]: `*x` là bí danh (alias) của YAML, không dùng ở đây
             --> vb.yaml:2:4
              |
            2 | c: *x
              |    ^^
              |
              = gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`

            lỗi[Y002]: `!!str` là thẻ (tag) của YAML, không dùng ở đây
             --> vb.yaml:3:4
              |
            3 | d: !!str 05
              |    ^^^^^
              |
              = gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`

            lỗi[Y002]: `<<` là khóa trộn (merge key) của YAML, không dùng ở đây
             --> vb.yaml:4:1
              |
            4 | <<: {e: f}
              | ^^
              |
              = gợi ý: nếu là chữ cần in, đặt cả giá trị trong dấu nháy kép hoặc dùng khối `|`

            lỗi[Y002]: khóa phải là chữ, không phải danh sách, mục lồng hay khối chữ
             --> vb.yaml:5:3
              |
            5 | ? [g]
              |   ^^^
              |
              = gợi ý: khóa là một từ viết liền, ví dụ `trich_yeu`; nếu là chữ cần in, dùng dấu nháy kép hoặc khối `|`
        "#]],
    );
}

// The first stays.
#[test]
fn double_key() {
    shows(
        "so: 1\nco_quan: {ten: a, ten: b}\nso: 2\n",
        expect![[r#"
            lỗi[Y003]: khóa `ten` ghi hai lần trong cùng một mục
             --> vb.yaml:2:19
              |
            2 | co_quan: {ten: a, ten: b}
              |                   ^^^
              |
              = gợi ý: giữ một chỗ, xóa chỗ kia
            liên quan: đã ghi lần đầu ở đây
             --> vb.yaml:2:11
              |
            2 | co_quan: {ten: a, ten: b}
              |           ^^^

            lỗi[Y003]: khóa `so` ghi hai lần trong cùng một mục
             --> vb.yaml:3:1
              |
            3 | so: 2
              | ^^
              |
              = gợi ý: giữ một chỗ, xóa chỗ kia
            liên quan: đã ghi lần đầu ở đây
             --> vb.yaml:1:1
              |
            1 | so: 1
              | ^^
        "#]],
    );
}

// Only one is read.
#[test]
fn two_documents() {
    shows(
        "so: 1\n---\nso: 2\n",
        expect![[r#"
            lỗi[Y002]: tệp có nhiều hơn một tài liệu YAML
             --> vb.yaml:2:1
              |
            2 | ---
              | ^^^
              |
              = gợi ý: mỗi tệp một văn bản: bỏ dòng `---` hoặc `...` này, hoặc tách phần sau ra tệp riêng
        "#]],
    );
}

// Not known here.
#[test]
fn directive() {
    shows(
        "%YAML 1.2\n---\nso: 1\n",
        expect![[r#"
            lỗi[Y002]: dòng `%…` là chỉ thị của YAML, không dùng ở đây
             --> vb.yaml:1:1
              |
            1 | %YAML 1.2
              | ^^^^^^^^^
              |
              = gợi ý: xóa dòng này
        "#]],
    );
}

// Prose only, and a lone key without its space.
#[test]
fn no_key_at_all() {
    shows(
        "Ủy ban nhân dân\n",
        expect![[r#"
        lỗi[Y001]: tệp chỉ có chữ, chưa có khóa nào
         --> vb.yaml:1:1
          |
        1 | Ủy ban nhân dân
          | ^^^^^^^^^^^^^^^
          |
          = gợi ý: ghi nội dung dạng `khóa: giá trị`, dòng đầu thường là `loai: …`
    "#]],
    );
    shows(
        "so:05\n",
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
