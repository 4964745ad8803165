//! The arguments of `vanban tree`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, OPTIONS};
use crate::cli::values::TreeFormat;
use crate::word::ChangeView;

/// What is below the help of `vanban tree`.
pub(in crate::cli) const TREE_HELP: &str = "In ra màn hình, không ghi tệp nào: mỗi thành phần với tên, chỗ đứng và chữ sẽ lên giấy, kể cả những gì chương trình đặt thêm (số thứ tự, tổng, câu cố định).
Tệp Word thì in từng đoạn, bảng, đầu trang, chân trang, chú thích, hộp chữ, với số thứ tự và dáng chữ như Word hiện; những gì không đọc được thì báo.

Mã thoát: 0 đã in; 1 văn bản có lỗi; 2 không chạy được.

Ví dụ:
  vanban tree quyet-dinh.yaml
  vanban cay quyet-dinh.yaml --format texts
  vanban tree bai-gui-den.docx --thay-doi danh-dau";

/// `vanban tree`.
#[derive(Args)]
pub(in crate::cli) struct TreeArgs {
    /// Tệp YAML của văn bản, hoặc tệp Word (.docx; .doc, .rtf, .odt khi máy có LibreOffice)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Cách in: cay (mọi thành phần), texts (chỉ lời văn, mỗi đoạn một dòng) [không nêu: cay]
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "cay",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) format: TreeFormat,
    /// Tệp Word còn theo dõi thay đổi thì đọc như đã: chap-nhan (chấp nhận hết), tu-choi (từ chối hết); hoặc danh-dau (giữ hết, ghi rõ chữ thêm, chữ xóa) [không nêu: chap-nhan]
    #[arg(
        long,
        value_name = "CÁCH",
        default_value = "chap-nhan",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) thay_doi: ChangeView,
    #[command(flatten)]
    common: Common,
}
