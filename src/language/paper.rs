//! A paper that an editor has open, looked at.
//!
//! In: its text and the files it names, a pipeline. A template for many localities is looked at for the first of its
//! table. Out: what is found in it, and the last of its texts that had no
//! error, with its figures and all that its texts may name.

use std::sync::{Arc, OnceLock};

use super::declared::TypedFile;
use super::units::TemplateUnit;
use crate::files::Files;
use crate::finding::{Report, Version};
use crate::localities::Locality;
use crate::pipeline::{Input, LocalityData, Pipeline, Stages};
use crate::template::{Office, SeenNames};
use crate::yaml::{Node, Value};

/// A look at a paper.
pub struct PaperLook {
    /// Its name.
    pub name: String,
    /// What was read and what was found.
    pub report: Arc<Report>,
    /// The paper as it was when it last had no error; None if it never was without.
    pub good: Option<Arc<GoodPaper>>,
}

/// A paper without an error.
pub struct GoodPaper {
    /// Its stages.
    pub stages: Stages,
    /// The files in which their places are.
    pub report: Arc<Report>,
    bytes: Vec<u8>,
    /// The locality that it was made for, if it is a template.
    unit: Option<Locality>,
    names: OnceLock<Option<SeenNames>>,
}

/// What is known of the paper around a place.
#[derive(Clone, Copy)]
pub struct KnownPaper<'a> {
    /// What the file is.
    pub file: TypedFile,
    /// The office.
    pub office: &'a Office,
    /// The paper without an error.
    pub good: Option<&'a GoodPaper>,
    /// What its texts may name.
    pub names: Option<&'a SeenNames>,
    /// Which of its attached documents the file is; empty for its own file.
    pub attached: &'a [usize],
}

impl PaperLook {
    /// Looks at a paper with this text; `before` is the last look at it.
    pub fn at(
        pipeline: &Pipeline,
        name: &str,
        bytes: &[u8],
        files: &dyn Files,
        issued_by: Option<Version>,
        before: Option<&PaperLook>,
    ) -> PaperLook {
        let input = Input { name, bytes, files, issued_by };
        let template = TemplateUnit::of(input);
        if let Some(TemplateUnit { unit: None, report, .. }) = template {
            return PaperLook::failed(name, report, before);
        }
        let unit = template.as_ref().and_then(|template| template.unit.clone());
        let (stages, mut report) = pipeline.looked_at(input, unit.as_ref().map(of_unit));
        template.iter().for_each(|template| template.judged(&mut report));
        let report = Arc::new(report);
        let good = stages.map(|stages| {
            let names = OnceLock::new();
            Arc::new(GoodPaper { stages, report: report.clone(), bytes: bytes.to_vec(), unit, names })
        });
        let good = good.or_else(|| before.and_then(|before| before.good.clone()));
        PaperLook { name: name.to_owned(), report, good }
    }

    /// A look that found nothing but why there is none.
    pub fn failed(name: &str, report: Report, before: Option<&PaperLook>) -> PaperLook {
        let good = before.and_then(|before| before.good.clone());
        PaperLook { name: name.to_owned(), report: Arc::new(report), good }
    }
}

/// A locality with nothing of its own but its row.
fn of_unit(unit: &Locality) -> LocalityData<'_> {
    LocalityData { unit, overlay: None, allocation: None, origins: None }
}

impl GoodPaper {
    /// What its texts may name. Made when it is first asked for: it takes as long as a look.
    pub fn names(&self, name: &str, pipeline: &Pipeline, files: &dyn Files) -> Option<&SeenNames> {
        let input = Input { name, bytes: &self.bytes, files, issued_by: self.report.findings.issued_by() };
        self.names.get_or_init(|| pipeline.names(input, self.unit.as_ref().map(of_unit))).as_ref()
    }

    /// The way through its attached documents to the one of a file. Returns None if it is in none.
    pub fn attached(&self, file: &str) -> Option<Vec<usize>> {
        let is_of = |node: &Node| self.report.sources.file(node.span.file).name() == file;
        fn find(node: &Node, is_of: &dyn Fn(&Node) -> bool) -> Option<Vec<usize>> {
            if is_of(node) {
                return Some(Vec::new());
            }
            let Value::List(items) = &node.get("kem_theo")?.value else { return None };
            items.iter().enumerate().find_map(|(at, item)| {
                let way = find(item, is_of)?;
                Some([&[at], way.as_slice()].concat())
            })
        }
        find(&self.stages.node, &is_of)
    }
}
