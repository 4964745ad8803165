//! The arguments of `vanban redline`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, MessageArgs, OPTIONS, SignedArgs};
use crate::cli::sheets::SheetFile;
use crate::cli::values::{RedlineForm, change_author, change_day};
use crate::run::save::Overwrite;

/// What is below the help of `vanban redline`.
pub(in crate::cli) const REDLINE_HELP: &str = "Ghi một tệp Word có theo dõi thay đổi (Track Changes): chấp nhận hết thì được bản mới, từ chối hết thì được bản cũ, về lời văn, dáng chữ, bảng, phần trang. Chương trình tự đọc lại cả hai chiều trước khi ghi; không đúng thì báo lỗi và không ghi.
Hai bản là tệp YAML, tệp Word hoặc bản ghi phát hành (.phat-hanh.json: văn bản như lúc phát hành), loại nào với loại nào cũng được.
Số tiền, ngày tháng, số của văn bản (889/QĐ-TTg) được đánh dấu trọn chữ. Số thứ tự chỉ dồn lên, dồn xuống vì thêm, bớt điều, hàng thì đánh dấu riêng con số, dưới tên người sửa có thêm “(đánh số lại)”, để ẩn hoặc chấp nhận riêng trong Word.
Bảng khác số cột thì bảng cũ xóa cả, bảng mới thêm cả. Thay đổi đang theo dõi trong hai tệp được coi là đã chấp nhận; ghi chú (Comment) không được đưa sang.
--dang in từng thay đổi: ở điều, phần nào, cũ là gì, mới là gì; không ghi tệp.
--bang ghi các thay đổi ấy thành bảng so sánh, thuyết minh: điều khoản, nội dung cũ, nội dung mới, lý do để trống cho người soạn điền; mỗi chỗ một hàng, một loạt số chỉ dồn lên, dồn xuống là một hàng.
Không nêu --ngay thì thay đổi không ghi ngày: chương trình không lấy ngày giờ của máy.

Mã thoát: 0 đã ghi, đã in, hoặc hai bản không khác nhau; 1 có lỗi, không ghi; 2 không chạy được.

Ví dụ:
  vanban redline quyet-dinh-cu.yaml quyet-dinh.yaml
  vanban redline du-thao.docx ban-ky.docx --out thay-doi.docx
  vanban redline quyet-dinh.phat-hanh.json quyet-dinh-sua.docx --tac-gia \"Phòng Kinh tế\" --ngay 2026-10-31
  vanban redline quyet-dinh-cu.yaml quyet-dinh.yaml --dang van-ban
  vanban redline quyet-dinh-cu.yaml quyet-dinh.yaml --bang so-sanh.docx --bang so-sanh.pdf
  vanban so-sanh-van-ban ke-hoach-2025.yaml ke-hoach-2026.yaml --force";

/// `vanban redline`.
#[derive(Args)]
pub(in crate::cli) struct RedlineArgs {
    /// Bản cũ: tệp YAML, tệp Word, hoặc bản ghi phát hành
    #[arg(value_name = "BẢN CŨ", help_heading = ARGUMENTS)]
    pub(in crate::cli) old: PathBuf,
    /// Bản mới: tệp YAML, tệp Word, hoặc bản ghi phát hành
    #[arg(value_name = "BẢN MỚI", help_heading = ARGUMENTS)]
    pub(in crate::cli) new: PathBuf,
    /// Tệp .docx cần ghi [không nêu: `<TÊN BẢN MỚI>-so-sanh.docx` cạnh bản mới]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Tên người sửa ghi ở mỗi thay đổi [không nêu: vanban]
    #[arg(
        long,
        value_name = "TÊN",
        default_value = "vanban",
        hide_default_value = true,
        value_parser = change_author,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) tac_gia: String,
    /// Ngày ghi ở mỗi thay đổi, ví dụ 31/10/2026 hoặc 2026-10-31 [không nêu: không ghi ngày]
    #[arg(long, value_name = "NGÀY", value_parser = change_day, help_heading = OPTIONS)]
    pub(in crate::cli) ngay: Option<String>,
    /// In các thay đổi ra màn hình thay vì ghi tệp: van-ban (lời), json (mỗi dòng một đối tượng JSON)
    #[arg(
        long,
        value_name = "DẠNG",
        conflicts_with = "out",
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) dang: Option<RedlineForm>,
    /// Ghi bảng so sánh, thuyết minh (cũ, mới, lý do để điền) thay vì tệp Word có theo dõi thay đổi: tên tệp có đuôi .docx hoặc .pdf; nêu được nhiều lần
    #[arg(
        long,
        value_name = "TỆP",
        value_parser = SheetFile::parse,
        conflicts_with_all = ["dang", "out"],
        help_heading = OPTIONS
    )]
    pub(in crate::cli) bang: Vec<SheetFile>,
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

impl RedlineArgs {
    /// What becomes of files that would be lost.
    pub(in crate::cli) fn overwrite(&self) -> Overwrite {
        self.signed.with(self.force)
    }
}
