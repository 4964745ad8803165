//! Papers that a dossier cites by their files, as its texts see them.
//!
//! In: a cited paper as read. Out: words for `{{ vien_dan.<tên>.… }}`: its number and date if it has
//! them, otherwise blanks to fill in by hand; the sums of its tables.

use serde::Serialize;

use super::sums::DossierSums;
use super::view::PlainWords;
use crate::budget::Sheets;
use crate::content::Dossier;
use crate::content::fixed::Beside;

/// A paper that a dossier cites.
#[derive(Clone, Debug)]
pub struct CitedPaper {
    /// The name by which texts refer to it.
    pub name: String,
    /// What was read of it.
    pub content: Dossier,
    /// Its tables with their figures.
    pub sheets: Sheets,
}

/// Words of a cited paper.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CitedWords {
    #[serde(flatten)]
    words: PlainWords,
    #[serde(flatten)]
    sums: DossierSums,
    trich_yeu: String,
    /// `Tờ trình số 21/TTr-SCT`: from the second time on (PL I, II.6c).
    ngan: String,
    /// `Tờ trình số 21/TTr-SCT ngày 05 tháng 10 năm 2026`.
    so_ngay: String,
    /// … `của Sở Công Thương về việc phê duyệt …`: the first time (PL I, II.6c).
    day_du: String,
}

impl CitedWords {
    /// `any_form`: "V/v" is recognised in all its forms.
    pub(super) fn new(words: PlainWords, title: String, sums: DossierSums, any_form: bool) -> CitedWords {
        let short = words.short_citation();
        let dated = words.dated_citation();
        let issuer = words.issuer();
        let day_du = format!("{dated} của {issuer}{}", about(&title, any_form));
        CitedWords { words, sums, ngan: short, so_ngay: dated, day_du, trich_yeu: title }
    }
}

/// ` về việc phê duyệt …`, however the title begins.
fn about(title: &str, any_form: bool) -> String {
    let opened = ["V/v ", "Về việc ", "về việc "].into_iter().find_map(|opening| title.strip_prefix(opening));
    let title = match any_form {
        true => &title[Beside::of("ve_viec").before(title)..],
        false => opened.unwrap_or(title),
    };
    let mut letters = title.chars();
    match letters.next() {
        None => String::new(),
        Some(first) => format!(" về việc {}{}", first.to_lowercase(), letters.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::about;

    #[test]
    fn a_title_stands_in_the_middle_of_a_sentence() {
        for any_form in [false, true] {
            assert_eq!(about("Phê duyệt Đề án", any_form), " về việc phê duyệt Đề án");
            assert_eq!(about("Về việc phân bổ kinh phí", any_form), " về việc phân bổ kinh phí");
            assert_eq!(about("V/v góp ý", any_form), " về việc góp ý");
            assert_eq!(about("", any_form), "");
        }
        assert_eq!(about("v/v: góp ý", true), " về việc góp ý");
    }
}
