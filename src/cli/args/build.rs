//! The arguments of `vanban build`.

use std::path::PathBuf;

use clap::Args;

use super::super::values::Only;
use super::{ARGUMENTS, Common, FontArgs, JobArgs, OPTIONS};

/// `vanban build`.
#[derive(Args)]
pub(in crate::cli) struct BuildArgs {
    /// Tệp YAML hoặc thư mục chứa các tệp đó; trong tên tệp dùng được `*` và `?`
    #[arg(value_name = "TỆP|THƯ MỤC", help_heading = ARGUMENTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    /// Nơi ghi kết quả; chưa có thì tạo [không nêu: out]
    #[arg(long, value_name = "THƯ MỤC", default_value = "out", hide_default_value = true, help_heading = OPTIONS)]
    pub(in crate::cli) out: PathBuf,
    /// Chỉ xuất một phần của văn bản: phu_luc (mỗi phụ lục thành tệp riêng, tên thêm `.phu-luc`)
    #[arg(long, value_name = "PHẦN", hide_possible_values = true, help_heading = OPTIONS)]
    pub(in crate::cli) only: Option<Only>,
    #[command(flatten)]
    pub(in crate::cli) settings: JobArgs,
    #[command(flatten)]
    common: Common,
}

impl BuildArgs {
    /// One document, as `vanban build TỆP` makes it.
    pub(in crate::cli) fn one(file: PathBuf, fonts: FontArgs) -> BuildArgs {
        let settings = JobArgs::usual(fonts);
        let common = Common { help: None };
        BuildArgs { inputs: vec![file], out: PathBuf::from("out"), only: None, settings, common }
    }
}
