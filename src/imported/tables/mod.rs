//! Tables of data as they are typed: with money, groups and totals where the figures add up, else as words.
//!
//! In: tables of the tree that was recognised, with the lines above each. Out: the lines of `bang`, and what
//! is doubtful in it.

mod checked;
mod columns;
mod figure_columns;
mod figures;
mod grid;
mod made;
mod noted;
mod numbered;
mod outline;
mod products;
mod sums;
mod typed_columns;
mod typed_rows;

pub(super) use crate::content::sheet_table::folded;
pub(super) use grid::GridTable;

use checked::DifferingFigure;
use columns::ColumnGuess;
use noted::TypedNote;
use products::NoProduct;
use sums::Summed;
use typed_columns::{heading_lines, with_mark};

use super::doubts::DoubtfulPlace;
use super::escape::prose;
use super::yaml_text::{NOTHING, TypedLine, YamlText};
use crate::content::money::Unit;
use crate::source::Span;

/// A table with what stands above it.
pub(super) struct TypedTable {
    pub(super) grid: GridTable,
    /// Lines above it: its name, its unit.
    pub(super) captions: Vec<TypedLine>,
    /// Whether it is typed as words in any case.
    pub(super) literal: bool,
    /// The size of its letters in twips, where the office prints tables in it.
    pub(super) size: Option<i32>,
    /// The notes under it that marks of its cells refer to.
    pub(super) notes: Vec<TypedNote>,
}

/// From the smallest size of a table's letters that can be chosen to the usual one, in twips.
const SMALLER: std::ops::Range<i32> = 160..240;

impl TypedTable {
    /// Takes from the lines under it those that are notes of its cells.
    pub(super) fn take_notes(&mut self, lines: &mut Vec<TypedLine>) {
        self.notes = noted::take(&mut self.grid, lines);
    }

    /// Writes the keys of the table.
    pub(super) fn write(
        &self,
        yaml: &mut YamlText,
        indent: usize,
        named: bool,
        doubts: &mut Vec<DoubtfulPlace>,
    ) {
        let from = yaml.line_count();
        let unit = self.unit();
        let summed = if self.literal { None } else { sums::read(&self.grid, unit.is_some()) };
        let units_line = |line: &TypedLine| {
            let words = folded(&line.text);
            let words = words.trim_matches(['(', ')', '.', ' ']);
            unit.is_some_and(|unit| words == format!("don vi tinh: {}", folded(unit.name())))
        };
        let shows_unit =
            summed.as_ref().is_some_and(Summed::has_money) && self.captions.iter().any(units_line);
        let names = self.captions.iter().filter(|line| !(shows_unit && units_line(line)));
        let mut names: Vec<TypedLine> =
            names.map(|line| TypedLine::new(prose(&line.text), line.at)).collect();
        if names.is_empty() && named {
            names.push(TypedLine::new(NOTHING, None));
        }
        // Comments come first: an item begins at its first key.
        match &summed {
            Some(summed) => {
                self.tell(summed, yaml, indent, doubts);
                numbered::tell(&self.grid, &summed.columns, yaml, indent, doubts);
            }
            None if unit.is_some() && self.has_total() => {
                let message = "bảng có dòng tổng cộng nhưng không rõ các số cộng thế nào: nhập thành chữ, số tổng không được tính lại";
                yaml.comment(indent, &format!("Xem lại: {message}"));
                doubts.push(DoubtfulPlace::new(self.grid.at, message).hint(
                    "xem số nào cộng sai (vanban check tệp gốc); nhóm thì đánh số I, II ở cột đầu; sửa rồi nhập lại",
                ));
            }
            None => {}
        }
        yaml.prose(indent, "ten", &names);
        if let Some(size) = self.size.filter(|size| SMALLER.contains(size) && size % 10 == 0) {
            let half = if size % 20 == 0 { "" } else { ",5" };
            yaml.value(indent, "co_chu", &format!("{}{half}", size / 20), None);
        }
        match summed {
            Some(summed) => {
                if let Some(unit) = unit.filter(|_| summed.has_money()) {
                    yaml.value(indent, "don_vi", unit.name(), None);
                }
                if shows_unit {
                    yaml.value(indent, "hien_don_vi", "có", None);
                }
                self.summed(&summed, yaml, indent);
            }
            None => self.words(yaml, indent),
        }
        noted::write(&self.notes, yaml, indent);
        yaml.was_table(from, self.grid.at);
    }

    /// Whether it has a row of totals.
    fn has_total(&self) -> bool {
        let grid = &self.grid;
        let total = |row: usize| {
            let words = (0..grid.columns).map(|column| grid.text(row, column));
            words
                .filter(|text| !text.is_empty())
                .take(2)
                .any(|text| figures::is_total(&folded(&text), row == 0 || row + 1 == grid.body.len()))
        };
        (0..grid.body.len()).any(total)
    }

    /// The unit of money that its heads or the lines above it name.
    fn unit(&self) -> Option<Unit> {
        let mut words: Vec<String> = columns::words_above(&self.grid);
        words.extend(self.captions.iter().map(|line| folded(&line.text)));
        let any = |names: &[&str]| words.iter().any(|one| names.iter().any(|name| one.contains(name)));
        let alone = |one: &String| {
            ["(dong)", "don vi tinh: dong", "dvt: dong", "don vi: dong", "(vnd)", "(vnđ)", "dong)"]
                .iter()
                .any(|name| one.contains(name))
                || one.ends_with(" dong") && one.contains("don vi")
        };
        match () {
            () if any(&["trieu dong", "tr.dong", "tr.d", "trieu d"]) => Some(Unit::Million),
            () if any(&["nghin dong", "ngan dong", "1.000 dong", "1000 dong", "1.000d", "1000d"]) => {
                Some(Unit::Thousand)
            }
            () if any(&["ty dong", "ti dong"]) => Some(Unit::Billion),
            () if words.iter().any(alone) => Some(Unit::Dong),
            () => None,
        }
    }

    /// Tells each stated figure that is not the computed one, which is what the paper will have, and each column of
    /// products that is none.
    fn tell(&self, summed: &Summed, yaml: &mut YamlText, indent: usize, doubts: &mut Vec<DoubtfulPlace>) {
        let mut tell = |at: Option<Span>, message: String, hint: &str| {
            yaml.comment(indent, &format!("Xem lại: {message}"));
            doubts.push(DoubtfulPlace::new(at, message).hint(hint));
        };
        let place = |row, column| self.grid.cell(row, column).and_then(|cell| cell.lines.first()?.at);
        let name = |row| {
            let name = Some(self.grid.text(row, summed.name)).filter(|name| !name.is_empty());
            let name = name.unwrap_or_else(|| self.grid.row_name(row));
            name.chars().take(60).collect::<String>()
        };
        for DifferingFigure { row, column, stated, computed, is_product } in &summed.differing {
            let (stated, computed) = (sums::told(*stated), sums::told(*computed));
            let (is, of) = match is_product {
                true => ("thành tiền", "số lượng nhân đơn giá"),
                false => ("số cộng", "các số của nhiệm vụ cộng lại"),
            };
            let message = format!("{is} ghi {stated} nhưng {of} là {computed} (hàng `{}`)", name(*row));
            let hint = match is_product {
                true => {
                    "văn bản in số nhân được; xem số lượng, đơn giá hay thành tiền trong bảng gốc ghi sai"
                }
                false => "văn bản in số cộng được; xem số nào của nhiệm vụ trong bảng gốc ghi sai",
            };
            tell(place(*row, *column).or(self.grid.at), message, hint);
        }
        for NoProduct { column, rows, first } in &summed.no_products {
            let message = format!(
                "thành tiền không bằng số lượng nhân đơn giá ở {rows} hàng (trước hết là hàng `{}`): nhập thành số ghi sẵn",
                name(*first)
            );
            let hint = "làm tròn thì để nguyên; ghi sai thì sửa số, rồi khai cột này là `kieu: thanh_tien`";
            tell(place(*first, *column).or(self.grid.at), message, hint);
        }
    }

    /// A table of words: each row is a task without money.
    fn words(&self, yaml: &mut YamlText, indent: usize) {
        let mut guesses: Vec<ColumnGuess> =
            (0..self.grid.columns)
                .map(|column| {
                    if sums::is_centred(&self.grid, column) {
                        ColumnGuess::Centre
                    } else {
                        ColumnGuess::Words
                    }
                })
                .collect();
        let letters = |column: &usize| {
            (0..self.grid.body.len())
                .any(|row| self.grid.text(row, *column).chars().filter(|one| one.is_alphabetic()).count() > 3)
        };
        let long =
            (0..self.grid.columns).find(|column| guesses[*column] == ColumnGuess::Words && letters(column));
        let name = long.or_else(|| (0..self.grid.columns).find(letters)).unwrap_or(0);
        guesses[name] = ColumnGuess::Words;
        let ids = columns::ids(&self.grid, &guesses, name);
        yaml.key(indent, "cot");
        let own = |column: usize| {
            let kind = if guesses[column] == ColumnGuess::Centre { "giua" } else { "chu" };
            with_mark(vec![("kieu", kind.to_owned())], self.grid.title_mark(column))
        };
        for heading in columns::headings(&self.grid, false) {
            heading_lines(&heading, &ids, &own, yaml, indent + 4);
        }
        yaml.key(indent, "nhiem_vu");
        let indent = indent + 4;
        for row in 0..self.grid.body.len() {
            yaml.item();
            let lines = self.grid.cell(row, name).map(grid::SourceCell::typed).unwrap_or_default();
            let lines = if lines.is_empty() { vec![TypedLine::new(NOTHING, None)] } else { lines };
            yaml.prose(indent, "ten", &lines);
            for cell in self.grid.body[row].iter().filter(|cell| cell.column != name) {
                yaml.prose(indent, &ids[cell.column], &cell.typed());
            }
            if let Some(marks) = self.grid.row_marks(row, &ids, name, &|_| false) {
                yaml.raw(indent, &format!("dau_chu_thich: {marks}"), None);
            }
        }
    }
}
