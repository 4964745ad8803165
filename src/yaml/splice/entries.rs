//! Keys that come with values of any shape, and keys that go.
//!
//! In: a text, its tree, the way to a map. Out: one patch. New keys with one text are left to [`super::patch`].

use super::super::plain::ValueContext;
use super::super::{Node, Value, ValueStyle, typed_entry, typed_inline};
use super::Step;
use super::patch::{Patch, PatchedFile, entry_of, map_of, one_line, shown};

impl PatchedFile<'_> {
    /// A new key of a map, or the value of one that has nothing behind it.
    pub(super) fn put(
        &self,
        root: &Node,
        path: &[Step],
        after: Option<&str>,
        (key, value): (&str, &Node),
    ) -> Result<Patch, String> {
        let (node, around) = self.node(root, path)?;
        let map = map_of(node, path)?;
        let is_flow = around == ValueContext::Flow || self.is_flow(node);
        one_line(key)?;
        if let Ok(entry) = entry_of(map, key, path) {
            if !entry.value.is_empty() {
                return Err(format!("khóa `{key}` đã có giá trị"));
            }
            let start = entry.key_span.range().end;
            let colon = self.text[start..].find(':').map_or(start, |at| start + at + 1);
            let end = entry.value.span.range().end.max(colon);
            let rest = if is_flow { "" } else { &self.text[colon..self.line(end).end] };
            if rest.contains('#') {
                return Err(format!("khóa `{key}` có ghi chú ở giữa"));
            }
            let text = match is_flow {
                true => format!(" {}", self.between_braces(key, value)?),
                false => self.lines(key, value, self.column(entry.key_span.range().start), Some(key)),
            };
            let end = self.text[..end].trim_end_matches(['\n', '\r']).len().max(colon);
            return Ok(Patch { range: colon..end, inserted: false, text });
        }
        let patch = |at: usize, text: String| Patch { range: at..at, inserted: true, text };
        let before = match after {
            Some(after) => Some(entry_of(map, after, path)?),
            None => map.last(),
        };
        let Some(before) = before else {
            return Ok(patch(
                node.span.range().start + 1,
                format!("{key}: {}", self.between_braces(key, value)?),
            ));
        };
        let end = before.value.span.range().end.max(before.key_span.range().end);
        if is_flow {
            return Ok(patch(end, format!(", {key}: {}", self.between_braces(key, value)?)));
        }
        let column = self.column(before.key_span.range().start);
        let end = self.text[..end].trim_end_matches(['\n', '\r']).len().max(before.key_span.range().end);
        let at = self.behind_comments(self.line(end).end, column);
        let lines = self.lines(key, value, column, None);
        let line_end = self.line_end();
        Ok(match self.text[..at].ends_with('\n') {
            true => patch(at, format!("{lines}{line_end}")),
            false => patch(at, format!("{line_end}{lines}")),
        })
    }

    /// The lines of a key and its value in this column, without the last line end; only what is behind the colon if
    /// the key is there.
    fn lines(&self, key: &str, value: &Node, column: usize, there: Option<&str>) -> String {
        let text = typed_entry(key, value, column);
        let text = text.trim_end_matches('\n').replace('\n', self.line_end());
        match there.and_then(|_| text.find(':')) {
            Some(colon) => text[colon + 1..].to_owned(),
            None => text,
        }
    }

    fn between_braces(&self, key: &str, value: &Node) -> Result<String, String> {
        typed_inline(value)
            .ok_or_else(|| format!("khóa `{key}` có nhiều dòng, không ghi được trong ngoặc nhọn"))
    }

    /// A key goes, with its value and its lines.
    pub(super) fn remove(&self, root: &Node, path: &[Step], key: &str) -> Result<Patch, String> {
        let (node, around) = self.node(root, path)?;
        let map = map_of(node, path)?;
        let entry = entry_of(map, key, path)?;
        let at = map.iter().position(|one| one.key == entry.key).unwrap_or_default();
        let next = map.get(at + 1);
        let patch = |range| Patch { range, inserted: false, text: String::new() };
        let (start, end) = (entry.key_span.range().start, entry.value.span.range().end);
        if around == ValueContext::Flow || self.is_flow(node) {
            let range = match (next, at.checked_sub(1).and_then(|before| map.get(before))) {
                (Some(next), _) => start..next.key_span.range().start,
                (None, Some(before)) => before.value.span.range().end..end,
                (None, None) => start..end,
            };
            return match self.text[range.clone()].contains(['#', '\n']) {
                true => Err(format!("khóa `{key}` không đứng gọn trên một dòng")),
                false => Ok(patch(range)),
            };
        }
        let line = self.line(start);
        let last = self.line(self.text[..end.max(start)].trim_end_matches(['\n', '\r']).len());
        if self.text[line.start..start].trim().is_empty() {
            // Comments further to the right are about what was in it.
            let is_one =
                matches!(&entry.value.value, Value::Scalar(scalar) if scalar.style != ValueStyle::Filled);
            let end = if is_one { last.end } else { self.behind_comments(last.end, self.column(start)) };
            return Ok(patch(line.start..end));
        }
        // It stands behind the dash of an item: the next key takes its place.
        let next = next.map(|next| next.key_span.range().start);
        let next = next.filter(|next| !self.text[last.end..*next].contains('#') && last.end <= *next);
        next.map(|next| patch(start..next)).ok_or_else(|| format!("{} không bỏ được", shown_key(path, key)))
    }
}

fn shown_key(path: &[Step], key: &str) -> String {
    let path: Vec<Step> = path.iter().cloned().chain([Step::from(key)]).collect();
    shown(&path)
}
