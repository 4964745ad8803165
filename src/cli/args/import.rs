//! The arguments of `vanban import`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, MessageArgs, OPTIONS, SignedArgs};

/// `vanban import`.
#[derive(Args)]
pub(in crate::cli) struct PaperImportArgs {
    /// Tệp Word (.docx; .doc, .rtf, .odt khi máy có LibreOffice), tệp chữ (.txt) chép từ PDF, hoặc tệp PDF mang nguồn (--kem-nguon)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Tệp YAML cần ghi, `-` thì in ra màn hình; với tệp PDF là thư mục mới [không nêu: tên tệp nguồn, đuôi .yaml; với PDF: <tên>-nguon ở thư mục đang đứng]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Ghi đè nếu tệp đã có
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) signed: SignedArgs,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
    #[command(flatten)]
    common: Common,
}
