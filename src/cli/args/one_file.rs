//! The arguments of commands that print or write one thing: a starter, a tree, the schema, what a shell or
//! `man` reads.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::{ARGUMENTS, Common, OPTIONS, SignedArgs};
use crate::cli::values::SchemaOf;

/// What is below the help of `vanban completions`.
pub(in crate::cli) const COMPLETIONS_HELP: &str =
    "Ghi kịch bản vào tệp mà trình lệnh đọc lúc mở, rồi mở lại cửa sổ lệnh.

Mã thoát: 0 đã in; 2 không chạy được.

Ví dụ:
  vanban completions bash > ~/.local/share/bash-completion/completions/vanban
  vanban completions fish > ~/.config/fish/completions/vanban.fish
  vanban completions powershell >> $PROFILE";

/// What is below the help of `vanban man`.
pub(in crate::cli) const MAN_HELP: &str = "Không nêu lệnh nào thì in trang chung của chương trình.

Mã thoát: 0 đã in; 2 không có lệnh đó.

Ví dụ:
  vanban man > ~/.local/share/man/man1/vanban.1
  vanban man build > ~/.local/share/man/man1/vanban-build.1
  vanban man budget show | man -l -";

/// What is below the help of `vanban new`.
pub(in crate::cli) const NEW_HELP: &str = "Các loại văn bản: ban_ghi_nho, ban_thoa_thuan, bao_cao, bien_ban, chi_thi, chuong_trinh, cong_dien, cong_van, de_an, du_an, giay_gioi_thieu, giay_moi, giay_nghi_phep, giay_uy_quyen, hop_dong, huong_dan, ke_hoach, nghi_quyet, phieu_bao, phieu_chuyen, phieu_gui, phuong_an, quy_che, quy_dinh, quyet_dinh, thong_bao, thong_cao, thu_cong, to_trinh.
Ngoài các loại này còn có quyet_dinh_sua_doi (sửa đổi quyết định đã ban hành) và cong_van_dinh_chinh (đính chính văn bản đã phát hành); phap_luat tạo sổ văn bản pháp luật để đặt cạnh văn bản, quy_tac tạo tệp quy tắc riêng của cơ quan trong thư mục templates/.
Kinh phí thay đổi sau khi ban hành: quyet_dinh_sua_doi với --tu (văn bản đã ban hành) và --moi (bản chép đã sửa kinh phí) tạo quyết định xuất được ngay, ghi cạnh văn bản cũ: mỗi nhiệm vụ thay đổi một khoản, số cũ, số mới lấy từ hai tệp, kèm Bảng so sánh và phụ lục thay thế.
Văn bản năm sau: --tu (văn bản năm trước) và --nam tạo tệp cạnh văn bản cũ, giữ nguyên cấu trúc, lời văn, ghi chú; số, ngày bỏ đi, năm ở nam, trích yếu, cột của bảng chuyển theo. Năm, ngày, số, cơ quan, văn bản viện dẫn còn lại ghi ở xem_lai cuối tệp: check, build nhắc từng chỗ đến khi sửa, hoặc xóa dòng của nó; chưa hết thì issue không cấp số.
Phụ lục từ bảng tính: phu_luc với --tu-bang tạo tệp phu-luc.yaml từ một trang như cơ quan vẫn lập: đầu cột nhiều hàng, ô gộp, dòng Đơn vị tính, nhóm theo số thứ tự, hàng cộng, hàng tổng. Số cộng ở tệp được đối chiếu rồi để chương trình tính; chỗ không rõ thì báo lỗi ở ô đó, không tạo tệp.
Tên tệp phải có đuôi .yaml hoặc .yml. Tệp đã có thì không ghi đè, trừ khi có --force; văn bản đã phát hành thì không bao giờ.

Mã thoát: 0 đã tạo; 1 mẫu trong thư mục templates/, văn bản nêu ở --tu, --moi, hoặc bảng tính có lỗi, chưa tạo; 2 không chạy được.

Ví dụ:
  vanban new quyet_dinh
  vanban new quyet_dinh_sua_doi --tu quyet-dinh.yaml --moi quyet-dinh-moi.yaml
  vanban new --tu ke-hoach-2026.yaml --nam 2027
  vanban new phu_luc --tu-bang du-toan.xlsx
  vanban new phu_luc --tu-bang du-toan.xlsx --trang Biểu-01 --nhom-theo chu_dam
  vanban tao quyet_dinh --out content/phe-duyet-ke-hoach.yaml
  vanban new quyet_dinh --force";

/// `vanban new`.
#[derive(Args)]
pub(in crate::cli) struct NewArgs {
    /// Loại văn bản, ví dụ quyet_dinh; lập từ văn bản năm trước (--tu, --nam) thì không nêu
    #[arg(value_name = "LOẠI", help_heading = ARGUMENTS)]
    pub(in crate::cli) kind: Option<String>,
    /// Lập từ tệp YAML này: văn bản năm trước, hoặc (với quyet_dinh_sua_doi) văn bản đã ban hành cần sửa
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) tu: Option<PathBuf>,
    /// Cùng với quyet_dinh_sua_doi --tu: tệp YAML của bản mới, đã sửa kinh phí
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) moi: Option<PathBuf>,
    /// Năm của văn bản lập ra [quyet_dinh_sua_doi không nêu: năm của bản mới]
    #[arg(long, value_name = "NĂM", help_heading = OPTIONS)]
    pub(in crate::cli) nam: Option<u16>,
    /// Cùng với phu_luc: lập phụ lục từ bảng tính này (.xlsx, .xls, .ods, .csv)
    #[arg(long, value_name = "TỆP", help_heading = OPTIONS)]
    pub(in crate::cli) tu_bang: Option<PathBuf>,
    /// Cùng với --tu-bang: trang của tệp Excel [không nêu: trang duy nhất có dữ liệu]
    #[arg(long, value_name = "TRANG", help_heading = OPTIONS)]
    pub(in crate::cli) trang: Option<String>,
    /// Cùng với --tu-bang: đơn vị của số tiền, ví dụ "triệu đồng" [không nêu: như dòng Đơn vị tính của bảng]
    #[arg(long, value_name = "ĐƠN VỊ", help_heading = OPTIONS)]
    pub(in crate::cli) don_vi: Option<String>,
    /// Cùng với --tu-bang: nhận ra nhóm bằng so_thu_tu, chu_dam (hàng chữ đậm), cap (cột cap) hay khong (không có nhóm)
    #[arg(long, value_name = "CÁCH", help_heading = OPTIONS)]
    pub(in crate::cli) nhom_theo: Option<String>,
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
