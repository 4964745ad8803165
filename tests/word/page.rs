//! The page that says of each construct what becomes of it.

use expect_test::expect_file;

use super::{Fate, all};

/// The page says what the constructs are held to.
#[test]
fn the_page_is_that_of_the_constructs() {
    let mut page = String::from(HEAD);
    for (head, constructs) in all() {
        page += &format!("\n## {head}\n\n| trong tệp Word | chương trình |\n|---|---|\n");
        for construct in constructs {
            let fate = match construct.fate {
                Fate::Kept => "giữ",
                Fate::Told => "báo",
                Fate::Refused => "từ chối",
            };
            page += &format!("| {} | {fate} |\n", construct.name);
        }
    }
    expect_file!["../../docs/word.md"].assert_eq(&page);
}

const HEAD: &str = "# Tệp Word đọc được đến đâu

`vanban tree bai.docx` in những gì chương trình đọc được trong một tệp Word: từng đoạn với chữ, dáng chữ, số thứ tự như Word hiện, và chỗ của đoạn (thân, bảng, đầu trang, chân trang, chú thích, hộp chữ).

- **giữ**: chữ được đọc đủ, đúng như Word hiện, không cần báo gì.
- **báo**: chữ được đọc đủ trừ những gì lời báo nêu; người dùng được biết tệp có gì khác thường.
- **từ chối**: tệp không đọc được; lời báo nói vì sao và nên làm gì.

Tệp lớn: mỗi phần trong tệp giải nén không quá 64 MB, cả tệp không quá 160 MB (không kể ảnh), không quá 500.000 đoạn. Thuộc tính tệp (tên tác giả, công ty), khối dựng sẵn (glossary), ảnh và macro không được đọc.

Trang này được viết ra từ các tệp mẫu nhỏ trong `tests/word/`, mỗi tệp một thứ; đừng sửa tay.
";
