//! Papers of a YAML text, by the built-in templates: the text in, its tree, its pages or what is told of
//! it out.

use std::sync::LazyLock;

use expect_test::Expect;
use vanban::rooms::finding::{Report, render};
use vanban::rooms::paper::Paper;
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::write::pdf::PdfLayout;

/// The pipeline of the built-in templates, made once for all tests.
pub(crate) static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

/// All findings of a report, one a line.
pub(crate) fn short(report: &Report) -> String {
    render::short(report)
}

/// The tree of a paper that has no error.
#[track_caller]
pub(crate) fn tree(yaml: &str) -> Paper {
    let (paper, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
    paper.unwrap_or_else(|| panic!("{}", render::human(&report, false)))
}

/// The pages of a paper that has no error.
#[track_caller]
pub(crate) fn pages(yaml: &str) -> PdfLayout {
    PIPELINE.layout(&tree(yaml)).expect("a paper that can be laid out")
}

/// Whether all that is told of a paper, as a person reads it, is this.
#[track_caller]
pub(crate) fn assert_told(yaml: &str, expected: &Expect) {
    let (_, report) = PIPELINE.tree(Input::alone("a.yaml", yaml.as_bytes()));
    expected.assert_eq(&render::human(&report, false));
}
