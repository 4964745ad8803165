//! The arguments of `vanban norm`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, OPTIONS, SignedArgs};
use crate::cli::values::MessageFormat;
use crate::pipeline::LossSort;
use crate::run::save::Overwrite;

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
    /// Cách báo: human (đầy đủ), short (mỗi chỗ một dòng), json (mỗi dòng một đối tượng JSON, ra đầu ra chuẩn)
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) message_format: MessageFormat,
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
