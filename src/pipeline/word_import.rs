//! A paper of another program as YAML: read, typed, built from that YAML in memory, its words compared.
//!
//! In: a Word file that was read. Out: YAML from which the paper is built, what somebody should look at,
//! what cannot be kept, and which words are not on the paper that is built; or why there is none. A paragraph
//! that the content would read as something else is typed as plain text, a table that it would not take as
//! words, one that the page has no room for as an appendix, until nothing is wrong.

use std::collections::BTreeSet;

use super::{Input, Pipeline};
use crate::content::kind::Kind;
use crate::finding::{Finding, Findings, Report, Severity, codes};
use crate::imported::{self, Imported, ImportedBy, LoneWords, WordsCompared, compare_words};
use crate::observed::ObservedPaper;
use crate::paper::{Paper, Paragraph, Role};
use crate::rules;
use crate::source::{FileId, Span};
use crate::word::{self, ChangeView, CodeConverted, RemarkKind, WordFile};

/// A paper that was imported.
#[derive(Debug)]
pub struct PaperImport {
    /// The YAML.
    pub yaml: String,
    /// The paper that is built from it.
    pub tree: Paper,
    /// How its words compare with those of the source.
    pub words: WordsCompared,
    /// How many tables it has.
    pub tables: usize,
    /// What somebody should look at, what cannot be kept, which words differ; places are those of the source.
    pub report: Report,
}

/// How often a paper is typed again at most.
const ROUNDS: usize = 12;
/// Runs of words that are told one by one; those behind them are counted.
const TOLD: usize = 40;

impl Pipeline {
    /// Imports a Word file; `told` is what was found on the way to its bytes.
    ///
    /// # Errors
    /// The report, if the file cannot be read or its paper cannot be imported.
    pub fn import_word(&self, name: &str, bytes: &[u8], mut told: Findings) -> Result<PaperImport, Report> {
        let mut file = match word::read(bytes, ChangeView::Accepted) {
            Ok(file) => file,
            Err(fault) => return Err(std::iter::once(fault.finding(name)).collect()),
        };
        let converted = word::to_unicode(&mut file);
        told_of_codes(name, &converted, &mut told);
        // Letters are brought to one form, and those of old codes to Unicode.
        let settled = |kind| {
            kind == RemarkKind::LooseTones || (kind == RemarkKind::LegacyFont && !converted.is_empty())
        };
        let remarks = file.remarks.iter().filter(|remark| !settled(remark.kind));
        remarks.for_each(|remark| told.push(remark.finding(name)));
        self.import_read(name, &file, told)
    }

    /// Imports a text, as it is copied from a PDF.
    ///
    /// # Errors
    /// As [`Pipeline::import_word`].
    pub fn import_text(&self, name: &str, bytes: &[u8]) -> Result<PaperImport, Report> {
        let (text, code) = word::decoded(bytes);
        let blocks = imported::blocks_of_text(&text);
        let mut told = Findings::default();
        told_of_codes(name, &code, &mut told);
        if blocks.dropped > 0 {
            let message = format!("`{name}`: bỏ {} dòng chỉ có số trang", blocks.dropped);
            told.push(Finding { severity: Severity::Note, ..Finding::general(codes::W011, message) });
        }
        self.import_read(name, &word::of_plain(&blocks.blocks), told)
    }

    /// Imports a file that was read; `told` is what was found on the way to it.
    ///
    /// # Errors
    /// As [`Pipeline::import_word`].
    pub fn import_read(&self, name: &str, file: &WordFile, told: Findings) -> Result<PaperImport, Report> {
        let mut report = Report { findings: told, ..Report::default() };
        let kinds: Vec<&str> = self.office.catalogue.kinds().map(|kind| kind.ten.as_str()).collect();
        let paper = ObservedPaper::of(file, name, kinds.into_iter(), &mut report.sources);
        let Some(source) = report.sources.ids().last() else { return Err(report) };
        match self.typed_paper(&paper, (name, "nhập")) {
            Ok(built) => Ok(told_of(file, built, source, report)),
            Err(faults) => {
                faults.into_iter().for_each(|fault| report.findings.push(fault));
                Err(report)
            }
        }
    }

    /// An observed paper as YAML, and the paper that is built from it. `what` is what cannot be done with a
    /// file of this name otherwise.
    ///
    /// # Errors
    /// Why it cannot be one, with places in the source of the paper.
    pub(super) fn typed_paper(
        &self,
        paper: &ObservedPaper<'_>,
        (name, what): (&str, &str),
    ) -> Result<(Imported, Paper), Vec<Finding>> {
        let covers = |letter: char| self.office.theme.faces.covers(letter);
        let specimen = |kind: &Kind| self.specimen(kind);
        let (mut literal, mut apart, mut waived) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for _ in 0..ROUNDS {
            let short = name.rsplit('/').next().unwrap_or(name);
            let catalogue = &self.office.catalogue;
            let by = ImportedBy {
                catalogue,
                covers: &covers,
                specimen: &specimen,
                literal: &literal,
                apart: &apart,
                a3: self.office.theme.wide.a3,
                least_size: self.office.theme.wide.least_size.to_twips(),
                waived: &waived,
                name: short,
            };
            let typed = imported::of(paper, &by).map_err(|fault| {
                let message = format!("không {what} được `{name}`: {}", fault.message);
                vec![Finding::general(codes::W013, message).hint(fault.hint)]
            })?;
            let (tree, built) = self.found_in(Input::alone("van-ban.yaml", typed.yaml.as_bytes()));
            if let Some(tree) = tree {
                return Ok((typed, tree));
            }
            let known = (literal.len(), apart.len());
            let places = places_of_errors(&typed, &built);
            // A table that has errors in words too has no room on the page.
            apart.extend(places.iter().filter(|at| literal.contains(*at) && typed.is_table(**at)));
            literal.extend(places);
            // What a rule says of the words themselves stays so, and is told.
            if (literal.len(), apart.len()) == known && !waive_rules(&built, &mut waived) {
                return Err(unbuilt((name, what), &typed, &built));
            }
        }
        let message = format!("không {what} được `{name}`: dựng lại nhiều lần vẫn còn lỗi");
        Err(vec![Finding::general(codes::W013, message)])
    }
}

/// Notes the rules that errors are of; false where none is new, or an error is of no rule.
fn waive_rules(built: &Report, waived: &mut BTreeSet<&'static str>) -> bool {
    let errors: Vec<&'static str> = built
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| one.code.name)
        .collect();
    let of_rules = errors.iter().all(|name| rules::ALL.iter().any(|rule| rule.code.name == *name));
    let known = waived.len();
    waived.extend(errors);
    of_rules && waived.len() > known
}

/// Tells which paragraphs were in another code than Unicode.
pub(super) fn told_of_codes(name: &str, converted: &[CodeConverted], told: &mut Findings) {
    for one in converted {
        let message = format!(
            "`{name}`: {} đoạn gõ bằng bảng mã {} được chuyển sang Unicode",
            one.paragraphs, one.code
        );
        let hint = "xem lại vài đoạn; chữ hoa có dấu và ký hiệu là chỗ dễ sai";
        told.push(Finding {
            severity: Severity::Warning,
            ..Finding::general(codes::W014, message).hint(hint)
        });
    }
}

/// The places in the source that lines with errors were made of.
fn places_of_errors(typed: &Imported, built: &Report) -> Vec<Span> {
    let errors = built.findings.iter().filter(|one| one.severity == Severity::Error);
    let lines = errors.filter_map(|one| {
        let at = one.at?;
        Some(built.sources.file(at.file).line_column(at.start as usize).0)
    });
    lines.filter_map(|line| typed.origin(line)).collect()
}

/// The findings on a paper whose YAML has errors that no other way of typing it takes away.
fn unbuilt((name, what): (&str, &str), typed: &Imported, built: &Report) -> Vec<Finding> {
    let errors = built.findings.iter().filter(|one| one.severity == Severity::Error);
    let told = errors.take(10).map(|error| {
        let line = error.at.map(|at| built.sources.file(at.file).line_column(at.start as usize).0);
        let at = line.and_then(|line| typed.origin(line));
        let message = format!("không {what} được `{name}`: {}", error.message);
        let finding = Finding { at, ..Finding::general(codes::W013, message) };
        match &error.hint {
            Some(hint) => finding.hint(hint.clone()),
            None => finding,
        }
    });
    told.collect()
}

/// All that is told of an import that was built.
fn told_of(
    file: &WordFile,
    (typed, tree): (Imported, Paper),
    source: FileId,
    mut report: Report,
) -> PaperImport {
    let text = report.sources.file(source).text().to_owned();
    let built: Vec<&Paragraph> =
        tree.paragraphs().filter(|one| !one.plain_text().trim().is_empty()).collect();
    let texts: Vec<String> = built.iter().map(|one| one.plain_text()).collect();
    let mut words = compare_words(text.lines(), texts.iter().map(String::as_str));
    // The national words are on the paper, however often the source has them.
    let lines: Vec<&str> = text.lines().collect();
    let shown = built.iter().any(|one| one.role == Role::QuocHieu);
    words.excuse(|at| shown && lines.get(at).is_some_and(|line| imported::is_national(line)));
    for doubt in &typed.doubts {
        let finding = Finding::general(codes::W010, doubt.message.clone());
        let finding = Finding { severity: Severity::Warning, at: doubt.at, ..finding };
        report.findings.push(match &doubt.hint {
            Some(hint) => finding.hint(hint.clone()),
            None => finding,
        });
    }
    imported::not_kept(file).into_iter().for_each(|lost| {
        let at = lost.paragraph.map(|number| line_span(&report, source, number as usize));
        let finding =
            Finding { at, severity: Severity::Warning, ..Finding::general(codes::W011, lost.message()) };
        report.findings.push(finding.hint(lost.hint));
    });
    tell_flat(file, source, &mut report);
    let printed = |at: usize| built.get(at).is_some_and(|one| is_printed(one.role));
    tell_missing(&words, source, &mut report);
    tell_new(&words, &texts, &printed, &mut report);
    let tables = typed.table_count();
    report.findings.sort();
    PaperImport { yaml: typed.yaml, tree, words, tables, report }
}

/// Tells which looks of a file are plain words on the paper that is made of it.
pub(super) fn tell_flat(file: &WordFile, source: FileId, report: &mut Report) {
    for look in imported::flat_looks(file) {
        let at = Some(line_span(report, source, look.paragraph as usize));
        let finding = Finding { at, severity: Severity::Note, ..Finding::general(codes::W011, look.message) };
        report.findings.push(finding.hint(look.hint));
    }
}

/// The place of a line of the source, from 1.
fn line_span(report: &Report, source: FileId, line: usize) -> Span {
    Span::new(source, report.sources.file(source).line_range(line))
}

/// Whether words of a component are printed by the program.
fn is_printed(role: Role) -> bool {
    matches!(
        role,
        Role::QuocHieu
            | Role::TieuNgu
            | Role::SoKyHieu
            | Role::DiaDanhThoiGian
            | Role::TenLoai
            | Role::KemTheo
            | Role::ThamQuyen
            | Role::DongQuyetDinh
            | Role::TieuDeNoiNhan
            | Role::PhuLuc
            | Role::TieuDeGhiChu
            | Role::ONhomSo
            | Role::OTongSo
            | Role::OTongChu
    )
}

/// Tells words that are missing.
fn tell_missing(words: &WordsCompared, source: FileId, report: &mut Report) {
    for run in words.missing.iter().take(TOLD) {
        let at = line_span(report, source, run.paragraph + 1);
        let message = format!("chữ của bản gốc không có trên văn bản dựng lại: {}", shown(run));
        let finding = Finding::warning(codes::W012, at, message);
        report.findings.push(finding.hint("chữ này là nội dung thì thêm vào tệp YAML"));
    }
    tell_rest(words.missing.len(), "thiếu chữ", report);
}

/// Tells words that are new: those that the program prints by itself together.
fn tell_new(words: &WordsCompared, built: &[String], printed: &dyn Fn(usize) -> bool, report: &mut Report) {
    let (own, other): (Vec<&LoneWords>, Vec<&LoneWords>) =
        words.new.iter().partition(|run| printed(run.paragraph));
    if !own.is_empty() {
        let runs: Vec<String> = own.iter().take(TOLD).map(|run| shown(run)).collect();
        let more = if own.len() > TOLD { " …" } else { "" };
        let message = format!("chữ do chương trình in, bản gốc không có: {}{more}", runs.join(", "));
        report.findings.push(Finding { severity: Severity::Note, ..Finding::general(codes::W012, message) });
    }
    for run in other.iter().take(TOLD) {
        let text = built.get(run.paragraph).map(String::as_str).unwrap_or_default();
        let near: String = text.chars().take(60).collect();
        let message =
            format!("chữ mới trên văn bản dựng lại, bản gốc không có: {} (ở đoạn “{near}”)", shown(run));
        let finding = Finding { severity: Severity::Note, ..Finding::general(codes::W012, message) };
        report.findings.push(finding.hint("chữ thừa thì sửa trong tệp YAML"));
    }
    tell_rest(other.len(), "thừa chữ", report);
}

fn tell_rest(count: usize, what: &str, report: &mut Report) {
    if let Some(rest) = count.checked_sub(TOLD).filter(|rest| *rest > 0) {
        let message = format!("còn {rest} chỗ {what} nữa");
        report
            .findings
            .push(Finding { severity: Severity::Warning, ..Finding::general(codes::W012, message) });
    }
}

/// A run of words for people.
fn shown(run: &LoneWords) -> String {
    const MOST: usize = 24;
    let words = run.words.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(" ");
    match run.words.len().checked_sub(MOST + 1) {
        Some(more) => format!("“{words} …” và {} từ nữa", more + 1),
        None => format!("“{words}”"),
    }
}
