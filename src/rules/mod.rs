//! Rules of content: what an office would send a paper back for, found before it goes.
//!
//! In: a [`PaperView`], which is a tree and nothing of the YAML. Out: for each rule whether it was kept
//! ([`Verdict`]), and what breaks it. It leaves where a line was written, and thus the place of a
//! finding, to the pipeline.
//!
//! A rule is one file: its code, its clause, how grave it is, an example that breaks it and one
//! that keeps it, and its check. A test goes over all of them. A rule is in the house once it
//! stands in [`ALL`].

mod bodies;
mod body_openings;
mod body_words;
mod cite;
mod cited_kinds;
pub mod codes;
mod commune_acts;
mod dates;
mod doubtful_days;
mod figure_signs;
mod found;
mod given;
mod history;
pub mod house;
mod law_names;
mod lead_columns;
mod left_places;
mod left_words;
mod legal;
mod legal_difference;
mod legal_places;
mod misspelt_words;
mod money_parts;
mod money_unit;
mod paper_view;
mod quotes;
mod recall;
mod signature;
mod stated_total;
mod sums;
mod task_reader;
mod task_words;
mod tasks;
mod tone_syllables;
mod topics;
mod watched;
mod wording;
mod words;
mod year_words;

mod abolished_levels;
mod academic_title;
mod amending_law_alone;
mod appendix_named;
mod article_zero;
mod as_registered;
mod basis_in_force;
mod blanks;
mod body_capitals;
mod body_names;
mod city_capitals;
mod city_kind;
mod committee_name;
mod common_nouns;
mod consolidated_text;
mod end_mark;
mod figure_and_words;
mod figure_form;
mod first_in_full;
mod first_recipient;
mod former_provinces;
mod ground_is_file;
mod ground_law_date;
mod ground_law_number;
mod ground_whole;
mod grounds;
mod impossible_day;
mod issuer_in_full;
mod kind_named;
mod law_dates;
mod law_in_body;
mod law_name;
mod letter_symbol;
mod merged_bodies;
mod missing_so;
mod misspelt;
mod named_days;
mod named_days_lists;
mod not_ordered;
mod not_registered;
mod nothing_attached;
mod observed_totals;
mod one_paper;
mod ordinance_issuer;
mod other_commune;
mod part_capitals;
mod part_small;
mod parts_cited;
mod parts_there;
mod people_state;
mod period_marks;
mod plan_year;
mod prose_date;
mod recounted_sums;
mod sentence_start;
mod short_posts;
mod signer_capitals;
mod subject_about;
mod subject_end;
mod symbol_capitals;
mod this_paper;
mod thousands;
mod to_ensure;
mod to_fill_in;
mod told_change;
mod told_twice;
mod tone_marks;
mod typed_sums;
mod unit_blank;
mod unit_twice;
mod untold_body;
mod without_part;

pub use found::{Breaches, Broken, Rewording, Telling};
pub use paper_view::{Background, PaperView};
pub use year_words::{YearWord, year_words};

use crate::content::house::HouseRules;
use crate::finding::{Code, Severity, Verdict};
use crate::paper::Paper;

/// A rule of content.
pub struct Rule {
    /// Its code, with what it is about.
    pub code: Code,
    /// The clause it rests on.
    pub clause: &'static str,
    /// The gravest that it finds.
    pub severity: Severity,
    /// What is right, and what to do: sentences for who looks the code up.
    pub about: &'static str,
    /// Lines of a YAML file that break it.
    pub wrong: &'static str,
    /// The same lines as they are right.
    pub right: &'static str,
    /// Looks for what breaks it.
    pub check: for<'a> fn(&PaperView<'a>, &mut Breaches<'a>) -> Verdict,
}

/// All rules, by code.
pub const ALL: &[&Rule] = &[
    &typed_sums::RULE,
    &figure_and_words::RULE,
    &unit_twice::RULE,
    &recounted_sums::RULE,
    &told_change::RULE,
    &appendix_named::RULE,
    &parts_there::RULE,
    &subject_about::RULE,
    &to_fill_in::RULE,
    &subject_end::RULE,
    &symbol_capitals::RULE,
    &letter_symbol::RULE,
    &ground_law_number::RULE,
    &ground_law_date::RULE,
    &amending_law_alone::RULE,
    &ordinance_issuer::RULE,
    &missing_so::RULE,
    &consolidated_text::RULE,
    &part_capitals::RULE,
    &part_small::RULE,
    &article_zero::RULE,
    &committee_name::RULE,
    &academic_title::RULE,
    &abolished_levels::RULE,
    &prose_date::RULE,
    &figure_form::RULE,
    &unit_blank::RULE,
    &end_mark::RULE,
    &first_recipient::RULE,
    &to_ensure::RULE,
    &one_paper::RULE,
    &nothing_attached::RULE,
    &basis_in_force::RULE,
    &as_registered::RULE,
    &not_registered::RULE,
    &ground_whole::RULE,
    &first_in_full::RULE,
    &law_in_body::RULE,
    &former_provinces::RULE,
    &city_capitals::RULE,
    &body_names::RULE,
    &city_kind::RULE,
    &merged_bodies::RULE,
    &sentence_start::RULE,
    &signer_capitals::RULE,
    &short_posts::RULE,
    &untold_body::RULE,
    &told_twice::RULE,
    &without_part::RULE,
    &not_ordered::RULE,
    &period_marks::RULE,
    &plan_year::RULE,
    &kind_named::RULE,
    &thousands::RULE,
    &law_dates::RULE,
    &law_name::RULE,
    &body_capitals::RULE,
    &ground_is_file::RULE,
    &issuer_in_full::RULE,
    &people_state::RULE,
    &named_days::RULE,
    &common_nouns::RULE,
    &this_paper::RULE,
    &blanks::RULE,
    &misspelt::RULE,
    &tone_marks::RULE,
    &impossible_day::RULE,
    &other_commune::RULE,
];

/// What a rule made of a paper.
pub struct Judged<'a> {
    /// The code of the rule.
    pub code: Code,
    /// Whether the paper keeps it.
    pub verdict: Verdict,
    /// What breaks it.
    pub broken: Vec<Broken<'a>>,
}

/// The verdicts on a paper that could not be made: nothing of it was observed.
pub fn unseen(house: &HouseRules) -> Vec<(Code, Verdict)> {
    let own = house.all.iter().map(|rule| rule.code);
    ALL.iter().map(|rule| rule.code).chain(own).map(|code| (code, Verdict::NotEvaluated)).collect()
}

/// Looks at a paper by every rule, those of its office last. Where a rule of the office tells of the same words,
/// no other does.
pub fn judge<'a>(document: &'a Paper, background: Background<'a>, house: &HouseRules) -> Vec<Judged<'a>> {
    by_every_rule(&PaperView::of(document, background), house)
}

/// The same without a first look at what texts are about, to show that it passes over nothing.
#[cfg(feature = "rooms")]
pub fn judge_every_line<'a>(
    document: &'a Paper,
    background: Background<'a>,
    house: &HouseRules,
) -> Vec<Judged<'a>> {
    by_every_rule(&PaperView::of_anything(document, background), house)
}

fn by_every_rule<'a>(paper: &PaperView<'a>, house: &HouseRules) -> Vec<Judged<'a>> {
    let own = house.all.iter().map(|rule| judged(rule.code, |found| house::check(rule, paper, found)));
    let own: Vec<Judged<'a>> = own.collect();
    let covered = house::Covered::of(paper, &own);
    let of_all = ALL.iter().map(|rule| {
        judged(rule.code, |found| {
            let verdict = (rule.check)(paper, found);
            found.all.retain(|one| !covered.holds(one));
            verdict
        })
    });
    let of_all: Vec<Judged<'a>> = of_all.collect();
    of_all.into_iter().chain(own).collect()
}

fn judged<'a>(code: Code, check: impl FnOnce(&mut Breaches<'a>) -> Verdict) -> Judged<'a> {
    let mut found = Breaches::default();
    let verdict = check(&mut found);
    let broken = found.all;
    let verdict = match verdict {
        // What could not be observed may be told, and is no fault.
        Verdict::NotEvaluated => verdict,
        _ if broken.is_empty() => verdict,
        _ => Verdict::Failed,
    };
    Judged { code, verdict, broken }
}
