//! The arguments of `vanban norm`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, MessageArgs, OPTIONS, SignedArgs};
use crate::pipeline::LossSort;
use crate::run::save::Overwrite;

/// What is below the help of `vanban norm`.
pub(in crate::cli) const NORM_HELP: &str = "Khổ giấy, lề, phông, cỡ chữ, kiểu chữ, căn lề, thụt dòng, giãn dòng, số trang, các thành phần đầu và cuối văn bản, bảng được đặt lại theo Nghị định 30/2020/NĐ-CP. Kết quả là <TÊN TỆP>-chuan-hoa.docx cạnh tệp gốc; tệp gốc chỉ được đọc.
In ra những gì đã đổi về thể thức: chỗ nào, trước là gì, nay là gì; dấu câu, chữ hoa đổi theo thể thức cũng được kể.
Trước khi ghi, kết quả được đọc lại và so từng từ với bản gốc. Thiếu một từ, thêm một từ (thành phần bản gốc không có, số cộng khác số đã ghi), hay một đoạn đứng chỗ khác thì không ghi gì, và báo từng chỗ.
Hình, chú thích cuối trang, ghi chú, chữ ở đầu trang và chân trang, thay đổi đang theo dõi, chữ ẩn không giữ được: có thì không ghi, trừ khi nêu tùy chọn cho bỏ loại đó.
Lỗi về nội dung không được sửa: xem bằng `vanban check` trên tệp kết quả.
Tên tác giả và các thuộc tính khác của tệp gốc không được mang theo. Tệp .doc, .rtf cần LibreOffice trên máy.
Nhiều tệp thì tệp nào không làm được không cản các tệp khác.

Mã thoát: 0 đã ghi hết; 1 có tệp chưa ghi, có nêu lý do; 2 không chạy được.

Ví dụ:
  vanban norm to-trinh.docx
  vanban norm to-trinh.docx --out to-trinh-moi.docx
  vanban chuan-hoa den/*.docx --out da-chuan-hoa
  vanban norm cong-van.docx --bo-anh --bo-ghi-chu --nhan-thay-doi";

/// `vanban norm`.
#[derive(Args)]
pub(in crate::cli) struct NormArgs {
    /// Tệp Word (.docx; .doc, .rtf, .odt khi máy có LibreOffice); trong tên tệp dùng được `*` và `?`
    #[arg(value_name = "TỆP", required = true, help_heading = ARGUMENTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    /// Tệp .docx cần ghi, hoặc thư mục [không nêu: `<TÊN TỆP>-chuan-hoa.docx` cạnh tệp gốc]
    #[arg(long, value_name = "TỆP|THƯ MỤC", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Ghi đè nếu tệp đã có
    #[arg(long, help_heading = OPTIONS)]
    force: bool,
    #[command(flatten)]
    signed: SignedArgs,
    #[command(flatten)]
    given_up: GivenUpArgs,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
    #[command(flatten)]
    common: Common,
}

/// What may be gone.
#[derive(Args)]
struct GivenUpArgs {
    /// Bỏ hình ảnh
    #[arg(long = "bo-anh", help_heading = OPTIONS)]
    pictures: bool,
    /// Bỏ hình vẽ, biểu đồ, đối tượng nhúng
    #[arg(long = "bo-hinh-ve", help_heading = OPTIONS)]
    shapes: bool,
    /// Bỏ chú thích cuối trang, cuối văn bản
    #[arg(long = "bo-chu-thich", help_heading = OPTIONS)]
    notes: bool,
    /// Bỏ chữ ở đầu trang, chân trang
    #[arg(long = "bo-dau-trang", help_heading = OPTIONS)]
    page_words: bool,
    /// Bỏ ghi chú (Comment)
    #[arg(long = "bo-ghi-chu", help_heading = OPTIONS)]
    comments: bool,
    /// Chấp nhận mọi thay đổi đang theo dõi (Track Changes)
    #[arg(long = "nhan-thay-doi", help_heading = OPTIONS)]
    changes: bool,
    /// Bỏ chữ ẩn (Hidden)
    #[arg(long = "bo-chu-an", help_heading = OPTIONS)]
    hidden: bool,
}

impl NormArgs {
    /// What becomes of files that would be lost.
    pub(in crate::cli) fn overwrite(&self) -> Overwrite {
        self.signed.with(self.force)
    }

    /// What may be gone.
    pub(in crate::cli) fn given_up(&self) -> BTreeSet<LossSort> {
        let given = &self.given_up;
        let all = [
            (given.pictures, LossSort::Picture),
            (given.shapes, LossSort::Shape),
            (given.notes, LossSort::Note),
            (given.page_words, LossSort::PageWords),
            (given.comments, LossSort::Comment),
            (given.changes, LossSort::Change),
            (given.hidden, LossSort::Hidden),
        ];
        all.into_iter().filter_map(|(is, sort)| is.then_some(sort)).collect()
    }
}
