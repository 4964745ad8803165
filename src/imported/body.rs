//! Lines of a body as they are typed: with their numbers where these run on as the program prints them,
//! else as plain paragraphs that begin with the same signs.
//!
//! In: paragraphs with their roles. Out: lines of block text, each of which is read back at the same level
//! with the same words; the reader of bodies itself is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::emphasis::{self, WordEmphasis};
use super::escape::prose;
use super::marks::{self, TypedMark};
use super::yaml_text::{NOTHING, TypedLine};
use crate::content::body::{self, Level};
use crate::content::declare::Text;
use crate::content::number;
use crate::finding::{Findings, Severity};
use crate::paper::Role;
use crate::source::{Sources, Span};

/// A paragraph of a body.
#[derive(Clone, Debug)]
pub(super) struct BodyLine {
    /// What it was recognised as.
    pub(super) role: Role,
    /// Its clean words.
    pub(super) text: String,
    /// Where it stands.
    pub(super) at: Span,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// How each of its words stands out; none where no word does.
    pub(super) looks: Vec<WordEmphasis>,
    /// Whether it is to be a plain paragraph in any case: its number was not read back.
    pub(super) literal: bool,
    /// Whether a table stands right above it.
    pub(super) below_table: bool,
}

/// Lines as they are typed.
#[derive(Default)]
pub(super) struct TypedBody {
    /// The lines.
    pub(super) lines: Vec<TypedLine>,
    /// Whether each is the title of a part, `I. …`.
    pub(super) parts: Vec<Option<String>>,
    /// Whether each is a plain paragraph without any sign before it.
    pub(super) plain: Vec<bool>,
    /// What each begins.
    pub(super) sorts: Vec<LineSort>,
    /// Whether a table stands right above each.
    pub(super) below_table: Vec<bool>,
    /// Places of those whose number does not run on, or is no number of a body.
    pub(super) kept_numbers: Vec<(Span, String)>,
}

/// What a typed line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineSort {
    /// An article.
    Article,
    /// A chapter or a section of one.
    Division,
    /// Neither.
    Other,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Plan {
    /// A line of this level with these words behind its mark.
    Structure { level: Level, lead: String, rest: String },
    /// A chapter or section with its title on the next line.
    Division,
    /// A plain paragraph.
    Plain,
    /// A plain paragraph, with a sign that keeps it from being read as more.
    Guarded,
    /// A plain paragraph behind a variable that prints nothing.
    Hidden,
}

/// Types the lines of a body.
pub(super) fn typed(lines: &[BodyLine], with_articles: bool) -> TypedBody {
    let mut lines = with_titles(lines);
    emphasis::drop_usual(lines.iter_mut().map(|line| (&line.text, &mut line.looks)));
    let mut literal: BTreeSet<usize> = (0..lines.len()).filter(|&at| lines[at].literal).collect();
    let mut guarded: BTreeMap<usize, Plan> = literal.iter().map(|&at| (at, Plan::Guarded)).collect();
    let mut plans = planned(&lines, &literal, with_articles);
    for _ in 0..6 {
        for (at, plan) in &guarded {
            plans[*at] = plan.clone();
        }
        let faulty = faulty(&lines, &plans);
        if faulty.is_empty() {
            break;
        }
        for at in faulty {
            let next = match plans[at] {
                Plan::Plain => Plan::Guarded,
                Plan::Guarded => Plan::Hidden,
                Plan::Structure { .. } => {
                    literal.insert(at);
                    continue;
                }
                _ => continue,
            };
            guarded.insert(at, next);
        }
        plans = planned(&lines, &literal, with_articles);
    }
    for (at, plan) in &guarded {
        plans[*at] = plan.clone();
    }
    let mut body = TypedBody::default();
    for (line, plan) in lines.iter().zip(&plans) {
        let raw = raw(line, plan);
        let part = match plan {
            Plan::Structure { level: Level::Muc, rest, .. } => Some(rest.clone()),
            _ => None,
        };
        let numbered =
            marks::is_numbered(line.role) && !matches!(plan, Plan::Structure { .. } | Plan::Division);
        if numbered {
            body.kept_numbers.push((line.at, marks::shown(&line.text)));
        }
        let sort = match plan {
            Plan::Structure { level: Level::Dieu, .. } => LineSort::Article,
            Plan::Division => LineSort::Division,
            _ => LineSort::Other,
        };
        for (nth, text) in raw.into_iter().enumerate() {
            body.sorts.push(if nth == 0 { sort } else { LineSort::Other });
            body.below_table.push(nth == 0 && line.below_table);
            body.lines.push(TypedLine::new(text, Some(line.at)));
            body.parts.push(part.clone());
            body.plain.push(*plan == Plan::Plain);
        }
    }
    body
}

/// Lines with the titles of chapters and sections behind their numbers, parted by a line end.
fn with_titles(lines: &[BodyLine]) -> Vec<BodyLine> {
    let mut joined: Vec<BodyLine> = Vec::new();
    for line in lines {
        let division = joined.last_mut().filter(|last| {
            matches!(last.role, Role::Chuong | Role::MucCuaChuong)
                && !last.literal
                && !line.literal
                && !line.below_table
        });
        if let Some(last) = division {
            let untitled = marks::division(&last.text).is_some_and(|mark| mark.rest.is_empty());
            let goes_on = line.role == last.role && marks::division(&line.text).is_none();
            let title =
                untitled && line.role == Role::DoanVan && (line.bold || super::casing::is_loud(&line.text));
            if (goes_on || title) && line.text.chars().count() < 300 {
                let sign = if last.text.contains('\n') { ' ' } else { '\n' };
                last.text = format!("{}{sign}{}", last.text, line.text);
                last.looks.clear();
                continue;
            }
        }
        joined.push(line.clone());
    }
    joined
}

/// The plan of each line: its number stays a number where it is the one that is printed there.
fn planned(lines: &[BodyLine], literal: &BTreeSet<usize>, with_articles: bool) -> Vec<Plan> {
    let mut numbers = PrintedNumbers::default();
    let plan = |(at, line): (usize, &BodyLine)| {
        if line.below_table {
            numbers.paragraph();
        }
        if literal.contains(&at) {
            numbers.paragraph();
            return Plan::Plain;
        }
        let found = marks::of(line.role, &line.text, with_articles);
        match found.filter(|mark| numbers.take(mark)) {
            Some(mark) if matches!(mark.level, Level::Phan | Level::Chuong | Level::MucCuaChuong) => {
                let titled = line.text.contains('\n') || !mark.rest.is_empty();
                if titled { Plan::Division } else { Plan::Plain }
            }
            Some(mark) => {
                let bold = mark.level == Level::Dieu && line.bold && !mark.rest.is_empty();
                let heading = matches!(line.role, Role::TieuDeKhoan | Role::TieuDeTieuKhoan) || bold;
                let lead = if heading { format!("# {}", mark.shown()) } else { mark.shown() };
                let titled = matches!(mark.level, Level::Chuong | Level::MucCuaChuong | Level::Muc);
                let rest = match heading || titled {
                    true => prose(&mark.rest),
                    false => emphasis::typed(&mark.rest, &line.looks),
                };
                Plan::Structure { level: mark.level, lead, rest }
            }
            None => {
                numbers.paragraph();
                Plan::Plain
            }
        }
    };
    lines.iter().enumerate().map(plan).collect()
}

/// The lines that a plan makes of a paragraph.
fn raw(line: &BodyLine, plan: &Plan) -> Vec<String> {
    let words = || prose(&line.text.replace('\n', " "));
    match plan {
        Plan::Structure { lead, rest, .. } if rest.is_empty() => vec![lead.clone()],
        Plan::Structure { lead, rest, .. } => vec![format!("{lead} {rest}")],
        Plan::Division => line.text.split('\n').map(prose).collect(),
        Plan::Plain => vec![plain(line)],
        Plan::Guarded => vec![format!("\\{}", words())],
        Plan::Hidden => vec![format!("{NOTHING}{}", words())],
    }
}

/// A plain paragraph as it is typed, with the words that stand out.
fn plain(line: &BodyLine) -> String {
    emphasis::typed(&line.text.replace('\n', " "), &line.looks)
}

/// Lines that are not read back as they were planned.
fn faulty(lines: &[BodyLine], plans: &[Plan]) -> Vec<usize> {
    let mut sources = Sources::default();
    let file = sources.add("", "");
    let texts: Vec<Text> = lines
        .iter()
        .zip(plans)
        .enumerate()
        .map(|(at, (line, plan))| {
            let raw = if *plan == Plan::Division { "x".to_owned() } else { raw(line, plan).concat() };
            Text { raw, at: Span::new(file, at..at + 1) }
        })
        .collect();
    let mut findings = Findings::default();
    let items = body::lines(&texts, &mut findings);
    let wrong: BTreeSet<usize> = findings
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .filter_map(|one| Some(one.at?.start as usize))
        .collect();
    let read_back = |at: usize| {
        let (item, line) = (&items[at], &lines[at]);
        match &plans[at] {
            Plan::Division => true,
            Plan::Structure { level, rest, .. } => item.level == *level && item.text.raw == *rest,
            Plan::Hidden => item.level == Level::DoanVan,
            Plan::Plain => item.level == Level::DoanVan && item.text.raw == plain(line),
            Plan::Guarded => {
                item.level == Level::DoanVan && item.text.raw == prose(&line.text.replace('\n', " "))
            }
        }
    };
    (0..lines.len()).filter(|at| wrong.contains(at) || !read_back(*at)).collect()
}

/// The numbers that are printed, as the numbering of bodies gives them.
#[derive(Default)]
struct PrintedNumbers {
    given: BTreeMap<Level, u32>,
    after_paragraph: bool,
}

impl PrintedNumbers {
    fn paragraph(&mut self) {
        self.after_paragraph = true;
    }

    /// Whether the number of a mark is the one that is printed; then it counts.
    fn take(&mut self, mark: &TypedMark) -> bool {
        let level = mark.level;
        let mut given = self.given.clone();
        given.retain(|&lower, _| lower.stays_below(level));
        if self.after_paragraph && mark.number == Some(1) && level > Level::Muc {
            given.remove(&level);
        }
        let next = given.get(&level).copied().unwrap_or(0) + 1;
        let fits = match level {
            Level::Gach | Level::Cong => true,
            Level::TieuKhoan => {
                let above = given.get(&Level::Khoan).copied().unwrap_or(1);
                mark.number == Some(next) && mark.above == Some(above)
            }
            Level::TieuKhoanCon => {
                let above = [Level::Khoan, Level::TieuKhoan].map(|level| given.get(&level).copied());
                mark.number == Some(next) && [mark.top, mark.above] == above.map(|one| one.or(Some(1)))
            }
            Level::Diem => mark.number == Some(next) && number::letter(next).is_some(),
            _ => mark.number == Some(next),
        };
        if fits {
            given.insert(level, next);
            self.given = given;
            self.after_paragraph = false;
        }
        fits
    }
}
