//! The report of an allocation as a workbook: one page by locality, with live sums, and one by task beside
//! the city's plan.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::budget;
use crate::pipeline::{AllocationLine, Checked};
use crate::tabular::workbook::{
    CellAlign, NumberFormat, Position, Workbook, WorkbookCell, WorkbookContent, WorkbookLook, WorkbookPage,
    cell_name,
};

/// The workbook.
pub(super) fn workbook(checked: &Checked) -> Workbook {
    Workbook { pages: vec![by_unit(checked), by_task(checked)] }
}

/// Row of the column names; the title and the unit of money are above it.
const HEAD: u32 = 2;

struct ReportSheet {
    page: WorkbookPage,
    number: NumberFormat,
}

impl ReportSheet {
    fn new(checked: &Checked, name: &str, title: &str, widths: Vec<u16>) -> ReportSheet {
        let scale = checked.lines.iter().map(|line| line.sum.normalize().scale());
        let parts = checked.by_unit().flat_map(|(_, figures)| figures);
        let scale = scale.chain(parts.map(|figure| figure.normalize().scale())).max().unwrap_or_default();
        let landscape = widths.iter().sum::<u16>() > 90;
        let page = WorkbookPage {
            name: name.to_owned(),
            widths,
            frozen: (HEAD + 1, 0),
            repeated: Some((HEAD, HEAD)),
            landscape,
            ..WorkbookPage::default()
        };
        let mut sheet = ReportSheet { page, number: NumberFormat::Grouped(u8::try_from(scale).unwrap_or(6)) };
        let title = WorkbookCell {
            content: WorkbookContent::Text(title.to_owned()),
            look: WorkbookLook { bold: true, ..WorkbookLook::default() },
        };
        let last = u16::try_from(sheet.page.widths.len().saturating_sub(1)).unwrap_or_default();
        sheet.page.cells.insert((0, 0), title);
        let unit = format!("Đơn vị tính: {}", checked.allocation.unit.name());
        let look = WorkbookLook { italic: true, align: CellAlign::Right, ..WorkbookLook::default() };
        sheet.page.cells.insert((1, 0), WorkbookCell { content: WorkbookContent::Text(unit), look });
        sheet.page.merged = vec![((0, 0), (0, last)), ((1, 0), (1, last))];
        sheet
    }

    fn put(&mut self, at: Position, content: WorkbookContent, bold: bool) {
        let (align, number) = match content {
            WorkbookContent::Number(_) | WorkbookContent::Formula(..) => (CellAlign::Right, self.number),
            _ if at.0 == HEAD => (CellAlign::Center, NumberFormat::General),
            _ => (CellAlign::Left, NumberFormat::General),
        };
        let look = WorkbookLook { bold, border: true, align, number, ..WorkbookLook::default() };
        self.page.cells.insert(at, WorkbookCell { content, look });
    }

    fn texts(&mut self, row: u32, texts: &[&str]) {
        for (column, text) in (0u16..).zip(texts) {
            self.put((row, column), WorkbookContent::Text((*text).to_owned()), true);
        }
    }

    /// The sum of the cells from one to another.
    fn sum(&mut self, at: Position, from: Position, to: Position, result: Decimal) {
        let formula = format!("SUM({}:{})", cell_name(from), cell_name(to));
        self.put(at, WorkbookContent::Formula(formula, result), true);
    }

    fn difference(&mut self, at: Position, left: Position, right: Position, result: Decimal) {
        let formula = format!("{}-{}", cell_name(left), cell_name(right));
        self.put(at, WorkbookContent::Formula(formula, result), true);
    }
}

/// The sum; it does not overflow, for the figures are parts and wholes of sums that were checked.
fn sum(figures: &[Decimal]) -> Decimal {
    budget::sum(figures.iter().copied()).unwrap_or_default()
}

/// One row per locality; under them their sum, the city's plan and the difference of the two.
fn by_unit(checked: &Checked) -> WorkbookPage {
    let columns = &checked.columns;
    let mut names = vec!["STT", "Mã", "Địa phương"];
    names.extend(columns.iter().map(|column| column.title.as_str()));
    let first: u16 = 3;
    let count = u16::try_from(columns.len()).unwrap_or_default();
    let total = (count > 1).then_some(first + count);
    names.extend(total.map(|_| "Tổng"));
    let mut widths = vec![6, 10, 30];
    widths.resize(names.len(), 18);
    let title = "TỔNG HỢP KINH PHÍ THÀNH PHỐ PHÂN BỔ CHO CÁC ĐỊA PHƯƠNG";
    let mut sheet = ReportSheet::new(checked, "Theo địa phương", title, widths);
    sheet.texts(HEAD, &names);
    let mut row = HEAD + 1;
    let mut sums = vec![Vec::new(); columns.len()];
    for ((name, figures), place) in checked.by_unit().zip(&checked.allocation.places) {
        sheet.put((row, 0), WorkbookContent::Number(Decimal::from(row - HEAD)), false);
        if let Some(cell) = sheet.page.cells.get_mut(&(row, 0)) {
            (cell.look.number, cell.look.align) = (NumberFormat::Grouped(0), CellAlign::Center);
        }
        sheet.put((row, 1), WorkbookContent::Text(place.code.clone()), false);
        sheet.put((row, 2), WorkbookContent::Text(name), false);
        for ((column, figure), sums) in (first..).zip(&figures).zip(&mut sums) {
            sheet.put((row, column), WorkbookContent::Number(*figure), false);
            sums.push(*figure);
        }
        if let Some(total) = total {
            sheet.sum((row, total), (row, first), (row, total - 1), sum(&figures));
        }
        row += 1;
    }
    let mut sums: Vec<Decimal> = sums.iter().map(|figures| sum(figures)).collect();
    let mut of_city: BTreeMap<&str, Vec<Decimal>> = BTreeMap::new();
    checked.lines.iter().for_each(|line| of_city.entry(&line.column).or_default().push(line.city));
    let city = |id: &str| sum(of_city.get(id).map(Vec::as_slice).unwrap_or_default());
    let mut planned: Vec<Decimal> = columns.iter().map(|column| city(&column.id)).collect();
    if total.is_some() {
        sums.push(sum(&sums));
        planned.push(sum(&planned));
    }
    for (at, label) in (row..).zip(["Tổng cộng", "Kế hoạch của thành phố", "Chênh lệch"]) {
        sheet.texts(at, &["", "", label]);
    }
    for ((column, sum), city) in (first..).zip(sums).zip(planned) {
        sheet.sum((row, column), (HEAD + 1, column), (row - 1, column), sum);
        match total == Some(column) {
            true => sheet.sum((row + 1, column), (row + 1, first), (row + 1, column - 1), city),
            false => sheet.put((row + 1, column), WorkbookContent::Number(city), true),
        }
        sheet.difference((row + 2, column), (row, column), (row + 1, column), sum - city);
    }
    sheet.page
}

/// One row per task and column: the sum over the localities, the city's plan, the difference.
fn by_task(checked: &Checked) -> WorkbookPage {
    let title = "ĐỐI CHIẾU VỚI KẾ HOẠCH CỦA THÀNH PHỐ THEO NHIỆM VỤ";
    let mut sheet = ReportSheet::new(checked, "Theo nhiệm vụ", title, vec![18, 40, 18, 18, 18, 14]);
    sheet.texts(HEAD, &["Mã", "Nhiệm vụ", "Cột", "Các địa phương", "Thành phố", "Chênh lệch"]);
    let names = checked.tasks.iter().map(|task| task.id.as_str()).zip(checked.by_task());
    let names: BTreeMap<&str, String> = names.map(|(id, (name, _))| (id, name)).collect();
    let titles = checked.columns.iter().map(|column| (column.id.as_str(), column.title.as_str()));
    let titles: BTreeMap<&str, &str> = titles.collect();
    for (row, line) in (HEAD + 1..).zip(&checked.lines) {
        let AllocationLine { task, column, sum, city } = line;
        let name = names.get(task.as_str()).cloned();
        let title = titles.get(column.as_str()).map(|title| (*title).to_owned());
        sheet.put((row, 0), WorkbookContent::Text(task.clone()), false);
        sheet.put((row, 1), WorkbookContent::Text(name.unwrap_or_default()), false);
        sheet.put((row, 2), WorkbookContent::Text(title.unwrap_or_default()), false);
        sheet.put((row, 3), WorkbookContent::Number(*sum), false);
        sheet.put((row, 4), WorkbookContent::Number(*city), false);
        sheet.difference((row, 5), (row, 3), (row, 4), *sum - *city);
    }
    sheet.page
}
