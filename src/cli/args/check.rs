//! `vanban check` and `vanban explain`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, FontArgs, OPTIONS};
use crate::cli::values::MessageFormat;

/// `vanban check`.
#[derive(Args)]
pub(in crate::cli) struct CheckArgs {
    /// Tệp YAML hoặc thư mục chứa các tệp đó [không nêu: content]; trong tên tệp dùng được `*` và `?`
    #[arg(value_name = "TỆP|THƯ MỤC", help_heading = ARGUMENTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    /// Coi cảnh báo như lỗi: văn bản có cảnh báo thì mã thoát là 1
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) strict: bool,
    /// Sửa thẳng trong tệp YAML những chỗ chắc chắn: cho xem từng chỗ, hỏi rồi mới ghi
    #[arg(long = "sua", conflicts_with_all = ["message_format", "strict"], help_heading = OPTIONS)]
    pub(in crate::cli) mend: bool,
    /// Cùng với --sua: ghi luôn, không hỏi
    #[arg(long = "dong-y", requires = "mend", help_heading = OPTIONS)]
    pub(in crate::cli) agreed: bool,
    /// Cách báo lỗi: human (đầy đủ), short (mỗi lỗi một dòng), json (mỗi lỗi một đối tượng JSON, ra đầu ra chuẩn)
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

/// `vanban explain`.
#[derive(Args)]
pub(in crate::cli) struct ExplainArgs {
    /// Mã trong thông báo, ví dụ C014 [không nêu: in mọi mã]
    #[arg(value_name = "MÃ", help_heading = ARGUMENTS)]
    pub(in crate::cli) code: Option<String>,
    #[command(flatten)]
    common: Common,
}
