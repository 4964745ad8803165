//! The arguments of `vanban import`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, OPTIONS, SignedArgs};
use crate::cli::values::MessageFormat;

/// `vanban import`.
#[derive(Args)]
pub(in crate::cli) struct PaperImportArgs {
    /// Tệp Word (.docx; .doc, .rtf, .odt khi máy có LibreOffice), tệp chữ (.txt) chép từ PDF, hoặc tệp PDF mang nguồn (--kem-nguon)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Tệp YAML cần ghi, `-` thì in ra màn hình; với tệp PDF là thư mục mới [không nêu: tên tệp nguồn, đuôi .yaml; với PDF: <tên>-nguon]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Ghi đè nếu tệp đã có
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) signed: SignedArgs,
    /// Cách báo chỗ cần xem lại: human (đầy đủ), short (mỗi chỗ một dòng), json (mỗi dòng một đối tượng JSON, ra đầu ra chuẩn)
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
