//! A dossier's title, as used in the properties of its files.
//!
//! In: the document and its words. Out: its kind and trích yếu on one line.

use super::open_dossier::OpenDossier;
use super::texts::{self, Texts};
use super::view::PlainWords;
use crate::content::Dossier;
use crate::paper::Inline;

impl OpenDossier<'_> {
    /// "Quyết định Phê duyệt …", for the file's properties.
    pub(super) fn title(&mut self, document: &Dossier, words: &PlainWords) -> String {
        let context = self.context(words);
        let mut title = document.kind.ten.clone();
        // What is wrong with these texts is reported where they are put on paper.
        let lines = self.report.unheard(|report| {
            let mut texts = Texts::new(self.office, &context, report);
            // An official letter prints "V/v" itself.
            match document.kind.viet_tat {
                None => texts.about(&document.kind, &document.trich_yeu),
                Some(_) => texts.subject(&document.kind, &document.trich_yeu),
            }
        });
        for inline in texts::one_paragraph(lines).content {
            match inline {
                Inline::Text(run) if title.ends_with(' ') => title.push_str(&run.text),
                Inline::Text(run) => title = format!("{title} {}", run.text),
                Inline::LineBreak => title.push(' '),
            }
        }
        title
    }
}
