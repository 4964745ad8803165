//! What `vanban issue` takes.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{ARGUMENTS, Common, FontArgs, LocalityArgs, OPTIONS, SignedArgs};
use crate::cli::values::{MessageFormat, ngay, nguoi_ky, so};
use crate::content::date::DocDate;
use crate::run::kept::Overwrite;

/// `vanban issue`.
#[derive(Args)]
pub(in crate::cli) struct IssueArgs {
    /// Tệp YAML của văn bản, hoặc của mẫu nhiều địa phương: cấp số cho văn bản của mọi địa phương
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: Option<PathBuf>,
    /// Số văn bản, không kèm ký hiệu; không nêu thì tệp phải có sẵn
    #[arg(long, value_name = "SỐ", value_parser = so, help_heading = OPTIONS)]
    pub(in crate::cli) so: Option<String>,
    /// Với mẫu: số của văn bản đầu, các văn bản chưa có số lấy số tiếp theo, theo thứ tự trong bảng địa phương
    #[arg(long, value_name = "SỐ", value_parser = so, conflicts_with_all = ["so", "csv"], help_heading = OPTIONS)]
    pub(in crate::cli) so_dau: Option<String>,
    /// Ngày ban hành, viết ngày/tháng/năm; không nêu thì tệp phải có sẵn
    #[arg(long, value_name = "NGÀY", value_parser = ngay, help_heading = OPTIONS)]
    pub(in crate::cli) ngay: Option<DocDate>,
    /// Họ tên người ký; hai người ký thì ngăn bằng dấu chấm phẩy
    #[arg(long, value_name = "HỌ TÊN", value_parser = nguoi_ky, help_heading = OPTIONS)]
    pub(in crate::cli) nguoi_ky: Option<String>,
    /// Bảng cấp số cho nhiều văn bản, CSV hoặc Excel: các cột tep, so, ngay, nguoi_ky; với mẫu thì cột ma thay cho tep
    #[arg(long, value_name = "BẢNG", conflicts_with_all = ["so", "ngay", "nguoi_ky"], help_heading = OPTIONS)]
    pub(in crate::cli) csv: Option<PathBuf>,
    /// Sổ đăng ký văn bản đi (CSV) cần ghi thêm, chưa có thì tạo; dấu - để in ra màn hình [không nêu: in kèm kết quả]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    so_dang_ky: Option<PathBuf>,
    /// Nơi ghi kết quả; chưa có thì tạo [không nêu: out; với mẫu: out/<tên mẫu>]
    #[arg(long, value_name = "THƯ MỤC", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) localities: LocalityArgs,
    /// Thay số, ngày, họ tên đã có; khóa lại văn bản đã sửa; ghi đè cả tệp đã có người sửa, nêu tên từng tệp
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    signed: SignedArgs,
    /// Cách báo lỗi: human (đầy đủ), short (mỗi lỗi một dòng), json (mỗi lỗi một đối tượng JSON, dòng cuối là tổng; ra đầu ra chuẩn)
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
    pub(in crate::cli) fonts: FontArgs,
    #[command(flatten)]
    common: Common,
}

impl IssueArgs {
    /// Where the results go, unless they are those of a batch.
    pub(in crate::cli) fn out(&self) -> &Path {
        self.out.as_deref().unwrap_or(Path::new("out"))
    }

    /// Whether localities are named, which only a template has.
    pub(in crate::cli) fn names_localities(&self) -> bool {
        let LocalityArgs { units, conditions, only, overlays } = &self.localities;
        !(units.is_empty() && conditions.is_empty() && only.is_empty() && overlays.is_none())
            || self.so_dau.is_some()
    }

    /// What becomes of files that would be lost.
    pub(in crate::cli) fn overwrite(&self) -> Overwrite {
        self.signed.with(self.force)
    }

    /// The register to write into.
    pub(in crate::cli) fn register_file(&self) -> Option<&Path> {
        self.so_dang_ky.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Is stdout for the register's lines alone?
    pub(in crate::cli) fn register_on_stdout(&self) -> bool {
        self.so_dang_ky.as_deref() == Some(Path::new("-"))
    }
}
