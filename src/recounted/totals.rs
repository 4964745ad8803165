//! Rows of totals: the grand total, which stands first or last, and sums of parts between.
//!
//! In: a table with what its rows are worth. Out: outcomes for each of these rows. A total is right where it
//! is the sum of the topmost rows, or of the lowest ones: a wrong group is told at the group.

use super::evidence::{SumOutcome, Worth, compare};
use super::sums::{AddedUp, DoubtReason, Recount, SumDifference, Sureness, difference};
use super::{RecognisedRow, RecognisedSort, RecognisedTable};

/// Most rows of totals times rows: nobody writes a table with more, and time would not be bounded.
const MOST_PAIRS: usize = 4_000_000;

/// Where a row of totals stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TotalPlace {
    First,
    Last,
    Between,
}

/// Adds up every row of totals.
pub(super) fn check(table: &RecognisedTable<'_>, all: &[(usize, Vec<Worth>)], recount: &mut Recount) {
    let entries: Vec<usize> = table.body().filter(|(_, row)| row.sort.is_entry()).map(|(at, _)| at).collect();
    let sums: Vec<usize> = table.body().filter(|(_, row)| is_sum(row)).map(|(at, _)| at).collect();
    if sums.len() * entries.len() > MOST_PAIRS {
        return;
    }
    let groups_are_sure = recount.doubts.is_empty();
    for &at in &sums {
        let before = entries.iter().any(|entry| *entry < at);
        let after = entries.iter().any(|entry| *entry > at);
        let place = match (before, after) {
            (false, true) => TotalPlace::First,
            (true, false) => TotalPlace::Last,
            (true, true) => TotalPlace::Between,
            (false, false) => continue,
        };
        let sets = sets(table, at, place, &entries, &sums);
        let Some(main) = sets.first().filter(|main| !main.is_empty()) else { continue };
        let mut found: Vec<(SumDifference, SumOutcome)> = Vec::new();
        for (column, worths) in all {
            let Some(printed) = table.figure(at, *column) else { continue };
            let outcomes = sets.iter().filter_map(|rows| {
                compare(printed, Worth::sum(rows.iter().map(|row| (worths[*row], false))))
            });
            let outcomes: Vec<SumOutcome> = outcomes.collect();
            let holds = outcomes.iter().copied().find(|one| *one == SumOutcome::Holds);
            let rounds = outcomes.iter().copied().find(|one| matches!(one, SumOutcome::Rounds(_)));
            let Some(outcome) = holds.or(rounds).or(outcomes.first().copied()) else { continue };
            found.push((difference(at, *column, printed, AddedUp::Rows(main.clone())), outcome));
        }
        let held =
            found.iter().filter(|(sum, one)| *one == SumOutcome::Holds && !sum.printed.is_zero()).count();
        let wrong = found.iter().filter(|(_, one)| matches!(one, SumOutcome::Differs(_))).count();
        let is_plain = place != TotalPlace::Between && groups_are_sure && is_whole(table, &entries, &sums);
        let sure = held > 0 && held * 2 >= wrong || is_plain && wrong < 3;
        let sure = if sure { Sureness::Sure } else { Sureness::Doubt(DoubtReason::Rows) };
        recount.take(found, sure);
    }
}

fn is_sum(row: &RecognisedRow<'_>) -> bool {
    matches!(row.sort, RecognisedSort::Total | RecognisedSort::PartTotal)
}

/// The sets of rows that a total may be the sum of, the likeliest first.
fn sets(
    table: &RecognisedTable<'_>,
    at: usize,
    place: TotalPlace,
    entries: &[usize],
    sums: &[usize],
) -> Vec<Vec<usize>> {
    let is_lowest = |row: &usize| table.rows[*row].sort == RecognisedSort::Task;
    let is_top = |row: &usize| table.rows[*row].parent.is_none();
    let of = |rows: &[usize]| -> [Vec<usize>; 3] {
        let top = rows.iter().copied().filter(is_top).collect();
        let lowest = rows.iter().copied().filter(is_lowest).collect();
        [top, lowest, rows.to_vec()]
    };
    if place == TotalPlace::First {
        return of(entries).to_vec();
    }
    let above: Vec<usize> = entries.iter().copied().filter(|entry| *entry < at).collect();
    let sums_above: Vec<usize> = sums.iter().copied().filter(|sum| *sum < at).collect();
    let since = sums_above.last().copied();
    let [top, lowest, every] = of(&above);
    let mut sets = vec![top, lowest, every];
    if let Some(since) = since {
        let [top, lowest, every] = of(&above.iter().copied().filter(|row| *row > since).collect::<Vec<_>>());
        // "Cộng", "Thuế", "Tổng cộng": the sum above with what follows it.
        sets.push([vec![since], every.clone()].concat());
        sets.push(sums_above.clone());
        sets.extend([top, every]);
        sets.push(lowest);
    }
    if place == TotalPlace::Between {
        // The rows since the last one that stands over others, or since the last sum.
        let group = above.iter().rposition(|row| table.rows[*row].sort == RecognisedSort::Group);
        let under = group.map(|group| above[group + 1..].to_vec());
        let topmost = above.iter().rposition(is_top);
        sets.extend(topmost.map(|topmost| above[topmost + 1..].iter().copied().filter(is_lowest).collect()));
        let last = sets.len() - 1;
        let likeliest = under.unwrap_or_else(|| match since {
            Some(_) => sets[last].clone(),
            None => sets[1].clone(),
        });
        sets.insert(0, likeliest);
    }
    sets
}

/// Whether its topmost rows are all of one sort, from the first one on, so that nothing of it is elsewhere.
fn is_whole(table: &RecognisedTable<'_>, entries: &[usize], sums: &[usize]) -> bool {
    let first_sum = sums.iter().copied().find(|sum| entries.first().is_some_and(|first| first < sum));
    let tops = || {
        let top = entries.iter().filter(|row| table.rows[**row].parent.is_none());
        // What follows the first total, as a tax, is of another sort.
        top.filter(|row| first_sum.is_none_or(|sum| **row < sum)).map(|row| &table.rows[*row])
    };
    let Some(first) = tops().next() else { return false };
    let starts = first.label.as_ref().is_none_or(|label| label.ordinal.is_none_or(|ordinal| ordinal == 1));
    starts && tops().all(|row| row.class == first.class)
}
