//! Texts of several lines in the place of others.
//!
//! In: a text, its tree, the way to a value and what it is to say. Out: one patch. A comment beside the value stays
//! beside it. Texts of one line are left to [`super::patch`].

use super::super::plain::{ValueContext, written};
use super::super::{Node, Scalar, ValueStyle};
use super::Step;
use super::patch::{Patch, PatchedFile, entry_of, map_of, one_line, shown};

impl PatchedFile<'_> {
    /// A text of one line or more in the place of another.
    pub(super) fn retext(&self, root: &Node, path: &[Step], value: &str) -> Result<Patch, String> {
        let (node, around) = self.node(root, path)?;
        let is_block = is_block(node);
        let has_lines = node.scalar().is_some_and(|scalar| scalar.text.trim_end().contains('\n'));
        let is_one_line = !value.contains('\n');
        if is_one_line && (!is_block || !has_lines) {
            let patch = self.replace(root, path, value)?;
            // Quotes that only the old text needed go with it.
            let needed = |text: &str| written(text, around) == self.text[node.span.range()];
            let is_quoted = |scalar: &&Scalar| scalar.style == ValueStyle::Quoted && needed(&scalar.text);
            return Ok(match node.scalar().filter(is_quoted) {
                Some(_) => Patch { text: written(value, around), ..patch },
                None => patch,
            });
        }
        let Some((last, over)) = path.split_last() else {
            return Err(format!("{} không phải là giá trị của một khóa", shown(path)));
        };
        let outer = self.node(root, over)?.0;
        if around == ValueContext::Flow || self.is_flow(outer) {
            let brackets = if matches!(last, Step::Key(_)) { "ngoặc nhọn" } else { "ngoặc vuông" };
            return Err(format!("{} nằm trong {brackets}", shown(path)));
        }
        // Behind the colon of a key, or behind the dash of an item.
        let (sign, column) = match last {
            Step::Key(key) => {
                let entry = entry_of(map_of(outer, over)?, key, path)?;
                let start = entry.key_span.range();
                let colon = self.text[start.end..].find(':').map(|at| start.end + at + 1);
                (colon.ok_or_else(|| format!("{} viết khác thường", shown(path)))?, self.column(start.start))
            }
            Step::Item(_) => {
                let dash = self.dash(node).ok_or_else(|| format!("{} viết khác thường", shown(path)))?;
                (dash + 1, self.column(dash))
            }
        };
        let between = &self.text[sign..node.span.range().start.max(sign)];
        let head = match (between.contains('#'), is_block) {
            (false, _) => "",
            (true, true) => {
                between.lines().next().map_or("", |line| &line[line.find('#').unwrap_or(line.len())..])
            }
            (true, false) => return Err(format!("{} có ghi chú ở giữa", shown(path))),
        };
        let head = if head.is_empty() { String::new() } else { format!("  {}", head.trim_end()) };
        let end = node.span.range().end.max(sign);
        let end = self.text[..end].trim_end_matches(['\n', '\r']).len().max(sign);
        if is_one_line {
            let text = format!(" {}{head}", written(one_line(value)?, ValueContext::Block));
            return Ok(Patch { range: sign..end, inserted: false, text });
        }
        let block = self.block(value, column)?;
        // A comment behind the value goes behind the sign of the block: within it, it would be words.
        let line = self.text[end..self.line(end).end].trim_end_matches(['\n', '\r']);
        let comment = if line.trim().is_empty() || is_block { "" } else { line };
        let text = format!(" |{head}{comment}{}", block.trim_start_matches(" |"));
        Ok(Patch { range: sign..end + comment.len(), inserted: false, text })
    }

    /// A text of several lines, as it stands behind the colon of a key or the dash of an item in this column.
    pub(super) fn block(&self, value: &str, column: usize) -> Result<String, String> {
        let mut text = " |".to_owned();
        for (at, line) in value.trim_end().lines().enumerate() {
            let line = one_line(line)?;
            if at == 0 && (line.starts_with(' ') || line.trim().is_empty()) {
                return Err("giá trị cần ghi mở đầu bằng dòng trống hoặc thụt đầu dòng".to_owned());
            }
            text += self.line_end();
            if !line.trim().is_empty() {
                text += &format!("{}{line}", " ".repeat(column + 2));
            }
        }
        Ok(text)
    }

    /// The dash of an item of a list. Returns None if it is written otherwise.
    pub(super) fn dash(&self, item: &Node) -> Option<usize> {
        let start = self.text[..item.span.range().start].trim_end().len();
        let before = |at: usize| self.text[..at].trim_end().len().checked_sub(1);
        let is_dash = |at: &usize| self.text[*at..].starts_with('-');
        if !is_block(item) {
            return before(start).filter(is_dash);
        }
        // A block's place begins behind its header, `|`, which may have a comment.
        let line = self.line(start.saturating_sub(1));
        let signs = self.text[line.clone()].match_indices(['|', '>']).map(|(at, _)| line.start + at);
        signs.filter_map(before).find(is_dash)
    }
}

/// Whether a value is a block: `|` or `>`.
fn is_block(node: &Node) -> bool {
    matches!(node.scalar().map(|scalar| scalar.style), Some(ValueStyle::Literal | ValueStyle::Folded))
}
