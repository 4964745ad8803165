//! A table on a terminal: numbers, names and figures in columns.
//!
//! In: a table. Out: text. It leaves printing to the caller.

use super::Priced;

/// Longest line of a name, in letters.
const NAME: usize = 48;
/// Longest line of a head over figures.
const HEAD: usize = 14;

/// The table as text, all figures as they are on paper.
pub fn text(table: &Priced) -> String {
    let mut text = heading(table);
    let figures = table.figures();
    let mut rows: Vec<Vec<Vec<String>>> = Vec::new();
    let mut head = vec![vec![String::new()], vec!["Nhiệm vụ".to_owned()]];
    head.extend(figures.iter().map(|&column| wrap(&table.column_name(column), HEAD)));
    rows.push(head);
    for line in table.lines() {
        let mut cells = vec![vec![line.row.label().to_owned()], wrap(&line.name(table.bang()), NAME)];
        cells.extend(figures.iter().map(|&column| vec![line.words(column)]));
        rows.push(cells);
    }
    let width = |column: usize| {
        let lines = rows.iter().flat_map(|row| &row[column]);
        lines.map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..figures.len() + 2).map(width).collect();
    for (at, row) in rows.iter().enumerate() {
        push(row, &widths, &mut text);
        let total = table.bang().total.as_ref();
        let beside_total = match total.map(|total| total.first) {
            Some(true) => at == 1,
            Some(false) => at + 2 == rows.len(),
            None => false,
        };
        if at == 0 || beside_total {
            let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            text += &(rule.join("  ") + "\n");
        }
    }
    for note in &table.notes {
        text += &format!("{}\n", note.words);
    }
    text
}

/// The lines above a table: where it is, its id and its unit.
pub(super) fn heading(table: &Priced) -> String {
    let mut text = table.over.join(". ") + "\n";
    let id = table.bang().ma().map(|id| format!("Bảng `{id}`. ")).unwrap_or_default();
    text += &format!("{id}Đơn vị tính: {}\n\n", table.sheet.unit().name());
    text
}

/// Adds a row: names to the left, figures to the right. Both begin on the first line: figures beside the
/// last line of a name would be far from its number.
fn push(row: &[Vec<String>], widths: &[usize], text: &mut String) {
    let height = row.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (lines, width))| {
            let line = lines.get(at).map_or("", String::as_str);
            let blank = " ".repeat(width - line.chars().count());
            if column < 2 { format!("{line}{blank}") } else { format!("{blank}{line}") }
        });
        *text += cells.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
}

/// Words in lines of at most `width` letters; a longer word has a line of its own.
pub(super) fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let line = lines.last_mut().expect("there is one from the start");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
