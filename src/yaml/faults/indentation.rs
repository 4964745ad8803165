//! Lines at a column that is no level of the lines above.

use super::super::ValueStyle;
use super::super::page::excerpt;
use super::{Finding, Scene};

impl Scene<'_> {
    pub(super) fn indentation(&self) -> Finding {
        let line = self.page.line_at(self.at);
        if self.page.tab_in_indentation(line.clone()).is_some() {
            return self.tab();
        }
        let words = self.page.words_of_line(self.at);
        let indent = self.page.indent(self.at);
        if self.in_list_at(indent) && !self.text()[words.clone()].starts_with("- ") {
            return self.not_an_item();
        }
        if words.start < self.at {
            return self.behind_value();
        }
        if let Some(finding) = self.left_block() {
            return finding;
        }
        let is_item = self.text()[words.clone()].starts_with("- ");
        let levels = self.levels(is_item);
        if levels.contains(&indent) {
            return self.unknown_at_level();
        }
        let wanted: Vec<String> = levels.iter().map(ToString::to_string).collect();
        let message = format!("dòng này thụt {indent} dấu cách, không thẳng hàng với dòng nào ở trên");
        let hint = match self.trail.open.is_empty() {
            true => format!("bỏ dấu cách thừa ở đầu các dòng trên (đang thụt {})", wanted.join(", ")),
            false => format!("các mục cùng cấp thụt bằng nhau; ở đây cần {} dấu cách", wanted.join(" hoặc ")),
        };
        self.error(words, message, hint)
    }

    /// The columns of the lists, or of the maps, a next line could belong to, or of all where
    /// there is none of its sort; the outermost first.
    fn levels(&self, is_item: bool) -> Vec<usize> {
        let open = self.trail.open.iter().chain(&self.trail.closed);
        let blocks: Vec<_> = open.filter(|open| !open.flow && open.start <= self.at).collect();
        let own_sort = blocks.iter().any(|open| open.list == is_item);
        let mut levels: Vec<usize> = blocks
            .iter()
            .filter(|open| !own_sort || open.list == is_item)
            .map(|open| self.text()[self.page.line_at(open.start).start..open.start].chars().count())
            .collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// Whether the innermost open block is a list whose items begin at this column.
    pub(super) fn in_list_at(&self, indent: usize) -> bool {
        let list = self.trail.open.iter().rev().find(|open| !open.flow).filter(|open| open.list);
        list.is_some_and(|list| self.page.indent(list.start) == indent)
    }

    pub(super) fn not_an_item(&self) -> Finding {
        let words = self.page.words_of_line(self.at);
        let shown = excerpt(&self.text()[words.clone()]);
        self.error(
            words,
            format!("dòng `{shown}` nằm trong danh sách nhưng không mở đầu bằng `- `"),
            "thêm `- ` ở đầu dòng; nếu là khóa của mục ngoài, đưa ra thẳng hàng với khóa đó",
        )
    }

    /// Words behind a finished value on its line.
    fn behind_value(&self) -> Finding {
        let shown = excerpt(&self.text()[self.rest()]);
        self.error(
            self.rest(),
            format!("giá trị đã kết thúc trước `{shown}`"),
            "đặt cả giá trị trong dấu nháy kép, hoặc dùng khối `|`",
        )
    }

    /// A line that is no part of the block text above it because its indentation is too small.
    pub(super) fn left_block(&self) -> Option<Finding> {
        let (block, style) = self.trail.scalar.as_ref()?;
        if !matches!(style, ValueStyle::Literal | ValueStyle::Folded) || block.end > self.at {
            return None;
        }
        let between = &self.text()[block.end..self.page.line_at(self.at).start.max(block.end)];
        let wanted = block.start - self.page.line_at(block.start).start;
        let indent = self.page.indent(self.at);
        if !between.trim().is_empty() || indent >= wanted {
            return None;
        }
        let message = format!("dòng này thụt {indent} dấu cách nên rơi ra ngoài khối chữ ở trên");
        let hint =
            format!("nếu thuộc khối chữ, thụt đủ {wanted} dấu cách; nếu là khóa mới, viết `khóa: giá trị`");
        let place = self.page.words_of_line(self.at);
        Some(self.error(place, message, hint).related(self.page.span(block.clone()), "khối chữ"))
    }

    fn unknown_at_level(&self) -> Finding {
        let words = self.page.words_of_line(self.at);
        let shown = excerpt(&self.text()[words.clone()]);
        self.error(
            words,
            format!("dòng `{shown}` không khớp với cấp của các dòng ở trên"),
            "trong một mục, mọi dòng cùng cấp hoặc đều là `khóa: giá trị`, hoặc đều mở đầu bằng `- `",
        )
    }

    /// A block whose first lines are blank but carry more spaces than its text.
    pub(super) fn blank_before_block(&self) -> Finding {
        let mut place = self.page.line_at(self.at);
        while let Some(line) = self.page.line_before(place.start) {
            if line.is_empty() || !self.text()[line.clone()].trim().is_empty() {
                break;
            }
            place = line;
        }
        self.error(
            place,
            "dòng trống ở đầu khối chữ có nhiều dấu cách hơn dòng chữ đầu tiên",
            "xóa dòng trống này, hoặc xóa các dấu cách trong nó",
        )
    }
}
