//! Papers whose paragraphs are missing, doubled or elsewhere: each is imported and builds, or is refused with a
//! reason; no word is counted twice.

use std::ops::Range;
use std::path::Path;

use vanban::rooms::finding::Findings;
use vanban::rooms::pipeline::Input;
use vanban::rooms::write::Format;

use crate::support::papers::{PIPELINE, short};
use crate::support::zip_files::{part, repacked};

/// A row of numbers that looks random and is the same each time.
struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

/// The paragraphs of a part that hold words.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("<w:p>").chain(text.match_indices("<w:p "));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    starts.sort_unstable();
    let ends = starts.into_iter().filter_map(|start| Some(start..start + text[start..].find("</w:p>")? + 6));
    ends.filter(|range| text[range.clone()].contains("<w:t")).collect()
}

/// A part with one paragraph dropped, doubled or put where another one stands.
fn shuffled(text: &str, dice: &mut Shuffle) -> String {
    let all = paragraphs(text);
    let (one, other) = (all[dice.next(all.len())].clone(), all[dice.next(all.len())].clone());
    let mut text = text.to_owned();
    match dice.next(3) {
        // A cell keeps a paragraph.
        0 => text.replace_range(one, "<w:p/>"),
        1 => {
            let paragraph = text[one].to_owned();
            text.insert_str(other.start, &paragraph);
        }
        _ => {
            let paragraph = text[one].to_owned();
            text.replace_range(other, &paragraph);
        }
    }
    text
}

fn is_imported(yaml: &str, seed: u64) -> (usize, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(yaml);
    let bytes = std::fs::read(&path).unwrap();
    let rendered = PIPELINE.render(Input::alone("a.yaml", &bytes), &[Format::Docx]);
    let docx = rendered.unwrap_or_else(|report| panic!("{}", short(&report))).files.remove(0).1;
    let (mut dice, mut body) = (Shuffle(seed), part(&docx, "word/document.xml"));
    let (mut built, mut refused) = (0, 0);
    for _ in 0..16 {
        body = shuffled(&body, &mut dice);
        let file = repacked(&docx, |name, bytes| {
            let bytes = if name == "word/document.xml" { body.clone().into_bytes() } else { bytes };
            Some((name.to_owned(), bytes))
        });
        match PIPELINE.import_word("a.docx", &file, Findings::default()) {
            Ok(import) => {
                let missing: usize = import.words.missing.iter().map(|run| run.words.len()).sum();
                assert_eq!(import.words.kept + missing, import.words.all, "{}", import.yaml);
                built += 1;
            }
            Err(report) => {
                assert!(report.findings.has_errors());
                assert!(report.findings.iter().all(|one| one.hint.is_some()), "{}", short(&report));
                refused += 1;
            }
        }
    }
    (built, refused)
}

#[test]
fn papers_with_paragraphs_missing_doubled_or_elsewhere() {
    let mut built = 0;
    for (seed, yaml) in
        (1..).zip(["kinds/quyet_dinh.yaml", "kinds/quy_che.yaml", "kinds/bien_ban.yaml", "du-toan.yaml"])
    {
        built += is_imported(yaml, seed).0;
    }
    // Two heads or two ends in one file are two papers, which is a reason to refuse it.
    assert!(built > 30, "{built}");
}
