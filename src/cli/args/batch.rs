//! What `vanban batch` and `vanban verify` take.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, FontArgs, JobArgs, MessageArgs, OPTIONS};
use crate::cli::values::{OriginWish, PrintOrder, Shard, Wish, condition, shard};

/// Which localities of a template are meant, in `batch` and `issue`.
#[derive(Args, Default)]
pub(in crate::cli) struct LocalityArgs {
    /// Bảng các địa phương, CSV, Excel (.xlsx, .xls) hoặc .ods; nêu thêm bảng khác để thêm cột [không nêu: theo `dia_phuong` của mẫu]
    #[arg(long, value_name = "BẢNG", help_heading = OPTIONS)]
    pub(in crate::cli) units: Vec<PathBuf>,
    /// Chỉ làm những địa phương có giá trị này ở cột đó; nêu nhiều lần thì phải đúng mọi điều kiện
    #[arg(long = "where", value_name = "CỘT=GIÁ TRỊ", value_parser = condition, help_heading = OPTIONS)]
    pub(in crate::cli) conditions: Vec<(String, String)>,
    /// Chỉ làm những địa phương mang các mã này, cách nhau bằng dấu phẩy
    #[arg(long, value_name = "MÃ", value_delimiter = ',', help_heading = OPTIONS)]
    pub(in crate::cli) only: Vec<String>,
    /// Thư mục chứa tệp riêng của từng địa phương, như 00004.yaml [không nêu: dia-phuong cạnh mẫu]
    #[arg(long, value_name = "THƯ MỤC", help_heading = OPTIONS)]
    pub(in crate::cli) overlays: Option<PathBuf>,
    /// Mẫu tên tệp, như "{stt:3}-{ma}-{ten}": thứ tự trong bảng (đủ ba chữ số), mã, tên, hay tên cột khác của bảng [không nêu: theo `ten_tep` của mẫu, không có thì {ma}-{ten}]
    #[arg(long, value_name = "MẪU TÊN", help_heading = OPTIONS)]
    pub(in crate::cli) ten_tep: Option<String>,
}

/// `vanban batch`.
#[derive(Args)]
pub(in crate::cli) struct BatchArgs {
    /// Tệp YAML của mẫu
    #[arg(value_name = "MẪU", help_heading = ARGUMENTS)]
    pub(in crate::cli) template: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) localities: LocalityArgs,
    /// Chỉ làm phần này trong số phần bằng nhau, chia theo mã địa phương, để nhiều máy, nhiều lệnh cùng làm vào một thư mục; ví dụ 3/18
    #[arg(long, value_name = "PHẦN/SỐ PHẦN", value_parser = shard, conflicts_with_all = ["zip", "reports"], help_heading = OPTIONS)]
    pub(in crate::cli) phan: Option<Shard>,
    /// Báo cáo phân bổ kinh phí của mọi địa phương, theo đuôi tệp: .xlsx, .pdf, .docx; cách nhau bằng dấu phẩy
    #[arg(long = "bao-cao", value_name = "TỆP", value_delimiter = ',', value_parser = Wish::parse, help_heading = OPTIONS)]
    pub(in crate::cli) reports: Vec<Wish>,
    /// Nơi ghi kết quả; chưa có thì tạo [không nêu: out/<tên mẫu>]
    #[arg(long, value_name = "THƯ MỤC", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Đóng thêm mọi tệp đã làm vào một tệp <THƯ MỤC>.zip
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) zip: bool,
    /// Gốc của phần riêng, không làm văn bản nào: ghi (ghi vào tệp riêng dấu `goc` của lời mẫu mà mỗi phần thay), xem (mẫu đã đổi phần nào: lời cũ, lời mới, lời riêng của mọi địa phương), lai (đã xem lại: ghi gốc theo mẫu hiện nay)
    #[arg(long, value_name = "VIỆC", hide_possible_values = true, help_heading = OPTIONS)]
    pub(in crate::cli) goc: Option<OriginWish>,
    /// Gộp thêm các bản PDF vào <THƯ MỤC>-in-1.pdf, -in-2.pdf … để in, mỗi tập nhiều nhất 500 trang, và ghi trang của từng địa phương vào <THƯ MỤC>-in.csv; theo thứ tự trong bảng, hay theo tên: --gop=ten
    #[arg(
        long,
        value_name = "THỨ TỰ",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "bang",
        hide_possible_values = true,
        conflicts_with = "phan",
        help_heading = OPTIONS
    )]
    pub(in crate::cli) gop: Option<PrintOrder>,
    /// Cùng với --gop: in hai mặt, mỗi văn bản bắt đầu ở trang lẻ
    #[arg(long, requires = "gop", help_heading = OPTIONS)]
    pub(in crate::cli) hai_mat: bool,
    #[command(flatten)]
    pub(in crate::cli) settings: JobArgs,
    #[command(flatten)]
    common: Common,
}

impl BatchArgs {
    /// The papers of these localities, as `vanban batch MẪU --only …` makes them.
    pub(in crate::cli) fn of_units(template: PathBuf, only: Vec<String>, fonts: FontArgs) -> BatchArgs {
        BatchArgs {
            template,
            localities: LocalityArgs { only, ..LocalityArgs::default() },
            phan: None,
            reports: Vec::new(),
            out: None,
            zip: false,
            goc: None,
            gop: None,
            hai_mat: false,
            settings: JobArgs::usual(fonts),
            common: Common { help: None },
        }
    }
}

/// `vanban verify`.
#[derive(Args)]
pub(in crate::cli) struct VerifyArgs {
    /// Thư mục kết quả, hoặc một tệp PDF đã ký số
    #[arg(value_name = "THƯ MỤC|TỆP PDF", help_heading = ARGUMENTS)]
    pub(in crate::cli) path: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
    #[command(flatten)]
    common: Common,
}
