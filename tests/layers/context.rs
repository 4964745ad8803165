//! One context: what was read and what was found in it go together, as `finding::Report`.
//!
//! In: the text of the source files, tests in them too. Out: one sentence for each signature and each type
//! that carries `Sources` and `Findings` apart, and for each excuse that is not needed. It leaves alone who
//! needs one of them only: who looks up a place, who only says what is wrong.

use super::{has_word, without_comment};

/// The two halves of a report.
const HALVES: [&str; 2] = ["Sources", "Findings"];

/// What may carry both, each by its file with the reason.
const EXCUSED: &[(&str, &str, &str)] = &[("finding/report.rs", "Report", "it is the two together")];

/// What carries both halves apart in these files, and excuses that are not needed.
pub(super) fn apart(files: &[(&str, &str)]) -> Vec<String> {
    faults(files, EXCUSED)
}

fn faults(files: &[(&str, &str)], excused: &[(&str, &str, &str)]) -> Vec<String> {
    let mut found = Vec::new();
    let mut used = Vec::new();
    for (file, text) in files {
        let code = text.lines().map(without_comment).collect::<Vec<_>>().join("\n");
        for name in both(&code, "fn ", signature).chain(both(&code, "struct ", fields)) {
            match excused.iter().find(|(place, one, _)| place == file && *one == name) {
                Some(excuse) => used.push(excuse),
                None => found.push(format!(
                    "src/{file}: `{name}` carries sources and findings apart: take a `Report`"
                )),
            }
        }
    }
    let needless = excused.iter().filter(|excuse| !used.contains(excuse));
    found.extend(
        needless.map(|(file, name, _)| format!("`{name}` of src/{file} is excused and carries one at most")),
    );
    found
}

/// The names behind a keyword whose definition, as `of` cuts it, has both halves.
fn both(code: &str, keyword: &str, of: fn(&str) -> &str) -> impl Iterator<Item = String> {
    let is_word = |at: usize| !code[..at].ends_with(|one: char| one.is_alphanumeric() || one == '_');
    let starts = code.match_indices(keyword).filter(|(at, _)| is_word(*at));
    let rests = starts.map(|(at, _)| &code[at + keyword.len()..]);
    let found = rests.filter(|rest| HALVES.iter().all(|half| has_word(of(rest), half)));
    let name =
        |rest: &str| rest.split(|one: char| !one.is_alphanumeric() && one != '_').next().map(str::to_owned);
    found.filter_map(name).collect::<Vec<_>>().into_iter()
}

/// A function up to its body or its semicolon; one in brackets is of an array.
fn signature(rest: &str) -> &str {
    let mut depth = 0;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' | ';' if depth == 0 => return &rest[..at],
            _ => {}
        }
    }
    rest
}

/// A type up to the end of its fields.
fn fields(rest: &str) -> &str {
    let closed = match rest.find(['{', '(', ';']) {
        Some(at) if rest[at..].starts_with('{') => rest.find('}'),
        _ => rest.find(';'),
    };
    &rest[..closed.unwrap_or(rest.len())]
}

#[test]
fn who_carries_both_halves_is_found() {
    let text = "fn one(sources: &Sources, report: &mut Report) {}\n\
        fn two(\n    sources: &[Sources; 2], // Findings\n) -> u8 { let findings = Findings::default(); }\n\
        pub(super) fn three(sources: &mut Sources, at: Span) -> Result<u8, Findings>;\n\
        struct Four<'a> {\n    sources: &'a Sources,\n    findings: &'a mut Findings,\n}\n\
        struct Five(Sources);\nstruct Six(Findings);\n#[cfg(test)]\nmod tests {\n    fn seven() -> (Sources, Findings) {}\n}\n";
    let sentence = |name| format!("src/a.rs: `{name}` carries sources and findings apart: take a `Report`");
    assert_eq!(faults(&[("a.rs", text)], &[]), ["three", "seven", "Four"].map(sentence));
    let excused = [("a.rs", "three", ""), ("a.rs", "one", ""), ("b.rs", "Four", "")];
    let needless = |name: &str, file| format!("`{name}` of src/{file} is excused and carries one at most");
    let expected = [sentence("seven"), sentence("Four"), needless("one", "a.rs"), needless("Four", "b.rs")];
    assert_eq!(faults(&[("a.rs", text)], &excused), expected);
}
