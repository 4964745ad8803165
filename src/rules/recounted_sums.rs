//! Sums that a table states are the sums of its figures: totals, groups, columns that add up others.
//!
//! In: the tables of figures of the paper, those that the program added up itself left out. Out: a warning at
//! each sum that differs, with both figures; a note where rounding may be why, or where it is not sure what
//! a figure is the sum of. What the rows and columns are, `recounted` finds.

use rust_decimal::Decimal;

use super::found::Telling;
use super::paper_view::Line;
use super::{Breaches, PaperView, Rule};
use crate::budget;
use crate::content::money::format_amount;
use crate::finding::{Code, Severity, Verdict, Version};
use crate::recounted::{self, AddedUp, DoubtReason, MarksOfNumbers, RecognisedTable, Recount, SumDifference};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "B011", meaning: "Số tổng ghi trong bảng khác số cộng lại", since: Version(0, 2, 0)
    },
    clause: "thực hành",
    severity: Severity::Warning,
    about: "Trong bảng kinh phí, dòng tổng, dòng nhóm, cột tổng phải bằng các số được cộng; cột “Thành tiền” phải bằng “Số lượng” nhân “Đơn giá”. Xét bảng của tệp Word và cột gõ chữ \
            (`kieu: chu`) của tệp YAML; cột `kieu: tien` thì chương trình tự cộng. Lệch không quá nửa đơn vị cuối của mỗi số \
            được cộng thì có thể do làm tròn, chỉ là lưu ý; không rõ số nào cộng thành số nào thì nêu ra, coi là chưa xét được.",
    wrong: "dieu:\n  - Cấp kinh phí cho Tổ công nghệ số cộng đồng (chi tiết tại Phụ lục kèm theo).\n  - Quyết định này \
            có hiệu lực kể từ ngày ký./.\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      cot:\n        \
            - {ma: ten, ten: Nội dung, kieu: chu}\n        - {ma: tien, ten: Kinh phí (triệu đồng), kieu: chu, rong: 40}\n      \
            nhiem_vu:\n        - {ten: Mua máy tính, tien: \"130\"}\n        - {ten: In tài liệu, tien: \"20\"}\n        \
            - {ten: Tổng cộng, tien: \"140\"}",
    right: "dieu:\n  - Cấp kinh phí cho Tổ công nghệ số cộng đồng (chi tiết tại Phụ lục kèm theo).\n  - Quyết định này \
            có hiệu lực kể từ ngày ký./.\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      cot:\n        \
            - {ma: ten, ten: Nội dung, kieu: chu}\n        - {ma: tien, ten: Kinh phí (triệu đồng), kieu: chu, rong: 40}\n      \
            nhiem_vu:\n        - {ten: Mua máy tính, tien: \"130\"}\n        - {ten: In tài liệu, tien: \"20\"}\n        \
            - {ten: Tổng cộng, tien: \"150\"}",
    check,
};

/// How many parts of a sum are named one by one.
const MOST_NAMED: usize = 6;

/// What a difference within rounding is told together with.
const ROUNDED: &str = "cộng lại lệch trong phạm vi làm tròn";

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    let (mut seen, mut wrong, mut open) = (false, false, false);
    for table in paper.recognised().iter().filter(|table| table.has_money()) {
        let recount = table.recount();
        seen |= recount.held > 0 || recount != Recount::default();
        wrong |= !recount.differences.is_empty();
        open |= !recount.rounded.is_empty() || !recount.doubts.is_empty();
        let mut teller = RecountTeller { table, paper, found };
        recount.differences.iter().for_each(|one| teller.differs(one));
        recount.rounded.iter().for_each(|one| teller.rounded(one));
        if let Some(doubt) = recount.doubts.first() {
            teller.doubt(&doubt.of, doubt.why, recount.doubts.len());
        }
    }
    match (seen, wrong, open) {
        (false, ..) => Verdict::NotApplicable,
        (true, false, true) => Verdict::NotEvaluated,
        _ => Verdict::Passed,
    }
}

struct RecountTeller<'t, 'f, 'a> {
    table: &'t RecognisedTable<'a>,
    paper: &'t PaperView<'a>,
    found: &'f mut Breaches<'a>,
}

impl<'t, 'a> RecountTeller<'t, '_, 'a> {
    /// Tells a sum that differs.
    fn differs(&mut self, one: &SumDifference) {
        let message = self.sentence(one);
        let parts = match one.of {
            AddedUp::Product(_) => "số lượng, đơn giá",
            AddedUp::Columns(_) | AddedUp::Rows(_) => "từng số được cộng",
        };
        let hint =
            format!("xem lại {parts}; nếu chúng đúng cả thì sửa thành `{}`", self.amount(one.computed));
        self.add(one, Severity::Warning, message, hint);
        self.found.telling(Telling::Each);
        let part = match &one.of {
            AddedUp::Columns(columns) => columns.first().map(|(column, _)| (one.row, *column)),
            AddedUp::Rows(rows) => rows.first().map(|row| (*row, one.column)),
            AddedUp::Product([first, _]) => Some((one.row, *first)),
        };
        if let Some(line) = part.and_then(|(row, column)| self.line(row, column)) {
            let what = match one.of {
                AddedUp::Product(_) => "số lượng",
                AddedUp::Columns(_) | AddedUp::Rows(_) => "số thứ nhất được cộng",
            };
            self.found.related(line, what);
        }
    }

    /// Tells a sum that rounding may explain.
    fn rounded(&mut self, one: &SumDifference) {
        let message = format!("{}, có thể do làm tròn", self.sentence(one));
        let hint = "số đã làm tròn thì ghi chú dưới bảng, hoặc sửa cho khớp".to_owned();
        self.add(one, Severity::Note, message, hint);
        self.found.gather(ROUNDED);
    }

    /// Tells that it is not sure what figures are sums of, by the first of them.
    fn doubt(&mut self, one: &SumDifference, why: DoubtReason, count: usize) {
        let why = match why {
            DoubtReason::Formula => "cột này phần nhiều không bằng các cột ấy",
            DoubtReason::Groups => "không rõ dòng này có phải là tổng của các dòng ấy",
            DoubtReason::Rows => "không rõ dòng này là tổng của những dòng nào",
        };
        let more = if count > 1 {
            format!("; {} số khác của bảng cũng vậy", count - 1)
        } else {
            String::new()
        };
        let message = format!("{}; {why}, nên chưa xét được{more}", self.sentence(one));
        self.add(one, Severity::Note, message, "xem lại bảng bằng tay".to_owned());
        self.found.telling(Telling::Each);
    }

    fn add(&mut self, one: &SumDifference, severity: Severity, message: String, hint: String) {
        if let Some(line) = self.line(one.row, one.column) {
            self.found.add(severity, line, 0..line.text.len(), message, hint);
        }
    }

    /// The line of a cell.
    fn line(&self, row: usize, column: usize) -> Option<&'t Line<'a>> {
        let cell = self.table.rows[row].cells[column].as_ref()?;
        self.paper.line_of(cell.paragraph()?)
    }

    /// An amount as the table would print it.
    fn amount(&self, amount: Decimal) -> String {
        let text = format_amount(amount);
        let other = |mark| match mark {
            '.' => ',',
            ',' => '.',
            other => other,
        };
        match self.table.marks {
            MarksOfNumbers::Vietnamese => text,
            MarksOfNumbers::English => text.chars().map(other).collect(),
        }
    }

    /// What is printed, what its parts are together, and how far they are apart.
    fn sentence(&self, one: &SumDifference) -> String {
        let column = &self.table.columns[one.column];
        let unit = column.unit.map(|unit| format!(" {}", unit.name())).unwrap_or_default();
        let cell = self.table.rows[one.row].cells[one.column].as_ref();
        let printed = cell.map_or_else(|| self.amount(one.printed), |cell| cell.text.clone());
        let off = budget::difference(one.printed, one.computed).map(|off| self.amount(off.abs()));
        let off = off.map(|off| format!(", lệch {off}{unit}")).unwrap_or_default();
        let computed = self.amount(one.computed);
        let (what, parts) = match &one.of {
            AddedUp::Columns(of) => {
                let row = self.row(one.row);
                let parts = format!("cộng {}", self.columns(one.column, of));
                (format!("cột {} của {row}", self.column(one.column)), parts)
            }
            AddedUp::Rows(rows) => {
                let single = self.table.amounts().count() == 1;
                let at = if single { String::new() } else { format!(", cột {}", self.column(one.column)) };
                (format!("{}{at}", self.row(one.row)), format!("cộng {}", self.rows(rows)))
            }
            AddedUp::Product([many, each]) => {
                let parts = format!("{} nhân {}", self.column(*many), self.column(*each));
                (format!("cột {} của {}", self.column(one.column), self.row(one.row)), parts)
            }
        };
        format!("{what} ghi {printed}{unit}, {parts} được {computed}{unit}{off}")
    }

    /// A row in the middle of a sentence.
    fn row(&self, row: usize) -> String {
        let row = &self.table.rows[row];
        match (&row.label, row.called()) {
            (_, called) if called.is_empty() => "dòng này".to_owned(),
            (Some(_), called) if !row.name.is_empty() && !called.starts_with('`') => {
                format!("dòng {called} `{}`", recounted::shortened(&row.name))
            }
            (_, called) => format!("dòng {called}"),
        }
    }

    fn rows(&self, rows: &[usize]) -> String {
        match rows {
            [one] => self.row(*one),
            [first, .., last] if rows.len() > MOST_NAMED => {
                let ends = [first, last].map(|row| self.table.rows[*row].called());
                format!("{} dòng từ {} đến {}", rows.len(), ends[0], ends[1])
            }
            _ => {
                let names: Vec<String> = rows.iter().map(|row| self.table.rows[*row].called()).collect();
                match names.iter().all(|name| !name.is_empty()) {
                    true => format!("các dòng {}", names.join(", ")),
                    false => format!("{} dòng", rows.len()),
                }
            }
        }
    }

    fn column(&self, column: usize) -> String {
        let name = recounted::shortened(&self.table.columns[column].name());
        if name.is_empty() { format!("thứ {}", column + 1) } else { format!("`{name}`") }
    }

    fn columns(&self, column: usize, of: &[(usize, bool)]) -> String {
        if let Some(formula) = self.table.columns[column].formula.as_ref().filter(|formula| formula.of == of)
        {
            return format!("theo `{}`", formula.text);
        }
        let name = |(column, _): &(usize, bool)| self.column(*column);
        match of {
            [first, .., last] if of.len() > MOST_NAMED => {
                format!("{} cột từ {} đến {}", of.len(), name(first), name(last))
            }
            _ => format!("các cột {}", of.iter().map(name).collect::<Vec<_>>().join(", ")),
        }
    }
}
