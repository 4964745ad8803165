//! The arguments of `vanban take`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ARGUMENTS, Common, MessageArgs, OPTIONS};
use crate::taken_back::TakeSide;

/// What is below the help of `vanban take`.
pub(in crate::cli) const TAKE_HELP: &str = "Bản Word gửi đi đã sửa, lưu về: mọi chỗ sửa được đưa lại vào tệp YAML, đúng nơi nó được gõ: lời văn, đoạn và mục thêm, bớt, điều mới, số trong bảng, hàng, nơi nhận, trích yếu, căn cứ, người ký; chữ đậm, nghiêng giữa câu thành `**`, `*`. Mọi byte khác của tệp YAML giữ nguyên.
Bản gốc được dựng lại từ nguồn lưu khi xuất (thư mục ẩn `.vanban` cạnh tệp DOCX, tệp YAML hoặc trong `out`), nên tệp YAML hôm nay có thể đã khác: chỗ hai bên cùng sửa khác nhau thì hỏi, chưa ghi; --giu yaml giữ tệp YAML, --giu word lấy theo tệp Word.
Chỗ không có chỗ trong tệp YAML (số cộng, số thứ tự, chữ do biến đưa vào, chữ in sẵn, dáng chữ) được kể từng chỗ, với dòng và lý do. Số cộng gõ tay được so với số tính lại. Số tổng ghi sẵn ở tệp YAML (`tong`) đổi theo khi tệp Word cũng ghi đúng số mới ở ô đó, hoặc có --tong.
Văn bản của địa phương (do `vanban batch` xuất): chỗ sửa ghi vào tệp riêng của địa phương đó, mẫu chung giữ nguyên; nêu thư mục thì mọi tệp Word trong đó được lấy một lượt, mỗi địa phương một dòng, tệp hỏng không cản tệp khác.
Ghi xong mà văn bản có lỗi thì không ghi gì.
Thay đổi đang theo dõi (Track Changes) chưa chấp nhận thì không lấy, được kể kèm tên người sửa; --chap-nhan lấy hết, --chap-nhan \"Tên\" chỉ lấy của người đó. Ghi chú (Comment) được kể ở dòng YAML của đoạn mang nó.

Mã thoát: 0 đã đưa hết về, hoặc không có gì để đưa; 1 có chỗ không đưa về được hoặc phải hỏi, hoặc không ghi; 2 không chạy được.

Ví dụ:
  vanban take quyet-dinh-sua.docx quyet-dinh.yaml --dry-run
  vanban take quyet-dinh-sua.docx quyet-dinh.yaml
  vanban lay-lai gop-y.docx quyet-dinh.yaml --chap-nhan
  vanban lay-lai gop-y.docx quyet-dinh.yaml --chap-nhan \"Phòng Kinh tế\"
  vanban take da-sua/ mau/ke-hoach.yaml
  vanban lay-lai gop-y.docx quyet-dinh.yaml --giu word --goc out/quyet-dinh.docx";

/// `vanban take`.
#[derive(Args)]
pub(in crate::cli) struct TakeArgs {
    /// Tệp Word đã sửa, hoặc thư mục các tệp Word đã sửa của các địa phương
    #[arg(value_name = "TỆP WORD|THƯ MỤC", help_heading = ARGUMENTS)]
    pub(in crate::cli) edited: PathBuf,
    /// Tệp YAML của văn bản, hoặc mẫu chung của các địa phương
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub(in crate::cli) file: PathBuf,
    /// Lấy cả thay đổi đang theo dõi: của mọi người, hay chỉ của người có tên này (nêu được nhiều lần)
    #[arg(long, value_name = "TÊN", num_args = 0..=1, default_missing_value = "", help_heading = OPTIONS)]
    pub(in crate::cli) chap_nhan: Vec<String>,
    /// Chỗ tệp YAML cũng đã sửa: yaml (giữ tệp YAML), word (lấy theo tệp Word) [không nêu: hỏi, chưa ghi chỗ đó]
    #[arg(long, value_name = "BÊN", hide_possible_values = true, help_heading = OPTIONS)]
    pub(in crate::cli) giu: Option<TakeSideArg>,
    /// Sửa luôn các số tổng ghi sẵn (`tong`) cho khớp với số mới
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) tong: bool,
    /// Tệp DOCX như lúc gửi đi, khi tệp đã sửa không còn ghi nó xuất từ nguồn nào
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) goc: Option<PathBuf>,
    /// Chỉ xem những gì sẽ đổi, không ghi tệp nào
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
    #[command(flatten)]
    common: Common,
}

/// Whose words count where both changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TakeSideArg {
    /// The source's.
    Yaml,
    /// The Word file's.
    Word,
}

impl TakeSideArg {
    /// The side.
    pub(in crate::cli) fn side(self) -> TakeSide {
        match self {
            TakeSideArg::Yaml => TakeSide::Source,
            TakeSideArg::Word => TakeSide::Word,
        }
    }
}
