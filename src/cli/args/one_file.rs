//! The arguments of commands that print or write one thing: a starter, a tree, the schema, what a shell or
//! `man` reads.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::{ARGUMENTS, Common, OPTIONS, SignedArgs};
use crate::cli::values::SchemaOf;

/// `vanban new`.
#[derive(Args)]
pub(in crate::cli) struct NewArgs {
    /// Loại văn bản, ví dụ quyet_dinh
    #[arg(value_name = "LOẠI", help_heading = ARGUMENTS)]
    pub(in crate::cli) kind: String,
    /// Với quyet_dinh_sua_doi: tệp YAML của văn bản đã ban hành cần sửa
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) tu: Option<PathBuf>,
    /// Cùng với --tu: tệp YAML của bản mới, đã sửa kinh phí
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) moi: Option<PathBuf>,
    /// Năm của quyết định sửa đổi [không nêu: năm của bản mới]
    #[arg(long, value_name = "NĂM", help_heading = OPTIONS)]
    pub(in crate::cli) nam: Option<u16>,
    /// Tên tệp cần tạo [không nêu: tên loại văn bản, ví dụ quyet-dinh.yaml]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Ghi đè nếu tệp đã có
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) signed: SignedArgs,
    #[command(flatten)]
    common: Common,
}

/// `vanban schema`.
#[derive(Args)]
pub(in crate::cli) struct SchemaArgs {
    /// Của tệp nào: van_ban (tệp văn bản), phap_luat (sổ phap_luat.yaml), quy_tac (quy tắc riêng của cơ quan) [không nêu: van_ban]
    #[arg(value_name = "LOẠI TỆP", hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(in crate::cli) of: Option<SchemaOf>,
    /// Tệp cần ghi [không nêu: in ra màn hình]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Ghi đè cả tệp đã có người sửa, hoặc không do chương trình ghi
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) signed: SignedArgs,
    #[command(flatten)]
    common: Common,
}

/// `vanban completions`.
#[derive(Args)]
pub(in crate::cli) struct CompletionsArgs {
    /// Trình lệnh đang dùng: bash, zsh, fish, powershell, elvish
    #[arg(value_name = "TRÌNH LỆNH", hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(in crate::cli) shell: Shell,
    #[command(flatten)]
    common: Common,
}

/// `vanban man`.
#[derive(Args)]
pub(in crate::cli) struct ManArgs {
    /// Lệnh cần trang hướng dẫn, ví dụ build, budget show
    #[arg(value_name = "LỆNH", help_heading = ARGUMENTS)]
    pub(in crate::cli) command: Vec<String>,
    #[command(flatten)]
    common: Common,
}
