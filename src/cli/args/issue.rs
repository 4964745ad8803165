//! What `vanban issue` takes.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{ARGUMENTS, Common, FontArgs, LocalityArgs, MessageArgs, OPTIONS, SignedArgs};
use crate::cli::values::{ngay, nguoi_ky, so};
use crate::content::date::DocDate;
use crate::run::kept::Overwrite;

/// What `--help` says below the options.
pub(in crate::cli) const AFTER_HELP: &str = "Số và ngày được ghi vào tệp YAML; ngoài các dòng đó, tệp giữ nguyên từng byte. Dòng trạng thái dự thảo (trang_thai, lan_du_thao) được bỏ.
Văn bản được xuất ra và khóa: bản ghi <tên tệp>.phat-hanh.json đặt cạnh tệp YAML, từ đó `vanban build` chỉ cho ra đúng bản đã phát hành, hoặc báo nội dung nào đã đổi.
Tệp khác mà `vanban build` đã ghi của văn bản (bản chữ trơn, phụ lục riêng) cũng được xuất lại với số, ngày đã cấp.
Bảng nhiều văn bản có các cột tep, so, ngay và có thể thêm nguoi_ky; mọi dòng đều đúng thì mới ghi.
Tệp đã có người sửa, ký số ở nơi ghi kết quả thì giữ nguyên, chưa cấp số; --force ghi đè (tệp đã ký số phải thêm --ghi-de-ban-ky).
Một số dùng hai lần trong một dãy số và một năm là lỗi: giữa các dòng của bảng, các bản ghi phát hành cùng thư mục, và sổ đăng ký.
Văn bản còn chỗ trong ngoặc vuông chưa thay, như [tên xã], thì không cấp số.
Tệp YAML, bản ghi phát hành, tệp xuất ra, danh mục và sổ đăng ký cùng đổi hoặc cùng giữ nguyên. Lệnh bị ngắt giữa chừng (mất điện, tắt máy) thì lệnh vanban chạy sau đó ở một trong các thư mục ấy ghi nốt hoặc bỏ hẳn, và báo đã làm gì.
Người khác đang chạy lệnh ở một trong các thư mục ấy thì lệnh này đợi.

Tệp là mẫu nhiều địa phương (có `dia_phuong:`) thì một lệnh cấp số cho văn bản của mọi địa phương, hoặc không văn bản nào: số liên tiếp từ --so-dau theo thứ tự trong bảng địa phương, hoặc theo --csv có cột ma. Văn bản đã có số (ở bảng địa phương, tệp riêng, bảng cấp số) giữ số đó, nên chạy lại đúng lệnh ấy không đổi gì.
Số, ngày đã cấp được ghi vào bảng cấp số <mẫu>.cap-so.csv (hoặc tệp mẫu nêu ở `cap_so`), bản ghi phát hành ở <mẫu>.phat-hanh/; `vanban batch` sau đó xuất lại đúng bản đã phát hành, hoặc báo chỗ đã đổi.

Mã thoát: 0 đã cấp hết; 1 có lỗi, chưa ghi gì; 2 không chạy được.

Ví dụ:
  vanban issue quyet-dinh.yaml --so 206 --ngay 31/10/2026
  vanban cap-so to-trinh.yaml --so 21 --ngay 05/10/2026 --nguoi-ky \"Nguyễn Văn A\"
  vanban issue quyet-dinh.yaml --so 206 --ngay 31/10/2026 --tu quyet-dinh-da-ky.pdf
  vanban issue --csv so-van-ban.csv --so-dang-ky so-dang-ky-2026.csv
  vanban issue mau-thong-bao.yaml --so-dau 101 --ngay 31/10/2026 --so-dang-ky so-dang-ky-2026.csv
  vanban issue mau-thong-bao.yaml --csv so-van-ban.csv --only 00004,00008";

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
    /// Tệp PDF người ký đã ký số, chưa có số: số, ngày điền vào chính tệp này, chữ ký vẫn hợp lệ (văn bản có chu_ky_so: có)
    #[arg(long, value_name = "TỆP PDF", conflicts_with_all = ["csv", "so_dau"], help_heading = OPTIONS)]
    pub(in crate::cli) tu: Option<PathBuf>,
    /// Bảng cấp số cho nhiều văn bản, CSV hoặc Excel: các cột tep, so, ngay, nguoi_ky; với mẫu thì cột ma thay cho tep
    #[arg(long, value_name = "BẢNG", conflicts_with_all = ["so", "ngay", "nguoi_ky"], help_heading = OPTIONS)]
    pub(in crate::cli) csv: Option<PathBuf>,
    /// Sổ đăng ký văn bản đi (CSV) cần ghi thêm, chưa có thì tạo; dấu - để in ra màn hình [không nêu: in kèm kết quả]
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    so_dang_ky: Option<PathBuf>,
    /// Nơi ghi kết quả; chưa có thì tạo [không nêu: out; với mẫu: out/<tên mẫu>]
    #[arg(long, value_name = "THƯ MỤC", help_heading = OPTIONS)]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Đính nguồn vào tệp PDF (PDF/A-3); với --tu thì tệp đã ký mang sẵn nguồn hay không là do lúc xuất
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) kem_nguon: bool,
    #[command(flatten)]
    pub(in crate::cli) localities: LocalityArgs,
    /// Thay số, ngày, họ tên đã có; khóa lại văn bản đã sửa; ghi đè cả tệp đã có người sửa, nêu tên từng tệp
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    signed: SignedArgs,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    #[command(flatten)]
    common: Common,
}

impl IssueArgs {
    /// One paper with its order, as `vanban issue TỆP --so … --ngay …` issues it.
    pub(in crate::cli) fn one(
        file: PathBuf,
        order: (Option<String>, Option<DocDate>, Option<String>),
        register: Option<PathBuf>,
        fonts: FontArgs,
    ) -> IssueArgs {
        let (so, ngay, nguoi_ky) = order;
        IssueArgs {
            file: Some(file),
            so,
            so_dau: None,
            ngay,
            nguoi_ky,
            tu: None,
            csv: None,
            so_dang_ky: register,
            out: None,
            kem_nguon: false,
            localities: LocalityArgs::default(),
            force: false,
            signed: SignedArgs::default(),
            messages: MessageArgs::default(),
            fonts,
            common: Common { help: None },
        }
    }

    /// Where the results go, unless they are those of a batch.
    pub(in crate::cli) fn out(&self) -> &Path {
        self.out.as_deref().unwrap_or(Path::new("out"))
    }

    /// Whether localities are named, which only a template has.
    pub(in crate::cli) fn names_localities(&self) -> bool {
        let LocalityArgs { units, conditions, only, overlays, ten_tep } = &self.localities;
        let none = units.is_empty() && conditions.is_empty() && only.is_empty();
        !(none && overlays.is_none() && ten_tep.is_none()) || self.so_dau.is_some()
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
