//! `cargo bench --bench compare`: the program beside every other way to the same papers, in one run.
//!
//! In: `content/` and the programs of [`tools`]. Out: `benches/RESULTS.md`, and exit code 1 when a
//! goal that was met before is missed by more than 15 %. Every contender runs in a process of its
//! own: its memory is its own, and nobody finds Typst's cache filled by somebody else.
//!
//! 1. `material`: the documents, and the same as finished Typst projects.
//! 2. `rounds`: all contenders of a group in turn, several times.
//! 3. `goals` and `report`: what came of it.

#![expect(clippy::disallowed_methods, reason = "a measure of time reads the clock")]

mod bare_docx;
mod bare_typst;
mod children;
mod contenders;
mod elf;
mod goals;
mod material;
mod measure;
mod numbers;
mod report;
mod rounds;
mod tools;

use std::process::ExitCode;

const HELP: &str = "cargo bench --bench compare              measures all and writes benches/RESULTS.md
cargo bench --bench compare -- prepare   installs the typst command line, once (minutes)
cargo bench --bench compare -- quick     a round of all but the country; writes nothing
cargo bench --bench compare -- material  makes the papers and projects alone, for benches/workbench.py";

fn main() -> ExitCode {
    // Cargo's own word for any benchmark.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => compare(rounds::Plan::FULL),
        ["quick"] => compare(rounds::Plan::QUICK),
        ["material"] => material::prepare().map(|_| ExitCode::SUCCESS),
        ["prepare"] => tools::prepare().map(|()| ExitCode::SUCCESS),
        ["child", name, rest @ ..] => children::run(name, rest).map(|()| ExitCode::SUCCESS),
        _ => Err(HELP.to_owned()),
    };
    done.unwrap_or_else(|words| {
        eprintln!("{words}");
        ExitCode::from(2)
    })
}

/// Measures everything; 1 when a goal is lost.
fn compare(plan: rounds::Plan) -> Result<ExitCode, String> {
    let material = material::prepare()?;
    let tools = tools::find();
    let measured = rounds::run(plan, &material, &tools)?;
    let goals = goals::judge(&measured);
    let text = report::text(plan, &measured, &goals, &tools)?;
    println!("{text}");
    let met_before = goals::met_before()?;
    let lost = goals::lost(&goals, &met_before);
    if plan == rounds::Plan::FULL {
        report::save(&text)?;
        goals::remember(&goals, met_before)?;
    }
    for goal in &lost {
        eprintln!("lost: {goal}");
    }
    Ok(if lost.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
