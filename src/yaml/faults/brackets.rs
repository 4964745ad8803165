//! Lists and maps in brackets: not closed, closed by the wrong one, badly separated.

use super::{Finding, Scene};

impl Scene<'_> {
    pub(super) fn bracket(&self) -> Finding {
        let open = self.trail.open.iter().rev().find(|open| open.flow);
        let Some(open) = open else { return self.unknown() };
        let (sign, other) = if open.list { ('[', ']') } else { ('{', '}') };
        let hint = "giữa các mục là dấu phẩy; chữ có `:` hoặc `,` đặt trong dấu nháy kép";
        let same_line = self.page.line_number(open.start) == self.page.line_number(self.at);
        // At the end of the file the parser itself points at the bracket.
        if same_line && self.at > open.start {
            let message = format!("trong `{sign}…{other}`, YAML không hiểu chỗ này");
            return self.error(self.rest(), message, hint);
        }
        let message = format!("dấu `{sign}` mở ở đây chưa đóng");
        let hint =
            format!("thêm `{other}` ở cuối; nếu `{sign}` là chữ cần in, đặt cả giá trị trong dấu nháy kép");
        let finding = self.error(self.page.rest_of_line(open.start), message, hint);
        match same_line {
            true => finding,
            false => finding.related(self.page.span(self.rest()), "đến đây YAML không hiểu tiếp được"),
        }
    }

    pub(super) fn wrong_bracket(&self) -> Finding {
        let sign: String = self.text()[self.at..].chars().take(1).collect();
        let message = format!("dấu `{sign}` này không khớp với dấu ngoặc mở nào");
        let end = self.at + sign.len();
        self.error(self.at..end, message, "xóa dấu thừa, hoặc đổi cho khớp: `[` với `]`, `{` với `}`")
    }
}
