//! Words that go away in one place and come in another.
//!
//! In: the differences of two papers, what each asks for. Out: those that must not be made, since the other half of
//! them has no place in the source.

use super::differences::Difference;
use super::lines::TakenPaper;
use super::origins::compact;
use super::placing::TakePlacement;
use super::typed::label;

/// So many letters that go in one place and come in another are the same words.
const HALF: usize = 12;

/// What goes away in one place and comes in another is one change: the patches of those of which the other half has no
/// place, so that no words are lost, and none stand twice.
pub(super) fn halves(
    all: &[Difference],
    placements: &[TakePlacement],
    (base, edited): (&TakenPaper, &TakenPaper),
) -> Vec<usize> {
    let texts = |one: &Difference| match one {
        Difference::Words { base: line, edited: other, old, new } => Some((
            compact(&base.lines[*line].text[old.clone()]),
            compact(&edited.lines[*other].text[new.clone()]),
        )),
        Difference::Gone { base: line } => {
            let text = &base.lines[*line].text;
            Some((compact(&text[label(text)..]), String::new()))
        }
        Difference::Come { edited: line, .. } => {
            let text = &edited.lines[*line].text;
            Some((String::new(), compact(&text[label(text)..])))
        }
        _ => None,
    };
    let texts: Vec<(String, String)> = all.iter().map(|one| texts(one).unwrap_or_default()).collect();
    let is_half = |one: &str, other: &str| {
        let least = one.chars().count().min(other.chars().count());
        least >= HALF && (one.contains(other) || other.contains(one))
    };
    let mut alone = Vec::new();
    for (placement, (old, new)) in placements.iter().zip(&texts) {
        let Ok(patch) = placement else { continue };
        let mut refused = placements.iter().zip(&texts).filter(|(other, _)| other.is_err());
        if refused.any(|(_, (gone, come))| is_half(old, come) || is_half(new, gone)) {
            alone.push(*patch);
        }
    }
    alone
}
