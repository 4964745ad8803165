//! Columns that are made of other columns by adding, taking away and dividing, which may be made of others
//! again.
//!
//! In: columns that name what they are made of. Out: what they count, whether they may be below zero, in
//! which order they are computed; one that is made of itself, or of money and things together, is a finding.

use super::{Column, Counts, Origin};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// The columns that are made of others of the row by adding, taking away or dividing, each after those that
/// it is made of. One that is made of itself is left out, with all that need it.
pub(super) fn in_order(columns: &[Column]) -> Vec<usize> {
    let is_made = |at: &usize| columns[*at].kind.is_of_terms() || columns[*at].kind.is_ratio();
    let mut left: Vec<usize> = (0..columns.len()).filter(is_made).collect();
    let mut order = Vec::new();
    loop {
        let ready = |at: &usize| {
            let mut terms = columns[*at].of.iter().chain(&columns[*at].less);
            !terms.any(|term| left.contains(term))
        };
        let (now, later): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(ready);
        if now.is_empty() {
            return order;
        }
        order.extend(now);
        left = later;
    }
}

/// Settles what these columns count and whether they may be below zero; each stands with the place of its
/// `cua`.
pub(super) fn settle(columns: &mut [Column], made: &[(usize, Span)], findings: &mut Findings) {
    let order = in_order(columns);
    let place = |at: usize| made.iter().find(|(one, _)| *one == at).map(|(_, place)| *place);
    for &(at, place) in made.iter().filter(|(at, _)| !order.contains(at)) {
        let id = &columns[at].id.text;
        findings.push(
            Finding::error(codes::C100, place, format!("cột `{id}` tính vòng tròn từ chính nó"))
                .hint("sửa `cua`, `tru` của các cột tính từ nhau"),
        );
    }
    for at in order {
        let terms: Vec<usize> = columns[at].of.iter().chain(&columns[at].less).copied().collect();
        let counts = |term: &usize| columns[*term].kind.counts();
        let Some(first) = terms.first().and_then(counts) else { continue };
        if let Some(other) = terms.iter().find(|term| counts(term) != Some(first)) {
            let id = |at: usize| &columns[at].id.text;
            let message = format!(
                "cột `{}` tính từ cả tiền (`{}`) lẫn số không phải tiền (`{}`)",
                id(at),
                id(if first == Counts::Money { terms[0] } else { *other }),
                id(if first == Counts::Money { *other } else { terms[0] }),
            );
            let at = place(at).unwrap_or(columns[at].id.at);
            findings.push(
                Finding::error(codes::C100, at, message)
                    .hint("chỉ lấy các cột `tien`, hoặc chỉ lấy các cột `so_luong_cong`"),
            );
            continue;
        }
        let any_signed = terms.iter().any(|term| columns[*term].signed);
        let column = &mut columns[at];
        if !column.kind.is_ratio() {
            column.kind = column.kind.counting(first);
        }
        column.signed = match column.kind.origin() {
            Some(Origin::Rise | Origin::Fall) => false,
            Some(Origin::Difference) => true,
            _ => any_signed || !column.less.is_empty(),
        };
    }
}
