//! The arguments of `vanban watch` and `vanban soan`.

use std::path::PathBuf;

use clap::Args;

use super::{ARGUMENTS, Common, FontArgs, OPTIONS};

/// What is below the help of `vanban watch`.
pub(in crate::cli) const WATCH_HELP: &str = "Mở trang trong trình duyệt của máy này: các trang đúng như sẽ in, danh sách lỗi, cảnh báo, lưu ý và tệp nguồn bên cạnh. Sửa tệp bằng trình soạn thảo nào cũng được, mỗi lần lưu trang đổi theo; tệp kèm theo, bảng, mẫu trình bày, sổ văn bản pháp luật của văn bản cũng được theo dõi.
Bấm vào một chữ trên trang thì thấy trường và dòng của chữ đó trong tệp; bấm vào một lỗi thì thấy chỗ của lỗi trên trang. Văn bản còn lỗi thì trang của lần trước ở lại, có ghi rõ.
Không ghi tệp nào, không nối ra mạng: chỉ máy này mở được, bằng đúng liên kết in ra. Không còn trang nào mở một lúc thì lệnh kết thúc; Ctrl+C dừng ngay.

Mã thoát: 0 đã đóng trang; 2 không chạy được.

Ví dụ:
  vanban watch quyet-dinh.yaml
  vanban theo-doi quyet-dinh.yaml --no-browser
  vanban watch quyet-dinh.yaml --port 4000 --tat-sau 60";

/// A number of minutes of a day.
fn minutes(text: &str) -> Result<u64, String> {
    let number = text.parse().ok().filter(|number| (1..=1440).contains(number));
    number.ok_or_else(|| "phải là một số phút từ 1 đến 1440 (một ngày)".to_owned())
}

/// A port that a program without rights may open.
fn port(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|number| *number >= 1024);
    number.ok_or_else(|| "phải là một số từ 1024 đến 65535".to_owned())
}

/// How the workbench is opened.
#[derive(Args)]
pub(in crate::cli) struct DeskArgs {
    /// Chỉ in liên kết, không mở trình duyệt
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) no_browser: bool,
    /// Cổng của liên kết [không nêu: cổng quen của thư mục, hoặc một cổng còn trống]
    #[arg(long, value_name = "SỐ", value_parser = port, help_heading = OPTIONS)]
    pub(in crate::cli) port: Option<u16>,
    /// Không trang nào mở trong số phút này thì kết thúc [không nêu: 10]
    #[arg(long, value_name = "PHÚT", value_parser = minutes, default_value = "10", hide_default_value = true, help_heading = OPTIONS)]
    pub(in crate::cli) tat_sau: u64,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
}

/// `vanban watch`.
#[derive(Args)]
pub(in crate::cli) struct WatchArgs {
    /// Tệp YAML của văn bản
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) desk: DeskArgs,
    #[command(flatten)]
    common: Common,
}

/// What is below the help of `vanban soan`.
pub(in crate::cli) const SOAN_HELP: &str = "Mở văn bản trong trình duyệt của máy này: các trang như sẽ in, cạnh đó là các ô để điền theo thứ tự của văn bản. Gõ vào ô thì tệp và trang đổi theo; thêm, bỏ, chuyển chỗ các điều, nơi nhận, phụ lục bằng nút; lỗi đứng ở ô của nó; Hoàn tác, Làm lại được. Mỗi chỗ sửa chỉ đổi một giá trị trong tệp YAML, mọi byte khác giữ nguyên; tệp bị sửa ở nơi khác thì hỏi, không ghi đè. Văn bản đã phát hành thì chỉ xem.
Nêu thư mục thì có danh sách văn bản như `vanban build` tìm: tên tệp, trích yếu, đã phát hành chưa, bao nhiêu lỗi, cảnh báo, lưu ý; bấm vào một văn bản để soạn. “Văn bản mới” lập từ mẫu có sẵn, từ văn bản năm trước, từ mẫu của thành phố, tỉnh cho một phường, xã, từ tệp Word; “Xuất PDF, Word” ghi vào out như `vanban build` rồi tải về; “Kinh phí”, “Cấp số” làm như `vanban budget`, `vanban issue`; mẫu nhiều địa phương có bảng các nơi để kiểm tra, xuất như `vanban batch`; “So hai bản” làm như `vanban redline`. Không nối ra mạng; chỉ máy này mở được.

Mã thoát: 0 đã đóng trang; 2 không chạy được.

Ví dụ:
  vanban soan quyet-dinh.yaml
  vanban soan ho-so
  vanban open ho-so --no-browser --port 4000";

/// `vanban soan`.
#[derive(Args)]
pub(in crate::cli) struct SoanArgs {
    /// Thư mục có các tệp YAML, hoặc một tệp [không nêu: content]
    #[arg(value_name = "TỆP|THƯ MỤC", help_heading = ARGUMENTS)]
    pub(in crate::cli) place: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) desk: DeskArgs,
    #[command(flatten)]
    common: Common,
}
