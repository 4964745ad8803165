//! What rules do not look at holds nothing to find: each rule finds the same on a paper whether it is told first
//! which lines are about its topic, or looks at every line.
//!
//! In: all papers of the samples and cases, every sentence that a test of this repository holds, and sentences
//! made of their words.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use vanban::rooms::budget::Sheets;
use vanban::rooms::content::first_capital;
use vanban::rooms::content::house::HouseRules;
use vanban::rooms::content::laws::LegalRegister;
use vanban::rooms::files::Disk;
use vanban::rooms::localities::UnitTable;
use vanban::rooms::paper::{Block, Inline, Paper, Paragraph, Role, Simple};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::rules::{self, Background, Judged};

use super::{DECISION, LETTER, PLAN};

static REGISTER: LazyLock<LegalRegister> = LazyLock::new(|| {
    let text = include_str!("../../content/phap_luat.yaml");
    LegalRegister::read("phap_luat.yaml", text.as_bytes(), &mut Report::default()).unwrap()
});

/// What rules say of a paper, a line each.
fn shown(judged: &[Judged<'_>]) -> Vec<String> {
    let lines = judged.iter().map(|Judged { code, verdict, broken }| {
        let broken = broken.iter().map(|one| format!("\n  {}|{}|{}", one.words, one.earlier, one.message));
        format!("{} {verdict:?}{}", code.name, broken.collect::<String>())
    });
    lines.collect()
}

/// Looks at a paper in both ways; returns what was found.
#[track_caller]
fn compare(tree: &Paper, sheets: Option<&Sheets>, name: &str) -> Vec<String> {
    let (laws, house) = (Some(&*REGISTER), HouseRules::default());
    let background = Background { laws, units: UnitTable::shipped, sheets, unfinished: None };
    let told_first = shown(&rules::judge(tree, background, &house));
    let every_line = shown(&rules::judge_every_line(tree, background, &house));
    for (first, every) in told_first.iter().zip(&every_line) {
        assert_eq!(first, every, "{name}");
    }
    told_first
}

/// A paper with more paragraphs in front of its own text, each of a role.
fn with_paragraphs(base: &str, paragraphs: Vec<(Role, String)>) -> Paper {
    let (tree, report) = Pipeline::built_in().tree(Input::alone("a.yaml", base.as_bytes()));
    let mut tree = tree.unwrap_or_else(|| panic!("{:?}", report.findings));
    let blocks = &mut tree.sections[0].blocks;
    let text = |block: &Block| matches!(block, Block::Simple(Simple::Paragraph(one)) if matches!(one.role, Role::Dieu | Role::DoanVan | Role::Muc));
    let at = blocks.iter().position(text).unwrap();
    let new =
        paragraphs.into_iter().map(|(role, text)| Paragraph::new(role, vec![Inline::text(text)]).into());
    blocks.splice(at..at, new);
    tree
}

/// What stands in papers and in tests of this repository: lines of YAML, and words between quotation marks.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/rules", "tests/clerk", "tests/cases/right", "tests/cases/kinds", "content"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        if file.extension().is_some_and(|ending| ending == "rs" || ending == "yaml") {
            all.extend(text.lines().flat_map(|line| line.split('"').map(str::to_owned)));
        }
    }
    let examples = rules::ALL.iter().flat_map(|rule| [rule.wrong, rule.right]);
    all.extend(examples.flat_map(str::lines).map(str::to_owned));
    let mut all: Vec<String> =
        all.iter().map(|one| one.trim().trim_start_matches(['-', '#', ' ']).to_owned()).collect();
    all.retain(|one| one.contains(' ') && !one.is_ascii() && one.len() < 1_000);
    all.sort();
    all.dedup();
    all
});

const ROLES: [Role; 9] = [
    Role::DoanVan,
    Role::Khoan,
    Role::Gach,
    Role::Diem,
    Role::Dieu,
    Role::Muc,
    Role::TieuDeKhoan,
    Role::CanCu,
    Role::NoiNhan,
];

/// All that was ever written here to be found or to be passed over.
#[test]
fn sentences_of_tests_are_the_same_in_both_ways() {
    assert!(SENTENCES.len() > 1_000, "{}", SENTENCES.len());
    let mut found = 0;
    for (number, sentences) in SENTENCES.chunks(60).enumerate() {
        let base = [DECISION, LETTER, PLAN][number % 3];
        let roles = ROLES.iter().cycle().skip(number);
        let paragraphs = sentences.iter().zip(roles).map(|(text, role)| (*role, text.clone())).collect();
        let told = compare(&with_paragraphs(base, paragraphs), None, &sentences[0]);
        found += told.iter().filter(|rule| rule.contains("Failed")).count();
    }
    assert!(found > 100, "only {found} rules had anything to find");
}

/// Words of these sentences, with the signs that stand beside them.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = SENTENCES.iter().flat_map(|one| one.split(' ')).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
});

/// A piece of a sentence: some words of one as they stand there, or one of another, in other capitals at times.
fn piece() -> impl Strategy<Value = String> {
    let some = (any::<prop::sample::Index>(), 0..40_usize, 1..6_usize).prop_map(|(at, from, count)| {
        let words: Vec<&str> = at.get(&SENTENCES).split(' ').collect();
        words.iter().cycle().skip(from % words.len()).take(count).copied().collect::<Vec<_>>().join(" ")
    });
    let one = (any::<prop::sample::Index>(), 0..6_u8).prop_map(|(at, way)| {
        let word: &String = at.get(&WORDS);
        match way {
            0 => first_capital(word),
            1 => word.to_lowercase(),
            _ => word.clone(),
        }
    });
    prop_oneof![some, one]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn made_up_sentences_are_the_same_in_both_ways(
        texts in prop::collection::vec((prop::collection::vec(piece(), 1..9), 0..ROLES.len()), 1..20), base in 0..3_usize,
    ) {
        let paragraphs = texts.into_iter().map(|(pieces, role)| (ROLES[role], pieces.join(" "))).collect();
        compare(&with_paragraphs([DECISION, LETTER, PLAN][base], paragraphs), None, "made up");
    }
}

#[test]
fn papers_of_samples_and_cases_are_the_same_in_both_ways() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::built_in();
    let mut count = 0;
    for folder in ["content", "tests/cases/kinds", "tests/cases/right"] {
        for file in super::silence::files(&root.join(folder)) {
            let bytes = fs::read(&file).unwrap();
            let name = file.to_str().unwrap();
            let (stages, _) = pipeline.dossier(Input { files: &Disk, ..Input::alone(name, &bytes) });
            let stages = stages.unwrap_or_else(|| panic!("{name}"));
            compare(&stages.tree, Some(&stages.sheets), name);
            count += 1;
        }
    }
    assert!(count > 40, "{count} papers");
}
