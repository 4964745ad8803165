//! `vanban check` and `vanban explain`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::{ARGUMENTS, Common, FontArgs, OPTIONS, SignedArgs};
use crate::cli::sheets::SheetFile;
use crate::cli::values::MessageFormat;
use crate::run::save::Overwrite;

/// `vanban check`.
#[derive(Args)]
#[command(group = ArgGroup::new("written").args(["slips", "annotate"]).multiple(true))]
pub(in crate::cli) struct CheckArgs {
    /// Tệp YAML, tệp Word (.docx) hoặc thư mục chứa các tệp YAML [không nêu: content]; trong tên tệp dùng được `*` và `?`
    #[arg(value_name = "TỆP|THƯ MỤC", help_heading = ARGUMENTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    /// Coi cảnh báo như lỗi: văn bản có cảnh báo thì mã thoát là 1
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) strict: bool,
    /// Sửa thẳng trong tệp YAML những chỗ chắc chắn: cho xem từng chỗ, hỏi rồi mới ghi
    #[arg(long = "sua", conflicts_with_all = ["message_format", "strict", "slips"], help_heading = OPTIONS)]
    pub(in crate::cli) mend: bool,
    /// Cùng với --sua: ghi luôn, không hỏi
    #[arg(long = "dong-y", requires = "mend", help_heading = OPTIONS)]
    pub(in crate::cli) agreed: bool,
    /// Ghi thêm phiếu kiểm tra để in, gửi kèm: tên tệp có đuôi .docx hoặc .pdf; nêu được nhiều lần
    #[arg(long = "phieu", value_name = "TỆP", value_parser = SheetFile::parse, help_heading = OPTIONS)]
    pub(in crate::cli) slips: Vec<SheetFile>,
    /// Tệp Word: ghi thêm bản sao `…-chu-thich.docx` cạnh tệp gốc, mỗi chỗ sai là một chú thích (Comment); tệp gốc giữ nguyên
    #[arg(long = "chu-thich", conflicts_with = "mend", help_heading = OPTIONS)]
    pub(in crate::cli) annotate: bool,
    /// Cùng với --phieu, --chu-thich: ghi đè cả tệp đã có người sửa hoặc không do chương trình ghi
    #[arg(long, requires = "written", help_heading = OPTIONS)]
    force: bool,
    #[command(flatten)]
    signed: SignedArgs,
    /// Cách báo lỗi: human (đầy đủ), short (mỗi lỗi một dòng), json (mỗi dòng một đối tượng JSON), sarif (một tệp SARIF 2.1.0); hai kiểu sau ra đầu ra chuẩn
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) message_format: CheckFormat,
    #[command(flatten)]
    common: Common,
}

impl CheckArgs {
    /// What becomes of files that would be lost.
    pub(in crate::cli) fn overwrite(&self) -> Overwrite {
        self.signed.with(self.force)
    }
}

/// How `check` tells what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// With the line of the file, on stderr.
    Human,
    /// One line each, on stderr.
    Short,
    /// JSON Lines, alone on stdout.
    Json,
    /// One log of SARIF, alone on stdout.
    Sarif,
}

impl CheckFormat {
    /// How the console tells it: what a log holds leaves stdout to the log.
    pub(in crate::cli) fn of_console(self) -> MessageFormat {
        match self {
            CheckFormat::Human => MessageFormat::Human,
            CheckFormat::Short => MessageFormat::Short,
            CheckFormat::Json => MessageFormat::Json,
            CheckFormat::Sarif => MessageFormat::Log,
        }
    }
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
