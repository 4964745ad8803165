//! Pairs of equal words of two texts, in the order of both.
//!
//! In: the words of both sides, as they are compared. Out: places of equal words. Words that stand elsewhere
//! are left to [`super::words`].

use std::collections::BTreeMap;

/// Pairs of equal words, each behind the one before on both sides: anchors that stand once on either side,
/// then what is between them.
pub(super) fn matched(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = vec![(0..one.len(), 0..other.len())];
    while let Some((mut left, mut right)) = open.pop() {
        while !left.is_empty() && !right.is_empty() && one[left.start] == other[right.start] {
            pairs.push((left.start, right.start));
            (left.start, right.start) = (left.start + 1, right.start + 1);
        }
        while !left.is_empty() && !right.is_empty() && one[left.end - 1] == other[right.end - 1] {
            pairs.push((left.end - 1, right.end - 1));
            (left.end, right.end) = (left.end - 1, right.end - 1);
        }
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let anchors = anchors(&one[left.clone()], &other[right.clone()]);
        if anchors.is_empty() {
            let found = longest(&one[left.clone()], &other[right.clone()]);
            pairs.extend(found.into_iter().map(|(a, b)| (a + left.start, b + right.start)));
            continue;
        }
        let (mut from, mut to) = (left.start, right.start);
        for (a, b) in anchors {
            let (a, b) = (a + left.start, b + right.start);
            pairs.push((a, b));
            open.push((from..a, to..b));
            (from, to) = (a + 1, b + 1);
        }
        open.push((from..left.end, to..right.end));
    }
    pairs
}

/// Where three words in a row stand once on either side, in the same order.
fn anchors(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let once = |words: &[String]| {
        let mut seen: BTreeMap<[String; 3], Option<usize>> = BTreeMap::new();
        for (at, three) in words.windows(3).enumerate() {
            let three = [three[0].clone(), three[1].clone(), three[2].clone()];
            seen.entry(three).and_modify(|place| *place = None).or_insert(Some(at));
        }
        seen
    };
    let others = once(other);
    let mut common: Vec<(usize, usize)> =
        once(one).into_iter().filter_map(|(three, place)| Some((place?, (*others.get(&three)?)?))).collect();
    common.sort_unstable();
    increasing(&common)
}

/// The longest part of pairs whose second numbers rise as the first do.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, other)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| pairs[end].1 < *other);
        before.push(place.checked_sub(1).map(|place| ends[place]));
        if place == ends.len() { ends.push(at) } else { ends[place] = at }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.push(pairs[at]);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// The longest common part of two short runs; none of two long ones, whose words are found by their count.
fn longest(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    const MOST: usize = 400_000;
    if one.len() * other.len() > MOST {
        return Vec::new();
    }
    let width = other.len() + 1;
    let mut lengths = vec![0_u32; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            lengths[a * width + b] = match one[a] == other[b] {
                true => lengths[(a + 1) * width + b + 1] + 1,
                false => lengths[(a + 1) * width + b].max(lengths[a * width + b + 1]),
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if one[a] == other[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
