//! What reads each format alone, without the paper that comes of it: so many more files are tried in the same
//! time.
//!
//! In: bytes. Out: what is told of them. The whole way of each format is in [`super::targets`].

use vanban::rooms::budget;
use vanban::rooms::content::image::Png;
use vanban::rooms::content::kind::Kind;
use vanban::rooms::content::{self, house};
use vanban::rooms::finding::{Finding, Report};
use vanban::rooms::imported::blocks_of_text;
use vanban::rooms::localities::overlay;
use vanban::rooms::observed::ObservedPaper;
use vanban::rooms::pipeline;
use vanban::rooms::tabular::{self, WantedTable};
use vanban::rooms::theme::Theme;
use vanban::rooms::word::{self, ChangeView, WordFile};
use vanban::rooms::write::pdf;
use vanban::rooms::yaml;

use super::around::{PIPELINE, TEMPLATE};
use super::held::Told;
use super::targets::{body_of, named};

fn told(report: Report) -> Told {
    Told { reports: vec![report], ..Told::default() }
}

/// A paper: its nodes, its content, its sums.
pub(crate) fn paper(file: &[u8]) -> Told {
    let mut report = Report::default();
    if let Some(node) = yaml::open("a.yaml", file, &mut report)
        && let Some(content) = content::read(&node, &PIPELINE.office().catalogue, &mut report)
    {
        budget::sheets(content.tables(), &mut report.findings);
    }
    told(report)
}

/// The same of a block text in a paper.
pub(crate) fn block(file: &[u8]) -> Told {
    paper(body_of(file).as_bytes())
}

/// A table of units.
pub(crate) fn units(file: &[u8]) -> Told {
    let mut report = Report::default();
    pipeline::localities(&[("don-vi.csv".to_owned(), file.to_vec())], &mut report);
    told(report)
}

/// A table as it is, and its sheets.
pub(crate) fn table(file: &[u8]) -> Told {
    let mut report = Report::default();
    let name = "bang.xlsx";
    if tabular::tabs(name, file, &mut report).is_some() {
        let wanted = WantedTable { key: Some("ma"), all_columns: true, ..WantedTable::default() };
        tabular::read(name, file, wanted, &mut report);
    }
    told(report)
}

/// A table in a text.
pub(crate) fn rows(file: &[u8]) -> Told {
    let mut report = Report::default();
    let wanted = WantedTable { key: Some("ma"), all_columns: true, ..WantedTable::default() };
    tabular::read("so-lieu.csv", file, wanted, &mut report);
    told(report)
}

/// A picture: its head, and whether it can be drawn.
pub(crate) fn picture(file: &[u8]) -> Told {
    if Png::read(file.to_vec()).is_ok() {
        pdf::draws(file);
    }
    Told::default()
}

/// A Word file, and what is recognised of it.
pub(crate) fn word_file(file: &[u8]) -> Told {
    match word::read(file, ChangeView::Accepted) {
        Ok(file) => {
            let remarks: Vec<Finding> = file.remarks.iter().map(|remark| remark.finding("a.docx")).collect();
            let mut report: Report = remarks.into_iter().collect();
            recognised(&file, &mut report);
            told(report)
        }
        Err(fault) => told(std::iter::once(fault.finding("a.docx")).collect()),
    }
}

/// A text copied from a PDF, and what is recognised of it.
pub(crate) fn copied(file: &[u8]) -> Told {
    let mut report = Report::default();
    let (text, _) = word::decoded(file);
    recognised(&word::of_plain(&blocks_of_text(&text).blocks), &mut report);
    told(report)
}

fn recognised(file: &WordFile, report: &mut Report) {
    let kinds: Vec<&str> = PIPELINE.office().catalogue.kinds().map(|kind| kind.ten.as_str()).collect();
    let paper = ObservedPaper::of(file, "a.docx", kinds.into_iter(), &mut report.sources);
    assert!(paper.papers().iter().all(|paper| !paper.sections.is_empty()), "a paper without a section");
}

/// What differs for one unit, laid over its template.
pub(crate) fn overlaid(file: &[u8]) -> Told {
    let mut report = Report::default();
    let template = yaml::open("mau.yaml", TEMPLATE.as_bytes(), &mut report);
    if let Some((template, own)) = template.zip(yaml::open("rieng.yaml", file, &mut report)) {
        let laid = overlay::lay(template, own, &mut report.findings);
        content::read(&laid, &PIPELINE.office().catalogue, &mut report);
    }
    told(report)
}

/// An office's settings.
pub(crate) fn settings(file: &[u8]) -> Told {
    let text = String::from_utf8_lossy(file);
    let mut report = Report::default();
    let name = named(&text);
    if name == house::FILE {
        house::read(name, &text, &mut |_, _| None, &mut report);
    } else if let Some(node) = yaml::open(name, text.as_bytes(), &mut report) {
        match name {
            "theme.yaml" => drop(Theme::with(&node, &mut report.findings)),
            "quyet_dinh.yaml" => drop(Kind::read("quyet_dinh", &node, &mut report)),
            _ => {}
        }
    }
    told(report)
}
