//! The arguments of `vanban lsp`.

use clap::Args;

use super::{Common, FontArgs};

/// What is below the help of `vanban lsp`.
pub(in crate::cli) const LSP_HELP: &str = "Trình soạn thảo tự chạy lệnh này và trao đổi với nó qua đầu vào, đầu ra chuẩn (giao thức LSP); gõ thẳng trong cửa sổ lệnh thì lệnh chỉ đứng đợi. Cách đặt cho VS Code, Neovim, Helix, Kate: docs/trinh-soan-thao.md.
Trong khi gõ, trình soạn thảo có: mọi lỗi, cảnh báo, lưu ý như `vanban check`, kể cả ở tệp kèm theo; gợi ý khóa, lựa chọn, biến; nghĩa của khóa và giá trị của biến khi trỏ vào; đi tới nơi khai mã, biến, tệp; danh sách điều, mục, phụ lục, bảng; sửa những chỗ chắc chắn.
Chữ chưa lưu trong trình soạn thảo được xét thay cho tệp trên đĩa, cả với tệp mà văn bản khác dẫn đến. Lệnh không ghi tệp nào, không nối ra mạng, chỉ đọc những tệp mà `vanban check` đọc.

Mã thoát: 0 trình soạn thảo đã đóng; 1 trình soạn thảo ngắt giữa chừng; 2 không chạy được.

Ví dụ:
  vanban lsp
  vanban lsp --font-dir C:\\Windows\\Fonts";

/// `vanban lsp`.
#[derive(Args)]
pub(in crate::cli) struct LspArgs {
    /// Trình soạn thảo nào cũng thêm; không có nghĩa gì ở đây
    #[arg(long, hide = true)]
    stdio: bool,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    #[command(flatten)]
    common: Common,
}
