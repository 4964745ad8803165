//! What `build` and `batch` take alike, the faces of PDFs, and the second word for signed files.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{MessageArgs, OPTIONS};
use crate::cli::values::jobs;
use crate::run::job::JobSettings;
use crate::run::kept::Overwrite;
use crate::run::packs::Packs;
use crate::run::record::Record;
use crate::run::records::Records;
use crate::run::workers;
use crate::write::Format;

/// How documents are made, in `build` and `batch`.
#[derive(Args)]
pub(in crate::cli) struct JobArgs {
    /// Loại tệp cần ghi, cách nhau bằng dấu phẩy: pdf, docx, txt (chữ trơn, để tìm và so sánh), akn (Akoma Ntoso 3.0: XML theo điều, khoản, điểm) [không nêu: pdf,docx]
    #[arg(
        long,
        value_name = "LOẠI",
        value_delimiter = ',',
        default_value = "pdf,docx",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    format: Vec<Format>,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    /// Số văn bản làm cùng lúc, từ 1 đến 64 [không nêu: bằng số nhân của máy]
    #[arg(long, value_name = "SỐ", value_parser = jobs, help_heading = OPTIONS)]
    jobs: Option<usize>,
    /// Làm lại tất cả, kể cả văn bản không có gì thay đổi; ghi đè cả tệp đã có người sửa, nêu tên từng tệp
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    signed: SignedArgs,
    /// Xóa những tệp của lần xuất trước không còn thuộc văn bản, địa phương nào, và nguồn không tệp DOCX nào còn mang; tệp đã sửa, đã ký, đã phát hành vẫn giữ
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) don: bool,
    /// Đính nguồn vào tệp PDF (PDF/A-3): tệp YAML, bảng, mẫu trình bày; lấy lại bằng `vanban import <TỆP PDF>`
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) kem_nguon: bool,
    /// Coi cảnh báo như lỗi: văn bản có cảnh báo cũng không được ghi
    #[arg(long, help_heading = OPTIONS)]
    pub(in crate::cli) strict: bool,
    #[command(flatten)]
    pub(in crate::cli) messages: MessageArgs,
}

impl JobArgs {
    /// What holds where nothing is said but which faces PDFs are set in.
    pub(in crate::cli) fn usual(fonts: FontArgs) -> JobArgs {
        JobArgs {
            format: Format::PAPER.to_vec(),
            fonts,
            jobs: None,
            force: false,
            signed: SignedArgs::default(),
            don: false,
            kem_nguon: false,
            strict: false,
            messages: MessageArgs::default(),
        }
    }

    /// The formats asked for, each once, in the order they are written.
    fn formats(&self) -> Vec<Format> {
        Format::ALL.into_iter().filter(|format| self.format.contains(format)).collect()
    }

    /// Whether this format is asked for.
    pub(in crate::cli) fn writes(&self, format: Format) -> bool {
        self.format.contains(&format)
    }

    /// How many documents are made at the same time.
    pub(in crate::cli) fn threads(&self) -> usize {
        self.jobs.unwrap_or_else(workers::cores).min(64)
    }

    /// How they are made, beside what earlier runs wrote into these folders.
    pub(in crate::cli) fn settings<'a>(
        &self,
        record: &Record,
        folders: impl IntoIterator<Item = &'a Path>,
    ) -> JobSettings {
        JobSettings {
            formats: self.formats(),
            force: self.force,
            strict: self.strict,
            in_pdf: self.kem_nguon,
            overwrite: self.overwrite(),
            known: record.known().clone(),
            records: Records::around(folders),
            packs: Packs::of(record.folder()),
        }
    }

    /// What becomes of files that would be lost.
    pub(in crate::cli) fn overwrite(&self) -> Overwrite {
        self.signed.with(self.force)
    }
}

/// What PDFs are set in; to be flattened into the arguments of each command that writes them.
#[derive(Args, Clone, Debug, Default)]
pub(in crate::cli) struct FontArgs {
    /// Thư mục có bốn tệp phông Times New Roman, để nhúng vào PDF [không nêu: phông đi kèm, cùng bề rộng chữ]
    #[arg(long, value_name = "THƯ MỤC", help_heading = OPTIONS)]
    font_dir: Option<PathBuf>,
}

impl FontArgs {
    /// The folder.
    pub(in crate::cli) fn folder(&self) -> Option<&Path> {
        self.font_dir.as_deref()
    }
}

/// The second word that it takes to write over a signed file.
#[derive(Args, Default)]
pub(in crate::cli) struct SignedArgs {
    /// Cùng với --force: ghi đè cả tệp đã ký số
    #[arg(long, requires = "force", help_heading = OPTIONS)]
    ghi_de_ban_ky: bool,
}

impl SignedArgs {
    /// What becomes of files that would be lost, with or without `--force`.
    pub(in crate::cli) fn with(&self, force: bool) -> Overwrite {
        Overwrite { changed: force, signed: self.ghi_de_ban_ky }
    }
}
