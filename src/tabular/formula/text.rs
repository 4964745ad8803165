//! Formulas written as text: `SUM(C3:C5)*1.1` of Excel, `of:=SUM([.C3:.C5])*1.1` of OpenDocument.
//!
//! In: the text without its `=`. Out: an [`Expr`], or None if anything is not understood.

use rust_decimal::Decimal;

use super::{CellRange, Expr, Function, Operator};

/// Most brackets in brackets, and most operators.
const DEPTH: usize = 60;
const OPERATORS: usize = 500;

/// Reads a formula.
pub(in crate::tabular) fn read(text: &str) -> Option<Expr> {
    read_at(text, (0, 0), (0, 0))
}

/// Reads a formula for another cell than the one it was written in: references without `$` move along.
pub(in crate::tabular) fn read_at(text: &str, from: (u32, u32), to: (u32, u32)) -> Option<Expr> {
    let moved = (i64::from(to.0) - i64::from(from.0), i64::from(to.1) - i64::from(from.1));
    let mut reader = FormulaTextReader { rest: text.trim(), depth: 0, operators: 0, moved };
    let expr = reader.comparison()?;
    reader.blank();
    reader.rest.is_empty().then_some(expr)
}

struct FormulaTextReader<'a> {
    rest: &'a str,
    depth: usize,
    operators: usize,
    /// How many rows and columns references move.
    moved: (i64, i64),
}

impl<'a> FormulaTextReader<'a> {
    fn blank(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn skip(&mut self, sign: &str) -> bool {
        self.blank();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn operator(&mut self, known: &[(&str, Operator)]) -> Option<Operator> {
        known.iter().find(|(sign, _)| self.skip(sign)).map(|(_, operator)| *operator)
    }

    fn comparison(&mut self) -> Option<Expr> {
        let signs = [
            ("<>", Operator::Unequal),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("<", Operator::Below),
            (">", Operator::Above),
            ("=", Operator::Equal),
        ];
        self.chain(&signs, FormulaTextReader::sum)
    }

    fn sum(&mut self) -> Option<Expr> {
        self.chain(&[("+", Operator::Add), ("-", Operator::Subtract)], FormulaTextReader::product)
    }

    fn product(&mut self) -> Option<Expr> {
        self.chain(&[("*", Operator::Multiply), ("/", Operator::Divide)], FormulaTextReader::power)
    }

    fn power(&mut self) -> Option<Expr> {
        self.chain(&[("^", Operator::Power)], FormulaTextReader::signed)
    }

    fn chain(&mut self, signs: &[(&str, Operator)], part: fn(&mut Self) -> Option<Expr>) -> Option<Expr> {
        let mut left = part(self)?;
        while let Some(operator) = self.operator(signs) {
            self.operators += 1;
            if self.operators > OPERATORS {
                return None;
            }
            left = Expr::Two(operator, Box::new(left), Box::new(part(self)?));
        }
        Some(left)
    }

    /// A sign in front binds closest, a `%` behind closer still.
    fn signed(&mut self) -> Option<Expr> {
        let mut minus = false;
        loop {
            if self.skip("-") {
                minus = !minus;
            } else if !self.skip("+") {
                break;
            }
        }
        let mut expr = self.simple()?;
        while self.skip("%") {
            self.operators += 1;
            if self.operators > OPERATORS {
                return None;
            }
            expr = Expr::Percent(Box::new(expr));
        }
        Some(if minus { Expr::Minus(Box::new(expr)) } else { expr })
    }

    fn simple(&mut self) -> Option<Expr> {
        self.blank();
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let expr = match self.rest.chars().next()? {
            '(' => {
                self.skip("(");
                let inside = self.comparison()?;
                self.skip(")").then_some(inside)
            }
            '"' => self.quoted('"').map(|text| if text.is_empty() { Expr::Blank } else { Expr::Text }),
            '[' => self.open_document(),
            first if first.is_ascii_digit() || first == '.' => self.number(),
            _ => self.named(),
        };
        self.depth -= 1;
        expr
    }

    fn number(&mut self) -> Option<Expr> {
        let length = self.rest.find(|one: char| !one.is_ascii_digit() && one != '.');
        let (digits, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
        // `1E+3`, and whole rows (`3:5`), are rare.
        if rest.starts_with(['E', 'e', ':']) {
            return None;
        }
        self.rest = rest;
        digits.parse::<Decimal>().ok().map(Expr::Number)
    }

    /// A function, a truth, or a reference of Excel with the sheet in front: `'Phụ lục'!C3:C5`.
    fn named(&mut self) -> Option<Expr> {
        let word = |one: char| !one.is_alphanumeric() && !"_.$".contains(one);
        let before = self.rest;
        let tab = if before.starts_with('\'') {
            let name = self.quoted('\'')?;
            self.rest.starts_with('!').then_some(name)
        } else {
            let end = before.find(word).unwrap_or(before.len());
            let found = before[end..].starts_with('!').then(|| before[..end].to_owned());
            if found.is_some() {
                self.rest = &before[end..];
            }
            found
        };
        if tab.is_some() {
            self.rest = self.rest.strip_prefix('!')?;
            return self.excel(tab);
        }
        if before.starts_with('\'') {
            return None;
        }
        let end = before.find(word).unwrap_or(before.len());
        let (name, rest) = before.split_at(end);
        if rest.starts_with('(') {
            self.rest = rest;
            return self.call(name);
        }
        match name.to_ascii_uppercase().as_str() {
            "TRUE" => {
                self.rest = rest;
                Some(Expr::Truth(true))
            }
            "FALSE" => {
                self.rest = rest;
                Some(Expr::Truth(false))
            }
            _ => self.excel(None),
        }
    }

    fn call(&mut self, name: &str) -> Option<Expr> {
        let function = Function::of_name(name)?;
        self.skip("(");
        let mut arguments = Vec::new();
        if self.skip(")") {
            return Some(Expr::Call(function, arguments));
        }
        loop {
            self.blank();
            arguments.push(match self.rest.starts_with([',', ';', ')']) {
                true => Expr::Nothing,
                false => self.comparison()?,
            });
            if self.skip(")") {
                return Some(Expr::Call(function, arguments));
            }
            if !self.skip(",") && !self.skip(";") {
                return None;
            }
        }
    }

    /// `C3`, `$C$3:C5`.
    fn excel(&mut self, tab: Option<String>) -> Option<Expr> {
        let first = self.cell()?;
        let last = match self.rest.strip_prefix(':') {
            Some(rest) => {
                self.rest = rest;
                Some(self.cell()?)
            }
            None => None,
        };
        area(tab, first, last)
    }

    /// `[.C3:.C5]`, `[$'Phụ lục'.C3]`.
    fn open_document(&mut self) -> Option<Expr> {
        self.rest = self.rest.strip_prefix('[')?;
        let tab = self.tab()?;
        let first = self.cell()?;
        let mut last = None;
        if let Some(rest) = self.rest.strip_prefix(':') {
            self.rest = rest;
            // The same sheet may be named again.
            let again = self.tab()?;
            if again.is_some() && again != tab {
                return None;
            }
            last = Some(self.cell()?);
        }
        self.rest = self.rest.strip_prefix(']')?;
        area(tab, first, last)
    }

    /// The sheet in front of a dot, if one is named.
    fn tab(&mut self) -> Option<Option<String>> {
        self.rest = self.rest.strip_prefix('$').unwrap_or(self.rest);
        let name = if self.rest.starts_with('\'') {
            self.quoted('\'')?
        } else {
            let end = self.rest.find('.')?;
            let (name, rest) = self.rest.split_at(end);
            self.rest = rest;
            name.to_owned()
        };
        self.rest = self.rest.strip_prefix('.')?;
        Some((!name.is_empty()).then_some(name))
    }

    /// Row and column of `$C$3`.
    fn cell(&mut self) -> Option<(u32, u32)> {
        let fixed_column = self.rest.starts_with('$');
        let text = self.rest.strip_prefix('$').unwrap_or(self.rest);
        let letters =
            text.find(|one: char| !one.is_ascii_alphabetic()).filter(|end| (1..=3).contains(end))?;
        let (name, text) = text.split_at(letters);
        let fixed_row = text.starts_with('$');
        let text = text.strip_prefix('$').unwrap_or(text);
        let digits = text.find(|one: char| !one.is_ascii_digit()).unwrap_or(text.len());
        let (number, rest) = text.split_at(digits);
        if rest.starts_with(|one: char| one.is_alphanumeric() || one == '_' || one == '(') {
            return None;
        }
        let row: u32 = number.parse().ok().filter(|row| (1..=1_048_576).contains(row))?;
        let column =
            name.bytes().fold(0_u32, |all, one| all * 26 + u32::from(one.to_ascii_uppercase() - b'A') + 1);
        self.rest = rest;
        let moved = |place: u32, by: i64, fixed: bool| {
            let by = if fixed { 0 } else { by };
            u32::try_from(i64::from(place) + by).ok()
        };
        Some((moved(row - 1, self.moved.0, fixed_row)?, moved(column - 1, self.moved.1, fixed_column)?))
    }

    /// A text in quotes; a quote in it is written twice.
    fn quoted(&mut self, quote: char) -> Option<String> {
        let mut text = String::new();
        self.rest = self.rest.strip_prefix(quote)?;
        loop {
            let end = self.rest.find(quote)?;
            text += &self.rest[..end];
            self.rest = &self.rest[end + quote.len_utf8()..];
            match self.rest.strip_prefix(quote) {
                Some(rest) => {
                    text.push(quote);
                    self.rest = rest;
                }
                None => return Some(text),
            }
        }
    }
}

fn area(tab: Option<String>, first: (u32, u32), last: Option<(u32, u32)>) -> Option<Expr> {
    let single = last.is_none();
    let last = last.unwrap_or(first);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Expr::Cells(CellRange { tab, first, last, single }))
}
