//! The words of a Word file beside those of the file that was made of its paper.
//!
//! In: both files with their papers. Out: how their words compare, and an error for each that is missing, new, or
//! written so that it means something else, and for each paragraph that stands elsewhere. Which places the layout
//! decides is known here; how words are compared is left to [`compare_words`].

use std::collections::{BTreeMap, BTreeSet};

use super::word_losses::WordLoss;
use crate::finding::{Finding, Report, codes};
use crate::imported::{self, LossSort, WordsCompared, compare_words};
use crate::observed::ObservedPaper;
use crate::paper::Role;
use crate::source::{FileId, Span};
use crate::word::WordFile;

/// A Word file with its paper.
pub(super) struct SeenPaper<'a> {
    pub(super) file: &'a WordFile,
    pub(super) paper: ObservedPaper<'a>,
    pub(super) source: FileId,
}

/// What to do where words would not be the same.
const BY_HAND: &str = "nhập thành tệp YAML bằng `vanban import`, sửa chỗ này rồi xuất";

/// Roles whose places the layout decides.
const PLACED: [Role; 20] = [
    Role::DuThao,
    Role::PhamViLuuHanh,
    Role::QuocHieu,
    Role::TieuNgu,
    Role::CoQuanChuQuan,
    Role::CoQuanBanHanh,
    Role::SoKyHieu,
    Role::DiaDanhThoiGian,
    Role::TrichYeuCongVan,
    Role::DoKhan,
    Role::KinhGui,
    Role::KinhGuiNhieu,
    Role::QuyenHan,
    Role::ChucVu,
    Role::ChucVuKhac,
    Role::HoTen,
    Role::TieuDeNoiNhan,
    Role::NoiNhan,
    Role::SoanThao,
    Role::DiaChi,
];

/// The texts of both files that are compared.
pub(super) struct ComparedLines {
    source: Vec<String>,
    built: Vec<String>,
    /// Words of heads and feet of pages that are not on the paper.
    pub(super) lost: Option<WordLoss>,
}

impl ComparedLines {
    pub(super) fn of(
        (source, report): (&SeenPaper<'_>, &Report),
        (built, other): (&SeenPaper<'_>, &Report),
    ) -> ComparedLines {
        let same = |line: &String| line.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let new = imported::page_lines(built.file);
        let known: BTreeSet<String> = new.iter().map(same).collect();
        let old = imported::page_lines(source.file);
        let (kept, lost): (Vec<String>, Vec<String>) =
            old.into_iter().partition(|line| known.contains(&same(line)));
        let main = |seen: &SeenPaper<'_>, report: &Report| -> Vec<String> {
            report.sources.file(seen.source).text().lines().map(str::to_owned).collect()
        };
        let (mut all, mut paper) = (main(source, report), main(built, other));
        all.extend(kept);
        paper.extend(new);
        let lost = (!lost.is_empty()).then(|| WordLoss {
            sort: Some(LossSort::PageWords),
            what: "chữ ở đầu trang, chân trang".to_owned(),
            words: imported::quoted(&lost),
            advice: "cần giữ thì đưa chữ đó vào nội dung",
            paragraph: None,
        });
        ComparedLines { source: all, built: paper, lost }
    }

    /// Both compared; the national words are on the paper, however often the source has them.
    pub(super) fn compared(&self) -> WordsCompared {
        let (source, built) = (&self.source, &self.built);
        let mut words = compare_words(source.iter().map(String::as_str), built.iter().map(String::as_str));
        let shown = built.iter().any(|line| imported::is_national(line));
        words.excuse(|at| shown && source.get(at).is_some_and(|line| imported::is_national(line)));
        words
    }
}

/// The place of a line of the source, from 1.
pub(super) fn line_span(report: &Report, source: FileId, line: usize) -> Span {
    Span::new(source, report.sources.file(source).line_range(line))
}

/// Tells words that are missing, new, or elsewhere.
pub(super) fn tell_words(
    source: &SeenPaper<'_>,
    (words, lines): (&WordsCompared, &ComparedLines),
    report: &mut Report,
) {
    let text_lines = report.sources.file(source.source).text().lines().count();
    let place = |report: &Report, paragraph: usize| {
        (paragraph < text_lines).then(|| line_span(report, source.source, paragraph + 1))
    };
    for run in &words.missing {
        let at = place(report, run.paragraph);
        let message = format!("chữ của bản gốc không có trên bản chuẩn hóa: `{}`", shown(&run.words));
        let finding = Finding { at, ..Finding::general(codes::W012, message) };
        report.findings.push(finding.hint(BY_HAND));
    }
    let mut new: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    words.new.iter().for_each(|run| new.entry(run.paragraph).or_default().extend(run.words.clone()));
    for (paragraph, words) in new {
        let near: String =
            lines.built.get(paragraph).into_iter().flat_map(|line| line.chars().take(60)).collect();
        let message = format!("bản chuẩn hóa có thêm chữ `{}` (ở đoạn “{}”)", shown(&words), near.trim());
        report.findings.push(Finding::general(codes::W012, message).hint(BY_HAND));
    }
    let roles: BTreeMap<usize, Role> = source
        .paper
        .tree
        .paragraphs()
        .filter_map(|one| {
            let start = one.origin?.start as usize;
            Some((report.sources.file(source.source).line_column(start).0, one.role))
        })
        .collect();
    for &paragraph in &words.moved {
        if roles.get(&(paragraph + 1)).is_some_and(|role| PLACED.contains(role)) {
            continue;
        }
        let at = place(report, paragraph);
        let message = "đoạn này sẽ đứng chỗ khác trên bản chuẩn hóa".to_owned();
        let finding = Finding { at, ..Finding::general(codes::W012, message) };
        report.findings.push(finding.hint(BY_HAND));
    }
    for one in words.unlike.iter().filter(|one| signs(&one.from) != signs(&one.to)) {
        let at = place(report, one.paragraph);
        let message =
            format!("ký hiệu của bản gốc không như trên bản chuẩn hóa: `{}`, `{}`", one.from, one.to);
        let finding = Finding { at, ..Finding::general(codes::W012, message) };
        report.findings.push(finding.hint(BY_HAND));
    }
}

/// Signs of a word that mean something: all but punctuation, dashes and what Word begins lines of a list with.
fn signs(word: &str) -> Vec<char> {
    const COMMON: &str = ".,;:…-–—_'\"“”‘’()/!?·•\\|";
    let is_private = |sign: char| ('\u{e000}'..='\u{f8ff}').contains(&sign);
    let mut signs: Vec<char> = word
        .chars()
        .filter(|&sign| !sign.is_alphanumeric() && !COMMON.contains(sign) && !is_private(sign))
        .collect();
    signs.sort_unstable();
    signs
}

/// A run of words for people.
fn shown(words: &[String]) -> String {
    const MOST: usize = 24;
    let first = words.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(" ");
    if words.len() > MOST { format!("{first} …") } else { first }
}
