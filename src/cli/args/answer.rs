//! The arguments of `vanban answer`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, MessageArgs, OPTIONS, SignedArgs};
use crate::cli::sheets::SheetFile;
use crate::run::save::Overwrite;

/// What is below the help of `vanban answer`.
pub(in crate::cli) const ANSWER_HELP: &str = "Lập một bảng từ các tệp Word góp ý nhận về: mỗi thay đổi đang theo dõi (Track Changes) và mỗi ghi chú (Comment) là một hàng, có người góp ý, tệp, điều khoản, chữ cũ và chữ mới; hai cột tiếp thu, giải trình để trống cho người soạn điền. Bảng nằm ngang, ghi ra .docx hoặc .pdf theo đuôi của --out.
Nhiều người sửa một đoạn thì mỗi người một hàng. Số thứ tự chỉ dồn lên, dồn xuống và việc đổi dáng chữ không là ý kiến.
Tệp sửa mà không theo dõi thay đổi: so với bản gửi đi bằng `vanban redline … --tac-gia \"Cơ quan góp ý\"`, rồi nêu tệp so sánh ở đây.

Mã thoát: 0 đã ghi; 1 có tệp không đọc được hoặc không có ý kiến nào, không ghi; 2 không chạy được.

Ví dụ:
  vanban answer gop-y/so-tai-chinh.docx gop-y/so-noi-vu.docx --out tiep-thu.docx
  vanban answer gop-y.docx --out tiep-thu.pdf
  vanban tiep-thu gop-y-1.docx gop-y-2.docx --force";

/// `vanban answer`.
#[derive(Args)]
pub(in crate::cli) struct AnswerArgs {
    /// Các tệp Word góp ý, theo thứ tự trong bảng
    #[arg(value_name = "TỆP WORD", required = true, help_heading = ARGUMENTS)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Tệp cần ghi, có đuôi .docx hoặc .pdf [không nêu: tiep-thu-giai-trinh.docx cạnh tệp góp ý đầu tiên]
    #[arg(long, value_name = "TỆP", value_parser = SheetFile::parse, help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<SheetFile>,
    /// Ghi đè nếu tệp đã có
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    signed: SignedArgs,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
    #[command(flatten)]
    common: Common,
}

impl AnswerArgs {
    /// What becomes of files that would be lost.
    pub(in crate::cli) fn overwrite(&self) -> Overwrite {
        self.signed.with(self.force)
    }
}
