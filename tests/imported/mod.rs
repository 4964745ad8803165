//! Papers of Word and texts copied from a PDF as YAML: what is built from it is the same paper.

mod body_tables;
mod command;
mod looks;
mod norm_refused;
mod normed;
pub(crate) mod notice;
mod own_tables;
mod same_paper;
mod shuffled;
mod texts;
mod typed_tables;
mod wide_tables;

use expect_test::Expect;
use vanban::rooms::pipeline::PaperImport;

use crate::support::papers::short;

/// The table of a YAML file, and all that is told of it.
#[track_caller]
fn shows(import: &PaperImport, table: Expect, told: Expect) {
    let from = import.yaml.find("bang:\n").expect("a table");
    let indent = import.yaml[..from].len() - import.yaml[..from].rfind('\n').map_or(0, |at| at + 1);
    let lines = import.yaml[from..].lines().enumerate();
    let own = |(nth, line): &(usize, &str)| *nth == 0 || line.starts_with(&" ".repeat(indent + 1));
    let lines = lines.take_while(own).map(|(nth, line)| if nth == 0 { line } else { &line[indent..] });
    table.assert_eq(&lines.map(|line| format!("{line}\n")).collect::<String>());
    told.assert_eq(&short(&import.report));
}
