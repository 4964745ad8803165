//! A signed paper: what may not be left in it, and its record.
//!
//! In: the paper as it will be. Out: findings, or the record that is kept beside its YAML.

use std::collections::BTreeMap;

use crate::cli::args::IssueArgs;
use crate::content::date::DocDate;
use crate::digest::of_bytes;
use crate::finding::{Finding, codes};
use crate::issue::lock::{Lock, texts};
use crate::issue::second;
use crate::issue::series::Number;
use crate::pipeline::{Report, Stages};
use crate::write::Format;

/// Reports what is left of a starter or of last year's paper, which is no text of a signed paper.
pub(super) fn left_over(report: &mut Report) {
    report.findings.refuse(codes::C024);
    report.findings.refuse(codes::C076);
}

/// Where the names of signers may come from besides the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamesGiven {
    /// The table of a run.
    InTable,
    /// An option.
    ByOption,
    /// Nowhere: the paper is signed already.
    Signed,
}

impl NamesGiven {
    /// For a run with these arguments.
    pub(super) fn of(args: &IssueArgs) -> NamesGiven {
        match (args.csv.is_some(), args.tu.is_some()) {
            (true, _) => NamesGiven::InTable,
            (false, true) => NamesGiven::Signed,
            (false, false) => NamesGiven::ByOption,
        }
    }
}

/// Reports a signer without a name: a paper is not issued without it. One that `was_issued` stays as it was.
pub(super) fn unnamed(dossier: &Stages, given: NamesGiven, was_issued: bool, report: &mut Report) {
    if dossier.content.nguoi_ky.iter().any(|signer| signer.ho_ten.is_none()) {
        let at = dossier.node.get("nguoi_ky").map_or(dossier.content.at, |node| node.span);
        let again = |place: &str| {
            let unsent =
                if was_issued { "; chưa gửi đi thì chạy lại với cả `--force`" } else { "" };
            format!("{place} (hai người ký thì ngăn bằng dấu chấm phẩy), hoặc ghi `ho_ten`{unsent}")
        };
        let hint = match given {
            NamesGiven::InTable => again("điền cột `nguoi_ky` của bảng"),
            NamesGiven::ByOption => again("thêm `--nguoi-ky \"Họ và tên\"`"),
            NamesGiven::Signed => {
                "tệp đã ký không sửa được mà còn chữ ký: cần họ tên thì ghi `ho_ten`, xuất lại bằng \
                                   `vanban build`, trình ký lại, rồi cấp số"
                    .to_owned()
            }
        };
        let words = "văn bản phát hành chưa có họ tên người ký";
        let finding = match was_issued {
            true => Finding::warning(codes::P009, at, words),
            false => Finding::error(codes::P009, at, words),
        };
        report.findings.push(finding.hint(hint));
    }
}

/// The record of a paper. `pack` is the one that its DOCX names; `rules` is the version by whose rules it is
/// issued, if that is an earlier one.
pub(super) fn lock(
    dossier: &Stages,
    day: Option<DocDate>,
    rules: Option<String>,
    (inputs, pack): (BTreeMap<String, String>, Option<String>),
    files: &[(Format, Vec<u8>)],
) -> Lock {
    let Stages { content, tree, .. } = dossier;
    let day = content.date.or(day);
    let number = Number::of(content, &tree.author, day);
    let so = content.so.clone().unwrap_or_default();
    let so_ky_hieu = format!("{so}/{}", content.ky_hieu.as_deref().unwrap_or_default());
    let ngay = day.map(DocDate::numeric).unwrap_or_default();
    Lock {
        van_ban: format!("{} số {so_ky_hieu} ngày {ngay}", content.kind.ten),
        co_quan: tree.author.clone(),
        day_so: number.map(|number| number.series).unwrap_or_default(),
        so_ky_hieu,
        so,
        ngay,
        nam: day.map_or(0, DocDate::year),
        chuong_trinh: env!("CARGO_PKG_VERSION").to_owned(),
        quy_tac: rules,
        dau_vao: inputs,
        kem_nguon: false,
        nguon: pack,
        ky_truoc: false,
        ket_qua: files
            .iter()
            .map(|(format, bytes)| (format.extension().to_owned(), of_bytes(bytes)))
            .collect(),
        loi_van: texts(tree).into_iter().map(|one| (one.place, one.text)).collect(),
    }
}

/// Reports where the DOCX, read by a second reader, differs from the words of the paper.
pub(super) fn read_again(name: &str, lock: &Lock, files: &[(Format, Vec<u8>)], report: &mut Report) {
    for (_, bytes) in files.iter().filter(|(format, _)| *format == Format::Docx) {
        let texts = lock.loi_van.iter().map(|(place, text)| (place.as_str(), text.as_str()));
        if let Some(differs) = second::differs(bytes, texts) {
            let finding = Finding::general(codes::P017, differs.sentence(name));
            report.findings.push(finding.hint(
                "đây là lỗi của chương trình, chưa cấp số; báo cho người làm chương trình kèm tệp YAML này",
            ));
        }
    }
}
