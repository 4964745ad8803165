//! A comparison as a table on a terminal.

use crate::budget::comparison::{ComparisonLevel, ComparisonRow, ShownRows, TableComparison, rows};
use crate::pipeline::Comparison;

/// The longest line of a name, in letters.
const NAME: usize = 48;

/// All tables, one below the other.
pub(super) fn text(comparison: &Comparison, [old, new]: [&str; 2], shown: ShownRows) -> String {
    let mut text = format!("So sánh kinh phí\n  bản cũ: {old}\n  bản mới: {new}\n");
    for diff in &comparison.tables {
        text.push('\n');
        if let Some(id) = diff.id.as_ref().filter(|_| comparison.tables.len() > 1) {
            text += &format!("Bảng {id}. ");
        }
        if diff.is_empty() {
            text += "Không có thay đổi.\n";
        }
        for (was, is) in &diff.retitled {
            text += &format!("Đổi tên cột “{was}” thành “{is}”.\n");
        }
        if !diff.is_empty() || shown == ShownRows::All {
            text += &format!("Đơn vị tính: {}\n", diff.unit.name());
            text += &table(diff, shown);
        }
    }
    text
}

/// The cells of a line: number, name, old, new, difference, per cent.
type LineCells = [String; 6];

fn table(diff: &TableComparison, shown: ShownRows) -> String {
    let head: LineCells = ["TT", "Nhiệm vụ", "Cũ", "Mới", "Tăng, giảm", "%"].map(str::to_owned);
    let mut lines = vec![head];
    for row in rows(diff, shown) {
        // The total is set apart.
        if row.level == ComparisonLevel::Total {
            lines.push(LineCells::default());
        }
        push(&row, &mut lines);
    }
    let width = |at: usize| lines.iter().map(|cells| cells[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    let line = |cells: &LineCells| {
        let mut line = String::new();
        for (at, (cell, &width)) in cells.iter().zip(&widths).enumerate() {
            line += &if at < 2 { format!("{cell:<width$}  ") } else { format!("{cell:>width$}  ") };
        }
        format!("{}\n", line.trim_end())
    };
    lines.iter().map(line).collect()
}

fn push(row: &ComparisonRow, lines: &mut Vec<LineCells>) {
    let (first, indent) = match row.level {
        ComparisonLevel::Total | ComparisonLevel::Group => ("", ""),
        ComparisonLevel::Task => ("", "  "),
        ComparisonLevel::Column => ("- ", "    "),
    };
    let mut names = wrapped(&format!("{first}{}", row.name), NAME - indent.len()).into_iter();
    let [old, new, change, share] = row.words();
    let name = format!("{indent}{}", names.next().unwrap_or_default());
    lines.push([row.number.clone(), name, old, new, change, share]);
    let notes = if row.note.is_empty() {
        Vec::new()
    } else {
        wrapped(&format!("({})", row.note), NAME - indent.len())
    };
    for words in names.chain(notes) {
        let mut cells = LineCells::default();
        cells[1] = format!("{indent}{words}");
        lines.push(cells);
    }
}

/// Wraps a text to lines of at most this many letters; a longer word gets a line of its own.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
