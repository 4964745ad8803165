//! Words that changed in a line, in the text they were typed in.
//!
//! In: the changes of one line. Out: for each the change of its text, or why there is none. Where single words have no
//! sure place and nothing in the line was given by others, the line is typed anew.

use std::ops::Range;

use super::differences::Difference;
use super::files::{FilePatch, PatchResult};
use super::letters::LetterPlaces;
use super::lines::TakenLine;
use super::origins::LineOrigin;
use super::placing::{Placing, TakePlacement};
use super::refusal::{TakeRefusal, WhyNot};
use super::signers::keys_of;
use super::typed::{self, LineLook};
use crate::paper::{Inline, Role};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// The line that words are in, as it was typed.
struct SourceLine<'l> {
    origin: LineOrigin<'l>,
    /// The text it was typed in.
    stretch: Span,
    places: LetterPlaces,
    look: LineLook,
}

impl Placing<'_> {
    /// Places the changes of a line.
    pub(super) fn line(&mut self, (base, edited): (usize, usize), all: &[&Difference]) -> Vec<TakePlacement> {
        let Some(origin) = self.origin(base) else {
            return all.iter().map(|_| Err(TakeRefusal { why: WhyNot::Fixed, at: None })).collect();
        };
        if let Some(found) = self.figure(origin, edited) {
            return all.iter().map(|_| found.clone()).collect();
        }
        let Some(typed) = self.typed_line(base, origin) else {
            let at = origin.paragraph.origin;
            return all.iter().map(|_| Err(TakeRefusal { why: WhyNot::Fixed, at })).collect();
        };
        let mut mixed = false;
        let mut made: Vec<Result<(Span, String), TakeRefusal>> = Vec::new();
        for difference in all {
            let found = match difference {
                // A number, a day: given where the paper is issued, or by keys of their own.
                Difference::Words { old, new, .. }
                    if matches!(origin.paragraph.role, Role::SoKyHieu | Role::DiaDanhThoiGian)
                        && [
                            &self.base.lines[base].text[old.clone()],
                            &self.edited.lines[edited].text[new.clone()],
                        ]
                        .iter()
                        .any(|words| words.contains(|letter: char| letter.is_ascii_digit())) =>
                {
                    Err(LocalFault::Refused(TakeRefusal { why: WhyNot::Fixed, at: Some(typed.stretch) }))
                }
                Difference::Words { old, new, .. } => {
                    self.words(base, edited, &typed, (old.clone(), new.clone()))
                }
                Difference::Emphasis { old, new, .. } => {
                    self.emphasis(base, edited, &typed, (old.clone(), new.clone()))
                }
                _ => Err(LocalFault::Mixed),
            };
            mixed |= matches!(found, Err(LocalFault::Mixed));
            let keys = keys_of(origin.paragraph.role);
            made.push(found.map_err(|fault| match (fault, keys) {
                (LocalFault::Refused(TakeRefusal { why: WhyNot::Fixed, at }), Some(keys)) => {
                    TakeRefusal { why: WhyNot::Printed(keys), at }
                }
                (LocalFault::Refused(refusal), _) => refusal,
                (LocalFault::Mixed, Some(keys)) => {
                    TakeRefusal { why: WhyNot::Printed(keys), at: Some(typed.stretch) }
                }
                (LocalFault::Mixed, None) => TakeRefusal {
                    why: WhyNot::Other("chữ này không tách được khỏi chữ chương trình in".to_owned()),
                    at: Some(typed.stretch),
                },
            }));
        }
        if mixed && !typed.places.any_given() {
            let whole = self.whole(edited, &typed);
            return all.iter().map(|_| whole.clone()).collect();
        }
        if self.files.is_csv(typed.stretch.file) {
            let changes: Vec<(Span, String)> = made.iter().flatten().cloned().collect();
            let patch = self.files.cell_words(typed.stretch, &changes);
            let whole = self.put(patch, Some(typed.stretch));
            return made.into_iter().map(|made| made.and_then(|_| whole.clone())).collect();
        }
        let patches: Vec<Result<(Span, PatchResult), TakeRefusal>> = made
            .iter()
            .map(|made| {
                made.as_ref().map(|(at, text)| (*at, self.files.words(*at, text))).map_err(Clone::clone)
            })
            .collect();
        let good: Vec<&FilePatch> =
            patches.iter().flatten().filter_map(|(_, patch)| patch.as_ref().ok()).collect();
        let crosses = |(one, other): (&&FilePatch, &&FilePatch)| one.range.end > other.range.start;
        if good.iter().zip(good.iter().skip(1)).any(crosses) {
            // The text has to be written anew as a whole, with all of them.
            let all: Vec<(Span, String)> = made.iter().flatten().cloned().collect();
            let patch = self.files.all_words(&all);
            let whole = self.put(patch, Some(typed.stretch));
            return made.into_iter().map(|made| made.and_then(|_| whole.clone())).collect();
        }
        patches.into_iter().map(|patch| patch.and_then(|(at, patch)| self.put(patch, Some(at)))).collect()
    }

    /// Where a line was typed.
    fn typed_line<'o>(&self, base: usize, origin: LineOrigin<'o>) -> Option<SourceLine<'o>> {
        let line = &self.base.lines[base];
        let paragraph = origin.paragraph;
        let stretch = match paragraph.origin {
            Some(at) if paragraph.content.contains(&Inline::LineBreak) => self.stretch(at),
            Some(at) => at,
            None => self.own_value(origin, line)?,
        };
        let places = LetterPlaces::of(paragraph, self.files.sources.slice(stretch));
        let look = LineLook::of(line, paragraph);
        Some(SourceLine { origin, stretch, places, look })
    }

    /// The value that a line of the head or the end is made from: the longest one whose words it has.
    pub(super) fn own_value(&self, origin: LineOrigin<'_>, line: &TakenLine) -> Option<Span> {
        let keys: &[&str] = match origin.paragraph.role {
            Role::SoKyHieu => &["ky_hieu"],
            Role::DiaDanhThoiGian => &["dia_danh"],
            Role::NoiNhan => &["noi_nhan", "luu"],
            Role::QuyenHan | Role::ChucVu | Role::ChucVuKhac | Role::HoTen => &["nguoi_ky"],
            Role::CoQuanChuQuan | Role::CoQuanBanHanh | Role::ThamQuyen => &["co_quan", "tham_quyen"],
            _ => return None,
        };
        let node = self.document(origin.document)?;
        let small = |text: &str| super::origins::compact(text).to_lowercase();
        let shown = small(&line.text);
        let mut best: Option<(usize, Span)> = None;
        for key in keys {
            let mut texts = Vec::new();
            node.get(key).into_iter().for_each(|value| texts_of(value, &mut texts));
            for one in texts {
                let words = one.scalar().map(|scalar| small(&scalar.text)).unwrap_or_default();
                if !words.is_empty()
                    && shown.contains(&words)
                    && best.is_none_or(|(length, _)| words.len() > length)
                {
                    best = Some((words.len(), one.span));
                }
            }
        }
        best.map(|(_, span)| span)
    }

    /// Words in the place of others: the place in the source, and what to write there.
    fn words(
        &self,
        base: usize,
        edited: usize,
        typed: &SourceLine<'_>,
        (old, new): (Range<usize>, Range<usize>),
    ) -> Result<(Span, String), LocalFault> {
        let (line, other) = (&self.base.lines[base], &self.edited.lines[edited]);
        let places = &typed.places;
        let (first, end) = (line.letters_before(old.start), line.letters_before(old.end));
        let (before, behind) = (first.checked_sub(1), (end < places.typed.len()).then_some(end));
        let place = |at: Option<usize>| at.and_then(|at| places.typed[at].clone());
        let blank = |text: &str, front: bool| match front {
            true => text.starts_with([' ', '\n']),
            false => text.ends_with([' ', '\n']),
        };
        let was = &line.text[old.clone()];
        let (start, stop) = if first < end {
            for at in first..end {
                if places.typed[at].is_some() {
                    continue;
                }
                if places.any_typed(first..end) && !places.given[first..end].iter().any(Option::is_some) {
                    return Err(LocalFault::Mixed);
                }
                let refusal = match places.given[first..end].iter().flatten().next() {
                    Some(giver) => TakeRefusal::by(giver, Some(typed.stretch)),
                    None => TakeRefusal { why: WhyNot::Fixed, at: Some(typed.stretch) },
                };
                return Err(LocalFault::Refused(refusal));
            }
            let inner = place(Some(first)).zip(place(Some(end - 1))).ok_or(LocalFault::Mixed)?;
            let start = match place(before).filter(|_| blank(was, true)) {
                Some(one) => one.end,
                None => inner.0.start,
            };
            let stop = match place(behind).filter(|_| blank(was, false)) {
                Some(one) => one.start,
                None => inner.1.end,
            };
            (start, stop)
        } else {
            let now = &other.text[new.clone()];
            match (place(before), place(behind)) {
                (Some(one), Some(other)) if !was.is_empty() => (one.end, other.start),
                (_, Some(other)) if blank(now, false) && !blank(now, true) => (other.start, other.start),
                // A sign right before a word, as an opening quote, is the word's.
                (_, Some(other)) if line.text[..old.start].ends_with([' ', '\n']) && !blank(now, true) => {
                    (other.start, other.start)
                }
                (Some(one), _) => (one.end, one.end),
                (None, Some(other)) => (other.start, other.start),
                (None, None) => {
                    let giver = before.or(behind).and_then(|at| places.given[at].as_ref());
                    let refusal = match giver {
                        Some(giver) => TakeRefusal::by(giver, Some(typed.stretch)),
                        None => TakeRefusal { why: WhyNot::Fixed, at: Some(typed.stretch) },
                    };
                    return Err(LocalFault::Refused(refusal));
                }
            }
        };
        if start > stop {
            return Err(LocalFault::Mixed);
        }
        let source = self.files.sources.slice(typed.stretch);
        let there = &source[start..stop];
        if there.contains(['*', '{', '}']) && first < end {
            return Err(LocalFault::Mixed);
        }
        let around = typed.look.letters.get(if first < end { first } else { before.unwrap_or(0) });
        let mut text = typed::words(other, new.clone(), &typed.look, around.copied().unwrap_or_default());
        text = edges(&other.text[new.clone()], text);
        if typed.origin.paragraph.role.info().capitals {
            text = typed::recased(&text, if start == 0 && there.is_empty() { source } else { there }, source);
        }
        // A blank that stands for none of the source's.
        if there.is_empty()
            && first == end
            && place(before).is_none()
            && !text.ends_with(' ')
            && !was.is_empty()
        {
            text.push(' ');
        }
        let at = self.within(typed.stretch, start..stop);
        if text.contains('\n') {
            text = self.with_indent(at, &text);
        }
        Ok((at, text))
    }

    /// Words that now stand out, or no longer.
    fn emphasis(
        &self,
        base: usize,
        edited: usize,
        typed: &SourceLine<'_>,
        (old, new): (Range<usize>, Range<usize>),
    ) -> Result<(Span, String), LocalFault> {
        let (line, other) = (&self.base.lines[base], &self.edited.lines[edited]);
        let letters = line.letters_before(old.start)..line.letters_before(old.end);
        let look = |why| LocalFault::Refused(TakeRefusal { why, at: Some(typed.stretch) });
        let atom = other.atoms.iter().find(|atom| atom.at.start == new.start).ok_or(LocalFault::Mixed)?;
        let now = typed.look.of_word(atom).ok_or_else(|| look(WhyNot::Look))?;
        if let Some(giver) = typed.places.given[letters.clone()].iter().flatten().next() {
            return Err(LocalFault::Refused(TakeRefusal::by(giver, Some(typed.stretch))));
        }
        if !typed.places.any_typed(letters.clone()) {
            return Err(look(WhyNot::Look));
        }
        let place = |at: usize| typed.places.typed[at].clone().ok_or(LocalFault::Mixed);
        let (start, stop) = (place(letters.start)?.start, place(letters.end - 1)?.end);
        let source = self.files.sources.slice(typed.stretch);
        let was = typed.look.letters.get(letters.start).copied().unwrap_or_default();
        if start > stop || source[start..stop].contains('*') {
            return Err(LocalFault::Mixed);
        }
        let stars = was.stars();
        let is_between = source[..start].ends_with(stars) && source[stop..].starts_with(stars);
        if !is_between {
            return Err(LocalFault::Mixed);
        }
        let words = &source[start..stop];
        let at = self.within(typed.stretch, start - stars.len()..stop + stars.len());
        Ok((at, format!("{0}{words}{0}", now.stars())))
    }

    /// The whole line typed anew.
    fn whole(&mut self, edited: usize, typed: &SourceLine<'_>) -> TakePlacement {
        let source = self.files.sources.slice(typed.stretch);
        if source.trim_end().contains('\n') {
            let why = "đoạn viết trên nhiều dòng, không rõ chữ nào của dòng nào";
            return Err(TakeRefusal::other(why, Some(typed.stretch)));
        }
        let other = &self.edited.lines[edited];
        let role = typed.origin.paragraph.role;
        let is_item = typed::article(source.trim_start_matches(['*', '#', ' '])) == 0;
        let mut text = typed::line(other, role, is_item, &typed.look);
        if role.info().capitals {
            text = typed::recased(&text, source, source);
        }
        let heading: String = source.chars().take_while(|letter| matches!(letter, '#' | ' ')).collect();
        if heading.contains('#') {
            text = heading + &text;
        }
        let patch = self.files.words(typed.stretch, &text);
        self.put(patch, Some(typed.stretch))
    }

    /// A place within a text.
    fn within(&self, text: Span, at: Range<usize>) -> Span {
        let start = text.start as usize;
        Span::new(text.file, start + at.start..start + at.end)
    }

    /// Words of several lines, each indented as the line they begin in.
    fn with_indent(&self, at: Span, words: &str) -> String {
        let file = self.files.sources.file(at.file);
        let line = file.line_range(file.line_column(at.start as usize).0);
        let own = &file.text()[line];
        let indent = &own[..own.len() - own.trim_start_matches(' ').len()];
        words.split('\n').map(str::trim).collect::<Vec<_>>().join(&format!("\n{indent}"))
    }
}

/// Why words have no place of their own.
enum LocalFault {
    /// Some of them were typed and some not, or stars stand between them.
    Mixed,
    /// They have none at all.
    Refused(TakeRefusal),
}

/// Words with the blanks at their edges that they have in the line.
fn edges(shown: &str, text: String) -> String {
    let front = if shown.starts_with('\n') {
        "\n"
    } else if shown.starts_with(' ') {
        " "
    } else {
        ""
    };
    let behind = if shown.ends_with('\n') {
        "\n"
    } else if shown.ends_with(' ') {
        " "
    } else {
        ""
    };
    if shown.trim().is_empty() {
        return front.to_owned();
    }
    format!("{front}{}{behind}", text.trim())
}

/// All texts of a value.
fn texts_of<'n>(node: &'n Node, all: &mut Vec<&'n Node>) {
    match &node.value {
        Value::Scalar(_) => all.push(node),
        Value::List(items) => items.iter().for_each(|item| texts_of(item, all)),
        Value::Map(entries) => entries.iter().for_each(|entry| texts_of(&entry.value, all)),
    }
}
