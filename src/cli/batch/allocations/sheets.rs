//! The report of an allocation as a workbook: by unit, with live sums, and by task beside the
//! city's plan.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::budget;
use crate::pipeline::{Checked, Line};
use crate::tabular::workbook::{
    Align, Cell, Content, Look, NumberFormat, Page, Position, Workbook, cell_name,
};

/// The workbook.
pub(super) fn workbook(checked: &Checked) -> Workbook {
    Workbook { pages: vec![by_unit(checked), by_task(checked)] }
}

/// Row of the column names; above it stand the title and the unit of money.
const HEAD: u32 = 2;

struct Sheet {
    page: Page,
    number: NumberFormat,
}

impl Sheet {
    fn new(checked: &Checked, name: &str, title: &str, widths: Vec<u16>) -> Sheet {
        let scale = checked.lines.iter().map(|line| line.sum.normalize().scale());
        let parts = checked.by_unit().flat_map(|(_, figures)| figures);
        let scale = scale.chain(parts.map(|figure| figure.normalize().scale())).max().unwrap_or_default();
        let landscape = widths.iter().sum::<u16>() > 90;
        let page = Page {
            name: name.to_owned(),
            widths,
            frozen: (HEAD + 1, 0),
            repeated: Some((HEAD, HEAD)),
            landscape,
            ..Page::default()
        };
        let mut sheet = Sheet { page, number: NumberFormat::Grouped(u8::try_from(scale).unwrap_or(6)) };
        let title =
            Cell { content: Content::Text(title.to_owned()), look: Look { bold: true, ..Look::default() } };
        let last = u16::try_from(sheet.page.widths.len().saturating_sub(1)).unwrap_or_default();
        sheet.page.cells.insert((0, 0), title);
        let unit = format!("Đơn vị tính: {}", checked.allocation.unit.name());
        let look = Look { italic: true, align: Align::Right, ..Look::default() };
        sheet.page.cells.insert((1, 0), Cell { content: Content::Text(unit), look });
        sheet.page.merged = vec![((0, 0), (0, last)), ((1, 0), (1, last))];
        sheet
    }

    fn put(&mut self, at: Position, content: Content, bold: bool) {
        let (align, number) = match content {
            Content::Number(_) | Content::Formula(..) => (Align::Right, self.number),
            _ if at.0 == HEAD => (Align::Center, NumberFormat::General),
            _ => (Align::Left, NumberFormat::General),
        };
        let look = Look { bold, border: true, align, number, ..Look::default() };
        self.page.cells.insert(at, Cell { content, look });
    }

    fn texts(&mut self, row: u32, texts: &[&str]) {
        for (column, text) in (0u16..).zip(texts) {
            self.put((row, column), Content::Text((*text).to_owned()), true);
        }
    }

    /// The sum of the cells from one to another.
    fn sum(&mut self, at: Position, from: Position, to: Position, result: Decimal) {
        let formula = format!("SUM({}:{})", cell_name(from), cell_name(to));
        self.put(at, Content::Formula(formula, result), true);
    }

    fn difference(&mut self, at: Position, left: Position, right: Position, result: Decimal) {
        let formula = format!("{}-{}", cell_name(left), cell_name(right));
        self.put(at, Content::Formula(formula, result), true);
    }
}

/// Exact as parts and wholes of sums that were checked.
fn sum(figures: &[Decimal]) -> Decimal {
    budget::sum(figures.iter().copied()).unwrap_or_default()
}

/// A row a unit; under them their sum, the city's plan and the difference of the two.
fn by_unit(checked: &Checked) -> Page {
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
    let mut sheet = Sheet::new(checked, "Theo địa phương", title, widths);
    sheet.texts(HEAD, &names);
    let mut row = HEAD + 1;
    let mut sums = vec![Vec::new(); columns.len()];
    for ((name, figures), place) in checked.by_unit().zip(&checked.allocation.places) {
        sheet.put((row, 0), Content::Number(Decimal::from(row - HEAD)), false);
        if let Some(cell) = sheet.page.cells.get_mut(&(row, 0)) {
            (cell.look.number, cell.look.align) = (NumberFormat::Grouped(0), Align::Center);
        }
        sheet.put((row, 1), Content::Text(place.code.clone()), false);
        sheet.put((row, 2), Content::Text(name), false);
        for ((column, figure), sums) in (first..).zip(&figures).zip(&mut sums) {
            sheet.put((row, column), Content::Number(*figure), false);
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
            false => sheet.put((row + 1, column), Content::Number(city), true),
        }
        sheet.difference((row + 2, column), (row, column), (row + 1, column), sum - city);
    }
    sheet.page
}

/// A row a task and column: the sum over the units, the city's plan, the difference.
fn by_task(checked: &Checked) -> Page {
    let title = "ĐỐI CHIẾU VỚI KẾ HOẠCH CỦA THÀNH PHỐ THEO NHIỆM VỤ";
    let mut sheet = Sheet::new(checked, "Theo nhiệm vụ", title, vec![18, 40, 18, 18, 18, 14]);
    sheet.texts(HEAD, &["Mã", "Nhiệm vụ", "Cột", "Các địa phương", "Thành phố", "Chênh lệch"]);
    let names = checked.tasks.iter().map(|task| task.id.as_str()).zip(checked.by_task());
    let names: BTreeMap<&str, String> = names.map(|(id, (name, _))| (id, name)).collect();
    let titles = checked.columns.iter().map(|column| (column.id.as_str(), column.title.as_str()));
    let titles: BTreeMap<&str, &str> = titles.collect();
    for (row, line) in (HEAD + 1..).zip(&checked.lines) {
        let Line { task, column, sum, city } = line;
        let name = names.get(task.as_str()).cloned();
        let title = titles.get(column.as_str()).map(|title| (*title).to_owned());
        sheet.put((row, 0), Content::Text(task.clone()), false);
        sheet.put((row, 1), Content::Text(name.unwrap_or_default()), false);
        sheet.put((row, 2), Content::Text(title.unwrap_or_default()), false);
        sheet.put((row, 3), Content::Number(*sum), false);
        sheet.put((row, 4), Content::Number(*city), false);
        sheet.difference((row, 5), (row, 3), (row, 4), *sum - *city);
    }
    sheet.page
}
