//! Which columns a computed column is made from: those of `cua` and `tru`, else all that fit.
//!
//! In: the columns and the fields of the computed ones. Out: what they are made from, what they count,
//! whether they may be below zero, or findings. What is made of others by adding and taking away is left to
//! `terms`.

use super::{Column, ColumnKind, Counts, Origin, main_column, terms};
use crate::content::declare::{Fields, suggestion};
use crate::finding::{Finding, Findings, codes};
use crate::source::Span;

/// Fills in what each computed column is made from.
pub(super) fn resolve(columns: &mut [Column], computed: Vec<(usize, Fields<'_>)>, findings: &mut Findings) {
    let mut resolver = Resolver { columns, findings };
    let (shares, others): (Vec<_>, Vec<_>) =
        computed.into_iter().partition(|&(at, _)| resolver.columns[at].kind.is_share());
    let mut of_terms = Vec::new();
    for (at, fields) in others {
        match resolver.columns[at].kind.origin() {
            Some(Origin::Product) => {
                resolver.columns[at].of = resolver.product(fields).unwrap_or_default();
            }
            _ => of_terms.extend(resolver.of_terms(at, fields).then_some((at, fields.key_span("cua")))),
        }
    }
    terms::settle(resolver.columns, &of_terms, resolver.findings);
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

    /// Fills in the columns that one is made of by adding, taking away or dividing. Returns whether they are
    /// known.
    fn of_terms(&mut self, at: usize, fields: Fields<'_>) -> bool {
        let told = self.findings.count();
        let made = match self.columns[at].kind.origin() {
            Some(Origin::RowSum) => self.row_sum(at, fields),
            Some(Origin::Ratio) => self.ratio(at, fields).map(|of| (of, Vec::new())),
            _ => self.difference(at, fields),
        };
        let Some((of, less)) = made.filter(|_| self.findings.count() == told) else { return false };
        (self.columns[at].of, self.columns[at].less) = (of, less);
        true
    }

    fn row_sum(&mut self, at: usize, fields: Fields<'_>) -> Option<(Vec<usize>, Vec<usize>)> {
        let money = self.all(ColumnKind::is_leaf);
        let mut fitting = self.all(ColumnKind::is_summed);
        fitting.retain(|&one| one != at);
        if money.is_empty() && (fields.get("cua").is_none() || fitting.is_empty()) {
            let message = "cột `tong_hang` không có cột `tien` nào để cộng";
            self.error(fields.key_span("kieu"), message, "thêm cột `kieu: tien`, hoặc bỏ cột này");
            return None;
        }
        let less = self.named("tru", fields, &fitting, "cột tiền").unwrap_or_default();
        let of = self
            .named("cua", fields, &fitting, "cột tiền")
            .unwrap_or_else(|| money.into_iter().filter(|one| !less.contains(one)).collect());
        if let Some(&twice) = of.iter().find(|one| less.contains(one)) {
            let message = format!("cột `{}` vừa được cộng vừa bị trừ", self.columns[twice].id.text);
            self.wrong(fields.key_span("tru"), message, "chỉ ghi cột này ở `cua`, hoặc chỉ ở `tru`");
        }
        Some((of, less))
    }

    /// One column less others; what rises and falls may also be the two sides of one column that has signs.
    fn difference(&mut self, at: usize, fields: Fields<'_>) -> Option<(Vec<usize>, Vec<usize>)> {
        let of = self.stated_columns(at, fields)?;
        let (kind, one) = (fields.word("kieu")?.text, of.len() == 1);
        if of.is_empty() || one && kind == "hieu" {
            let message =
                format!("cột `{kind}` cần ít nhất hai cột ở `cua`: lấy cột đứng đầu trừ các cột sau");
            self.wrong(fields.key_span("cua"), message, "ví dụ `cua: [sau, truoc]`");
            return None;
        }
        Some((of[..1].to_vec(), of[1..].to_vec()))
    }

    fn ratio(&mut self, at: usize, fields: Fields<'_>) -> Option<Vec<usize>> {
        let of = self.stated_columns(at, fields)?;
        if of.len() != 2 {
            let message = "cột `ty_le` cần đúng hai cột ở `cua`: lấy cột thứ nhất chia cột thứ hai";
            self.wrong(fields.key_span("cua"), message, "ví dụ `cua: [thuc_hien, du_toan]`");
            return None;
        }
        Some(of)
    }

    /// The columns of `cua`, which this kind must have.
    fn stated_columns(&mut self, at: usize, fields: Fields<'_>) -> Option<Vec<usize>> {
        let mut fitting = self.all(ColumnKind::is_summed);
        fitting.retain(|&one| one != at);
        let told = self.findings.count();
        let named = self.named("cua", fields, &fitting, "cột số được cộng");
        if named.is_none() {
            let kind = fields.word("kieu")?.text;
            let message = format!("cột `{kind}` chưa ghi tính từ những cột nào");
            self.wrong(fields.key_span("kieu"), message, "thêm `cua: [<cột>, <cột>]` vào cột này");
        }
        named.filter(|_| self.findings.count() == told)
    }

    fn wrong(&mut self, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::error(codes::C100, at, message).hint(hint));
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
        let of = self.named("cua", fields, &factors, "cột số lượng, đơn giá").unwrap_or(factors);
        if let Some(&signed) = of.iter().find(|&&at| self.columns[at].signed) {
            let message =
                format!("cột `{}` nhận số âm nên `thanh_tien` không nhân", self.columns[signed].id.text);
            self.wrong(fields.key_span("kieu"), message, "bỏ `co_dau` ở cột ấy, hoặc ghi cột khác ở `cua`");
            return None;
        }
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
        let of = match self.named("cua", fields, &money, "cột tiền") {
            // A missing column was already reported.
            Some(of) if of.is_empty() => return None,
            Some(of) => of,
            None => main_column::of(self.columns).into_iter().collect(),
        };
        if let [of] = of[..] {
            if self.columns[of].signed {
                let message =
                    format!("cột `{}` có thể âm nên không lấy tỷ trọng được", self.columns[of].id.text);
                let hint = "lấy tỷ trọng của một cột không âm, hoặc dùng `kieu: ty_le`";
                self.wrong(fields.key_span("kieu"), message, hint);
                return None;
            }
            return Some(of);
        }
        let example = &self.columns[money[0]].id.text;
        let hint = format!("ghi một cột tiền, ví dụ `cua: [{example}]`");
        self.error(fields.key_span("kieu"), "cột `ty_trong` chưa rõ là tỷ trọng của cột nào", hint);
        None
    }

    /// The columns of a list, each one of those that fit. Returns None if it is left out.
    fn named(&mut self, key: &str, fields: Fields<'_>, fitting: &[usize], what: &str) -> Option<Vec<usize>> {
        fields.get(key)?;
        let mut of = Vec::new();
        for node in fields.list(key) {
            let Some(scalar) = node.scalar() else { continue };
            let id = scalar.text.trim();
            match fitting.iter().copied().find(|&at| self.columns[at].id.text == id) {
                Some(at) if of.contains(&at) => {
                    self.error(node.span, format!("cột `{id}` ghi hai lần trong `{key}`"), "bỏ một lần");
                }
                Some(at) => of.push(at),
                None => {
                    let known = fitting.iter().map(|&at| self.columns[at].id.text.as_str());
                    self.findings.push_listed(codes::C013, node.span, || {
                        let message = format!("`{key}`: không có {what} `{id}`");
                        Finding::error(codes::C013, node.span, message).hint(suggestion(id, known))
                    });
                }
            }
        }
        Some(of)
    }
}
