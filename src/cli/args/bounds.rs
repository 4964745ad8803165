//! The arguments that confine a run, which every command has.

use std::path::PathBuf;

use clap::Args;

use crate::run::Refusal;
use crate::run::bounds::RunBounds;

/// The heading of these options in the help.
const CONFINED: &str = "Khi xử lý tệp của người lạ";

/// Seconds and megabytes if none are given.
const SECONDS: u64 = 600;
const MEGABYTES: u64 = 2048;

fn seconds(text: &str) -> Result<u64, String> {
    let number = text.parse().ok().filter(|number| (1..=86_400).contains(number));
    number.ok_or_else(|| "phải là một số giây từ 1 đến 86400 (một ngày)".to_owned())
}

fn megabytes(text: &str) -> Result<u64, String> {
    let number = text.parse().ok().filter(|number| (256..=1_048_576).contains(number));
    number.ok_or_else(|| "phải là một số MB từ 256 đến 1048576".to_owned())
}

/// What confines a run.
#[derive(Args)]
pub(in crate::cli) struct BoundArgs {
    /// Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết; giới hạn cả thời gian, bộ nhớ
    #[arg(long, global = true, value_name = "THƯ MỤC", help_heading = CONFINED)]
    gioi_han: Option<PathBuf>,
    /// Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5 giây thì dừng [không nêu: 600]
    #[arg(long, global = true, value_name = "GIÂY", value_parser = seconds, help_heading = CONFINED)]
    gioi_han_giay: Option<u64>,
    /// Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux [không nêu: 2048]
    #[arg(long, global = true, value_name = "MB", value_parser = megabytes, help_heading = CONFINED)]
    gioi_han_mb: Option<u64>,
}

impl BoundArgs {
    /// What the run may use; None if it is not confined.
    pub(in crate::cli) fn bounds(self) -> Result<Option<RunBounds>, Refusal> {
        let figures = self.gioi_han_giay.or(self.gioi_han_mb);
        match self.gioi_han {
            Some(folder) => Ok(Some(RunBounds {
                folder,
                seconds: self.gioi_han_giay.unwrap_or(SECONDS),
                megabytes: self.gioi_han_mb.unwrap_or(MEGABYTES),
            })),
            None if figures.is_none() => Ok(None),
            None => Err(Refusal::new("`--gioi-han-giay`, `--gioi-han-mb` chỉ dùng cùng `--gioi-han`")
                .hint("thêm `--gioi-han <THƯ MỤC>`: thư mục chứa mọi tệp cần đọc và cần ghi")),
        }
    }
}
