//! A paper that was read, as the YAML from which it is built again.
//!
//! In: an [`ObservedPaper`], the kinds of an office. Out: [`Imported`]: YAML in which every paragraph has its
//! place, and what of it is doubtful; or why it cannot be one. [`compare_words`] tells which words are on the
//! paper that is built from it. Building it is left to the pipeline, which also says which paragraphs are not
//! read back as they stood: these are typed as plain text when it is asked again.

mod appendix;
mod body;
mod body_tables;
mod casing;
mod closing;
mod document;
mod doubts;
mod draft;
mod emphasis;
mod ending;
mod escape;
mod form_lines;
mod head;
mod heading;
mod kinds;
mod lost;
mod marks;
mod own_fields;
mod page_marks;
mod pairs;
mod parts;
mod prose;
mod tables;
mod text;
mod words;
mod yaml_text;

pub use doubts::DoubtfulPlace;
pub use form_lines::{FormSpecimen, SPECIMEN_DAY};
pub use head::is_national;
pub use lost::{FlatLook, LossSort, NotKept, flat_looks, not_kept, page_lines, quoted};
pub use text::{TextBlocks, blocks_of_text};
pub use words::{LoneWords, UnlikeWords, WordsCompared, compare_words};

use std::collections::BTreeSet;

use crate::content::Catalogue;
use crate::content::kind::Kind;
use crate::observed::ObservedPaper;
use crate::paper::Paragraph;
use crate::source::Span;
use document::{PaperTyper, Standing, TypedPaper};
use draft::DraftPaper;
use form_lines::FormLines;
use kinds::KnownKinds;
use page_marks::PageMarks;
use parts::PaperReader;
use yaml_text::{LineOrigins, YamlText};

/// What a paper became.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The YAML.
    pub yaml: String,
    /// What somebody should look at.
    pub doubts: Vec<DoubtfulPlace>,
    /// What its lines were made of.
    origins: LineOrigins,
}

impl Imported {
    /// What a line of the YAML, from 1, was made of: a table where it is part of one, else a paragraph.
    pub fn origin(&self, line: usize) -> Option<Span> {
        let at = line.checked_sub(1)?;
        let table = self.origins.tables.iter().find(|(lines, _)| lines.contains(&at));
        table.map(|(_, at)| *at).or_else(|| self.origins.lines.get(at).copied().flatten())
    }

    /// Whether a table begins at a place.
    pub fn is_table(&self, at: Span) -> bool {
        self.origins.tables.iter().any(|(_, table)| *table == at)
    }

    /// How many tables it has.
    pub fn table_count(&self) -> usize {
        self.origins.tables.len()
    }
}

/// Why a paper cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotImportable {
    /// Why.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// What an import goes by beside the paper.
pub struct ImportedBy<'a> {
    /// The kinds of papers.
    pub catalogue: &'a Catalogue,
    /// Whether a letter can be printed.
    pub covers: &'a dyn Fn(char) -> bool,
    /// The lines of papers of a kind that has keys of its own.
    pub specimen: &'a dyn Fn(&Kind) -> FormSpecimen,
    /// Paragraphs that are typed as plain text in any case, tables by their first paragraph.
    pub literal: &'a BTreeSet<Span>,
    /// Tables that no page in portrait has room for, by their first paragraph.
    pub apart: &'a BTreeSet<Span>,
    /// Whether the office prints appendices on A3.
    pub a3: bool,
    /// The smallest letters that it prints tables in, in twips.
    pub least_size: i32,
    /// Rules that the words themselves break, by their codes.
    pub waived: &'a BTreeSet<&'static str>,
    /// The name of the file that was read.
    pub name: &'a str,
}

/// Makes YAML of a paper.
///
/// # Errors
/// It is no paper that a YAML file can hold.
pub fn of(paper: &ObservedPaper<'_>, by: &ImportedBy<'_>) -> Result<Imported, NotImportable> {
    let drafts = draft::papers(&paper.tree);
    let kinds = KnownKinds::of(by.catalogue);
    kinds::refuse_several(&drafts)?;
    let (main, rest) = drafts.split_first().ok_or_else(kinds::nothing)?;
    let (kind, more) = kinds.of_main(main)?;
    let takes = |key: &str| kind.rieng.allows(key);
    let mut attached = Vec::new();
    let mut further: Vec<&DraftPaper<'_>> = Vec::new();
    for draft in rest {
        match kinds.attachable(draft).filter(|_| takes("kem_theo") && further.is_empty()) {
            Some((kind, more)) => attached.push((kind, more, draft)),
            None => further.push(draft),
        }
    }
    let bold = |paragraph: &Paragraph| paper.is_bold(paragraph);
    let looks = |paragraph: &Paragraph| paper.looks(paragraph);
    let texts: Vec<String> = paper.tree.paragraphs().map(Paragraph::plain_text).collect();
    let reader =
        PaperReader { covers: by.covers, bold: &bold, looks: &looks, literal: by.literal, apart: by.apart };
    let year = latest_year(&texts);
    let (yaml, doubts, prose) = (YamlText::default(), Vec::new(), texts.join("\n"));
    let marks = PageMarks::of(paper.file);
    let form = FormLines::default();
    let mut typer =
        PaperTyper { reader, yaml, doubts, prose, year, marks, form, a3: by.a3, least_size: by.least_size };
    if !kind.thong_tin.is_empty() {
        typer.form = FormLines::of(&kind.thong_tin, &(by.specimen)(kind));
    }
    typer.yaml.comment(0, &format!("Nhập từ {} bằng lệnh vanban import.", by.name));
    typer.yaml.comment(0, "Chỗ chưa chắc có dòng ghi chú “Xem lại” ở ngay trên; xem xong thì xóa dòng đó.");
    typer.yaml.blank();
    let typed = TypedPaper { kind, standing: Standing::Issued, more, attached, further };
    typer.document(main, &typed, 0);
    typer.waivers(by.waived);
    let (yaml, origins) = typer.yaml.finish();
    Ok(Imported { yaml, doubts: typer.doubts, origins })
}

/// The latest year that is named, for a paper whose head names none.
fn latest_year(texts: &[String]) -> Option<String> {
    let words = texts.iter().flat_map(|text| text.split(|one: char| !one.is_ascii_digit()));
    let years = words.filter(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    years.filter(|year| *year < "2100").max().map(str::to_owned)
}
