//! Which columns a computed column is made from: those of `cua`, else all that fit.
//!
//! In: the columns and the fields of the computed ones. Out: what they are made from, or findings.

use super::{Column, ColumnKind, Counts, Origin, main_column};
use crate::content::declare::{Fields, suggestion};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// Fills in what each computed column is made from.
pub(super) fn resolve(columns: &mut [Column], computed: Vec<(usize, Fields<'_>)>, findings: &mut Findings) {
    let mut resolver = Resolver { columns, findings };
    let (shares, others): (Vec<_>, Vec<_>) =
        computed.into_iter().partition(|&(at, _)| resolver.columns[at].kind.is_share());
    for (at, fields) in others {
        let of = match resolver.columns[at].kind.origin() {
            Some(Origin::Product) => resolver.product(fields),
            _ => resolver.row_sum(fields),
        };
        resolver.columns[at].of = of.unwrap_or_default();
    }
    // The column of the total is known once the sums are.
    for (at, fields) in shares {
        resolver.columns[at].of = resolver.share(fields).into_iter().collect();
    }
}

struct Resolver<'c, 'd> {
    columns: &'c mut [Column],
    findings: &'d mut Findings,
}

impl Resolver<'_, '_> {
    fn error(&mut self, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::error(codes::C013, at, message).hint(hint));
    }

    fn all(&self, wanted: fn(ColumnKind) -> bool) -> Vec<usize> {
        (0..self.columns.len()).filter(|&at| wanted(self.columns[at].kind)).collect()
    }

    fn row_sum(&mut self, fields: Fields<'_>) -> Option<Vec<usize>> {
        let money = self.all(ColumnKind::is_leaf);
        if money.is_empty() {
            let message = "cột `tong_hang` không có cột `tien` nào để cộng";
            self.error(fields.key_span("kieu"), message, "thêm cột `kieu: tien`, hoặc bỏ cột này");
            return None;
        }
        Some(self.named(fields, &money, "cột tiền").unwrap_or(money))
    }

    fn product(&mut self, fields: Fields<'_>) -> Option<Vec<usize>> {
        let factors = self.all(ColumnKind::is_factor);
        // Whether a column that is added up is also a factor is only clear if it is the only one.
        let things = |kind: ColumnKind| kind.is_factor() && kind.counts() == Some(Counts::Things);
        let of_things = self.all(things);
        let summed = of_things.iter().find(|&&at| self.columns[at].kind.is_summed());
        if let Some(&summed) = summed.filter(|_| of_things.len() > 1 && fields.get("cua").is_none()) {
            let id = |at: usize| self.columns[at].id.text.as_str();
            let message = format!("cột `thanh_tien` chưa rõ có nhân cột `{}` hay không", id(summed));
            let example = factors.iter().map(|&at| id(at)).collect::<Vec<_>>().join(", ");
            self.error(
                fields.key_span("kieu"),
                message,
                format!("ghi các cột được nhân, ví dụ `cua: [{example}]`"),
            );
            return None;
        }
        let of = self.named(fields, &factors, "cột số lượng, đơn giá").unwrap_or(factors);
        let (mut prices, mut quantities) = (0, 0);
        for &at in &of {
            match self.columns[at].kind.counts() {
                Some(Counts::Price) => prices += 1,
                _ => quantities += 1,
            }
        }
        if prices == 1 && quantities >= 1 {
            return Some(of);
        }
        let (message, hint) = if prices > 1 {
            (
                "cột `thanh_tien` nhân nhiều cột đơn giá",
                "ghi các cột được nhân, ví dụ `cua: [so_luong, don_gia]`",
            )
        } else {
            (
                "cột `thanh_tien` cần một cột `kieu: don_gia` và ít nhất một cột `kieu: so_luong`",
                "thêm cột còn thiếu, hoặc đổi cột này thành `kieu: tien`",
            )
        };
        self.error(fields.key_span("kieu"), message, hint);
        None
    }

    fn share(&mut self, fields: Fields<'_>) -> Option<usize> {
        let money = self.all(ColumnKind::is_summed);
        if money.is_empty() {
            let message = "cột `ty_trong` không có cột tiền nào để tính";
            self.error(fields.key_span("kieu"), message, "thêm cột `kieu: tien`, hoặc bỏ cột này");
            return None;
        }
        let of = match self.named(fields, &money, "cột tiền") {
            // A missing column was already reported.
            Some(of) if of.is_empty() => return None,
            Some(of) => of,
            None => main_column::of(self.columns).into_iter().collect(),
        };
        if let [of] = of[..] {
            return Some(of);
        }
        let example = &self.columns[money[0]].id.text;
        let hint = format!("ghi một cột tiền, ví dụ `cua: [{example}]`");
        self.error(fields.key_span("kieu"), "cột `ty_trong` chưa rõ là tỷ trọng của cột nào", hint);
        None
    }

    /// The columns of `cua`, each one of those that fit. Returns None if it is left out.
    fn named(&mut self, fields: Fields<'_>, fitting: &[usize], what: &str) -> Option<Vec<usize>> {
        fields.get("cua")?;
        let mut of = Vec::new();
        for node in fields.list("cua") {
            let Some(scalar) = node.scalar() else { continue };
            let id = scalar.text.trim();
            match fitting.iter().copied().find(|&at| self.columns[at].id.text == id) {
                Some(at) if of.contains(&at) => {
                    self.error(node.span, format!("cột `{id}` ghi hai lần trong `cua`"), "bỏ một lần");
                }
                Some(at) => of.push(at),
                None => {
                    let known = fitting.iter().map(|&at| self.columns[at].id.text.as_str());
                    self.findings.push_listed(codes::C013, node.span, || {
                        let message = format!("`cua`: không có {what} `{id}`");
                        Finding::error(codes::C013, node.span, message).hint(suggestion(id, known))
                    });
                }
            }
        }
        Some(of)
    }
}
