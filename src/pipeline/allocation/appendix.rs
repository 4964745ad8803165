//! The report of an allocation as YAML of an appendix to the city's plan.

use rust_decimal::Decimal;

use super::Checked;
use crate::budget;
use crate::content::first_capital;
use crate::content::money::typed_amount;
use crate::document::Document;
use crate::pipeline::{Input, Report, referred};
use crate::units::allocation::CityColumn;
use crate::yaml::{Node, Value};

/// Its name on paper.
const TITLE: &str = "Tổng hợp kinh phí thành phố phân bổ cho các địa phương";

/// Under its tables.
const NOTE: &str = "Số phân bổ của từng nhiệm vụ bằng đúng số ghi tại kế hoạch của thành phố.";

/// So many columns of money fit on a sheet held upright.
const UPRIGHT: usize = 3;

/// Is it the appendix of the report?
pub(super) fn is_report(tree: &Document) -> bool {
    tree.title.to_lowercase().contains(&TITLE.to_lowercase())
}

/// The plan's node with the report in the place of its own text and appendices: those name sums
/// of their own tables, which would not be the only ones any more.
pub(super) fn node(checked: &Checked, plan: Input<'_>, report: &mut Report) -> Option<Node> {
    let Report { sources, findings } = report;
    let mut document = referred::node(plan.name, plan.bytes, sources, findings)?;
    let own = referred::node("báo cáo phân bổ", yaml(checked).as_bytes(), sources, findings)?;
    let Value::Map(entries) = &mut document.value else { return Some(document) };
    let Value::Map(own) = own.value else { return Some(document) };
    entries.retain(|entry| entry.key != "kem_theo" && entry.key != "phu_luc");
    for entry in own {
        match entries.iter_mut().find(|one| one.key == entry.key) {
            Some(replaced) => replaced.value = entry.value,
            None if entry.key == "phu_luc" => entries.push(entry),
            None => {}
        }
    }
    Some(document)
}

/// What stands for the plan's own text, in whichever way its kind has one.
const TEXT: &str = "Chi tiết tại Phụ lục kèm theo.";

/// The appendix: a table by unit and one by task.
fn yaml(checked: &Checked) -> String {
    let columns = checked.columns();
    let unit = checked.allocation.unit.name();
    let mut heads = String::new();
    for column in &columns {
        heads += &format!(
            "          - {{ma: {}, ten: {}, kieu: tien}}\n",
            quoted(&column.id),
            quoted(&without_variables(&column.title, &column.id))
        );
    }
    if columns.len() > 1 {
        let mut id = "tong".to_owned();
        while columns.iter().any(|column| column.id == id) {
            id.push('_');
        }
        heads += &format!("          - {{ma: {id}, ten: Tổng, kieu: tong_hang}}\n");
    }
    let upright = columns.len() <= UPRIGHT;
    let mut text = format!(
        "noi_dung: {TEXT}\ndieu: [{TEXT}]\nmo_dau: {TEXT}\nket: {TEXT}\ncan_cu: {TEXT}\ntheo_de_nghi: {TEXT}\n\
         phu_luc:\n  - ten: {TITLE}\n    huong: {}\n    ghi_chu: {NOTE}\n    bang:\n",
        if upright { "doc" } else { "ngang" }
    );
    let mut table = |title: &str, of: &str, rows: &mut dyn Iterator<Item = (String, Vec<Decimal>)>| {
        text += &format!(
            "      - ten: {title}\n        don_vi: {unit}\n        hien_don_vi: có\n        cot:\n\
             \x20         - {{ma: so_thu_tu, ten: STT, kieu: so_thu_tu, rong: 12}}\n\
             \x20         - {{ma: ten, ten: {of}, kieu: chu}}\n{heads}        nhiem_vu:\n"
        );
        for (name, figures) in rows {
            let figures = columns.iter().zip(figures);
            let figures = figures
                .map(|(column, figure)| format!("{}: {}", quoted(&column.id), quoted(&typed_amount(figure))));
            let figures = figures.collect::<Vec<_>>().join(", ");
            text += &format!("          - {{ten: {}, kinh_phi: {{{figures}}}}}\n", quoted(&name));
        }
    };
    let units = &mut checked.by_unit().map(|(name, figures)| (plain(&name), figures));
    table("Bảng 1. Theo địa phương", "Địa phương", units);
    let tasks = &mut checked.by_task();
    table("Bảng 2. Theo nhiệm vụ", "Nhiệm vụ", tasks);
    text
}

impl Checked {
    /// All columns of money, in the order of the tasks.
    pub fn columns(&self) -> Vec<&CityColumn> {
        let mut columns: Vec<&CityColumn> = Vec::new();
        for column in self.tasks.iter().flat_map(|task| &task.columns) {
            if !columns.iter().any(|one| one.id == column.id) {
                columns.push(column);
            }
        }
        columns
    }

    /// Each unit's name and its totals by column, in the unit of the allocation.
    pub fn by_unit(&self) -> impl Iterator<Item = (String, Vec<Decimal>)> {
        self.allocation.places.iter().map(|place| {
            let total = |column: &CityColumn| {
                let rows = self.allocation.rows_of(&place.code);
                let figures = rows.filter_map(|(_, row)| {
                    row.unit.convert(row.figures.get(&column.id)?.value, self.allocation.unit)
                });
                // Part of a sum that was exact.
                budget::sum(figures).unwrap_or_default()
            };
            let totals = self.columns().into_iter().map(total).collect();
            (format!("{} {}", first_capital(&place.kind), place.name), totals)
        })
    }

    /// Each task's name, as text with marks, and its sums by column.
    pub fn by_task(&self) -> impl Iterator<Item = (String, Vec<Decimal>)> {
        self.tasks.iter().map(|task| {
            let sum = |column: &CityColumn| {
                let line = |line: &&super::Line| line.task == task.id && line.column == column.id;
                self.lines.iter().find(line).map(|line| line.sum).unwrap_or_default()
            };
            (without_variables(&task.name, &task.id), self.columns().into_iter().map(sum).collect())
        })
    }
}

/// A template's text; its id where it says something else for each unit.
fn without_variables(text: &str, id: &str) -> String {
    let own = text.contains("{{") || text.contains("{%") || text.is_empty();
    if own { id.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// What stands in a table's cell, so that no sign of it is a mark.
fn plain(text: &str) -> String {
    let sign = |letter: char| letter.is_ascii_punctuation() && !"-.,'()/".contains(letter);
    text.chars().flat_map(|letter| sign(letter).then_some('\\').into_iter().chain([letter])).collect()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
