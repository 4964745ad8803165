//! Tables of data as they are typed: with money, groups and totals where the figures add up, else as words.
//!
//! In: tables of the tree that was recognised, with the lines above each. Out: the lines of `bang`, and what
//! is doubtful in it.

mod checked;
mod columns;
mod figures;
mod grid;
mod made;
mod noted;
mod numbered;
mod sums;
mod typed_columns;

pub(super) use crate::content::sheet_table::folded;
pub(super) use grid::GridTable;

use columns::ColumnGuess;
use figures::RowGuess;
use noted::TypedNote;
use sums::Summed;
use typed_columns::{heading_lines, own_keys, with_mark};

use super::doubts::DoubtfulPlace;
use super::escape::prose;
use super::yaml_text::{NOTHING, TypedLine, Within, YamlText, scalar};
use crate::content::money::signed::parse_signed;
use crate::content::money::{Unit, typed_amount};

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
            words.filter(|text| !text.is_empty()).take(2).any(|text| sums::is_total(&folded(&text)))
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

    /// Tells each stated sum that is not the computed one, which is what the paper will have.
    fn tell(&self, summed: &Summed, yaml: &mut YamlText, indent: usize, doubts: &mut Vec<DoubtfulPlace>) {
        for (row, column, stated, computed) in &summed.differing {
            let at = self.grid.cell(*row, *column).and_then(|cell| cell.lines.first()?.at).or(self.grid.at);
            let name = self.grid.row_name(*row);
            let name: String = name.chars().take(60).collect();
            let message = format!(
                "số cộng ghi {} nhưng các số của nhiệm vụ cộng lại là {} (hàng `{name}`)",
                sums::told(*stated),
                sums::told(*computed)
            );
            yaml.comment(indent, &format!("Xem lại: {message}"));
            doubts.push(
                DoubtfulPlace::new(at, message)
                    .hint("văn bản in số cộng được; xem số nào của nhiệm vụ trong bảng gốc ghi sai"),
            );
        }
    }

    /// A table whose figures are computed.
    fn summed(&self, summed: &Summed, yaml: &mut YamlText, indent: usize) {
        let ids = columns::ids(&self.grid, &summed.columns, summed.name);
        if summed.restarts && summed.rows.iter().any(|row| matches!(row, RowGuess::Group(_))) {
            yaml.value(indent, "danh_so", "theo_nhom", None);
        }
        match summed.zero {
            Some("-") => yaml.raw(indent, "so_khong: \"-\"", None),
            Some(zero) => yaml.value(indent, "so_khong", zero, None),
            None => {}
        }
        if let Some(sign) = summed.sign {
            yaml.value(indent, "so_am", sign, None);
        }
        let numbers = numbered::of(&self.grid, &summed.columns);
        if let Some(numbers) = &numbers {
            yaml.value(indent, "so_cot", numbers.style, None);
        }
        let own = |column: usize| {
            let keys = own_keys(column, summed, numbers.as_ref(), &ids);
            with_mark(keys, self.grid.title_mark(column))
        };
        yaml.key(indent, "cot");
        for heading in columns::headings(&self.grid, numbers.is_some()) {
            heading_lines(&heading, &ids, &own, yaml, indent + 4);
        }
        let mut depth = indent;
        let mut opened = [false; 2];
        for (row, guess) in summed.rows.iter().enumerate() {
            match guess {
                RowGuess::Total => {}
                RowGuess::Group(level) => {
                    depth = indent + level * 4;
                    if !std::mem::replace(&mut opened[*level], true) {
                        yaml.key(depth, "nhom");
                    }
                    opened[*level + 1..].fill(false);
                    depth += 4;
                    yaml.item();
                    yaml.prose(depth, "ten", &self.group_name(row, summed));
                    self.marks(row, (&ids, summed), yaml, depth);
                }
                RowGuess::Task => {
                    if row == 0 || matches!(summed.rows[row - 1], RowGuess::Group(_) | RowGuess::Total) {
                        yaml.key(depth, "nhiem_vu");
                    }
                    self.task(row, summed, &ids, yaml, depth + 4);
                    self.marks(row, (&ids, summed), yaml, depth + 4);
                }
            }
        }
        let total = summed.rows.iter().position(|row| *row == RowGuess::Total);
        match total {
            None if !summed.has_money() => {}
            None => yaml.value(indent, "tong_cong", "không", None),
            Some(row) => {
                let money = |column: usize| !summed.columns[column].holds_figures();
                let is_number = |column: &usize| summed.columns[*column] == ColumnGuess::RowNumber;
                let numbers =
                    (0..self.grid.columns).filter(is_number).map(|column| self.grid.text(row, column));
                let is_number_text = |text: &String| {
                    (1..=4).contains(&text.len())
                        && text.bytes().all(|one| one.is_ascii_uppercase() || one.is_ascii_digit())
                };
                let number = numbers.into_iter().find(is_number_text);
                let words = (0..self.grid.columns).filter(|column| money(*column));
                let words = words.filter(|column| number.is_none() || !is_number(column));
                let words: Vec<String> =
                    words.map(|column| self.grid.text(row, column)).filter(|text| !text.is_empty()).collect();
                yaml.key(indent, "tong_cong");
                if row == 0 && summed.rows.len() > 1 {
                    yaml.value(indent + 2, "vi_tri", "dau", None);
                }
                if let Some(number) = &number {
                    yaml.value(indent + 2, "so", number, None);
                }
                yaml.value(indent + 2, "nhan", &prose(&words.join(" ")), None);
                self.marks(row, (&ids, summed), yaml, indent + 2);
            }
        }
    }

    /// The marks of a row's cells.
    fn marks(&self, row: usize, (ids, summed): (&[String], &Summed), yaml: &mut YamlText, indent: usize) {
        // The words of a group and of totals begin where there is room.
        let is_task = summed.rows[row] == RowGuess::Task;
        let is_name = |column: usize| !is_task && !summed.columns[column].holds_figures();
        if let Some(marks) = self.grid.row_marks(row, ids, summed.name, &is_name) {
            yaml.raw(indent, &format!("dau_chu_thich: {marks}"), None);
        }
    }

    /// The name of a group: the only words of its row beside its number.
    fn group_name(&self, row: usize, summed: &Summed) -> Vec<TypedLine> {
        let cells = self.grid.body[row].iter().filter(|cell| {
            matches!(summed.columns[cell.column], ColumnGuess::Words | ColumnGuess::Centre)
                && !cell.lines.is_empty()
        });
        let lines: Vec<TypedLine> = cells.flat_map(grid::SourceCell::typed).collect();
        if lines.is_empty() { vec![TypedLine::new(NOTHING, None)] } else { lines }
    }

    fn task(&self, row: usize, summed: &Summed, ids: &[String], yaml: &mut YamlText, indent: usize) {
        yaml.item();
        let name = self.grid.cell(row, summed.name).map(grid::SourceCell::typed).unwrap_or_default();
        yaml.prose(indent, "ten", &name);
        let mut amounts = Vec::new();
        for (column, guess) in summed.columns.iter().enumerate() {
            match guess {
                ColumnGuess::Money => {
                    let text = self.grid.text(row, column);
                    let amount = parse_signed(&text).unwrap_or_default();
                    amounts.push(format!("{}: {}", ids[column], scalar(&typed_amount(amount), Within::Flow)));
                }
                ColumnGuess::Words | ColumnGuess::Centre if column != summed.name => {
                    let lines = self.grid.cell(row, column).map(grid::SourceCell::typed).unwrap_or_default();
                    yaml.prose(indent, &ids[column], &lines);
                }
                _ => {}
            }
        }
        if !amounts.is_empty() {
            yaml.raw(indent, &format!("kinh_phi: {{{}}}", amounts.join(", ")), self.grid.at);
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
