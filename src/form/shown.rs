//! What a paper shows of a rule of layout: the figure that stands now where another paper had one that the
//! rule found.
//!
//! In: a paper, a rule, what it found in the other paper, and which paragraph that is here. Out: the figure in
//! words; None where the rule is about something that no figure tells.

use std::collections::BTreeSet;

use super::looks::main_size;
use super::margins::EDGES;
use super::paragraphs::{first_line, times_of_a_line};
use super::view::{FormLine, mm, pt};
use super::{FormRule, FormView};
use crate::word::{LineHeight, RunLook, WordAlign, WordSection};

/// What a paper shows where a rule found `message` in another one; `paragraph` is its number here.
pub fn shown(view: &FormView<'_>, rule: &FormRule, message: &str, paragraph: Option<u32>) -> Option<String> {
    let line = || {
        view.lines.iter().find(|line| line.word.place.part == 0 && Some(line.word.place.number) == paragraph)
    };
    match rule.code.name {
        "H001" => of_sections(view, |one| format!("{} x {} mm", mm(one.sheet.0), mm(one.sheet.1))),
        "H002" => {
            let edge = EDGES.iter().position(|(name, ..)| message.starts_with(name))?;
            of_sections(view, |one| format!("{} mm", mm(one.margins[edge])))
        }
        "H004" => typeface(view),
        "H008" | "H009" => Some(format!("cỡ chữ {}", pt(main_size(line()?)?))),
        "H010" => weight(line()?, message),
        "H012" => Some(aligned(line()?).to_owned()),
        "H013" => Some(format!("{} mm", mm(first_line(line()?)))),
        "H015" => Some(match line()?.word.look.line {
            LineHeight::Times(times) => format!("{} dòng", times_of_a_line(times)),
            LineHeight::Exact(height) => format!("đúng {} pt", pt(height)),
            LineHeight::AtLeast(height) => format!("ít nhất {} pt", pt(height)),
        }),
        _ => None,
    }
}

/// Paragraphs of text of which bold or italic letters are plain in another paper, by number; `home` is the
/// number of a paragraph there.
pub fn plainer(before: &FormView<'_>, after: &FormView<'_>, home: impl Fn(u32) -> Option<u32>) -> Vec<u32> {
    let shares = |line: &FormLine<'_>| Some([line.share(RunLook::is_bold)?, line.share(|look| look.italic)?]);
    let mut plainer = Vec::new();
    for line in before.prose() {
        let number = line.word.place.number;
        let there = home(number).and_then(|home| {
            after.lines.iter().find(|one| one.word.place.part == 0 && one.word.place.number == home)
        });
        let Some((was, is)) = shares(line).zip(there.and_then(shares)) else { continue };
        // Blanks and a number before the text may count on one side only.
        const LEAST: usize = 3;
        let lost = was.iter().zip(is).any(|(was, is)| *was > is + LEAST);
        if lost && plainer.last() != Some(&number) {
            plainer.push(number);
        }
    }
    plainer
}

/// What all sections show alike.
fn of_sections(view: &FormView<'_>, show: impl Fn(&WordSection) -> String) -> Option<String> {
    let mut all: BTreeSet<String> = view.file.sections.iter().map(show).collect();
    let first = all.pop_first();
    first.filter(|_| all.is_empty())
}

/// The typeface, if there is but one.
fn typeface(view: &FormView<'_>) -> Option<String> {
    let looks = view.lines.iter().flat_map(FormLine::letters).map(|(run, _)| &run.look);
    let mut all: BTreeSet<&str> = looks.flat_map(|look| [&*look.font, &*look.high_font]).collect();
    let first = all.pop_first().map(str::to_owned);
    first.filter(|_| all.is_empty())
}

/// How most letters of a line look, bold or italic, as the message asks.
fn weight(line: &FormLine<'_>, message: &str) -> Option<String> {
    let (share, yes, no) = match message.ends_with("đậm") {
        true => (line.share(RunLook::is_bold)?, "đậm", "không đậm"),
        false => (line.share(|look| look.italic)?, "nghiêng", "đứng"),
    };
    Some(if share >= 50 { yes } else { no }.to_owned())
}

fn aligned(line: &FormLine<'_>) -> &'static str {
    match line.word.look.align {
        WordAlign::Left => "căn trái",
        WordAlign::Center => "căn giữa",
        WordAlign::Right => "căn phải",
        WordAlign::Justified | WordAlign::Distributed => "dàn đều hai lề",
    }
}
