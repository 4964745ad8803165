//! Values of arguments: the words they are given as, and what they mean.

use std::fmt;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::content::date::DocDate;
use crate::issue::Order;
use crate::signs;
use crate::word::ChangeView;
use crate::write::Format;

/// A format is named by the ending of its files.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.extension()))
    }
}

/// How findings are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the line of the file, on stderr.
    #[default]
    Human,
    /// One line each, on stderr.
    Short,
    /// JSON Lines, alone on stdout.
    Json,
    /// One line each, on stderr; stdout is for a log that a command prints itself.
    #[value(skip)]
    Log,
}

/// What is done with the record of what own files of localities replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OriginWish {
    /// It is shown.
    #[value(name = "xem")]
    Show,
    /// It is written where there is none.
    #[value(name = "ghi")]
    Write,
    /// It is written anew, also where the template has changed since.
    #[value(name = "lai")]
    Renew,
}

/// In which order papers come to the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PrintOrder {
    /// That of the table of localities.
    #[value(name = "bang")]
    Table,
    /// By name, as dictionaries have it.
    #[value(name = "ten")]
    Name,
}

/// Which part of a document is written alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Only {
    /// The appendices, each as files of its own.
    #[value(name = "phu_luc", alias = "phu-luc")]
    Appendices,
}

/// Which files a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// Documents.
    #[value(name = "van_ban", alias = "van-ban")]
    Documents,
    /// The register of laws.
    #[value(name = "phap_luat", alias = "phap-luat")]
    Laws,
    /// An office's own rules.
    #[value(name = "quy_tac", alias = "quy-tac")]
    HouseRules,
}

/// What `tree` prints.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum TreeFormat {
    /// Every component.
    Cay,
    /// One paragraph a line.
    Texts,
}

/// How tracked changes of a Word file are shown.
impl ValueEnum for ChangeView {
    fn value_variants<'a>() -> &'a [ChangeView] {
        &[ChangeView::Accepted, ChangeView::Rejected, ChangeView::Marked]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            ChangeView::Accepted => "chap-nhan",
            ChangeView::Rejected => "tu-choi",
            ChangeView::Marked => "danh-dau",
        }))
    }
}

/// How many documents are made at the same time.
pub(super) fn jobs(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=64).contains(number));
    number.ok_or_else(|| "phải là một số từ 1 đến 64".to_owned())
}

/// One part of a run that is split into several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// Which part, from 1.
    pub(super) at: u64,
    /// The number of parts.
    pub(super) of: u64,
}

impl fmt::Display for Shard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.at, self.of)
    }
}

/// Which of how many parts: `3/18`.
pub(super) fn shard(text: &str) -> Result<Shard, String> {
    const MOST: u64 = 10_000;
    let numbers =
        text.split_once('/').and_then(|(at, of)| Some((at.trim().parse().ok()?, of.trim().parse().ok()?)));
    numbers
        .filter(|(at, of)| (1..=MOST).contains(of) && (1..=*of).contains(at))
        .map(|(at, of)| Shard { at, of })
        .ok_or_else(|| "viết `phần/số phần`, ví dụ `3/18` là phần thứ 3 trong 18 phần".to_owned())
}

/// The number of a document.
pub(super) fn so(text: &str) -> Result<String, String> {
    Order::number(text)
}

/// A day.
pub(super) fn ngay(text: &str) -> Result<DocDate, String> {
    Order::day(text)
}

/// How a comparison of two papers is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RedlineForm {
    /// In words.
    VanBan,
    /// An object of JSON a change.
    Json,
}

/// The name that tracked changes bear.
pub(super) fn change_author(text: &str) -> Result<String, String> {
    match signs::first(text) {
        Some(found) => Err(format!("có {}; gõ lại tên, không dán", found.described())),
        None if text.trim().is_empty() => Err("tên để trống".to_owned()),
        None => Ok(text.trim().to_owned()),
    }
}

/// The day that tracked changes bear, `2026-10-31`, of one that is given as any other option's.
pub(super) fn change_day(text: &str) -> Result<String, String> {
    let (year, month, day) = ngay(text)?.day().ok_or("viết ngày/tháng/năm, ví dụ 31/10/2026")?;
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

/// Names of signers: they are printed on paper.
pub(super) fn nguoi_ky(text: &str) -> Result<String, String> {
    match signs::first(text) {
        Some(found) => Err(format!("có {}; gõ lại họ tên, không dán", found.described())),
        None => Ok(text.to_owned()),
    }
}

/// A column and the value it must have.
pub(super) fn condition(text: &str) -> Result<(String, String), String> {
    let parts =
        text.split_once('=').map(|(column, value)| (column.trim().to_owned(), value.trim().to_owned()));
    parts
        .filter(|(column, _)| !column.is_empty())
        .ok_or_else(|| "viết `cột=giá trị`, ví dụ `ma_tinh=01`".to_owned())
}

/// A file of a report, by the ending of its name.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) path: PathBuf,
    pub(super) form: OutputForm,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum OutputForm {
    /// The report as a paper.
    Paper(Format),
    /// Its figures as a workbook.
    Workbook,
}

impl Wish {
    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the name of a report's file.
    pub(super) fn parse(text: &str) -> Result<Wish, String> {
        let path = PathBuf::from(text.trim());
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let paper = || Format::PAPER.into_iter().find(|format| format.extension() == ending);
        let form = if ending == "xlsx" { Some(OutputForm::Workbook) } else { paper().map(OutputForm::Paper) };
        match form {
            Some(form) => Ok(Wish { path, form }),
            None => Err("tên tệp báo cáo phải có đuôi .xlsx, .pdf hoặc .docx".to_owned()),
        }
    }
}
