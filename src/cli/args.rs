//! The arguments, as clap reads them, with their help in Vietnamese.
//!
//! In: the words of the command line. Out: a [`Command`], or clap's error, which
//! [`super::usage`] puts into Vietnamese.

mod answer;
mod batch;
mod bounds;
mod budget;
mod build;
mod check;
mod import;
mod issue;
mod job;
mod lsp;
mod messages;
mod norm;
mod one_file;
mod redline;
mod take;
mod tree;
mod watch;

use clap::{ArgAction, Args, Parser, Subcommand};

pub(super) use answer::{ANSWER_HELP, AnswerArgs};
pub(super) use batch::{BatchArgs, LocalityArgs, VerifyArgs};
pub(super) use bounds::BoundArgs;
pub(super) use budget::{BudgetArgs, BudgetCommand, DiffArgs, DiffFormat, ExportArgs, ImportArgs, ShowArgs};
pub(super) use build::BuildArgs;
pub(super) use check::{CheckArgs, CheckFormat, ExplainArgs};
pub(super) use import::PaperImportArgs;
pub(super) use issue::IssueArgs;
pub(super) use job::{FontArgs, JobArgs, SignedArgs};
pub(super) use lsp::{LSP_HELP, LspArgs};
pub(super) use messages::MessageArgs;
pub(super) use norm::{NORM_HELP, NormArgs};
pub(super) use one_file::{CompletionsArgs, ManArgs, NEW_HELP, NewArgs, SchemaArgs};
pub(super) use redline::{REDLINE_HELP, RedlineArgs};
pub(super) use take::{TAKE_HELP, TakeArgs, TakeSideArg};
pub(super) use tree::{TREE_HELP, TreeArgs};
pub(super) use watch::{DeskArgs, SOAN_HELP, SoanArgs, WATCH_HELP, WatchArgs};

pub(super) const HELP: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";
pub(super) const OPTIONS: &str = "Tùy chọn";
pub(super) const ARGUMENTS: &str = "Tham số";

/// Reads the command line.
pub(super) fn parse() -> Result<(Command, BoundArgs), clap::Error> {
    Cli::try_parse().map(|cli| (cli.command, cli.bounds))
}

#[derive(Parser)]
#[command(
    name = "vanban",
    version,
    about = "Sinh văn bản hành chính đúng thể thức Nghị định 30/2020/NĐ-CP: từ YAML ra PDF và DOCX",
    help_template = HELP,
    override_usage = "vanban <LỆNH> [TÙY CHỌN]",
    subcommand_help_heading = "Lệnh",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    after_help = "Ví dụ:
  vanban new quyet_dinh             tạo tệp quyết định mẫu để soạn tiếp
  vanban build quyet-dinh.yaml      xuất PDF và DOCX vào thư mục out/
  vanban build                      xuất mọi văn bản trong thư mục content/
  vanban check quyet-dinh.yaml      tìm chỗ sai về thể thức, câu chữ, không ghi tệp nào
  vanban watch quyet-dinh.yaml      xem trang trong trình duyệt, đổi theo mỗi lần lưu tệp
  vanban issue quyet-dinh.yaml --so 206 --ngay 31/10/2026
                                    cấp số cho văn bản đã ký
  vanban explain C044               xem một mã trong thông báo nói gì, sửa thế nào
  vanban tree quyet-dinh.yaml       xem văn bản gồm những thành phần nào
  vanban verify out                 tìm tệp kết quả thiếu, đã có người sửa

Xem cách dùng từng lệnh: vanban <LỆNH> --help"
)]
pub(super) struct Cli {
    #[command(flatten)]
    common: Common,
    /// In phiên bản
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
    #[command(flatten)]
    bounds: BoundArgs,
    #[command(subcommand)]
    command: Command,
}

/// What every command has.
#[derive(Args)]
pub(super) struct Common {
    /// In trợ giúp
    #[arg(short, long, action = ArgAction::Help, help_heading = OPTIONS, display_order = 100)]
    help: Option<bool>,
}

/// What to do.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Xuất văn bản ra PDF và DOCX (cũng viết: xuat)
    #[command(
        alias = "xuat",
        help_template = HELP,
        override_usage = "vanban build [TỆP|THƯ MỤC]… [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Không nêu tệp nào thì xuất mọi văn bản trong thư mục content/.
Tệp trong thư mục templates/ đặt cạnh văn bản được dùng thay mẫu trình bày sẵn có cùng tên.
Văn bản mà đầu vào và tệp đã xuất đều không đổi thì không làm lại; --force làm lại tất cả.
Văn bản có lỗi thì không được ghi; tệp đã xuất lần trước giữ nguyên.
Tệp đã có người sửa, ghi chú, ký số, hoặc không do chương trình ghi thì giữ nguyên, cùng mọi tệp khác của văn bản đó; --force ghi đè (tệp đã ký số phải thêm --ghi-de-ban-ky), --out ghi ra nơi khác.
Tệp không còn thuộc văn bản nào (văn bản đã bỏ, loại tệp không xuất nữa) được báo ở cuối; --don xóa các tệp đó.
Văn bản đã cấp số bằng `vanban issue` chỉ xuất lại đúng như bản đã phát hành, hoặc báo chỗ đã đổi.
Lệnh khác đang ghi vào thư mục kết quả, hoặc đang cấp số cho văn bản cạnh đó, thì lệnh này đợi.

Mã thoát: 0 đã ghi hết; 1 có văn bản chưa ghi; 2 không chạy được.

Ví dụ:
  vanban build quyet-dinh.yaml
  vanban build content --out ban-in --format pdf,akn
  vanban build quyet-dinh.yaml --only phu_luc
  vanban build quyet-dinh.yaml --kem-nguon
  vanban build content --font-dir C:\\Windows\\Fonts
  vanban build --don
  vanban build quyet-dinh.yaml --force --ghi-de-ban-ky
  vanban xuat content --strict --message-format short"
    )]
    Build(BuildArgs),
    /// Kiểm tra văn bản; với --sua thì sửa cả những chỗ chắc chắn (cũng viết: kiem-tra)
    #[command(
        alias = "kiem-tra",
        help_template = HELP,
        override_usage = "vanban check [TỆP|THƯ MỤC]… [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Báo mọi lỗi, cảnh báo, lưu ý như `vanban build`, kể cả những gì chỉ thấy khi đặt lên trang, nhưng không ghi văn bản nào.
Mỗi văn bản có một dòng đếm quy tắc nội dung: đạt, không đạt, không áp dụng, chưa xét được (thiếu điều cần biết, hoặc văn bản còn lỗi khác), bỏ qua (khóa `bo_qua`; mỗi chỗ bỏ qua được báo với lý do). Không đối chiếu với tệp kết quả và bản đã phát hành: dùng `vanban verify`.
--sua sửa thẳng trong tệp YAML những chỗ chắc chắn: số (1.500.000), dấu % và đơn vị đo, ngày tháng, khoảng năm, chữ hoa, chữ viết sai, dấu cách, dấu đầu dòng dán từ Word, phím Tab hoặc thiếu dấu cách sau số thứ tự, dấu nháy cong. Cho xem từng dòng trước và sau, nêu chỗ để lại và lý do, rồi hỏi; --dong-y thì ghi luôn. Chỉ các chữ đó đổi, mọi byte khác giữ nguyên; tệp được kiểm tra lại trước khi ghi. Văn bản đã phát hành, tệp còn lỗi YAML, tệp Excel, CSV, sổ đăng ký không bị động đến.
--phieu ghi phiếu kiểm tra: bảng tổng hợp, rồi từng văn bản với mọi quy tắc, căn cứ, kết quả, chỗ sai và cách viết.
Quy tắc riêng của cơ quan (templates/quy_tac.yaml, mã N01 đến N99) được xét cùng, thông báo nói rõ là của cơ quan.
Ý nghĩa, ví dụ đúng và sai của một mã: vanban explain <MÃ>.

Mã thoát: 0 mọi văn bản xuất được; 1 có văn bản còn lỗi, hoặc có chỗ sửa mà chưa ghi; 2 không chạy được.

Ví dụ:
  vanban check quyet-dinh.yaml
  vanban check content --sua
  vanban check content --sua --dong-y
  vanban kiem-tra content --strict
  vanban check content --message-format short
  vanban check content --phieu phieu-kiem-tra.docx --phieu phieu-kiem-tra.pdf
  vanban check content --message-format sarif > ket-qua.sarif"
    )]
    Check(CheckArgs),
    /// Xem văn bản trong trình duyệt khi đang soạn: trang như sẽ in, lỗi bên cạnh (cũng viết: theo-doi)
    #[command(
        alias = "theo-doi",
        help_template = HELP,
        override_usage = "vanban watch <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = WATCH_HELP
    )]
    Watch(WatchArgs),
    /// Soạn văn bản trong trình duyệt: các ô để điền cạnh trang như sẽ in, không cần biết YAML (cũng viết: open)
    #[command(
        alias = "open",
        help_template = HELP,
        override_usage = "vanban soan [TỆP|THƯ MỤC] [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = SOAN_HELP
    )]
    Soan(SoanArgs),
    /// Giúp trình soạn thảo báo lỗi, gợi ý, giải nghĩa khi đang gõ (cũng viết: trinh-soan-thao)
    #[command(
        alias = "trinh-soan-thao",
        help_template = HELP,
        override_usage = "vanban lsp [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = LSP_HELP
    )]
    Lsp(LspArgs),
    /// Giải thích một mã trong thông báo: ý nghĩa, căn cứ, ví dụ sai và đúng (cũng viết: giai-thich)
    #[command(
        alias = "giai-thich",
        help_template = HELP,
        override_usage = "vanban explain [MÃ]",
        disable_help_flag = true,
        after_help = "Mã là chữ và số trong ngoặc vuông của thông báo: `cảnh báo[C044]`. Không nêu mã thì in mọi mã.
Mã N01 đến N99 là quy tắc riêng của cơ quan: chạy lệnh ở thư mục của văn bản, nơi có templates/quy_tac.yaml.

Mã thoát: 0 đã in; 2 không có mã đó.

Ví dụ:
  vanban explain C044
  vanban giai-thich c014
  vanban explain N01"
    )]
    Explain(ExplainArgs),
    /// Cấp số, ngày ban hành cho văn bản đã ký và khóa văn bản lại (cũng viết: cap-so)
    #[command(
        alias = "cap-so",
        help_template = HELP,
        override_usage = "vanban issue <TỆP> --so <SỐ> --ngay <NGÀY> [TÙY CHỌN]\n           vanban issue <MẪU> --so-dau <SỐ> --ngay <NGÀY> [TÙY CHỌN]\n           vanban issue --csv <BẢNG> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = issue::AFTER_HELP
    )]
    Issue(IssueArgs),
    /// Xuất một mẫu thành văn bản của từng địa phương (cũng viết: hang-loat)
    #[command(
        alias = "hang-loat",
        help_template = HELP,
        override_usage = "vanban batch <MẪU> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Mẫu là tệp YAML có `dia_phuong:` ở đầu; cách viết xem mục “Hàng loạt theo địa phương” của SOAN-VAN-BAN.md trong bộ cài.
Mỗi địa phương một văn bản, đặt tên theo mã và tên không dấu: 00004-ba-dinh.pdf.
Địa phương nào có lỗi thì báo lỗi, các địa phương khác vẫn làm.
Cả nước thì chia phần cho nhiều máy, nhiều lệnh cùng ghi vào một thư mục: --phan 3/18 làm phần thứ 3 trong 18 phần; địa phương nào ở phần nào là do mã, không do thứ tự trong bảng. Không dùng cùng --zip, --bao-cao: xong các phần thì chạy lại không có --phan.
Không có --phan thì lệnh đợi lệnh khác đang ghi vào thư mục kết quả.
Chạy lại thì chỉ làm văn bản chưa có hoặc có đầu vào thay đổi.
Tệp đã có người sửa, ký số thì giữ nguyên; --force ghi đè (tệp đã ký số phải thêm --ghi-de-ban-ky).
Tệp của địa phương không còn trong bảng được báo ở cuối; --don xóa các tệp đó.
Số, ngày, người ký của từng văn bản lấy ở bảng cấp số <mẫu>.cap-so.csv nếu có (cột ma, so, ngay, nguoi_ky); ô trống thì để chỗ ghi tay. Cấp số cho cả loạt: vanban issue <MẪU>.
Có bảng phân bổ (phan_bo) thì cộng mọi địa phương, so với kế hoạch của thành phố
đến từng đồng; lệch thì báo nhiệm vụ nào lệch bao nhiêu và không ghi tệp nào.
Thư mục kết quả có danh-muc.jsonl; đối chiếu lại: vanban verify <THƯ MỤC>.
Phần riêng của địa phương mang được gốc (goc) để biết mẫu đã đổi: --goc=ghi, --goc=xem, --goc=lai.

Mã thoát: 0 đã ghi hết; 1 có văn bản chưa ghi (với --goc=xem: có phần mẫu đã đổi); 2 không chạy được.

Ví dụ:
  vanban batch content/mau/ke-hoach.yaml --where ma_tinh=01
  vanban batch content/mau/ke-hoach.yaml --only 00004,00008 --format pdf
  vanban batch content/mau/ke-hoach.yaml --phan 3/18
  vanban batch content/mau/ke-hoach.yaml --don
  vanban batch ke-hoach.yaml --bao-cao phan-bo.xlsx,phan-bo.pdf
  vanban batch ke-hoach.yaml --format pdf --gop=ten --hai-mat
  vanban batch ke-hoach.yaml --ten-tep \"{stt:3}-{ma}-{ten}\"
  vanban batch ke-hoach.yaml --goc=xem
  vanban hang-loat ke-hoach.yaml --units dia-phuong.xlsx --out ban-in --zip"
    )]
    Batch(BatchArgs),
    /// Đối chiếu thư mục kết quả với danh mục ghi khi xuất, hoặc xem chữ ký số của một tệp PDF (cũng viết: doi-chieu)
    #[command(
        alias = "doi-chieu",
        help_template = HELP,
        override_usage = "vanban verify <THƯ MỤC|TỆP PDF> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Báo tệp thiếu, tệp đã thay đổi, tệp không còn thuộc văn bản, địa phương nào và tệp không có trong danh mục.
Tệp xuất từ trước khi văn bản phát hành thì không khớp. Thư mục không có danh mục thì tìm trong ba bậc thư mục con.
Văn bản đã phát hành rồi được ký số (chữ ký nối vào cuối tệp PDF) là khớp; giá trị chữ ký thì xem từng tệp: vanban verify <TỆP PDF>.
Nêu một tệp PDF thì xem từng chữ ký số trong tệp: của ai (như chứng thư ghi), ký lúc nào, phần đã ký còn nguyên không, sau khi ký có thêm gì (điền ô, ký tiếp, đổi trang); tệp có bắt đầu bằng bản đã phát hành không, lời văn có đúng văn bản không.
Chứng thư có đáng tin, còn hạn, bị thu hồi hay không thì không xét: xem bằng phần mềm ký. Không tệp nào được gửi đi đâu.
Lệnh cấp số, nhập số từ Excel bị ngắt giữa chừng thì được ghi nốt hoặc bỏ hẳn rồi mới đối chiếu; thư mục chỉ cho đọc thì báo là đang dở.

Mã thoát: 0 khớp hết, chữ ký đúng; 1 có chỗ khác, chữ ký sai hoặc tệp đổi sau khi ký; 2 không chạy được.

Ví dụ:
  vanban verify out/ke-hoach
  vanban verify out/quyet-dinh.pdf
  vanban doi-chieu out/ke-hoach --message-format json"
    )]
    Verify(VerifyArgs),
    /// Tạo tệp YAML mẫu cho một loại văn bản (cũng viết: tao)
    #[command(
        alias = "tao",
        help_template = HELP,
        override_usage = "vanban new <LOẠI> [TÙY CHỌN]\n           vanban new quyet_dinh_sua_doi --tu <TỆP> --moi <TỆP> [TÙY CHỌN]\n           vanban new --tu <TỆP NĂM TRƯỚC> --nam <NĂM> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = NEW_HELP
    )]
    New(NewArgs),
    /// Nhập một văn bản từ tệp Word, hoặc chữ chép từ PDF, thành tệp YAML (cũng viết: nhap)
    #[command(
        alias = "nhap",
        help_template = HELP,
        override_usage = "vanban import <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Loại văn bản, cơ quan, số, ngày, trích yếu, căn cứ, điều, khoản, nơi nhận, chữ ký, phụ lục, bảng được nhận ra theo lời và cách trình bày, không theo tên kiểu (style) của Word. Đoạn nào không rõ là gì thì vào nội dung, không đoạn nào bị bỏ.
Chỗ chưa chắc có ghi chú “Xem lại” trong tệp YAML và được báo kèm chỗ trong tệp gốc; hình, chú thích cuối trang và những gì không đưa vào được cũng được báo.
Ghi xong, văn bản được dựng lại từ tệp YAML và so từng từ với bản gốc: từ thiếu, từ mới đều được báo.
Bảng kinh phí cộng khớp thì các số tổng do chương trình tính; không khớp thì báo cả hai số. Bảng khác nhập thành các cột chữ.
Chữ TCVN3 (ABC), VNI được chuyển sang Unicode. Tệp .doc, .rtf, .odt cần LibreOffice trên máy.
Tệp gốc chỉ được đọc. Tên tác giả trong thuộc tính của tệp Word không được mang theo.
Tệp PDF xuất với --kem-nguon thì trả lại các tệp đã dựng nên nó (YAML, bảng, mẫu trình bày) vào một thư mục mới; không ghi đè gì.

Mã thoát: 0 đã ghi; 1 chưa nhập được, có nêu lý do; 2 không chạy được.

Ví dụ:
  vanban import to-trinh.docx
  vanban import ke-hoach.docx --out content/ke-hoach-2026.yaml
  vanban nhap quyet-dinh.doc --force
  vanban import ke-hoach.txt --out -
  vanban import out/ke-hoach.pdf --out nguon-ke-hoach"
    )]
    Import(PaperImportArgs),
    /// Trình bày lại tệp Word theo Nghị định, chữ giữ nguyên (cũng viết: chuan-hoa)
    #[command(
        alias = "chuan-hoa",
        help_template = HELP,
        override_usage = "vanban norm <TỆP>… [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = NORM_HELP
    )]
    Norm(NormArgs),
    /// So sánh hai bản của một văn bản thành tệp Word có theo dõi thay đổi (cũng viết: so-sanh-van-ban)
    #[command(
        alias = "so-sanh-van-ban",
        help_template = HELP,
        override_usage = "vanban redline <BẢN CŨ> <BẢN MỚI> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = REDLINE_HELP
    )]
    Redline(RedlineArgs),
    /// Lập bảng tiếp thu, giải trình từ thay đổi và ghi chú của các tệp Word góp ý (cũng viết: tiep-thu)
    #[command(
        alias = "tiep-thu",
        help_template = HELP,
        override_usage = "vanban answer <TỆP WORD>… [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = ANSWER_HELP
    )]
    Answer(AnswerArgs),
    /// Đưa chỗ sửa trong tệp Word về tệp YAML của văn bản (cũng viết: lay-lai)
    #[command(
        alias = "lay-lai",
        help_template = HELP,
        override_usage = "vanban take <TỆP WORD|THƯ MỤC> <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = TAKE_HELP
    )]
    Take(TakeArgs),
    /// Xem cây thành phần của một văn bản, hoặc những gì đọc được trong một tệp Word (cũng viết: cay)
    #[command(
        alias = "cay",
        help_template = HELP,
        override_usage = "vanban tree <TỆP> [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = TREE_HELP
    )]
    Tree(TreeArgs),
    /// Xem, so sánh kinh phí trong bảng, chuyển sang Excel và nhập lại (cũng viết: kinh-phi)
    #[command(
        alias = "kinh-phi",
        help_template = HELP,
        override_usage = "vanban budget <LỆNH> [TÙY CHỌN]",
        subcommand_help_heading = "Lệnh",
        disable_help_flag = true,
        disable_help_subcommand = true,
        arg_required_else_help = true,
        after_help = "Ví dụ:
  vanban budget show ke-hoach.yaml                          xem bảng với mọi số tổng
  vanban budget export ke-hoach.yaml --out kinh-phi.xlsx    sửa số trong Excel
  vanban budget import kinh-phi.xlsx ke-hoach.yaml          đưa số đã sửa về văn bản
  vanban budget diff ke-hoach-cu.yaml ke-hoach-moi.yaml     xem số nào thay đổi

Xem cách dùng từng lệnh: vanban budget <LỆNH> --help"
    )]
    Budget(BudgetArgs),
    /// In lược đồ JSON của tệp YAML, để trình soạn thảo gợi ý và báo lỗi khi gõ (cũng viết: luoc-do)
    #[command(
        alias = "luoc-do",
        help_template = HELP,
        override_usage = "vanban schema [LOẠI TỆP] [TÙY CHỌN]",
        disable_help_flag = true,
        after_help = "Lược đồ gồm mọi loại văn bản, kể cả loại khai trong thư mục templates/ của cơ quan; `vanban schema quy_tac` in lược đồ của tệp quy tắc riêng, templates/quy_tac.yaml.
VS Code cần tiện ích YAML (Red Hat) và dòng sau ở đầu tệp YAML:
  # yaml-language-server: $schema=./vanban.schema.json
Tệp đã có mà không phải lược đồ do chương trình ghi thì giữ nguyên; --force ghi đè.

Mã thoát: 0 đã in, đã ghi; 1 mẫu trong thư mục templates/ có lỗi; 2 không chạy được.

Ví dụ:
  vanban schema --out vanban.schema.json
  vanban schema phap_luat --out phap_luat.schema.json
  vanban schema quy_tac --out templates/quy_tac.schema.json
  vanban luoc-do"
    )]
    Schema(SchemaArgs),
    /// In kịch bản để phím Tab gợi ý lệnh và tùy chọn (cũng viết: hoan-thanh)
    #[command(
        alias = "hoan-thanh",
        help_template = HELP,
        override_usage = "vanban completions <TRÌNH LỆNH>",
        disable_help_flag = true,
        after_help = "Ghi kịch bản vào tệp mà trình lệnh đọc lúc mở, rồi mở lại cửa sổ lệnh.

Mã thoát: 0 đã in; 2 không chạy được.

Ví dụ:
  vanban completions bash > ~/.local/share/bash-completion/completions/vanban
  vanban completions fish > ~/.config/fish/completions/vanban.fish
  vanban completions powershell >> $PROFILE"
    )]
    Completions(CompletionsArgs),
    /// In trang hướng dẫn cho lệnh `man` của Linux, macOS (cũng viết: trang-huong-dan)
    #[command(
        alias = "trang-huong-dan",
        help_template = HELP,
        override_usage = "vanban man [LỆNH]…",
        disable_help_flag = true,
        after_help = "Không nêu lệnh nào thì in trang chung của chương trình.

Mã thoát: 0 đã in; 2 không có lệnh đó.

Ví dụ:
  vanban man > ~/.local/share/man/man1/vanban.1
  vanban man build > ~/.local/share/man/man1/vanban-build.1
  vanban man budget show | man -l -"
    )]
    Man(ManArgs),
}
