//! The arguments of `vanban budget`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{ARGUMENTS, Common, HELP, OPTIONS, SignedArgs};

/// `vanban budget`.
#[derive(Args)]
pub(in crate::cli) struct BudgetArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: BudgetCommand,
    #[command(flatten)]
    common: Common,
}

/// What to do with a budget.
#[derive(Subcommand)]
pub(in crate::cli) enum BudgetCommand {
    /// Xem bảng kinh phí với mọi số tổng (cũng viết: xem)
    #[command(
        alias = "xem",
        help_template = HELP,
        override_usage = "vanban budget show <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Mã thoát: 0 đã in; 1 văn bản có lỗi; 2 không chạy được.

Ví dụ:
  vanban budget show ke-hoach.yaml
  vanban kinh-phi xem ke-hoach.yaml --bang kinh_phi --trace"
    )]
    Show(ShowArgs),
    /// Ghi bảng kinh phí ra tệp Excel, số tổng là công thức (cũng viết: xuat-excel)
    #[command(
        alias = "xuat-excel",
        help_template = HELP,
        override_usage = "vanban budget export <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Mỗi bảng là một trang. Sửa số của nhiệm vụ thì mọi số tổng tính lại; đưa số, chữ, hàng đã sửa
về văn bản bằng `vanban budget import`. Cột A và hàng mã cột được ẩn: đừng xóa.

Mã thoát: 0 đã ghi; 1 văn bản có lỗi, chưa ghi; 2 không chạy được.

Ví dụ:
  vanban budget export ke-hoach.yaml --out kinh-phi.xlsx
  vanban budget export ke-hoach.yaml --out kinh-phi.xlsx --force
  vanban kinh-phi xuat-excel ke-hoach.yaml --bang kinh_phi"
    )]
    Export(ExportArgs),
    /// Đưa số, chữ, hàng đã sửa trong tệp Excel về văn bản (cũng viết: nhap-excel)
    #[command(
        alias = "nhap-excel",
        help_template = HELP,
        override_usage = "vanban budget import <TỆP EXCEL> <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Được đưa về: số, tên, chữ của nhiệm vụ, tên nhóm; nhiệm vụ thêm, bỏ, chuyển chỗ. Mỗi thay đổi in
một dòng: ở dòng nào của tệp, trước là gì, nay là gì, ở ô nào. Mọi byte khác của tệp YAML (hoặc tệp
CSV mà bảng dẫn đến) giữ nguyên. Chỗ không chắc thì báo lỗi ở ô đó và không ghi gì. Mọi thứ khác đã
sửa trong Excel (đầu cột, ghi chú, cột, trang, số tổng) được kể ra ở cảnh báo. Đơn vị tính hay năm ở
đầu cột số đã đổi thì báo lỗi và không nhận số nào.
Số mới có lỗi (vượt mức trần, khác tổng ghi sẵn mà không có --tong …) thì không tệp nào bị sửa.
Tệp YAML và các tệp CSV cùng đổi hoặc cùng giữ nguyên, kể cả khi lệnh bị ngắt giữa chừng.

Mã thoát: 0 đã đưa về, hoặc không có số nào đổi; 1 có lỗi, chưa ghi gì; 2 không chạy được.

Ví dụ:
  vanban budget import kinh-phi.xlsx ke-hoach.yaml --dry-run
  vanban kinh-phi nhap-excel kinh-phi.xlsx ke-hoach.yaml --tong"
    )]
    Import(ImportArgs),
    /// So sánh kinh phí của hai bản: nhiệm vụ thêm, bỏ, đổi tên, đổi số (cũng viết: so-sanh)
    #[command(
        alias = "so-sanh",
        help_template = HELP,
        override_usage = "vanban budget diff <BẢN CŨ> <BẢN MỚI> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Nhiệm vụ, nhóm của hai bản được nhận ra theo `ma`; chỗ chưa có `ma` thì theo tên.
Tệp đã có mà có người sửa, ký số, hoặc không do lệnh này ghi thì giữ nguyên, chưa ghi tệp nào; --force ghi đè (tệp đã ký số phải thêm --ghi-de-ban-ky).
Bảng so sánh làm phụ lục của quyết định điều chỉnh: khai `so_sanh` trong phụ lục, xem SOAN-VAN-BAN.md trong bộ cài.

Mã thoát: 0 đã so sánh, dù có khác hay không; 1 một bản có lỗi; 2 không chạy được.

Ví dụ:
  vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml
  vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml --format json
  vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml --out bang-so-sanh.docx --out bieu-do.svg
  vanban kinh-phi so-sanh ke-hoach-cu.yaml ke-hoach-moi.yaml --all --out bang-so-sanh.xlsx"
    )]
    Diff(DiffArgs),
}

/// `vanban budget show`.
#[derive(Args)]
pub(in crate::cli) struct ShowArgs {
    /// Tệp YAML của văn bản
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Chỉ bảng mang mã này [không nêu: mọi bảng có cột tiền]
    #[arg(long, value_name = "MÃ", help_heading = OPTIONS)]
    pub(in crate::cli) bang: Option<String>,
    /// Nói rõ từng số tổng cộng từ những dòng nào
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) trace: bool,
    #[command(flatten)]
    common: Common,
}

/// `vanban budget export`.
#[derive(Args)]
pub(in crate::cli) struct ExportArgs {
    /// Tệp YAML của văn bản
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Tệp Excel cần ghi [không nêu: tên tệp YAML, đuôi .xlsx]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Chỉ bảng mang mã này [không nêu: mọi bảng có cột tiền]
    #[arg(long, value_name = "MÃ", help_heading = OPTIONS)]
    pub(in crate::cli) bang: Option<String>,
    /// Ghi đè nếu tệp đã có
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) signed: SignedArgs,
    #[command(flatten)]
    common: Common,
}

/// `vanban budget import`.
#[derive(Args)]
pub(in crate::cli) struct ImportArgs {
    /// Tệp Excel do `vanban budget export` ghi, đã sửa
    #[arg(value_name = "TỆP EXCEL", help_heading = ARGUMENTS)]
    pub(in crate::cli) book: PathBuf,
    /// Tệp YAML của văn bản
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Sửa luôn các số tổng ghi sẵn (`tong`) cho khớp với số mới
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) tong: bool,
    /// Chỉ xem những gì sẽ đổi, không ghi tệp nào
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    common: Common,
}

/// `vanban budget diff`.
#[derive(Args)]
pub(in crate::cli) struct DiffArgs {
    /// Tệp YAML của bản cũ
    #[arg(value_name = "BẢN CŨ", display_order = 1, help_heading = ARGUMENTS)]
    pub(in crate::cli) old: PathBuf,
    /// Tệp YAML của bản mới
    #[arg(value_name = "BẢN MỚI", display_order = 2, help_heading = ARGUMENTS)]
    pub(in crate::cli) new: PathBuf,
    /// Chỉ so sánh bảng mang mã này [không nêu: mọi bảng có cột tiền]
    #[arg(long, value_name = "MÃ", help_heading = OPTIONS)]
    pub(in crate::cli) bang: Option<String>,
    /// Hiện cả những nhiệm vụ không thay đổi
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) all: bool,
    /// Tệp cần ghi, loại tệp theo đuôi: .pdf, .docx, .xlsx, .svg (biểu đồ); nêu được nhiều lần
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) out: Vec<PathBuf>,
    /// Ghi đè cả tệp đã có người sửa, hoặc không do lệnh này ghi
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) signed: SignedArgs,
    /// Cách in: text (bảng trên màn hình), json [không nêu: text]
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) format: DiffFormat,
    #[command(flatten)]
    common: Common,
}

/// How a difference is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// A table for a terminal.
    Text,
    /// One JSON object.
    Json,
}
